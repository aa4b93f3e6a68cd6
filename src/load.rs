//! From a folder to values: `read` touches the disk, everything else turns text into the plan
//! and the dataset and says what it could not understand.

mod git;
mod plan;
mod read;
mod reports;
mod toml;
mod unread;

pub use git::{Changed, GitFault, changed_files, plan_at};
pub use read::{
    Located, Sent, Tree, find_repository, list_incoming, one_text, read, read_incoming, real_path,
};

use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::source::SourceFile;
use crate::submission::{Dataset, Figure};

/// A plan repository as far as it could be read.
#[derive(Debug)]
pub struct Repository {
    /// The plan; none where it has errors.
    pub plan: Option<Plan>,
    /// What units sent; empty where there is no plan.
    pub dataset: Dataset,
    /// What could not be understood.
    pub diagnostics: Vec<Diagnostic>,
}

/// Parses everything that was read. Reports are read only against a whole plan.
pub fn parse(tree: &Tree) -> Repository {
    let mut diagnostics = Vec::new();
    let plan = plan::parse(tree, &mut diagnostics);
    let dataset = match &plan {
        Some(plan) => reports::parse(tree, plan, &mut diagnostics),
        None => Dataset::default(),
    };
    Repository { plan, dataset, diagnostics }
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
    // What is wrong in what was replaced is nobody's business any more.
    reports::parse(&tree, plan, &mut Vec::new()).figures
}
