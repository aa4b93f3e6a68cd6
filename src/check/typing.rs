//! Numbers that were typed in another sense than the form asks for. They ask, they cost nothing.

use super::column::{Column, Entry};
use crate::diagnostic::{Diagnostic, rules};
use crate::plan::Denominator;
use crate::submission::{Figure, Value};
use crate::vietnamese::grouped;

/// A percent is at most this.
const LARGEST_PERCENT: u64 = 100;

/// From so many people on, a hundred of them are so few that a percent is likelier.
const MANY_PEOPLE: u64 = 1000;

/// A share of the people, typed where their number belongs, without its sign: the numbers, if
/// the figure reads so.
fn percent_typed((numerator, denominator): (Value, Value)) -> Option<(u64, u64)> {
    let (numerator, denominator) = (numerator.count()?, denominator.count()?);
    let reads_so = (1..=LARGEST_PERCENT).contains(&numerator) && denominator >= MANY_PEOPLE;
    reads_so.then_some((numerator, denominator))
}

/// `85` beside 12.000 people: perhaps 85 percent. A note, or as few people in the period before,
/// answers the question.
pub(super) fn asks_for_percent(column: &Column<'_, '_>, entry: &Entry<'_>) -> Option<(u64, u64)> {
    let cells = |figure: &Figure| (figure.numerator().value, figure.denominator().value);
    let as_few = || entry.earlier.and_then(|earlier| percent_typed(cells(earlier.first))).is_some();
    let people = column.indicator.denominator != Denominator::None;
    let doubtful = people && !entry.figure.has_note();
    percent_typed((entry.numerator, entry.denominator)).filter(|_| doubtful && !as_few())
}

/// Shares of the people, typed where their number belongs.
pub(super) fn percent_as_count(column: &Column<'_, '_>, entry: &Entry<'_>) -> Option<Diagnostic> {
    let figure = entry.figure;
    let (numerator, denominator) = asks_for_percent(column, entry)?;
    let message = format!(
        "Số đạt ghi {numerator} trên tổng số {} người: có thể là tỷ lệ phần trăm",
        grouped(denominator.into())
    );
    let hint = "Ghi số người đạt, không ghi tỷ lệ; nếu đúng là số người, ghi lý do vào cột ghi_chu";
    let found = Diagnostic::new(&rules::PERCENT_AS_COUNT, figure.numerator().span, message);
    Some(found.hint(hint).about(Some(figure.reporter), Some(figure.key.period)))
}
