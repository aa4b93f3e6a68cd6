//! `bdhvs.check-letter/1`.

use super::{Facts, Head, head, value};
use crate::view::{LetterCheck, Reference, StrangeNumber};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    head: Head,
    file: String,
    numbers: usize,
    drafted: usize,
    more: usize,
    findings: Vec<Finding>,
}

#[derive(Serialize)]
struct Finding {
    place: String,
    around: String,
    number: String,
    nearest: Option<Nearest>,
    earlier: Option<String>,
}

#[derive(Serialize)]
struct Nearest {
    number: String,
    reference: Option<String>,
}

/// The document.
pub fn check_letter(facts: &Facts<'_>, file: &str, check: &LetterCheck) -> Value {
    value(Document {
        head: head("bdhvs.check-letter/1", facts),
        file: file.to_owned(),
        numbers: check.looked_at,
        drafted: check.drafted,
        more: check.more,
        findings: check.findings.iter().map(|finding| of_one(facts, finding)).collect(),
    })
}

fn of_one(facts: &Facts<'_>, finding: &StrangeNumber) -> Finding {
    let text = |reference: Reference| reference.text(facts.plan);
    Finding {
        place: finding.place.clone(),
        around: finding.around.clone(),
        number: finding.number.clone(),
        nearest: finding
            .nearest
            .as_ref()
            .map(|near| Nearest { number: near.text.clone(), reference: near.reference.map(text) }),
        earlier: finding.earlier.map(text),
    }
}
