//! Splits a CSV file into cells with their exact places. Written by hand: the csv crate gives
//! places to records, not to cells (and wrong lines after CRLF and blank lines), and neither it
//! nor csv-core can go on after a quotation mark that is never closed. A property test holds it
//! against the csv crate.

use super::line_end;
use std::borrow::Cow;

/// A cell: its bytes in the file, quotation marks included.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Cell {
    /// First byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
    quoted: bool,
}

/// What [`Splitter::next_row`] found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RowEnd {
    /// A row.
    Row {
        /// First byte.
        start: usize,
        /// One past the last byte.
        end: usize,
    },
    /// A quotation mark that is never closed, or closed in the middle of a cell. Its line is
    /// lost, the rest of the file is read on.
    BadQuote {
        /// Where it stands.
        at: usize,
    },
}

/// Goes through a text row by row.
pub struct Splitter<'a> {
    text: &'a str,
    at: usize,
    delimiter: u8,
    /// Empty lines that were passed over.
    pub blank_lines: usize,
}

impl Cell {
    /// Where the cell's text begins, behind a quotation mark.
    pub fn text_start(&self) -> usize {
        self.start + usize::from(self.quoted)
    }

    /// The cell's text, without quotation marks.
    pub fn text<'a>(&self, file: &'a str) -> Cow<'a, str> {
        if !self.quoted {
            return Cow::Borrowed(&file[self.start..self.end]);
        }
        let inner = &file[self.start + 1..self.end - 1];
        if inner.contains('"') { inner.replace("\"\"", "\"").into() } else { Cow::Borrowed(inner) }
    }

    /// True where the cell stands as committed form writes it: no spaces around it, quotation
    /// marks where they must be.
    pub fn is_written_so(&self, file: &str) -> bool {
        let raw = &file[self.start..self.end];
        if !self.quoted {
            return raw.trim().len() == raw.len() && !raw.contains('"');
        }
        let text = self.text(file);
        text.trim().len() == text.len() && written(&text).len() == raw.len()
    }
}

/// A cell as committed form writes it: in quotation marks only where it must be.
pub fn written(text: &str) -> Cow<'_, str> {
    if !text.contains([',', '"', '\n', '\r']) {
        return Cow::Borrowed(text);
    }
    format!("\"{}\"", text.replace('"', "\"\"")).into()
}

impl<'a> Splitter<'a> {
    /// At the beginning of a text whose cells that byte divides.
    pub fn new(text: &'a str, delimiter: u8) -> Self {
        Self { text, at: 0, delimiter, blank_lines: 0 }
    }

    /// The next row's cells, in a buffer that is used again; `None` at the end.
    pub fn next_row(&mut self, cells: &mut Vec<Cell>) -> Option<RowEnd> {
        cells.clear();
        self.skip_blank_lines();
        let start = self.at;
        if start == self.text.len() {
            return None;
        }
        loop {
            let Some(cell) = self.cell() else { return Some(self.give_up_line()) };
            cells.push(cell);
            if self.byte() == Some(self.delimiter) {
                self.at += 1;
                continue;
            }
            let end = self.at;
            self.skip_line_break();
            return Some(RowEnd::Row { start, end });
        }
    }

    fn byte(&self) -> Option<u8> {
        self.text.as_bytes().get(self.at).copied()
    }

    /// Reads one cell and stands behind it; `None` where its quotation mark is wrong.
    fn cell(&mut self) -> Option<Cell> {
        let start = self.at;
        if self.byte() != Some(b'"') {
            let ends = |b: &u8| *b == self.delimiter || matches!(b, b'\n' | b'\r');
            let rest = &self.text.as_bytes()[start..];
            self.at = rest.iter().position(ends).map_or(self.text.len(), |n| start + n);
            return Some(Cell { start, end: self.at, quoted: false });
        }
        let end = closing_quote(self.text, start)?;
        let after = self.text.as_bytes().get(end).copied();
        if after.is_some_and(|b| b != self.delimiter && !matches!(b, b'\n' | b'\r')) {
            return None;
        }
        self.at = end;
        Some(Cell { start, end, quoted: true })
    }

    /// The line with the wrong quotation mark is lost; the next one is read.
    fn give_up_line(&mut self) -> RowEnd {
        let at = self.at;
        self.at = line_end(self.text, at);
        self.skip_line_break();
        RowEnd::BadQuote { at }
    }

    fn skip_line_break(&mut self) {
        if self.byte() == Some(b'\r') {
            self.at += 1;
        }
        if self.byte() == Some(b'\n') {
            self.at += 1;
        }
    }

    fn skip_blank_lines(&mut self) {
        while matches!(self.byte(), Some(b'\n' | b'\r')) {
            self.blank_lines += 1;
            self.skip_line_break();
        }
    }
}

/// One past the quotation mark that closes the one at `start`.
fn closing_quote(text: &str, start: usize) -> Option<usize> {
    let bytes = text.as_bytes();
    let mut at = start + 1;
    loop {
        at += bytes[at..].iter().position(|b| *b == b'"')? + 1;
        if bytes.get(at) != Some(&b'"') {
            return Some(at);
        }
        at += 1;
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{Place, place_of};
    use proptest::prelude::*;

    fn rows(text: &str) -> Vec<Vec<String>> {
        let mut splitter = Splitter::new(text, b',');
        let mut cells = Vec::new();
        let mut rows = Vec::new();
        while let Some(end) = splitter.next_row(&mut cells) {
            rows.push(match end {
                RowEnd::Row { .. } => cells.iter().map(|c| c.text(text).into_owned()).collect(),
                RowEnd::BadQuote { .. } => vec!["BAD".to_owned()],
            });
        }
        rows
    }

    /// Place of the cell whose text is `needle`.
    fn place(text: &str, needle: &str) -> Place {
        let mut splitter = Splitter::new(text, b',');
        let mut cells = Vec::new();
        while splitter.next_row(&mut cells).is_some() {
            if let Some(cell) = cells.iter().find(|c| c.text(text) == needle) {
                return place_of(text, cell.start);
            }
        }
        panic!("no cell {needle}")
    }

    #[test]
    fn places_are_right_after_crlf_blank_lines_and_quoted_newlines() {
        assert_eq!(place("a,b\r\nc,d\r\n", "d"), Place { line: 2, column: 3 });
        assert_eq!(place("a,b\r\n\r\n\r\nc,d\r\n", "c"), Place { line: 4, column: 1 });
        assert_eq!(place("a,\"x\ny\",b\nc,d\n", "b"), Place { line: 2, column: 4 });
        assert_eq!(place("a,\"x\r\ny\",b\r\nc,d\r\n", "d"), Place { line: 3, column: 3 });
    }

    #[test]
    fn columns_count_characters_in_nfc_and_nfd() {
        assert_eq!(place("Hòa,d\n", "d"), Place { line: 1, column: 5 });
        assert_eq!(place("Ho\u{300}a,d\n", "d"), Place { line: 1, column: 6 });
    }

    #[test]
    fn an_unclosed_quote_costs_its_own_line_only() {
        let text = "a,b\nc,\"d\ne,f\ng,h\n";
        assert_eq!(rows(text), [vec!["a", "b"], vec!["BAD"], vec!["e", "f"], vec!["g", "h"]]);
        let mut splitter = Splitter::new(text, b',');
        let mut cells = Vec::new();
        splitter.next_row(&mut cells);
        assert_eq!(splitter.next_row(&mut cells), Some(RowEnd::BadQuote { at: 6 }));
        assert_eq!(place_of(text, 6), Place { line: 2, column: 3 });
    }

    #[test]
    fn an_unclosed_quote_before_a_quoted_cell_is_found_on_its_line() {
        let text = "a,\"b\nc,\"d\"\ne,f\n";
        assert_eq!(rows(text), [vec!["BAD"], vec!["c", "d"], vec!["e", "f"]]);
    }

    #[test]
    fn an_empty_last_cell_is_a_cell() {
        assert_eq!(rows("a,\nb,\"\"\n"), [["a", ""], ["b", ""]]);
        assert_eq!(rows("a,b"), [["a", "b"]]);
    }

    proptest! {
        #[test]
        fn well_formed_tables_are_split_as_the_csv_crate_does(
            table in proptest::collection::vec(
                proptest::collection::vec("[ab,;\"\n\r đ]{0,6}", 3), 1..6),
            crlf in any::<bool>(),
        ) {
            let ending = if crlf { csv::Terminator::CRLF } else { csv::Terminator::Any(b'\n') };
            let mut writer = csv::WriterBuilder::new().terminator(ending).from_writer(Vec::new());
            for row in &table {
                writer.write_record(row).expect("write");
            }
            let text = String::from_utf8(writer.into_inner().expect("bytes")).expect("utf-8");
            prop_assert_eq!(rows(&text), table);
        }
    }
}
