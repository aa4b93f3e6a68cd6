//! `calendar.toml`: days off and swapped working days, each with its source.

use super::super::toml::Keys;
use crate::diagnostic::{Diagnostic, rules};
use crate::period::Calendar;
use chrono::NaiveDate;

/// Reads the file.
pub(super) fn read(mut keys: Keys<'_>, problems: &mut Vec<Diagnostic>) -> Calendar {
    let mut calendar = Calendar { years: years(&mut keys), ..Calendar::default() };
    for mut table in keys.tables("day_off") {
        let from = table.date("from");
        let to = table.maybe_date("to").unwrap_or(from);
        named(&mut table);
        calendar.days_off.extend(span_of_days(&mut table, from, to));
        table.finish(problems);
    }
    for mut table in keys.tables("working_day") {
        calendar.working_days.insert(table.date("date"));
        named(&mut table);
        table.finish(problems);
    }
    keys.finish(problems);
    calendar
}

fn years(keys: &mut Keys<'_>) -> std::collections::BTreeSet<i32> {
    let years = keys.numbers("years");
    if years.is_empty() {
        let message = "Chưa ghi các năm đã có lịch nghỉ (years)".to_owned();
        let hint = "Ghi years = [2025, 2026]".to_owned();
        keys.problem(&rules::MISSING_KEY, keys.span, (message, hint));
    }
    years.into_iter().collect()
}

/// Name, source and doubt stand in the file for its readers; deadlines need the dates only.
fn named(keys: &mut Keys<'_>) {
    keys.words("name");
    keys.words("source");
    keys.maybe_words("unverified");
}

fn span_of_days(keys: &mut Keys<'_>, from: NaiveDate, to: NaiveDate) -> Vec<NaiveDate> {
    let days: Vec<NaiveDate> = from.iter_days().take_while(|day| *day <= to).take(400).collect();
    if days.last() != Some(&to) {
        let message = format!("Không có ngày nghỉ nào từ {from} đến {to}");
        let hint = "Ngày cuối (to) phải sau ngày đầu (from), không quá 400 ngày".to_owned();
        keys.problem(&rules::INVALID_VALUE, keys.span, (message, hint));
    }
    days
}
