//! The fast way through a file that is as `bdhvs fmt` writes it and of which there is nothing to
//! say: rows are taken apart without a copy, nothing is allocated for a cell. Whatever is unusual
//! gives the file back to the careful way (`sheet`), which reads it from its first row and finds
//! the words. Tests hold the two ways against each other on random and broken files.

use super::formulas::formula_sign;
use super::sheet::LONGEST_CELL;
use crate::source::{FileId, SourceFile, Span};
use crate::text::{find_personal_data, hidden_characters};
use crate::vietnamese::is_nfc;
use memchr::{memchr2, memchr2_iter};

/// Something that the careful way has to look at.
pub(super) struct Unusual;

/// Rows of `N` cells, none in quotation marks.
pub(super) struct Rows<'a, const N: usize> {
    file: FileId,
    text: &'a str,
    at: usize,
}

/// A row with the places of its cells.
pub(super) struct Row<'a, const N: usize> {
    file: FileId,
    text: &'a str,
    /// First byte of each cell, and one past its last.
    cells: [(usize, usize); N],
}

impl<'a, const N: usize> Rows<'a, N> {
    /// Opens a file with that header.
    pub(super) fn open(
        source: &'a SourceFile,
        file: FileId,
        header: &str,
    ) -> Result<Self, Unusual> {
        let text = source.text.as_str();
        let read = source.oversize.is_none() && source.invalid_at.is_none();
        let headed = text.strip_prefix(header).is_some_and(|rest| rest.starts_with('\n'));
        let whole = read && !source.byte_order_mark && text.ends_with('\n');
        let simple = memchr2(b'"', b'\r', text.as_bytes()).is_none();
        if whole && headed && simple && is_nfc(text) {
            return Ok(Self { file, text, at: header.len() + 1 });
        }
        Err(Unusual)
    }

    /// The next row; none at the end.
    pub(super) fn next_row(&mut self) -> Result<Option<Row<'a, N>>, Unusual> {
        let rest = &self.text.as_bytes()[self.at..];
        if rest.is_empty() {
            return Ok(None);
        }
        let mut cells = [(0, 0); N];
        let (mut column, mut start) = (0, self.at);
        for end in memchr2_iter(b',', b'\n', rest).map(|offset| self.at + offset) {
            let last = self.text.as_bytes()[end] == b'\n';
            if (column + 1 == N) != last || end - start > LONGEST_CELL {
                return Err(Unusual);
            }
            cells[column] = (start, end);
            (column, start) = (column + 1, end + 1);
            if last {
                self.at = start;
                return Ok(Some(Row { file: self.file, text: self.text, cells }));
            }
        }
        Err(Unusual)
    }
}

impl<'a, const N: usize> Row<'a, N> {
    /// The text of a cell.
    pub(super) fn text(&self, column: usize) -> &'a str {
        let (start, end) = self.cells[column];
        &self.text[start..end]
    }

    /// The text of a cell that holds words, where there is nothing to say of it.
    pub(super) fn words(&self, column: usize) -> Result<&'a str, Unusual> {
        let text = self.text(column);
        if is_plain(text) { Ok(text) } else { Err(Unusual) }
    }

    /// The place of a cell.
    pub(super) fn span(&self, column: usize) -> Span {
        let (start, end) = self.cells[column];
        Span::new(self.file, start, end)
    }

    /// The whole row.
    pub(super) fn row(&self) -> Span {
        Span::new(self.file, self.cells[0].0, self.cells[N - 1].1)
    }
}

/// True for a text of which no finding would speak: no spaces around it, no formula, nothing that
/// gives a person away, nothing hidden.
pub(super) fn is_plain(text: &str) -> bool {
    text.is_empty()
        || (text.trim().len() == text.len() && formula_sign(text).is_none() && is_harmless(text))
}

/// True for a text in which nothing gives a person away and nothing is hidden.
pub(super) fn is_harmless(text: &str) -> bool {
    find_personal_data(text).is_empty() && hidden_characters(text).next().is_none()
}
