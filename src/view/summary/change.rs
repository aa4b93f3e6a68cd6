//! How a target moved since the period before, and why it cannot be said across a change of
//! population.

use super::targets;
use crate::aggregate::{Change, Coverage};
use crate::vietnamese::{padded, points};
use crate::view::Facts;
use std::cmp::Ordering;

/// `So với quý trước, tăng 5,99 điểm phần trăm (tính trên 60 đơn vị có số liệu ở cả hai kỳ).`
/// `cause` is what the drafter says of a fall.
pub(super) fn change(
    facts: &Facts<'_>,
    coverage: &Coverage,
    cause: Option<&str>,
) -> Option<String> {
    let change = coverage.change?;
    let noun = facts.overview.term.period.noun();
    let size = size(facts, coverage, &change);
    let both = format!(
        "tính trên {} {} có số liệu ở cả hai kỳ",
        padded(change.figures as u128),
        targets::noun(coverage)
    );
    Some(match change.direction() {
        Ordering::Greater => format!("So với {noun} trước, tăng {size} ({both})."),
        Ordering::Less => {
            let cause = cause.unwrap_or("[nguyên nhân]");
            format!("So với {noun} trước, giảm {size} ({both}), do {cause}.")
        }
        Ordering::Equal => {
            let what = if change.is_of_rates() { "Tỷ lệ" } else { "Kết quả" };
            format!("{what} không thay đổi so với {noun} trước ({both}).")
        }
    })
}

/// `5,99 điểm phần trăm`; of a count `66 tổ`.
fn size(facts: &Facts<'_>, coverage: &Coverage, change: &Change) -> String {
    if !change.is_of_rates() {
        let counts = &facts.plan.indicator(coverage.indicator).counts;
        return format!("{} {counts}", padded(change.number()));
    }
    match change.hundredths() {
        0 => format!("dưới {} điểm phần trăm", points(1)),
        hundredths => format!("{} điểm phần trăm", points(hundredths)),
    }
}

/// Where the year changed the population, there is nothing to compare with.
pub(super) fn other_population(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    let year = facts.overview.term.period.year();
    let now = coverage.population?;
    let before = facts.plan.population_in(coverage.indicator, year - 1)?;
    let known = facts.plan.periods().iter().any(|p| p.year() == year - 1);
    (known && before != now).then(|| {
        format!(
            "Đối tượng của chỉ tiêu năm {year} là {}, khác năm {} ({}), nên không so sánh với năm \
             trước.",
            facts.plan.population(now).name,
            year - 1,
            facts.plan.population(before).name
        )
    })
}
