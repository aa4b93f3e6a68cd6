//! `enter` and `amend`: figures typed by hand, through the same writer and register.

use super::arrival::document_number;
use super::desk::Desk;
use super::paper::hash;
use super::{open_store, say_problems, unit};
use crate::cli::arguments::{Amend, Enter, Options};
use crate::cli::output::Printer;
use crate::cli::session::{Failure, Session};
use crate::intake::reception::{self, Standing};
use crate::intake::register::Entry;
use crate::intake::typed::{self, Typed};
use crate::period::Period;
use crate::plan::{Form, UnitId};
use crate::render;
use crate::submission::{CORRECTION, Channel, ReceivedAs};
use crate::view::{self, Changed};

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
    let session = Session::open(options)?;
    let Some(plan) = session.repository.plan.as_ref() else {
        return Ok(printer.plan_with_errors(&session));
    };
    let mut desk = Desk::new(options, &session, plan, store);
    let origin = (unit(plan, &enter.unit)?, session.period(plan, options.period)?);
    let document = document_number(enter.document.as_deref())?;
    let page = match page(&desk, origin, enter, reason) {
        Ok(page) => page,
        Err(message) => return Ok(printer.complain(&message, 1)),
    };
    let note = reason.map(|reason| format!("{CORRECTION}{}", reason.trim())).unwrap_or_default();
    let entry = Entry {
        received: ReceivedAs::Form(Form::Figures),
        unit: origin.0,
        received_on: enter.date,
        channel: channel(enter, reason),
        document,
        document_date: None,
        sha256: hash(&page.text),
        note: desk.note(origin.1, &note),
    };
    let file = (page.inside.as_str(), page.text.as_str());
    let number = desk.put_down(&page.standing, file, (origin.1, &entry))?;
    let changed = Changed {
        unit: origin.0,
        period: origin.1,
        path: desk.shown(&page.inside),
        standing: page.standing,
        number,
        changes: page.changes,
        after_close: desk.is_closed(origin.1),
        dry_run: desk.is_dry(),
    };
    let document = view::changed(plan, &changed);
    printer.result(&render::text(&document, printer.text_options()), options.out.as_deref())?;
    say_problems(options, &desk, printer)?;
    Ok(0)
}

/// The file with what was typed in it.
struct Page {
    inside: String,
    text: String,
    standing: Standing,
    changes: Vec<reception::Changed>,
}

/// What would be written; a sentence where something that was typed is refused.
fn page(
    desk: &Desk<'_>,
    (unit, period): (UnitId, Period),
    enter: &Enter,
    reason: Option<&str>,
) -> Result<Page, String> {
    if enter.date > desk.session.as_of {
        return Err("Ngày nhận chưa tới. Ghi lại ngày sau --date.".to_owned());
    }
    if reason.is_some_and(|reason| reason.trim().is_empty()) {
        return Err("Chưa ghi lý do đính chính. Ghi sau --reason.".to_owned());
    }
    let parse = |text: &String| typed::parse(desk.plan, (unit, period), text);
    let figures: Vec<Typed> = enter.figures.iter().map(parse).collect::<Result<_, _>>()?;
    let inside = format!("{period}/{}/{}.csv", Form::Figures.key(), desk.plan.unit(unit).id);
    let before = desk.content(&inside);
    let reason = reason.map(str::trim);
    let text = typed::merge(desk.plan, before.as_deref(), &figures, reason)?;
    let receipts = desk.receipts_of(unit, period);
    let received = ReceivedAs::Form(Form::Figures);
    let standing =
        reception::standing(received, (&text, &hash(&text)), before.as_deref(), &receipts);
    let changes = reception::changes(Form::Figures, &before.unwrap_or_default(), &text);
    Ok(Page { inside, text, standing, changes })
}

/// A correction comes by telephone unless the officer says otherwise.
fn channel(enter: &Enter, reason: Option<&str>) -> Option<Channel> {
    let said = enter.channel.map(|sent| sent.channel());
    said.or(reason.map(|_| Channel::Telephone))
}
