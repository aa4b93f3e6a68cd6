//! Deadlines and data windows from the plan's rules.

use super::{Calendar, Period};
use chrono::{Datelike, Days, NaiveDate};

/// A deadline as the plan words it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DueRule {
    /// Which day.
    pub day: DueDay,
    /// True where the plan says "before the day": the day before it is the last good one.
    pub strict: bool,
}

/// The day of a deadline.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DueDay {
    /// A day of a month of the period.
    OfMonth {
        /// 1 is the first month of the period; 4 of a quarter is the first month after it.
        month_in_period: u32,
        /// Day of the month.
        day: u32,
    },
    /// So many days after the period's last day; 0 is that day. Of a fixed date: after the date.
    After {
        /// Days.
        days: u32,
    },
}

/// What happens to a deadline that falls on a day off.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DayOffRule {
    /// It moves to the next working day.
    NextWorkingDay,
    /// It stays.
    Same,
}

/// First and last day of the data that a period reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WindowRule {
    /// Month of the first day, 0 is the month before the period.
    pub from_month: u32,
    /// First day.
    pub from_day: u32,
    /// Month of the last day.
    pub to_month: u32,
    /// Last day.
    pub to_day: u32,
}

impl DueRule {
    /// The last good day before days off are looked at. A day that its month lacks becomes the
    /// month's last day.
    pub fn nominal(self, period: Period) -> Option<NaiveDate> {
        match self.day {
            DueDay::OfMonth { month_in_period, day } => {
                let month = period.month(month_in_period)?;
                match if self.strict { day.checked_sub(1)? } else { day } {
                    0 => month.pred_opt(),
                    day => Some(day_of_month(month, day)),
                }
            }
            DueDay::After { days } => {
                let day = period.days().1.checked_add_days(Days::new(days.into()))?;
                if self.strict { day.pred_opt() } else { Some(day) }
            }
        }
    }

    /// The last good day, days off considered.
    pub fn resolve(
        self,
        period: Period,
        day_off: DayOffRule,
        calendar: &Calendar,
    ) -> Option<NaiveDate> {
        let nominal = self.nominal(period)?;
        Some(match day_off {
            DayOffRule::NextWorkingDay => calendar.working_day_from(nominal),
            DayOffRule::Same => nominal,
        })
    }
}

impl WindowRule {
    /// First and last day of the data of a period.
    pub fn resolve(self, period: Period) -> Option<(NaiveDate, NaiveDate)> {
        let from = day_of_month(period.month(self.from_month)?, self.from_day);
        Some((from, day_of_month(period.month(self.to_month)?, self.to_day)))
    }
}

/// A day of the month that begins on `month`, or the month's last day.
fn day_of_month(month: NaiveDate, day: u32) -> NaiveDate {
    let last = month.num_days_in_month();
    month.with_day(day.clamp(1, u32::from(last))).unwrap_or(month)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::period::parse_date;

    fn day(text: &str) -> NaiveDate {
        parse_date(text).expect(text)
    }

    #[track_caller]
    fn due(month_in_period: u32, day_of_month: u32, period: &str, expected: &str) {
        let day = DueDay::OfMonth { month_in_period, day: day_of_month };
        resolved(DueRule { day, strict: true }, period, expected);
    }

    #[track_caller]
    fn resolved(rule: DueRule, period: &str, expected: &str) {
        let period = period.parse().expect(period);
        let resolved = rule.resolve(period, DayOffRule::NextWorkingDay, &Calendar::default());
        assert_eq!(resolved, Some(day(expected)));
    }

    #[test]
    fn days_after_a_fixed_date() {
        let rule = |days, strict| DueRule { day: DueDay::After { days }, strict };
        // 15/11/2025 is a Saturday, 1/6/2026 a Monday.
        resolved(rule(0, false), "2025-11-15", "2025-11-17");
        resolved(rule(0, true), "2025-11-15", "2025-11-14");
        resolved(rule(0, false), "2026-06-01", "2026-06-01");
        resolved(rule(5, false), "2026-M05", "2026-06-05");
    }

    #[test]
    fn before_day_15_of_six_quarters() {
        due(3, 15, "2025-Q3", "2025-09-15");
        due(3, 15, "2025-Q4", "2025-12-15");
        due(3, 15, "2026-Q1", "2026-03-16");
        due(3, 15, "2026-Q2", "2026-06-15");
        due(3, 15, "2026-Q3", "2026-09-14");
        due(3, 15, "2026-Q4", "2026-12-14");
    }

    #[test]
    fn before_day_30_of_six_quarters() {
        due(3, 30, "2025-Q3", "2025-09-29");
        due(3, 30, "2025-Q4", "2025-12-29");
        due(3, 30, "2026-Q1", "2026-03-30");
        due(3, 30, "2026-Q2", "2026-06-29");
        due(3, 30, "2026-Q3", "2026-09-29");
        due(3, 30, "2026-Q4", "2026-12-29");
    }

    #[test]
    fn a_month_after_the_period_may_lie_in_the_next_year() {
        due(4, 15, "2025-Q4", "2026-01-14");
    }

    #[test]
    fn a_day_that_the_month_lacks_is_its_last_day() {
        due(1, 31, "2026-M02", "2026-03-02");
        due(1, 1, "2026-M06", "2026-06-01");
    }

    #[test]
    fn the_day_before_the_first_lies_in_the_month_before() {
        let first = DueDay::OfMonth { month_in_period: 1, day: 1 };
        let rule = DueRule { day: first, strict: true };
        let period = "2026-M03".parse().expect("period");
        assert_eq!(rule.nominal(period), Some(day("2026-02-28")));
    }

    #[test]
    fn the_window_of_a_quarter_begins_in_the_month_before() {
        let rule = WindowRule { from_month: 0, from_day: 15, to_month: 3, to_day: 14 };
        let window = rule.resolve("2025-Q4".parse().expect("period"));
        assert_eq!(window, Some((day("2025-09-15"), day("2025-12-14"))));
    }
}
