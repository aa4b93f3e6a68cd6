//! Checks of answers for tasks.

use super::Reports;
use crate::diagnostic::{Diagnostic, rules};
use crate::plan::{Answerable, Plan, Task};
use crate::submission::Answer;

/// An answer for an action that another unit leads, or for a heading by a unit that answers by
/// action.
pub(super) fn not_the_lead(reports: &Reports<'_>) -> Vec<Diagnostic> {
    reports.dataset.answers.iter().filter_map(|answer| check(reports.plan, answer)).collect()
}

fn check(plan: &Plan, answer: &Answer) -> Option<Diagnostic> {
    let leads = |task: &Task| task.lead.iter().any(|p| plan.includes(*p, answer.unit));
    let (right, wrong, hint) = match answer.task {
        Answerable::Task(id) => {
            let wrong = "không chủ trì nhiệm vụ này";
            (leads(plan.task(id)), wrong, "Xoá dòng này, hoặc sửa mã nhiệm vụ")
        }
        Answerable::Heading(_) if !plan.answers_by_heading(answer.unit) => {
            let wrong = "báo cáo từng nhiệm vụ, không báo cáo theo đề mục";
            (false, wrong, "Ghi mỗi nhiệm vụ một dòng, với mã của nhiệm vụ")
        }
        Answerable::Heading(heading) => {
            let wrong = "không chủ trì nhiệm vụ nào của đề mục này";
            let mut under = plan.tasks.iter().filter(|task| task.heading == Some(heading));
            (under.any(leads), wrong, "Xoá dòng này, hoặc sửa mã đề mục")
        }
    };
    (!right).then(|| {
        let message = format!("{} {wrong}", plan.unit(answer.unit).name);
        Diagnostic::new(&rules::NOT_THE_LEAD, answer.row, message)
            .hint(hint)
            .about(Some(answer.unit), Some(answer.period))
    })
}
