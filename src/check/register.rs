//! The register beside the files.

use super::Reports;
use crate::diagnostic::{Diagnostic, rules};
use crate::period::Period;
use crate::plan::{Role, UnitId};
use crate::submission::Receipt;

/// A report file that the register does not have: its figures count, but never as on time.
pub(super) fn files_without_receipt(reports: &Reports<'_>) -> Vec<Diagnostic> {
    // The gathering unit keeps the register and does not receive from itself.
    let sends = |unit: UnitId| reports.plan.unit(unit).role != Role::Aggregates;
    let files = reports.files.without(&reports.receipts);
    files
        .filter(|file| sends(file.unit))
        .map(|s| {
            let name = reports.plan.name_in_sentence(s.unit);
            let form = s.form.name();
            let message = format!("Sổ tiếp nhận chưa có biểu {form} của {name}");
            Diagnostic::new(&rules::FILE_WITHOUT_RECEIPT, s.span, message)
                .hint(format!(
                    "Chạy lại đúng lệnh bdhvs receive đã dùng, hoặc thêm một dòng vào \
                     reports/{}/so-tiep-nhan.csv",
                    s.period
                ))
                .about(Some(s.unit), Some(s.period))
        })
        .collect()
}

/// A receipt of a form whose file is not there: figures were lost or never put in.
pub(super) fn receipts_without_file(reports: &Reports<'_>) -> Vec<Diagnostic> {
    let receipts = reports.receipts.without(&reports.files);
    receipts
        .map(|receipt| {
            let name = reports.plan.name_in_sentence(receipt.unit);
            let message = format!("Đã ghi sổ số {} nhưng không có tệp của {name}", receipt.number);
            Diagnostic::new(&rules::RECEIPT_WITHOUT_FILE, receipt.row, message)
                .hint("Khôi phục tệp, hoặc ghi biểu là van-ban nếu chỉ nhận được văn bản")
                .about(Some(receipt.unit), Some(receipt.period))
        })
        .collect()
}

/// Numbers that stand twice; dates before the data window or after today.
pub(super) fn numbers_and_dates(reports: &Reports<'_>) -> Vec<Diagnostic> {
    let receipts = &reports.dataset.receipts;
    let mut found = numbers_used_twice(receipts);
    found.extend(receipts.iter().filter_map(|receipt| date_out_of_range(reports, receipt)));
    found
}

fn numbers_used_twice(receipts: &[Receipt]) -> Vec<Diagnostic> {
    fn number(receipt: &Receipt) -> (Period, &str) {
        (receipt.period, &receipt.number)
    }
    // Registers are read row by row, so nearly all stand in order already.
    let mut receipts: Vec<&Receipt> = receipts.iter().collect();
    receipts.sort_by(|a, b| number(a).cmp(&number(b)));
    let same = receipts.chunk_by(|a, b| number(a) == number(b));
    let again = same.flat_map(|same| same[1..].iter().map(|receipt| (same[0], *receipt)));
    again
        .map(|(first, receipt)| {
            let message = format!("Số tiếp nhận {} đã được dùng", receipt.number);
            Diagnostic::new(&rules::DUPLICATE_RECEIPT, receipt.row, message)
                .label(first.row, "đã dùng ở đây")
                .hint("Đánh số tiếp theo của kỳ")
                .about(Some(receipt.unit), Some(receipt.period))
        })
        .collect()
}

fn date_out_of_range(reports: &Reports<'_>, receipt: &Receipt) -> Option<Diagnostic> {
    let term = reports.terms.get(&receipt.period)?;
    let day = || crate::vietnamese::date(receipt.received_on);
    let message = if receipt.received_on < term.window.0 {
        let (day, from) = (day(), crate::vietnamese::date(term.window.0));
        format!("Ngày nhận {day} trước ngày đầu của kỳ số liệu ({from})")
    } else if receipt.received_on > reports.as_of {
        let (day, today) = (day(), crate::vietnamese::date(reports.as_of));
        format!("Ngày nhận {day} sau ngày đang xét ({today})")
    } else if receipt.document_date.is_some_and(|date| date > receipt.received_on) {
        format!("Ngày nhận {} trước ngày của văn bản", day())
    } else {
        return None;
    };
    let problem = Diagnostic::new(&rules::DATE_OUT_OF_RANGE, receipt.received_on_at, message);
    Some(
        problem
            .hint("Kiểm tra lại ngày nhận và kỳ báo cáo")
            .about(Some(receipt.unit), Some(receipt.period)),
    )
}
