//! From a folder to values: `read` touches the disk, everything else turns text into the plan
//! and the dataset and says what it could not understand.

mod folder;
mod git;
mod incoming;
mod plan;
mod read;
mod reports;
mod toml;
mod tree;
mod unread;

pub use git::{Changed, GitFault, changed_files, plan_at};
pub use incoming::{Sent, list_incoming, one_text, read_incoming};
pub use read::{find_repository, read, real_path, recall};
pub use tree::{Located, Tree};

use crate::diagnostic::Diagnostic;
use crate::period::Period;
use crate::plan::{Form, Plan, UnitId};
use crate::source::{FileId, SourceFile};
use crate::submission::{Dataset, Figure};
use reports::Intake;
use std::collections::BTreeSet;
use std::path::Path;

/// A plan repository as far as it could be read.
#[derive(Debug)]
pub struct Repository {
    /// The plan; none where it has errors.
    pub plan: Option<Plan>,
    /// What units sent; empty where there is no plan.
    pub dataset: Dataset,
    /// What could not be understood.
    pub diagnostics: Vec<Diagnostic>,
    /// Files in whose texts nothing gives a person away and nothing is hidden, in order: so much
    /// was seen while they were read.
    pub vetted: Vec<FileId>,
}

/// Parses everything that was read. Reports are read only against a whole plan.
pub fn parse(tree: &Tree) -> Repository {
    let mut diagnostics = Vec::new();
    let plan = plan::parse(tree, &mut diagnostics);
    let (dataset, vetted) = match &plan {
        Some(plan) => {
            let mut intake = Intake::new(plan);
            tree.reports.iter().for_each(|located| intake.file(&tree.sources, located));
            intake.finish(&tree.sources, &mut diagnostics)
        }
        None => Default::default(),
    };
    Repository { plan, dataset, diagnostics, vetted }
}

/// Reads and parses a repository file by file and lets the texts go in which nothing was found,
/// so that a national tree does not stand in memory twice. [`recall`] brings them back.
pub fn open(root: &Path, reports: &Path) -> Result<(Tree, Repository), anyhow::Error> {
    open_some(root, reports, |_| None).map(|(tree, repository, _)| (tree, repository))
}

/// The same of the periods that a plan asks for, all where it names none; and the periods that
/// were passed over. Where a period is closed all are read: what was sent is held against all.
pub fn open_some(
    root: &Path,
    reports: &Path,
    wanted: impl FnOnce(&Plan) -> Option<BTreeSet<Period>>,
) -> Result<(Tree, Repository, BTreeSet<Period>), anyhow::Error> {
    let mut tree = read::read_plan(root, reports)?;
    let mut diagnostics = Vec::new();
    let plan = plan::parse(&tree, &mut diagnostics);
    let closed = read::has_closings(reports);
    let wanted = plan.as_ref().filter(|_| !closed).and_then(wanted);
    let passed_over = match (&plan, wanted) {
        (Some(plan), Some(wanted)) => {
            plan.periods().into_iter().filter(|period| !wanted.contains(period)).collect()
        }
        _ => BTreeSet::new(),
    };
    let mut intake = plan.as_ref().map(Intake::new);
    let folders = ids_of(&passed_over);
    let is_wanted = |inside: &str| !in_some(&folders, inside);
    read::read_reports(&mut tree, &is_wanted, &mut |sources, located| {
        if let Some(intake) = &mut intake {
            intake.file(sources, located);
            intake.forget(sources, located, closed);
        }
    })?;
    let read = intake.map(|intake| intake.finish(&tree.sources, &mut diagnostics));
    let (dataset, vetted) = read.unwrap_or_default();
    Ok((tree, Repository { plan, dataset, diagnostics, vetted }, passed_over))
}

/// The ids of periods, which are the names of their folders.
fn ids_of(periods: &BTreeSet<Period>) -> Vec<String> {
    periods.iter().map(ToString::to_string).collect()
}

/// True for what lies in one of the folders, and for the folder itself.
fn in_some(folders: &[String], inside: &str) -> bool {
    let below = |folder: &String| inside.strip_prefix(folder.as_str());
    folders.iter().filter_map(below).any(|rest| rest.is_empty() || rest.starts_with('/'))
}

/// Reads the figures of some reporters in periods that were passed over, too.
pub fn open_more(
    tree: &mut Tree,
    repository: &mut Repository,
    (periods, reporters): (&BTreeSet<Period>, &BTreeSet<UnitId>),
) -> Result<(), anyhow::Error> {
    let Some(plan) = &repository.plan else { return Ok(()) };
    let folders = ids_of(periods);
    let ids: BTreeSet<&str> = reporters.iter().map(|unit| plan.unit(*unit).id.as_str()).collect();
    let wanted = |inside: &str| {
        let mut rest = inside.split('/').skip(1);
        let (form, name) = (rest.next(), rest.next().and_then(|name| name.strip_suffix(".csv")));
        let whose = || !inside.ends_with(".csv") || name.is_some_and(|name| ids.contains(name));
        in_some(&folders, inside) && form.is_none_or(|form| form == Form::Figures.key()) && whose()
    };
    let mut intake = Intake::new(plan);
    read::read_reports(tree, &wanted, &mut |sources, located| intake.file(sources, located))?;
    let (dataset, vetted) = intake.finish(&tree.sources, &mut repository.diagnostics);
    repository.dataset.figures.extend(dataset.figures);
    repository.vetted.extend(vetted);
    Ok(())
}

/// The figures of contents that report files had before, by path inside the folder of reports.
/// Places in them are of no file that was read.
pub fn past(plan: &Plan, contents: Vec<(String, String)>) -> Vec<Figure> {
    let mut tree = Tree::default();
    for (inside, text) in contents {
        let file = tree.sources.add(SourceFile::from_bytes(inside, text));
        tree.reports.push(Located::new(file, 0));
    }
    let mut intake = Intake::new(plan);
    tree.reports.iter().for_each(|located| intake.file(&tree.sources, located));
    // What is wrong in what was replaced is nobody's business any more.
    intake.finish(&tree.sources, &mut Vec::new()).0.figures
}
