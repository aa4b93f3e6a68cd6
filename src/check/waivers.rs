//! Waivers applied to what was found. Not a check: it sees what the checks found, and takes
//! nothing out of what is left out of the sums.

use crate::diagnostic::{Diagnostic, rules};
use crate::plan::{Plan, Waiver};
use crate::vietnamese::date;
use chrono::NaiveDate;

/// Findings that are shown and those that a waiver passes over.
#[derive(Debug, Default)]
pub struct Judged {
    /// To be shown and counted, with a warning for each waiver that is over or not needed.
    pub shown: Vec<Diagnostic>,
    /// Passed over, counted on their own.
    pub waived: Vec<Diagnostic>,
}

/// Applies the plan's waivers on a day.
pub fn waive(plan: &Plan, findings: Vec<Diagnostic>, as_of: NaiveDate) -> Judged {
    let mut judged = Judged::default();
    let mut needed = vec![false; plan.waivers.len()];
    let in_force = |waiver: &Waiver| as_of <= waiver.until;
    for finding in findings {
        let waiver = plan.waivers.iter().position(|w| in_force(w) && w.covers(&finding));
        match waiver.and_then(|place| needed.get_mut(place)) {
            Some(needed) => {
                *needed = true;
                judged.waived.push(finding);
            }
            None => judged.shown.push(finding),
        }
    }
    for (waiver, needed) in plan.waivers.iter().zip(needed) {
        if !in_force(waiver) {
            judged.shown.push(expired(waiver));
        } else if !needed {
            judged.shown.push(unused(plan, waiver));
        }
    }
    judged
}

fn expired(waiver: &Waiver) -> Diagnostic {
    let last = date(waiver.until);
    let message = format!("Mục miễn này hết hạn sau ngày {last}, không còn tác dụng");
    Diagnostic::new(&rules::EXPIRED_WAIVER, waiver.span, message)
        .hint("Xoá mục này; còn cần miễn thì ghi văn bản mới (document) và ngày mới (until)")
}

fn unused(plan: &Plan, waiver: &Waiver) -> Diagnostic {
    let (name, rule) = (plan.name_in_sentence(waiver.unit), waiver.rule.name);
    let message = format!(
        "Mục miễn này không dùng đến: kỳ {} của {name} không có mục nào theo quy tắc {rule}",
        waiver.period
    );
    Diagnostic::new(&rules::UNUSED_WAIVER, waiver.span, message)
        .hint("Xoá mục này, hoặc sửa lại đơn vị, kỳ, quy tắc cho đúng")
}
