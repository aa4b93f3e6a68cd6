//! `bdhvs.rules/1`: rules with their pages. About the program, not about a day or a period.

use super::value;
use crate::diagnostic::{Cost, Rule};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Document {
    schema: &'static str,
    rules: Vec<Entry>,
}

#[derive(Serialize)]
struct Entry {
    code: &'static str,
    name: &'static str,
    severity: &'static str,
    cost: &'static str,
    title: &'static str,
    page: &'static str,
}

/// The document, for all rules or one.
pub fn rules(rules: &[&Rule]) -> Value {
    let rules = rules.iter().map(|rule| entry(rule)).collect();
    value(Document { schema: "bdhvs.rules/1", rules })
}

fn entry(rule: &Rule) -> Entry {
    Entry {
        code: rule.code,
        name: rule.name,
        severity: rule.severity.key(),
        cost: match rule.cost {
            Cost::Nothing => "nothing",
            Cost::Row => "row",
            Cost::File => "file",
        },
        title: rule.title(),
        page: rule.page,
    }
}
