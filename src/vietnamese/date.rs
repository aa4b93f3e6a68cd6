//! Dates as officials write them: days under 10 and months 1 and 2 take a leading zero
//! (Nghị định 30/2020/NĐ-CP, Phụ lục I).

use chrono::{Datelike, NaiveDate, Weekday};

/// `05/01/2026`, `19/6/2025`.
pub fn date(day: NaiveDate) -> String {
    format!("{}/{}", day_month(day), day.year())
}

/// `29/12`.
pub fn day_month(day: NaiveDate) -> String {
    format!("{:02}/{}", day.day(), month(day))
}

/// `ngày 05 tháng 01 năm 2026`.
pub fn letter_date(day: NaiveDate) -> String {
    format!("ngày {:02} tháng {} năm {}", day.day(), month(day), day.year())
}

/// `Thứ Năm 18/12/2025`.
pub fn weekday_date(day: NaiveDate) -> String {
    let name = match day.weekday() {
        Weekday::Mon => "Thứ Hai",
        Weekday::Tue => "Thứ Ba",
        Weekday::Wed => "Thứ Tư",
        Weekday::Thu => "Thứ Năm",
        Weekday::Fri => "Thứ Sáu",
        Weekday::Sat => "Thứ Bảy",
        Weekday::Sun => "Chủ nhật",
    };
    format!("{name} {}", date(day))
}

fn month(day: NaiveDate) -> String {
    if day.month() < 3 { format!("{:02}", day.month()) } else { day.month().to_string() }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::parse_date;

    #[test]
    fn small_days_and_the_first_two_months_take_a_zero() {
        let day = |text| parse_date(text).expect(text);
        assert_eq!(date(day("2026-01-05")), "05/01/2026");
        assert_eq!(date(day("2025-06-19")), "19/6/2025");
        assert_eq!(letter_date(day("2025-06-09")), "ngày 09 tháng 6 năm 2025");
        assert_eq!(weekday_date(day("2025-12-18")), "Thứ Năm 18/12/2025");
    }
}
