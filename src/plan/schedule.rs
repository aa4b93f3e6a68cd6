//! Reporting periods of the plan with their windows and deadlines.

use super::{Party, Plan};
use crate::period::{DayOffRule, DueRule, Frequency, Period, WindowRule};
use crate::source::Span;
use chrono::{Days, NaiveDate};

/// A form that units send.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Form {
    /// Figures: `chi-tieu`.
    Figures,
    /// Progress of tasks: `nhiem-vu`.
    Tasks,
    /// Good models: `mo-hinh`.
    Models,
}

impl Form {
    /// All forms.
    pub const ALL: [Self; 3] = [Self::Figures, Self::Tasks, Self::Models];

    /// Name of its folder and word in the register.
    pub fn key(self) -> &'static str {
        match self {
            Self::Figures => "chi-tieu",
            Self::Tasks => "nhiem-vu",
            Self::Models => "mo-hinh",
        }
    }

    /// Name in a sentence.
    pub fn name(self) -> &'static str {
        match self {
            Self::Figures => "chỉ tiêu",
            Self::Tasks => "nhiệm vụ",
            Self::Models => "mô hình",
        }
    }
}

/// A duty to report: how often, by when.
#[derive(Clone, Debug)]
pub struct Reporting {
    /// How often.
    pub frequency: Frequency,
    /// Whom it binds; none = every unit.
    pub units: Vec<Party>,
    /// Its periods in order.
    pub periods: Vec<Period>,
    /// Deadline of units.
    pub due: DueRule,
    /// Deadline of the gathering unit.
    pub province_due: DueRule,
    /// What a day off does.
    pub day_off: DayOffRule,
    /// Data window; none = the period itself.
    pub window: Option<WindowRule>,
    /// Forms that are due, the leading one first.
    pub forms: Vec<Form>,
    /// Places in `Plan::readings`.
    pub readings: Vec<usize>,
    /// Where it is declared.
    pub span: Span,
}

/// A deadline that a document fixed.
#[derive(Clone, Debug)]
pub struct FixedDeadline {
    /// For which period.
    pub period: Period,
    /// Last good day.
    pub due: NaiveDate,
    /// Last good day of the gathering unit, where the document fixes it too.
    pub province_due: Option<NaiveDate>,
    /// Hour of the last day.
    pub hour: Option<String>,
    /// The document.
    pub document: String,
    /// Where it is declared.
    pub span: Span,
}

/// What a deadline rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueBasis {
    /// The plan's rule: not fixed by a document.
    Rule {
        /// The last good day before days off were looked at.
        nominal: NaiveDate,
    },
    /// A document.
    Document(String),
}

/// A resolved deadline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Last good day.
    pub day: NaiveDate,
    /// Hour of that day.
    pub hour: Option<String>,
    /// What it rests on.
    pub basis: DueBasis,
}

/// A period with everything that is to happen in it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Term {
    /// The period.
    pub period: Period,
    /// First and last day of its data.
    pub window: (NaiveDate, NaiveDate),
    /// Deadline of units.
    pub due: Due,
    /// Deadline of the gathering unit.
    pub province_due: NaiveDate,
    /// Forms that are due, the leading one first.
    pub forms: Vec<Form>,
    /// True for the last period of its year and frequency.
    pub closes_year: bool,
}

impl Plan {
    /// All periods of the plan in order.
    pub fn periods(&self) -> Vec<Period> {
        let mut periods: Vec<Period> =
            self.reporting.iter().flat_map(|r| r.periods.iter().copied()).collect();
        periods.sort_unstable();
        periods.dedup();
        periods
    }

    /// A period with its deadlines; `None` where the plan does not have it.
    pub fn term(&self, period: Period) -> Option<Term> {
        let reporting = self.duty(period)?;
        let fixed = self.deadlines.iter().find(|d| d.period == period);
        let resolve = |rule: DueRule| rule.resolve(period, reporting.day_off, &self.calendar);
        let due = match fixed {
            Some(d) => Due {
                day: d.due,
                hour: d.hour.clone(),
                basis: DueBasis::Document(d.document.clone()),
            },
            None => Due {
                day: resolve(reporting.due)?,
                hour: None,
                basis: DueBasis::Rule { nominal: reporting.due.nominal(period)? },
            },
        };
        let province_due = fixed.and_then(|d| d.province_due);
        Some(Term {
            period,
            window: reporting.window(period)?,
            due,
            province_due: province_due.or_else(|| resolve(reporting.province_due))?,
            forms: reporting.forms.clone(),
            closes_year: reporting.closes_year(period),
        })
    }

    /// The period shown where none is asked for: the first whose deadline to the province has
    /// not passed, after the last one the last (cli.md). Beside each other, months, half-years and
    /// dates come in the order of their deadlines.
    pub fn period_on(&self, as_of: NaiveDate) -> Option<Period> {
        let terms = self.periods().into_iter().filter_map(|p| self.term(p));
        let mut by_deadline: Vec<(NaiveDate, Period)> =
            terms.map(|term| (term.province_due, term.period)).collect();
        by_deadline.sort_unstable();
        let open = by_deadline.iter().find(|(due, _)| as_of <= *due);
        open.or(by_deadline.last()).map(|(_, period)| *period)
    }

    /// The period before it of the same frequency.
    pub fn period_before(&self, period: Period) -> Option<Period> {
        self.duty(period)?.periods.iter().copied().rfind(|p| *p < period)
    }

    /// The period after it of the same duty; after its last one, that of the calendar.
    pub fn period_after(&self, period: Period) -> Option<Period> {
        let of_duty = self.duty(period)?.periods.iter().copied().find(|p| *p > period);
        of_duty.or_else(|| period.next())
    }

    /// The periods of the same frequency from the year's first (or the plan's first, whichever is
    /// later) up to this one: what a flow adds up.
    pub fn year_so_far(&self, period: Period) -> Vec<Period> {
        let periods = self.duty(period).map_or(&[][..], |duty| &duty.periods);
        let same_year = |p: &&Period| p.year() == period.year() && **p <= period;
        periods.iter().filter(same_year).copied().collect()
    }
}

impl Plan {
    /// The periods of the same frequency after this one that end in its year.
    pub fn rest_of_year(&self, period: Period) -> Vec<Period> {
        let reporting = self.reporting.iter().find(|r| r.periods.contains(&period));
        let periods = reporting.map_or(&[][..], |r| &r.periods);
        let later = |p: &&Period| p.year() == period.year() && **p > period;
        periods.iter().filter(later).copied().collect()
    }
}

impl Reporting {
    fn window(&self, period: Period) -> Option<(NaiveDate, NaiveDate)> {
        if let Some(rule) = self.window {
            return rule.resolve(period);
        }
        if self.frequency != Frequency::Dates {
            return Some(period.days());
        }
        // A fixed date closes what began after the date before it, or with its year.
        let last = period.days().1;
        let before = self.periods.iter().rfind(|p| **p < period).map(|p| p.days().1);
        let from = before.and_then(|day| day.checked_add_days(Days::new(1)));
        Some((from.or_else(|| NaiveDate::from_ymd_opt(period.year(), 1, 1))?, last))
    }

    fn closes_year(&self, period: Period) -> bool {
        let later = |p: &&Period| **p > period && p.year() == period.year();
        // A plan that ends in mid-year leaves its last year running: only the calendar's last
        // period closes it.
        let calendar_end = match period.frequency() {
            Frequency::Dates => true,
            frequency => period.number() * frequency.months() == 12,
        };
        calendar_end && !self.periods.iter().any(|p| later(&p))
    }
}
