//! `enter` and `amend`: figures typed by hand, through the same writer and register.

use super::desk::{Desk, hash};
use super::{open_store, say_problems, unit};
use crate::cli::arguments::{Amend, Enter, Options};
use crate::cli::output::{self, Printer};
use crate::cli::session::{Failure, Session};
use crate::intake::register::Entry;
use crate::intake::typed::{self, Typed};
use crate::plan::Form;
use crate::submission::{Channel, ReceivedAs};

/// Puts typed figures down; 1 where they are refused.
pub(in crate::cli) fn enter(
    options: &Options,
    enter: &Enter,
    printer: &Printer,
) -> Result<u8, Failure> {
    put(options, enter, None, printer)
}

/// Corrects figures that are there; 1 where the correction is refused.
pub(in crate::cli) fn amend(
    options: &Options,
    amend: &Amend,
    printer: &Printer,
) -> Result<u8, Failure> {
    put(options, &amend.enter, Some(&amend.reason), printer)
}

fn put(
    options: &Options,
    enter: &Enter,
    reason: Option<&str>,
    printer: &Printer,
) -> Result<u8, Failure> {
    let store = open_store(options, enter.dry_run)?;
    let session = Session::open_for_writing(options)?;
    let Some(plan) = session.repository.plan.as_ref() else {
        return Ok(printer.plan_with_errors(&session));
    };
    let mut desk = Desk::new(&session, plan, store);
    let unit = unit(plan, &enter.unit)?;
    let period = session.period(plan, options.period)?;
    if enter.date > session.as_of {
        return Ok(printer.complain("Ngày nhận chưa tới. Ghi lại ngày sau --date.", 1));
    }
    let parse = |text: &String| typed::parse(plan, (unit, period), text);
    let figures: Result<Vec<Typed>, String> = enter.figures.iter().map(parse).collect();
    let inside = format!("{period}/{}/{}.csv", Form::Figures.key(), plan.unit(unit).id);
    let before = desk.content(&inside);
    let merged = figures.and_then(|f| typed::merge(plan, before.as_deref(), &f, reason));
    let text = match merged {
        Ok(text) => text,
        Err(message) => return Ok(printer.complain(&message, 1)),
    };
    let entry = Entry {
        received: ReceivedAs::Form(Form::Figures),
        unit,
        received_on: enter.date,
        channel: channel(enter, reason),
        document: enter.document.clone().unwrap_or_default(),
        document_date: None,
        sha256: hash(&text),
        note: reason.map(|reason| format!("Đính chính: {reason}")).unwrap_or_default(),
    };
    let number = desk.file_and_register(&inside, &text, (period, &entry))?;
    let done = match number {
        Some(number) => format!("Đã ghi {inside}, số tiếp nhận {number}"),
        None => "Chạy thử, chưa ghi gì".to_owned(),
    };
    let count = enter.figures.len();
    output::print(&format!("{done}: {count} số của {}.\n", plan.name_in_sentence(unit)));
    say_problems(options, &desk, printer)?;
    Ok(0)
}

/// A correction comes by telephone unless the officer says otherwise.
fn channel(enter: &Enter, reason: Option<&str>) -> Option<Channel> {
    let said = enter.channel.map(|sent| sent.channel());
    said.or(reason.map(|_| Channel::Telephone))
}
