//! `bdhvs reply`: whose slip it is, and what is found in a file as if it were stored.

use super::arguments::{Arguments, Reply};
use super::output::Printer;
use super::session::{Desk, Failure, Session};
use super::summary::letter_out;
use crate::intake::{Incoming, Outcome, Proposal, Refusal, Rejection, propose_all, unit_named};
use crate::load::{self, Tree};
use crate::period::Period;
use crate::plan::{Form, Plan, UnitId};
use crate::text::slug;
use crate::vietnamese::nfc;
use crate::view::reply::{self, Found, Slip, Wish};
use std::path::Path;

/// Writes the slip as a Word file, for a letter by mail.
pub(super) fn word(
    desk: &Desk<'_>,
    asked: &Reply,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let slip = slip(desk, &asked.subject, arguments.options.period)?;
    let page = slip.page(&Wish { by: asked.by, hour: asked.hour });
    letter_out(&page, arguments, printer, &format!("phieu-{}", slug(&asked.subject)))?;
    Ok(0)
}

/// The slip of a unit or of a file.
pub(super) fn slip(desk: &Desk<'_>, subject: &str, asked: Option<Period>) -> Result<Slip, Failure> {
    let (plan, path) = (desk.plan, Path::new(subject));
    match units_named(plan, subject)[..] {
        [unit] => of_unit(desk, unit, desk.overview.term.period, None),
        [] if path.is_file() => of_file(desk, path, asked),
        [] => match unit_named(plan, subject) {
            Ok(unit) => of_unit(desk, unit, desk.overview.term.period, None),
            Err(refusal) => Err(nobody(subject, &refusal)),
        },
        [..] => Err(Failure::Usage(format!(
            "Có nhiều đơn vị tên “{subject}”. Ghi bằng mã đơn vị, xem: bdhvs units."
        ))),
    }
}

fn of_unit(
    desk: &Desk<'_>,
    unit: UnitId,
    period: Period,
    only: Option<Form>,
) -> Result<Slip, Failure> {
    let slip = reply::of_unit(&found(desk.session, desk.plan), unit, period, only);
    slip.ok_or_else(|| Failure::Usage(format!("Kế hoạch không có kỳ “{period}”.")))
}

/// Units whose id, code or whole name it is.
fn units_named(plan: &Plan, text: &str) -> Vec<UnitId> {
    if let Some(unit) = plan.index.units.get(text) {
        return vec![*unit];
    }
    let text = nfc(text);
    let is = |unit: &UnitId| {
        let names = [plan.name_in_sentence(*unit), plan.office(*unit), plan.addressee(*unit)];
        let own = &plan.unit(*unit).name;
        *own == text || names.iter().any(|name| *name == text)
    };
    plan.unit_ids().filter(is).collect()
}

fn nobody(text: &str, refusal: &Refusal) -> Failure {
    let Refusal { message, hint, .. } = refusal;
    Failure::Usage(format!("Không có tệp nào là “{text}”. {message}. {hint}."))
}

fn found<'a>(session: &'a Session, plan: &'a Plan) -> Found<'a> {
    Found {
        plan,
        dataset: &session.repository.dataset,
        sources: &session.tree.sources,
        diagnostics: &session.diagnostics,
        as_of: session.as_of,
    }
}

/// Reads a file as `receive` would, and writes nothing.
fn of_file(desk: &Desk<'_>, path: &Path, asked: Option<Period>) -> Result<Slip, Failure> {
    let bytes = load::read_incoming(path)?;
    let name = path.to_string_lossy();
    let file = Incoming { name: &name, bytes: &bytes, period: asked, ..Incoming::default() };
    let mut taken = Vec::new();
    for outcome in propose_all(desk.plan, &file) {
        match outcome {
            Outcome::Refused(rejection) => return of_refused(desk, (path, &bytes), &rejection),
            Outcome::Taken(proposal) => taken.push(*proposal),
        }
    }
    of_proposals(desk, &taken)
}

fn inside(plan: &Plan, proposal: &Proposal) -> String {
    let unit = &plan.unit(proposal.unit).id;
    format!("{}/{}/{unit}.csv", proposal.period, proposal.form.key())
}

/// The checks are run again with the proposals among the reports. Of a file with several forms the
/// slip is that of its unit.
fn of_proposals(desk: &Desk<'_>, proposals: &[Proposal]) -> Result<Slip, Failure> {
    let Some(first) = proposals.first() else {
        return Err(Failure::Usage("Tệp không có biểu nào.".to_owned()));
    };
    let (session, at) = (desk.session, inside(desk.plan, first));
    let stored = stored(session, |path, text| path == at && text == first.committed);
    let with = |tree: Tree, proposal: &Proposal| {
        tree.with_report(&inside(desk.plan, proposal), &proposal.committed)
    };
    let tree = proposals.iter().fold(session.tree.clone(), with);
    let again = Session::of_tree(tree, Some(session.as_of));
    let slip = again.repository.plan.as_ref().and_then(|plan| {
        let found = found(&again, plan);
        match proposals {
            [only] => reply::of_file(&found, only, stored.is_some()),
            _ => reply::of_unit(&found, first.unit, first.period, None),
        }
    });
    slip.ok_or_else(|| Failure::Usage(format!("Kế hoạch không có kỳ “{}”.", first.period)))
}

/// A file that stands among the reports was taken in, whatever `receive` would say of it now: its
/// slip is that of its unit.
fn of_refused(
    desk: &Desk<'_>,
    (path, bytes): (&Path, &[u8]),
    rejection: &Rejection,
) -> Result<Slip, Failure> {
    let inside = stored(desk.session, |at, text| path.ends_with(at) && text.as_bytes() == bytes);
    let known = inside.and_then(|inside| {
        let form = Form::ALL.into_iter().find(|form| inside.contains(&format!("/{}/", form.key())));
        Some((rejection.unit?, rejection.period?, form?))
    });
    if let Some((unit, period, form)) = known {
        return of_unit(desk, unit, period, Some(form));
    }
    let name = path.file_name().unwrap_or(path.as_os_str()).to_string_lossy();
    Ok(reply::of_refused(&found(desk.session, desk.plan), rejection, &name))
}

/// The report that is so named and so written.
fn stored(session: &Session, is: impl Fn(&str, &str) -> bool) -> Option<&str> {
    let sources = &session.tree.sources;
    let files = session.tree.reports.iter();
    let mut files = files.filter(|f| is(f.inside(sources), &sources.file(f.file).text));
    files.next().map(|file| file.inside(sources))
}
