//! A figure: one row of `chi-tieu`.

use crate::plan::{About, FigureKey, UnitId};
use crate::source::Span;

/// What stands in a cell of a count. Blank, 0 and KPS are three different things.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Value {
    /// Nothing: the figure is missing.
    Blank,
    /// A whole number.
    Count(u64),
    /// `KPS`, nothing arose; only for flows.
    NothingArose,
}

impl Value {
    /// The number that enters a sum: KPS is none of it, blank is no number.
    pub fn number(self) -> Option<u64> {
        match self {
            Self::Blank => None,
            Self::Count(n) => Some(n),
            Self::NothingArose => Some(0),
        }
    }
}

/// A cell of a count with its place.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Number {
    /// What stands there.
    pub value: Value,
    /// Where.
    pub span: Span,
}

/// One figure.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Period, indicator and what it is about.
    pub key: FigureKey,
    /// Whose file holds it.
    pub reporter: UnitId,
    /// `tong_so`: people in the population.
    pub denominator: Number,
    /// `so_dat`: people who attained, or the count.
    pub numerator: Number,
    /// True where the unit wrote a note.
    pub has_note: bool,
    /// The whole row.
    pub row: Span,
}

impl Figure {
    /// The unit it is about; none for the whole.
    pub fn unit(&self) -> Option<UnitId> {
        match self.key.about {
            About::Unit(unit) => Some(unit),
            About::Whole => None,
        }
    }
}
