//! A document as Markdown (CommonMark with the tables of GitHub). Whatever Markdown or HTML would
//! take for a command in a text is escaped; numbers and document numbers stay as they are.

mod escape;

use super::wrap::clean;
use crate::document::{Align, Block, Document, Emphasis, Entry, Run, Table};
use crate::text::no_command;
use escape::{escape, escape_start};

/// The document as Markdown.
pub fn markdown(document: &Document) -> String {
    let document = document.plain();
    let blocks = document.blocks.iter().map(block).filter(|text| !text.is_empty());
    let text = blocks.collect::<Vec<_>>().join("\n\n");
    let text = no_command(&text);
    if text.is_empty() { text.into_owned() } else { format!("{text}\n") }
}

fn block(block: &Block) -> String {
    match block {
        Block::Heading { level, text } => heading(*level, text),
        Block::Paragraph(runs) | Block::Centred(runs) => paragraph(runs),
        Block::Ends { left, right, .. } => lines([Run::plain(left), Run::plain(right)]),
        Block::Entries(entries) => entries.iter().map(entry).collect::<Vec<_>>().join("\n"),
        Block::Beside { left, right } => beside(left, right),
        Block::Table(table) => pipes(table),
        // Blocks are separated by empty lines already; parts were made plain.
        Block::Gap | Block::Part(_) => String::new(),
        Block::Annex => "---".to_owned(),
    }
}

fn heading(level: u8, text: &str) -> String {
    let marks = "#".repeat(usize::from(level.clamp(1, 6)));
    format!("{marks} {}", escape_start(&clean(text).replace('\n', " ")))
}

/// Runs as a paragraph; a line break in a text stays one.
fn paragraph(runs: &[Run]) -> String {
    let mut rows: Vec<Vec<Run>> = vec![Vec::new()];
    for run in joined(runs) {
        for (n, text) in run.text.split('\n').enumerate() {
            if n > 0 {
                rows.push(Vec::new());
            }
            if let Some(row) = rows.last_mut().filter(|_| !text.is_empty()) {
                row.push(Run { text: text.to_owned(), emphasis: run.emphasis });
            }
        }
    }
    let rows = rows
        .iter()
        .map(|row| escape::start(line(row).trim_matches(' ')))
        .filter(|row| !row.is_empty());
    rows.collect::<Vec<_>>().join("\\\n")
}

/// Each run on a line of its own.
fn lines(runs: impl IntoIterator<Item = Run>) -> String {
    let lines = runs.into_iter().map(|run| paragraph(&[run])).filter(|line| !line.is_empty());
    lines.collect::<Vec<_>>().join("\\\n")
}

/// The left block, then the right one: a table would draw lines around the head of a letter.
fn beside(left: &[Run], right: &[Run]) -> String {
    let blocks = [lines(left.iter().cloned()), lines(right.iter().cloned())];
    blocks.into_iter().filter(|block| !block.is_empty()).collect::<Vec<_>>().join("\n\n")
}

fn entry(entry: &Entry) -> String {
    let indent = if entry.indent > 0 { "  " } else { "" };
    let label = clean(&entry.label).replace('\n', " ");
    let text = clean(&entry.text).replace('\n', " ");
    let gap = if label.is_empty() || text.is_empty() { "" } else { " " };
    let runs = [Run::bold(label), Run::plain(format!("{gap}{text}"))];
    format!("{indent}- {}", paragraph(&runs))
}

fn pipes(table: &Table) -> String {
    if table.columns.is_empty() {
        return String::new();
    }
    let rule = table.columns.iter().map(|column| match column.align {
        Align::Left => "---".to_owned(),
        Align::Right => "---:".to_owned(),
    });
    let head = row(table.columns.iter().map(|column| cell(&column.title)));
    let body = table.rows.iter().map(|cells| row(cells.iter().map(|c| cell(&c.text))));
    let rows = [head, row(rule)].into_iter().chain(body);
    rows.collect::<Vec<_>>().join("\n")
}

fn row(cells: impl Iterator<Item = String>) -> String {
    cells.fold("|".to_owned(), |row, cell| match cell.as_str() {
        "" => row + " |",
        cell => format!("{row} {cell} |"),
    })
}

fn cell(text: &str) -> String {
    escape(clean(text).replace('\n', " ").trim_matches(' '))
}

/// Neighbours of the same emphasis made one: `**a****b**` would not be read as bold. Only then
/// is the text made safe, so that a number cut into two runs is found.
fn joined(runs: &[Run]) -> Vec<Run> {
    let whole: String = runs.iter().map(|run| run.text.as_str()).collect();
    if clean(&whole) != runs.iter().map(|run| clean(&run.text)).collect::<String>() {
        return vec![Run::plain(clean(&whole))];
    }
    let mut out: Vec<Run> = Vec::new();
    for run in runs.iter().filter(|run| !run.text.is_empty()) {
        let text = clean(&run.text);
        match out.last_mut() {
            Some(last) if last.emphasis == run.emphasis => last.text.push_str(&text),
            _ => out.push(Run { text, emphasis: run.emphasis }),
        }
    }
    out
}

fn line(runs: &[Run]) -> String {
    let mut out = String::new();
    for (n, run) in runs.iter().enumerate() {
        let before = n.checked_sub(1).and_then(|n| runs.get(n)).and_then(|r| r.text.chars().last());
        let after = runs.get(n + 1).and_then(|run| run.text.chars().next());
        out.push_str(&emphasised(run, before, after));
    }
    out
}

/// The run between its marks. Spaces stay outside of them; where Markdown would not take the
/// marks for such (`**Số:**12`), the words go without.
fn emphasised(run: &Run, before: Option<char>, after: Option<char>) -> String {
    let inner = run.text.trim_matches(' ');
    let escaped = escape(&run.text);
    let mark = match run.emphasis {
        Emphasis::Bold => "**",
        Emphasis::Italic => "_",
        Emphasis::None => return escaped,
    };
    let (lead, trail) = (run.text.starts_with(' '), run.text.ends_with(' '));
    let free = |outside: bool, neighbour: Option<char>, edge: Option<char>| {
        outside
            || neighbour.is_none_or(|c| c.is_whitespace() || c.is_ascii_punctuation())
            || (mark == "**" && edge.is_some_and(char::is_alphanumeric))
    };
    let opens = free(lead, before, inner.chars().next());
    let closes = free(trail, after, inner.chars().last());
    if inner.is_empty() || !opens || !closes {
        return escaped;
    }
    let spaces = |n: usize| " ".repeat(n);
    let head = spaces(run.text.len() - run.text.trim_start_matches(' ').len());
    let tail = spaces(run.text.len() - run.text.trim_end_matches(' ').len());
    format!("{head}{mark}{}{mark}{tail}", escape(inner))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Column};

    #[track_caller]
    fn prints(block: Block, expected: &str) {
        assert_eq!(markdown(&Document { blocks: vec![block] }), format!("{expected}\n"));
    }

    #[test]
    fn blocks_are_separated_by_one_empty_line() {
        let mut document = Document::default();
        document.heading(1, "BÁO CÁO");
        document.push(Block::Gap);
        document.say("1. Kết quả");
        document.push(Block::Annex);
        document.heading(9, "#1 a #");
        assert_eq!(markdown(&document), "# BÁO CÁO\n\n1\\. Kết quả\n\n---\n\n###### \\#1 a \\#\n");
        assert_eq!(markdown(&Document::default()), "");
    }

    #[test]
    fn emphasis_leaves_spaces_outside_and_joins_neighbours() {
        let runs = vec![Run::bold("Nơi "), Run::bold("nhận: "), Run::italic("như trên")];
        prints(Block::Paragraph(runs), "**Nơi nhận:** _như trên_");
        let glued = vec![Run::bold("Số:"), Run::plain("12"), Run::italic("a"), Run::plain("b")];
        prints(Block::Paragraph(glued), "Số:12ab");
        let empty = vec![Run::bold("("), Run::italic(""), Run::plain("a")];
        prints(Block::Paragraph(empty), "(a");
        prints(Block::Centred(vec![Run::bold("a"), Run::plain("b"), Run::bold(" ")]), "**a**b");
    }

    #[test]
    fn a_line_break_stays_one() {
        prints(Block::Paragraph(vec![Run::bold("a\n- b"), Run::plain(" c")]), "**a**\\\n**- b** c");
        prints(Block::Paragraph(vec![Run::plain("a\r\n\n- b")]), "a\\\n\\- b");
    }

    #[test]
    fn tables_have_a_line_of_alignment() {
        let columns = vec![Column::left("Xã"), Column::right("Tỷ lệ")];
        let rows = vec![
            vec![Cell::from("a|b<script>\nc"), Cell::from("85,00%")],
            vec!["".into(), "1234/KH-UBND".into()],
        ];
        let table = Table { columns, rows, indent: 2 };
        prints(
            Block::Table(table),
            "| Xã | Tỷ lệ |\n| --- | ---: |\n| a\\|b\\<script\\> c | 85,00% |\n| | 1234/KH-UBND |",
        );
        assert_eq!(markdown(&Document { blocks: vec![Block::Table(Table::default())] }), "");
    }

    #[test]
    fn entries_are_a_list_and_a_letter_head_two_paragraphs() {
        let entry = |indent, label: &str, text: &str| {
            let (label, text) = (label.into(), text.into());
            Entry { indent, label, width: 9, text }
        };
        let entries = vec![entry(0, "BÁO CÁO", "- 80"), entry(2, "", "1. một")];
        prints(Block::Entries(entries), "- **BÁO CÁO** - 80\n  - 1\\. một");
        let left = vec![Run::plain("SỞ KH"), Run::bold("Số: 1")];
        let block = Block::Beside { left, right: vec![Run::bold("CỘNG HÒA")] };
        prints(block, "SỞ KH\\\n**Số: 1**\n\n**CỘNG HÒA**");
        let ends = Block::Ends { left: "a".into(), right: "b".into(), tone: Default::default() };
        prints(ends, "a\\\nb");
    }

    #[test]
    fn a_person_is_not_named_even_in_two_runs() {
        let runs = vec![Run::plain("thư nva_"), Run::bold("99@gmail.com")];
        prints(Block::Paragraph(runs), "thư [đã che địa chỉ thư điện tử cá nhân]");
    }
}
