//! Working days: weekends, days off and swapped working days, all but the weekend from plan data.

use chrono::{Datelike, Days, NaiveDate, Weekday};
use std::collections::BTreeSet;

/// Days off and working days of the plan. Saturday and Sunday are off unless swapped.
#[derive(Clone, Debug, Default)]
pub struct Calendar {
    /// Days off besides weekends.
    pub days_off: BTreeSet<NaiveDate>,
    /// Saturdays and Sundays that are worked.
    pub working_days: BTreeSet<NaiveDate>,
    /// Years whose days off have been announced.
    pub years: BTreeSet<i32>,
}

impl Calendar {
    /// True on a working day.
    pub fn is_working(&self, day: NaiveDate) -> bool {
        if self.working_days.contains(&day) {
            return true;
        }
        let weekend = matches!(day.weekday(), Weekday::Sat | Weekday::Sun);
        !weekend && !self.days_off.contains(&day)
    }

    /// The day itself where it is worked, else the next working day.
    pub fn working_day_from(&self, day: NaiveDate) -> NaiveDate {
        day.iter_days().find(|d| self.is_working(*d)).unwrap_or(day)
    }

    /// Working days after `from` up to and including `to`; 0 where `to` is not later.
    pub fn working_days_between(&self, from: NaiveDate, to: NaiveDate) -> u32 {
        let first = from.checked_add_days(Days::new(1)).unwrap_or(from);
        let days = first.iter_days().take_while(|d| *d <= to);
        days.filter(|d| self.is_working(*d)).count() as u32
    }

    /// True where the days off of that day's year have been announced.
    pub fn knows(&self, day: NaiveDate) -> bool {
        self.years.contains(&day.year())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::parse_date;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).expect(text)
    }

    fn calendar() -> Calendar {
        Calendar {
            days_off: [day("2025-09-01"), day("2025-09-02")].into(),
            working_days: [day("2025-09-06")].into(),
            years: [2025].into(),
        }
    }

    #[test]
    fn weekends_and_days_off_are_not_worked() {
        assert!(!calendar().is_working(day("2025-08-31")));
        assert!(!calendar().is_working(day("2025-09-02")));
        assert!(calendar().is_working(day("2025-09-03")));
    }

    #[test]
    fn a_swapped_saturday_is_worked() {
        assert!(calendar().is_working(day("2025-09-06")));
    }

    #[test]
    fn the_next_working_day_skips_a_weekend_and_days_off() {
        // 30/8 is a Saturday, 31/8 a Sunday, 1 and 2/9 are days off.
        assert_eq!(calendar().working_day_from(day("2025-08-30")), day("2025-09-03"));
        assert_eq!(calendar().working_day_from(day("2025-09-03")), day("2025-09-03"));
    }

    #[test]
    fn only_years_with_days_off_are_known() {
        assert!(calendar().knows(day("2025-12-31")));
        assert!(!calendar().knows(day("2026-01-01")));
    }

    #[test]
    fn working_days_are_counted_after_the_first_and_with_the_last() {
        // From Thursday 18/12 to Monday 29/12: 19, 22, 23, 24, 25, 26, 29.
        let plain = Calendar::default();
        assert_eq!(plain.working_days_between(day("2025-12-18"), day("2025-12-29")), 7);
        assert_eq!(plain.working_days_between(day("2025-12-18"), day("2025-12-18")), 0);
        assert_eq!(plain.working_days_between(day("2025-12-19"), day("2025-12-18")), 0);
    }
}
