//! The text of a Word file: paragraphs and tables in their order. Tracked changes are read as
//! accepted, with what stood there before kept beside it; deleted and hidden text, notes, codes of
//! fields and the second copy of a text box are no text.

use super::package::Package;
use super::sheet::clean;
use super::xml::{Element, Piece, Xml};
use super::{MAX_TEXT, broken, tables, too_much};
use crate::intake::finding::Refusal;
use crate::intake::grid::Grid;

/// A stretch of text as it reads now and as it read before tracked changes.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Words {
    pub(super) now: String,
    pub(super) before: String,
    /// True where a formula of the table gave it.
    pub(super) formula: bool,
}

/// A paragraph or a table.
#[derive(Debug)]
pub(super) enum Block {
    Text(Words),
    Table(Vec<Line>),
}

/// One row of a table.
#[derive(Debug, Default)]
pub(super) struct Line {
    /// Columns that are left out before its first cell.
    pub(super) before: usize,
    pub(super) cells: Vec<Cell>,
}

/// One cell of a row.
#[derive(Debug)]
pub(super) struct Cell {
    pub(super) words: Words,
    /// Columns that it spans.
    pub(super) span: usize,
    /// True where the cell above goes on.
    pub(super) goes_on: bool,
}

/// The tables of a Word file, each with what stands around it.
pub(super) fn grids(package: &mut Package<'_>, path: &str) -> Result<Vec<Grid>, Refusal> {
    let text = package.text(path)?.ok_or_else(|| broken("thiếu phần chính của tệp"))?;
    let mut left = MAX_TEXT;
    let blocks = read(&text, &mut left)?;
    let mut heads: Vec<String> = Vec::new();
    for name in package.named("word/header") {
        let Some(text) = package.text(&name)? else { continue };
        for block in read(&text, &mut left)? {
            if let Block::Text(words) = block
                && !words.now.is_empty()
                && !heads.contains(&words.now)
            {
                heads.push(words.now);
            }
        }
    }
    Ok(tables::grids(heads, blocks))
}

/// The blocks of a part of the file; `left` is how much text may still be read.
pub(super) fn read(text: &str, left: &mut usize) -> Result<Vec<Block>, Refusal> {
    let mut story = Story { xml: Xml::new(text), left, inserted: 0, deleted: 0 };
    let mut blocks = Vec::new();
    while story.xml.depth() == 0 {
        match story.xml.next()? {
            Piece::Open(_) => story.blocks(&mut blocks)?,
            Piece::End => break,
            _ => {}
        }
    }
    Ok(blocks)
}

struct Story<'a, 'x> {
    xml: Xml<'x>,
    left: &'a mut usize,
    /// How many tracked insertions are open here, and how many deletions.
    inserted: usize,
    deleted: usize,
}

impl Story<'_, '_> {
    /// Paragraphs and tables inside the element that was just opened. Content controls and the
    /// like are only wrappings.
    fn blocks(&mut self, blocks: &mut Vec<Block>) -> Result<(), Refusal> {
        let depth = self.xml.depth();
        while self.xml.depth() >= depth {
            match self.xml.next()? {
                Piece::Open(element) => match element.name() {
                    "p" => self.paragraph(blocks)?,
                    "tbl" => {
                        let table = self.table()?;
                        blocks.push(Block::Table(table));
                    }
                    "Fallback" | "sectPr" | "sdtPr" => self.xml.skip()?,
                    name => self.track(name, true),
                },
                Piece::Close(name) => self.track(&name, false),
                Piece::End => break,
                Piece::Text(_) => {}
            }
        }
        Ok(())
    }

    /// Counts the tracked changes that are open.
    fn track(&mut self, name: &str, opens: bool) {
        let count = match name {
            "ins" | "moveTo" => &mut self.inserted,
            "del" | "moveFrom" => &mut self.deleted,
            _ => return,
        };
        *count = if opens { *count + 1 } else { count.saturating_sub(1) };
    }

    /// The paragraph that was just opened; text boxes in it become blocks of their own.
    fn paragraph(&mut self, blocks: &mut Vec<Block>) -> Result<(), Refusal> {
        let (depth, mut words, mut hidden) = (self.xml.depth(), Words::default(), false);
        while self.xml.depth() >= depth {
            match self.xml.next()? {
                Piece::Open(element) => {
                    self.in_paragraph(&element, (&mut words, &mut hidden), blocks)?;
                }
                Piece::Close(name) => {
                    hidden &= name != "r";
                    self.track(&name, false);
                }
                Piece::End => break,
                Piece::Text(_) => {}
            }
        }
        let words = Words { now: clean(&words.now), before: clean(&words.before), ..words };
        blocks.push(Block::Text(words));
        Ok(())
    }

    fn in_paragraph(
        &mut self,
        element: &Element<'_>,
        (words, hidden): (&mut Words, &mut bool),
        blocks: &mut Vec<Block>,
    ) -> Result<(), Refusal> {
        match element.name() {
            "t" | "delText" => {
                let text = self.xml.text()?;
                self.say(words, if *hidden { "" } else { &text })?;
            }
            "tab" | "ptab" => self.say(words, " ")?,
            "br" | "cr" => self.say(words, "\n")?,
            "noBreakHyphen" => self.say(words, "-")?,
            "instrText" => words.formula |= self.xml.text()?.trim_start().starts_with('='),
            "rPr" => *hidden = self.is_hidden()?,
            "txbxContent" => self.blocks(blocks)?,
            "pPr" | "Fallback" | "rt" => self.xml.skip()?,
            name => self.track(name, true),
        }
        Ok(())
    }

    fn say(&mut self, words: &mut Words, text: &str) -> Result<(), Refusal> {
        let left = self.left.checked_sub(text.len());
        *self.left = left.ok_or_else(|| too_much("quá nhiều chữ"))?;
        if self.deleted == 0 {
            words.now.push_str(text);
        }
        if self.inserted == 0 {
            words.before.push_str(text);
        }
        Ok(())
    }

    /// Whether the run whose properties were just opened is hidden text.
    fn is_hidden(&mut self) -> Result<bool, Refusal> {
        let (depth, mut hidden) = (self.xml.depth(), false);
        while self.xml.depth() >= depth {
            match self.xml.next()? {
                Piece::Open(element) => hidden |= element.name() == "vanish" && element.is_on(),
                Piece::End => break,
                _ => {}
            }
        }
        Ok(hidden)
    }

    fn table(&mut self) -> Result<Vec<Line>, Refusal> {
        let (depth, mut lines) = (self.xml.depth(), Vec::new());
        while self.xml.depth() >= depth {
            match self.xml.next()? {
                Piece::Open(element) => match element.name() {
                    "tr" => lines.push(self.line()?),
                    "tblPr" | "tblGrid" => self.xml.skip()?,
                    name => self.track(name, true),
                },
                Piece::Close(name) => self.track(&name, false),
                Piece::End => break,
                Piece::Text(_) => {}
            }
        }
        Ok(lines)
    }

    fn line(&mut self) -> Result<Line, Refusal> {
        let (depth, mut line) = (self.xml.depth(), Line::default());
        while self.xml.depth() >= depth {
            match self.xml.next()? {
                Piece::Open(element) => match element.name() {
                    "tc" => line.cells.push(self.cell()?),
                    "gridBefore" => line.before = element.number("val").unwrap_or(0),
                    "tblPrEx" | "rPr" => self.xml.skip()?,
                    name => self.track(name, true),
                },
                Piece::Close(name) => self.track(&name, false),
                Piece::End => break,
                Piece::Text(_) => {}
            }
        }
        Ok(line)
    }

    fn cell(&mut self) -> Result<Cell, Refusal> {
        let (depth, mut blocks) = (self.xml.depth(), Vec::new());
        let mut cell = Cell { words: Words::default(), span: 1, goes_on: false };
        while self.xml.depth() >= depth {
            match self.xml.next()? {
                Piece::Open(element) => match element.name() {
                    "p" => self.paragraph(&mut blocks)?,
                    "tbl" => {
                        let table = self.table()?;
                        blocks.push(Block::Table(table));
                    }
                    "gridSpan" => cell.span = element.number("val").unwrap_or(1).max(1),
                    "vMerge" => cell.goes_on = element.get("val").is_none_or(|v| v != "restart"),
                    "Fallback" => self.xml.skip()?,
                    name => self.track(name, true),
                },
                Piece::Close(name) => self.track(&name, false),
                Piece::End => break,
                Piece::Text(_) => {}
            }
        }
        cell.words = joined(&blocks);
        Ok(cell)
    }
}

/// The text of all blocks of a cell.
fn joined(blocks: &[Block]) -> Words {
    let mut all = Words::default();
    let mut add = |words: &Words| {
        for (whole, text) in [(&mut all.now, &words.now), (&mut all.before, &words.before)] {
            if !whole.is_empty() && !text.is_empty() {
                whole.push('\n');
            }
            whole.push_str(text);
        }
        all.formula |= words.formula;
    };
    for block in blocks {
        match block {
            Block::Text(words) => add(words),
            Block::Table(lines) => {
                lines.iter().flat_map(|line| &line.cells).for_each(|cell| add(&cell.words));
            }
        }
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    fn blocks(inside: &str) -> Vec<Block> {
        let text = format!("<w:document><w:body>{inside}</w:body></w:document>");
        read(&text, &mut 1_000_000).expect("blocks")
    }

    fn texts(inside: &str) -> Vec<(String, String)> {
        let words = |block: &Block| match block {
            Block::Text(words) => (words.now.clone(), words.before.clone()),
            Block::Table(_) => ("table".into(), String::new()),
        };
        blocks(inside).iter().map(words).collect()
    }

    #[track_caller]
    fn reads(inside: &str, now: &str, before: &str) {
        assert_eq!(texts(inside), [(now.to_owned(), before.to_owned())]);
    }

    #[test]
    fn runs_tabs_and_breaks_are_one_text() {
        let text = "<w:p><w:pPr><w:tabs><w:tab/></w:tabs></w:pPr><w:r><w:t>Xã </w:t></w:r>\
                    <w:r><w:t>Cam</w:t><w:tab/><w:t>Lâm</w:t><w:br/><w:t>1</w:t></w:r></w:p>";
        reads(text, "Xã Cam Lâm\n1", "Xã Cam Lâm\n1");
    }

    #[test]
    fn tracked_changes_are_read_as_accepted_and_what_was_before_is_known() {
        let text = "<w:p><w:r><w:t>25</w:t></w:r><w:del><w:r><w:delText>700</w:delText></w:r></w:del>\
                    <w:ins><w:r><w:t>736</w:t></w:r></w:ins></w:p>";
        reads(text, "25736", "25700");
    }

    #[test]
    fn codes_of_fields_and_hidden_text_are_no_text() {
        let field = "<w:p><w:r><w:fldChar/><w:instrText> =SUM(ABOVE) </w:instrText><w:t>12</w:t></w:r>\
                     <w:r><w:rPr><w:vanish/></w:rPr><w:t>ẩn</w:t></w:r></w:p>";
        let Block::Text(words) = &blocks(field)[0] else { panic!("text") };
        assert_eq!((words.now.as_str(), words.formula), ("12", true));
    }

    #[test]
    fn a_text_box_is_read_once() {
        let words = |text: &str| format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>");
        let text = format!(
            "<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent>{0}</w:txbxContent></mc:Choice>\
             <mc:Fallback><w:txbxContent>{0}</w:txbxContent></mc:Fallback></mc:AlternateContent></w:r>\
             <w:r><w:t>ngoài</w:t></w:r></w:p>",
            words("Quý IV/2026")
        );
        let found: Vec<String> = texts(&text).into_iter().map(|(now, _)| now).collect();
        assert_eq!(found, ["Quý IV/2026", "ngoài"]);
    }
}
