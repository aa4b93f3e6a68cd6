//! The register's SHA-256 beside the file itself.

use crate::diagnostic::{Diagnostic, rules};
use crate::period::Period;
use crate::plan::{Form, Plan, UnitId};
use crate::source::{Sources, Span};
use crate::submission::{Dataset, Receipt, ReceivedAs};

/// A file that differs from what the last row of the register says was received. Older rows are
/// of contents that were replaced.
pub(super) fn changed_after_receipt(
    plan: &Plan,
    dataset: &Dataset,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let key = |receipt: &Receipt| match receipt.received {
        ReceivedAs::Form(form) => Some((receipt.period, form, receipt.unit)),
        ReceivedAs::Document => None,
    };
    let keyed = dataset.receipts.iter().filter_map(|receipt| Some((key(receipt)?, receipt)));
    // Registers are read row by row, so nearly all stand in order already.
    let mut receipts: Vec<((Period, Form, UnitId), &Receipt)> = keyed.collect();
    receipts.sort_by_key(|(key, _)| *key);
    let last = |wanted| {
        let end = receipts.partition_point(|(key, _)| *key <= wanted);
        receipts[..end].last().filter(|(key, _)| *key == wanted).map(|(_, receipt)| *receipt)
    };
    let submitted = dataset.submitted.iter();
    submitted
        .filter_map(|file| {
            let receipt = last((file.period, file.form, file.unit))?;
            let changed = !receipt.sha256.is_empty()
                && !receipt.sha256.eq_ignore_ascii_case(&sources.file(file.span.file).sha256());
            changed.then(|| problem(plan, receipt, file.span))
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
