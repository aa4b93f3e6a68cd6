//! The figure of the same people in the period before, as comparisons need it.

use super::Reports;
use crate::period::Period;
use crate::plan::{About, FigureKey, IndicatorId};
use crate::submission::{Figure, Number, Value, Walk};

/// What a figure is compared with: that of the period before; of a merged unit, in its first
/// period, the sum of its parts.
#[derive(Clone, Copy)]
pub(super) struct Earlier<'a> {
    pub(super) numerator: Option<u64>,
    pub(super) denominator: Option<u64>,
    /// The figure, or that of the first part.
    pub(super) first: &'a Figure,
}

impl<'a> Earlier<'a> {
    /// None in a first period, across a change of population, where the plan explains a change,
    /// and where a figure is not there or contradicts itself.
    pub(super) fn of(reports: &Reports<'a>, figure: &Figure) -> Option<Self> {
        Before::new(reports, figure.key.indicator, figure.key.period)?.of(figure)
    }
}

/// The figures of an indicator in the period before, for those of one period in the plan's order.
pub(super) struct Before<'r, 'a> {
    reports: &'r Reports<'a>,
    period: Period,
    figures: Walk<'a>,
}

impl<'r, 'a> Before<'r, 'a> {
    /// None in a first period and across a change of population.
    pub(super) fn new(reports: &'r Reports<'a>, id: IndicatorId, period: Period) -> Option<Self> {
        let before = *reports.before.get(&period)?;
        let series = reports.plan.is_one_series(id, before, period);
        let figures = reports.by_key.walk(before, id);
        series.then_some(Self { reports, period: before, figures })
    }

    /// None where the plan explains a change, and where a figure is not there or contradicts
    /// itself.
    pub(super) fn of(&mut self, figure: &Figure) -> Option<Earlier<'a>> {
        let (plan, key) = (self.reports.plan, figure.key);
        if plan.break_between(key.indicator, key.about, (self.period, key.period)).is_some() {
            return None;
        }
        let key = FigureKey { period: self.period, ..key };
        match self.reports.only(self.figures.about(key.about)) {
            Some(own) => is_sound(own).then(|| sum(&[own])).flatten(),
            None => sum(&parts(self.reports, key)?),
        }
    }
}

fn sum<'a>(figures: &[&'a Figure]) -> Option<Earlier<'a>> {
    let sum = |cell: fn(&Figure) -> Number| figures.iter().map(|f| cell(f).value.count()).sum();
    Some(Earlier {
        numerator: sum(Figure::numerator),
        denominator: sum(Figure::denominator),
        first: figures.first()?,
    })
}

/// The figures of all parts of a merged unit.
fn parts<'a>(reports: &Reports<'a>, key: FigureKey) -> Option<Vec<&'a Figure>> {
    let parts = reports.plan.merged_units(key.about.unit()?);
    let of = |part| reports.figure(FigureKey { about: About::Unit(part), ..key });
    parts.into_iter().map(|part| of(part).filter(|f| is_sound(f))).collect()
}

/// False for a figure that contradicts itself: comparing with it would accuse the others.
pub(super) fn is_sound(figure: &Figure) -> bool {
    agree(figure.numerator().value, figure.denominator().value)
}

/// False for a numerator and a denominator that contradict each other.
pub(super) fn agree(numerator: Value, denominator: Value) -> bool {
    match (numerator.count(), denominator.count()) {
        (Some(numerator), Some(denominator)) => denominator > 0 && numerator <= denominator,
        _ => true,
    }
}
