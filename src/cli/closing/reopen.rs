//! `bdhvs reopen`: takes a closing back. What was sent stays in the file, with the reason.

use super::close::write;
use super::{file_of, is_whole};
use crate::cli::arguments::{Options, Reopen};
use crate::cli::output::Printer;
use crate::cli::receive::open_store;
use crate::cli::session::{Failure, Session};
use crate::intake::register;
use crate::period::Period;
use crate::render;
use crate::submission::ClosingBook;
use crate::submission::closing::{Reopened, seal};
use crate::vietnamese::upper_first;
use crate::view;

/// Opens a closed period; 1 where it is refused.
pub(in crate::cli) fn reopen(
    options: &Options,
    asked: &Reopen,
    printer: &Printer,
) -> Result<u8, Failure> {
    let store = open_store(options, false)?;
    let session = Session::open(options)?;
    let Some(plan) = session.repository.plan.as_ref() else {
        return Ok(printer.plan_with_errors(&session));
    };
    let period = session.period(plan, Some(asked.of))?;
    let reason = asked.reason.trim();
    let book = session.repository.dataset.closings_of(period);
    let book = match refusal(book, period, reason) {
        Ok(book) => book,
        Err(why) => return Ok(printer.complain(&why, 1)),
    };
    let mut closings = book.closings.clone();
    if let Some(last) = closings.last_mut() {
        last.reopened = Some(Reopened { on: session.as_of, reason: reason.to_owned() });
        last.seal = seal(last);
    }
    write(store.as_ref(), period, &closings)?;
    if let Some(last) = closings.last() {
        let page = render::text(&view::reopened(period, last), printer.text_options());
        printer.result(&page, options.out.as_deref())?;
    }
    Ok(0)
}

/// The closings of a period that can be opened, or why it cannot.
fn refusal<'b>(
    book: Option<&'b ClosingBook>,
    period: Period,
    reason: &str,
) -> Result<&'b ClosingBook, String> {
    if reason.is_empty() {
        return Err("Chưa ghi lý do mở lại. Ghi sau --reason.".to_owned());
    }
    if register::fit(reason).is_err() {
        return Err("Lý do có dữ liệu cá nhân, ký tự điều khiển hoặc dài quá 200 ký tự. Ghi lại \
                    cho gọn."
            .to_owned());
    }
    match book {
        Some(book) if !is_whole(book) => Err(format!(
            "Tệp {} bị sửa hoặc không đọc được. Khôi phục tệp trước; xem bdhvs validate.",
            file_of(period)
        )),
        Some(book) if book.is_closed() => Ok(book),
        _ => {
            Err(format!("{} chưa khoá, không có gì để mở lại.", upper_first(&period.in_sentence())))
        }
    }
}
