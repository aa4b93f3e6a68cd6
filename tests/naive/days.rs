//! Periods and days, worked out again: a period is its text, its kind and its two days.

use chrono::{Datelike, Days, Months, NaiveDate, Weekday};
use std::collections::BTreeSet;
use toml::Value;

/// A period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Span {
    pub(crate) id: String,
    pub(crate) kind: String,
    pub(crate) year: i32,
    pub(crate) first: NaiveDate,
    pub(crate) last: NaiveDate,
}

pub(crate) fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

fn months(kind: &str) -> u32 {
    match kind {
        "month" => 1,
        "quarter" => 3,
        "half-year" => 6,
        "year" => 12,
        other => panic!("{other}"),
    }
}

/// Every period of a kind between two years, by brute force.
fn all(kind: &str) -> Vec<Span> {
    let length = months(kind);
    let number = |year, n| match kind {
        "month" => format!("{year}-M{n:02}"),
        "quarter" => format!("{year}-Q{n}"),
        "half-year" => format!("{year}-H{n}"),
        _ => format!("{year}"),
    };
    let of_year = |year: i32| (1..=12 / length).map(move |n| (year, n));
    let span = |(year, n): (i32, u32)| {
        let first = NaiveDate::from_ymd_opt(year, (n - 1) * length + 1, 1).expect("day");
        let last = first + Months::new(length) - Days::new(1);
        Span { id: number(year, n), kind: kind.to_owned(), year, first, last }
    };
    (2024..=2028).flat_map(of_year).map(span).collect()
}

/// The periods of one `[[reporting]]`.
pub(crate) fn periods(reporting: &Value) -> Vec<Span> {
    let kind = reporting["frequency"].as_str().expect("frequency");
    if kind == "dates" {
        let dates = reporting["dates"].as_array().expect("dates").iter();
        let mut days: Vec<NaiveDate> = dates.map(|date| day(&date.to_string())).collect();
        days.sort();
        return days.into_iter().map(on).collect();
    }
    let place = |key: &str| {
        let id = reporting[key].as_str().expect("period");
        all(kind).iter().position(|span| span.id == id).expect("known")
    };
    all(kind)[place("first")..=place("last")].to_vec()
}

fn on(day: NaiveDate) -> Span {
    Span { id: day.to_string(), kind: "dates".to_owned(), year: day.year(), first: day, last: day }
}

/// Longer ones behind shorter ones that end on the same day.
pub(crate) fn order(span: &Span) -> (NaiveDate, u32) {
    let rank = match span.kind.as_str() {
        "dates" => 99,
        kind => months(kind),
    };
    (span.last, rank)
}

fn in_month(span: &Span, number: i64, wanted: i64) -> NaiveDate {
    let first = span.first.with_day(1).expect("day");
    let month = match number {
        0 => first - Months::new(1),
        n => first + Months::new(u32::try_from(n - 1).expect("month")),
    };
    let after = month + Months::new(1) - Days::new(1);
    month.with_day(u32::try_from(wanted.max(1)).expect("day")).unwrap_or(after)
}

/// First and last day of the data.
pub(crate) fn window(reporting: &Value, span: &Span) -> (NaiveDate, NaiveDate) {
    if let Some(rule) = reporting.get("window") {
        let number = |key: &str| rule[key].as_integer().expect("number");
        return (
            in_month(span, number("from_month"), number("from_day")),
            in_month(span, number("to_month"), number("to_day")),
        );
    }
    if span.kind != "dates" {
        return (span.first, span.last);
    }
    let before = periods(reporting).into_iter().rfind(|other| other.last < span.last);
    let year = NaiveDate::from_ymd_opt(span.year, 1, 1).expect("day");
    (before.map_or(year, |other| other.last + Days::new(1)), span.last)
}

/// The last good day under a rule.
pub(crate) fn due(
    reporting: &Value,
    key: &str,
    span: &Span,
    off: &BTreeSet<NaiveDate>,
) -> NaiveDate {
    let rule = &reporting[key];
    let strict = rule.get("strict").and_then(Value::as_bool).unwrap_or(false);
    let before = i64::from(strict);
    let mut day = match rule.get("days_after").and_then(Value::as_integer) {
        Some(days) => {
            span.last + Days::new(u64::try_from(days).expect("days")) - Days::new(u64::from(strict))
        }
        None => {
            let number = |key: &str| rule[key].as_integer().expect("number");
            let (month, day) = (number("month_in_period"), number("day") - before);
            // Before the first of a month is the last of the month before.
            let first = in_month(span, month, 1);
            if day == 0 { first - Days::new(1) } else { in_month(span, month, day) }
        }
    };
    let idle =
        |day: NaiveDate| matches!(day.weekday(), Weekday::Sat | Weekday::Sun) || off.contains(&day);
    while reporting["day_off"].as_str() == Some("next-working-day") && idle(day) {
        day = day + Days::new(1);
    }
    day
}
