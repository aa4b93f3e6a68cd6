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
        Form::Figures => plan.has_figures(s.unit, s.period),
        Form::Tasks => plan.has_tasks(s.unit),
        Form::Models => true,
    };
    let files = reports.dataset.submitted.iter().filter(|file| !owed(file));
    files
        .map(|file| {
            let (name, form) = (plan.name_in_sentence(file.unit), file.form.name());
            let message = format!("Kế hoạch không giao {name} báo cáo biểu {form}");
            Diagnostic::new(&rules::UNEXPECTED_FORM, file.span, message)
                .hint("Kiểm tra tên tệp và thư mục của biểu; nếu đơn vị gửi nhầm thì bỏ tệp này")
                .about(Some(file.unit), Some(file.period))
        })
        .collect()
}
