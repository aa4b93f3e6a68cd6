//! Everything under `reports/` into a [`Dataset`], as far as it can be read.

mod answers;
mod closing;
mod committed;
mod decisions;
mod departures;
mod drafted;
mod figures;
mod formulas;
mod ids;
mod register;
#[cfg(test)]
mod sameness;
mod second;
mod sheet;

use super::read::Located;
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::period::Period;
use crate::plan::{Form, Plan, UnitId};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::submission::{Dataset, Figure, Submitted, in_order};
use crate::text::nearest;
use ids::Ids;
use std::collections::BTreeSet;

/// A file of a unit: which form, whose, of which period.
#[derive(Clone, Copy)]
struct Origin<'a> {
    file: FileId,
    form: Form,
    period: Period,
    /// The name of the period's folder: its id.
    folder: &'a str,
    unit: UnitId,
    source: &'a SourceFile,
}

/// What is filled while the files are read.
pub(super) struct Intake<'a> {
    plan: &'a Plan,
    dataset: Dataset,
    problems: Vec<Diagnostic>,
    ids: Ids<'a>,
    /// Files in whose texts there is nothing to find.
    vetted: Vec<FileId>,
    /// Periods of the plan, in order.
    periods: Vec<Period>,
    /// The folder that was looked at last, with the period it stands for.
    folder: Option<(String, Period)>,
    /// Folders that are no period, each named once.
    strange_folders: BTreeSet<String>,
    /// Room in which figures are brought into order.
    copy: Vec<Figure>,
}

impl<'a> Intake<'a> {
    /// Nothing read yet.
    pub(super) fn new(plan: &'a Plan) -> Self {
        Self {
            plan,
            dataset: Dataset::default(),
            problems: Vec::new(),
            ids: Ids::new(plan),
            vetted: Vec::new(),
            periods: plan.periods(),
            folder: None,
            strange_folders: BTreeSet::new(),
            copy: Vec::new(),
        }
    }

    /// What was read, and the files in whose texts there is nothing to find.
    pub(super) fn finish(
        mut self,
        sources: &Sources,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Dataset, Vec<FileId>) {
        closing::mark_late(&mut self.dataset, sources);
        diagnostics.append(&mut self.problems);
        (self.dataset, self.vetted)
    }

    /// Reads some files against the plan.
    pub(super) fn files(&mut self, sources: &Sources, files: &[Located]) {
        let read = self.dataset.figures.len();
        for located in files {
            self.file(located, sources.file(located.file));
        }
        in_order(&mut self.dataset.figures[read..], &mut self.copy);
    }

    /// Lets the texts of files of one period go in which nothing was found. Their digests are kept
    /// where a register that has been read names one. Where periods are closed all digests are
    /// kept, and the registers, which are looked at row by row.
    pub(super) fn forget(&self, sources: &mut Sources, files: &[Located], closed: bool) {
        let hashed =
            closed || self.dataset.receipts.iter().any(|receipt| !receipt.sha256.is_empty());
        for located in files.iter().filter(|f| self.vetted.binary_search(&f.file).is_ok()) {
            let register = located.inside.ends_with("/so-tiep-nhan.csv");
            if !(closed && register) {
                sources.file_mut(located.file).forget(hashed);
            }
        }
    }

    fn file(&mut self, located: &Located, source: &SourceFile) {
        let parts = parts(&located.inside);
        if located.irregular {
            return self.stray(located, "Đây là liên kết hoặc thiết bị, không phải tệp thường");
        }
        match parts {
            [Some("du-lieu.toml"), None, ..] => {
                decisions::origin_of_data(self, located.file, source);
            }
            [Some("exemptions.toml"), None, ..] => decisions::read(self, located.file, source),
            [Some("README.md"), None, ..] => {}
            [Some(folder), Some(name), None, _] => {
                self.period_file((located, source), folder, name);
            }
            [Some(folder), Some(form), Some(name), None] => {
                self.unit_file((located, source), folder, (form, name));
            }
            _ => self.stray(located, "Không có tệp nào mang tên này trong quy ước thư mục"),
        }
    }

    fn period_file(
        &mut self,
        (located, source): (&Located, &SourceFile),
        folder: &str,
        name: &str,
    ) {
        let Some(period) = self.period(located.file, folder) else { return };
        match name {
            "loi-van.md" => drafted::read(self, (located.file, source), period),
            "so-tiep-nhan.csv" => register::read(self, (located.file, source), period),
            "khoa-so.toml" => closing::read(self, (located.file, source), period),
            "doi-chieu.csv" => second::read(self, (located.file, source), period),
            _ => self.stray(located, "Không có tệp nào mang tên này trong thư mục kỳ báo cáo"),
        }
    }

    fn unit_file(
        &mut self,
        (located, source): (&Located, &SourceFile),
        folder: &str,
        (form, name): (&str, &str),
    ) {
        let Some(period) = self.period(located.file, folder) else { return };
        let form = Form::ALL.into_iter().find(|f| f.key() == form);
        let (Some(form), Some(id)) = (form, name.strip_suffix(".csv")) else {
            return self.stray(located, "Thư mục hoặc đuôi tệp không đúng quy ước");
        };
        let Some(unit) = self.reporter(located.file, id, period) else { return };
        let origin = Origin { file: located.file, form, period, folder, unit, source };
        let span = Span::head(located.file);
        self.dataset.submitted.push(Submitted { period, form, unit, span });
        match form {
            Form::Figures => figures::read(self, origin),
            Form::Tasks => answers::read(self, origin),
            Form::Models => sheet::models(self, origin),
        }
    }

    /// The period a folder stands for.
    fn period(&mut self, file: FileId, folder: &str) -> Option<Period> {
        if let Some((_, period)) = self.folder.as_ref().filter(|(last, _)| last == folder) {
            return Some(*period);
        }
        let periods = &self.periods;
        let period = folder.parse().ok().filter(|p| periods.contains(p));
        self.folder = period.map(|period| (folder.to_owned(), period));
        if period.is_none() && self.strange_folders.insert(folder.to_owned()) {
            let message = format!("Thư mục “{folder}” không phải là kỳ báo cáo của kế hoạch");
            let known: Vec<String> = periods.iter().map(ToString::to_string).collect();
            let hint = match nearest(folder, known.iter().map(String::as_str)) {
                Some(near) => format!("Có phải ý là “{near}”? Đổi tên thư mục cho đúng"),
                None => format!("Các kỳ của kế hoạch: {}", known.join(", ")),
            };
            self.say(&rules::UNKNOWN_PERIOD_FOLDER, Span::head(file), (message, hint));
        }
        period
    }

    /// The unit that a file is named after: by its id, not by its code.
    fn reporter(&mut self, file: FileId, id: &str, period: Period) -> Option<UnitId> {
        let named = self.ids.unit(id);
        let unit = named.filter(|unit| self.plan.unit(*unit).id == id);
        if unit.is_none() {
            let message = format!("Tên tệp “{id}.csv” không phải là mã của đơn vị nào");
            let known = self.plan.units.iter().map(|u| u.id.as_str());
            let near = named.map(|u| self.plan.unit(u).id.as_str()).or_else(|| nearest(id, known));
            let hint = match near {
                Some(near) => format!("Có phải ý là “{near}.csv”? Đổi tên tệp cho đúng"),
                None => "Đặt tên tệp theo mã đơn vị; xem bdhvs units".to_owned(),
            };
            let mut problem = diagnostic(&rules::UNKNOWN_REPORTER, Span::head(file), message, hint);
            problem.period = Some(period);
            self.problems.push(problem);
        }
        unit
    }

    fn stray(&mut self, located: &Located, why: &str) {
        let message =
            format!("Không dùng tệp “{}”: {}", located.inside, crate::vietnamese::lower_first(why));
        let hint = "Đổi tên tệp theo quy ước, hoặc đưa tệp ra ngoài thư mục báo cáo".to_owned();
        self.say(&rules::STRAY_FILE, Span::head(located.file), (message, hint));
    }

    fn say(&mut self, rule: &'static Rule, span: Span, (message, hint): (String, String)) {
        self.problems.push(diagnostic(rule, span, message, hint));
    }
}

/// The first three parts of a path, and the rest. Paths are short: a search by vectors takes
/// longer to begin than they are long.
fn parts(path: &str) -> [Option<&str>; 4] {
    let mut rest = Some(path);
    std::array::from_fn(|n| {
        let all = rest?;
        let cut = all.bytes().position(|byte| byte == b'/').filter(|_| n < 3);
        rest = cut.map(|at| &all[at + 1..]);
        Some(cut.map_or(all, |at| &all[..at]))
    })
}

fn diagnostic(rule: &'static Rule, span: Span, message: String, hint: String) -> Diagnostic {
    Diagnostic::new(rule, span, message).hint(hint)
}
