//! A closed period: the figures as they were sent, and the files they were made of.

mod written;

pub use written::{seal, text};

use crate::period::Period;
use crate::plan::{Form, Goal};
use crate::source::Span;
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// `khoa-so.toml` of a period: every closing there was, in order.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ClosingBook {
    /// Its period.
    pub period: Period,
    /// The file.
    pub file: Span,
    /// The closings; only the last can be in force.
    pub closings: Vec<Closing>,
    /// True where something in it could not be read: the period is closed, nobody knows how.
    pub broken: bool,
}

impl ClosingBook {
    /// The closing that holds; none where the last was taken back.
    pub fn in_force(&self) -> Option<&Closing> {
        self.closings.last().filter(|closing| closing.reopened.is_none() && !self.broken)
    }

    /// True where the period is closed.
    pub fn is_closed(&self) -> bool {
        self.broken || self.in_force().is_some()
    }
}

/// One closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// Which one of its period, from 1.
    pub number: u32,
    /// The document that the figures were sent with.
    pub document: String,
    /// Its date.
    pub date: NaiveDate,
    /// The day on which the period was closed; lateness was judged on it.
    pub closed_on: NaiveDate,
    /// Name and version of the program.
    pub tool: String,
    /// SHA-256 of everything else in this closing.
    pub seal: String,
    /// What was sent.
    pub sent: Snapshot,
    /// What it was made of.
    pub files: Vec<SealedFile>,
    /// When and why it was taken back.
    pub reopened: Option<Reopened>,
    /// Where it stands.
    pub span: Span,
}

/// A file as it was on closing.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SealedFile {
    /// `plan/…` or `reports/…`, wherever the reports lie.
    pub path: String,
    /// SHA-256 of its content with LF and without byte order mark.
    pub sha256: String,
    /// How many lines it had.
    pub lines: usize,
    /// Where that is written.
    pub span: Span,
}

/// A closing that was taken back.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reopened {
    /// On which day.
    pub on: NaiveDate,
    /// Why.
    pub reason: String,
}

/// A period as it comes out, in the plan's ids: the same value for what was sent and for what
/// comes out now, so that the two can be held against each other.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Snapshot {
    /// Every indicator, each followed by its parts.
    pub indicators: Vec<IndicatorSent>,
    /// Every expected figure.
    pub figures: BTreeMap<FigureName, FigureSent>,
    /// How many units stood how; keys in [`REPORTING`].
    pub reporting: [u64; 8],
    /// How each unit stood, by its id.
    pub units: BTreeMap<String, UnitSent>,
    /// How many actions stood how; keys in [`ACTIONS`].
    pub actions: [u64; 7],
    /// How each task stood, by its id.
    pub tasks: BTreeMap<String, TaskSent>,
}

/// The keys of [`Snapshot::reporting`].
pub const REPORTING: [&str; 8] =
    ["expected", "on_time", "late", "missing", "pending", "undated", "document_only", "exempt"];

/// The keys of [`Snapshot::actions`].
pub const ACTIONS: [&str; 7] =
    ["total", "done", "in_progress", "not_started", "no_data", "blocked", "late"];

/// The words for a conclusion.
pub const VERDICTS: [&str; 5] = ["met", "not_met", "undetermined", "no_data", "not_applicable"];

/// The words for the state of a unit or of a form.
pub const STATES: [&str; 7] =
    ["on_time", "late", "missing", "pending", "undated", "document_only", "exempt"];

/// The words for the state of a task.
pub const TASK_STATES: [&str; 4] = ["no_data", "not_started", "in_progress", "done"];

/// One indicator.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct IndicatorSent {
    /// Its id.
    pub id: String,
    /// Its target of the year.
    pub target: Option<Goal>,
    /// People who attained, over the figures that count.
    pub numerator: u64,
    /// People there are; none for a count.
    pub denominator: Option<u64>,
    /// The bounds, numerator and denominator.
    pub low: Option<(u64, u64)>,
    /// The upper one.
    pub high: Option<(u64, u64)>,
    /// What was concluded; one of [`VERDICTS`].
    pub verdict: Option<&'static str>,
    /// True before the last period of the target's year.
    pub year_running: bool,
    /// How many figures were expected.
    pub expected: u64,
    /// How many of them counted.
    pub counted: u64,
    /// How many were left out.
    pub excluded: u64,
}

/// Which figure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureName {
    /// The indicator's id.
    pub indicator: String,
    /// Its period: for a flow, an earlier one of the year too.
    pub period: Period,
    /// The unit it is about, or `toan-tinh`.
    pub about: String,
    /// Who reports it.
    pub reporter: String,
}

/// How a figure stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum FigureSent {
    /// It counted: numerator, and denominator (0 for a count).
    Counted(u64, u64),
    /// Nothing was there; the people it is about, where they were known.
    Missing(Option<u64>),
    /// It was left out; the people likewise.
    Excluded(Option<u64>),
}

/// How a unit stood.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitSent {
    /// One of [`STATES`].
    pub state: &'static str,
    /// The first day of receipt.
    pub received_on: Option<NaiveDate>,
    /// Days after its last good day.
    pub days_late: u64,
    /// Its forms, each with one of [`STATES`].
    pub forms: BTreeMap<Form, &'static str>,
}

/// How a task stood.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TaskSent {
    /// One of [`TASK_STATES`].
    pub state: &'static str,
    /// How many units lead it.
    pub expected: u64,
    /// How many of them answered.
    pub reported: u64,
    /// How many have done it.
    pub done: u64,
    /// How many name difficulties.
    pub blocked: u64,
    /// True where it was overdue.
    pub late: bool,
}

/// A closed period: what was sent, and what comes out now.
#[derive(Clone, Debug)]
pub struct Revised {
    /// The period.
    pub period: Period,
    /// The closing that holds.
    pub closing: Closing,
    /// What comes out now, judged on the day of closing.
    pub present: Snapshot,
}

impl Revised {
    /// The indicators that come out differently: as sent and now, none where there is no such
    /// indicator any more or was none.
    pub fn changed_indicators(
        &self,
    ) -> Vec<(&str, Option<&IndicatorSent>, Option<&IndicatorSent>)> {
        let (sent, now) = (&self.closing.sent.indicators, &self.present.indicators);
        let find = |list: &'_ [IndicatorSent], id: &str| list.iter().position(|i| i.id == id);
        let mut changed = Vec::new();
        for before in sent {
            let after = find(now, &before.id).map(|at| &now[at]);
            if after != Some(before) {
                changed.push((before.id.as_str(), Some(before), after));
            }
        }
        let new = now.iter().filter(|after| find(sent, &after.id).is_none());
        changed.extend(new.map(|after| (after.id.as_str(), None, Some(after))));
        changed
    }

    /// True where something that was sent comes out differently.
    pub fn differs(&self) -> bool {
        self.closing.sent != self.present
    }
}
