//! `bdhvs summary`: the quarterly report of the gathering unit, after the model of `letters.md`.
//!
//! Its text is a letter like any other (`letters/bao-cao.md`, or the plan's own): sections, their
//! order and fixed sentences. Here stand the sentences that depend on numbers, one variant for
//! each state of things, and the tables of the annexes. Every number comes from the one overview;
//! what only the drafter knows comes from `loi-van.md`, or stands as `[…]`.

mod annexes;
mod book;
mod change;
mod drafted;
mod figure_names;
mod reporting;
mod targets;
mod tasks;
mod values;

pub use book::summary_book;

use super::Facts;
use super::letters::{self, Letter, Writing};
use crate::aggregate::Coverage;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::plan::{Shown, UnitId};
use crate::submission::Drafted;
use crate::vietnamese::{list, padded};
pub(super) use drafted::{Offer, Spot, Words, headings, spots};
pub(super) use figure_names::{Named, is_name, names as figure_names};

/// Stands where the drafter writes.
const TO_WRITE: &str = "[…]";

/// The text of the report.
pub(super) static LETTER: Letter = Letter {
    name: "bao-cao",
    kind: "Báo cáo",
    built_in: include_str!("letters/bao-cao.md"),
    names: values::NAMES,
};

/// The report with the words of its drafter, if there are any; `draft` marks it DỰ THẢO.
pub fn summary(
    facts: &Facts<'_>,
    drafted: Option<&Drafted>,
    draft: bool,
) -> Result<Document, Diagnostic> {
    let values = values::values(facts, &Words::new(facts, drafted));
    let desk = &facts.plan.letterhead;
    let (symbol, recipients) = (&desk.report_symbol, &desk.recipients);
    let writing = Writing { symbol, day: facts.overview.term.province_due, recipients, draft };
    letters::compose(facts, &LETTER, values, &writing)
}

/// The subject of the report.
fn title(facts: &Facts<'_>) -> String {
    let period = facts.plan.title_of_report(facts.overview.term.period);
    format!("Kết quả thực hiện {} {period}", facts.plan.head.program)
}

/// The sentences of the report that carry its numbers.
pub(super) struct Sentences {
    /// The report's subject.
    pub(super) title: String,
    /// Who sent their report.
    pub(super) reporting: String,
    /// How many actions stand how.
    pub(super) tasks: String,
}

impl Sentences {
    /// As the report says them.
    pub(super) fn new(facts: &Facts<'_>) -> Self {
        Self {
            title: title(facts),
            reporting: reporting::paragraph(facts),
            tasks: tasks::counts(facts),
        }
    }

    /// What is said of an indicator; `None` for one that is no target of the report.
    pub(super) fn of_target(
        facts: &Facts<'_>,
        words: &Words<'_>,
        coverage: &Coverage,
    ) -> Option<String> {
        let name = &facts.plan.indicator(coverage.indicator).name;
        let cause = words.cause_of_fall(name);
        let among = targets_of(facts).iter().any(|c| c.indicator == coverage.indicator);
        among.then(|| targets::item(facts, coverage, cause.as_deref()))
    }
}

/// The units with most people still to reach, for the target that lacks most and is counted by
/// unit, and what is counted there: `người`. Empty where there are none.
fn places_to_urge<'a>(facts: &Facts<'a>) -> (String, &'a str) {
    let by_unit = |c: &&&Coverage| c.parts.is_empty() && c.absent() + c.addends.len() > 10;
    let lacking = targets_of(facts);
    let worst = lacking.iter().filter(by_unit).max_by_key(|c| c.people_needed.unwrap_or(0));
    let noun = worst.map_or("người", |c| super::words::noun(facts.plan, c));
    let places = worst.map(|c| largest_gaps(facts, c, 3)).unwrap_or_default();
    match worst.filter(|_| !places.is_empty()) {
        Some(c) => {
            let name = super::words::short_name(facts.plan, c);
            (format!("chỉ tiêu “{name}”: {}", list(&places)), noun)
        }
        None => (String::new(), noun),
    }
}

/// `năm 2025`, where a target of the letter lacks a figure; else empty.
fn figures_to_complete(facts: &Facts<'_>) -> String {
    let term = &facts.overview.term;
    if targets_of(facts).iter().all(|c| c.absent() == 0) {
        return String::new();
    }
    match term.closes_year {
        true => format!("năm {}", term.period.year()),
        false => term.period.in_running_text(),
    }
}

/// The targets of the letter, in the plan's order.
fn targets_of<'a>(facts: &Facts<'a>) -> Vec<&'a Coverage> {
    let shown = |c: &&Coverage| {
        let judged = c.target.is_some() || !c.own_goals.is_empty();
        judged && facts.plan.indicator(c.indicator).shown == Shown::Targets
    };
    facts.overview.coverage.iter().filter(shown).collect()
}

/// Names of the units that lack most people, those that lack any. Of a unit without a figure
/// nobody can say how many it lacks.
pub(super) fn largest_gaps(facts: &Facts<'_>, coverage: &Coverage, most: usize) -> Vec<String> {
    let mut gaps: Vec<(u128, UnitId)> = super::coverage::by_unit(coverage)
        .iter()
        .filter(|line| line.state() == "counted")
        .filter_map(|line| Some((line.needed(coverage)?, line.about?)))
        .filter(|(needed, _)| *needed > 0)
        .collect();
    gaps.sort_by_key(|(needed, unit)| (std::cmp::Reverse(*needed), *unit));
    gaps.iter().take(most).map(|(_, unit)| facts.plan.name_in_sentence(*unit)).collect()
}

/// `05 đơn vị`.
fn units_of(n: usize) -> String {
    format!("{} đơn vị", padded(n as u128))
}
