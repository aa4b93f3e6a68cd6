//! The fast way through a file that is as `bdhvs fmt` writes it and of which there is nothing to
//! say: rows are taken apart without a copy, nothing is allocated for a cell. Whatever is unusual
//! gives the file back to the careful way (`sheet`), which reads it from its first row and finds
//! the words. Tests hold the two ways against each other on random and broken files.

use super::formulas::formula_sign;
use super::sheet::LONGEST_CELL;
use crate::source::{FileId, SourceFile, Span};
use crate::text::{find_personal_data, hidden_characters, is_hidden};
use crate::vietnamese::{is_nfc, is_whole};
use memchr::memchr2;

/// Something that the careful way has to look at.
pub(super) struct Unusual;

/// Rows of `N` cells, none in quotation marks.
pub(super) struct Rows<'a, const N: usize> {
    file: FileId,
    text: &'a str,
    at: usize,
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
        let ascii = text.is_ascii();
        let visible = !ascii && text.chars().all(|c| is_whole(c) && !is_hidden(c));
        if ascii || visible || is_nfc(text) {
            return Ok(Self { file, text, at: header.len() + 1, visible });
        }
        Err(Unusual)
    }

    /// The next row; none at the end.
    pub(super) fn next_row(&mut self) -> Result<Option<Row<'a, N>>, Unusual> {
        let bytes = self.text.as_bytes();
        if self.at == bytes.len() {
            return Ok(None);
        }
        let mut cells = [(0, 0); N];
        let mut start = self.at;
        for (column, cell) in cells.iter_mut().enumerate() {
            let end = start + length_of_cell(&bytes[start..]).ok_or(Unusual)?;
            let last = bytes[end] == b'\n';
            if (column + 1 == N) != last || end - start > LONGEST_CELL {
                return Err(Unusual);
            }
            *cell = (start, end);
            start = end + 1;
        }
        self.at = start;
        let Self { file, text, visible, .. } = *self;
        Ok(Some(Row { file, text, visible, cells }))
    }
}

/// Cells are looked through in so many steps of eight bytes before memchr is called, which takes
/// longer to begin than most cells are long.
const STEPS: usize = 2;

/// How far the end of a cell is.
fn length_of_cell(rest: &[u8]) -> Option<usize> {
    let (words, _) = rest.as_chunks();
    let near = &words[..words.len().min(STEPS)];
    for (step, word) in near.iter().enumerate() {
        let ends = ends_of_cells(u64::from_le_bytes(*word));
        if ends != 0 {
            return Some(step * 8 + ends.trailing_zeros() as usize / 8);
        }
    }
    let seen = near.len() * 8;
    Some(seen + memchr2(b',', b'\n', &rest[seen..])?)
}

/// The highest bit of the first byte that is a comma or a line feed, and perhaps bits of bytes
/// above it; 0 where there is none. (Subtracting one from each byte borrows from those above where
/// a byte is 0: <https://graphics.stanford.edu/~seander/bithacks.html#ZeroInWord>.)
fn ends_of_cells(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    let zeros = |word: u64| word.wrapping_sub(ONES) & !word & (ONES << 7);
    zeros(word ^ (ONES * u64::from(b','))) | zeros(word ^ (ONES * u64::from(b'\n')))
}

impl<'a, const N: usize> Row<'a, N> {
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

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn a_cell_ends_at_its_comma_or_at_its_line() {
        assert_eq!(length_of_cell(b"can-bo,244,180,\n"), Some(6));
        assert_eq!(length_of_cell(b",\n"), Some(0));
        assert_eq!(length_of_cell(b"tinh-01-xa-006,2025-Q4"), Some(14));
        assert_eq!(length_of_cell(b"mot-ma-dai-hon-16-ky-tu\nb"), Some(23));
        assert_eq!(length_of_cell(b"no end of it"), None);
    }

    proptest! {
        #[test]
        fn the_first_end_is_found_wherever_it_stands(
            bytes in prop::collection::vec(
                prop_oneof![Just(b','), Just(b'\n'), Just(b'-'), Just(0x8C), any::<u8>()], 0..40),
        ) {
            let first = bytes.iter().position(|byte| matches!(byte, b',' | b'\n'));
            prop_assert_eq!(length_of_cell(&bytes), first);
        }
    }
}
