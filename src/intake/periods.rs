//! Periods as people write them, alone in a cell or somewhere in a title.

use super::names::plain;
use crate::period::{Frequency, Period, parse_date};

/// The period that a cell names and nothing else.
pub(super) fn exact(text: &str) -> Option<Period> {
    let text = text.trim();
    if let Ok(period) = text.parse() {
        return Some(period);
    }
    let words = plain(text);
    let words: Vec<&str> = words.split(' ').collect();
    if let [number, year] = words[..] {
        // `IV/2025` is only enough where nothing else stands in the cell.
        if let (Some(number), Some(year)) = (roman(number), year_of(year)) {
            return Period::numbered(year, Frequency::Quarter, number);
        }
    }
    match inside(text)[..] {
        [only] => Some(only),
        _ => None,
    }
}

/// The periods that a longer text names, each once, the year alone only where nothing finer is
/// named: `quý IV và năm 2025` is a quarter.
pub(super) fn inside(text: &str) -> Vec<Period> {
    let plain = plain(text);
    let words: Vec<&str> = plain.split(' ').collect();
    let at = |n: usize| Words { words: &words, at: n };
    let mut found: Vec<Period> = (0..words.len()).filter_map(|n| at(n).period()).collect();
    if found.is_empty() {
        found = (0..words.len()).filter_map(|n| at(n).year_alone()).collect();
    }
    found.sort_unstable();
    found.dedup();
    found
}

struct Words<'a> {
    words: &'a [&'a str],
    at: usize,
}

impl Words<'_> {
    fn word(&self, n: usize) -> &str {
        self.words.get(self.at + n).copied().unwrap_or("")
    }

    fn before(&self, n: usize) -> &str {
        self.at.checked_sub(n).and_then(|at| self.words.get(at)).copied().unwrap_or("")
    }

    /// The period that begins here.
    fn period(&self) -> Option<Period> {
        self.quarter().or_else(|| self.half_year()).or_else(|| self.month()).or_else(|| self.id())
    }

    /// `quý IV/2025`, `quý 4 năm 2025`, `quý IV và năm 2025`, `Q4/2025`.
    fn quarter(&self) -> Option<Period> {
        let (number, next) = match self.word(0) {
            "quy" => (small(self.word(1))?, 2),
            word => (small(word.strip_prefix('q')?)?, 1),
        };
        Period::numbered(self.year(next)?, Frequency::Quarter, number)
    }

    /// `6 tháng đầu năm 2025`, `6 tháng cuối năm 2025`.
    fn half_year(&self) -> Option<Period> {
        let six = matches!(self.word(0), "6" | "06" | "sau") && self.word(1) == "thang";
        let number = match self.word(2) {
            "dau" if six => 1,
            "cuoi" if six => 2,
            _ => return None,
        };
        Period::numbered(self.year(3)?, Frequency::HalfYear, number)
    }

    /// `tháng 7/2025`, `tháng 7 năm 2025`, `T7/2025`; not the month of a date.
    fn month(&self) -> Option<Period> {
        let in_date = self.before(1) == "ngay" || self.before(2) == "ngay";
        let (number, next) = match self.word(0) {
            "thang" => (small(self.word(1))?, 2),
            word => (small(word.strip_prefix('t')?)?, 1),
        };
        let year = self.year(next).filter(|_| !in_date)?;
        Period::numbered(year, Frequency::Month, number)
    }

    /// `2025-Q4`, `2025-M07`, `2025-H1` inside a longer text, its signs already spaces.
    fn id(&self) -> Option<Period> {
        let id = format!("{}-{}", year_of(self.word(0))?, self.word(1).to_uppercase());
        id.parse().ok().filter(|p: &Period| p.frequency() != Frequency::Dates)
    }

    /// A year some words further: `/2025`, `năm 2025`, `và năm 2025`, `và 6 tháng đầu năm 2025`.
    fn year(&self, from: usize) -> Option<i32> {
        let linking = ["nam", "va", "ca", "6", "9", "06", "09", "thang", "dau", "cuoi", "hoc"];
        let next = (from..from + 6).find(|n| !linking.contains(&self.word(*n)))?;
        year_of(self.word(next))
    }

    /// `năm 2025`, where it is not the year of a date.
    fn year_alone(&self) -> Option<Period> {
        let in_date = self.before(2) == "thang";
        let year = year_of(self.word(1)).filter(|_| self.word(0) == "nam" && !in_date)?;
        Period::numbered(year, Frequency::Year, 1)
    }
}

fn year_of(word: &str) -> Option<i32> {
    let digits = word.len() == 4 && word.bytes().all(|b| b.is_ascii_digit());
    word.parse().ok().filter(|year| digits && (2000..2100).contains(year))
}

fn small(word: &str) -> Option<u32> {
    let digits = (1..=2).contains(&word.len()) && word.bytes().all(|b| b.is_ascii_digit());
    if digits { word.parse().ok() } else { roman(word) }
}

fn roman(word: &str) -> Option<u32> {
    let names = ["i", "ii", "iii", "iv"];
    names.iter().position(|name| *name == word).map(|at| at as u32 + 1)
}

/// The first date in a text: `12/12/2025`, `ngày 12 tháng 12 năm 2025`, `2025-12-12`.
pub(super) fn date_inside(text: &str) -> Option<chrono::NaiveDate> {
    let plain = plain(text);
    let words: Vec<&str> = plain.split(' ').collect();
    let date = |day: &str, month: &str, year: &str| {
        parse_date(&format!("{:04}-{:02}-{:02}", year_of(year)?, small(month)?, small(day)?))
    };
    (0..words.len()).find_map(|at| match words[at..] {
        [day, "thang", month, "nam", year, ..] => date(day, month, year),
        [day, month, year, ..] => date(day, month, year).or_else(|| date(year, month, day)),
        _ => None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn named(text: &str, expected: &[&str]) {
        let found: Vec<String> = inside(text).iter().map(ToString::to_string).collect();
        assert_eq!(found, expected, "{text}");
    }

    #[test]
    fn periods_are_read_in_every_writing() {
        for text in
            ["2025-Q4", "Quý IV/2025", "quý 4 năm 2025", "IV/2025", "Q4/2025", "QUY IV - 2025"]
        {
            assert_eq!(exact(text).map(|p| p.to_string()).as_deref(), Some("2025-Q4"), "{text}");
        }
        assert_eq!(exact("tháng 7/2025").map(|p| p.to_string()).as_deref(), Some("2025-M07"));
        assert_eq!(exact("T7/2025").map(|p| p.to_string()).as_deref(), Some("2025-M07"));
        assert_eq!(exact("2025-11-15").map(|p| p.to_string()).as_deref(), Some("2025-11-15"));
        assert_eq!(exact("quý V/2025"), None);
        assert_eq!(exact("quý IV"), None);
    }

    #[test]
    fn periods_are_found_in_titles() {
        named("BÁO CÁO KẾT QUẢ QUÝ IV VÀ NĂM 2025", &["2025-Q4"]);
        named("quý II và 6 tháng đầu năm 2026", &["2026-Q2", "2026-H1"]);
        named("quý III và 9 tháng năm 2026", &["2026-Q3"]);
        named("(số liệu tháng 7 năm 2025)", &["2025-M07"]);
        named("BC_xa-tan-dinh_Q4-2025.csv", &["2025-Q4"]);
        named("2025-Q4/chi-tieu", &["2025-Q4"]);
        named("báo cáo năm 2025", &["2025"]);
        named("quý IV/2025, so với quý III/2025", &["2025-Q3", "2025-Q4"]);
    }

    #[test]
    fn dates_are_no_periods() {
        named("Tân Định, ngày 12 tháng 12 năm 2025", &[]);
        named("Tân Định, ngày    tháng 12 năm 2025", &[]);
        named("Kế hoạch số 78/KH-UBND ngày 19/6/2025", &[]);
        named("", &[]);
    }

    #[test]
    fn dates_are_read_in_both_writings() {
        let day = parse_date("2025-12-12");
        for text in ["ngày 12 tháng 12 năm 2025", "ngày 12/12/2025", "2025-12-12"] {
            assert_eq!(date_inside(text), day, "{text}");
        }
        assert_eq!(date_inside("ngày    tháng 12 năm 2025"), None);
        assert_eq!(date_inside("31/02/2025"), None);
    }
}
