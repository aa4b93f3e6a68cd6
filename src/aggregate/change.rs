//! Change since the period before, like for like: over figures that count in both.

use super::bounds::Share;
use super::entry::Addend;
use super::ledger::{Ledger, Standing};
use crate::period::Period;
use crate::plan::{FigureKey, IndicatorId, Measure, Term};
use std::cmp::Ordering;

/// How coverage moved between two periods, over figures that count in both.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The earlier period.
    pub since: Period,
    /// Sums then.
    pub before: Share,
    /// Sums now.
    pub now: Share,
    /// How many figures count in both.
    pub figures: usize,
}

impl Change {
    /// Up, down or none, exactly.
    pub fn direction(&self) -> Ordering {
        let now = self.now.numerator * self.before.denominator;
        now.cmp(&(self.before.numerator * self.now.denominator))
    }

    /// Size of the change in hundredths of a percentage point, half up.
    pub fn hundredths(&self) -> u128 {
        let now = self.now.numerator * self.before.denominator;
        let before = self.before.numerator * self.now.denominator;
        let both = self.now.denominator * self.before.denominator;
        (now.abs_diff(before) * 20_000 + both) / (2 * both)
    }
}

/// The change of a level since the period before; `None` across a change of population, in a
/// first period, and where no figure counts in both.
pub(super) fn like_for_like(
    ledger: &Ledger<'_>,
    id: IndicatorId,
    addends: &[Addend],
    term: &Term,
) -> Option<Change> {
    let since = ledger.plan.period_before(term.period)?;
    let level = ledger.plan.indicator(id).measure == Measure::Level;
    let series = ledger.plan.is_one_series(id, since, term.period);
    if !level || !series {
        return None;
    }
    let both = addends.iter().filter_map(|addend| {
        let key = FigureKey { period: since, ..addend.key };
        match ledger.standing(key, addend.reporter) {
            Standing::Counts(before, _) => Some((before, addend.share)),
            _ => None,
        }
    });
    let both: Vec<(Share, Share)> = both.collect();
    let before: Share = both.iter().map(|(before, _)| *before).sum();
    let now: Share = both.iter().map(|(_, now)| *now).sum();
    let measurable = before.denominator > 0 && now.denominator > 0;
    measurable.then_some(Change { since, before, now, figures: both.len() })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_measured_in_points() {
        let share = |numerator, denominator| Share { numerator, denominator };
        let since = "2025-Q3".parse().expect("period");
        // 60,00 % to 65,99 %.
        let change =
            Change { since, before: share(600, 1000), now: share(6599, 10_000), figures: 2 };
        assert_eq!(change.hundredths(), 599);
        assert_eq!(change.direction(), Ordering::Greater);
    }
}
