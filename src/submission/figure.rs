//! A figure: one row of `chi-tieu`.

use crate::plan::{FigureKey, UnitId};
use crate::source::{FileId, Span};

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

/// One figure. A national tree has some 340.000 in memory at once, so its cells are kept packed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Period, indicator and what it is about.
    pub key: FigureKey,
    /// Whose file holds it.
    pub reporter: UnitId,
    /// True where the unit wrote a note.
    pub has_note: bool,
    denominator: Packed,
    numerator: Packed,
    row: Span,
}

impl Figure {
    /// A figure with its cells `tong_so` and `so_dat`, which stand in the file of the row.
    pub fn new(
        key: FigureKey,
        reporter: UnitId,
        (denominator, numerator): (Number, Number),
        row: Span,
    ) -> Self {
        let (denominator, numerator) = (Packed::new(denominator), Packed::new(numerator));
        Self { key, reporter, has_note: false, denominator, numerator, row }
    }

    /// With a note of the unit, or without one.
    pub fn with_note(self, has_note: bool) -> Self {
        Self { has_note, ..self }
    }

    /// `tong_so`: people in the population.
    pub fn denominator(&self) -> Number {
        self.denominator.number(self.row.file)
    }

    /// `so_dat`: people who attained, or the count.
    pub fn numerator(&self) -> Number {
        self.numerator.number(self.row.file)
    }

    /// The whole row.
    pub fn row(&self) -> Span {
        self.row
    }

    /// The unit it is about; none for the whole.
    pub fn unit(&self) -> Option<UnitId> {
        self.key.about.unit()
    }
}

/// A cell of a count in twelve bytes: a count has at most ten digits, a cell at most 32 KiB, and
/// the file is the row's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Packed {
    start: u32,
    low: u32,
    high: u16,
    length: u16,
}

/// Stands in the upper part of what is no number.
const NO_NUMBER: u16 = u16::MAX;

impl Packed {
    fn new(Number { value, span }: Number) -> Self {
        let (high, low) = match value {
            Value::Blank => (NO_NUMBER, 0),
            Value::NothingArose => (NO_NUMBER, 1),
            Value::Count(count) => ((count >> 32) as u16, count as u32),
        };
        let length = u16::try_from(span.end - span.start).unwrap_or(u16::MAX);
        Self { start: span.start, low, high, length }
    }

    fn number(self, file: FileId) -> Number {
        let value = match (self.high, self.low) {
            (NO_NUMBER, 0) => Value::Blank,
            (NO_NUMBER, _) => Value::NothingArose,
            (high, low) => Value::Count(u64::from(high) << 32 | u64::from(low)),
        };
        let end = self.start + u32::from(self.length);
        Number { value, span: Span { file, start: self.start, end } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_out_as_they_were_put_in() {
        let most = Value::Count(9_999_999_999);
        for value in [Value::Blank, Value::NothingArose, Value::Count(0), Value::Count(1), most] {
            for (start, end) in [(0, 0), (67_108_863, 67_108_864), (5, 5 + 32 * 1024)] {
                let cell = Number { value, span: Span::new(FileId(7), start, end) };
                assert_eq!(Packed::new(cell).number(FileId(7)), cell);
            }
        }
        assert_eq!(size_of::<Figure>(), 52);
    }
}
