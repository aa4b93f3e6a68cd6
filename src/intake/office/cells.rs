//! What stands in one cell of a workbook, as the text that its sender sees.

use super::broken;
use super::strings::unescaped;
use super::styles::Shown;
use crate::intake::finding::Refusal;
use chrono::{Days, NaiveDate};

/// What all cells of a workbook draw on.
#[derive(Debug, Default)]
pub(super) struct Book {
    pub(super) strings: Vec<String>,
    pub(super) shown: Vec<Shown>,
    /// True where days are counted from 1904.
    pub(super) from_1904: bool,
}

/// A cell as it stands in the file.
#[derive(Debug, Default)]
pub(super) struct Raw {
    pub(super) kind: String,
    pub(super) style: usize,
    pub(super) value: Option<String>,
    pub(super) inline: Option<String>,
    pub(super) formula: Option<String>,
}

/// A cell as it is read.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Value {
    pub(super) text: String,
    /// True for a number and not a text that looks like one.
    pub(super) number: bool,
}

impl Value {
    fn text(text: impl Into<String>) -> Self {
        Self { text: text.into(), number: false }
    }
}

impl Book {
    pub(super) fn value(&self, raw: &Raw) -> Result<Value, Refusal> {
        let value = raw.value.as_deref().unwrap_or_default();
        if let Some(formula) = raw.formula.as_deref()
            && value.is_empty()
            && raw.inline.is_none()
            && raw.kind != "str"
        {
            // Nobody has worked it out: what is shown is the formula itself.
            return Ok(Value::text(format!("={formula}")));
        }
        Ok(match raw.kind.as_str() {
            "s" => Value::text(self.shared(value)?),
            "str" | "e" => Value::text(unescaped(value)),
            "inlineStr" => Value::text(raw.inline.clone().unwrap_or_default()),
            "b" => Value::text(if value.trim() == "1" { "TRUE" } else { "FALSE" }),
            "d" => Value::text(iso_day(value)),
            _ => self.number(value.trim(), self.shown.get(raw.style).copied().unwrap_or_default()),
        })
    }

    fn shared(&self, number: &str) -> Result<&str, Refusal> {
        let at: Option<usize> = number.trim().parse().ok();
        let text = at.and_then(|at| self.strings.get(at)).map(String::as_str);
        text.ok_or_else(|| broken("ô chữ chỉ vào chỗ không có"))
    }

    fn number(&self, text: &str, shown: Shown) -> Value {
        let Some(number) = text.parse::<f64>().ok().filter(|n| n.is_finite()) else {
            return Value::text(text);
        };
        match shown {
            Shown::Percent(decimals) => {
                let text = format!("{:.decimals$}%", number * 100.0).replace('.', ",");
                Value { text, number: true }
            }
            Shown::Date => Value::text(self.day(number).unwrap_or_else(|| text.to_owned())),
            Shown::Padded(digits) => {
                let plain = plain(number, text);
                Value { text: format!("{plain:0>digits$}"), number: true }
            }
            Shown::Plain => Value { text: plain(number, text), number: true },
        }
    }

    /// `22/5/2026`, `22/5/2026 08:30`, `08:30`.
    fn day(&self, serial: f64) -> Option<String> {
        if !(0.0..2_958_466.0).contains(&serial) {
            return None;
        }
        let minutes = ((serial.fract() * 1440.0).round() as u32).min(1439);
        let hour = format!("{:02}:{:02}", minutes / 60, minutes % 60);
        let days = serial.trunc() as u64;
        if days == 0 && !self.from_1904 {
            return Some(hour);
        }
        let base = match (self.from_1904, days) {
            (true, _) => NaiveDate::from_ymd_opt(1904, 1, 1),
            // Excel believes that 1900 was a leap year.
            (false, ..60) => NaiveDate::from_ymd_opt(1899, 12, 31),
            (false, _) => NaiveDate::from_ymd_opt(1899, 12, 30),
        };
        let day = crate::vietnamese::date(base?.checked_add_days(Days::new(days))?);
        Some(if minutes == 0 { day } else { format!("{day} {hour}") })
    }
}

/// A number without signs between thousands and with a comma before its decimals. A spreadsheet
/// keeps 15 digits; what is behind them is noise of its arithmetic.
fn plain(number: f64, text: &str) -> String {
    let rounded: f64 = format!("{number:.14e}").parse().unwrap_or(number);
    if rounded.fract() == 0.0 {
        return if rounded.abs() < 1e15 { format!("{rounded:.0}") } else { text.to_owned() };
    }
    let shown = format!("{rounded:.8}");
    let shown = shown.trim_end_matches('0').trim_end_matches('.');
    match shown.split_once('.') {
        // Three decimals would look like thousands: there the zero behind them is kept.
        Some((whole, decimals)) if decimals.len() == 3 => format!("{whole},{decimals}0"),
        Some((whole, decimals)) => format!("{whole},{decimals}"),
        None => format!("{rounded:e}"),
    }
}

/// `2026-12-14T00:00:00` as it is read here.
fn iso_day(text: &str) -> String {
    let day = text.get(..10).and_then(crate::period::parse_date);
    day.map_or_else(|| text.to_owned(), crate::vietnamese::date)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn book(shown: Shown, from_1904: bool) -> Book {
        Book { strings: vec!["chữ".into()], shown: vec![shown], from_1904 }
    }

    #[track_caller]
    fn reads(value: &str, shown: Shown, expected: &str, number: bool) {
        let raw = Raw { value: Some(value.into()), ..Raw::default() };
        let read = book(shown, false).value(&raw).expect("value");
        assert_eq!((read.text.as_str(), read.number), (expected, number), "{value} {shown:?}");
    }

    #[test]
    fn numbers_are_whole_or_say_that_they_are_not() {
        reads("36845", Shown::Plain, "36845", true);
        reads("36845.000000000004", Shown::Plain, "36845", true);
        reads("3.6845E4", Shown::Plain, "36845", true);
        reads("-5", Shown::Plain, "-5", true);
        reads("22.5", Shown::Plain, "22,5", true);
        reads("12.418", Shown::Plain, "12,4180", true);
        reads("0.69849368978151717", Shown::Percent(2), "69,85%", true);
        reads("0.85", Shown::Percent(0), "85%", true);
        reads("164", Shown::Padded(5), "00164", true);
        reads("1e300", Shown::Plain, "1e300", true);
        reads("1e-12", Shown::Plain, "1e-12", true);
    }

    #[test]
    fn days_are_counted_from_either_year() {
        reads("46370", Shown::Date, "14/12/2026", false);
        reads("46370.354166666664", Shown::Date, "14/12/2026 08:30", false);
        reads("0.5", Shown::Date, "12:00", false);
        reads("1", Shown::Date, "01/01/1900", false);
        reads("61", Shown::Date, "01/3/1900", false);
        let raw = Raw { value: Some("44908".into()), ..Raw::default() };
        let read = book(Shown::Date, true).value(&raw).expect("value");
        assert_eq!(read.text, "14/12/2026");
        reads("99999999", Shown::Date, "99999999", false);
    }

    #[test]
    fn texts_errors_and_formulas_without_a_result_are_shown() {
        let read = |kind: &str, value: Option<&str>, formula: Option<&str>| {
            let (value, formula) = (value.map(str::to_owned), formula.map(str::to_owned));
            let raw = Raw { kind: kind.into(), value, formula, ..Raw::default() };
            book(Shown::Plain, false).value(&raw).map(|value| value.text)
        };
        assert_eq!(read("s", Some("0"), None).as_deref(), Ok("chữ"));
        assert!(read("s", Some("1"), None).is_err());
        assert_eq!(read("e", Some("#N/A"), Some("A1")).as_deref(), Ok("#N/A"));
        assert_eq!(read("", None, Some("F7*2")).as_deref(), Ok("=F7*2"));
        assert_eq!(read("", Some("12"), Some("F7*2")).as_deref(), Ok("12"));
        assert_eq!(read("str", Some(""), Some("A1")).as_deref(), Ok(""));
        assert_eq!(read("b", Some("1"), None).as_deref(), Ok("TRUE"));
        assert_eq!(read("d", Some("2026-12-14T00:00:00"), None).as_deref(), Ok("14/12/2026"));
    }
}
