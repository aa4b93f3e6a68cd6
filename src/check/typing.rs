//! Numbers that were typed in another sense than the form asks for. They ask, they cost nothing.

use super::Reports;
use super::earlier::Earlier;
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
fn percent_typed(figure: &Figure) -> Option<(u64, u64)> {
    let (Value::Count(numerator), Value::Count(denominator)) =
        (figure.numerator().value, figure.denominator().value)
    else {
        return None;
    };
    let reads_so = (1..=LARGEST_PERCENT).contains(&numerator) && denominator >= MANY_PEOPLE;
    reads_so.then_some((numerator, denominator))
}

/// `85` beside 12.000 people: perhaps 85 percent. A note, or as few people in the period before,
/// answers the question.
pub(super) fn asks_for_percent(reports: &Reports<'_>, figure: &Figure) -> Option<(u64, u64)> {
    let denominator = reports.plan.indicator(figure.key.indicator).denominator;
    let as_few = || Earlier::of(reports, figure).and_then(|e| percent_typed(e.first)).is_some();
    let doubtful = denominator != Denominator::None && !figure.has_note;
    percent_typed(figure).filter(|_| doubtful && !as_few())
}

/// Shares of the people, typed where their number belongs.
pub(super) fn percents_as_counts(reports: &Reports<'_>) -> Vec<Diagnostic> {
    let check = |figure: &Figure| {
        let (numerator, denominator) = asks_for_percent(reports, figure)?;
        let message = format!(
            "Số đạt ghi {numerator} trên tổng số {} người: có thể là tỷ lệ phần trăm",
            grouped(denominator.into())
        );
        let hint =
            "Ghi số người đạt, không ghi tỷ lệ; nếu đúng là số người, ghi lý do vào cột ghi_chu";
        let found = Diagnostic::new(&rules::PERCENT_AS_COUNT, figure.numerator().span, message);
        Some(found.hint(hint).about(Some(figure.reporter), Some(figure.key.period)))
    };
    reports.dataset.figures.iter().filter_map(check).collect()
}
