//! Dated notes of the plan that touch an indicator.

use crate::aggregate::Coverage;
use crate::plan::{Break, Since};
use crate::vietnamese::date;
use crate::view::Facts;

/// The notes of the period's year on an indicator and its parts, each once.
pub(in crate::view) fn of<'a>(facts: &Facts<'a>, coverage: &Coverage) -> Vec<&'a Break> {
    let term = &facts.overview.term;
    let parts = coverage.parts.iter().map(|part| part.indicator);
    let ids = std::iter::once(coverage.indicator).chain(parts);
    let mut found: Vec<&Break> = ids.flat_map(|id| facts.plan.breaks_of_year(id, term)).collect();
    found.sort_by_key(|b| b.span);
    found.dedup_by_key(|b| b.span);
    found
}

/// `Thay đổi từ ngày 01/01/2026: … (Nghị quyết 1/NQ).`
pub(in crate::view) fn sentence(b: &Break) -> String {
    let since = match b.since {
        Since::Day(day) => format!("ngày {}", date(day)),
        Since::Period(period) => period.in_sentence(),
    };
    let paper = b.document.as_ref().map_or_else(String::new, |paper| format!(" ({paper})"));
    format!("Thay đổi từ {since}: {}{paper}.", b.text.trim_end_matches('.'))
}
