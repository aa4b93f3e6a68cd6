//! Due days as plans word them: `Quý IV/2025`, `trước ngày 15/11/2025`, `hết tháng 9/2025`.

use super::Period;
use crate::vietnamese::fold;
use chrono::NaiveDate;

/// Words before a period or date that leave its last day the last good one.
const UNTIL: [&str; 8] =
    ["hoan thanh", "cham nhat", "den", "het", "trong", "vao", "ngay", "thoi han"];

/// The last good day that the words mean; `None` where they name no day.
pub fn last_good_day(words: &str) -> Option<NaiveDate> {
    let folded = fold(words);
    let mut rest = folded.trim();
    let mut before = false;
    while let Some((first, after)) = stripped(rest) {
        if first {
            before = true;
        }
        rest = after;
    }
    let period = Period::from_words(&named(rest))?;
    let (first, last) = period.days();
    if before { first.pred_opt() } else { Some(last) }
}

/// What stands behind a leading word, and whether the word is `trước`: the day itself is too late.
fn stripped(text: &str) -> Option<(bool, &str)> {
    if let Some(rest) = text.strip_prefix("truoc ") {
        return Some((true, rest));
    }
    let word = UNTIL.iter().find_map(|word| text.strip_prefix(word)?.strip_prefix(' '));
    word.map(|rest| (false, rest))
}

/// `cuối năm 2025` ends with the year, `15 tháng 11 năm 2025` is a date.
fn named(text: &str) -> String {
    let text = text.strip_prefix("cuoi ").unwrap_or(text);
    match text.split_once(" thang ") {
        Some((day, rest)) if rest.starts_with(|c: char| c.is_ascii_digit()) => {
            format!("{day}/{rest}")
        }
        _ => text.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::parse_date;

    #[track_caller]
    fn until(words: &str, expected: &str) {
        assert_eq!(last_good_day(words), parse_date(expected), "{words}");
    }

    #[test]
    fn a_period_is_good_to_its_last_day() {
        until("Quý IV/2025", "2025-12-31");
        until("hết quý III năm 2025", "2025-09-30");
        until("Tháng 9/2025", "2025-09-30");
        until("trong tháng 02 năm 2026", "2026-02-28");
        until("Năm 2025", "2025-12-31");
        until("cuối năm 2026", "2026-12-31");
        until("6 tháng đầu năm 2026", "2026-06-30");
    }

    #[test]
    fn a_date_is_good_itself_unless_it_says_before() {
        until("30/9/2025", "2025-09-30");
        until("chậm nhất ngày 30/9/2025", "2025-09-30");
        until("đến hết ngày 15 tháng 11 năm 2025", "2025-11-15");
        until("Trước ngày 15/11/2025", "2025-11-14");
        until("trước quý IV/2025", "2025-09-30");
    }

    #[test]
    fn words_without_a_day_mean_none() {
        for words in
            ["", "sau khi có hướng dẫn", "Thường xuyên", "hằng năm", "4/2025", "đầu tháng 9/2025"]
        {
            assert_eq!(last_good_day(words), None, "{words}");
        }
    }
}
