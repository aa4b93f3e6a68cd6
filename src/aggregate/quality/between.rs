//! Tests of units against each other, and of denominators against other sources.

use super::series::{Point, Series};
use super::statistics::modified_z;
use super::test::{Outcome, Subject, Unable, Value};
use super::time::outside;
use super::{Bench, Found, or_unable};
use crate::aggregate::{Comparison, Other, Share};
use crate::plan::{About, IndicatorId};
use std::cmp::Ordering;

/// So many units are needed for a median that means something.
const UNITS: usize = 7;
/// A modified z beyond this asks for a second look.
const SCORE: f64 = 3.5;
/// Where it is also at least so many points from the median.
const POINTS: u128 = 5;
/// Two denominators of the same people may differ by so many percent.
const PEOPLE_PERCENT: u128 = 10;

impl Bench<'_> {
    /// Modified z on rates, never on counts: units differ in size.
    pub(super) fn across_units(&self, series: &Series<'_>) -> Option<Found> {
        let peopled = |point: &&Point<'_>| {
            point.share().denominator > 0 && point.addend.key.about != About::Whole
        };
        let points: Vec<&Point<'_>> = series.points.iter().filter(peopled).collect();
        let found = points.len();
        let enough = (found >= UNITS).then(|| scored(&points));
        self.is_share(series).then(|| enough.ok_or(Unable::TooFew { found, needed: UNITS }))
    }

    /// Own denominator / registered.
    pub(super) fn own_to_registered(&self, series: &Series<'_>) -> Option<Found> {
        let one = |point: &Point<'_>| {
            let own = point.figure.denominator().value.number()?;
            let registered = self.ledger.registered(point.addend.key)?;
            let old = self.is_registered_before_a_break(point);
            compared(point, (own.into(), registered.into()), old)
        };
        self.is_share(series)
            .then(|| or_unable(series.points.iter().filter_map(one), Unable::NoRegister))
    }

    /// True where the plan explains a change after the day of the registered number.
    fn is_registered_before_a_break(&self, point: &Point<'_>) -> bool {
        let key = point.addend.key;
        let population = self.plan.population_in(key.indicator, key.period.year());
        let entries = population.zip(key.about.unit());
        let entries = entries.and_then(|(p, unit)| self.plan.registered_entries(p, unit));
        let dates = entries.into_iter().flatten().filter_map(|entry| entry.date);
        let mut breaks = dates
            .filter_map(|day| self.plan.break_after(key.indicator, key.about, (day, key.period)));
        breaks.next().is_some()
    }

    /// Own denominator / that of the latest earlier figure of the same population.
    pub(super) fn own_to_last(&self, series: &Series<'_>) -> Option<Found> {
        let one = |point: &Point<'_>| {
            let (period, last) =
                self.ledger.latest_before(point.addend.key, point.addend.reporter)?;
            let explained = self.is_explained(point, period);
            compared(point, (point.share().denominator, last.denominator), explained)
        };
        self.is_share(series)
            .then(|| or_unable(series.points.iter().filter_map(one), Unable::NoEarlier))
    }

    /// The same people from two sources: denominators that two reporters give, rows of second
    /// sources, totals of the whole. `None` where there is no other source.
    pub(super) fn two_sources(&self, series: &Series<'_>) -> Option<Found> {
        let twin = self.plan.indicator(series.indicator).same_denominator_as;
        let others = self.of_others(series);
        if twin.is_none() && others.is_empty() {
            return None;
        }
        let outcomes = twin.map(|twin| self.of_twin(series, twin)).unwrap_or_default();
        Some(or_unable(outcomes.into_iter().chain(others), Unable::NoSecondSource))
    }

    fn of_twin(&self, series: &Series<'_>, twin: IndicatorId) -> Vec<Outcome> {
        let Some(other) = self.all.iter().find(|series| series.indicator == twin) else {
            return Vec::new();
        };
        let one = |point: &Point<'_>| {
            let about = point.addend.key.about;
            let twin = other.points.iter().find(|p| p.addend.key.about == about)?;
            compared(point, (point.share().denominator, twin.share().denominator), false)
        };
        series.points.iter().filter_map(one).collect()
    }

    /// Second sources by unit and for the whole, and other totals of the whole. The register by
    /// unit is a test of its own.
    fn of_others(&self, series: &Series<'_>) -> Vec<Outcome> {
        let Some(coverage) = self.overview.coverage_of(series.indicator) else {
            return Vec::new();
        };
        let all = self.overview.comparisons(self.ledger, coverage);
        let other = |c: &&Comparison<'_>| match c.from {
            Other::Second(_) => true,
            Other::Registered(_) | Other::Twin(_) => c.key.about == About::Whole,
        };
        all.iter().filter(other).filter_map(|c| self.beside(series, c)).collect()
    }

    fn beside(&self, series: &Series<'_>, comparison: &Comparison<'_>) -> Option<Outcome> {
        let numerator = comparison.reported.filter(|_| comparison.other > 0)?;
        let ratio = Share { numerator, denominator: comparison.other };
        let own = series.points.iter().find(|point| point.addend.key == comparison.key);
        let (value, flag) = (Value::Ratio(ratio), comparison.is_far());
        if let Some(point) = own {
            return Some(point.outcome(value, flag && !point.figure.has_note));
        }
        let row = match comparison.from {
            Other::Second(second) => second.row,
            Other::Registered(entry) => entry.span,
            Other::Twin(_) => series.points.first()?.addend.row,
        };
        let reporter = self.plan.head.coordinator;
        let of = Subject { key: comparison.key, reporter, row, noted: false, explained: false };
        Some(Outcome { of: Some(of), value, flag })
    }
}

/// A denominator over another one; `None` where either is 0.
fn compared(point: &Point<'_>, (own, other): (u128, u128), explained: bool) -> Option<Outcome> {
    let ratio = Share { numerator: own, denominator: other };
    let flag = outside(ratio, PEOPLE_PERCENT);
    let outcome = point.explained(Value::Ratio(ratio), flag, explained);
    (own > 0 && other > 0).then_some(outcome)
}

fn scored(points: &[&Point<'_>]) -> Vec<Outcome> {
    let shares: Vec<Share> = points.iter().map(|point| point.share()).collect();
    let rate = |share: &Share| share.numerator as f64 / share.denominator as f64;
    let scores = modified_z(&shares.iter().map(rate).collect::<Vec<_>>());
    let middle = middle(&shares);
    let one = |(point, z): (&&Point<'_>, f64)| {
        let share = point.share();
        point.outcome(Value::Score { z, share }, asks(z, share, middle))
    };
    points.iter().zip(scores).map(one).collect()
}

fn asks(z: f64, share: Share, middle: (Share, Share)) -> bool {
    z.abs() > SCORE && is_far(share, middle)
}

/// The two middle shares, of an odd number the same one twice. There must be one.
fn middle(shares: &[Share]) -> (Share, Share) {
    let mut sorted = shares.to_vec();
    sorted.sort_by(by_size);
    (sorted[(sorted.len() - 1) / 2], sorted[sorted.len() / 2])
}

fn by_size(a: &Share, b: &Share) -> Ordering {
    (a.numerator * b.denominator).cmp(&(b.numerator * a.denominator))
}

/// True at 5 points or more from the mean of two shares, in whole numbers:
/// |x − (a + b)/2| ≥ 5/100. Counts of 10 digits stay far below 2^128.
fn is_far(x: Share, (a, b): (Share, Share)) -> bool {
    let (p, q) = (x.numerator, x.denominator);
    let both = a.denominator * b.denominator;
    let sum = a.numerator * b.denominator + b.numerator * a.denominator;
    (2 * p * both).abs_diff(sum * q) * 100 >= 2 * q * both * POINTS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(numerator: u128, denominator: u128) -> Share {
        Share { numerator, denominator }
    }

    #[test]
    fn five_points_are_far_whatever_floats_say() {
        let at = |n, d| is_far(share(n, d), (share(85, 100), share(17, 20)));
        // 0,85 − 0,80 is less than 0,05 in floating point.
        assert_eq!(
            [at(80, 100), at(90, 100), at(801, 1000), at(85, 100)],
            [true, true, false, false]
        );
        // The median of an even number lies between: (80 + 90)/2 = 85 %.
        assert!(is_far(share(4, 5), (share(80, 100), share(90, 100))));
        assert!(!is_far(share(4, 5), (share(80, 100), share(89, 100))));
    }

    #[test]
    fn a_score_asks_beyond_its_limit_and_far_from_the_middle() {
        let (low, near, middle) = (share(7, 10), share(83, 100), (share(17, 20), share(17, 20)));
        let asked = [3.5, 3.51, -3.5, -3.51].map(|z| asks(z, low, middle));
        assert_eq!(asked, [false, true, false, true]);
        assert!(!asks(9.0, near, middle));
    }

    #[test]
    fn the_largest_counts_do_not_overflow() {
        let most = 9_999_999_999;
        assert!(is_far(share(0, most), (share(most, most), share(most - 1, most))));
    }

    #[test]
    fn the_middle_of_shares_is_found_without_dividing() {
        let shares = [share(1, 2), share(1, 3), share(3, 4), share(2, 3)];
        assert_eq!(middle(&shares), (share(1, 2), share(2, 3)));
        assert_eq!(middle(&shares[..3]), (share(1, 2), share(1, 2)));
    }

    #[test]
    fn a_tenth_is_the_limit_of_denominators() {
        let flagged = [90, 89, 110, 111].map(|n| outside(share(n, 100), PEOPLE_PERCENT));
        assert_eq!(flagged, [false, true, false, true]);
    }
}
