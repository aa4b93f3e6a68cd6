//! Figures of a sum: those that entered it, and those that should have.

use super::bounds::Share;
use crate::period::Period;
use crate::plan::{About, FigureKey, UnitId};
use crate::source::Span;

/// A figure that entered a sum.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Addend {
    /// Its key.
    pub key: FigureKey,
    /// Who reported it.
    pub reporter: UnitId,
    /// Its numbers.
    pub share: Share,
    /// Its row.
    pub row: Span,
}

/// Where the number of people in a missing figure is known from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum KnownFrom {
    /// The row's own `tong_so`.
    Row,
    /// The latest earlier figure that counts.
    Period(Period),
    /// The plan's register of denominators.
    Register,
}

/// The number of people in a missing figure.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Known {
    /// People.
    pub people: u64,
    /// Known from where.
    pub from: KnownFrom,
}

/// The figure that a missing one had when it last counted.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Last {
    /// When.
    pub period: Period,
    /// Its numbers.
    pub share: Share,
}

/// An expected figure that does not count.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Gap {
    /// Its key.
    pub key: FigureKey,
    /// Who owes it.
    pub reporter: UnitId,
    /// Its people; none where they are not known.
    pub known: Option<Known>,
    /// Of a level, the last figure of the same series that counts.
    pub last: Option<Last>,
    /// Why it was left out; none where it is missing.
    pub reason: Option<String>,
    /// The blank row, the row at fault or the decision; none where there is no row.
    pub at: Option<Span>,
}

impl Gap {
    /// The unit it is about; none for the whole.
    pub fn unit(&self) -> Option<UnitId> {
        match self.key.about {
            About::Unit(unit) => Some(unit),
            About::Whole => None,
        }
    }
}
