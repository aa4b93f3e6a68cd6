//! The figure of the same people in the period before, as comparisons need it.

use super::Reports;
use crate::plan::{About, FigureKey};
use crate::submission::{Figure, Number, Value};

/// What a figure is compared with: that of the period before; of a merged unit, in its first
/// period, the sum of its parts.
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
        let (plan, key) = (reports.plan, figure.key);
        let period = *reports.before.get(&key.period)?;
        let span = (period, key.period);
        let series = plan.is_one_series(key.indicator, period, key.period);
        if !series || plan.break_between(key.indicator, key.about, span).is_some() {
            return None;
        }
        let figures = figures(reports, FigureKey { period, ..key })?;
        let sum = |cell: fn(&Figure) -> Number| figures.iter().map(|f| counted(cell(f))).sum();
        Some(Self {
            numerator: sum(Figure::numerator),
            denominator: sum(Figure::denominator),
            first: figures.first()?,
        })
    }
}

/// The figure under a key, or those of all parts of its unit.
fn figures<'a>(reports: &Reports<'a>, key: FigureKey) -> Option<Vec<&'a Figure>> {
    if let Some(own) = reports.figure(key) {
        return is_sound(own).then(|| vec![own]);
    }
    let parts = reports.plan.merged_units(key.about.unit()?);
    let of = |part| reports.figure(FigureKey { about: About::Unit(part), ..key });
    parts.into_iter().map(|part| of(part).filter(|f| is_sound(f))).collect()
}

pub(super) fn counted(number: Number) -> Option<u64> {
    match number.value {
        Value::Count(n) => Some(n),
        Value::Blank | Value::NothingArose => None,
    }
}

/// False for a figure that contradicts itself: comparing with it would accuse the others.
pub(super) fn is_sound(figure: &Figure) -> bool {
    match (counted(figure.numerator()), counted(figure.denominator())) {
        (Some(numerator), Some(denominator)) => denominator > 0 && numerator <= denominator,
        _ => true,
    }
}
