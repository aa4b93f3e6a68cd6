//! A document as text to be pasted into a letter or a chat: lines are not broken, columns are
//! separated by tabs, so that a word processor or a spreadsheet sets them itself.

use super::text::words;
use super::wrap::{clean, clean_line};
use crate::document::{Block, Document, Entry, Run, Table};
use crate::text::{harmless, no_command};

/// The document as text without a width.
pub fn pasteable(document: &Document) -> String {
    let mut lines: Vec<String> = Vec::new();
    for block in &document.plain().blocks {
        if matches!(block, Block::Heading { .. }) && lines.last().is_some_and(|l| !l.is_empty()) {
            lines.push(String::new());
        }
        lines.extend(block_lines(block));
    }
    let line = |line: &String| format!("{}\n", line.trim_end_matches([' ', '\t']));
    no_command(&lines.iter().map(line).collect::<String>()).into_owned()
}

fn block_lines(block: &Block) -> Vec<String> {
    match block {
        Block::Heading { text, .. } => vec![clean(text)],
        Block::Paragraph(runs) | Block::Centred(runs) => vec![words(runs)],
        Block::Ends { left, right, .. } => vec![tabbed([left, right])],
        Block::Entries(entries) => entries.iter().map(entry).collect(),
        Block::Beside { left, right } => beside(left, right),
        Block::Table(table) => rows(table),
        // Parts were made plain.
        Block::Gap | Block::Part(_) => vec![String::new()],
        Block::Annex => vec![String::new(), String::new()],
    }
}

fn entry(entry: &Entry) -> String {
    let indent = " ".repeat(entry.indent);
    match entry.label.as_str() {
        "" => format!("{indent}{}", clean(&entry.text)),
        label => format!("{indent}{}", tabbed([label, &entry.text])),
    }
}

/// The left block, then the right one: beside each other they would need a width.
fn beside(left: &[Run], right: &[Run]) -> Vec<String> {
    let lines = |runs: &[Run]| runs.iter().map(|run| clean(&run.text)).collect::<Vec<_>>();
    [lines(left), vec![String::new()], lines(right)].concat()
}

fn rows(table: &Table) -> Vec<String> {
    let titled = table.columns.iter().any(|column| !column.title.is_empty());
    let head = titled.then(|| tabbed(table.columns.iter().map(|column| &column.title)));
    // Tables end in a spreadsheet: a cell that begins like a formula is made harmless.
    let body = table.rows.iter().map(|row| {
        let cells: Vec<String> = row.iter().map(|cell| harmless(&cell.text)).collect();
        tabbed(&cells)
    });
    head.into_iter().chain(body).collect()
}

/// Cells with a tab between them; a tab or a line break inside a cell becomes a space.
fn tabbed<'a, T: AsRef<str> + 'a + ?Sized>(cells: impl IntoIterator<Item = &'a T>) -> String {
    let cells = cells.into_iter().map(|cell| clean_line(cell.as_ref()));
    cells.collect::<Vec<_>>().join("\t")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Column};

    #[test]
    fn a_long_paragraph_is_one_line() {
        let mut document = Document::default();
        let long = "số liệu ".repeat(30);
        document.say(long.trim_end());
        document.heading(2, "1. Kết quả");
        assert_eq!(pasteable(&document), format!("{}\n\n1. Kết quả\n", long.trim_end()));
    }

    #[test]
    fn cells_are_separated_by_tabs_and_hold_none() {
        let columns = vec![Column::left("Xã"), Column::right("Số"), Column::left("")];
        let row = vec![Cell::from("Cam\tLâm\nA"), Cell::from("22.453"), Cell::from("")];
        let table = Table { columns, rows: vec![row], indent: 4 };
        let document = Document { blocks: vec![Block::Table(table)] };
        assert_eq!(pasteable(&document), "Xã\tSố\nCam Lâm A\t22.453\n");
    }

    #[test]
    fn a_cell_is_no_formula_where_it_is_pasted() {
        let rows = vec![vec![Cell::from("=1+1"), Cell::from("-5")]];
        let columns = vec![Column::left("a"), Column::left("b")];
        let table = Table { columns, rows, indent: 0 };
        let document = Document { blocks: vec![Block::Table(table)] };
        assert_eq!(pasteable(&document), "a\tb\n'=1+1\t'-5\n");
    }

    #[test]
    fn labels_ends_and_letter_heads_keep_their_words() {
        let entry = Entry { indent: 2, label: "Nhãn".into(), width: 9, text: "chữ".into() };
        let bare = Entry { text: "tiếp".into(), ..Entry::default() };
        let blocks = vec![
            Block::Ends { left: "a".into(), right: "b".into(), tone: Default::default() },
            Block::Entries(vec![entry, bare]),
            Block::Beside { left: vec![Run::plain("SỞ")], right: vec![Run::bold("CỘNG HÒA")] },
            Block::Annex,
            Block::Centred(vec![Run::plain("x\u{1b}")]),
        ];
        let expected = "a\tb\n  Nhãn\tchữ\ntiếp\nSỞ\n\nCỘNG HÒA\n\n\nx\\u{1b}\n";
        assert_eq!(pasteable(&Document { blocks }), expected);
    }
}
