//! `bdhvs fmt`: files of `reports/` in committed form.

use super::arguments::{Fmt, Options};
use super::output::{self, Printer};
use super::session::{self, Failure, Session};
use crate::intake::fmt::{Kind, Untouched, fmt, kind};
use crate::load::Located;
use crate::plan::Plan;
use crate::render;
use crate::source::{SourceFile, sha256};
use crate::store::Store;
use crate::text::visible;
use std::path::{Path, PathBuf, absolute};

/// What becomes of one file.
enum Outcome {
    /// It is in committed form.
    Same,
    /// So it is written.
    Changed(String),
    /// It is left as it is.
    Untouched(Untouched),
    /// It belongs to a closed period and would no longer be the file that was closed.
    Closed,
}

/// How many files became what.
#[derive(Default)]
struct Counts {
    same: usize,
    changed: usize,
    untouched: usize,
}

/// Rewrites files; with `--check` 1 where one is not in committed form.
pub(super) fn run(options: &Options, asked: &Fmt, printer: &Printer) -> Result<u8, Failure> {
    let root = session::repository(options)?;
    let reports = session::reports(options, &root)?;
    let writes = !asked.check && !asked.diff;
    // The lock is taken before anything is read: nobody writes in between.
    let store = if writes && reports.is_dir() { Some(Store::open(&reports)?) } else { None };
    let session = Session::open(options)?;
    let Some(plan) = &session.repository.plan else {
        return Ok(printer.plan_with_errors(&session));
    };
    let mut counts = Counts::default();
    for (located, kind) in files(&session, &reports, asked)? {
        let source = session.tree.sources.file(located.file);
        let outcome = match outcome(plan, kind, source) {
            Outcome::Changed(text) if is_sealed(&session, located, &text) => Outcome::Closed,
            outcome => outcome,
        };
        if let (Outcome::Changed(text), Some(store)) = (&outcome, &store) {
            store.write(located.inside(&session.tree.sources), text)?;
        }
        output::print(&said(&outcome, source, kind, asked));
        counts.count(&outcome);
    }
    printer.remind(&counts.words(writes));
    Ok(u8::from(asked.check && counts.changed + counts.untouched > 0))
}

/// The files that have a committed form, of those that were asked for.
fn files<'s>(
    session: &'s Session,
    reports: &Path,
    asked: &Fmt,
) -> Result<Vec<(&'s Located, Kind)>, Failure> {
    let sources = &session.tree.sources;
    let all = session.tree.reports.iter().filter(|located| !located.irregular);
    let all: Vec<(&Located, Kind)> =
        all.filter_map(|located| Some((located, kind(located.inside(sources))?))).collect();
    let mut wanted = vec![asked.paths.is_empty(); all.len()];
    for path in &asked.paths {
        let mut found = false;
        for ((located, _), wanted) in all.iter().zip(&mut wanted) {
            let shown = &sources.file(located.file).path;
            let hit = is_in(path, shown, &reports.join(located.inside(sources)));
            *wanted |= hit;
            found |= hit;
        }
        if !found {
            return Err(Failure::Usage(format!(
                "Trong thư mục báo cáo không có tệp biểu nào là “{}”.\nTệp đơn vị mới gửi thì dùng \
                 lệnh “bdhvs receive”.",
                path.display()
            )));
        }
    }
    Ok(all.into_iter().zip(wanted).filter(|(_, wanted)| *wanted).map(|(file, _)| file).collect())
}

/// True where a file is, or lies in, what was asked for: as it is printed, or from this folder.
fn is_in(asked: &Path, shown: &str, file: &Path) -> bool {
    let full = |path: &Path| absolute(path).unwrap_or_else(|_| PathBuf::from(path));
    Path::new(shown).starts_with(asked) || full(file).starts_with(full(asked))
}

fn outcome(plan: &Plan, kind: Kind, source: &SourceFile) -> Outcome {
    match fmt(plan, kind, source) {
        Err(untouched) => Outcome::Untouched(untouched),
        Ok(text) if !source.byte_order_mark && text == source.text => Outcome::Same,
        Ok(text) => Outcome::Changed(text),
    }
}

/// True where writing a text would change a file of a closed period. Other line breaks do not.
fn is_sealed(session: &Session, located: &Located, text: &str) -> bool {
    let inside = located.inside(&session.tree.sources);
    let period = inside.split('/').next().and_then(|folder| folder.parse().ok());
    let closed = period.is_some_and(|period| session.repository.dataset.is_closed(period));
    closed && session.tree.sources.file(located.file).sha256() != sha256(text)
}

/// One line a file, and with `--diff` its lines.
fn said(outcome: &Outcome, source: &SourceFile, kind: Kind, asked: &Fmt) -> String {
    let path = visible(&source.path);
    match outcome {
        Outcome::Same => String::new(),
        Outcome::Changed(text) if asked.diff => {
            let mark = if source.byte_order_mark { "\u{feff}" } else { "" };
            render::diff(&source.path, &format!("{mark}{}", source.text), text)
        }
        Outcome::Changed(_) if asked.check => format!("Chưa đúng dạng chuẩn: {path}\n"),
        Outcome::Changed(_) => format!("Đã ghi lại: {path}\n"),
        Outcome::Closed => format!("Để nguyên: {path}: kỳ này đã khoá, tệp giữ như khi khoá.\n"),
        Outcome::Untouched(Untouched { line, why }) => {
            let line = line.map(|line| format!(":{line}")).unwrap_or_default();
            let next = match kind {
                Kind::Form(_) => format!("bdhvs receive {path}"),
                Kind::Register => format!("bdhvs validate {path}"),
            };
            format!("Để nguyên: {path}{line}: {}. Chạy: {next}\n", visible(why))
        }
    }
}

impl Counts {
    fn count(&mut self, outcome: &Outcome) {
        match outcome {
            Outcome::Same | Outcome::Closed => self.same += 1,
            Outcome::Changed(_) => self.changed += 1,
            Outcome::Untouched(_) => self.untouched += 1,
        }
    }

    fn words(&self, writes: bool) -> String {
        let changed = if writes { "đã ghi lại" } else { "cần ghi lại" };
        let all = self.same + self.changed + self.untouched;
        format!(
            "Đã xem {all} tệp: {} đúng dạng chuẩn, {changed} {}, để nguyên {}.\n",
            self.same, self.changed, self.untouched
        )
    }
}
