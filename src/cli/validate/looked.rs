//! What the formats of CI systems say of files without a finding.

use super::super::session::Session;
use super::asked::Asked;
use crate::diagnostic::Diagnostic;
use crate::render::{CheckRun, Skipped};
use crate::source::FileId;
use crate::view::json::NotRun;
use std::collections::BTreeSet;

/// The files that were looked at, and tests that did not run on them.
pub(super) struct Looked {
    files: Vec<FileId>,
    untested: Vec<FileId>,
    not_run: Vec<Skipped>,
}

impl Looked {
    /// The files of the scope, and those of findings that point into it.
    pub(super) fn new(
        session: &Session,
        asked: &Asked,
        shown: &[Diagnostic],
        not_run: &[NotRun],
    ) -> Self {
        let told: BTreeSet<FileId> = shown.iter().map(|finding| finding.span.file).collect();
        let looked = |file: &FileId| asked.scope.takes(session, *file) || told.contains(file);
        let skipped =
            |test: &NotRun| Skipped { rules: test.rule.clone(), reason: test.reason.clone() };
        // What does not run without a plan looks at reports.
        let reports = session.tree.reports.iter().filter(|_| !not_run.is_empty());
        Self {
            files: session.tree.sources.iter().map(|(file, _)| file).filter(looked).collect(),
            untested: reports.map(|located| located.file).filter(looked).collect(),
            not_run: not_run.iter().map(skipped).collect(),
        }
    }

    /// What the formats of CI systems are made of.
    pub(super) fn run<'a>(
        &'a self,
        session: &'a Session,
        problems: &'a [Diagnostic],
        summary: &'a str,
    ) -> CheckRun<'a> {
        CheckRun {
            problems,
            sources: &session.tree.sources,
            plan: session.repository.plan.as_ref(),
            files: &self.files,
            untested: &self.untested,
            not_run: &self.not_run,
            summary,
        }
    }
}
