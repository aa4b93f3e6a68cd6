//! What people send, in whatever form: from the bytes of a file to a proposal that shows what was
//! read beside what would be written. Nothing is guessed: what can be read in two ways is refused
//! with both readings, and so is personal data in what would be stored.

mod choose;
mod columns;
pub mod committed;
mod decode;
mod dialect;
pub mod edited;
mod figures;
mod finding;
pub mod fmt;
mod fonts;
pub mod form;
mod format;
mod grid;
mod guard;
pub mod incoming;
mod layout;
mod names;
mod number;
pub mod office;
mod origin;
mod periods;
mod proposal;
pub mod reception;
pub mod register;
mod reports;
mod rows;
#[cfg(test)]
mod sample;
mod seen;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod totals;
pub mod typed;

pub use finding::{Change, Part, Place, Reason, Refusal, Remark, Scan};
pub use origin::Letter;
pub use proposal::{propose, propose_all};

use crate::period::Period;
use crate::plan::{About, Form, Plan, UnitId};

/// Largest file that is read.
pub const MAX_FILE: usize = 64 << 20;
/// Most columns that a table may have.
pub const MAX_COLUMNS: usize = 100;
/// Most rows that hold something.
pub const MAX_ROWS: usize = 20_000;
/// Longest cell, in bytes.
pub const MAX_CELL: usize = 32 << 10;

/// A file that came, with what the officer says about it.
#[derive(Clone, Debug, Default)]
pub struct Incoming<'a> {
    /// Its name with the folders above it.
    pub name: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
    /// Who sent it, where the officer says so.
    pub unit: Option<UnitId>,
    /// Its period, where the officer says so.
    pub period: Option<Period>,
    /// Its document, where the officer says so.
    pub letter: Option<Letter>,
}

/// A row as it was read beside the row as it is written, both in the columns of
/// [`committed::header`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedRow {
    /// Where it stands in the file.
    pub place: Place,
    /// Cells as sent; empty where the form of the sender has no such column.
    pub read: Vec<String>,
    /// Cells as written.
    pub written: Vec<String>,
}

/// What would be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Which form.
    pub form: Form,
    /// Who reports.
    pub unit: UnitId,
    /// For which period.
    pub period: Period,
    /// The document that came with it.
    pub letter: Letter,
    /// Its rows in the plan's order.
    pub rows: Vec<ProposedRow>,
    /// The file in committed form.
    pub committed: String,
    /// What was changed or left out.
    pub remarks: Vec<Remark>,
    /// What the personal-data guard looked at.
    pub scan: Scan,
}

/// Why a file is not taken in, with as much as is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Who sent it, where that could be read.
    pub unit: Option<UnitId>,
    /// Its period, where that could be read.
    pub period: Option<Period>,
    /// All reasons that were found; at least one.
    pub refusals: Vec<Refusal>,
    /// What was noticed before.
    pub remarks: Vec<Remark>,
    /// What the personal-data guard looked at.
    pub scan: Scan,
}

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It can be stored.
    Taken(Box<Proposal>),
    /// It cannot; nothing of it is stored.
    Refused(Box<Rejection>),
}

/// A unit by id, official code, or name in any of its forms; two candidates are refused with
/// both, a near miss with a suggestion.
pub fn unit_named(plan: &Plan, name: &str) -> Result<UnitId, Refusal> {
    // What was typed is typed again, not sent again.
    let again = |refusal: Refusal| {
        let hint = refusal.hint.replace("rồi gửi lại", "rồi gõ lại");
        Refusal { hint, ..refusal }
    };
    match names::Units::new(plan).about(name).map_err(again)? {
        About::Unit(unit) => Ok(unit),
        About::Whole => {
            let message = format!("“{name}” là tất cả, không phải một đơn vị");
            Err(Refusal::new(Reason::Unit, message).hint("Ghi mã của một đơn vị"))
        }
    }
}
