//! The values that every letter may use.

use super::Values;
use crate::vietnamese::date;
use crate::view::Facts;

/// Who writes about which movement, plan and period.
pub(in crate::view) fn values(facts: &Facts<'_>) -> Values {
    let (plan, term) = (facts.plan, &facts.overview.term);
    let next = plan.period_after(term.period).map(|period| period.in_running_text());
    let mut values = Values::default();
    values.text("phong_trao", plan.head.program.clone());
    values.text("can_cu", plan.head.citation());
    values.text("ke_hoach", plan.head.short_citation());
    values.text("co_quan", plan.letterhead.issuer.clone());
    values.text("co_quan_tat", plan.letterhead.issuer_short.clone());
    values.text("ky", term.period.in_sentence());
    values.text("ky_day_du", plan.title_of_report(term.period));
    values.text("ky_sau", next.unwrap_or_else(|| "kỳ sau".to_owned()));
    values.text("nam", term.period.year().to_string());
    values.text("ngay", date(facts.overview.as_of));
    values.text("ngay_chot", date(term.window.1));
    values
}
