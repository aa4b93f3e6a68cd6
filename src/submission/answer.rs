//! Progress of a task: one row of `nhiem-vu`.

use crate::period::Period;
use crate::plan::{Answerable, UnitId};
use crate::source::Span;

/// What a unit says of a task.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum State {
    /// `chua-trien-khai`
    NotStarted,
    /// `dang-thuc-hien`
    InProgress,
    /// `hoan-thanh`
    Done,
    /// `KPS`: an answer without a state.
    NothingArose,
}

/// One answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Answer {
    /// Its period.
    pub period: Period,
    /// Who answers.
    pub unit: UnitId,
    /// For which action or heading.
    pub task: Answerable,
    /// What it says.
    pub state: State,
    /// True where difficulties are named.
    pub blocked: bool,
    /// The whole row.
    pub row: Span,
}
