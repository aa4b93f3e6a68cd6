//! From a folder to values: `read` touches the disk, everything else turns text into the plan
//! and the dataset and says what it could not understand.

mod folder;
mod git;
mod plan;
mod read;
mod reports;
mod toml;
mod unread;

pub use git::{Changed, GitFault, changed_files, plan_at};
pub use read::{
    Located, Sent, Tree, find_repository, list_incoming, one_text, read, read_incoming, real_path,
    recall,
};

use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::source::{FileId, SourceFile};
use crate::submission::{Dataset, Figure};
use reports::Intake;
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
            intake.files(&tree.sources, &tree.reports);
            intake.finish(&tree.sources, &mut diagnostics)
        }
        None => Default::default(),
    };
    Repository { plan, dataset, diagnostics, vetted }
}

/// Reads and parses a repository period by period and lets the texts go in which nothing was
/// found, so that a national tree does not stand in memory twice. [`recall`] brings them back.
pub fn open(root: &Path, reports: &Path) -> Result<(Tree, Repository), anyhow::Error> {
    let mut tree = read::read_plan(root, reports)?;
    let mut diagnostics = Vec::new();
    let plan = plan::parse(&tree, &mut diagnostics);
    let mut intake = plan.as_ref().map(Intake::new);
    let closed = read::has_closings(reports);
    read::read_reports(&mut tree, |sources, files| {
        if let Some(intake) = &mut intake {
            intake.files(sources, files);
            intake.forget(sources, files, closed);
        }
    })?;
    let read = intake.map(|intake| intake.finish(&tree.sources, &mut diagnostics));
    let (dataset, vetted) = read.unwrap_or_default();
    Ok((tree, Repository { plan, dataset, diagnostics, vetted }))
}

/// The figures of contents that report files had before, by path inside the folder of reports.
/// Places in them are of no file that was read.
pub fn past(plan: &Plan, contents: Vec<(String, String)>) -> Vec<Figure> {
    let mut tree = Tree::default();
    for (inside, text) in contents {
        let source = SourceFile::from_bytes(inside.clone(), text.into_bytes());
        let file = tree.sources.add(source);
        tree.reports.push(Located { file, inside, irregular: false });
    }
    let mut intake = Intake::new(plan);
    intake.files(&tree.sources, &tree.reports);
    // What is wrong in what was replaced is nobody's business any more.
    intake.finish(&tree.sources, &mut Vec::new()).0.figures
}
