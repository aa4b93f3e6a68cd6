//! How tasks stand, over the units that lead them (numbers.md, Tasks).

mod board;
mod counts;

pub use counts::{PerState, TaskCounts};

use crate::period::Period;
use crate::plan::{Plan, TaskId, Term, UnitId};
use crate::submission::{Answer, Dataset, State};
use board::Board;
use chrono::NaiveDate;
use std::collections::BTreeSet;

/// How a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskState {
    /// Nobody answered.
    NoData,
    /// All who answered have not begun.
    NotStarted,
    /// Some work is going on.
    InProgress,
    /// All have done it.
    Done,
}

impl TaskState {
    /// The word in JSON, in exports and where a period is closed.
    pub fn key(self) -> &'static str {
        match self {
            Self::NoData => "no_data",
            Self::NotStarted => "not_started",
            Self::InProgress => "in_progress",
            Self::Done => "done",
        }
    }
}

/// A task beside its due day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Timing {
    /// Not yet due, or done by then as far as reports tell.
    InTime,
    /// Due and not done, or done after it was due.
    Overdue,
}

/// Progress of one task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskProgress {
    /// The task.
    pub task: TaskId,
    /// The units that lead it in this period.
    pub lead_units: Vec<UnitId>,
    /// How it stands.
    pub state: TaskState,
    /// True where it was due before the day and is not done.
    pub late: bool,
    /// Beside its due day; none where it has none or comes again.
    pub timing: Option<Timing>,
    /// Units that answered.
    pub reported: usize,
    /// Units that have done it.
    pub done: usize,
    /// Units that name difficulties.
    pub blocked: usize,
}

/// The periods whose answers count in a period.
pub(super) fn periods_needed(plan: &Plan, term: &Term) -> BTreeSet<Period> {
    board::periods_needed(plan, term)
}

/// Progress of every action and duty of the plan.
pub(super) fn progress(
    plan: &Plan,
    dataset: &Dataset,
    term: &Term,
    as_of: NaiveDate,
) -> Vec<TaskProgress> {
    let board = Board::new(plan, dataset, term);
    plan.task_ids().map(|id| task(&board, id, as_of)).collect()
}

fn task(board: &Board<'_>, id: TaskId, as_of: NaiveDate) -> TaskProgress {
    let task = board.plan.task(id);
    let (lead_units, answers) = board.answers(id);
    let recurring = task.recurs.is_some();
    let state = match state(&answers, lead_units.len()) {
        // What comes again is never done for good.
        TaskState::Done if recurring => TaskState::InProgress,
        state => state,
    };
    let due = task.due_day.filter(|_| !recurring);
    let late = due.is_some_and(|due| due < as_of) && state != TaskState::Done;
    let timing = due.map(|due| match state {
        TaskState::Done if board.was_open_after(id, due) => Timing::Overdue,
        _ if late => Timing::Overdue,
        _ => Timing::InTime,
    });
    TaskProgress {
        task: id,
        state,
        late,
        timing,
        reported: answers.len(),
        done: answers.iter().filter(|a| a.state == State::Done).count(),
        blocked: answers.iter().filter(|a| a.blocked).count(),
        lead_units,
    }
}

/// KPS is an answer without a state.
fn state(answers: &[&Answer], expected: usize) -> TaskState {
    let with_state = answers.iter().map(|a| a.state).filter(|s| *s != State::NothingArose);
    let states: Vec<State> = with_state.collect();
    let all = |wanted| !states.is_empty() && states.iter().all(|s| *s == wanted);
    if answers.is_empty() {
        TaskState::NoData
    } else if all(State::Done) && answers.len() == expected {
        TaskState::Done
    } else if all(State::NotStarted) {
        TaskState::NotStarted
    } else {
        TaskState::InProgress
    }
}
