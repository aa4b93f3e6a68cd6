//! `receive --document-only`: a document came whose figures are not there yet.

use super::arrival::document_number;
use super::desk::Desk;
use super::unit;
use crate::cli::arguments::{Options, Receive};
use crate::cli::output::{self, Printer};
use crate::cli::session::Failure;
use crate::intake::register::Entry;
use crate::period::Period;
use crate::submission::{Receipt, ReceivedAs};
use crate::view;

/// Puts a document down; the same one again gets no second row.
pub(super) fn register(
    desk: &mut Desk<'_>,
    options: &Options,
    said: &Receive,
    printer: &Printer,
) -> Result<u8, Failure> {
    let period = desk.session.period(desk.plan, options.period)?;
    let entry = entry(desk, period, said)?;
    if entry.received_on > desk.session.as_of {
        return Ok(printer.complain("Ngày nhận chưa tới. Ghi lại ngày sau --date.", 1));
    }
    if let Some(number) = known(desk, period, &entry) {
        let name = desk.plan.name_in_sentence(entry.unit);
        output::print(&format!(
            "Văn bản này của {name} đã tiếp nhận từ trước, số {number}; không ghi thêm.\n"
        ));
        return Ok(0);
    }
    let done = match desk.register(period, &entry)? {
        Some(number) => format!("Đã vào sổ số {number}"),
        None => "Chạy thử, chưa ghi gì".to_owned(),
    };
    let name = desk.plan.name_in_sentence(entry.unit);
    let of = period.in_sentence();
    let figures = if has_figures(desk, period, &entry) { "" } else { ", chưa có số liệu" };
    output::print(&format!("{done}: văn bản của {name}, {of}{figures}.\n"));
    if desk.is_closed(period) {
        output::print(&format!("{}\n", view::AFTER_CLOSE));
    }
    if !figures.is_empty() {
        printer.remind(
            "Số văn bản được giữ; đúng hạn hay chậm vẫn xét theo ngày nhận biểu số liệu đầu\n\
             tiên. Nhập số liệu bằng bdhvs enter, hoặc bdhvs receive khi có tệp.\n",
        );
    }
    Ok(0)
}

/// True where a form of the unit came before: the document only gives it a number.
fn has_figures(desk: &Desk<'_>, period: Period, entry: &Entry) -> bool {
    let receipts = desk.receipts_of(entry.unit, period);
    receipts.iter().any(|receipt| receipt.received != ReceivedAs::Document)
}

fn entry(desk: &Desk<'_>, period: Period, said: &Receive) -> Result<Entry, Failure> {
    let missing = |what: &str| Failure::Usage(format!("Với --document-only phải ghi {what}."));
    let name = said.unit.as_deref().ok_or_else(|| missing("--unit ĐƠN VỊ"))?;
    Ok(Entry {
        received: ReceivedAs::Document,
        unit: unit(desk.plan, name)?,
        received_on: said.date.ok_or_else(|| missing("--date NGÀY"))?,
        channel: said.channel.map(|sent| sent.channel()),
        document: document_number(said.document.as_deref())?,
        document_date: said.document_date,
        sha256: String::new(),
        note: desk.note(period, ""),
    })
}

/// The number in the register of that very document.
fn known(desk: &Desk<'_>, period: Period, entry: &Entry) -> Option<String> {
    let same = |r: &&&Receipt| {
        r.received == ReceivedAs::Document
            && r.received_on == entry.received_on
            && r.document == entry.document
    };
    desk.receipts_of(entry.unit, period).iter().find(same).map(|r| r.number.clone())
}
