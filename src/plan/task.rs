//! Sections, headings and actions of the plan.

use super::{HeadingId, Party, Plan, TaskId};
use crate::source::Span;
use chrono::NaiveDate;

/// A section: a part of the appendix or of the plan's body.
#[derive(Clone, Debug)]
pub struct Section {
    /// `I` … `VI`, `KH`.
    pub id: String,
    /// Its title.
    pub title: String,
    /// True where its actions are counted ("53").
    pub appendix: bool,
    /// Its name in the report; absent where the report does not name it.
    pub letter: Option<String>,
    /// Sentences with figures for the report.
    pub results: Vec<String>,
    /// Where it is declared.
    pub span: Span,
}

/// A heading over actions.
#[derive(Clone, Debug)]
pub struct Heading {
    /// `I.1`.
    pub id: String,
    /// Place in `Plan::sections`.
    pub section: usize,
    /// Its words.
    pub text: String,
    /// Where it is declared.
    pub span: Span,
}

/// How often an action comes again.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Recurrence {
    /// All the time.
    Continuous,
    /// Every week.
    Weekly,
    /// Every year on a day.
    Yearly {
        /// Month.
        month: u32,
        /// Day.
        day: u32,
    },
}

/// Who works along with the lead.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Coordinator {
    /// A unit or group of the registry.
    Party(Party),
    /// Somebody outside it, in the plan's words.
    Text(String),
}

/// An action or duty.
#[derive(Clone, Debug)]
pub struct Task {
    /// `I.1.1`.
    pub id: String,
    /// Place in `Plan::sections`.
    pub section: usize,
    /// Its heading; none = it is its own.
    pub heading: Option<HeadingId>,
    /// The plan's own words.
    pub text: String,
    /// Who leads.
    pub lead: Vec<Party>,
    /// Words of the plan beside the lead.
    pub lead_note: Option<String>,
    /// Who works along.
    pub coordinators: Vec<Coordinator>,
    /// Due, in the plan's words.
    pub due: Option<String>,
    /// The last good day those words mean; none where they name no day.
    pub due_day: Option<NaiveDate>,
    /// How often it comes again.
    pub recurs: Option<Recurrence>,
    /// What comes out of it.
    pub product: Option<String>,
    /// What is not certain.
    pub unverified: Option<String>,
    /// Places in `Plan::readings`.
    pub readings: Vec<usize>,
    /// Where it is declared.
    pub span: Span,
}

/// What a row of task progress can answer for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Answerable {
    /// One action.
    Task(TaskId),
    /// Every action under a heading that the unit leads.
    Heading(HeadingId),
}

impl Plan {
    /// The place of an answer in the plan: a heading stands before its first action.
    pub fn order_of(&self, answer: Answerable) -> (u16, u16) {
        match answer {
            Answerable::Task(TaskId(id)) => (id, 1),
            Answerable::Heading(heading) => {
                let under = |task: &Task| task.heading == Some(heading);
                let first = self.tasks.iter().position(under);
                (first.map_or(u16::MAX, |at| at as u16), 0)
            }
        }
    }
}
