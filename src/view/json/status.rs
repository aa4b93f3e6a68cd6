//! `bdhvs.status/1`.

use super::closing::{Closed, closed};
use super::coverage::{Indicator, indicator};
use super::deadlines::{Counts, counts};
use super::{Facts, Head, head, value};
use crate::aggregate::{PerState, TaskCounts};
use crate::view::next;
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    head: Head,
    deadlines: Counts,
    indicators: Vec<Indicator>,
    tasks: Tasks,
    problems: Problems,
    next: Vec<String>,
    #[serde(flatten)]
    closed: Closed,
}

/// How many actions of the appendix stand how.
#[derive(Serialize)]
pub(super) struct Tasks {
    total: usize,
    done: usize,
    in_progress: usize,
    not_started: usize,
    no_data: usize,
    blocked: usize,
    late: usize,
    overdue: Overdue,
}

/// Of each state, those that were not done when they were due.
#[derive(Serialize)]
struct Overdue {
    done: usize,
    in_progress: usize,
    not_started: usize,
    no_data: usize,
}

#[derive(Serialize)]
struct Problems {
    error: usize,
    warning: usize,
    note: usize,
    excluded_figures: usize,
    open_readings: usize,
    doubts: usize,
}

/// The document.
pub fn status(facts: &Facts<'_>) -> Value {
    let coverage = facts.overview.coverage.iter();
    value(Document {
        head: head("bdhvs.status/1", facts),
        deadlines: counts(facts.overview.reporting.counts),
        indicators: coverage.map(|c| indicator(facts, c)).collect(),
        tasks: tasks(facts),
        problems: Problems {
            error: facts.problems.errors,
            warning: facts.problems.warnings,
            note: facts.problems.notes,
            excluded_figures: facts.excluded_figures(),
            open_readings: facts.open_readings(),
            doubts: facts.doubts,
        },
        next: next::commands(facts).into_iter().map(|(command, _)| command).collect(),
        closed: closed(facts),
    })
}

/// Counts of the appendix under their keys.
pub(super) fn tasks(facts: &Facts<'_>) -> Tasks {
    let TaskCounts { total, states, overdue, blocked, late } =
        TaskCounts::of_appendix(facts.plan, &facts.overview.tasks);
    let PerState { done, in_progress, not_started, no_data } = states;
    let overdue = Overdue {
        done: overdue.done,
        in_progress: overdue.in_progress,
        not_started: overdue.not_started,
        no_data: overdue.no_data,
    };
    Tasks { total, done, in_progress, not_started, no_data, blocked, late, overdue }
}
