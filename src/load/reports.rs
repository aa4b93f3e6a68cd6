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

use super::tree::Located;
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::period::Period;
use crate::plan::{Form, Plan, UnitId};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::submission::{Dataset, Figure, Submitted, in_order};
use crate::text::nearest;
use ids::Ids;
use std::collections::BTreeSet;

/// A file with its path inside the folder of reports.
#[derive(Clone, Copy)]
struct Found<'a> {
    file: FileId,
    inside: &'a str,
    source: &'a SourceFile,
}

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
    /// True where a register that was read names the digest of a file.
    names_digests: bool,
    /// So many figures, all of periods that were read before, are in order.
    arranged: usize,
    /// Room in which figures are brought into order.
    copy: Vec<Figure>,
}

impl<'a> Intake<'a> {
    /// Nothing read yet.
    pub(super) fn new(plan: &'a Plan) -> Self {
        let periods = plan.periods();
        Self {
            plan,
            dataset: room(plan, periods.len()),
            problems: Vec::new(),
            ids: Ids::new(plan),
            vetted: Vec::new(),
            periods,
            folder: None,
            strange_folders: BTreeSet::new(),
            names_digests: false,
            arranged: 0,
            copy: Vec::new(),
        }
    }

    /// What was read, and the files in whose texts there is nothing to find.
    pub(super) fn finish(
        mut self,
        sources: &Sources,
        diagnostics: &mut Vec<Diagnostic>,
    ) -> (Dataset, Vec<FileId>) {
        self.arrange();
        closing::mark_late(&mut self.dataset, sources);
        diagnostics.append(&mut self.problems);
        (self.dataset, self.vetted)
    }

    /// Brings the figures into order that came since.
    fn arrange(&mut self) {
        in_order(&mut self.dataset.figures[self.arranged..], &mut self.copy);
        self.arranged = self.dataset.figures.len();
    }

    /// Lets the text of the file go that was read last, where nothing was found in it. Its digest
    /// is kept where a register names one: the register of a period comes before its other files.
    /// Where periods are closed all digests are kept, and the registers, which are looked at row
    /// by row.
    pub(super) fn forget(&self, sources: &mut Sources, located: &Located, closed: bool) {
        let register = || located.inside(sources).ends_with("/so-tiep-nhan.csv");
        if self.vetted.last() == Some(&located.file) && !(closed && register()) {
            sources.file_mut(located.file).forget(closed || self.names_digests);
        }
    }

    /// Reads one file against the plan.
    pub(super) fn file(&mut self, sources: &Sources, located: &Located) {
        let (file, inside) = (located.file, located.inside(sources));
        let source = sources.file(file);
        let found = Found { file, inside, source };
        if located.irregular {
            return self.stray(found, "Đây là liên kết hoặc thiết bị, không phải tệp thường");
        }
        match parts(inside) {
            [Some("du-lieu.toml"), None, ..] => {
                decisions::origin_of_data(self, file, source);
            }
            [Some("exemptions.toml"), None, ..] => decisions::read(self, file, source),
            [Some("README.md"), None, ..] => {}
            [Some(folder), Some(name), None, _] => {
                self.period_file(found, folder, name);
            }
            [Some(folder), Some(form), Some(name), None] => {
                self.unit_file(found, folder, (form, name));
            }
            _ => self.stray(found, "Không có tệp nào mang tên này trong quy ước thư mục"),
        }
    }

    fn period_file(&mut self, found: Found<'_>, folder: &str, name: &str) {
        let Found { file, source, .. } = found;
        let Some(period) = self.period(file, folder) else { return };
        match name {
            "loi-van.md" => drafted::read(self, (file, source), period),
            "so-tiep-nhan.csv" => register::read(self, (file, source), period),
            "khoa-so.toml" => closing::read(self, (file, source), period),
            "doi-chieu.csv" => second::read(self, (file, source), period),
            _ => self.stray(found, "Không có tệp nào mang tên này trong thư mục kỳ báo cáo"),
        }
    }

    fn unit_file(&mut self, found: Found<'_>, folder: &str, (form, name): (&str, &str)) {
        let Found { file, source, .. } = found;
        let Some(period) = self.period(file, folder) else { return };
        let form = Form::ALL.into_iter().find(|f| f.key() == form);
        let (Some(form), Some(id)) = (form, name.strip_suffix(".csv")) else {
            return self.stray(found, "Thư mục hoặc đuôi tệp không đúng quy ước");
        };
        let Some(unit) = self.reporter(file, id, period) else { return };
        let origin = Origin { file, form, period, folder, unit, source };
        let span = Span::head(file);
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
        let period = folder.parse().ok().filter(|p| self.periods.contains(p));
        self.folder = period.map(|period| (folder.to_owned(), period));
        self.begin(period);
        let periods = &self.periods;
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

    /// Files of another period follow. Where it is none behind those that came before, all are
    /// brought into order once more.
    fn begin(&mut self, period: Option<Period>) {
        self.arrange();
        let last = self.dataset.figures.last().map(|figure| figure.key.period);
        if period.is_some_and(|period| last >= Some(period)) {
            self.arranged = 0;
        }
    }

    /// The unit that a file is named after: by its id, not by its code.
    fn reporter(&mut self, file: FileId, id: &str, period: Period) -> Option<UnitId> {
        let unit = self.ids.unit_by_id(id);
        if unit.is_none() {
            let named = self.ids.unit(id);
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

    fn stray(&mut self, found: Found<'_>, why: &str) {
        let message =
            format!("Không dùng tệp “{}”: {}", found.inside, crate::vietnamese::lower_first(why));
        let hint = "Đổi tên tệp theo quy ước, hoặc đưa tệp ra ngoài thư mục báo cáo".to_owned();
        self.say(&rules::STRAY_FILE, Span::head(found.file), (message, hint));
    }

    fn say(&mut self, rule: &'static Rule, span: Span, (message, hint): (String, String)) {
        self.problems.push(diagnostic(rule, span, message, hint));
    }
}

/// Room for as much as a plan lets expect, so that what was read is not moved about while it
/// grows: memory that is not written to costs nothing.
fn room(plan: &Plan, periods: usize) -> Dataset {
    const MOST: usize = 1 << 20;
    let of_units = |each: usize| (plan.units.len() * periods).saturating_mul(each).min(MOST);
    Dataset {
        figures: Vec::with_capacity(of_units(plan.indicators.len())),
        answers: Vec::with_capacity(of_units(plan.tasks.len())),
        receipts: Vec::with_capacity(of_units(Form::ALL.len())),
        submitted: Vec::with_capacity(of_units(Form::ALL.len())),
        ..Dataset::default()
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
