//! A document on a terminal: so many columns wide, plain or with colours.

use super::table;
use super::wrap::{at_right, clean, clean_line, columns, in_middle, padded, wrap};
use crate::document::{Block, Document, Entry, Run, Tone};
use crate::text::no_command;
use anstyle::{AnsiColor, Style};

/// How a document is set on a terminal.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextOptions {
    /// Columns of a line.
    pub width: usize,
    /// With colours.
    pub colour: bool,
}

impl Default for TextOptions {
    fn default() -> Self {
        Self { width: 80, colour: false }
    }
}

/// Text beside a label is not set in a column narrower than this, but below the label.
const NARROWEST: usize = 20;

/// The document as text. No line ends with a space and none is wider than asked, unless a number
/// in a table is.
pub fn text(document: &Document, options: TextOptions) -> String {
    let mut page = Page { options, lines: Vec::new() };
    for block in &document.plain().blocks {
        page.block(block);
    }
    let lines: String =
        page.lines.iter().map(|line| format!("{}\n", line.trim_end_matches(' '))).collect();
    no_command(&lines).into_owned()
}

/// The words of runs, made safe.
pub(super) fn words(runs: &[Run]) -> String {
    clean(&runs.iter().map(|run| run.text.as_str()).collect::<String>())
}

/// Lines printed so far.
struct Page {
    options: TextOptions,
    lines: Vec<String>,
}

impl Page {
    fn block(&mut self, block: &Block) {
        match block {
            Block::Heading { text, .. } => self.heading(text),
            Block::Paragraph(runs) => self.lines.extend(wrap(&words(runs), self.options.width)),
            Block::Centred(runs) => self.centred(runs),
            Block::Ends { left, right, tone } => self.ends(left, right, *tone),
            Block::Entries(entries) => entries.iter().for_each(|entry| self.entry(entry)),
            Block::Beside { left, right } => self.beside(left, right),
            Block::Table(table) => {
                let TextOptions { width, colour } = self.options;
                self.lines.extend(table::lines(table, width, colour));
            }
            // Parts were made plain.
            Block::Gap | Block::Part(_) => self.lines.push(String::new()),
            Block::Annex => self.lines.extend([String::new(), String::new()]),
        }
    }

    fn heading(&mut self, text: &str) {
        if self.lines.last().is_some_and(|line| !line.is_empty()) {
            self.lines.push(String::new());
        }
        let lines = wrap(&clean(text), self.options.width);
        let bold = Style::new().bold();
        self.lines.extend(lines.into_iter().map(|line| dyed(&line, bold, self.options.colour)));
    }

    fn centred(&mut self, runs: &[Run]) {
        let width = self.options.width;
        let lines = wrap(&words(runs), width);
        self.lines.extend(lines.iter().map(|line| in_middle(line.trim(), width)));
    }

    /// Both texts on one line; where they do not fit, the right one on a line of its own.
    fn ends(&mut self, left: &str, right: &str, tone: Tone) {
        let TextOptions { width, colour } = self.options;
        let left = clean_line(left);
        let right = clean_line(right).trim_end_matches(' ').to_owned();
        let room = width.saturating_sub(columns(&left));
        let dye = |text: &str| dyed(text, tint(tone), colour);
        if right.is_empty() {
            self.lines.extend(wrap(&left, width));
        } else if columns(&right) + 2 <= room {
            let gap = " ".repeat(room - columns(&right));
            self.lines.push(format!("{left}{gap}{}", dye(&right)));
        } else {
            self.lines.extend(wrap(&left, width));
            for line in wrap(&right, width) {
                let gap = at_right("", width.saturating_sub(columns(&line)));
                self.lines.push(format!("{gap}{}", dye(&line)));
            }
        }
    }

    /// A label and its text beside it; the text goes on under itself.
    fn entry(&mut self, entry: &Entry) {
        let label = format!("{}{}", " ".repeat(entry.indent), clean_line(&entry.label));
        let mut column = entry.indent + entry.width;
        if !entry.label.is_empty() && columns(&label) >= column {
            column = columns(&label) + 1;
        }
        let text = clean(&entry.text);
        let width = self.options.width;
        if column + NARROWEST <= width || column + columns(&text) <= width {
            return self.hanging(&label, column, &text);
        }
        self.lines.extend(wrap(&label, width));
        self.hanging("", (entry.indent + 2).min(width / 2), &text);
    }

    fn hanging(&mut self, label: &str, column: usize, text: &str) {
        let mut label = label;
        for line in wrap(text, self.options.width.saturating_sub(column)) {
            self.lines.push(format!("{}{line}", padded(std::mem::take(&mut label), column)));
        }
    }

    /// Two blocks of lines, each in the middle of its half.
    fn beside(&mut self, left: &[Run], right: &[Run]) {
        let half = self.options.width / 2;
        let (left, right) = (halves(left, half), halves(right, half));
        for n in 0..left.len().max(right.len()) {
            let at = |lines: &[String]| lines.get(n).cloned().unwrap_or_default();
            self.lines.push(format!("{}{}", padded(&at(&left), half), at(&right)));
        }
    }
}

/// Lines in the middle of half a page, one column short of it so that the halves never touch.
fn halves(runs: &[Run], half: usize) -> Vec<String> {
    let lines = runs.iter().flat_map(|run| wrap(&clean(&run.text), half.saturating_sub(1)));
    lines.map(|line| in_middle(line.trim(), half)).collect()
}

fn dyed(text: &str, style: Style, colour: bool) -> String {
    if !colour || text.is_empty() || style.is_plain() {
        return text.to_owned();
    }
    format!("{style}{text}{style:#}")
}

fn tint(tone: Tone) -> Style {
    let colour = match tone {
        Tone::Plain => return Style::new(),
        Tone::Good => AnsiColor::Green,
        Tone::Caution => AnsiColor::Yellow,
        Tone::Bad => AnsiColor::Red,
        Tone::Quiet => AnsiColor::BrightBlack,
    };
    colour.on_default()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Column, Table};

    #[track_caller]
    fn prints(block: Block, width: usize, expected: &str) {
        let document = Document { blocks: vec![block] };
        assert_eq!(text(&document, TextOptions { width, colour: false }), expected);
    }

    fn ends(left: &str, right: &str) -> Block {
        Block::Ends { left: left.into(), right: right.into(), tone: Tone::Bad }
    }

    fn entry(label: &str, text: &str) -> Block {
        let (label, text) = (label.into(), text.into());
        Block::Entries(vec![Entry { indent: 2, label, width: 12, text }])
    }

    #[test]
    fn ends_stand_at_both_margins() {
        prints(ends("  Đơn vị gửi", "đã quá 3 ngày"), 30, "  Đơn vị gửi     đã quá 3 ngày\n");
        prints(ends("BÁO CÁO", ""), 30, "BÁO CÁO\n");
        prints(
            ends("BÌNH DÂN HỌC VỤ SỐ, TỈNH", "Thứ Năm"),
            30,
            "BÌNH DÂN HỌC VỤ SỐ, TỈNH\n                       Thứ Năm\n",
        );
    }

    #[test]
    fn an_entry_goes_on_under_itself() {
        prints(
            entry("Chưa gửi", "phường Nha Trang, xã Đại Lãnh, xã Phước Hà"),
            40,
            "  Chưa gửi    phường Nha Trang, xã Đại\n              Lãnh, xã Phước Hà\n",
        );
        prints(entry("Nhãn dài hơn cột", "chữ"), 40, "  Nhãn dài hơn cột chữ\n");
        prints(
            entry("Nhãn dài hơn cột nhiều lắm", "chữ rất dài"),
            30,
            "  Nhãn dài hơn cột nhiều lắm\n    chữ rất dài\n",
        );
        prints(entry("Chưa gửi", ""), 40, "  Chưa gửi\n");
    }

    #[test]
    fn the_head_of_a_letter_stands_in_two_halves() {
        let block = Block::Beside {
            left: vec![Run::plain("SỞ KHOA HỌC"), Run::bold("Số: …")],
            right: vec![Run::bold("CỘNG HÒA XÃ HỘI")],
        };
        prints(block, 40, "    SỞ KHOA HỌC       CỘNG HÒA XÃ HỘI\n       Số: …\n");
        prints(Block::Centred(vec![Run::bold("BÁO CÁO")]), 20, "      BÁO CÁO\n");
    }

    #[test]
    fn a_heading_has_one_empty_line_before_it_unless_first() {
        let mut document = Document::default();
        document.heading(1, "I. MỘT");
        document.say("a");
        document.heading(2, "1. Hai");
        document.push(Block::Gap);
        document.heading(2, "2. Ba");
        document.push(Block::Annex);
        document.say("b");
        let printed = text(&document, TextOptions::default());
        assert_eq!(printed, "I. MỘT\na\n\n1. Hai\n\n2. Ba\n\n\nb\n");
        assert_eq!(text(&Document::default(), TextOptions::default()), "");
    }

    #[test]
    fn colour_adds_nothing_to_the_text() {
        let mut document = Document { blocks: vec![ends("a", "quá hạn"), entry("b", "c")] };
        document.heading(1, "ĐẦU ĐỀ");
        let rows = vec![vec![Cell::toned("Đạt", Tone::Good)]];
        document.push(Block::Table(Table { columns: vec![Column::left("")], rows, indent: 2 }));
        let coloured = text(&document, TextOptions { width: 80, colour: true });
        assert!(coloured.contains("\u{1b}[31mquá hạn\u{1b}[0m"), "{coloured:?}");
        let stripped = anstream::adapter::strip_str(&coloured).to_string();
        assert_eq!(stripped, text(&document, TextOptions::default()));
    }

    #[test]
    fn a_text_cannot_command_the_terminal_and_names_nobody() {
        prints(entry("\u{1b}[2J", "\u{202e}x"), 80, "  \\u{1b}[2J   \\u{202e}x\n");
        let call = Block::Paragraph(vec![Run::plain("gọi 0912"), Run::bold(" 345 678")]);
        prints(call, 80, "gọi [đã che số điện thoại di động]\n");
    }

    proptest::proptest! {
        #![proptest_config(proptest::test_runner::Config { failure_persistence: None, ..Default::default() })]
        #[test]
        fn no_line_is_too_wide_and_none_ends_with_a_space(
            a in "[a-zđ\u{300}\u{a0} 漢\n\t]{0,60}",
            b in "[a-zđ ]{0,60}",
            width in 24usize..100,
        ) {
            let runs = vec![Run::plain(a.as_str()), Run::bold(b.as_str())];
            let columns = vec![Column::left("Xã"), Column::left("").at_most(9)];
            let rows = vec![vec![Cell::from(a.as_str()), Cell::from(b.as_str())]];
            let blocks = vec![
                Block::Paragraph(runs.clone()),
                Block::Centred(runs.clone()),
                Block::Heading { level: 1, text: b.clone() },
                entry(&a, &b),
                entry(&b, &a),
                ends(&a, &b),
                Block::Beside { left: runs.clone(), right: runs },
                Block::Table(Table { columns, rows, indent: 2 }),
            ];
            let document = Document { blocks };
            let plain = text(&document, TextOptions { width, colour: false });
            for line in plain.lines() {
                assert!(super::columns(line) <= width && !line.ends_with(' '), "{line:?}\n{plain}");
            }
            let coloured = text(&document, TextOptions { width, colour: true });
            assert_eq!(anstream::adapter::strip_str(&coloured).to_string(), plain);
        }
    }
}
