//! The register's SHA-256 beside the file itself.

use crate::diagnostic::{Diagnostic, rules};
use crate::period::Period;
use crate::plan::{Form, Plan, UnitId};
use crate::source::{Sources, Span};
use crate::submission::{Dataset, Receipt, ReceivedAs};
use std::collections::BTreeMap;

/// A file that differs from what the last row of the register says was received. Older rows are
/// of contents that were replaced.
pub(super) fn changed_after_receipt(
    plan: &Plan,
    dataset: &Dataset,
    sources: &Sources,
) -> Vec<Diagnostic> {
    let mut last: BTreeMap<(Period, Form, UnitId), &Receipt> = BTreeMap::new();
    for receipt in &dataset.receipts {
        if let ReceivedAs::Form(form) = receipt.received {
            last.insert((receipt.period, form, receipt.unit), receipt);
        }
    }
    let submitted = dataset.submitted.iter();
    submitted
        .filter_map(|file| {
            let receipt = last.get(&(file.period, file.form, file.unit))?;
            let changed = !receipt.sha256.is_empty()
                && !receipt
                    .sha256
                    .eq_ignore_ascii_case(&hexadecimal(&sources.file(file.span.file).digest()));
            changed.then(|| problem(plan, receipt, file.span))
        })
        .collect()
}

fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    #[test]
    fn the_digest_is_that_of_the_committed_form() {
        let file = |bytes: &[u8]| SourceFile::from_bytes("a".to_owned(), bytes.to_vec());
        // echo abc | sha256sum
        let expected = "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb";
        for same in [&b"abc\n"[..], b"abc\r\n", b"\xEF\xBB\xBFabc\n"] {
            assert_eq!(hexadecimal(&file(same).digest()), expected);
            let mut forgotten = file(same);
            forgotten.forget(true);
            assert_eq!(hexadecimal(&forgotten.digest()), expected);
        }
        assert_ne!(hexadecimal(&file(b"abc").digest()), expected);
    }
}
