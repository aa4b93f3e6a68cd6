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

    /// The number that was written: neither blank nor KPS is one.
    pub fn count(self) -> Option<u64> {
        match self {
            Self::Count(n) => Some(n),
            Self::Blank | Self::NothingArose => None,
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
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Figure {
    /// Period, indicator and what it is about.
    pub key: FigureKey,
    /// Whose file holds it.
    pub reporter: UnitId,
    /// How many bytes the row has, at most [`LONGEST_ROW`], and [`NOTED`].
    length: u16,
    denominator: Packed,
    numerator: Packed,
    file: FileId,
    /// First byte of the row.
    start: u32,
}

/// Stands in a row's length where the unit wrote a note.
const NOTED: u16 = 1 << 15;
/// A row is told to be at most so long.
const LONGEST_ROW: u16 = NOTED - 1;

impl Figure {
    /// A figure with its cells `tong_so` and `so_dat`, which stand in the file of the row.
    pub fn new(
        key: FigureKey,
        reporter: UnitId,
        (denominator, numerator): (Number, Number),
        row: Span,
    ) -> Self {
        let (denominator, numerator) = (Packed::new(denominator, row), Packed::new(numerator, row));
        let length = (row.end - row.start).min(u32::from(LONGEST_ROW)) as u16;
        let Span { file, start, .. } = row;
        Self { key, reporter, length, denominator, numerator, file, start }
    }

    /// With a note of the unit, or without one.
    pub fn with_note(self, has_note: bool) -> Self {
        let length = self.length & LONGEST_ROW | if has_note { NOTED } else { 0 };
        Self { length, ..self }
    }

    /// True where the unit wrote a note.
    pub fn has_note(&self) -> bool {
        self.length & NOTED != 0
    }

    /// `tong_so`: people in the population.
    pub fn denominator(&self) -> Number {
        self.denominator.number(self.row())
    }

    /// `so_dat`: people who attained, or the count.
    pub fn numerator(&self) -> Number {
        self.numerator.number(self.row())
    }

    /// The row; of one longer than 32 KiB its beginning.
    pub fn row(&self) -> Span {
        let end = self.start + u32::from(self.length & LONGEST_ROW);
        Span { file: self.file, start: self.start, end }
    }

    /// The unit it is about; none for the whole.
    pub fn unit(&self) -> Option<UnitId> {
        self.key.about.unit()
    }
}

/// A cell of a count in eight bytes: from the lowest bit its number, which has at most ten digits,
/// in 40 bits, its length in 8, where it begins in the row in 16. The file is the row's.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Packed(u64);

const LENGTH: u32 = 40;
const START: u32 = 48;
/// All bits of a number.
const NUMBER: u64 = (1 << LENGTH) - 1;
/// Stand in the place of what is no number.
const BLANK: u64 = NUMBER;
const NOTHING_AROSE: u64 = NUMBER - 1;
/// The start of a cell that lies farther inside its row or is longer, where cells are filled with
/// blanks: the row stands for its place.
const TOO_FAR: u64 = u16::MAX as u64;

impl Packed {
    fn new(Number { value, span }: Number, row: Span) -> Self {
        let number = match value {
            Value::Blank => BLANK,
            Value::NothingArose => NOTHING_AROSE,
            Value::Count(count) => count & NUMBER,
        };
        let (start, length) = (u64::from(span.start - row.start), u64::from(span.end - span.start));
        let place = match start < TOO_FAR && length <= u64::from(u8::MAX) {
            true => start << START | length << LENGTH,
            false => TOO_FAR << START,
        };
        Self(place | number)
    }

    fn value(self) -> Value {
        match self.0 & NUMBER {
            BLANK => Value::Blank,
            NOTHING_AROSE => Value::NothingArose,
            count => Value::Count(count),
        }
    }

    fn number(self, row: Span) -> Number {
        let (value, start, length) = (self.value(), self.0 >> START, self.0 >> LENGTH & 0xFF);
        if start == TOO_FAR {
            return Number { value, span: row };
        }
        let start = row.start + start as u32;
        Number { value, span: Span { start, end: start + length as u32, ..row } }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_come_out_as_they_were_put_in() {
        let most = Value::Count(9_999_999_999);
        let values = [Value::Blank, Value::NothingArose, Value::Count(0), Value::Count(1), most];
        let row = Span::new(FileId(7), 67_000_000, 67_108_864);
        for value in values.into_iter().chain([0xFFFF, 0x1_0000].map(Value::Count)) {
            for (start, end) in [(0, 0), (65_534, 65_535), (5, 5), (9, 9 + 255)] {
                let span = Span::new(FileId(7), 67_000_000 + start, 67_000_000 + end);
                let cell = Number { value, span };
                assert_eq!(Packed::new(cell, row).number(row), cell);
            }
        }
        assert_eq!(size_of::<Figure>(), 40);
    }

    #[test]
    fn a_note_and_a_long_row_do_not_get_in_each_others_way() {
        let cell = Number { value: Value::Blank, span: Span::head(FileId(0)) };
        let about = crate::plan::About::Whole;
        let period = "2025-Q4".parse().expect("period");
        let key = FigureKey { period, indicator: crate::plan::IndicatorId(0), about };
        let figure = |end| {
            let row = Span::new(FileId(0), 0, end);
            Figure::new(key, UnitId(0), (cell, cell), row)
        };
        for (end, told) in [(70, 70), (32_767, 32_767), (32_768, 32_767), (90_000, 32_767)] {
            let noted = figure(end).with_note(true);
            assert_eq!((noted.has_note(), noted.row().end), (true, told));
            let blank = noted.with_note(false);
            assert_eq!((blank.has_note(), blank.row().end), (false, told));
        }
    }

    #[test]
    fn a_cell_that_is_long_or_far_inside_its_row_is_pointed_at_by_the_row() {
        let row = Span::new(FileId(7), 10, 100_000);
        let cell =
            |start| Number { value: Value::Count(3), span: Span::new(FileId(7), start, start + 1) };
        let out = |start| Packed::new(cell(start), row).number(row);
        assert_eq!(out(10 + 65_534), cell(10 + 65_534));
        assert_eq!(out(10 + 65_535), Number { span: row, ..cell(0) });
        assert_eq!(out(90_000), Number { span: row, ..cell(0) });
        let long = |end| Number { value: Value::Count(3), span: Span::new(FileId(7), 20, end) };
        assert_eq!(Packed::new(long(20 + 255), row).number(row), long(20 + 255));
        let out = Packed::new(long(20 + 256), row).number(row);
        assert_eq!(out, Number { span: row, ..cell(0) });
    }
}
