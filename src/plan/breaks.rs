//! Dated notes of the plan on a change in who is counted, or how: they explain what a comparison
//! across that day would ask, and silence the question. A break ends no series; another
//! population does.

use super::{About, IndicatorId, Party, Plan, PopulationId, Term, UnitId};
use crate::period::Period;
use crate::source::Span;
use chrono::NaiveDate;

/// Since when a break holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Since {
    /// The first period that is counted the new way.
    Period(Period),
    /// The first day; the first period is the one whose data window it falls in.
    Day(NaiveDate),
}

/// A dated note on a change in what is counted.
#[derive(Clone, Debug)]
pub struct Break {
    /// Indicators whose figures it touches, parts with their parent.
    pub indicators: Vec<IndicatorId>,
    /// Populations whose figures it touches.
    pub populations: Vec<PopulationId>,
    /// Units and groups whose figures it touches; none = all.
    pub units: Vec<Party>,
    /// Since when.
    pub since: Since,
    /// What changed, a sentence in Vietnamese.
    pub text: String,
    /// The document that changed it.
    pub document: Option<String>,
    /// Where it is declared.
    pub span: Span,
}

impl Plan {
    /// The break that lies between two periods of a figure, the earlier one first.
    pub fn break_between(
        &self,
        indicator: IndicatorId,
        about: About,
        (earlier, later): (Period, Period),
    ) -> Option<&Break> {
        let touching = |b: &&Break| self.touches(b, indicator, later) && self.is_of(b, about);
        self.breaks.iter().filter(touching).find(|b| match b.since {
            Since::Period(first) => earlier < first && first <= later,
            Since::Day(day) => self.ends(earlier) < Some(day) && Some(day) <= self.ends(later),
        })
    }

    /// The break that lies between a day and the data of a period.
    pub fn break_after(
        &self,
        indicator: IndicatorId,
        about: About,
        (day, later): (NaiveDate, Period),
    ) -> Option<&Break> {
        let touching = |b: &&Break| self.touches(b, indicator, later) && self.is_of(b, about);
        self.breaks.iter().filter(touching).find(|b| match b.since {
            Since::Period(first) => first <= later && Some(day) < self.begins(first),
            Since::Day(changed) => day < changed && Some(changed) <= self.ends(later),
        })
    }

    /// The breaks of the period's year, up to its last day, that touch an indicator.
    pub fn breaks_of_year(&self, indicator: IndicatorId, term: &Term) -> Vec<&Break> {
        let begun = |b: &&Break| match b.since {
            Since::Period(first) => first <= term.period && first.year() == term.period.year(),
            Since::Day(day) => day <= term.window.1 && self.year_of(day, term) == Some(true),
        };
        let touching = |b: &&Break| self.touches(b, indicator, term.period);
        self.breaks.iter().filter(touching).filter(begun).collect()
    }

    /// True where a day falls in the data of the period's year.
    fn year_of(&self, day: NaiveDate, term: &Term) -> Option<bool> {
        let first = self.year_so_far(term.period).first().copied()?;
        Some(self.begins(first)? <= day)
    }

    fn begins(&self, period: Period) -> Option<NaiveDate> {
        self.term(period).map(|term| term.window.0)
    }

    fn ends(&self, period: Period) -> Option<NaiveDate> {
        self.term(period).map(|term| term.window.1)
    }

    fn touches(&self, b: &Break, indicator: IndicatorId, period: Period) -> bool {
        let named = |id: IndicatorId| b.indicators.contains(&id);
        let parent = self.indicator(indicator).part_of;
        let population = self.population_in(indicator, period.year());
        named(indicator)
            || parent.is_some_and(named)
            || population.is_some_and(|id| b.populations.contains(&id))
    }

    /// The whole holds every unit.
    fn is_of(&self, b: &Break, about: About) -> bool {
        let of = |unit: UnitId| b.units.iter().any(|party| self.includes(*party, unit));
        b.units.is_empty() || about.unit().is_none_or(of)
    }
}
