//! A run as a JUnit report: a suite a folder, a test case a file. GitLab and Jenkins compare two
//! runs by the names of test cases, so these must stay when findings come and go: a file that is
//! mended turns from failed to passed, a new mistake shows as a new failure. GitLab takes only the
//! first of two cases of one name, which a case a finding could not avoid.

mod xml;

use super::run::{CheckRun, sorted};
use super::wrap::clean_line;
use crate::diagnostic::{Diagnostic, Severity};
use crate::source::FileId;
use std::collections::{BTreeMap, BTreeSet};
use xml::escape;

/// The suite of what is about no file.
const OWN_SUITE: &str = "bdhvs validate";

/// The report: errors fail the case of their file, warnings and notes are its output.
pub fn junit(run: &CheckRun<'_>) -> String {
    let mut suites: BTreeMap<String, Vec<Case>> = BTreeMap::new();
    for case in cases(run) {
        suites.entry(case.suite.clone()).or_default().push(case);
    }
    let all: Vec<&Case> = suites.values().flatten().collect();
    let mut out = String::from("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n");
    out.push_str(&format!("<testsuites name=\"{OWN_SUITE}\" {}>\n", counts(&all)));
    for (name, cases) in &suites {
        let counts = counts(&cases.iter().collect::<Vec<_>>());
        out.push_str(&format!("  <testsuite name=\"{}\" {counts}>\n", escape(name)));
        out.extend(cases.iter().map(Case::element));
        out.push_str("  </testsuite>\n");
    }
    out.push_str("</testsuites>\n");
    out
}

/// A test case.
struct Case {
    suite: String,
    name: String,
    /// The path, where the case is a file.
    file: Option<String>,
    /// What the first error says, and all of them in full.
    failure: Option<(String, String)>,
    /// Why tests did not run.
    skipped: Option<String>,
    /// What does not fail.
    output: String,
}

fn cases(run: &CheckRun<'_>) -> Vec<Case> {
    let mut by_file: BTreeMap<FileId, Vec<&Diagnostic>> = BTreeMap::new();
    for problem in sorted(run.problems, run.sources) {
        by_file.entry(problem.span.file).or_default().push(problem);
    }
    let files: BTreeSet<FileId> = run.files.iter().chain(by_file.keys()).copied().collect();
    let of_files = files.iter().map(|file| {
        let problems = by_file.get(file).map_or(&[][..], Vec::as_slice);
        of_file(run, *file, problems)
    });
    let mut cases: Vec<Case> = of_files.chain(not_run(run)).collect();
    if cases.is_empty() {
        // A report without a test case would be taken for a broken one.
        cases.push(own("Tệp cần kiểm tra", "không có tệp nào trong phạm vi đã nêu"));
    }
    cases
}

fn of_file(run: &CheckRun<'_>, file: FileId, problems: &[&Diagnostic]) -> Case {
    let path = run.path(file);
    let (folder, name) = path.rsplit_once('/').unwrap_or((".", &path));
    let (errors, rest): (Vec<&Diagnostic>, Vec<&Diagnostic>) =
        problems.iter().partition(|problem| problem.severity == Severity::Error);
    let untested = errors.is_empty() && run.untested.contains(&file);
    let reasons = || run.not_run.iter().map(|s| clean_line(&s.reason)).collect::<Vec<_>>();
    Case {
        suite: folder.to_owned(),
        name: name.to_owned(),
        failure: errors.first().map(|first| (headline(first, errors.len()), told(run, &errors))),
        skipped: untested.then(|| reasons().join("; ")),
        output: told(run, &rest),
        file: Some(path),
    }
}

/// The tests that did not run, each as a case that was skipped.
fn not_run<'a>(run: &CheckRun<'a>) -> impl Iterator<Item = Case> + use<'a> {
    run.not_run.iter().map(|skipped| own(&skipped.rules, &skipped.reason))
}

fn own(name: &str, reason: &str) -> Case {
    Case {
        suite: OWN_SUITE.to_owned(),
        name: clean_line(name),
        file: None,
        failure: None,
        skipped: Some(clean_line(reason)),
        output: String::new(),
    }
}

fn headline(first: &Diagnostic, errors: usize) -> String {
    let message = clean_line(&first.message);
    match errors {
        1 => message,
        _ => format!("{message} (và {} lỗi khác)", errors - 1),
    }
}

/// Findings in full, an empty line between two.
fn told(run: &CheckRun<'_>, problems: &[&Diagnostic]) -> String {
    let one = |problem: &&Diagnostic| {
        let place = run.sources.place(problem.span);
        let (path, severity) = (run.path(problem.span.file), problem.severity.name());
        let rule = format!("Quy tắc: {} {}", problem.rule.code, problem.rule.name);
        let lines = run.lines(problem).join("\n  ");
        format!("{path}:{}:{}: {severity}: {lines}\n  {rule}\n", place.line, place.column)
    };
    problems.iter().map(one).collect::<Vec<_>>().join("\n")
}

impl Case {
    fn element(&self) -> String {
        let (suite, name) = (escape(&self.suite), escape(&self.name));
        let file = self.file.as_ref().map(|path| format!(" file=\"{}\"", escape(path)));
        let file = file.unwrap_or_default();
        let head = format!("    <testcase classname=\"{suite}\" name=\"{name}\"{file} time=\"0\"");
        let inside = self.inside();
        match inside.as_str() {
            "" => format!("{head}/>\n"),
            inside => format!("{head}>\n{inside}    </testcase>\n"),
        }
    }

    fn inside(&self) -> String {
        let mut out = String::new();
        if let Some(reason) = &self.skipped {
            out.push_str(&format!("      <skipped message=\"{}\"/>\n", escape(reason)));
        }
        if let Some((headline, told)) = &self.failure {
            let (headline, told) = (escape(headline), escape(told));
            let failure =
                format!("<failure type=\"error\" message=\"{headline}\">{told}</failure>");
            out.push_str(&format!("      {failure}\n"));
        }
        if !self.output.is_empty() {
            out.push_str(&format!("      <system-out>{}</system-out>\n", escape(&self.output)));
        }
        out
    }
}

fn counts(cases: &[&Case]) -> String {
    let failures = cases.iter().filter(|case| case.failure.is_some()).count();
    let skipped = cases.iter().filter(|case| case.skipped.is_some()).count();
    let tests = cases.len();
    format!(
        "tests=\"{tests}\" failures=\"{failures}\" errors=\"0\" skipped=\"{skipped}\" time=\"0\""
    )
}

#[cfg(test)]
mod tests;
