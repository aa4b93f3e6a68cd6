//! Paragraphs and their runs. Properties are written in the order of `CT_PPr` and `CT_RPr`.

use super::xml::{element, flag, text, value};
use crate::document::{Emphasis, Run};

/// The named styles of the file, as `styles.xml` declares them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Style {
    /// Without indent: the parts of the frame.
    Plain,
    /// Body text: justified, first line in.
    Body,
    /// In the middle.
    Centred,
    /// `I. …`
    Heading1,
    /// `1. …`
    Heading2,
    /// One of several addressees.
    Addressee,
    /// A cell of a table.
    Cell,
    /// The head of a column.
    CellHead,
}

impl Style {
    /// Headings of the document model begin at 1 for the title, 2 for `I. …`.
    pub(super) fn heading(level: u8) -> Self {
        if level < 3 { Self::Heading1 } else { Self::Heading2 }
    }

    pub(super) fn id(self) -> &'static str {
        match self {
            Self::Plain => "Normal",
            Self::Body => "NoiDung",
            Self::Centred => "CanGiua",
            Self::Heading1 => "Heading1",
            Self::Heading2 => "Heading2",
            Self::Addressee => "KinhGui",
            Self::Cell => "OBang",
            Self::CellHead => "DauBang",
        }
    }
}

/// A paragraph being made.
pub(super) struct Paragraph {
    style: Style,
    keep_next: bool,
    /// A line over it.
    rule: bool,
    /// Twips before and after it.
    spacing: Option<(u32, u32)>,
    /// Lines exactly so many twips high.
    exact: Option<u32>,
    /// Twips from both margins.
    sides: Option<u32>,
    align: Option<&'static str>,
    /// Half points; the style's where none is given.
    size: Option<u32>,
    content: String,
    section: String,
}

impl Paragraph {
    pub(super) fn new(style: Style) -> Self {
        Self {
            style,
            keep_next: false,
            rule: false,
            spacing: None,
            exact: None,
            sides: None,
            align: None,
            size: None,
            content: String::new(),
            section: String::new(),
        }
    }

    pub(super) fn keep_next(self) -> Self {
        Self { keep_next: true, ..self }
    }

    pub(super) fn spaced(self, before: u32, after: u32) -> Self {
        Self { spacing: Some((before, after)), ..self }
    }

    pub(super) fn align(self, align: &'static str) -> Self {
        Self { align: Some(align), ..self }
    }

    /// In points.
    pub(super) fn size(self, points: u32) -> Self {
        Self { size: Some(points * 2), ..self }
    }

    /// A rule `length` twips long in the middle of `width` twips, and nothing else.
    pub(super) fn rule(length: u32, width: u32) -> Self {
        let sides = Some(width.saturating_sub(length) / 2);
        let plain = Self::new(Style::Plain).size(1);
        Self { rule: true, sides, exact: Some(40), spacing: Some((20, 0)), ..plain }
    }

    /// The last paragraph of a section.
    pub(super) fn ending(section: String) -> Self {
        Self { section, exact: Some(20), ..Self::new(Style::Plain).size(1) }
    }

    pub(super) fn runs(self, runs: &[Run]) -> Self {
        runs.iter().fold(self, |paragraph, run| {
            let (bold, italic) = (run.emphasis == Emphasis::Bold, run.emphasis == Emphasis::Italic);
            paragraph.run(&run.text, bold, italic)
        })
    }

    /// A stretch of text; the size, if any, is set before.
    pub(super) fn run(mut self, words: &str, bold: bool, italic: bool) -> Self {
        let properties = run_properties(bold, italic, self.size);
        for (n, line) in words.split('\n').enumerate() {
            let line_break = if n > 0 { flag("br") } else { String::new() };
            let words = format!("<w:t xml:space=\"preserve\">{}</w:t>", text(line));
            let run = element("r", &[], &format!("{properties}{line_break}{words}"));
            self.content.push_str(&run);
        }
        self
    }

    pub(super) fn xml(&self) -> String {
        element("p", &[], &format!("{}{}", self.properties(), self.content))
    }

    fn properties(&self) -> String {
        let mut out = value("pStyle", self.style.id());
        if self.keep_next {
            out.push_str(&flag("keepNext"));
        }
        if self.rule {
            let line = [("val", "single"), ("sz", "6"), ("space", "1"), ("color", "000000")];
            out.push_str(&element("pBdr", &[], &element("top", &line, "")));
        }
        out.push_str(&self.spacing());
        if let Some(sides) = self.sides {
            let sides = sides.to_string();
            let sides = [("left", &*sides), ("right", &*sides), ("firstLine", "0")];
            out.push_str(&element("ind", &sides, ""));
        }
        if let Some(align) = self.align {
            out.push_str(&value("jc", align));
        }
        if let Some(size) = self.size {
            out.push_str(&element("rPr", &[], &sizes(size)));
        }
        element("pPr", &[], &format!("{out}{}", self.section))
    }

    fn spacing(&self) -> String {
        let (before, after) = self.spacing.unwrap_or_default();
        let (before, after) = (before.to_string(), after.to_string());
        match (self.exact, self.spacing) {
            (None, None) => String::new(),
            (None, Some(_)) => element("spacing", &[("before", &before), ("after", &after)], ""),
            (Some(line), _) => {
                let line = line.to_string();
                let lines = [("before", &*before), ("after", &*after), ("line", &*line)];
                element("spacing", &[&lines[..], &[("lineRule", "exact")]].concat(), "")
            }
        }
    }
}

fn run_properties(bold: bool, italic: bool, size: Option<u32>) -> String {
    let mut out = String::new();
    if bold {
        out.push_str(&format!("{}{}", flag("b"), flag("bCs")));
    }
    if italic {
        out.push_str(&format!("{}{}", flag("i"), flag("iCs")));
    }
    out.push_str(&size.map(sizes).unwrap_or_default());
    if out.is_empty() { out } else { element("rPr", &[], &out) }
}

fn sizes(half_points: u32) -> String {
    let size = half_points.to_string();
    format!("{}{}", value("sz", &size), value("szCs", &size))
}
