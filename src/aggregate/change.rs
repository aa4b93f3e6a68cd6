//! Change since the period before: of the headline, and like for like, over figures that count in
//! both periods. Both stop where the population changes.

use super::bounds::Share;
use super::coverage::addends_of;
use super::entry::Addend;
use super::ledger::Ledger;
use crate::period::Period;
use crate::plan::{FigureKey, IndicatorId, Measure, Term};
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
    /// True where both periods have people.
    fn is_measurable(&self) -> bool {
        self.before.denominator > 0 && self.now.denominator > 0
    }

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

/// The change of a share of people like for like; `None` across a change of population, in a
/// first period, and where no figure counts in both.
pub(super) fn like_for_like(
    ledger: &Ledger<'_>,
    id: IndicatorId,
    addends: &[Addend],
    term: &Term,
) -> Option<Change> {
    in_both(ledger, id, addends, term).filter(Change::is_measurable)
}

/// The change of all that counts, whoever reported then and now; `None` as above.
pub(super) fn headline(
    ledger: &Ledger<'_>,
    id: IndicatorId,
    addends: &[Addend],
    term: &Term,
) -> Option<Change> {
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
    Some(change).filter(Change::is_measurable)
}

/// Sums of a level over figures that count in this period and the one before; `None` where none
/// does.
pub(super) fn in_both(
    ledger: &Ledger<'_>,
    id: IndicatorId,
    addends: &[Addend],
    term: &Term,
) -> Option<Change> {
    let since = level_since(ledger, id, term)?;
    let both = addends.iter().filter_map(|addend| {
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
        assert_eq!(change.direction(), Ordering::Greater);
    }
}
