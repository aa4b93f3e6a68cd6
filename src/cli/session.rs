//! One run: the repository that was found and read, its findings, the day it is judged on.

use super::arguments::Options;
use crate::aggregate::{self, Exclusions, Ledger, Overview, overview_of, revised};
use crate::check::{self, Closed, Judged, PresentFile};
use crate::diagnostic::{Diagnostic, Severity, count};
use crate::load::{self, Repository, Tree};
use crate::period::Period;
use crate::plan::{Plan, UnitId};
use crate::source::FileId;
use crate::submission::{Dataset, Drafted, Revised};
use crate::view::{self, Facts};
use chrono::{FixedOffset, NaiveDate, Offset, Utc};
use std::collections::BTreeSet;
use std::path::{Path, PathBuf};

/// Why a run came to nothing.
pub(super) enum Failure {
    /// Something was asked for that cannot be: exit code 2.
    Usage(String),
    /// The machine failed: exit code 3.
    Machine(anyhow::Error),
}

impl From<anyhow::Error> for Failure {
    fn from(error: anyhow::Error) -> Self {
        Self::Machine(error)
    }
}

/// What was read and found.
pub(super) struct Session {
    /// All files.
    pub(super) tree: Tree,
    /// Plan and dataset.
    pub(super) repository: Repository,
    /// All findings of the run, but those that are waived.
    pub(super) diagnostics: Vec<Diagnostic>,
    /// Findings that the plan's waivers pass over.
    pub(super) waived: Vec<Diagnostic>,
    /// The day lateness is judged on.
    pub(super) as_of: NaiveDate,
    /// Closed periods: what was sent, and what comes out now.
    pub(super) revised: Vec<Revised>,
    exclusions: Exclusions,
}

/// A run with a whole plan, at one period.
pub(super) struct Desk<'a> {
    /// The run.
    pub(super) session: &'a Session,
    /// Its plan.
    pub(super) plan: &'a Plan,
    /// Figures of all periods.
    pub(super) ledger: Ledger<'a>,
    /// The period, added up.
    pub(super) overview: Overview,
}

impl Session {
    /// Finds the repository, reads it whole and checks it.
    pub(super) fn open(options: &Options) -> Result<Self, Failure> {
        let root = repository(options)?;
        let reports = reports(options, &root)?;
        Ok(Self::of_tree(load::read(&root, &reports)?, options.as_of))
    }

    /// The same for commands that print no place but those of findings: texts without a finding
    /// are not kept.
    pub(super) fn open_lightly(options: &Options) -> Result<Self, Failure> {
        let root = repository(options)?;
        let reports = reports(options, &root)?;
        let (tree, repository) = load::open(&root, &reports)?;
        let mut session = Self::judge(tree, repository, options.as_of);
        let found = files_of(&session.diagnostics, &session.tree);
        load::recall(&mut session.tree, &found)?;
        Ok(session)
    }

    /// The same for commands that show one period, with the pace towards its targets or without:
    /// of the others only what its numbers need.
    pub(super) fn open_for_period(options: &Options, with_pace: bool) -> Result<Self, Failure> {
        let root = repository(options)?;
        let reports = reports(options, &root)?;
        let shown = |plan: &Plan| {
            let as_of = options.as_of.unwrap_or_else(|| today(Some(plan)));
            options.period.or_else(|| plan.period_on(as_of))
        };
        let wanted = |plan: &Plan| aggregate::periods_needed(plan, shown(plan)?, with_pace);
        let (tree, repository, passed_over) = load::open_some(&root, &reports, wanted)?;
        let found = repository.diagnostics.clone();
        let mut session = Self::judge(tree, repository, options.as_of);
        if let Some(reporters) = session.reporters_needed(&passed_over, shown) {
            let Self { mut tree, mut repository, .. } = session;
            repository.diagnostics = found;
            load::open_more(&mut tree, &mut repository, (&passed_over, &reporters))?;
            session = Self::judge(tree, repository, options.as_of);
        }
        let found = files_of(&session.diagnostics, &session.tree);
        load::recall(&mut session.tree, &found)?;
        Ok(session)
    }

    /// The reporters whose figures in periods that were passed over count too.
    fn reporters_needed(
        &self,
        passed_over: &BTreeSet<Period>,
        shown: impl FnOnce(&Plan) -> Option<Period>,
    ) -> Option<BTreeSet<UnitId>> {
        let plan = self.repository.plan.as_ref().filter(|_| !passed_over.is_empty())?;
        let term = plan.term(shown(plan)?)?;
        let (dataset, exclusions) = (&self.repository.dataset, &self.exclusions);
        let needed = aggregate::reporters_needed(plan, dataset, exclusions, &term);
        (!needed.is_empty()).then_some(needed)
    }

    /// Parses and checks what was read.
    pub(super) fn of_tree(tree: Tree, as_of: Option<NaiveDate>) -> Self {
        let repository = load::parse(&tree);
        Self::judge(tree, repository, as_of)
    }

    /// Checks what was read.
    fn judge(tree: Tree, mut repository: Repository, as_of: Option<NaiveDate>) -> Self {
        let mut diagnostics = std::mem::take(&mut repository.diagnostics);
        diagnostics.extend(check::texts_but(&tree.sources, &repository.vetted));
        let of_plan = repository.plan.as_ref().map(check::plan).unwrap_or_default();
        if of_plan.iter().any(|d| d.severity == Severity::Error) {
            repository.plan = None;
        }
        diagnostics.extend(of_plan);
        diagnostics.extend(repository.plan.as_ref().map(view::letters_lint).unwrap_or_default());
        let as_of = as_of.unwrap_or_else(|| today(repository.plan.as_ref()));
        if let Some(plan) = &repository.plan {
            let reports = check::Reports::new(plan, &repository.dataset, as_of);
            diagnostics.extend(check::reports(&reports));
            diagnostics.extend(check::contents(&reports, &tree.sources));
        }
        diagnostics.sort_by_cached_key(|d| place(&tree, d));
        // Of all findings: what is waived is not shown, and changes no figure.
        let exclusions = Exclusions::new(&diagnostics, &repository.dataset.exclusions);
        let revised = match &repository.plan {
            Some(plan) => revised(plan, &repository.dataset, &exclusions),
            None => Vec::new(),
        };
        diagnostics.extend(of_closed_periods(&tree, &repository, &revised));
        if let Some(plan) = &repository.plan {
            let (dataset, base) = (&repository.dataset, (&exclusions, as_of, &revised[..]));
            diagnostics.extend(drafted_findings(plan, dataset, base, &diagnostics));
        }
        let Judged { shown: mut diagnostics, waived } = match &repository.plan {
            Some(plan) => check::waive(plan, diagnostics, as_of),
            None => Judged { shown: diagnostics, waived: Vec::new() },
        };
        diagnostics.sort_by_cached_key(|d| place(&tree, d));
        Self { tree, repository, diagnostics, waived, as_of, revised, exclusions }
    }

    /// True for a finding in the plan or in what was sent for a period, not for one in another
    /// period.
    fn is_of(&self, finding: &Diagnostic, period: Period) -> bool {
        let path = &self.tree.sources.file(finding.span.file).path;
        let inside = Path::new(path).strip_prefix(self.shown_reports()).ok();
        let folder = inside.and_then(|inside| inside.iter().next()?.to_str()?.parse().ok());
        folder.is_none_or(|folder: Period| folder == period)
    }

    /// True for an error in a file of the plan.
    pub(super) fn breaks_the_plan(&self, finding: &Diagnostic) -> bool {
        let path = &self.tree.sources.file(finding.span.file).path;
        finding.severity == Severity::Error && path.starts_with("plan/")
    }

    /// The folders that are read, each with how the paths of its files begin.
    pub(super) fn folders(&self) -> [(PathBuf, PathBuf); 2] {
        let plan = (self.tree.root.join("plan"), PathBuf::from("plan"));
        [plan, (self.tree.reports_root.clone(), self.shown_reports())]
    }

    /// How the paths of report files begin.
    pub(super) fn shown_reports(&self) -> PathBuf {
        let reports = &self.tree.reports_root;
        reports.strip_prefix(&self.tree.root).unwrap_or(reports).to_owned()
    }

    /// The folders that git is asked about: the repository, and the reports where they lie
    /// outside.
    pub(super) fn roots(&self) -> Vec<(PathBuf, PathBuf)> {
        let mut roots = vec![(self.tree.root.clone(), PathBuf::new())];
        if !self.tree.reports_root.starts_with(&self.tree.root) {
            roots.push((self.tree.reports_root.clone(), self.shown_reports()));
        }
        roots
    }

    /// The period asked for, added up; `None` where the plan has errors.
    pub(super) fn desk(&self, options: &Options) -> Result<Option<Desk<'_>>, Failure> {
        let Some(plan) = &self.repository.plan else { return Ok(None) };
        let period = self.period(plan, options.period)?;
        let dataset = &self.repository.dataset;
        let ledger = Ledger::new(plan, dataset, &self.exclusions);
        let overview = overview_of(&ledger, dataset, period, self.as_of)
            .ok_or_else(|| unknown_period(plan, period))?;
        Ok(Some(Desk { session: self, plan, ledger, overview }))
    }

    /// The period asked for, else the one whose deadline comes next.
    pub(super) fn period(&self, plan: &Plan, asked: Option<Period>) -> Result<Period, Failure> {
        let none = || Failure::Usage("Kế hoạch chưa có kỳ báo cáo nào.".to_owned());
        match asked {
            Some(period) if plan.periods().contains(&period) => Ok(period),
            Some(period) => Err(unknown_period(plan, period)),
            None => plan.period_on(self.as_of).ok_or_else(none),
        }
    }
}

/// Findings about the words of drafters, each held against the figures of its period.
fn drafted_findings(
    plan: &Plan,
    dataset: &Dataset,
    (exclusions, as_of, revised): (&Exclusions, NaiveDate, &[Revised]),
    found: &[Diagnostic],
) -> Vec<Diagnostic> {
    if dataset.drafted.is_empty() {
        return Vec::new();
    }
    let ledger = Ledger::new(plan, dataset, exclusions);
    let of_one = |drafted: &Drafted| {
        let overview = overview_of(&ledger, dataset, drafted.period, as_of);
        overview.map_or_else(Vec::new, |overview| {
            let (overview, ledger) = (&overview, &ledger);
            let facts =
                Facts { plan, overview, ledger, revised, problems: count(found), doubts: 0 };
            view::drafted_findings(&facts, drafted)
        })
    };
    dataset.drafted.iter().flat_map(of_one).collect()
}

impl Desk<'_> {
    /// The wanted periods of the plan, added up, in order.
    pub(super) fn past(&self, wanted: impl Fn(Period) -> bool) -> Vec<Overview> {
        let Session { repository, as_of, .. } = self.session;
        let wanted = self.plan.periods().into_iter().filter(|period| wanted(*period));
        let added_up = |period| overview_of(&self.ledger, &repository.dataset, period, *as_of);
        wanted.filter_map(added_up).collect()
    }

    /// What the views are made of.
    pub(super) fn facts(&self) -> Facts<'_> {
        let period = self.overview.term.period;
        let of_period = |d: &&Diagnostic| self.session.is_of(d, period);
        let doubtful = |d: &&Diagnostic| d.rule.code.starts_with("R2") && d.period == Some(period);
        Facts {
            plan: self.plan,
            overview: &self.overview,
            ledger: &self.ledger,
            revised: &self.session.revised,
            problems: count(self.session.diagnostics.iter().filter(of_period)),
            doubts: self.session.diagnostics.iter().filter(doubtful).count(),
        }
    }
}

/// The files without a text that findings point into, in order.
fn files_of(findings: &[Diagnostic], tree: &Tree) -> Vec<FileId> {
    let spans = findings.iter().flat_map(|finding| {
        std::iter::once(finding.span).chain(finding.labels.iter().map(|label| label.span))
    });
    let forgotten = spans.map(|span| span.file).filter(|f| tree.sources.file(*f).is_forgotten());
    let files: BTreeSet<FileId> = forgotten.collect();
    files.into_iter().collect()
}

/// All files of plan and reports, by names that hold wherever the reports lie.
pub(super) fn present_files(tree: &Tree) -> Vec<PresentFile> {
    let named = |folder: &'static str| {
        move |located: &load::Located| {
            let path = format!("{folder}/{}", located.inside(&tree.sources));
            (!located.irregular).then_some(PresentFile { path, file: located.file })
        }
    };
    let plan = tree.plan.iter().filter_map(named("plan"));
    plan.chain(tree.reports.iter().filter_map(named("reports"))).collect()
}

/// What changed in closed periods since.
fn of_closed_periods(tree: &Tree, repository: &Repository, revised: &[Revised]) -> Vec<Diagnostic> {
    let Some(plan) = repository.plan.as_ref().filter(|_| !repository.dataset.closings.is_empty())
    else {
        return Vec::new();
    };
    let files = present_files(tree);
    let (dataset, sources) = (&repository.dataset, &tree.sources);
    check::closings(&Closed { plan, dataset, sources, files: &files, revised })
}

/// Worst first, then by place: the order of every list of findings.
fn place(tree: &Tree, d: &Diagnostic) -> (Severity, String, u32, &'static str) {
    (d.severity, tree.sources.file(d.span.file).path.clone(), d.span.start, d.rule.code)
}

/// The repository that is asked for, else the nearest upwards.
pub(super) fn repository(options: &Options) -> Result<PathBuf, Failure> {
    let from = match &options.repo {
        Some(folder) => folder.clone(),
        None => std::env::current_dir().map_err(anyhow::Error::from)?,
    };
    let found = match &options.repo {
        Some(folder) => folder.join("plan").is_dir().then(|| folder.clone()),
        None => load::find_repository(&from),
    };
    found.ok_or_else(|| {
        Failure::Usage(format!(
            "Không thấy kế hoạch: không có plan/plan.toml từ thư mục {} trở lên.\n\
             Chạy lệnh trong thư mục kế hoạch, hoặc thêm -C và tên thư mục.",
            from.display()
        ))
    })
}

/// The folder of reports; the usual one need not be there yet.
pub(super) fn reports(options: &Options, root: &Path) -> Result<PathBuf, Failure> {
    match &options.reports {
        None => Ok(root.join("reports")),
        Some(folder) if folder.is_dir() => Ok(inside(folder, root)),
        Some(folder) => Err(Failure::Usage(format!(
            "Không có thư mục báo cáo {}. Kiểm tra lại tên thư mục sau --reports.",
            folder.display()
        ))),
    }
}

/// A folder inside the repository by its path there, so that findings in it are named like those
/// of the plan wherever the user stands; any other as it was typed.
fn inside(folder: &Path, root: &Path) -> PathBuf {
    let real = load::real_path(folder).zip(load::real_path(root));
    let below = real.and_then(|(folder, root)| Some(folder.strip_prefix(root).ok()?.to_owned()));
    below.map_or_else(|| folder.to_owned(), |below| root.join(below))
}

fn unknown_period(plan: &Plan, period: Period) -> Failure {
    let known: Vec<String> = plan.periods().iter().map(ToString::to_string).collect();
    let known = known.join(", ");
    Failure::Usage(format!("Kế hoạch không có kỳ “{period}”. Các kỳ của kế hoạch: {known}."))
}

/// Today where the plan applies, whatever the machine's time zone.
#[expect(clippy::disallowed_methods, reason = "the one place that asks the clock")]
fn today(plan: Option<&Plan>) -> NaiveDate {
    let offset: FixedOffset = plan.map_or(Utc.fix(), |plan| plan.head.utc_offset);
    Utc::now().with_timezone(&offset).date_naive()
}

#[cfg(test)]
mod tests;
