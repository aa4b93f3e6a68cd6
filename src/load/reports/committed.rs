//! The fast way through a file that is as `bdhvs fmt` writes it and of which there is nothing to
//! say: rows are taken apart without a copy, nothing is allocated for a cell. Whatever is unusual
//! gives the file back to the careful way (`sheet`), which reads it from its first row and finds
//! the words. Tests hold the two ways against each other on random and broken files.

use super::formulas::formula_sign;
use super::sheet::LONGEST_CELL;
use crate::source::{FileId, SourceFile, Span};
use crate::text::{find_personal_data, hidden_characters};
use crate::vietnamese::is_nfc;

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
        if whole && headed && is_nfc(text) {
            return Ok(Self { file, text, at: header.len() + 1 });
        }
        Err(Unusual)
    }

    /// The next row; none at the end.
    pub(super) fn next_row(&mut self) -> Result<Option<Row<'a, N>>, Unusual> {
        if self.at == self.text.len() {
            return Ok(None);
        }
        let mut cells = [(0, 0); N];
        let mut column = 0;
        let (mut start, mut from) = (self.at, self.at);
        let bytes = self.text.as_bytes();
        while let Some(end) = next_low(bytes, from) {
            let byte = bytes[end];
            from = end + 1;
            if !matches!(byte, b',' | b'\n' | b'"' | b'\r') {
                continue;
            }
            let last = byte == b'\n';
            let fits = (column + 1 == N) == last && end - start <= LONGEST_CELL;
            if matches!(byte, b'"' | b'\r') || !fits {
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

/// The next byte up to the comma: letters, digits and hyphens, nearly every byte, stand above it.
/// Eight are looked at together: each has the comma and one taken off, and those that fall below
/// 0 show it in their upper bit. The first that shows it is right, whatever was borrowed behind.
fn next_low(bytes: &[u8], from: usize) -> Option<usize> {
    const ONES: u64 = u64::from_ne_bytes([1; 8]);
    let mut at = from;
    while let Some(eight) = bytes.get(at..).and_then(|rest| rest.first_chunk::<8>()) {
        let word = u64::from_le_bytes(*eight);
        let low = word.wrapping_sub(ONES * u64::from(b',' + 1)) & !word & (ONES << 7);
        if low != 0 {
            return Some(at + low.trailing_zeros() as usize / 8);
        }
        at += 8;
    }
    bytes[at..].iter().position(|byte| *byte <= b',').map(|offset| at + offset)
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

#[cfg(test)]
mod tests {
    use super::next_low;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn eight_bytes_at_once_find_what_one_at_a_time_finds(
            bytes in proptest::collection::vec(
                prop_oneof![3 => any::<u8>(), 3 => Just(b'a'), 2 => Just(b'-'), 1 => Just(b',')],
                0..40,
            ),
        ) {
            for from in 0..=bytes.len() {
                let expected = bytes[from..].iter().position(|b| *b <= b',').map(|n| from + n);
                prop_assert_eq!(next_low(&bytes, from), expected);
            }
        }
    }
}
