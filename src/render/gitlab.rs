//! Findings for the Code Quality report of GitLab: an array of flat objects. GitLab joins the
//! reports of two branches by fingerprint, shows `description` as it is and wants paths from the
//! root of the repository.

use super::fingerprint::fingerprinted;
use super::run::{CheckRun, remedy};
use super::wrap::clean_line;
use crate::diagnostic::{Diagnostic, Severity};
use serde_json::{Value, json};

/// The findings, never cut.
pub fn gitlab(run: &CheckRun<'_>) -> Value {
    fingerprinted(run).into_iter().map(|(problem, print)| one(run, problem, &print)).collect()
}

fn one(run: &CheckRun<'_>, problem: &Diagnostic, print: &str) -> Value {
    json!({
        "description": description(problem),
        "check_name": problem.rule.name,
        "fingerprint": print,
        "severity": severity(problem.severity),
        "location": {
            "path": run.path(problem.span.file),
            "lines": { "begin": run.sources.place(problem.span).line },
        },
    })
}

/// On one line: the list of a merge request has no other.
fn description(problem: &Diagnostic) -> String {
    let sentences = std::iter::once(clean_line(&problem.message)).chain(remedy(problem));
    format!("{} ({})", sentences.collect::<Vec<_>>().join(". "), problem.rule.code)
}

/// An error blocks the merge: `validate` ends 1.
fn severity(severity: Severity) -> &'static str {
    match severity {
        Severity::Error => "blocker",
        Severity::Warning => "major",
        Severity::Note => "info",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::run::tests::Sample;

    #[test]
    fn an_entry_has_the_keys_that_gitlab_reads() {
        let mut sample = Sample::new(&[("reports/Quý 4/a.csv", "h\nx12\n")]);
        sample.find(0, "x12").message = "Gọi 0912345678".into();
        let report = gitlab(&sample.run());
        let print = report[0]["fingerprint"].as_str().expect("fingerprint");
        let expected = json!([{
            "description": "Gọi [đã che số điện thoại di động]. Cách sửa: ghi số (R116)",
            "check_name": "not-a-count",
            "fingerprint": print,
            "severity": "blocker",
            "location": { "path": "reports/Quý 4/a.csv", "lines": { "begin": 2 } },
        }]);
        assert_eq!(report, expected);
    }

    #[test]
    fn a_clean_run_is_an_empty_array() {
        assert_eq!(gitlab(&Sample::new(&[("a", "x")]).run()), json!([]));
    }
}
