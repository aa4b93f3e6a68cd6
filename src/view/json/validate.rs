//! `bdhvs.validate/1`. Made from the plan where there is one: `validate` works without.

use super::value;
use crate::diagnostic::{Diagnostic, Excludes, count};
use crate::period::Period;
use crate::plan::Plan;
use crate::source::Sources;
use chrono::NaiveDate;
use serde::Serialize;
use serde_json::Value;

/// What a run looked at.
pub struct Scanned<'a> {
    /// The plan; none where it has errors.
    pub plan: Option<&'a Plan>,
    /// All files.
    pub sources: &'a Sources,
    /// Rows of data.
    pub rows: usize,
    /// Findings that waivers pass over; they are not among the problems.
    pub waived: usize,
    /// The day dates were judged on; none where neither clock nor plan gave one.
    pub as_of: Option<NaiveDate>,
    /// The period shown.
    pub period: Option<Period>,
    /// Tests that did not run.
    pub not_run: &'a [NotRun],
}

impl<'a> Scanned<'a> {
    /// A text that is no file of a plan.
    pub fn text(sources: &'a Sources) -> Self {
        Self { plan: None, sources, rows: 0, waived: 0, as_of: None, period: None, not_run: &[] }
    }
}

/// A test that did not run.
#[derive(Clone, Debug, Serialize)]
pub struct NotRun {
    /// Its rule, or the family of rules.
    pub rule: String,
    /// Why.
    pub reason: String,
}

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    as_of: Option<String>,
    period: Option<String>,
    counts: Counts,
    files: usize,
    rows: usize,
    waived: usize,
    not_run: &'a [NotRun],
    problems: Vec<Problem<'a>>,
}

#[derive(Serialize)]
struct Counts {
    error: usize,
    warning: usize,
    note: usize,
}

#[derive(Serialize)]
struct Problem<'a> {
    rule: &'static str,
    name: &'static str,
    severity: &'static str,
    path: &'a str,
    line: u32,
    column: u32,
    end_line: u32,
    end_column: u32,
    unit: Option<&'a str>,
    period: Option<String>,
    indicator: Option<&'a str>,
    message: &'a str,
    hint: &'a str,
}

/// The document, never cut.
pub fn validate(problems: &[Diagnostic], scanned: &Scanned<'_>) -> Value {
    let counts = count(problems);
    value(Document {
        schema: "bdhvs.validate/1",
        as_of: scanned.as_of.map(|day| day.to_string()),
        period: scanned.period.map(|period| period.to_string()),
        counts: Counts { error: counts.errors, warning: counts.warnings, note: counts.notes },
        files: scanned.sources.len(),
        rows: scanned.rows,
        waived: scanned.waived,
        not_run: scanned.not_run,
        problems: problems.iter().map(|problem| one(problem, scanned)).collect(),
    })
}

fn one<'a>(problem: &'a Diagnostic, scanned: &'a Scanned<'_>) -> Problem<'a> {
    let sources = scanned.sources;
    let (start, end) = (sources.place(problem.span), sources.end_place(problem.span));
    let plan = scanned.plan;
    let indicator = match problem.excludes {
        Excludes::Figure(key) => plan.map(|plan| plan.indicator(key.indicator).id.as_str()),
        Excludes::Nothing | Excludes::FileOf { .. } => None,
    };
    Problem {
        rule: problem.rule.code,
        name: problem.rule.name,
        severity: problem.severity.key(),
        path: &sources.file(problem.span.file).path,
        line: start.line,
        column: start.column,
        end_line: end.line,
        end_column: end.column,
        unit: problem.unit.and_then(|unit| plan.map(|plan| plan.unit(unit).id.as_str())),
        period: problem.period.map(|period| period.to_string()),
        indicator,
        message: &problem.message,
        hint: &problem.hint,
    }
}
