//! From a folder to values: `read` touches the disk, everything else turns text into the plan
//! and the dataset and says what it could not understand.

mod folder;
mod git;
mod plan;
mod read;
mod reports;
mod toml;
mod unread;

pub use git::{Changed, GitFault, changed_files};
pub use read::{
    Located, Sent, Tree, find_repository, list_incoming, one_text, read, read_incoming, real_path,
};

use crate::diagnostic::Diagnostic;
use crate::plan::Plan;
use crate::source::FileId;
use crate::submission::Dataset;

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
        Some(plan) => reports::parse(tree, plan, &mut diagnostics),
        None => (Dataset::default(), Vec::new()),
    };
    Repository { plan, dataset, diagnostics, vetted }
}
