//! Figures by key, with what leaves them out: the one place that decides whether a figure
//! counts.

use super::bounds::Share;
use super::exclusions::{Cause, Exclusions};
use crate::period::Period;
use crate::plan::{About, Denominator, FigureKey, IndicatorId, Plan, UnitId};
use crate::submission::{ByKey, Dataset, Figure, SecondFigure};
use std::collections::BTreeSet;

/// Figures by key and reporter.
pub struct Ledger<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// Figures of second sources, of all periods.
    pub(super) second: &'a [SecondFigure],
    exclusions: &'a Exclusions,
    figures: ByKey<'a>,
    /// What each period asks for. A figure that nobody asked for counts nowhere, in no later
    /// period either.
    asked: BTreeSet<(Period, IndicatorId)>,
}

/// How one expected figure stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Standing<'a> {
    /// It counts, with its numbers.
    Counts(Share, &'a Figure),
    /// It was reported and is left out.
    Excluded(&'a Cause),
    /// It is blank, or there is no row.
    Missing(Option<&'a Figure>),
}

impl<'a> Ledger<'a> {
    /// Sorts the figures of a dataset.
    pub fn new(plan: &'a Plan, dataset: &'a Dataset, exclusions: &'a Exclusions) -> Self {
        let periods = plan.periods().into_iter();
        let pairs = periods.flat_map(|p| plan.indicator_ids().map(move |id| (p, id)));
        let asked = pairs.filter(|(period, id)| plan.is_asked(*id, *period)).collect();
        let figures = ByKey::new(&dataset.figures);
        Self { plan, second: &dataset.second, exclusions, figures, asked }
    }

    /// The figure a reporter gave under a key; of several the last.
    pub(super) fn figure(&self, key: FigureKey, reporter: UnitId) -> Option<&'a Figure> {
        let asked = self.asked.contains(&(key.period, key.indicator));
        let mut all = self.figures.all(key).map(|(_, figure)| figure);
        let found = all.rfind(|figure| figure.reporter == reporter)?;
        (asked && self.plan.is_bound(reporter, key.period)).then_some(found)
    }

    pub(super) fn standing(&self, key: FigureKey, reporter: UnitId) -> Standing<'a> {
        if let Some(cause) = self.exclusions.cause(key, reporter) {
            return Standing::Excluded(cause);
        }
        let Some(figure) = self.figure(key, reporter) else { return Standing::Missing(None) };
        match self.numbers(figure) {
            Some(share) => Standing::Counts(share, figure),
            None => Standing::Missing(Some(figure)),
        }
    }

    /// What counts under a key. Of a merged unit, before it was there, the sum of its parts where
    /// every one of them counts: a sum with a hole is no figure.
    pub(super) fn counted(&self, key: FigureKey, reporter: UnitId) -> Option<Share> {
        match self.standing(key, reporter) {
            Standing::Counts(share, _) => Some(share),
            Standing::Missing(None) => self.of_parts(key, reporter),
            Standing::Missing(Some(_)) | Standing::Excluded(_) => None,
        }
    }

    fn of_parts(&self, key: FigureKey, reporter: UnitId) -> Option<Share> {
        let About::Unit(unit) = key.about else { return None };
        let parts = self.plan.merged_units(unit);
        let one = |part: &UnitId| {
            let own = if reporter == unit { *part } else { reporter };
            self.counted(FigureKey { about: About::Unit(*part), ..key }, own)
        };
        let sum: Option<Share> = parts.iter().map(one).sum();
        sum.filter(|_| !parts.is_empty())
    }

    /// Numerator and denominator that enter the sums; `None` where one is blank.
    fn numbers(&self, figure: &Figure) -> Option<Share> {
        let numerator = u128::from(figure.numerator().value.number()?);
        let denominator = match self.plan.indicator(figure.key.indicator).denominator {
            Denominator::None => 0,
            Denominator::Reported => figure.denominator().value.number()?,
            Denominator::Registered => {
                self.registered(figure.key).or_else(|| figure.denominator().value.number())?
            }
        };
        Some(Share { numerator, denominator: u128::from(denominator) })
    }

    /// The register's number of people for a figure about a unit.
    pub(super) fn registered(&self, key: FigureKey) -> Option<u64> {
        let About::Unit(unit) = key.about else { return None };
        let population = self.plan.population_in(key.indicator, key.period.year());
        self.plan.registered(population, unit)
    }

    /// The latest earlier figure of the same population that counts, with its period.
    pub(super) fn latest_before(
        &self,
        key: FigureKey,
        reporter: UnitId,
    ) -> Option<(Period, Share)> {
        let plan = self.plan;
        let same = |p: &Period| plan.tells_of_people(key.indicator, *p, key.period);
        let mut periods = plan.periods().into_iter().rev().filter(same);
        periods
            .find_map(|period| Some((period, self.counted(FigureKey { period, ..key }, reporter)?)))
    }

    /// The earlier figures of the same series that count, the latest first.
    pub(super) fn earlier(
        &self,
        key: FigureKey,
        reporter: UnitId,
    ) -> impl Iterator<Item = (Period, Share)> {
        let periods = self.earlier_periods(key.indicator, key.period);
        periods.into_iter().rev().filter_map(move |period| {
            Some((period, self.counted(FigureKey { period, ..key }, reporter)?))
        })
    }

    /// What a reporter gave under a key in the period before, where that counts and is of the
    /// same series.
    pub fn before(&self, key: FigureKey, reporter: UnitId) -> Option<Share> {
        let period = self.plan.period_before(key.period)?;
        if !self.plan.is_one_series(key.indicator, period, key.period) {
            return None;
        }
        self.counted(FigureKey { period, ..key }, reporter)
    }

    /// Earlier periods of the same series, in order. A change of population ends it.
    fn earlier_periods(&self, indicator: IndicatorId, period: Period) -> Vec<Period> {
        let series = |p: &Period| *p < period && self.plan.is_one_series(indicator, *p, period);
        self.plan.periods().into_iter().filter(series).collect()
    }

    /// True where some reporter gave one row for the whole, be it a wrong one.
    pub(super) fn has_whole(&self, indicator: IndicatorId, period: Period, by: UnitId) -> bool {
        let key = FigureKey { period, indicator, about: About::Whole };
        self.figure(key, by).is_some() || self.exclusions.names(key, by)
    }
}
