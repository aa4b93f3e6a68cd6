//! Periods in Vietnamese words, after `words.md` and the letters of the department.

use super::{Frequency, Period};
use chrono::Datelike;

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
    fn periods_have_their_words() {
        named("2025-Q4", "Quý IV/2025", "quý IV và năm 2025");
        named("2026-Q1", "Quý I/2026", "quý I năm 2026");
        named("2026-Q2", "Quý II/2026", "quý II và 6 tháng đầu năm 2026");
        named("2026-Q3", "Quý III/2026", "quý III và 9 tháng năm 2026");
        named("2025-M07", "Tháng 7/2025", "tháng 7/2025");
        named("2025-H1", "6 tháng đầu năm 2025", "6 tháng đầu năm 2025");
        named("2025", "Năm 2025", "năm 2025");
        named("2025-11-15", "Đợt 15/11/2025", "đợt 15/11/2025");
    }
}
