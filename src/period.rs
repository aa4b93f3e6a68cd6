//! Reporting periods of every frequency, and the days that matter about them.

mod calendar;
mod due;
mod name;
mod until;

pub use calendar::Calendar;
pub use due::{DayOffRule, DueDay, DueRule, WindowRule};
pub use until::last_good_day;

use chrono::{Datelike, Months, NaiveDate};
use std::fmt;
use std::str::FromStr;

/// How often a plan asks for reports.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Frequency {
    /// Every month: `2025-M07`.
    Month,
    /// Every quarter: `2025-Q3`.
    Quarter,
    /// Every half-year: `2025-H1`.
    HalfYear,
    /// Every year: `2025`.
    Year,
    /// On dates that the plan names: `2025-11-15`.
    Dates,
}

impl Frequency {
    /// Months in one period; a fixed date stands in one month.
    pub fn months(self) -> u32 {
        match self {
            Self::Month | Self::Dates => 1,
            Self::Quarter => 3,
            Self::HalfYear => 6,
            Self::Year => 12,
        }
    }
}

/// A reporting period. Its text is the name of its folder under `reports/`.
///
/// One number, because periods are compared far more often than made: the year of its last day,
/// the number of that day in the year, the frequency. Periods stand in order as their numbers do:
/// by the last day, then the shorter one first, so that a year stands behind its last quarter.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Period(u32);

/// Bits of the frequency, and of the day's number with it.
const FREQUENCY: u32 = 3;
const DAY: u32 = 9 + FREQUENCY;

impl Period {
    /// The fixed date as a period.
    pub fn on(date: NaiveDate) -> Self {
        Self::ending(Frequency::Dates, date)
    }

    /// The period of that frequency with that last day, in the years that a date can be written.
    fn ending(frequency: Frequency, last: NaiveDate) -> Self {
        let year = u32::try_from(last.year()).unwrap_or(0);
        Self((year << DAY) + (last.ordinal() << FREQUENCY) + frequency as u32)
    }

    /// How often periods of this kind come.
    pub fn frequency(self) -> Frequency {
        match self.0 & ((1 << FREQUENCY) - 1) {
            0 => Frequency::Month,
            1 => Frequency::Quarter,
            2 => Frequency::HalfYear,
            3 => Frequency::Year,
            _ => Frequency::Dates,
        }
    }

    /// The calendar year it belongs to.
    pub fn year(self) -> i32 {
        (self.0 >> DAY) as i32
    }

    /// Its number within the year, from 1 (quarter IV is 4); 1 for a fixed date.
    pub fn number(self) -> u32 {
        match self.frequency() {
            Frequency::Dates => 1,
            frequency => self.end().month() / frequency.months(),
        }
    }

    /// The period after it; a fixed date has none, the plan lists them.
    pub fn next(self) -> Option<Self> {
        let months = match self.frequency() {
            Frequency::Dates => return None,
            frequency => Months::new(frequency.months()),
        };
        Self::from_start(self.frequency(), self.start().checked_add_months(months)?)
    }

    /// First day of its month number `n`: 1 is its first month, 0 the month before it.
    pub fn month(self, n: u32) -> Option<NaiveDate> {
        let first = self.start().with_day(1)?;
        match n {
            0 => first.checked_sub_months(Months::new(1)),
            n => first.checked_add_months(Months::new(n - 1)),
        }
    }

    /// First and last calendar day of the period itself.
    pub fn days(self) -> (NaiveDate, NaiveDate) {
        (self.start(), self.end())
    }

    /// First day of the calendar period, or the fixed date itself.
    fn start(self) -> NaiveDate {
        let last = self.end();
        let first = last.with_day(1);
        let back = Months::new(self.frequency().months() - 1);
        match self.frequency() {
            Frequency::Dates => last,
            _ => first.and_then(|day| day.checked_sub_months(back)).unwrap_or(last),
        }
    }

    fn end(self) -> NaiveDate {
        let day = self.0 >> FREQUENCY & ((1 << (DAY - FREQUENCY)) - 1);
        NaiveDate::from_yo_opt(self.year(), day).unwrap_or_default()
    }

    /// The calendar period that begins on a first day of a month.
    fn from_start(frequency: Frequency, start: NaiveDate) -> Option<Self> {
        let after = start.checked_add_months(Months::new(frequency.months()))?;
        Some(Self::ending(frequency, after.pred_opt()?))
    }
}

impl fmt::Debug for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

impl fmt::Display for Period {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (year, number) = (self.year(), self.number());
        match self.frequency() {
            Frequency::Month => write!(f, "{year:04}-M{number:02}"),
            Frequency::Quarter => write!(f, "{year:04}-Q{number}"),
            Frequency::HalfYear => write!(f, "{year:04}-H{number}"),
            Frequency::Year => write!(f, "{year:04}"),
            Frequency::Dates => write!(f, "{}", self.end()),
        }
    }
}

/// The text is not a period id.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NotAPeriod;

impl FromStr for Period {
    type Err = NotAPeriod;

    /// Reads the id of a period in its one form: `2025-M07`, `2025-Q3`, `2025-H1`, `2025`,
    /// `2025-11-15`.
    fn from_str(text: &str) -> Result<Self, NotAPeriod> {
        // The last line refuses every other form: here a sign or a blank need not be looked at.
        let (year, rest) = text.split_at_checked(4).ok_or(NotAPeriod)?;
        let numbered = |frequency, number: &str| {
            let number = number.parse::<u8>().ok()?.into();
            Self::numbered(year.parse().ok()?, frequency, number)
        };
        let period = match rest.split_at_checked(2) {
            Some(("-M", number)) => numbered(Frequency::Month, number),
            Some(("-Q", number)) => numbered(Frequency::Quarter, number),
            Some(("-H", number)) => numbered(Frequency::HalfYear, number),
            Some(_) => parse_date(text).map(Self::on),
            None => numbered(Frequency::Year, "1"),
        };
        period.filter(|p| p.to_string() == text).ok_or(NotAPeriod)
    }
}

impl Period {
    /// Period number `number` (from 1) of a year; `None` where the year has no such period.
    pub fn numbered(year: i32, frequency: Frequency, number: u32) -> Option<Self> {
        let month = number.checked_sub(1)? * frequency.months() + 1;
        let start = NaiveDate::from_ymd_opt(year, month, 1)?;
        Self::from_start(frequency, start)
    }
}

/// A date in its one form, `2025-12-12`. chrono's own reading would take `25-1-2` for the year 25.
pub fn parse_date(text: &str) -> Option<NaiveDate> {
    let bytes = text.as_bytes();
    if bytes.len() != 10 || bytes[4] != b'-' || bytes[7] != b'-' {
        return None;
    }
    let digits = |range: std::ops::Range<usize>| {
        bytes[range].iter().try_fold(0, |number, byte| {
            byte.is_ascii_digit().then(|| number * 10 + u32::from(byte - b'0'))
        })
    };
    let year = i32::try_from(digits(0..4)?).ok()?;
    NaiveDate::from_ymd_opt(year, digits(5..7)?, digits(8..10)?)
}

/// The day that a folder is named by: `2025-12-12`, `12-12-2025`, `12.12.2025`.
pub fn parse_day_name(name: &str) -> Option<NaiveDate> {
    if let Some(day) = parse_date(name) {
        return Some(day);
    }
    let parts: Vec<&str> = name.split(['-', '.', '_']).collect();
    let [day, month, year] = parts[..] else { return None };
    parse_date(&format!("{year:0>4}-{month:0>2}-{day:0>2}"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_are_named_by_days_as_people_write_them() {
        let day = NaiveDate::from_ymd_opt(2025, 12, 2);
        for name in ["2025-12-02", "02-12-2025", "2-12-2025", "02.12.2025", "2_12_2025"] {
            assert_eq!(parse_day_name(name), day, "{name}");
        }
        for name in ["", "den", "2025-12", "12-2025", "31-02-2025", "2025-12-02-1"] {
            assert_eq!(parse_day_name(name), None, "{name}");
        }
    }

    fn period(id: &str) -> Period {
        id.parse().expect(id)
    }

    #[test]
    fn every_id_is_read_back() {
        for id in ["2025-M07", "2025-Q3", "2025-H1", "2025", "2025-11-15", "2024-02-29"] {
            assert_eq!(period(id).to_string(), id);
            assert_eq!(format!("{:?}", period(id)), id, "as a failing test shows it");
        }
    }

    #[test]
    fn what_is_not_an_id_is_refused() {
        let wrong = ["", "25", "2025-Q5", "2025-Q0", "2025-q3", "2025-M13", "2025-M7", "2025-H3"];
        let dates = ["2025-02-29", "2025-1-01", "Quý 3", "2025-Q", "2025-Q03", "2025-Q+3", "+202"];
        let odd =
            ["-001", "2025-", "2025-M+7", "2025-M 7", "2025-Q300", "20２5", "2025-Qố", "2025x"];
        for id in wrong.into_iter().chain(dates).chain(odd) {
            assert_eq!(id.parse::<Period>(), Err(NotAPeriod), "{id}");
        }
    }

    #[test]
    fn a_year_stands_behind_its_last_quarter() {
        let mut all = ["2025", "2026-Q1", "2025-Q4", "2025-H2", "2025-M12"].map(period);
        all.sort();
        let ids: Vec<_> = all.iter().map(ToString::to_string).collect();
        assert_eq!(ids, ["2025-M12", "2025-Q4", "2025-H2", "2025", "2026-Q1"]);
    }

    #[test]
    fn every_period_keeps_its_first_and_last_day() {
        let days = |id: &str| period(id).days();
        let day = |text: &str| parse_date(text).expect(text);
        assert_eq!(days("2025-Q3"), (day("2025-07-01"), day("2025-09-30")));
        assert_eq!(days("2024-M02"), (day("2024-02-01"), day("2024-02-29")));
        assert_eq!(days("2025-H2"), (day("2025-07-01"), day("2025-12-31")));
        assert_eq!(days("2025"), (day("2025-01-01"), day("2025-12-31")));
        assert_eq!(days("2025-11-15"), (day("2025-11-15"), day("2025-11-15")));
    }

    #[test]
    fn a_date_has_one_form() {
        let real = NaiveDate::from_ymd_opt(2024, 2, 29);
        assert_eq!(parse_date("2024-02-29"), real);
        let wrong = ["25-1-2", "2025-02-29", "2025-2-09", "2025/02/09", "+025-02-09", "2025-00-01"];
        for text in
            wrong.into_iter().chain(["", "2025-02-091", "2025/02-09", "2025-02/09", "２025-02-9"])
        {
            assert_eq!(parse_date(text), None, "{text}");
        }
    }

    #[test]
    fn months_are_counted_from_the_first_of_the_period() {
        let day = |text| parse_date(text);
        assert_eq!(period("2025-Q3").month(1), day("2025-07-01"));
        assert_eq!(period("2025-Q3").month(0), day("2025-06-01"));
        assert_eq!(period("2025-Q4").month(4), day("2026-01-01"));
    }

    #[test]
    fn the_next_period_crosses_the_year() {
        assert_eq!(period("2025-Q4").next(), Some(period("2026-Q1")));
        assert_eq!(period("2025-M12").next(), Some(period("2026-M01")));
        assert_eq!(period("2025-H1").next(), Some(period("2025-H2")));
        assert_eq!(period("2025").next(), Some(period("2026")));
        assert_eq!(period("2025-11-15").next(), None);
    }

    #[test]
    fn a_period_has_its_number_in_the_year() {
        let ids = ["2025-M07", "2025-Q3", "2025-H2", "2025", "2025-11-15"];
        assert_eq!(ids.map(|id| period(id).number()), [7, 3, 2, 1, 1]);
    }
}
