//! `receive --undo`: takes the last receipt of a form back.

use super::desk::Desk;
use super::paper::{hash, register_of, unfit_words};
use crate::cli::output::Printer;
use crate::cli::session::Failure;
use crate::document::Document;
use crate::intake::register;
use crate::period::Period;
use crate::render;
use crate::store;
use crate::submission::{Receipt, ReceivedAs};

/// What becomes of the file of a receipt.
enum Change {
    /// A document has none.
    None,
    /// The first of its form: it goes.
    Remove(String),
    /// The one before comes back.
    Restore(String, String),
}

/// Removes a receipt: its row of the register, and its file where it was the first of its form.
/// Of a resubmission the file before it must be known to git. Nothing is touched before it is
/// clear that all of it can be done.
pub(super) fn undo(
    desk: &mut Desk<'_>,
    period: Option<Period>,
    number: &str,
    printer: &Printer,
) -> Result<u8, Failure> {
    let period = desk.session.period(desk.plan, period)?;
    let judged = receipt(desk, period, number).and_then(|receipt| {
        let change = change(desk, &receipt)?;
        let register = desk.content(&register_of(period)).unwrap_or_default();
        let rest = register::without(&register, &receipt.number)
            .map_err(|unfit| unfit_words(unfit).to_owned())?;
        Ok((receipt, change, rest))
    });
    let (receipt, change, register) = match judged {
        Ok(judged) => judged,
        Err(message) => return Ok(printer.complain(&message, 1)),
    };
    let file = carry_out(desk, change)?;
    desk.write(&register_of(period), &register)?;
    let name = desk.plan.name_in_sentence(receipt.unit);
    let done = if desk.is_dry() { "Chạy thử, chưa bỏ gì. Sẽ bỏ" } else { "Đã bỏ" };
    let mut page = Document::default();
    page.say(format!("{done} số tiếp nhận {} của {name}{file}.", receipt.number));
    if desk.later_number(period, &receipt.number) {
        page.say(format!("Số {} để trống trong sổ, không dùng lại.", receipt.number));
    }
    printer.result(&render::text(&page, printer.text_options()), None)?;
    Ok(0)
}

/// The receipt that is meant, `87` for 0087; it must be the last of its form.
fn receipt(desk: &Desk<'_>, period: Period, number: &str) -> Result<Receipt, String> {
    if desk.is_closed(period) {
        let period = period.in_sentence();
        return Err(format!("Kỳ {period} đã khoá nên không bỏ được lần tiếp nhận nào."));
    }
    let wanted = format!("{number:0>4}");
    let receipts = desk.session.repository.dataset.receipts.iter();
    let found = receipts.filter(|r| r.period == period).find(|r| r.number == wanted);
    let Some(receipt) = found else {
        let period = period.in_sentence();
        return Err(format!("Sổ tiếp nhận {period} không có số {number}."));
    };
    match of_form(desk, receipt).last() {
        Some(last) if last.number != receipt.number => Err(format!(
            "Sau số {wanted}, đơn vị đã gửi lại biểu này (số {}). Bỏ số đó trước.",
            last.number
        )),
        _ => Ok(receipt.clone()),
    }
}

fn of_form<'d>(desk: &'d Desk<'_>, receipt: &Receipt) -> Vec<&'d Receipt> {
    let all = desk.receipts_of(receipt.unit, receipt.period);
    // Two documents are two things: one can go without the other.
    let same = |r: &&Receipt| match receipt.received {
        ReceivedAs::Document => r.number == receipt.number,
        ReceivedAs::Form(_) => r.received == receipt.received,
    };
    all.into_iter().filter(same).collect()
}

fn change(desk: &Desk<'_>, receipt: &Receipt) -> Result<Change, String> {
    let ReceivedAs::Form(form) = receipt.received else { return Ok(Change::None) };
    let unit = &desk.plan.unit(receipt.unit).id;
    let inside = format!("{}/{}/{unit}.csv", receipt.period, form.key());
    let there = desk.content(&inside);
    let receipts = of_form(desk, receipt);
    let Some(before) = receipts.len().checked_sub(2).map(|n| receipts[n].sha256.as_str()) else {
        return Ok(there.map_or(Change::None, |_| Change::Remove(inside)));
    };
    // The file may have come back already when an earlier run was stopped.
    if there.as_deref().is_some_and(|text| hash(text) == before) {
        return Ok(Change::None);
    }
    let path = desk.session.tree.reports_root.join(&inside);
    match store::earlier(&path, |text| hash(text) == before) {
        Some(text) => Ok(Change::Restore(inside, text)),
        None => Err(format!(
            "Không còn bản trước của {} để khôi phục, nên chưa bỏ gì. Nhận lại tệp trước bằng \
             bdhvs receive.",
            desk.shown(&inside)
        )),
    }
}

/// Gives the words on the file.
fn carry_out(desk: &mut Desk<'_>, change: Change) -> Result<String, Failure> {
    match change {
        Change::None => Ok(String::new()),
        Change::Remove(inside) => {
            desk.remove(&inside)?;
            Ok(format!(" và tệp {}", desk.shown(&inside)))
        }
        Change::Restore(inside, text) => {
            desk.write(&inside, &text)?;
            Ok(format!("; {} trở lại bản trước", desk.shown(&inside)))
        }
    }
}
