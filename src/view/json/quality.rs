//! `bdhvs.quality/1`. Scores and chances are no whole numbers: they stand as printed, beside the
//! whole numbers they come from.

use super::{Head, head, integer, value};
use crate::aggregate::{Outcome, Quality, Share, TestRun, Value as Found};
use crate::plan::About;
use crate::view::quality::words::{Said, unable, value as printed, words};
use crate::view::reference::about_id;
use crate::view::{Facts, Places};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    head: Head,
    counts: Counts,
    tests: Vec<Test>,
}

#[derive(Serialize)]
struct Counts {
    tests: usize,
    values: usize,
    flags: usize,
    not_run: usize,
}

/// One test on one indicator; on all that was received where there is none.
#[derive(Serialize)]
struct Test {
    test: &'static str,
    name: &'static str,
    formula: &'static str,
    asked_when: &'static str,
    indicator: Option<String>,
    not_run: Option<String>,
    values: usize,
    flags: usize,
    results: Vec<Outcomes>,
}

#[derive(Serialize)]
struct Outcomes {
    #[serde(flatten)]
    of: Option<Of>,
    text: String,
    flag: bool,
    numerator: u64,
    denominator: u64,
    /// The share before, for a change.
    #[serde(skip_serializing_if = "Option::is_none")]
    before: Option<Fraction>,
    /// The unit with the same pair.
    #[serde(skip_serializing_if = "Option::is_none")]
    same_as: Option<String>,
}

#[derive(Serialize)]
struct Of {
    unit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reporter: Option<String>,
    path: String,
    line: u32,
    noted: bool,
    explained: bool,
}

#[derive(Serialize)]
struct Fraction {
    numerator: u64,
    denominator: u64,
}

/// The document, with every value that was looked at.
pub fn quality(facts: &Facts<'_>, quality: &Quality, places: &Places<'_>) -> Value {
    let not_run = quality.not_run().count();
    value(Document {
        head: head("bdhvs.quality/1", facts),
        counts: Counts {
            tests: quality.runs.len() - not_run,
            values: quality.compared(),
            flags: quality.flags(),
            not_run,
        },
        tests: quality.runs.iter().map(|run| test(facts, run, places)).collect(),
    })
}

fn test(facts: &Facts<'_>, run: &TestRun, places: &Places<'_>) -> Test {
    let Said { key, name, formula, asked_when } = words(run.test);
    Test {
        test: key,
        name,
        formula,
        asked_when,
        indicator: run.indicator.map(|id| facts.plan.indicator(id).id.clone()),
        not_run: run.unable.map(unable),
        values: run.outcomes.len(),
        flags: run.flags(),
        results: run.outcomes.iter().map(|outcome| one(facts, outcome, places)).collect(),
    }
}

fn one(facts: &Facts<'_>, outcome: &Outcome, places: &Places<'_>) -> Outcomes {
    let plan = facts.plan;
    let of = outcome.of.map(|of| Of {
        unit: about_id(plan, of.key.about).to_owned(),
        reporter: (of.key.about != About::Unit(of.reporter))
            .then(|| plan.unit(of.reporter).id.clone()),
        path: places.path(of.row).to_owned(),
        line: places.line(of.row),
        noted: of.noted,
        explained: of.explained,
    });
    let (share, before, same_as) = match outcome.value {
        Found::Part(share) | Found::Ratio(share) | Found::Figure(share) => (share, None, None),
        Found::Score { share, .. } => (share, None, None),
        Found::Chance { hits, .. } => (hits, None, None),
        Found::Change { before, now } => (now, Some(fraction(before)), None),
        Found::SameAs(share, key) => (share, None, Some(about_id(plan, key.about).to_owned())),
    };
    let Fraction { numerator, denominator } = fraction(share);
    let text = printed(plan, outcome.value);
    Outcomes { of, text, flag: outcome.flag, numerator, denominator, before, same_as }
}

fn fraction(share: Share) -> Fraction {
    Fraction { numerator: integer(share.numerator), denominator: integer(share.denominator) }
}
