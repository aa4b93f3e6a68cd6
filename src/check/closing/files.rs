//! Files of a closed period beside those it was made of.

use super::{Closed, words};
use crate::diagnostic::{Diagnostic, rules};
use crate::period::Period;
use crate::plan::{Form, UnitId};
use crate::source::{FileId, SourceFile, Span};
use crate::submission::closing::{FigureName, Revised, SealedFile};
use crate::submission::{Receipt, ReceivedAs};
use std::collections::{BTreeMap, BTreeSet};

/// A file that is there.
#[derive(Clone, Debug)]
pub struct PresentFile {
    /// `plan/…` or `reports/…`, wherever the reports lie.
    pub path: String,
    /// The file.
    pub file: FileId,
}

/// The files that a period is made of: the plan, what was decided, and its own folder.
pub fn inputs_of(period: Period, files: &[PresentFile]) -> impl Iterator<Item = &PresentFile> {
    let own = format!("reports/{period}/");
    files.iter().filter(move |file| {
        let decided = ["reports/exemptions.toml", "reports/du-lieu.toml"];
        let of_period = file.path.starts_with(&own) && !file.path.ends_with("/khoa-so.toml");
        of_period || file.path.starts_with("plan/") || decided.contains(&file.path.as_str())
    })
}

/// The closings of other periods. Each closing names them, so that one cannot go unseen while
/// another is there; what is in them is their own seal's to hold.
pub fn other_closings(period: Period, files: &[PresentFile]) -> impl Iterator<Item = &PresentFile> {
    let own = format!("reports/{period}/khoa-so.toml");
    files.iter().filter(move |file| is_closing(&file.path) && file.path != own)
}

fn is_closing(path: &str) -> bool {
    path.ends_with("/khoa-so.toml")
}

/// What became of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Became {
    Changed,
    Removed,
    Added,
}

/// One file that is not as it was.
struct FileChange<'a> {
    became: Became,
    path: &'a str,
    /// The file; of a removed one the line that sealed it.
    at: Span,
    /// Whose form it is.
    form: Option<(Form, UnitId)>,
    /// True where the register has received it since.
    received: bool,
}

/// All files that are not as they were.
pub(super) struct FileChanges<'a> {
    changes: Vec<FileChange<'a>>,
    /// True where rows that were in the register on closing are not as they were.
    pub(super) register_edited: bool,
}

impl<'a> FileChanges<'a> {
    pub(super) fn new(closed: &'a Closed<'_>, revised: &'a Revised) -> Self {
        let now: BTreeMap<&str, FileId> = inputs_of(revised.period, closed.files)
            .map(|file| (file.path.as_str(), file.file))
            .collect();
        let sealed: BTreeMap<&str, &SealedFile> =
            revised.closing.files.iter().map(|file| (file.path.as_str(), file)).collect();
        let is_there = |path: &str| closed.files.iter().any(|file| file.path == path);
        let mut found = Vec::new();
        for (path, seal) in &sealed {
            match now.get(path) {
                None if is_closing(path) && is_there(path) => {}
                None => found.push((Became::Removed, *path, seal.span)),
                Some(file) if is_other(closed.sources.file(*file), seal) => {
                    found.push((Became::Changed, *path, Span::head(*file)));
                }
                Some(_) => {}
            }
        }
        let added = now.iter().filter(|(path, _)| !sealed.contains_key(*path));
        found.extend(added.map(|(path, file)| (Became::Added, *path, Span::head(*file))));
        let change = |found| FileChange::new(closed, revised, found);
        let changes: Vec<FileChange<'_>> = found.into_iter().map(change).collect();
        let edited = |c: &FileChange<'_>| is_register(c.path) && c.became != Became::Added;
        let register_edited = changes.iter().any(edited);
        Self { changes, register_edited }
    }

    /// The units of which a form is not as it was.
    pub(super) fn units(&self, wanted: impl Fn(Form) -> bool) -> BTreeSet<UnitId> {
        let forms = self.changes.iter().filter_map(|change| change.form);
        forms.filter(|(form, _)| wanted(*form)).map(|(_, unit)| unit).collect()
    }

    /// Files of the plan, and what was decided, that are not as they were.
    pub(super) fn of_plan(&self) -> impl Iterator<Item = Span> {
        self.changes.iter().filter(|change| change.is_of_plan()).map(|change| change.at)
    }

    pub(super) fn problems(&self, closed: &Closed<'_>, revised: &Revised) -> Vec<Diagnostic> {
        let wrong = self.changes.iter().filter(|change| change.is_wrong());
        let wrong = wrong.map(|change| change.problem(closed, revised));
        wrong.chain(self.note(revised)).collect()
    }

    /// One note for all that may change: the plan goes on after a period is closed.
    fn note(&self, revised: &Revised) -> Option<Diagnostic> {
        let silent = |c: &&FileChange<'_>| !c.is_wrong() && !c.received && !is_register(c.path);
        let changes: Vec<&FileChange<'_>> = self.changes.iter().filter(silent).collect();
        let first = changes.first()?;
        let said = |change: &&FileChange<'_>| match change.became {
            Became::Changed => change.path.to_owned(),
            Became::Removed => format!("{} (đã xoá)", change.path),
            Became::Added => format!("{} (mới)", change.path),
        };
        let list: Vec<String> = changes.iter().map(said).collect();
        let message = format!(
            "Từ khi khoá kỳ {}, kế hoạch hoặc tệp dùng chung đã đổi: {}",
            revised.period.in_sentence(),
            list.join(", ")
        );
        let note = Diagnostic::new(&rules::PLAN_CHANGED_AFTER_CLOSING, first.at, message)
            .hint("Không phải sửa gì; số đã báo cáo nào nay tính khác thì có mục lỗi riêng")
            .about(None, Some(revised.period));
        Some(note)
    }
}

impl<'a> FileChange<'a> {
    fn new(
        closed: &Closed<'_>,
        revised: &Revised,
        (became, path, at): (Became, &'a str, Span),
    ) -> Self {
        let form = form_of(closed, path);
        let received = form.is_some_and(|(form, unit)| {
            let of_form = |r: &&Receipt| r.unit == unit && r.received == ReceivedAs::Form(form);
            let last = closed.late_receipts(revised).filter(of_form).last();
            let is_it = |receipt: &Receipt| {
                let digest = || closed.sources.file(at.file).sha256();
                receipt.sha256.is_empty() || receipt.sha256.eq_ignore_ascii_case(&digest())
            };
            became != Became::Removed && last.is_some_and(is_it)
        });
        Self { became, path, at, form, received }
    }

    fn is_of_plan(&self) -> bool {
        self.path.starts_with("plan/") || self.path.split('/').count() == 2
    }

    /// A report file that is not as it was, and that nobody received.
    fn is_wrong(&self) -> bool {
        let aside = self.form.is_none() && self.became == Became::Added;
        !(self.is_of_plan() || self.received || aside)
    }

    fn problem(&self, closed: &Closed<'_>, revised: &Revised) -> Diagnostic {
        let period = revised.period.in_sentence();
        let unit = self.form.map(|(_, unit)| unit);
        let what = match (self.became, is_register(self.path)) {
            (Became::Changed, true) => "có dòng cũ bị sửa",
            (Became::Changed, false) => "bị sửa",
            (Became::Removed, _) => "bị xoá hoặc đổi tên",
            (Became::Added, _) => "được thêm mà không vào sổ tiếp nhận",
        };
        let figures = self.form.filter(|(form, _)| *form == Form::Figures);
        let figures = figures.map(|(_, unit)| changed_figures(closed, revised, unit));
        // A file that is gone has no place but the one it had.
        let path = match self.became {
            Became::Removed => self.path,
            Became::Changed | Became::Added => &closed.sources.file(self.at.file).path,
        };
        let message =
            format!("Tệp {path} {what} sau khi khoá kỳ {period}{}", figures.unwrap_or_default());
        Diagnostic::new(&rules::CLOSED_FILE_CHANGED, self.at, message)
            .hint(self.advice(closed))
            .label(revised.closing.span, format!("đã khoá, {}", revised.closing.document))
            .about(unit, Some(revised.period))
    }

    fn advice(&self, closed: &Closed<'_>) -> String {
        let restore = "Khôi phục tệp như khi khoá kỳ";
        match self.form {
            None if is_closing(self.path) => {
                "Khôi phục tệp này (từ git hoặc bản lưu); bỏ khoá một kỳ thì dùng bdhvs reopen"
                    .to_owned()
            }
            Some((_, unit)) => format!(
                "{restore}; nếu {} gửi lại hay đính chính thì dùng bdhvs receive hoặc bdhvs amend",
                closed.plan.name_in_sentence(unit)
            ),
            None => format!("{restore}; nếu phải lập lại báo cáo thì dùng bdhvs reopen"),
        }
    }
}

/// True where a file is not the one that was sealed. Rows that came behind the others leave the
/// register what it was.
fn is_other(file: &SourceFile, sealed: &SealedFile) -> bool {
    if file.sha256() == sealed.sha256 {
        return false;
    }
    let head = file.sha256_of_lines(sealed.lines).filter(|_| is_register(&sealed.path));
    !head.is_some_and(|digests| digests.contains(&sealed.sha256))
}

fn is_register(path: &str) -> bool {
    path.ends_with("/so-tiep-nhan.csv")
}

/// The form that a path is of, `reports/2025-Q4/chi-tieu/xa-cam-an.csv`.
fn form_of(closed: &Closed<'_>, path: &str) -> Option<(Form, UnitId)> {
    let parts: Vec<&str> = path.split('/').collect();
    let ["reports", _, form, name] = parts[..] else { return None };
    let form = Form::ALL.into_iter().find(|known| known.key() == form)?;
    let unit = name.strip_suffix(".csv")?;
    closed.plan.index.units.get(unit).map(|unit| (form, *unit))
}

/// `: Người dân 8.000/10.000 → 8.100/10.000`; empty where no figure of that reporter changed.
fn changed_figures(closed: &Closed<'_>, revised: &Revised, unit: UnitId) -> String {
    let id = &closed.plan.unit(unit).id;
    let own = |name: &FigureName| name.reporter == *id && name.period == revised.period;
    let sent = revised.closing.sent.figures.keys();
    let names: BTreeSet<&FigureName> =
        sent.chain(revised.present.figures.keys()).filter(|name| own(name)).collect();
    let changed: Vec<String> =
        names.into_iter().filter_map(|name| from_to(closed, revised, name)).collect();
    match changed.len() {
        0 => String::new(),
        _ => format!(": {}", words::some(&changed, "số")),
    }
}

/// `Người dân 8.000/10.000 → 8.100/10.000`, of a reporter that the sentence names; none where it
/// is the same.
fn from_to(closed: &Closed<'_>, revised: &Revised, name: &FigureName) -> Option<String> {
    let about = match name.about == name.reporter {
        true => String::new(),
        false => format!(" của {}", words::unit(closed.plan, &name.about)),
    };
    let indicator = words::indicator(closed.plan, &name.indicator);
    Some(format!("{indicator}{about} {}", change(revised, name)?))
}

/// `8.000/10.000 → 8.100/10.000`; none where it is the same.
pub(super) fn change(revised: &Revised, name: &FigureName) -> Option<String> {
    let (sent, now) = (&revised.closing.sent, &revised.present);
    let (before, after) = (sent.figures.get(name), now.figures.get(name));
    if before == after {
        return None;
    }
    let people = sent.indicators.iter().chain(&now.indicators);
    let people = people.filter(|i| i.id == name.indicator).any(|i| i.denominator.is_some());
    Some(words::figures((before, after), people))
}

/// The figures that a receipt changed.
pub(super) fn figures_of(closed: &Closed<'_>, revised: &Revised, receipt: &Receipt) -> String {
    match receipt.received {
        ReceivedAs::Form(Form::Figures) => changed_figures(closed, revised, receipt.unit),
        _ => String::new(),
    }
}
