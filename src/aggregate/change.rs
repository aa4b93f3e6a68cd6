//! Change since the period before: of the headline, and like for like, over figures that count in
//! both periods. Both stop where the population changes. A level that counts no people changes by
//! a number, not by points.

use super::bounds::Share;
use super::coverage::{Coverage, addends_of};
use super::entry::Addend;
use super::ledger::Ledger;
use crate::period::Period;
use crate::plan::{About, FigureKey, IndicatorId, Measure, Term};
use std::cmp::Ordering;

/// How coverage moved between two periods.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Change {
    /// The earlier period.
    pub since: Period,
    /// Sums then.
    pub before: Share,
    /// Sums now.
    pub now: Share,
    /// How many figures count now; of a change like for like, in both.
    pub figures: usize,
    /// How many figures counted then; of a change like for like, in both.
    pub figures_before: usize,
}

impl Change {
    /// True where both periods have people, so that two rates are compared.
    pub fn is_of_rates(&self) -> bool {
        self.before.denominator > 0 && self.now.denominator > 0
    }

    /// Up, down or none, exactly; of a count, of its numbers.
    pub fn direction(&self) -> Ordering {
        if !self.is_of_rates() {
            return self.now.numerator.cmp(&self.before.numerator);
        }
        let now = self.now.numerator * self.before.denominator;
        now.cmp(&(self.before.numerator * self.now.denominator))
    }

    /// How many more or fewer.
    pub fn number(&self) -> u128 {
        self.now.numerator.abs_diff(self.before.numerator)
    }

    /// Size of a change of rates in hundredths of a percentage point, half up.
    pub fn hundredths(&self) -> u128 {
        let now = self.now.numerator * self.before.denominator;
        let before = self.before.numerator * self.now.denominator;
        let both = self.now.denominator * self.before.denominator;
        (now.abs_diff(before) * 20_000 + both) / (2 * both.max(1))
    }
}

/// The change of a level like for like; `None` across a change of population, in a first period,
/// where no figure counts in both, and where a rate has no people.
pub(super) fn like_for_like(
    ledger: &Ledger<'_>,
    coverage: &Coverage,
    term: &Term,
) -> Option<Change> {
    let change = in_both(ledger, coverage.indicator, coverage.addends.iter(), term);
    change.filter(|change| is_measurable(coverage, change))
}

/// The same of the figures about some of the units.
pub fn change_of(
    ledger: &Ledger<'_>,
    coverage: &Coverage,
    term: &Term,
    wanted: impl Fn(About) -> bool,
) -> Option<Change> {
    let own = coverage.addends.iter().filter(|addend| wanted(addend.key.about));
    let change = in_both(ledger, coverage.indicator, own, term);
    change.filter(|change| is_measurable(coverage, change))
}

fn is_measurable(coverage: &Coverage, change: &Change) -> bool {
    !coverage.has_denominator || change.is_of_rates()
}

/// The change of all that counts, whoever reported then and now; `None` as above.
pub(super) fn headline(ledger: &Ledger<'_>, coverage: &Coverage, term: &Term) -> Option<Change> {
    let (id, addends) = (coverage.indicator, &coverage.addends);
    let since = level_since(ledger, id, term)?;
    let earlier = addends_of(ledger, id, &ledger.plan.term(since)?);
    let sum = |addends: &[Addend]| addends.iter().map(|a| a.share).sum();
    let change = Change {
        since,
        before: sum(&earlier),
        now: sum(addends),
        figures: addends.len(),
        figures_before: earlier.len(),
    };
    let both = !earlier.is_empty() && !addends.is_empty();
    Some(change).filter(|change| both && is_measurable(coverage, change))
}

/// Sums of a level over figures that count in this period and the one before; `None` where none
/// does.
pub(super) fn in_both<'a>(
    ledger: &Ledger<'_>,
    id: IndicatorId,
    addends: impl Iterator<Item = &'a Addend>,
    term: &Term,
) -> Option<Change> {
    let since = level_since(ledger, id, term)?;
    let both = addends.filter_map(|addend| {
        let key = FigureKey { period: since, ..addend.key };
        Some((ledger.counted(key, addend.reporter)?, addend.share))
    });
    let both: Vec<(Share, Share)> = both.collect();
    let before: Share = both.iter().map(|(before, _)| *before).sum();
    let now: Share = both.iter().map(|(_, now)| *now).sum();
    let figures = both.len();
    (figures > 0).then_some(Change { since, before, now, figures, figures_before: figures })
}

/// The period before, of a level of the same people.
fn level_since(ledger: &Ledger<'_>, id: IndicatorId, term: &Term) -> Option<Period> {
    let since = ledger.plan.period_before(term.period)?;
    let level = ledger.plan.indicator(id).measure == Measure::Level;
    let series = ledger.plan.is_one_series(id, since, term.period);
    (level && series).then_some(since)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_change_is_measured_in_points() {
        let share = |numerator, denominator| Share { numerator, denominator };
        let since = "2025-Q3".parse().expect("period");
        // 60,00 % to 65,99 %.
        let change = Change {
            since,
            before: share(600, 1000),
            now: share(6599, 10_000),
            figures: 2,
            figures_before: 2,
        };
        assert_eq!(change.hundredths(), 599);
        assert_eq!((change.direction(), change.number()), (Ordering::Greater, 5999));
    }

    #[test]
    fn a_count_changes_by_a_number() {
        let share = |numerator| Share { numerator, denominator: 0 };
        let since = "2025-Q3".parse().expect("period");
        let (before, now) = (share(12), share(7));
        let change = Change { since, before, now, figures: 2, figures_before: 2 };
        assert_eq!((change.is_of_rates(), change.direction()), (false, Ordering::Less));
        assert_eq!(change.number(), 5);
    }
}
