//! A document as a Word file, after Nghị định 30/2020/NĐ-CP, Phụ lục I: A4, Times New Roman,
//! margins, sizes, rules, page numbers.
//!
//! An own writer, because the crates for DOCX write neither sections with their own page numbers
//! nor the same bytes twice. A file is a zip of XML parts: `package` zips them with fixed times,
//! `xml` writes an element with its properties in the order of the schema (Word refuses others),
//! `paragraph`, `table` and `section` make elements, `parts` the parts of an official document.
//! What the schema orders is tested against its lists in `tests/docx`.

mod package;
mod paragraph;
mod parts;
mod section;
mod table;
mod xml;

use crate::document::{Block, Document, Emphasis, Part, Run};
use paragraph::{Paragraph, Style};
use section::{Page, Section};

/// The document as the bytes of a Word file.
pub fn docx(document: &Document) -> Vec<u8> {
    package::zipped(&body(document))
}

/// The XML of all blocks, section by section.
fn body(document: &Document) -> String {
    let mut body = Body { xml: String::new(), page: Page::Portrait };
    for (n, block) in document.blocks.iter().enumerate() {
        let table_follows = matches!(document.blocks.get(n + 1), Some(Block::Table(_)));
        match block {
            // The name of a table stands on the page of its first rows.
            Block::Paragraph(runs) if table_follows => {
                body.xml.push_str(&Paragraph::new(Style::Body).keep_next().runs(runs).xml());
            }
            _ => body.block(block),
        }
    }
    body.xml.push_str(&Section { page: body.page }.xml());
    body.xml
}

/// Elements written so far, and how the pages of the section being written lie.
struct Body {
    xml: String,
    page: Page,
}

impl Body {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { level, text } => {
                self.paragraph(Style::heading(*level), &[Run::plain(text.clone())]);
            }
            Block::Paragraph(runs) => self.paragraph(Style::Body, runs),
            Block::Centred(runs) => self.paragraph(Style::Centred, runs),
            Block::Ends { left, right, .. } => {
                self.paragraph(Style::Body, &[Run::plain(format!("{left} {right}"))]);
            }
            Block::Entries(entries) => {
                for entry in entries {
                    let label = Run { text: format!("{} ", entry.label), emphasis: Emphasis::Bold };
                    self.paragraph(Style::Body, &[label, Run::plain(entry.text.clone())]);
                }
            }
            Block::Beside { left, right } => self.xml.push_str(&parts::beside(left, right)),
            Block::Table(table) => self.xml.push_str(&table::xml(table, self.page.text_width())),
            // Paragraphs keep their own distance.
            Block::Gap => {}
            Block::Annex => self.begin_section(Page::Portrait),
            Block::Part(part) => self.part(part),
        }
    }

    fn part(&mut self, part: &Part) {
        match part {
            Part::Head(head) => self.xml.push_str(&parts::head(head)),
            Part::Title(title) => self.xml.push_str(&parts::title(title)),
            Part::Addressees(all) => self.xml.push_str(&parts::addressees(all)),
            Part::Signature(signature) => self.xml.push_str(&parts::signature(signature)),
            Part::Annex(annex) => {
                self.begin_section(if annex.landscape { Page::Landscape } else { Page::Portrait });
                self.xml.push_str(&parts::annex(annex));
            }
        }
    }

    fn paragraph(&mut self, style: Style, runs: &[Run]) {
        self.xml.push_str(&Paragraph::new(style).runs(runs).xml());
    }

    /// Ends the section before; its last paragraph carries how its pages look.
    fn begin_section(&mut self, page: Page) {
        self.xml.push_str(&Section { page: self.page }.last_paragraph());
        self.page = page;
    }
}
