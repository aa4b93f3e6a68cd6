//! Markdown into blocks: headings, paragraphs with bold and italic, lists, tables. What stands in
//! `<!-- … -->` is left out; any other HTML, code and links keep their words.

use super::values::{CLOSE, OPEN};
use crate::document::{Align, Block, Cell, Column, Emphasis, Run, Table};
use pulldown_cmark::{Alignment, Event, HeadingLevel, Options, Parser, Tag, TagEnd};

/// The blocks of a text.
#[cfg(test)]
pub(super) fn blocks(text: &str) -> Vec<Block> {
    with_slots(text, &[])
}

/// The blocks of a text; a paragraph that is a slot becomes its blocks.
pub(super) fn with_slots(text: &str, slots: &[Vec<Block>]) -> Vec<Block> {
    let mut reader = Reader { slots, ..Reader::default() };
    for event in Parser::new_ext(text, Options::ENABLE_TABLES) {
        reader.event(event);
    }
    reader.end_paragraph();
    reader.blocks
}

/// What was read so far.
#[derive(Default)]
struct Reader<'a> {
    slots: &'a [Vec<Block>],
    blocks: Vec<Block>,
    runs: Vec<Run>,
    bold: usize,
    italic: usize,
    /// The number of the next item of each open list; none for one with dashes.
    lists: Vec<Option<u64>>,
    /// True while the paragraph holds nothing but the mark of its item.
    marked: bool,
    table: Option<Table>,
    in_head: bool,
}

impl<'a> Reader<'a> {
    fn event(&mut self, event: Event<'_>) {
        match event {
            Event::Start(tag) => self.start(tag),
            Event::End(tag) => self.end(tag),
            Event::Text(text) | Event::Code(text) => self.word(&text),
            Event::InlineHtml(html) | Event::Html(html) if !is_comment(&html) => self.word(&html),
            Event::SoftBreak => self.word(" "),
            Event::HardBreak => self.word("\n"),
            _ => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>) {
        match tag {
            Tag::Strong => self.bold += 1,
            Tag::Emphasis => self.italic += 1,
            Tag::Paragraph if self.marked => {}
            Tag::Paragraph | Tag::Heading { .. } => self.end_paragraph(),
            Tag::List(first) => {
                self.end_paragraph();
                self.lists.push(first);
            }
            Tag::Item => self.begin_item(),
            Tag::Table(sides) => {
                self.end_paragraph();
                let columns =
                    sides.iter().map(|side| Column { align: align(*side), ..Column::default() });
                self.table =
                    Some(Table { columns: columns.collect(), rows: Vec::new(), indent: 0 });
            }
            Tag::TableHead => self.in_head = true,
            Tag::TableRow => {
                if let Some(table) = &mut self.table {
                    table.rows.push(Vec::new());
                }
            }
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd) {
        match tag {
            TagEnd::Strong => self.bold = self.bold.saturating_sub(1),
            TagEnd::Emphasis => self.italic = self.italic.saturating_sub(1),
            TagEnd::Paragraph | TagEnd::Item | TagEnd::CodeBlock => self.end_paragraph(),
            TagEnd::Heading(level) => self.end_heading(level),
            TagEnd::List(_) => {
                self.lists.pop();
            }
            TagEnd::TableCell => self.end_cell(),
            TagEnd::TableHead => self.in_head = false,
            TagEnd::Table => self.blocks.extend(self.table.take().map(Block::Table)),
            _ => {}
        }
    }

    fn word(&mut self, text: &str) {
        let emphasis = match (self.bold, self.italic) {
            (0, 0) => Emphasis::None,
            (0, _) => Emphasis::Italic,
            _ => Emphasis::Bold,
        };
        self.marked = false;
        match self.runs.last_mut() {
            Some(last) if last.emphasis == emphasis => last.text.push_str(text),
            _ => self.runs.push(Run { text: text.to_owned(), emphasis }),
        }
    }

    /// `- ` or `2. `, as it was written.
    fn begin_item(&mut self) {
        self.end_paragraph();
        let mark = match self.lists.last_mut() {
            Some(Some(number)) => {
                *number += 1;
                format!("{}. ", *number - 1)
            }
            _ => "- ".to_owned(),
        };
        self.runs.push(Run::plain(mark));
        self.marked = true;
    }

    fn end_heading(&mut self, level: HeadingLevel) {
        let text: String = self.runs.drain(..).map(|run| run.text).collect();
        self.blocks.push(Block::Heading { level: level as u8, text });
    }

    fn end_cell(&mut self) {
        let text: String = self.runs.drain(..).map(|run| run.text).collect();
        let Some(table) = &mut self.table else { return };
        if !self.in_head {
            if let Some(row) = table.rows.last_mut() {
                row.push(Cell::from(text));
            }
        } else if let Some(column) = table.columns.iter_mut().find(|c| c.title.is_empty()) {
            column.title = text;
        }
    }

    fn end_paragraph(&mut self) {
        let runs = std::mem::take(&mut self.runs);
        self.marked = false;
        if runs.iter().all(|run| run.text.trim().is_empty()) {
            return;
        }
        match self.slot(&runs) {
            Some(blocks) => self.blocks.extend(blocks.iter().cloned()),
            None => self.blocks.push(Block::Paragraph(runs)),
        }
    }

    /// The blocks that stand for a paragraph.
    fn slot(&self, runs: &[Run]) -> Option<&'a [Block]> {
        let [only] = runs else { return None };
        let number = only.text.trim().strip_prefix(OPEN)?.strip_suffix(CLOSE)?;
        self.slots.get(number.parse::<usize>().ok()?).map(Vec::as_slice)
    }
}

fn align(side: Alignment) -> Align {
    if side == Alignment::Right { Align::Right } else { Align::Left }
}

fn is_comment(html: &str) -> bool {
    html.trim_start().starts_with("<!--")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn reads(text: &str, expected: &[&str]) {
        let words = |block: &Block| match block {
            Block::Heading { level, text } => format!("{level} {text}"),
            Block::Paragraph(runs) => runs.iter().map(|run| run.text.as_str()).collect(),
            Block::Table(table) => {
                format!("{} columns, {} rows", table.columns.len(), table.rows.len())
            }
            other => format!("{other:?}"),
        };
        assert_eq!(blocks(text).iter().map(words).collect::<Vec<_>>(), expected, "{text}");
    }

    #[test]
    fn marks_of_lists_stay_as_they_are_written() {
        reads("1. Một\n2. Hai\n\n3. Ba\n", &["1. Một", "2. Hai", "3. Ba"]);
        reads("a\n\n5. Năm\n\nb\n\n6. Sáu", &["a", "5. Năm", "b", "6. Sáu"]);
        reads("- Một;\n- Hai.\n", &["- Một;", "- Hai."]);
        reads("a) Một\n\nđ) Hai", &["a) Một", "đ) Hai"]);
    }

    #[test]
    fn headings_breaks_and_comments() {
        reads(
            "# Báo cáo\n\nmột\nhai  \nba\n\n<!-- bỏ -->\n\n## I. *A*",
            &["1 Báo cáo", "một hai\nba", "2 I. A"],
        );
        reads("a <!-- b --> c", &["a  c"]);
        reads("a <b>c</b> `d` [e](http://f)", &["a <b>c</b> d e"]);
    }

    #[test]
    fn emphasis_makes_runs_of_its_own() {
        let found = blocks("**1. Một** (chi *tiết*)");
        let runs =
            vec![Run::bold("1. Một"), Run::plain(" (chi "), Run::italic("tiết"), Run::plain(")")];
        assert_eq!(found, [Block::Paragraph(runs)]);
    }

    #[test]
    fn tables_have_their_sides() {
        let found = blocks("| TT | Đơn vị |\n|---:|---|\n| 1 | xã A |\n| 2 | |\n");
        let columns = vec![Column::right("TT"), Column::left("Đơn vị")];
        let rows = vec![vec![Cell::from("1"), "xã A".into()], vec!["2".into(), "".into()]];
        assert_eq!(found, [Block::Table(Table { columns, rows, indent: 0 })]);
    }

    #[test]
    fn a_slot_becomes_its_blocks() {
        let slots = vec![vec![Block::Gap, Block::Annex]];
        let text = format!("a\n\n{OPEN}0{CLOSE}\n\nb{OPEN}0{CLOSE}\n");
        let found = with_slots(&text, &slots);
        assert_eq!(found[1..3], [Block::Gap, Block::Annex]);
        assert_eq!(found.len(), 4);
    }
}
