//! `receive --undo`: takes the last receipt of a form back.

use super::desk::{Desk, hash, register_of};
use crate::cli::output::{self, Printer};
use crate::cli::session::Failure;
use crate::intake::register;
use crate::period::Period;
use crate::submission::{Receipt, ReceivedAs};

/// Removes a receipt: its row of the register, and its file where it was the first of its form.
/// Of a resubmission the file before it must be known to git.
pub(super) fn undo(
    desk: &mut Desk<'_>,
    period: Option<Period>,
    number: &str,
    printer: &Printer,
) -> Result<u8, Failure> {
    let period = desk.session.period(desk.plan, period)?;
    let receipts = &desk.session.repository.dataset.receipts;
    let of_period = |r: &&Receipt| r.period == period;
    let Some(receipt) = receipts.iter().filter(of_period).find(|r| r.number == number) else {
        let period = period.in_sentence();
        let message = format!("Sổ tiếp nhận {period} không có số {number}.");
        return Ok(printer.complain(&message, 1));
    };
    let same = desk.receipts_of(receipt.unit, period);
    let same: Vec<&&Receipt> = same.iter().filter(|r| r.received == receipt.received).collect();
    if same.last().is_some_and(|last| last.number != receipt.number) {
        let message = format!("Sau số {number}, đơn vị đã gửi lại biểu này. Bỏ lần gửi lại trước.");
        return Ok(printer.complain(&message, 1));
    }
    let before = same.len().checked_sub(2).map(|n| same[n].sha256.clone());
    let receipt = receipt.clone();
    if let ReceivedAs::Form(form) = receipt.received {
        let unit = &desk.plan.unit(receipt.unit).id;
        let inside = format!("{period}/{}/{unit}.csv", form.key());
        if let Some(message) = take_back(desk, &inside, before)? {
            return Ok(printer.complain(&message, 1));
        }
    }
    let register = register_of(period);
    let text = desk.content(&register).unwrap_or_default();
    let text = register::without(&text, number).unwrap_or(text);
    desk.write(&register, &text)?;
    let name = desk.plan.name_in_sentence(receipt.unit);
    output::print(&format!("Đã bỏ số tiếp nhận {number} của {name}.\n"));
    Ok(0)
}

/// Puts the file back to what it was before its last receipt; a sentence where that is not known.
fn take_back(
    desk: &mut Desk<'_>,
    inside: &str,
    before: Option<String>,
) -> Result<Option<String>, Failure> {
    let Some(sha256) = before else {
        if desk.content(inside).is_some() {
            desk.remove(inside)?;
        }
        return Ok(None);
    };
    let located = desk.session.tree.reports.iter().find(|f| f.inside == inside);
    let path = located.map(|f| desk.session.tree.path_of(f));
    let earlier = path.and_then(|path| crate::store::before_change(&path));
    match earlier.filter(|text| hash(text) == sha256) {
        Some(text) => {
            desk.write(inside, &text)?;
            Ok(None)
        }
        None => Ok(Some(format!(
            "Không còn bản trước của {inside} để khôi phục. Nhận lại tệp trước bằng bdhvs receive."
        ))),
    }
}
