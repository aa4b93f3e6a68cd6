//! Findings as a SARIF 2.1.0 log: one run, every rule with its page, never cut.

mod uri;

use super::fingerprint::fingerprinted;
use super::page::page;
use super::run::{CheckRun, Skipped, remedy};
use super::wrap::clean_line;
use crate::diagnostic::{Diagnostic, Label, Rule, rules};
use crate::source::Span;
use serde_json::{Value, json};
use uri::uri;

const SCHEMA: &str = "https://json.schemastore.org/sarif-2.1.0.json";
/// What relative URIs begin from; GitHub knows this name as the root of the repository.
const ROOT: &str = "%SRCROOT%";
/// Our own name for our fingerprint. GitHub's `primaryLocationLineHash` is left out on purpose:
/// `upload-sarif` works it out from the file and warns of every other value it finds there.
const FINGERPRINT: &str = "bdhvsFinding/v1";

/// The log.
pub fn sarif(run: &CheckRun<'_>) -> Value {
    let results = fingerprinted(run).into_iter().map(|(problem, print)| {
        let mut result = result(run, problem);
        result["partialFingerprints"] = json!({ FINGERPRINT: print });
        result
    });
    json!({
        "$schema": SCHEMA,
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": driver() },
            "language": "vi",
            "columnKind": "unicodeCodePoints",
            "originalUriBaseIds": {
                ROOT: { "description": { "text": "Thư mục gốc của kho kế hoạch" } },
            },
            "invocations": [{
                "executionSuccessful": true,
                "toolExecutionNotifications":
                    run.not_run.iter().map(notification).collect::<Value>(),
            }],
            "results": results.collect::<Value>(),
        }],
    })
}

fn driver() -> Value {
    json!({
        "name": env!("CARGO_PKG_NAME"),
        "version": env!("CARGO_PKG_VERSION"),
        "semanticVersion": env!("CARGO_PKG_VERSION"),
        "language": "vi",
        "rules": rules::ALL.iter().map(|rule| descriptor(rule)).collect::<Value>(),
    })
}

fn descriptor(rule: &Rule) -> Value {
    json!({
        "id": rule.code,
        "name": rule.name,
        "shortDescription": { "text": rule.title() },
        "fullDescription": { "text": rule.brief() },
        "help": { "text": page(rule.page, usize::MAX), "markdown": rule.page },
        "defaultConfiguration": { "level": rule.severity.key() },
    })
}

fn notification(skipped: &Skipped) -> Value {
    let text = format!("Chưa kiểm tra được {}: {}", skipped.rules, skipped.reason);
    json!({ "level": "warning", "message": { "text": message(&text) } })
}

fn result(run: &CheckRun<'_>, problem: &Diagnostic) -> Value {
    let sentences = std::iter::once(problem.message.clone()).chain(remedy(problem));
    let sentences: Vec<String> = sentences.map(|text| message(&text)).collect();
    let mut result = json!({
        "ruleId": problem.rule.code,
        "level": problem.severity.key(),
        "message": { "text": sentences.join(". ") },
        "locations": [{ "physicalLocation": location(run, problem.span) }],
    });
    if let Some(index) = rules::ALL.iter().position(|rule| rule.code == problem.rule.code) {
        result["ruleIndex"] = index.into();
    }
    if !problem.labels.is_empty() {
        let labels = problem.labels.iter().enumerate().map(|(n, label)| related(run, n, label));
        result["relatedLocations"] = labels.collect();
    }
    result
}

fn related(run: &CheckRun<'_>, n: usize, label: &Label) -> Value {
    json!({
        "id": n + 1,
        "physicalLocation": location(run, label.span),
        "message": { "text": message(&label.text) },
    })
}

fn location(run: &CheckRun<'_>, span: Span) -> Value {
    let (start, end) = (run.sources.place(span), run.sources.end_place(span));
    let uri = uri(&run.sources.file(span.file).path);
    let mut artifact = json!({ "uri": uri });
    if !uri.starts_with("file:") {
        artifact["uriBaseId"] = ROOT.into();
    }
    json!({
        "artifactLocation": artifact,
        // Both counts begin at 1 and the end is one past the last character, as ours.
        "region": {
            "startLine": start.line,
            "startColumn": start.column,
            "endLine": end.line,
            "endColumn": end.column,
        },
    })
}

/// A text of a message. In SARIF `[a](b)` is a link: a cell of a file must not make one.
fn message(text: &str) -> String {
    clean_line(text).replace("](", "] (")
}

#[cfg(test)]
mod tests;
