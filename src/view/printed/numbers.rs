//! The numbers that a text writes, told from those that name a day, a document, an article.

use crate::vietnamese::{fold, grouped};
use std::ops::Range;

/// Ten thousandths: percentages have two decimals, seldom more.
pub(super) const SCALE: u128 = 10_000;
/// Words after which a whole number names something: a day, a document, an article.
const NAMING: [&str; 15] = [
    "ngay", "thang", "nam", "quy", "so", "muc", "dieu", "khoan", "diem", "phan", "luc", "lan",
    "tiet", "ky", "dot",
];
/// Words before which a number measures time.
const TIMES: [&str; 4] = ["gio", "thang", "ngay", "nam"];
/// Words before a day and a month: `từ 15/9 đến 14/12`.
const BEFORE_DAYS: [&str; 6] = ["tu", "den", "het", "truoc", "sau", "ngay"];

/// What a number is, however it is written: percentages are compared with percentages only.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Known {
    pub(super) percent: bool,
    /// In ten thousandths.
    pub(super) value: u128,
}

/// A number that stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its bytes in the text.
    pub range: Range<usize>,
    pub(super) known: Known,
}

impl Written {
    /// True where another says the same number.
    pub fn is_same(&self, other: &Self) -> bool {
        self.known == other.known
    }
}

impl Known {
    /// A number of people or things.
    pub(super) fn count(n: u128) -> Self {
        Self { percent: false, value: n.saturating_mul(SCALE) }
    }

    /// As it is printed.
    pub(super) fn printed(self) -> String {
        let whole = grouped(self.value / SCALE);
        let number = match self.value % SCALE {
            0 => whole,
            rest => {
                let decimals = format!("{rest:04}");
                let decimals = decimals.trim_end_matches('0');
                format!("{whole},{decimals:0<2}")
            }
        };
        if self.percent { format!("{number}%") } else { number }
    }
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
            let percent = text[from..].trim_start_matches(' ').starts_with('%');
            found.extend(parts(run.trim_end_matches(['.', ',']), start, percent));
        }
    }
    found
}

/// True for a part of a document number, a date, an article, a time, or the mark of a list.
fn names_something(text: &str, start: usize, end: usize) -> bool {
    let (before, after) = (&text[..start], &text[end..]);
    let run = &text[start..end];
    let glued = |c: char| c.is_alphanumeric() || matches!(c, '-' | '_' | '/' | '{' | '.');
    let next_word =
        after.trim_start().split(|c: char| !c.is_alphanumeric()).next().unwrap_or_default();
    before.ends_with(glued)
        || after.starts_with(|c: char| c.is_alphabetic() || matches!(c, '-' | '_'))
        || is_date(run)
        || is_mark(before, run, after)
        || is_named(before, run, after)
        || (after.starts_with(' ') && TIMES.contains(&fold(next_word).as_str()))
}

/// `1.` at the beginning of a line; `(1)` behind a word.
fn is_mark(before: &str, run: &str, after: &str) -> bool {
    let begins_line =
        before.trim_end_matches([' ', '*', '\\']).ends_with('\n') || before.trim().is_empty();
    let dot = run.ends_with('.') && after.starts_with(' ');
    let of_note = before.ends_with('(') && after.starts_with(')') && run.len() == 1;
    (begins_line && (dot || after.starts_with("\\."))) || of_note
}

/// `ngày 15`, `mục 2`, `từ 15/9`. What has thousands, decimals or a percent sign is a figure
/// whatever stands before it; so is the number of `tổng số 950`.
fn is_named(before: &str, run: &str, after: &str) -> bool {
    if !before.ends_with([' ', '\u{a0}']) || after.starts_with('%') {
        return false;
    }
    let before = before.trim_end_matches([' ', '\u{a0}', ':']);
    let mut words = before.rsplit(|c: char| !c.is_alphanumeric()).map(fold);
    let last = words.next().unwrap_or_default();
    let total = last == "so" && words.next().is_some_and(|word| word == "tong");
    let run = run.trim_end_matches(['.', ',']);
    let whole = !run.contains(['.', ',']);
    (is_day_of_month(run) && BEFORE_DAYS.contains(&last.as_str()))
        || (whole && !total && NAMING.contains(&last.as_str()))
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

/// `15/9`.
fn is_day_of_month(run: &str) -> bool {
    let parts: Vec<Option<u32>> = run.split('/').map(|part| part.parse().ok()).collect();
    matches!(parts.as_slice(), [Some(1..=31), Some(1..=12)])
}

/// The numbers of a run: `25.736/36.845` holds two.
fn parts(run: &str, start: usize, percent: bool) -> Vec<Written> {
    let mut found = Vec::new();
    let mut at = start;
    for part in run.split('/') {
        let range = at..at + part.len();
        at = range.end + 1;
        let known = value(part).map(|value| Known { percent, value });
        found.extend(known.map(|known| Written { range, known }));
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
        finds("Kế hoạch số 1234/KH-UBND ngày 19/6/2025, Nghị định 30/2020/NĐ-CP", &[]);
        finds("trước 16 giờ ngày 05, mục IV.2, quý 4, năm 2025, tháng 12/2025", &[]);
        finds("1. Có 05 đơn vị; 6 tháng đầu năm", &["05"]);
        finds("2\\. Tổ chức 12 lớp", &["12"]);
        finds("{nguoi-dan.so_dat} và Q4, V.1.a.3", &[]);
        finds("từ 15/9 đến 14/12/2025; Số: 125/BC-SX; xem chú thích(1)", &[]);
    }

    #[test]
    fn what_looks_like_a_figure_is_one_whatever_stands_before_it() {
        finds(
            "tổng số 950 người, tổng số 1.234, số 12.500, mức 85%, lần 2",
            &["950", "1.234", "12.500", "85"],
        );
        finds("giảm từ 12/40 đơn vị", &["12", "40"]);
    }

    #[test]
    fn numbers_are_the_same_however_they_are_written() {
        let one = |text: &str| numbers(text).first().map(|n| n.known);
        assert_eq!(one("5"), one("05"));
        assert_eq!(one("1.234"), one("1234"));
        assert_eq!(one("85,5%"), one("85,50 %"));
        assert_ne!(one("85,5"), one("855"));
        assert_ne!(one("85,5"), one("85,5%"));
        assert_eq!(one("1.23"), None);
    }
}
