//! The fast way through a file that is as `bdhvs fmt` writes it and of which there is nothing to
//! say: rows are taken apart without a copy, nothing is allocated for a cell. Whatever is unusual
//! gives the file back to the careful way (`sheet`), which reads it from its first row and finds
//! the words. Tests hold the two ways against each other on random and broken files.

mod ends;

use super::formulas::formula_sign;
use super::sheet::LONGEST_CELL;
use crate::source::{FileId, SourceFile, Span};
use crate::text::{find_personal_data, hidden_characters, is_usual};
use crate::vietnamese::is_nfc;
use ends::Ends;
use memchr::memchr2;

/// Something that the careful way has to look at.
pub(super) struct Unusual;

/// Rows of `N` cells, none in quotation marks.
pub(super) struct Rows<'a, const N: usize> {
    file: FileId,
    text: &'a str,
    /// Where the next row begins.
    at: usize,
    ends: Ends<'a>,
    /// True where no character of the text is hidden.
    visible: bool,
}

/// A row with the places of its cells.
pub(super) struct Row<'a, const N: usize> {
    file: FileId,
    text: &'a str,
    visible: bool,
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
        if !(whole && headed && simple) {
            return Err(Unusual);
        }
        // Words are mostly of such letters alone, which are looked at once for both questions.
        let visible = is_usual(text);
        if visible || is_nfc(text) {
            let at = header.len() + 1;
            return Ok(Self { file, text, at, ends: Ends::new(text.as_bytes(), at), visible });
        }
        Err(Unusual)
    }

    /// The next row; none at the end.
    pub(super) fn next_row(&mut self) -> Result<Option<Row<'a, N>>, Unusual> {
        let Self { file, text, at: first, mut ends, visible } = *self;
        if first == text.len() {
            return Ok(None);
        }
        let (mut cells, mut start) = ([(0, 0); N], first);
        for cell in &mut cells {
            let end = ends.next().ok_or(Unusual)?;
            *cell = (start, end);
            start = end + 1;
        }
        let row = Row { file, text, visible, cells };
        if !row.is_one_line() || (start - first > LONGEST_CELL && row.has_long_cells()) {
            return Err(Unusual);
        }
        (self.at, self.ends) = (start, ends);
        Ok(Some(row))
    }
}

impl<'a, const N: usize> Row<'a, N> {
    /// True where the last cell alone ends with the line.
    fn is_one_line(&self) -> bool {
        let ends_line = |(_, end): &(usize, usize)| self.text.as_bytes()[*end] == b'\n';
        self.cells.iter().position(ends_line) == Some(N - 1)
    }

    fn has_long_cells(&self) -> bool {
        self.cells.iter().any(|(start, end)| end - start > LONGEST_CELL)
    }

    /// The text of a cell.
    pub(super) fn text(&self, column: usize) -> &'a str {
        let (start, end) = self.cells[column];
        &self.text[start..end]
    }

    /// The bytes of a cell.
    pub(super) fn bytes(&self, column: usize) -> &'a [u8] {
        let (start, end) = self.cells[column];
        &self.text.as_bytes()[start..end]
    }

    /// The text of a cell that holds words, where there is nothing to say of it.
    pub(super) fn words(&self, column: usize) -> Result<&'a str, Unusual> {
        if self.bytes(column).is_empty() {
            return Ok("");
        }
        let text = self.text(column);
        let plain = if self.visible { is_plain_but_hidden(text) } else { is_plain(text) };
        if plain { Ok(text) } else { Err(Unusual) }
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
    is_plain_but_hidden(text) && hidden_characters(text).next().is_none()
}

/// The same, but for what is hidden in it.
fn is_plain_but_hidden(text: &str) -> bool {
    text.is_empty()
        || (text.trim().len() == text.len()
            && formula_sign(text).is_none()
            && find_personal_data(text).is_empty())
}

/// True for a text in which nothing gives a person away and nothing is hidden.
pub(super) fn is_harmless(text: &str) -> bool {
    find_personal_data(text).is_empty() && hidden_characters(text).next().is_none()
}
