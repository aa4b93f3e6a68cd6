//! Bounds and verdicts (numbers.md, Coverage). Integers only; percentages are hundredths.

use crate::plan::{Amount, Goal};

/// A numerator over a denominator, both sums of people.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Share {
    /// People who attained, or a count.
    pub numerator: u128,
    /// People there are; 0 for a count.
    pub denominator: u128,
}

/// What coverage can still be, whatever the missing figures say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Bounds {
    /// Nobody of the missing attained.
    pub low: Share,
    /// All of the missing attained.
    pub high: Share,
}

/// What can be said about a target.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Verdict {
    /// Reached, whatever is missing.
    Met,
    /// Not reached, whatever is missing.
    NotMet,
    /// It depends on what is missing.
    Undetermined,
    /// Nothing counts.
    NoData,
    /// There is nobody in the population.
    NotApplicable,
}

impl Verdict {
    /// The word in JSON, in exports and where a period is closed.
    pub fn key(self) -> &'static str {
        match self {
            Self::Met => "met",
            Self::NotMet => "not_met",
            Self::Undetermined => "undetermined",
            Self::NoData => "no_data",
            Self::NotApplicable => "not_applicable",
        }
    }
}

/// The sums a verdict is made of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Sums {
    /// Over figures that count: N and D.
    pub counted: Share,
    /// How many figures count.
    pub figures: usize,
    /// How many are missing or left out.
    pub absent: usize,
    /// People in the missing figures (M); `None` where some are not known.
    pub missing: Option<u128>,
}

const HUNDRED_PERCENT: u128 = 10_000;

/// N/(D+M) and (N+M)/(D+M); `None` where some M is not known.
pub(super) fn bounds(sums: &Sums) -> Option<Bounds> {
    let missing = sums.missing?;
    let Share { numerator, denominator } = sums.counted;
    let denominator = denominator + missing;
    Some(Bounds {
        low: Share { numerator, denominator },
        high: Share { numerator: numerator + missing, denominator },
    })
}

/// The verdict for a goal, in the order of numbers.md.
pub(super) fn verdict(goal: Goal, sums: &Sums) -> Verdict {
    if sums.figures == 0 {
        return Verdict::NoData;
    }
    match goal.amount {
        Amount::Count(target) => of_count(target, goal.at_most, sums),
        Amount::Percent(target) => of_percent(target, goal.at_most, sums),
    }
}

fn of_percent(target: u128, at_most: bool, sums: &Sums) -> Verdict {
    let Some(bounds) = bounds(sums) else { return without_bounds(target, at_most, sums) };
    if bounds.low.denominator == 0 {
        return Verdict::NotApplicable;
    }
    let marked = target * bounds.low.denominator;
    let (low, high) = (bounds.low.numerator, bounds.high.numerator);
    let (low, high) = (HUNDRED_PERCENT * low, HUNDRED_PERCENT * high);
    let (met, not_met) =
        if at_most { (high <= marked, low > marked) } else { (low >= marked, high < marked) };
    match (met, not_met) {
        (true, _) => Verdict::Met,
        (_, true) => Verdict::NotMet,
        _ => Verdict::Undetermined,
    }
}

/// Some M is not known: one who has not attained is enough to miss 100 %, one who has is enough
/// to pass a maximum of 0.
fn without_bounds(target: u128, at_most: bool, sums: &Sums) -> Verdict {
    let Share { numerator, denominator } = sums.counted;
    let lost = if at_most {
        target == 0 && numerator > 0
    } else {
        target == HUNDRED_PERCENT && numerator < denominator
    };
    if lost { Verdict::NotMet } else { Verdict::Undetermined }
}

fn of_count(target: u128, at_most: bool, sums: &Sums) -> Verdict {
    let numerator = sums.counted.numerator;
    let (settled, verdict) = if at_most {
        (numerator > target, Verdict::NotMet)
    } else {
        (numerator >= target, Verdict::Met)
    };
    match (settled, sums.absent) {
        (true, _) => verdict,
        (false, 0) => {
            if at_most {
                Verdict::Met
            } else {
                Verdict::NotMet
            }
        }
        (false, _) => Verdict::Undetermined,
    }
}

/// People still needed for a minimum, missing units taken at zero: max(0, ⌈T·(D+M)/100⌉ − N).
/// `None` where some M is not known, and for a maximum.
pub(super) fn people_needed(goal: Goal, sums: &Sums) -> Option<u128> {
    if goal.at_most {
        return None;
    }
    let target = match goal.amount {
        Amount::Count(target) => target,
        Amount::Percent(target) => {
            (target * (sums.counted.denominator + sums.missing?)).div_ceil(HUNDRED_PERCENT)
        }
    };
    Some(target.saturating_sub(sums.counted.numerator))
}

/// Coverage over target, as a fraction in lowest terms; `None` where there is none.
pub(super) fn of_target(goal: Goal, counted: Share) -> Option<Share> {
    let share = match goal.amount {
        Amount::Count(target) => Share { numerator: counted.numerator, denominator: target },
        Amount::Percent(target) => Share {
            numerator: counted.numerator * HUNDRED_PERCENT,
            denominator: counted.denominator * target,
        },
    };
    (share.denominator > 0).then(|| share.reduced())
}

impl Share {
    /// The same fraction in lowest terms.
    pub fn reduced(self) -> Self {
        let (mut a, mut b) = (self.numerator, self.denominator);
        while b > 0 {
            (a, b) = (b, a % b);
        }
        let divisor = a.max(1);
        Self { numerator: self.numerator / divisor, denominator: self.denominator / divisor }
    }
}

impl std::ops::Add for Share {
    type Output = Self;

    fn add(self, other: Self) -> Self {
        Self {
            numerator: self.numerator + other.numerator,
            denominator: self.denominator + other.denominator,
        }
    }
}

impl std::iter::Sum for Share {
    fn sum<I: Iterator<Item = Self>>(shares: I) -> Self {
        shares.fold(Self::default(), |sum, share| sum + share)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn at_least(percent: u128) -> Goal {
        Goal { amount: Amount::Percent(percent * 100), at_most: false }
    }

    fn sums(numerator: u128, denominator: u128, missing: Option<u128>) -> Sums {
        let absent = usize::from(missing != Some(0));
        Sums { counted: Share { numerator, denominator }, figures: 1, absent, missing }
    }

    #[track_caller]
    fn judged(goal: Goal, sums: Sums, expected: Verdict) {
        assert_eq!(verdict(goal, &sums), expected);
    }

    #[test]
    fn all_reported() {
        judged(at_least(85), sums(85, 100, Some(0)), Verdict::Met);
        judged(at_least(85), sums(84, 100, Some(0)), Verdict::NotMet);
        judged(at_least(85), sums(84_996, 100_000, Some(0)), Verdict::NotMet);
    }

    #[test]
    fn something_missing_with_known_people() {
        // 900 of 1.000, 50 missing: low 900/1.050 = 85,71 %.
        judged(at_least(85), sums(900, 1000, Some(50)), Verdict::Met);
        // 900 of 1.000, 100 missing: 81,82 % to 90,91 %.
        judged(at_least(85), sums(900, 1000, Some(100)), Verdict::Undetermined);
        // 400 of 1.000, 100 missing: at most 500/1.100 = 45,45 %.
        judged(at_least(85), sums(400, 1000, Some(100)), Verdict::NotMet);
        // 750 of 900, 100 missing: if all of them attained, 850/1.000 = 85 %, just enough.
        judged(at_least(85), sums(750, 900, Some(100)), Verdict::Undetermined);
        judged(at_least(85), sums(749, 900, Some(100)), Verdict::NotMet);
    }

    #[test]
    fn something_missing_with_unknown_people() {
        judged(at_least(85), sums(900, 1000, None), Verdict::Undetermined);
        judged(at_least(100), sums(999, 1000, None), Verdict::NotMet);
        judged(at_least(100), sums(1000, 1000, None), Verdict::Undetermined);
    }

    #[test]
    fn nobody_and_nothing() {
        judged(at_least(85), sums(0, 0, Some(0)), Verdict::NotApplicable);
        let none = Sums { figures: 0, ..sums(0, 0, Some(10)) };
        judged(at_least(85), none, Verdict::NoData);
    }

    #[test]
    fn counts() {
        let goal = Goal { amount: Amount::Count(1000), at_most: false };
        judged(goal, sums(1000, 0, None), Verdict::Met);
        judged(goal, sums(999, 0, None), Verdict::Undetermined);
        judged(goal, sums(999, 0, Some(0)), Verdict::NotMet);
    }

    #[test]
    fn a_maximum_turns_the_signs() {
        let goal = Goal { amount: Amount::Percent(500), at_most: true };
        judged(goal, sums(5, 100, Some(0)), Verdict::Met);
        judged(goal, sums(6, 100, Some(0)), Verdict::NotMet);
        judged(goal, sums(4, 90, Some(10)), Verdict::Undetermined);
        // If nobody of the missing is one of them, 5/100 = 5 %, just kept.
        judged(goal, sums(5, 90, Some(10)), Verdict::Undetermined);
        judged(goal, sums(6, 90, Some(10)), Verdict::NotMet);
        let count = Goal { amount: Amount::Count(3), at_most: true };
        judged(count, sums(4, 0, None), Verdict::NotMet);
        judged(count, sums(3, 0, Some(0)), Verdict::Met);
    }

    #[test]
    fn a_maximum_of_nobody_is_lost_by_one_of_them() {
        let at_most = |percent| Goal { amount: Amount::Percent(percent), at_most: true };
        judged(at_most(0), sums(1, 90, None), Verdict::NotMet);
        judged(at_most(0), sums(0, 90, None), Verdict::Undetermined);
        judged(at_most(500), sums(9, 90, None), Verdict::Undetermined);
        judged(at_most(500), sums(0, 90, None), Verdict::Undetermined);
    }

    #[test]
    fn people_needed_take_the_missing_at_zero() {
        // 85 % of 1.100 is 935.
        assert_eq!(people_needed(at_least(85), &sums(900, 1000, Some(100))), Some(35));
        // 85 % of 101 is 85,85: 86 people.
        assert_eq!(people_needed(at_least(85), &sums(80, 101, Some(0))), Some(6));
        assert_eq!(people_needed(at_least(85), &sums(95, 101, Some(0))), Some(0));
        assert_eq!(people_needed(at_least(85), &sums(80, 101, None)), None);
    }

    #[test]
    fn of_target_is_coverage_over_target() {
        // 41 % of 50 % is 82 %.
        let share = of_target(at_least(50), Share { numerator: 41, denominator: 100 });
        assert_eq!(share, Some(Share { numerator: 41, denominator: 50 }));
        // Nobody there, and nothing to reach: no figure rather than a division by 0.
        assert_eq!(of_target(at_least(50), Share::default()), None);
        assert_eq!(of_target(at_least(0), Share { numerator: 41, denominator: 100 }), None);
    }
}
