//! Figures of the gathering unit itself: no deadline and no reminder asks for them.

use super::Facts;
use crate::aggregate::own_figures;
use crate::plan::{IndicatorId, UnitId};

/// `Sở A: CBCCVC, người LĐ`, a unit each.
pub(super) fn names(facts: &Facts<'_>) -> Vec<String> {
    let all = own_figures(facts.plan, facts.overview);
    all.iter().map(|(unit, figures)| named(facts, *unit, figures)).collect()
}

fn named(facts: &Facts<'_>, unit: UnitId, figures: &[IndicatorId]) -> String {
    let year = facts.overview.term.period.year();
    let names = figures.iter().map(|id| facts.plan.short_name_in(*id, year));
    format!("{}: {}", facts.plan.unit(unit).name, names.collect::<Vec<_>>().join(", "))
}

/// What is missing, and the command that enters it.
pub fn own(facts: &Facts<'_>) -> Vec<String> {
    let all = own_figures(facts.plan, facts.overview);
    let sentence = |(unit, figures): &(UnitId, Vec<IndicatorId>)| {
        let first = figures.first().map(|id| facts.plan.indicator(*id).id.as_str());
        format!(
            "Chưa có số liệu của chính đơn vị tổng hợp, {}. Nhập: bdhvs enter {} \
             {}=SỐ-ĐẠT/TỔNG-SỐ --date NGÀY",
            named(facts, *unit, figures),
            facts.plan.unit(*unit).id,
            first.unwrap_or_default()
        )
    };
    all.iter().map(sentence).collect()
}
