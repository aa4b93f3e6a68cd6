//! What is said to the sender: places as the sender sees them, remarks and refusals.

mod log;

pub(super) use log::Log;

use crate::text::{PATTERNS, mask, visible};
use std::sync::Arc;

/// The part of a file in which a row stands.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub enum Part {
    /// A file of text is one part.
    #[default]
    Text,
    /// A sheet of a workbook, by its name.
    Sheet(Arc<str>),
    /// What stands at the head of each page of a Word file.
    PageHead,
    /// A paragraph of a Word file outside its tables.
    Paragraph,
    /// A table of a Word file, from 1.
    Table(u32),
    /// A footnote or an endnote of a Word file.
    Note,
}

/// Where something stands, as the sender sees it.
#[derive(Clone, Debug, Default, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// In which part of the file.
    pub part: Part,
    /// Line of the file, from 1, counting blank lines and line breaks inside quotation marks.
    pub line: u32,
    /// Row as a spreadsheet numbers it: without the `sep=` line, a cell of two lines is one row.
    pub row: u32,
    /// Column, from 1; none where the whole row is meant.
    pub column: Option<u32>,
    /// Words at the head of the column; empty where there are none.
    pub header: String,
}

impl Place {
    /// In words: `dòng 7, cột F (Số đạt)`, `trang “Biểu 01”, ô F7 (Số đạt)`.
    pub fn words(&self) -> String {
        let mut words = match &self.part {
            Part::Text => self.line_and_column(),
            Part::Sheet(name) => format!("trang “{}”, {}", short(name), self.cell()),
            Part::PageHead => "đầu trang giấy".to_owned(),
            Part::Note => "chú thích cuối trang".to_owned(),
            Part::Paragraph => format!("đoạn {}", self.line),
            Part::Table(number) => format!("bảng {number}, {}", self.row_and_column()),
        };
        if !self.header.is_empty() {
            words.push_str(&format!(" ({})", self.header));
        }
        words
    }

    fn line_and_column(&self) -> String {
        let mut words = format!("dòng {}", self.line);
        if self.row != self.line {
            words.push_str(&format!(" (hàng {} trên bảng tính)", self.row));
        }
        if let Some(column) = self.column {
            words.push_str(&format!(", cột {}", letters(column)));
        }
        words
    }

    /// The name that a spreadsheet gives a cell.
    fn cell(&self) -> String {
        match self.column {
            Some(column) => format!("ô {}{}", letters(column), self.row),
            None => format!("hàng {}", self.row),
        }
    }

    fn row_and_column(&self) -> String {
        match self.column {
            Some(column) => format!("dòng {}, cột thứ {column}", self.row),
            None => format!("dòng {}", self.row),
        }
    }
}

/// The name of a column in a spreadsheet: 1 is A, 27 is AA.
pub(super) fn letters(column: u32) -> String {
    let mut rest = column;
    let mut name = Vec::new();
    while rest > 0 {
        let at = (rest - 1) % 26;
        name.push(char::from(b'A' + at as u8));
        rest = (rest - 1) / 26;
    }
    name.iter().rev().collect()
}

/// What kind of change a remark names.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Change {
    /// Encoding, delimiter, line ends.
    Dialect,
    /// Where unit, period and document were read.
    Source,
    /// A name that was resolved.
    Name,
    /// A number that was written otherwise.
    Number,
    /// A text cell that was written otherwise.
    Text,
    /// A row that is not taken over.
    RowLeftOut,
    /// A column that is not taken over.
    ColumnLeftOut,
}

/// Something that was changed or left out, or that the officer should know.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Remark {
    /// What kind of change.
    pub change: Change,
    /// Where; none for the whole file.
    pub place: Option<Place>,
    /// What stands there, with personal data masked.
    pub found: String,
    /// What was done, one sentence without full stop.
    pub message: String,
    /// What may be done next; often empty.
    pub hint: String,
}

/// Why a file is refused, for tables and tests.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Reason {
    /// No file of text: a workbook, a signed PDF, a photo.
    Format,
    /// Text in an encoding that is not known.
    Encoding,
    /// Past a limit of size.
    Limit,
    /// A quotation mark that is not closed.
    Quote,
    /// No header row, two of them, or one that can be read in two ways.
    Header,
    /// A figure that can be read in two ways, or in none.
    Number,
    /// An unknown, former or second unit.
    Unit,
    /// An unknown or second period.
    Period,
    /// A document number or date that is said in two ways.
    Document,
    /// An unknown indicator, or two of them.
    Indicator,
    /// An unknown task, or two of them.
    Task,
    /// A state that the form does not have.
    State,
    /// Rows that cannot be told from data: figures without a name, data below the signature.
    Row,
    /// A total that is not the sum of its column.
    Total,
    /// A ratio that its counts do not give.
    Ratio,
    /// Personal data in what would be stored.
    PersonalData,
    /// Nobody said on which day it came, or a day that has not been yet.
    Received,
    /// The unit owes no such form in the period.
    Duty,
}

impl Reason {
    /// The word in tables of expectations.
    pub fn key(self) -> &'static str {
        match self {
            Self::Format => "format",
            Self::Encoding => "encoding",
            Self::Limit => "limit",
            Self::Quote => "quote",
            Self::Header => "header",
            Self::Number => "number",
            Self::Unit => "unit",
            Self::Period => "period",
            Self::Document => "document",
            Self::Indicator => "indicator",
            Self::Task => "task",
            Self::State => "state",
            Self::Row => "row",
            Self::Total => "total",
            Self::Ratio => "ratio",
            Self::PersonalData => "personal-data",
            Self::Received => "received",
            Self::Duty => "duty",
        }
    }
}

/// Why a file is not taken in.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// Why, as one word.
    pub reason: Reason,
    /// Where; none for the whole file.
    pub place: Option<Place>,
    /// What stands there, with personal data masked.
    pub found: String,
    /// What is wrong, one sentence without full stop.
    pub message: String,
    /// What to do next.
    pub hint: String,
}

/// How much the personal-data guard looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Scan {
    /// Patterns.
    pub patterns: usize,
    /// Cells that they were held against.
    pub cells: usize,
}

impl Default for Scan {
    fn default() -> Self {
        Self { patterns: PATTERNS.len(), cells: 0 }
    }
}

impl Remark {
    /// A remark on the whole file.
    pub(super) fn new(change: Change, message: impl AsRef<str>) -> Self {
        let message = harmless(message.as_ref());
        Self { change, place: None, found: String::new(), message, hint: String::new() }
    }

    /// At that place, where that stands.
    pub(super) fn at(self, place: Place, found: &str) -> Self {
        Self { place: Some(place), found: short(found), ..self }
    }

    /// With what may be done next.
    pub(super) fn hint(self, hint: impl AsRef<str>) -> Self {
        Self { hint: harmless(hint.as_ref()), ..self }
    }
}

impl Refusal {
    /// A refusal of the whole file.
    pub fn new(reason: Reason, message: impl AsRef<str>) -> Self {
        let message = harmless(message.as_ref());
        Self { reason, place: None, found: String::new(), message, hint: String::new() }
    }

    /// At that place, where that stands.
    pub(super) fn at(self, place: Place, found: &str) -> Self {
        Self { place: Some(place), found: short(found), ..self }
    }

    /// With what to do next.
    pub fn hint(self, hint: impl AsRef<str>) -> Self {
        Self { hint: harmless(hint.as_ref()), ..self }
    }
}

/// Text of a file as it may be shown: personal data masked, control characters visible.
fn harmless(text: &str) -> String {
    visible(&mask(text)).into_owned()
}

/// The same, on one line and cut where it is long. Masked before it is cut: half a number would
/// not be known for one.
pub(super) fn short(text: &str) -> String {
    const LONGEST: usize = 80;
    let line = harmless(text).split_whitespace().collect::<Vec<_>>().join(" ");
    if line.chars().count() <= LONGEST {
        return line;
    }
    line.chars().take(LONGEST).chain(['…']).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_said_as_a_spreadsheet_shows_them() {
        let place = |part, line, row, column: Option<u32>, header: &str| Place {
            part,
            line,
            row,
            column,
            header: header.into(),
        };
        let words = |part| place(part, 7, 7, Some(6), "Số đạt").words();
        assert_eq!(words(Part::Text), "dòng 7, cột F (Số đạt)");
        assert_eq!(words(Part::Sheet("Biểu 01".into())), "trang “Biểu 01”, ô F7 (Số đạt)");
        assert_eq!(words(Part::Table(2)), "bảng 2, dòng 7, cột thứ 6 (Số đạt)");
        let place = place(Part::Text, 9, 7, Some(28), "");
        assert_eq!(place.words(), "dòng 9 (hàng 7 trên bảng tính), cột AB");
        let place = Place { line: 3, row: 3, ..Place::default() };
        assert_eq!(place.words(), "dòng 3");
    }

    #[test]
    fn personal_data_never_leaves_in_a_message() {
        let refusal = Refusal::new(Reason::Row, "dòng “0912345678” lạ")
            .at(Place::default(), "gọi 0912345678 \u{202e} nhé");
        assert!(!refusal.message.contains("0912345678"));
        assert!(!refusal.found.contains("0912345678"));
        assert!(refusal.found.contains("\\u{202e}"));
    }

    #[test]
    fn long_text_is_cut() {
        assert_eq!(short(&"a".repeat(90)).chars().count(), 81);
    }
}
