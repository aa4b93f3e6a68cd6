//! Checks of answers for tasks.

use super::Reports;
use crate::diagnostic::{Diagnostic, rules};
use crate::plan::{Answerable, Plan, Task, UnitId};
use crate::submission::Answer;

/// An answer for an action that another unit leads, or for a heading by a unit that answers by
/// action.
pub(super) fn not_the_lead(reports: &Reports<'_>) -> Vec<Diagnostic> {
    reports.dataset.answers.iter().filter_map(|answer| check(reports.plan, answer)).collect()
}

fn check(plan: &Plan, answer: &Answer) -> Option<Diagnostic> {
    let leads = |task: &Task| task.lead.iter().any(|p| plan.members(*p).contains(&answer.unit));
    let heading_allowed = plan.answers_by_heading(answer.unit);
    let (right, hint) = match answer.task {
        Answerable::Task(id) => (leads(plan.task(id)), "Xoá dòng này, hoặc sửa mã nhiệm vụ"),
        Answerable::Heading(_) if !heading_allowed => {
            (false, "Đơn vị này trả lời từng nhiệm vụ, không trả lời theo đề mục")
        }
        Answerable::Heading(heading) => {
            let mut under = plan.tasks.iter().filter(|task| task.heading == Some(heading));
            (under.any(leads), "Xoá dòng này, hoặc sửa mã đề mục")
        }
    };
    (!right).then(|| {
        let message = format!("{} không chủ trì nhiệm vụ này", name(plan, answer.unit));
        Diagnostic::new(&rules::NOT_THE_LEAD, answer.row, message)
            .hint(hint)
            .about(Some(answer.unit), Some(answer.period))
    })
}

fn name(plan: &Plan, unit: UnitId) -> &str {
    &plan.unit(unit).name
}
