//! `bdhvs.deadlines/1`.

use super::{Facts, Head, head, value};
use crate::aggregate::{FormReport, StateCounts, UnitReport};
use crate::plan::{DueBasis, Plan, Term};
use serde::Serialize;
use serde_json::Value;
use std::collections::BTreeMap;

#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    head: Head,
    window: Window,
    due: String,
    province_due: String,
    rule: String,
    counts: Counts,
    units: Vec<Unit>,
}

/// The first and last day of the data.
#[derive(Serialize)]
pub(super) struct Window {
    from: String,
    to: String,
}

/// How many units stand how.
#[derive(Serialize)]
pub(super) struct Counts {
    expected: usize,
    on_time: usize,
    late: usize,
    missing: usize,
    pending: usize,
    undated: usize,
    document_only: usize,
    exempt: usize,
}

/// How one unit reported.
#[derive(Serialize)]
pub(super) struct Unit {
    id: String,
    code: Option<String>,
    name: String,
    state: &'static str,
    received_on: Option<String>,
    days_late: u32,
    document: Option<String>,
    due: String,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    after_close: bool,
    forms: BTreeMap<&'static str, Form>,
}

#[derive(Serialize)]
struct Form {
    state: &'static str,
    received_on: Option<String>,
}

/// The document.
pub fn deadlines(facts: &Facts<'_>) -> Value {
    let term = &facts.overview.term;
    value(Document {
        head: head("bdhvs.deadlines/1", facts),
        window: window(term),
        due: term.due.day.to_string(),
        province_due: term.province_due.to_string(),
        rule: rule(term),
        counts: counts(facts.overview.reporting.counts),
        units: units(facts),
    })
}

/// The first and last day of the data.
pub(super) fn window(term: &Term) -> Window {
    Window { from: term.window.0.to_string(), to: term.window.1.to_string() }
}

/// All units, in the plan's order.
pub(super) fn units(facts: &Facts<'_>) -> Vec<Unit> {
    facts.overview.reporting.units.iter().map(|unit| one(facts.plan, unit)).collect()
}

/// What the deadline rests on: a document, or the plan's rule with its day before days off.
fn rule(term: &Term) -> String {
    match &term.due.basis {
        DueBasis::Document(document) => document.clone(),
        DueBasis::Rule { nominal } => format!("plan:{nominal}"),
    }
}

/// Counts under their keys.
pub(super) fn counts(counts: StateCounts) -> Counts {
    let StateCounts { expected, on_time, late, missing, pending, undated, document_only, exempt } =
        counts;
    Counts { expected, on_time, late, missing, pending, undated, document_only, exempt }
}

fn one(plan: &Plan, report: &UnitReport) -> Unit {
    let unit = plan.unit(report.unit);
    let form = |f: &FormReport| {
        let received_on = f.received_on.map(|day| day.to_string());
        (f.form.key(), Form { state: f.state.key(), received_on })
    };
    Unit {
        id: unit.id.clone(),
        code: unit.code.clone(),
        name: unit.name.clone(),
        state: report.state.key(),
        received_on: report.received_on.map(|day| day.to_string()),
        days_late: report.days_late,
        document: report.document.clone(),
        due: report.due.to_string(),
        after_close: report.after_close,
        forms: report.forms.iter().map(form).collect(),
    }
}
