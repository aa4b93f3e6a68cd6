//! Files beside what their units owe.

use super::Reports;
use crate::diagnostic::{Diagnostic, rules};
use crate::plan::Form;
use crate::submission::Submitted;

/// A file of a form in which its unit has nothing to report. Good models are an offer: anybody
/// may send them.
pub(super) fn unexpected(reports: &Reports<'_>) -> Vec<Diagnostic> {
    let plan = reports.plan;
    let owed = |s: &&Submitted| match s.form {
        Form::Figures => {
            let asked = reports.asked.get(&s.period);
            asked.is_some_and(|asked| plan.owes_figures(s.unit, s.period, asked))
        }
        Form::Tasks => {
            plan.has_tasks(s.unit)
                && plan.is_bound(s.unit, s.period)
                && plan.asks_for(s.form, s.period)
        }
        Form::Models => true,
    };
    let files = reports.dataset.submitted.iter().filter(|file| !owed(file));
    files
        .map(|file| {
            let (name, form) = (plan.name_in_sentence(file.unit), file.form.name());
            let message = match plan.is_bound(file.unit, file.period) {
                true => format!("Kế hoạch không giao {name} báo cáo biểu {form}"),
                false => format!("Kỳ này kế hoạch không giao {name} báo cáo"),
            };
            Diagnostic::new(&rules::UNEXPECTED_FORM, file.span, message)
                .hint("Kiểm tra tên tệp và thư mục của biểu; nếu đơn vị gửi nhầm thì bỏ tệp này")
                .about(Some(file.unit), Some(file.period))
        })
        .collect()
}
