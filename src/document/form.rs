//! A form as a workbook: what is given and what is asked. One workbook may go to many units: what
//! differs from unit to unit is looked up when the unit is chosen.

use super::{Cell, Run};
use chrono::NaiveDate;

/// The workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormBook {
    /// What it is, in its properties and at the foot of each page.
    pub title: String,
    /// The day it was made for; the same day gives the same bytes.
    pub made_on: NaiveDate,
    /// Who may fill it in: one, or several of whom one is chosen from a list.
    pub units: Vec<Chosen>,
    /// Sheets to be filled in.
    pub sheets: Vec<FormSheet>,
    /// Name and lines of the sheet that explains.
    pub guide: (String, Vec<Run>),
    /// Name of the hidden sheet with what is looked up.
    pub lookup: String,
    /// What may stand in a cell for a state.
    pub states: Vec<String>,
}

/// A unit in the list.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Chosen {
    /// As it is chosen.
    pub name: String,
    /// What is shown beside the name.
    pub code: String,
}

/// A sheet to be filled in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormSheet {
    /// Its name.
    pub name: String,
    /// Lines over the table.
    pub lines: Vec<Line>,
    /// Heads of the columns with their widths in characters.
    pub columns: Vec<(String, u16)>,
    /// What is asked.
    pub rows: Vec<Vec<Field>>,
    /// Empty rows below, to be filled in freely.
    pub spare: usize,
}

/// A line over the table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Line {
    /// The form's name.
    Title(String),
    /// What must not be overlooked.
    Warning(String),
    /// Anything else.
    Text(String),
    /// The label before the unit.
    Unit(String),
}

/// A cell of the table.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Field {
    /// What stands there.
    pub given: Given,
    /// What may be filled in; none locks the cell.
    pub answer: Option<Answer>,
}

/// What stands in a cell before anybody filled it in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Given {
    /// The same for all units.
    Same(Cell),
    /// One for each unit of the list.
    ByUnit(Vec<Cell>),
}

impl Default for Given {
    fn default() -> Self {
        Self::Same(Cell::default())
    }
}

/// What may be filled in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Answer {
    /// Words.
    Text,
    /// One of the states.
    State,
    /// A whole number that is not below 0.
    Total,
    /// A whole number that is not above the total.
    Attained {
        /// The column of the total.
        total: usize,
        /// True where `KPS` may stand instead.
        nothing_arose: bool,
    },
}
