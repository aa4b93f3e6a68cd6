//! Where figures stand: file and line, and in a git checkout the last commit of the file.

use crate::source::{FileId, Sources, Span};
use std::collections::BTreeMap;

/// Characters of a commit's name on a page.
const SHORT: usize = 10;

/// The files of a run.
pub struct Places<'a> {
    /// Their texts.
    pub sources: &'a Sources,
    /// The last commit of each; empty outside a checkout.
    pub commits: BTreeMap<FileId, String>,
}

impl Places<'_> {
    /// The path of a place's file.
    pub(super) fn path(&self, span: Span) -> &str {
        &self.sources.file(span.file).path
    }

    /// Its line.
    pub(super) fn line(&self, span: Span) -> u32 {
        self.sources.place(span).line
    }

    /// `path:line`.
    pub(super) fn place(&self, span: Span) -> String {
        format!("{}:{}", self.path(span), self.line(span))
    }

    /// Folder and `name:line`.
    pub(super) fn in_folder(&self, span: Span) -> (&str, String) {
        let (folder, name) = self.path(span).rsplit_once('/').unwrap_or(("", self.path(span)));
        (folder, format!("{name}:{}", self.line(span)))
    }

    /// The last commit of its file.
    pub(super) fn commit(&self, span: Span) -> Option<&str> {
        self.commits.get(&span.file).map(String::as_str)
    }

    /// The same, as long as people quote it.
    pub(super) fn short_commit(&self, span: Span) -> Option<&str> {
        self.commit(span).map(|name| name.get(..SHORT).unwrap_or(name))
    }
}
