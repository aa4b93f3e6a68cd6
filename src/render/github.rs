//! Findings as workflow commands of GitHub Actions, which shows them beside the lines of a pull
//! request, and the page of a job that holds the rest.

mod command;
mod summary;

pub use summary::job_summary;

use super::run::{CheckRun, counted, sorted};
use super::wrap::clean_line;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::FileId;
use command::Command;
use std::collections::BTreeMap;

/// What GitHub shows of a step: ten annotations of each kind. One notice is kept for what was
/// left out.
const BUDGET: [(Severity, &str, usize); 3] = [
    (Severity::Error, "error", 10),
    (Severity::Warning, "warning", 10),
    (Severity::Note, "notice", 9),
];

/// The commands, then the lines that sum the run up, for the log.
pub fn github(run: &CheckRun<'_>) -> String {
    let problems = sorted(run.problems, run.sources);
    let mut out = String::new();
    let mut left_out = Vec::new();
    for (severity, name, budget) in BUDGET {
        let found: Vec<&Diagnostic> =
            problems.iter().filter(|p| p.severity == severity).copied().collect();
        let chosen = one_a_file_first(&found, budget);
        out.extend(chosen.iter().map(|problem| annotation(run, name, problem)));
        if found.len() > chosen.len() {
            left_out.push(counted(severity, found.len() - chosen.len()));
        }
    }
    if !left_out.is_empty() {
        let rest = format!("Còn {} không hiện ở đây. Xem đủ: bdhvs validate", left_out.join(", "));
        out.push_str(&Command::new("notice").property("title", "bdhvs validate").text(&rest));
    }
    out.extend(run.summary.lines().map(|line| format!("{}\n", command::no_command(line))));
    out
}

/// The first finding of every file, then every second one, and so on: one broken file must not
/// hide the others.
fn one_a_file_first<'a>(found: &[&'a Diagnostic], budget: usize) -> Vec<&'a Diagnostic> {
    let mut seen: BTreeMap<FileId, usize> = BTreeMap::new();
    let mut ranked: Vec<(usize, &Diagnostic)> = found
        .iter()
        .map(|problem| {
            let rank = seen.entry(problem.span.file).or_default();
            *rank += 1;
            (*rank, *problem)
        })
        .collect();
    ranked.sort_by_key(|(rank, _)| *rank);
    ranked.into_iter().take(budget).map(|(_, problem)| problem).collect()
}

fn annotation(run: &CheckRun<'_>, name: &str, problem: &Diagnostic) -> String {
    let (start, end) = (run.sources.place(problem.span), run.sources.end_place(problem.span));
    let rule = problem.rule;
    let command = Command::new(name)
        .property("file", &run.path(problem.span.file))
        .property("line", &start.line.to_string());
    // GitHub refuses columns where the end is on another line, and its end is the last
    // character, ours the one after it.
    let command = match end.line == start.line {
        true => command
            .property("col", &start.column.to_string())
            .property("endColumn", &start.column.max(end.column - 1).to_string()),
        false => command.property("endLine", &end.line.to_string()),
    };
    let title = format!("{} {}", rule.code, clean_line(rule.name));
    command.property("title", &title).text(&run.lines(problem).join("\n"))
}

#[cfg(test)]
mod tests;
