//! `receive`, `enter`, `amend`: what comes in, by file or typed, through one desk.

mod arrival;
mod batch;
mod desk;
mod document_only;
mod paper;
mod typed;
mod undo;

pub(super) use typed::{amend, enter};

pub(super) use arrival::document_number;

use super::arguments::{Options, Receive};
use super::output::{self, Printer};
use super::session::{self, Failure, Session};
use crate::diagnostic::{Diagnostic, Severity};
use crate::intake::{self, Incoming, Letter, Outcome};
use crate::load::{self, Sent};
use crate::plan::{Plan, UnitId};
use crate::render;
use crate::store::Store;
use crate::view::{self, Received};
use arrival::Arrival;
use batch::Read;
use desk::Desk;
use paper::Ready;
use std::path::Path;

/// Takes files in; 1 where something was refused.
pub(super) fn receive(
    options: &Options,
    receive: &Receive,
    printer: &Printer,
) -> Result<u8, Failure> {
    fits_together(receive)?;
    let store = open_store(options, receive.dry_run)?;
    let session = Session::open(options)?;
    let Some(plan) = session.repository.plan.as_ref() else {
        return Ok(printer.plan_with_errors(&session));
    };
    let mut desk = Desk::new(options, &session, plan, store);
    if let Some(number) = &receive.undo {
        return undo::undo(&mut desk, options.period, number, printer);
    }
    if receive.document_only {
        return document_only::register(&mut desk, options, receive, printer);
    }
    let arrival = Arrival::new(plan, options, receive)?;
    let sent = load::list_incoming(&receive.paths, receive.incoming.as_deref())?;
    files(options, &mut desk, &arrival, (&sent, printer))
}

/// What is asked for at once must be one thing.
fn fits_together(receive: &Receive) -> Result<(), Failure> {
    let without_files = receive.undo.is_some() || receive.document_only;
    let message = match (without_files, receive.paths.is_empty()) {
        (false, true) => "Chưa ghi tệp nào. Ví dụ: bdhvs receive bieu-01.csv --date 2025-12-12",
        (true, _) if receive.undo.is_some() && receive.document_only => {
            "Chỉ dùng một trong hai: --undo hoặc --document-only."
        }
        (true, false) if receive.undo.is_some() => {
            "Với --undo không ghi tên tệp. Ví dụ: bdhvs receive --undo 0087 --period 2025-Q4"
        }
        (true, false) => {
            "Với --document-only không ghi tên tệp: lệnh này chỉ vào sổ văn bản, không đọc tệp."
        }
        _ => return Ok(()),
    };
    Err(Failure::Usage(message.to_owned()))
}

/// All files are read before the first one is put down: what is said of one may depend on
/// another. When the machine fails half-way, what was done before is told all the same.
fn files(
    options: &Options,
    desk: &mut Desk<'_>,
    arrival: &Arrival,
    (sent, printer): (&Sent, &Printer),
) -> Result<u8, Failure> {
    let one_file = sent.files.len() == 1 && sent.passed_over.is_empty();
    let read = sent.files.iter().map(|file| one(desk, arrival, file, one_file));
    let read: Vec<Vec<Read>> = read.collect::<Result<_, Failure>>()?;
    let read = batch::without_rivals(desk.plan, read.into_iter().flatten().collect());
    let (mut results, failure) = batch::put_down(desk, read);
    let period = desk.session.period(desk.plan, options.period).ok();
    for result in &mut results {
        batch::note_what_came_instead(desk, arrival, period, result);
    }
    let document = match (&results[..], one_file) {
        ([result], true) => view::received(desk.plan, result),
        _ => view::received_all(desk.plan, &results, &sent.passed_over),
    };
    printer.result(&render::text(&document, printer.text_options()), options.out.as_deref())?;
    if let Some(failure) = failure {
        return Err(failure);
    }
    say_problems(options, desk, printer)?;
    Ok(u8::from(results.iter().any(Received::is_refused)))
}

/// The lock is taken before anything is read, so that two at once lose no row.
pub(super) fn open_store(options: &Options, dry_run: bool) -> Result<Option<Store>, Failure> {
    if dry_run {
        return Ok(None);
    }
    let root = session::repository(options)?;
    Ok(Some(Store::open(&session::reports(options, &root)?)?))
}

/// One file, from its bytes to what would be put down. Among others, one that cannot be read is
/// refused and holds nobody up; alone it is the machine's failure.
fn one(desk: &Desk<'_>, arrival: &Arrival, file: &Path, alone: bool) -> Result<Vec<Read>, Failure> {
    let name = file.to_string_lossy().into_owned();
    let bytes = match load::read_incoming(file) {
        Ok(bytes) => bytes,
        Err(error) if alone => return Err(error.into()),
        Err(error) => {
            let why = output::machine_words(&error);
            return Ok(vec![Read::Refused(Received::unreadable(name, why.trim_end_matches('.')))]);
        }
    };
    let letter = Letter { number: arrival.document.clone(), date: arrival.document_date };
    let said = letter.number.is_some() || letter.date.is_some();
    let incoming = Incoming {
        name: &name,
        bytes: &bytes,
        unit: arrival.unit,
        period: arrival.period,
        letter: said.then_some(letter),
    };
    let outcomes = intake::propose_all(desk.plan, &incoming).into_iter();
    Ok(together(outcomes.map(|outcome| ready(desk, arrival, (&name, file), outcome)).collect()))
}

/// One form of a file, with the day on which it came.
fn ready(
    desk: &Desk<'_>,
    arrival: &Arrival,
    (name, file): (&str, &Path),
    outcome: Outcome,
) -> Read {
    let name = name.to_owned();
    match outcome {
        Outcome::Refused(rejection) => Read::Refused(Received::rejected(name, rejection)),
        Outcome::Taken(proposal) => match arrival.receipt(desk, &proposal, file) {
            Err(refusal) => Read::Refused(Received::refused(&name, &proposal, refusal)),
            Ok(receipt) => Read::Ready(Box::new(Ready { name, proposal, receipt })),
        },
    }
}

/// Of a file with a form that is refused nothing is written.
fn together(read: Vec<Read>) -> Vec<Read> {
    let refused = |read: &Read| matches!(read, Read::Refused(_));
    if read.iter().any(refused) { read.into_iter().filter(refused).take(1).collect() } else { read }
}

/// After writing everything is read again: what `validate` will say of the files just written,
/// and of their rows in the register.
fn say_problems(options: &Options, desk: &Desk<'_>, printer: &Printer) -> Result<(), Failure> {
    if !desk.has_written() {
        return Ok(());
    }
    let session = Session::open(options)?;
    let ours = |d: &&Diagnostic| {
        let path = &session.tree.sources.file(d.span.file).path;
        d.severity != Severity::Note && desk.wrote(path, d.unit)
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
