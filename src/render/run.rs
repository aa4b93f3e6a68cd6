//! A run of checks as CI systems are told of it, and what their formats share.

use super::wrap::clean_line;
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::Plan;
use crate::source::{FileId, Sources};

/// What a run looked at and found.
#[derive(Clone, Copy)]
pub struct CheckRun<'a> {
    /// The findings to be shown.
    pub problems: &'a [Diagnostic],
    /// All files that were read.
    pub sources: &'a Sources,
    /// The plan, which knows units and indicators by their ids; none where it has errors.
    pub plan: Option<&'a Plan>,
    /// The files that were looked at.
    pub files: &'a [FileId],
    /// Those of them for which tests did not run.
    pub untested: &'a [FileId],
    /// The tests that did not run.
    pub not_run: &'a [Skipped],
    /// The lines that sum the run up.
    pub summary: &'a str,
}

/// Tests that did not run.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    /// Their rules.
    pub rules: String,
    /// Why.
    pub reason: String,
}

impl CheckRun<'_> {
    /// The path of a file, safe to print.
    pub(super) fn path(&self, file: FileId) -> String {
        clean_line(&self.sources.file(file).path)
    }

    /// What is wrong, what else belongs to it and what to do next, a line each.
    pub(super) fn lines(&self, problem: &Diagnostic) -> Vec<String> {
        let labels = problem.labels.iter().map(|label| {
            let place = self.sources.place(label.span);
            let (path, text) = (self.path(label.span.file), clean_line(&label.text));
            format!("{path}:{}:{}: {text}", place.line, place.column)
        });
        let message = std::iter::once(clean_line(&problem.message));
        message.chain(labels).chain(remedy(problem)).collect()
    }
}

/// What to do next; none where the message says it.
pub(super) fn remedy(problem: &Diagnostic) -> Option<String> {
    let hint = clean_line(&problem.hint);
    (!hint.is_empty()).then(|| format!("Cách sửa: {hint}"))
}

/// Worst first, then by path and place.
pub(super) fn sorted<'a>(problems: &'a [Diagnostic], sources: &Sources) -> Vec<&'a Diagnostic> {
    let mut sorted: Vec<&Diagnostic> = problems.iter().collect();
    // Bytes stand in the order of lines and columns, and are at hand.
    sorted.sort_by_key(|problem| {
        let path = sources.file(problem.span.file).path.as_str();
        (problem.severity, path, problem.span.start, problem.span.end, problem.rule.code)
    });
    sorted
}

/// A count with its noun, as the summary line has it.
pub(super) fn counted(severity: Severity, n: usize) -> String {
    let noun = match severity {
        Severity::Error => "lỗi",
        Severity::Warning => "mục cần xem lại",
        Severity::Note => "ghi chú",
    };
    format!("{} {noun}", crate::vietnamese::grouped(n as u128))
}

#[cfg(test)]
pub(super) mod tests;
