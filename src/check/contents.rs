//! The register's SHA-256 beside the file itself.

use super::Reports;
use crate::diagnostic::{Diagnostic, rules};
use crate::plan::Plan;
use crate::source::{Sources, Span};
use crate::submission::Receipt;

/// A file that differs from what the last row of the register says was received. Older rows are
/// of contents that were replaced.
pub(super) fn changed_after_receipt(reports: &Reports<'_>, sources: &Sources) -> Vec<Diagnostic> {
    let files = reports.files.beside(&reports.receipts);
    files
        .filter_map(|(file, receipt)| {
            let receipt = receipt?;
            let changed = !receipt.sha256.is_empty()
                && !receipt.sha256.eq_ignore_ascii_case(&sources.file(file.span.file).sha256());
            changed.then(|| problem(reports.plan, receipt, file.span))
        })
        .collect()
}

fn problem(plan: &Plan, receipt: &Receipt, file: Span) -> Diagnostic {
    let name = plan.name_in_sentence(receipt.unit);
    let keeper = plan.name_in_sentence(plan.head.coordinator);
    let message = format!(
        "Tệp của {name} đã thay đổi sau khi tiếp nhận: nội dung khác với số tiếp nhận {}",
        receipt.number
    );
    Diagnostic::new(&rules::CHANGED_AFTER_RECEIPT, file, message)
        .hint(format!(
            "Nếu {name} gửi lại thì {keeper} ghi thêm một dòng vào sổ tiếp nhận; nếu sửa nhầm thì \
             khôi phục tệp như khi tiếp nhận"
        ))
        .label(receipt.row, "dòng tiếp nhận")
        .about(Some(receipt.unit), Some(receipt.period))
}
