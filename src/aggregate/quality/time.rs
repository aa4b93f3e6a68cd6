//! Tests of a unit against its own past.

use super::series::{Point, Series};
use super::test::{Unable, Value};
use super::{Bench, Found, or_unable};
use crate::aggregate::Share;
use crate::period::Period;
use crate::plan::{Denominator, Measure};

/// A flow is held against the mean of at most so many earlier periods.
const EARLIER: usize = 3;
/// It may lie so many percent above or below that mean.
const FLOW_PERCENT: u128 = 33;
/// A share may move by so many points.
const JUMP_POINTS: u128 = 20;

impl Bench<'_> {
    /// Flows: value / mean of the earlier periods that count, at most three, outside ±33 %.
    pub(super) fn over_time(&self, series: &Series<'_>) -> Option<Found> {
        let flow = self.plan.indicator(series.indicator).measure == Measure::Flow;
        let one = |point: &Point<'_>| {
            let (ratio, oldest) = self.to_mean(point)?;
            let explained = self.is_explained(point, oldest);
            let flag = outside(ratio, FLOW_PERCENT);
            Some(point.explained(Value::Ratio(ratio), flag, explained))
        };
        flow.then(|| or_unable(series.points.iter().filter_map(one), Unable::NoEarlier))
    }

    /// x·k / (the k earlier values' sum) with the oldest of their periods; `None` without any, or
    /// where they are all 0.
    fn to_mean(&self, point: &Point<'_>) -> Option<(Share, Period)> {
        let earlier = self.ledger.earlier(point.addend.key, point.addend.reporter).take(EARLIER);
        let earlier: Vec<(Period, u128)> =
            earlier.map(|(period, share)| (period, share.numerator)).collect();
        let denominator: u128 = earlier.iter().map(|(_, n)| n).sum();
        let numerator = point.share().numerator * earlier.len() as u128;
        let (oldest, _) = earlier.last()?;
        (denominator > 0).then_some((Share { numerator, denominator }, *oldest))
    }

    /// True where the plan explains a change between an earlier period and the figure's own.
    pub(super) fn is_explained(&self, point: &Point<'_>, earlier: Period) -> bool {
        let key = point.addend.key;
        self.plan.break_between(key.indicator, key.about, (earlier, key.period)).is_some()
    }

    /// Shares: change since the last period, more than 20 points without a note.
    pub(super) fn jumps(&self, series: &Series<'_>) -> Option<Found> {
        let one = |point: &Point<'_>| {
            let (before, now) = (self.last(point)?, point.share());
            let earlier = self.plan.period_before(series.period)?;
            let flag = leaps(before, now) && !point.figure.has_note;
            let explained = self.is_explained(point, earlier);
            let outcome = point.explained(Value::Change { before, now }, flag, explained);
            measurable(before, now).then_some(outcome)
        };
        let level = self.is_share(series)
            && self.plan.indicator(series.indicator).measure == Measure::Level;
        level.then(|| or_unable(series.points.iter().filter_map(one), Unable::NoEarlier))
    }

    /// The same between the last two submissions of a form, where the content of the one before
    /// is at hand.
    pub(super) fn resubmissions(&self, series: &Series<'_>) -> Option<Found> {
        let one = |point: &Point<'_>| {
            let (before, now) = (self.sent_before(point)?, point.share());
            let flag = leaps(before, now) && !point.figure.has_note;
            let outcome = point.outcome(Value::Change { before, now }, flag);
            measurable(before, now).then_some(outcome)
        };
        let again = self.past.sent_again > 0;
        let reason = if again { Unable::NoEarlierSubmission } else { Unable::NothingSentAgain };
        self.is_share(series).then(|| or_unable(series.points.iter().filter_map(one), reason))
    }

    /// The figure as it was sent before, held against the same people where the plan gives them.
    fn sent_before(&self, point: &Point<'_>) -> Option<Share> {
        let (key, reporter) = (point.addend.key, point.addend.reporter);
        let mut all = self.past.figures.iter();
        let figure = all.find(|f| f.key == key && f.reporter == reporter)?;
        let numerator = figure.numerator().value.number()?.into();
        let denominator = match self.plan.indicator(key.indicator).denominator {
            Denominator::Registered => point.share().denominator,
            _ => figure.denominator().value.number()?.into(),
        };
        (numerator <= denominator).then_some(Share { numerator, denominator })
    }

    /// The figure of the period just before, where it counts and is of the same population.
    pub(super) fn last(&self, point: &Point<'_>) -> Option<Share> {
        self.ledger.before(point.addend.key, point.addend.reporter)
    }

    /// True for an indicator with people.
    pub(super) fn is_share(&self, series: &Series<'_>) -> bool {
        self.plan.indicator(series.indicator).denominator != Denominator::None
    }
}

/// True where a ratio lies more than so many percent above or below 1.
pub(super) fn outside(ratio: Share, percent: u128) -> bool {
    let Share { numerator, denominator } = ratio;
    numerator.abs_diff(denominator) * 100 > denominator * percent
}

/// Nobody's share cannot have moved.
fn measurable(before: Share, now: Share) -> bool {
    before.denominator > 0 && now.denominator > 0
}

/// True where a share moved by more than 20 points, up or down.
fn leaps(before: Share, now: Share) -> bool {
    let both = before.denominator * now.denominator;
    let (then, now) = (before.numerator * now.denominator, now.numerator * before.denominator);
    now.abs_diff(then) * 100 > both * JUMP_POINTS
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(numerator: u128, denominator: u128) -> Share {
        Share { numerator, denominator }
    }

    #[test]
    fn a_third_is_the_limit_of_a_flow() {
        // 133/100 and 67/100 are at ±33 %, the next whole number outside.
        let flagged = [133, 134, 67, 66, 0].map(|n| outside(share(n, 100), FLOW_PERCENT));
        assert_eq!(flagged, [false, true, false, true, true]);
    }

    #[test]
    fn nobody_s_share_cannot_have_moved() {
        let (some, nobody) = (share(1, 2), share(0, 0));
        assert!(measurable(some, some));
        assert!(!measurable(some, nobody) && !measurable(nobody, some));
    }

    #[test]
    fn twenty_points_are_the_limit_of_a_share() {
        assert!(!leaps(share(50, 100), share(70, 100)));
        assert!(leaps(share(50, 100), share(701, 1000)));
        assert!(leaps(share(701, 1000), share(50, 100)));
        assert!(!leaps(share(1, 3), share(8, 15)));
    }
}
