//! How high a screen will be, so that it can say less where it would be too high.

use crate::document::{Block, Document, Entry};

/// Lines of a terminal of the usual size.
pub(super) const LINES: usize = 24;
/// Columns of a terminal of the usual size.
pub(super) const COLUMNS: usize = 80;

/// Lines that a page takes at 80 columns.
pub(super) fn height(page: &Document) -> usize {
    page.blocks.iter().map(block_height).sum()
}

fn block_height(block: &Block) -> usize {
    match block {
        Block::Gap | Block::Heading { .. } => 1,
        Block::Paragraph(runs) | Block::Centred(runs) => {
            let text: String = runs.iter().map(|run| run.text.as_str()).collect();
            wrapped(&text, COLUMNS)
        }
        Block::Ends { left, right, .. } => {
            let both = left.chars().count() + 1 + right.chars().count();
            if both > COLUMNS { 2 } else { 1 }
        }
        Block::Entries(entries) => entries.iter().map(entry_height).sum(),
        Block::Table(table) => table.rows.len() + 1,
        Block::Beside { left, right } => left.len().max(right.len()),
        // No screen holds parts of an official document.
        Block::Annex | Block::Part(_) => 2,
    }
}

fn entry_height(entry: &Entry) -> usize {
    wrapped(&entry.text, COLUMNS.saturating_sub(entry.indent + entry.width))
}

/// Lines of a text whose words are set one after the other.
fn wrapped(text: &str, width: usize) -> usize {
    let mut lines = 1;
    let mut at = 0;
    for word in text.split(' ') {
        let length = word.chars().count();
        if at > 0 && at + 1 + length > width {
            lines += 1;
            at = length;
        } else {
            at += length + usize::from(at > 0);
        }
    }
    lines
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_counted_into_lines() {
        assert_eq!(wrapped("aaaa bbbb", 9), 1);
        assert_eq!(wrapped("aaaa bbbb c", 9), 2);
        assert_eq!(wrapped("", 9), 1);
    }
}
