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
    /// In the unit's own words; none where it wrote none, as most do.
    pub said: Option<Box<Said>>,
    /// The whole row.
    pub row: Span,
}

/// What a unit wrote beside the state; each may be empty.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Said {
    /// `ket_qua`
    pub result: String,
    /// `kho_khan`
    pub difficulty: String,
    /// `kien_nghi`
    pub proposal: String,
    /// `phuong_huong`
    pub outlook: String,
}

impl Said {
    /// The words of a row: result, difficulty, proposal, outlook.
    pub fn of([result, difficulty, proposal, outlook]: [&str; 4]) -> Option<Box<Self>> {
        if [result, difficulty, proposal, outlook].iter().all(|words| words.is_empty()) {
            return None;
        }
        let owned = str::to_owned;
        let (result, difficulty) = (owned(result), owned(difficulty));
        Some(Box::new(Self {
            result,
            difficulty,
            proposal: owned(proposal),
            outlook: owned(outlook),
        }))
    }
}
