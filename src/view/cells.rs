//! Cells whose words stand for a value: every format prints the words, a workbook holds the value.

use super::words;
use crate::aggregate::{Coverage, Share};
use crate::document::{Cell, Value};
use crate::plan::Amount;
use crate::vietnamese::{date, grouped};
use chrono::NaiveDate;

/// A number, with dots between thousands.
pub(super) fn count(n: u128) -> Cell {
    Cell::valued(grouped(n), Value::Count(n))
}

/// A number where there is one.
pub(super) fn count_if(n: Option<u128>) -> Cell {
    n.map(count).unwrap_or_default()
}

/// A number of things in a list.
pub(super) fn number(n: usize) -> Cell {
    Cell::valued(n.to_string(), Value::Count(n as u128))
}

/// A day where there is one.
pub(super) fn day_if(day: Option<NaiveDate>) -> Cell {
    day.map(|day| Cell::valued(date(day), Value::Day(day))).unwrap_or_default()
}

/// A share in percent, as [`words::percent_of`] prints it; empty without people.
pub(super) fn percent_of(share: Share, coverage: &Coverage) -> Cell {
    ratio(words::percent_of(share, coverage), share)
}

/// The printed percentage of an indicator; empty where nothing counts.
pub(super) fn percent(coverage: &Coverage) -> Cell {
    ratio(words::percent_text(coverage), coverage.counted)
}

/// Coverage over target; empty where there is none.
pub(super) fn of_target(coverage: &Coverage) -> Cell {
    let share = coverage.of_target.unwrap_or_default();
    ratio(words::of_target_text(coverage), share)
}

/// The target; one that must not be exceeded is said in words.
pub(super) fn target(coverage: &Coverage) -> Cell {
    let text = words::target_text(coverage);
    let goal = coverage.target.as_ref().map(|target| target.goal);
    match goal.filter(|goal| !goal.at_most).map(|goal| goal.amount) {
        Some(Amount::Count(count)) => Cell::valued(text, Value::Count(count)),
        Some(Amount::Percent(hundredths)) => {
            ratio(text, Share { numerator: hundredths, denominator: 10_000 })
        }
        None => text.into(),
    }
}

fn ratio(text: String, Share { numerator, denominator }: Share) -> Cell {
    if text.is_empty() {
        return Cell::default();
    }
    Cell::valued(text, Value::Percent { numerator, denominator })
}
