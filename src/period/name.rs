//! Periods in Vietnamese words, after `words.md` and the letters of the department.

use super::{Frequency, Period};
use crate::vietnamese::fold;
use chrono::{Datelike, NaiveDate};

const ROMAN: [&str; 4] = ["I", "II", "III", "IV"];

impl Period {
    /// On screen: `Quý IV/2025`.
    pub fn title(self) -> String {
        let name = self.in_sentence();
        let mut letters = name.chars();
        letters
            .next()
            .map_or_else(String::new, |first| first.to_uppercase().chain(letters).collect())
    }

    /// In a sentence: `quý IV/2025`.
    pub fn in_sentence(self) -> String {
        let (year, number) = (self.year(), self.number());
        match self.frequency() {
            Frequency::Month => format!("tháng {number}/{year}"),
            Frequency::Quarter => format!("quý {}/{year}", roman(number)),
            Frequency::HalfYear if number == 1 => format!("6 tháng đầu năm {year}"),
            Frequency::HalfYear => format!("6 tháng cuối năm {year}"),
            Frequency::Year => format!("năm {year}"),
            Frequency::Dates => format!("đợt {}", crate::vietnamese::date(self.days().0)),
        }
    }

    /// In the title of a report, one for the quarter and the span that ends with it:
    /// `quý IV và năm 2025`, `quý II và 6 tháng đầu năm 2026`, `quý III và 9 tháng năm 2026`.
    pub fn in_report_title(self) -> String {
        let (year, number) = (self.year(), self.number());
        match (self.frequency(), number) {
            (Frequency::Quarter, 1) => format!("quý I năm {year}"),
            (Frequency::Quarter, 2) => format!("quý II và 6 tháng đầu năm {year}"),
            (Frequency::Quarter, 3) => format!("quý III và 9 tháng năm {year}"),
            (Frequency::Quarter, _) => format!("quý IV và năm {year}"),
            (Frequency::Month, 12) => format!("tháng 12 và năm {year}"),
            (Frequency::HalfYear, 2) => format!("6 tháng cuối năm và năm {year}"),
            _ => self.in_sentence(),
        }
    }

    /// The longer periods that end with it and that the title of its report names too: the year
    /// with its last quarter, the half-year with its second.
    pub fn spans_that_end_with_it(self) -> Vec<Self> {
        let span = |frequency, number| Self::numbered(self.year(), frequency, number);
        let spans = match (self.frequency(), self.number()) {
            (Frequency::Quarter, 2) => vec![span(Frequency::HalfYear, 1)],
            (Frequency::Quarter, 4) | (Frequency::Month, 12) | (Frequency::HalfYear, 2) => {
                vec![span(Frequency::Year, 1)]
            }
            _ => Vec::new(),
        };
        spans.into_iter().flatten().collect()
    }

    /// Without the number of the year, where the year stands elsewhere: `quý IV năm 2025`.
    pub fn in_running_text(self) -> String {
        match self.frequency() {
            Frequency::Quarter => format!("quý {} năm {}", roman(self.number()), self.year()),
            Frequency::Month => format!("tháng {} năm {}", self.number(), self.year()),
            _ => self.in_sentence(),
        }
    }

    /// The word for a period of this kind: `quý`, `tháng`, `kỳ`.
    pub fn noun(self) -> &'static str {
        match self.frequency() {
            Frequency::Month => "tháng",
            Frequency::Quarter => "quý",
            Frequency::Year => "năm",
            Frequency::HalfYear | Frequency::Dates => "kỳ",
        }
    }

    /// The month in which the report of the period is written, for `ngày … tháng 12 năm 2025`.
    pub fn last_month(self) -> (u32, i32) {
        let last = self.days().1;
        (last.month(), last.year())
    }
}

impl Period {
    /// Reads a period as plans and people write it: `Quý IV/2025`, `quý 4 năm 2025`, `Q4/2025`,
    /// `IV/2025`, `Tháng 7/2025`, `Năm 2025`, `30/9/2025`, and its id.
    pub fn from_words(text: &str) -> Option<Self> {
        let folded = fold(text).replace(" nam ", "/").replace(" / ", "/");
        if let Ok(period) = folded.to_uppercase().parse() {
            return Some(period);
        }
        if let Some(year) = folded.strip_prefix("nam ") {
            return year.parse().ok();
        }
        let (head, year) = folded.rsplit_once('/')?;
        let year: i32 = year.parse().ok().filter(|year| (1900..=2999).contains(year))?;
        if let Some((day, month)) = head.split_once('/') {
            let (day, month) = (day.trim().parse().ok()?, month.trim().parse().ok()?);
            return NaiveDate::from_ymd_opt(year, month, day).map(Self::on);
        }
        if let Some(half) = half_year(head.trim()) {
            return Self::numbered(year, Frequency::HalfYear, half);
        }
        if let Some(month) = head.strip_prefix("thang ") {
            return Self::numbered(year, Frequency::Month, month.trim().parse().ok()?);
        }
        let named = head.strip_prefix("quy ").or_else(|| head.strip_prefix('q'));
        // A bare `4/2025` may be a month: only a Roman number is a quarter by itself.
        let bare = Some(head).filter(|text| !text.starts_with(|c: char| c.is_ascii_digit()));
        Self::numbered(year, Frequency::Quarter, quarter_number(named.or(bare)?.trim())?)
    }
}

/// `6 tháng đầu`, folded, is the first half of a year.
fn half_year(folded: &str) -> Option<u32> {
    match folded {
        "6 thang dau" | "sau thang dau" => Some(1),
        "6 thang cuoi" | "sau thang cuoi" => Some(2),
        _ => None,
    }
}

/// `iv` or `4`.
fn quarter_number(text: &str) -> Option<u32> {
    let roman = ROMAN.iter().position(|r| r.eq_ignore_ascii_case(text));
    roman.map_or_else(|| text.parse().ok(), |n| Some(n as u32 + 1)).filter(|n| (1..=4).contains(n))
}

fn roman(number: u32) -> &'static str {
    ROMAN.get(number as usize - 1).copied().unwrap_or("")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn named(id: &str, title: &str, in_report: &str) {
        let period: Period = id.parse().expect(id);
        assert_eq!(
            (period.title().as_str(), period.in_report_title().as_str()),
            (title, in_report)
        );
    }

    #[test]
    fn words_are_read_as_people_write_them() {
        let quarter = ["Quý IV/2025", "quý 4 năm 2025", "Q4/2025", "IV/2025", "QUÝ IV NĂM 2025"];
        for text in quarter.into_iter().chain(["2025-Q4", "Quy\u{301} 4/2025"]) {
            assert_eq!(Period::from_words(text).map(|p| p.to_string()).as_deref(), Some("2025-Q4"));
        }
        let others =
            [("Tháng 7/2025", "2025-M07"), ("Năm 2025", "2025"), ("30/9/2025", "2025-09-30")];
        for (text, id) in others {
            assert_eq!(Period::from_words(text).map(|p| p.to_string()).as_deref(), Some(id));
        }
        for (text, id) in [
            ("6 tháng đầu năm 2026", "2026-H1"),
            ("sáu tháng cuối năm 2026", "2026-H2"),
            ("III/2999", "2999-Q3"),
            ("quý I/1900", "1900-Q1"),
        ] {
            assert_eq!(Period::from_words(text).map(|p| p.to_string()).as_deref(), Some(id));
        }
        let far = ["quý I/1899", "quý I/3000", "6 tháng đầu năm 99999", "Q0/2025"];
        let not_named = ["4/2025", "", "Quý V/2025", "Tháng 13/2025", "sau khi có hướng dẫn"];
        for text in not_named.into_iter().chain(far) {
            assert_eq!(Period::from_words(text), None, "{text}");
        }
    }

    #[test]
    fn periods_have_their_words() {
        named("2025-Q4", "Quý IV/2025", "quý IV và năm 2025");
        named("2026-Q1", "Quý I/2026", "quý I năm 2026");
        named("2026-Q2", "Quý II/2026", "quý II và 6 tháng đầu năm 2026");
        named("2026-Q3", "Quý III/2026", "quý III và 9 tháng năm 2026");
        named("2025-M07", "Tháng 7/2025", "tháng 7/2025");
        named("2025-H1", "6 tháng đầu năm 2025", "6 tháng đầu năm 2025");
        named("2025", "Năm 2025", "năm 2025");
        named("2025-11-15", "Đợt 15/11/2025", "đợt 15/11/2025");
        named("2025-M12", "Tháng 12/2025", "tháng 12 và năm 2025");
        named("2025-H2", "6 tháng cuối năm 2025", "6 tháng cuối năm và năm 2025");
    }

    #[test]
    fn a_longer_period_ends_with_its_last_part() {
        let spans = |id: &str| {
            let period: Period = id.parse().expect(id);
            period.spans_that_end_with_it().iter().map(ToString::to_string).collect::<Vec<_>>()
        };
        assert_eq!(spans("2026-Q2"), ["2026-H1"]);
        for last in ["2025-Q4", "2025-M12", "2025-H2"] {
            assert_eq!(spans(last), ["2025"]);
        }
        for inside in ["2025-Q3", "2025-M06", "2025-M02", "2025-M04", "2025-H1", "2025"] {
            assert!(spans(inside).is_empty(), "{inside}");
        }
    }

    #[test]
    fn in_running_text_the_year_is_a_word() {
        let words = |id: &str| id.parse::<Period>().expect(id).in_running_text();
        assert_eq!(words("2025-Q4"), "quý IV năm 2025");
        assert_eq!(words("2025-M07"), "tháng 7 năm 2025");
        assert_eq!(words("2025-H1"), "6 tháng đầu năm 2025");
    }

    #[test]
    fn every_kind_of_period_has_its_noun_and_its_last_month() {
        let ids = ["2025-M07", "2025-Q3", "2025-H1", "2025", "2025-11-15"];
        let periods = ids.map(|id| id.parse::<Period>().expect(id));
        assert_eq!(periods.map(Period::noun), ["tháng", "quý", "kỳ", "năm", "kỳ"]);
        let months = [(7, 2025), (9, 2025), (6, 2025), (12, 2025), (11, 2025)];
        assert_eq!(periods.map(Period::last_month), months);
    }
}
