//! Numbers in words: which ones a text writes, and which ones a period's figures give. A number
//! that a drafter typed, or that stands in an edited letter, is held against them.

use crate::aggregate::Coverage;
use crate::document::{Block, Document, Part, Run};
use crate::vietnamese::{fold, grouped};
use crate::view::Facts;
use std::collections::BTreeSet;
use std::ops::Range;

/// Ten thousandths: percentages have two decimals, seldom more.
const SCALE: u128 = 10_000;
/// Words after which a number names something: a day, a document, an article.
const NAMING: [&str; 15] = [
    "ngay", "thang", "nam", "quy", "so", "muc", "dieu", "khoan", "diem", "phan", "luc", "lan",
    "tiet", "ky", "dot",
];
/// Words before which a number measures time.
const TIMES: [&str; 4] = ["gio", "thang", "ngay", "nam"];

/// A number that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its bytes in the text.
    pub range: Range<usize>,
    /// In ten thousandths.
    value: u128,
}

/// All numbers of a text but those of dates, documents, articles and lists.
pub fn numbers(text: &str) -> Vec<Written> {
    let digits = |c: char| c.is_ascii_digit() || matches!(c, '.' | ',' | '/');
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(start) = text[from..].find(|c: char| c.is_ascii_digit()).map(|at| from + at) {
        let length = text[start..].find(|c| !digits(c)).unwrap_or(text.len() - start);
        let run = &text[start..start + length];
        from = start + length;
        if !names_something(text, start, from) {
            found.extend(parts(run.trim_end_matches(['.', ',']), start));
        }
    }
    found
}

/// True for a part of a document number, a date, an article, a time, or the mark of a list.
fn names_something(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = (&text[..start], &text[end..]);
    let glued = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '{' | '.');
    let last_word =
        before.trim_end().rsplit(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let next_word =
        after.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    let begins_line =
        before.trim_end_matches([' ', '*', '\\']).ends_with('\n') || before.trim().is_empty();
    let dot = text[start..end].ends_with('.') && after.starts_with(' ');
    let mark = begins_line && (dot || after.starts_with("\\."));
    before.ends_with(glued)
        || after.starts_with(|c: char| c.is_alphabetic() || matches!(c, '-' | '_'))
        || is_date(&text[start..end])
        || mark
        || (before.ends_with(' ') && NAMING.contains(&fold(last_word).as_str()))
        || (after.starts_with(' ') && TIMES.contains(&fold(next_word).as_str()))
}

/// `19/6/2025`, `12/2025`.
fn is_date(run: &str) -> bool {
    let parts: Vec<Option<u32>> =
        run.trim_end_matches(['.', ',']).split('/').map(|part| part.parse().ok()).collect();
    matches!(
        parts.as_slice(),
        [Some(1..=31), Some(1..=12), Some(1900..=2100)] | [Some(1..=12), Some(1900..=2100)]
    )
}

/// The numbers of a run: `25.736/36.845` holds two.
fn parts(run: &str, start: usize) -> Vec<Written> {
    let mut found = Vec::new();
    let mut at = start;
    for part in run.split('/') {
        let range = at..at + part.len();
        at = range.end + 1;
        found.extend(value(part).map(|value| Written { range, value }));
    }
    found
}

/// `1.234` is a thousand and more, `85,5` a fraction.
fn value(text: &str) -> Option<u128> {
    let (whole, decimals) = text.split_once(',').unwrap_or((text, ""));
    let mut groups = whole.split('.');
    let first = groups.next()?;
    let rest: Vec<&str> = groups.collect();
    if rest.iter().any(|group| group.len() != 3) || decimals.len() > 4 {
        return None;
    }
    let whole: u128 = [&[first][..], &rest[..]].concat().concat().parse().ok()?;
    let decimals: u128 =
        if decimals.is_empty() { 0 } else { format!("{decimals:0<4}").parse().ok()? };
    whole.checked_mul(SCALE)?.checked_add(decimals)
}

/// Every number that the figures of a period give.
pub struct Printed(BTreeSet<u128>);

impl Printed {
    /// Whatever the report, the status and the tables of coverage print.
    pub fn of(facts: &Facts<'_>, report: &Document) -> Self {
        let mut all = BTreeSet::new();
        for text in texts(report) {
            all.extend(numbers(&text).into_iter().map(|number| number.value));
        }
        let screens = [
            super::coverage(facts, Some(super::Breakdown::Unit), None),
            super::coverage(facts, Some(super::Breakdown::Group), None),
            super::status(facts),
        ];
        for text in screens.iter().flat_map(texts) {
            all.extend(numbers(&text).into_iter().map(|number| number.value));
        }
        let of_one = |c: &Coverage| [c.counted.numerator, c.counted.denominator];
        let sums = facts.overview.coverage.iter().flat_map(|c| std::iter::once(c).chain(&c.parts));
        all.extend(sums.flat_map(of_one).map(|n| n.saturating_mul(SCALE)));
        Self(all)
    }

    /// True where a figure has that number.
    pub fn holds(&self, number: &Written) -> bool {
        self.0.contains(&number.value)
    }

    /// The figure nearest to a number, as it is printed.
    pub fn nearest(&self, number: &Written) -> Option<String> {
        let distance = |known: &&u128| known.abs_diff(number.value);
        self.0.iter().min_by_key(distance).map(|value| printed(*value))
    }
}

fn printed(value: u128) -> String {
    let whole = grouped(value / SCALE);
    match value % SCALE {
        0 => whole,
        rest => {
            let decimals = format!("{rest:04}");
            let decimals = decimals.trim_end_matches('0');
            format!("{whole},{decimals:0<2}")
        }
    }
}

/// The words of a document.
fn texts(document: &Document) -> Vec<String> {
    let words = |runs: &[Run]| runs.iter().map(|run| run.text.as_str()).collect::<String>();
    let of_block = |block: &Block| match block {
        Block::Heading { text, .. } => vec![text.clone()],
        Block::Paragraph(runs) | Block::Centred(runs) => vec![words(runs)],
        Block::Ends { left, right, .. } => vec![left.clone(), right.clone()],
        Block::Entries(entries) => entries.iter().map(|entry| entry.text.clone()).collect(),
        Block::Beside { left, right } => vec![words(left), words(right)],
        Block::Table(table) => table.rows.iter().flatten().map(|cell| cell.text.clone()).collect(),
        Block::Part(Part::Title(title)) => vec![title.subject.clone()],
        Block::Gap | Block::Annex | Block::Part(_) => Vec::new(),
    };
    document.blocks.iter().flat_map(of_block).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn finds(text: &str, expected: &[&str]) {
        let found: Vec<&str> = numbers(text).into_iter().map(|n| &text[n.range]).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn figures_are_told_from_dates_documents_and_articles() {
        finds("có 25.736/36.845 người, đạt 69,85%.", &["25.736", "36.845", "69,85"]);
        finds("Kế hoạch số 7817/KH-UBND ngày 19/6/2025, Nghị định 30/2020/NĐ-CP", &[]);
        finds("trước 16 giờ ngày 05, mục IV.2, quý 4, năm 2025, tháng 12/2025", &[]);
        finds("1. Có 05 đơn vị; 6 tháng đầu năm", &["05"]);
        finds("2\\. Tổ chức 12 lớp", &["12"]);
        finds("{nguoi-dan.so_dat} và Q4, V.1.a.3", &[]);
    }

    #[test]
    fn numbers_are_the_same_however_they_are_written() {
        let one = |text: &str| numbers(text).first().map(|n| n.value);
        assert_eq!(one("5"), one("05"));
        assert_eq!(one("1.234"), one("1234"));
        assert_eq!(one("85,5%"), one("85,50%"));
        assert_ne!(one("85,5"), one("855"));
        assert_eq!(one("1.23"), None);
    }

    #[test]
    fn the_nearest_figure_is_named_as_it_is_printed() {
        let known = Printed(BTreeSet::from([12_340_000, 855_000]));
        let typed = |text: &str| numbers(text).remove(0);
        assert_eq!(known.nearest(&typed("1.235 người")).as_deref(), Some("1.234"));
        assert_eq!(known.nearest(&typed("85,6%")).as_deref(), Some("85,50"));
        assert!(known.holds(&typed("1234 người")) && !known.holds(&typed("1235 người")));
    }
}
