//! Tests for copies: a figure equal to last period's, a pair of numbers equal to another unit's.

use super::series::{Point, Series};
use super::test::{Unable, Value};
use super::{Bench, Found, or_unable};
use crate::aggregate::Share;
use crate::plan::{FigureKey, Measure};
use std::collections::BTreeMap;

/// Numbers below this are often equal by chance.
const LONG: u128 = 100;

impl Bench<'_> {
    /// A figure equal to last period's, both numbers at least 100. A level that only counts
    /// (teams, members) stands still in good faith: the test is not for it.
    pub(super) fn same_as_before(&self, series: &Series<'_>) -> Option<Found> {
        let share = self.is_share(series);
        let one = |point: &Point<'_>| {
            let (before, now) = (self.last(point)?, point.share());
            let outcome = point.outcome(Value::Figure(now), before == now);
            is_long(now, share).then_some(outcome)
        };
        let any = series.points.iter().any(|point| self.last(point).is_some());
        let reason = if any { Unable::AllBelow(LONG) } else { Unable::NoEarlier };
        let flow = self.plan.indicator(series.indicator).measure == Measure::Flow;
        (share || flow).then(|| or_unable(series.points.iter().filter_map(one), reason))
    }

    /// Equal pairs of two units, both numbers at least 100; the first of them is not flagged.
    pub(super) fn same_as_other(&self, series: &Series<'_>) -> Option<Found> {
        let long: Vec<&Point<'_>> =
            series.points.iter().filter(|point| is_long(point.share(), true)).collect();
        let mut first: BTreeMap<(u128, u128), FigureKey> = BTreeMap::new();
        let mut outcomes = Vec::new();
        for point in &long {
            let share = point.share();
            let pair = (share.numerator, share.denominator);
            let key = *first.entry(pair).or_insert(point.addend.key);
            let copied = key != point.addend.key;
            let value = if copied { Value::SameAs(share, key) } else { Value::Figure(share) };
            outcomes.push(point.outcome(value, copied));
        }
        let found = long.len();
        let enough = found >= 2;
        let found = if enough { Ok(outcomes) } else { Err(Unable::TooFew { found, needed: 2 }) };
        self.is_share(series).then_some(found)
    }
}

/// True where chance seldom makes two such figures equal.
fn is_long(share: Share, has_denominator: bool) -> bool {
    share.numerator >= LONG && (!has_denominator || share.denominator >= LONG)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn short_numbers_are_not_looked_at() {
        let long = |numerator, denominator, has| is_long(Share { numerator, denominator }, has);
        assert!(long(100, 100, true) && !long(99, 1000, true));
        assert!(long(100, 0, false) && !long(100, 0, true));
    }
}
