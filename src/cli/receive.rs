//! `receive`, `enter`, `amend`: what comes in, by file or typed, through one desk.

mod arrival;
mod desk;
mod typed;
mod undo;

pub(super) use typed::{amend, enter};

use super::arguments::{Options, Receive};
use super::output::{self, Printer};
use super::session::{self, Failure, Session};
use crate::diagnostic::{Diagnostic, Severity};
use crate::intake::{self, Incoming, Letter, Outcome};
use crate::load;
use crate::plan::{Plan, UnitId};
use crate::render;
use crate::store::Store;
use crate::view::{self, Received};
use arrival::Arrival;
use desk::Desk;
use std::path::Path;

/// Takes files in; 1 where something was refused.
pub(super) fn receive(
    options: &Options,
    receive: &Receive,
    printer: &Printer,
) -> Result<u8, Failure> {
    let store = open_store(options, receive.dry_run)?;
    let session = Session::open_for_writing(options)?;
    let Some(plan) = session.repository.plan.as_ref() else {
        return Ok(printer.plan_with_errors(&session));
    };
    let mut desk = Desk::new(&session, plan, store);
    if let Some(number) = &receive.undo {
        return undo::undo(&mut desk, options.period, number, printer);
    }
    if receive.document_only {
        return arrival::document_only(&mut desk, options, receive, printer);
    }
    if receive.paths.is_empty() {
        let message = "Chưa ghi tệp nào. Ví dụ: bdhvs receive bieu-01.csv --date 2025-12-12";
        return Err(Failure::Usage(message.to_owned()));
    }
    let arrival = Arrival::new(plan, options, receive)?;
    let files = load::list_incoming(&receive.paths)?;
    let results: Vec<Received> =
        files.iter().map(|file| one(&mut desk, &arrival, file)).collect::<Result<_, Failure>>()?;
    let whole_folder = files.len() != 1;
    let document = view::received(plan, &results, whole_folder);
    printer.result(&render::text(&document, printer.text_options()), None)?;
    say_problems(options, &desk, printer)?;
    Ok(u8::from(results.iter().any(Received::is_refused)))
}

/// The lock is taken before anything is read, so that two at once lose no row.
fn open_store(options: &Options, dry_run: bool) -> Result<Option<Store>, Failure> {
    if dry_run {
        return Ok(None);
    }
    let root = session::repository(options)?;
    Ok(Some(Store::open(&session::reports_to_write(options, &root))?))
}

/// One file, from its bytes to the register.
fn one(desk: &mut Desk<'_>, arrival: &Arrival, file: &Path) -> Result<Received, Failure> {
    let bytes = load::read_incoming(file)?;
    let name = file.to_string_lossy();
    let letter = Letter { number: arrival.document.clone(), date: arrival.document_date };
    let said = letter.number.is_some() || letter.date.is_some();
    let incoming = Incoming {
        name: &name,
        bytes: &bytes,
        unit: arrival.unit,
        period: arrival.period,
        letter: said.then_some(letter),
    };
    match intake::propose(desk.plan, &incoming) {
        Outcome::Refused(rejection) => Ok(Received::Refused { name: name.into(), rejection }),
        Outcome::Taken(proposal) => match arrival.receipt(desk, &proposal, file) {
            Err(refusal) => Ok(Received::refused(&name, &proposal, refusal)),
            Ok(receipt) => desk.take_in(name.into(), proposal, receipt),
        },
    }
}

/// After writing everything is read again: what `validate` will say of the files just written.
fn say_problems(options: &Options, desk: &Desk<'_>, printer: &Printer) -> Result<(), Failure> {
    if desk.written().is_empty() {
        return Ok(());
    }
    let session = Session::open(options)?;
    let ours = |d: &&Diagnostic| {
        let path = &session.tree.sources.file(d.span.file).path;
        d.severity != Severity::Note && desk.written().iter().any(|inside| path.ends_with(inside))
    };
    let problems: Vec<Diagnostic> = session.diagnostics.iter().filter(ours).cloned().collect();
    if problems.is_empty() {
        return Ok(());
    }
    let count = problems.len();
    let text = printer.problems(&problems, &session.tree.sources);
    output::print(&format!("\n{text}\nCó {count} nội dung cần xem lại trong số liệu vừa nhận.\n"));
    Ok(())
}

/// A unit by id, official code, or name in any of its forms.
fn unit(plan: &Plan, name: &str) -> Result<UnitId, Failure> {
    intake::unit_named(plan, name)
        .map_err(|refusal| Failure::Usage(format!("{}. {}.", refusal.message, refusal.hint)))
}
