//! What to do next, at most three commands in the order in which they should be done.

use super::Facts;
use crate::aggregate::ReportState;

/// Command and why. Empty where nothing is left to do before signing.
pub(super) fn commands(facts: &Facts<'_>) -> Vec<(String, String)> {
    let overview = facts.overview;
    let period = overview.term.period;
    if overview.empty {
        return vec![first(facts)];
    }
    let mut steps: Vec<(String, String)> = Vec::new();
    let errors = facts.problems.errors;
    if errors > 0 {
        steps.push(("bdhvs validate".to_owned(), format!("xem và sửa {errors} lỗi")));
    }
    // What was sent is neither urged nor drafted any more.
    if facts.revised.iter().any(|closed| closed.period == period) {
        return steps;
    }
    let missing = overview.reporting.in_state(ReportState::Missing).count();
    let lacking = overview.reporting.lacking_forms().len();
    if missing + lacking > 0 {
        let owed = [(missing, "đơn vị chưa gửi"), (lacking, "đơn vị thiếu biểu")];
        let owed = owed.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{n} {what}"));
        let owed = owed.collect::<Vec<_>>().join(", ");
        steps.push(("bdhvs deadlines".to_owned(), owed));
    }
    let open = errors + missing + lacking > 0;
    if open || overview.as_of <= overview.term.province_due {
        let which = match period.noun() {
            "kỳ" => "kỳ này",
            noun => noun,
        };
        let why = format!("dự thảo báo cáo {which} và 3 phụ lục");
        steps.push(("bdhvs summary --draft".to_owned(), why));
    }
    if open { steps } else { Vec::new() }
}

/// What to do while nothing has arrived: units need their forms first.
pub(super) fn first(facts: &Facts<'_>) -> (String, String) {
    let plan = facts.plan;
    match plan.largest_group(&facts.overview.term) {
        Some(group) => {
            let command = format!("bdhvs template --group {}", plan.group(group).id);
            (command, "biểu mẫu để gửi các đơn vị".to_owned())
        }
        None => ("bdhvs deadlines".to_owned(), "ai phải gửi gì, trước ngày nào".to_owned()),
    }
}
