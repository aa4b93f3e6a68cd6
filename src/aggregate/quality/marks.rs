//! Tests of figures that stand too well: exactly at a target, crowded above it, round.

use super::series::{Point, Series};
use super::statistics::at_least;
use super::test::{Outcome, Unable, Value};
use super::{Bench, Found, or_unable};
use crate::aggregate::Share;
use crate::plan::{Amount, Goal};

/// Fewer people than this land on a target by chance.
const PEOPLE: u128 = 20;
/// A chance below this asks for a second look.
const CHANCE: f64 = 0.01;
/// Units within so many hundredths of a percent of the target are counted: one point.
const NEAR: u128 = 100;
/// So many of them are needed.
const UNITS: usize = 7;
/// Numbers below this are too short for their last digit to mean anything.
const LONG: u128 = 100;
/// So many numbers are needed.
const NUMBERS: usize = 25;
/// All of a population, in hundredths of a percent.
const ALL: u128 = 10_000;

impl Bench<'_> {
    /// The least number that reaches the target (for a maximum the largest that keeps it).
    pub(super) fn at_target(&self, series: &Series<'_>) -> Option<Found> {
        let goal = self.goal(series)?;
        let one = |point: &Point<'_>| {
            let share = point.share();
            let outcome = point.outcome(Value::Figure(share), is_at(goal, share));
            (share.denominator >= PEOPLE).then_some(outcome)
        };
        Some(match goal.0 {
            ALL => Err(Unable::TargetIsAll),
            _ => or_unable(series.points.iter().filter_map(one), Unable::AllBelow(PEOPLE)),
        })
    }

    /// Of the units within a point of the target, how many are at or above it.
    pub(super) fn bunching(&self, series: &Series<'_>) -> Option<Found> {
        let (target, at_most) = self.goal(series)?;
        let shares = series.points.iter().map(Point::share);
        let near: Vec<Share> = shares.filter(|share| is_near(target, *share)).collect();
        let better = near.iter().filter(|share| reaches(target, at_most, **share)).count();
        Some(match target {
            ALL => Err(Unable::TargetIsAll),
            _ => chance((better, near.len()), 0.5, UNITS),
        })
    }

    /// Last digit 0 or 5 in numbers of at least three digits.
    pub(super) fn last_digits(&self, series: &Series<'_>) -> Found {
        let numbers = series.points.iter().map(|point| point.share().numerator);
        let long: Vec<u128> = numbers.filter(|n| *n >= LONG).collect();
        let round = long.iter().filter(|n| n.is_multiple_of(5)).count();
        chance((round, long.len()), 0.2, NUMBERS)
    }

    /// The percentage aimed at, in hundredths, and whether it is a maximum; a part has its
    /// parent's.
    fn goal(&self, series: &Series<'_>) -> Option<(u128, bool)> {
        let Goal { amount, at_most } =
            self.plan.target(series.indicator, series.period.year())?.goal;
        match amount {
            Amount::Percent(hundredths) => Some((hundredths, at_most)),
            Amount::Count(_) => None,
        }
    }
}

/// One-sided exact binomial test.
fn chance((hits, found): (usize, usize), p: f64, needed: usize) -> Found {
    if found < needed {
        return Err(Unable::TooFew { found, needed });
    }
    let p = at_least(hits, found, p);
    let hits = Share { numerator: hits as u128, denominator: found as u128 };
    Ok(vec![Outcome { of: None, value: Value::Chance { hits, p }, flag: p < CHANCE }])
}

fn is_at((target, at_most): (u128, bool), share: Share) -> bool {
    let marked = target * share.denominator;
    let mark = if at_most { marked / ALL } else { marked.div_ceil(ALL) };
    share.numerator == mark
}

/// Within one point of the target, in whole numbers.
fn is_near(target: u128, share: Share) -> bool {
    let (reached, marked) = (share.numerator * ALL, share.denominator * target);
    share.denominator > 0 && reached.abs_diff(marked) <= share.denominator * NEAR
}

fn reaches(target: u128, at_most: bool, share: Share) -> bool {
    let (reached, marked) = (share.numerator * ALL, share.denominator * target);
    if at_most { reached <= marked } else { reached >= marked }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn share(numerator: u128, denominator: u128) -> Share {
        Share { numerator, denominator }
    }

    #[test]
    fn the_least_number_that_reaches_the_target() {
        let at = |n, d| is_at((8500, false), share(n, d));
        // 85 % of 1.001 is 850,85: 851 people.
        assert_eq!([at(850, 1001), at(851, 1001), at(852, 1001)], [false, true, false]);
        assert!(at(850, 1000));
        // At most 5 % of 1.010 is 50,5: 50 people.
        assert!(is_at((500, true), share(50, 1010)));
    }

    #[test]
    fn near_is_one_point_both_ends_included() {
        let near = [840, 839, 860, 861].map(|n| is_near(8500, share(n, 1000)));
        assert_eq!(near, [true, false, true, false]);
        assert!(!is_near(8500, share(0, 0)));
    }

    #[test]
    fn the_target_itself_is_reached() {
        let reached = [850, 849, 851].map(|n| reaches(8500, false, share(n, 1000)));
        assert_eq!(reached, [true, false, true]);
        // At most 5 % of 1.000 are 50.
        let kept = [50, 49, 51].map(|n| reaches(500, true, share(n, 1000)));
        assert_eq!(kept, [true, true, false]);
    }

    #[track_caller]
    fn flagged(hits: usize, of: usize, p: f64, needed: usize, expected: Option<bool>) {
        let found = chance((hits, of), p, needed).ok().map(|found| found[0].flag);
        assert_eq!(found, expected, "{hits} of {of}");
    }

    #[test]
    fn a_crowd_above_the_target_by_hand() {
        // 7 of 7: 1/128 = 0,0078. 6 of 7: 8/128. 8 of 9: 10/512 = 0,0195. 9 of 9: 1/512.
        flagged(7, 7, 0.5, UNITS, Some(true));
        flagged(6, 7, 0.5, UNITS, Some(false));
        flagged(8, 9, 0.5, UNITS, Some(false));
        flagged(9, 9, 0.5, UNITS, Some(true));
        flagged(6, 6, 0.5, UNITS, None);
    }

    #[test]
    fn round_numbers_by_hand() {
        // Of 25: 10 or more have 0,0173, 11 or more 0,0056.
        flagged(10, 25, 0.2, NUMBERS, Some(false));
        flagged(11, 25, 0.2, NUMBERS, Some(true));
        flagged(24, 24, 0.2, NUMBERS, None);
    }
}
