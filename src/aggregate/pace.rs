//! Pace (numbers.md, Coverage): people needed per remaining period of the target's year, beside
//! the mean gain so far. Two numbers side by side, no curve and no forecast.

use super::change;
use super::coverage::{Coverage, addends_of};
use super::ledger::Ledger;
use crate::period::Period;
use crate::plan::{IndicatorId, Measure};

/// What the rest of the year has to bring, and what its periods brought so far.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Pace {
    /// Periods of the target's year that are still to come.
    pub periods_left: usize,
    /// People needed in each of them, rounded up.
    pub needed: u128,
    /// What was gained so far; none where no two periods of the same people can be compared.
    pub gained: Option<Gain>,
}

/// What was gained over some periods.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gain {
    /// People more; fewer where it is below 0.
    pub people: i128,
    /// Over so many periods.
    pub periods: usize,
}

impl Gain {
    /// The mean of a period to the nearest whole, and whether it is a loss.
    pub fn mean(&self) -> (u128, bool) {
        let periods = (self.periods as u128).max(1);
        ((self.people.unsigned_abs() * 2 + periods) / (2 * periods), self.people < 0)
    }
}

impl Coverage {
    /// The pace towards a target that still needs people; `None` where it needs none, where nobody
    /// knows how many, and in the last period of its year. Asked for only where it is shown: it
    /// looks at all periods of the year.
    pub fn pace(&self, ledger: &Ledger<'_>) -> Option<Pace> {
        let (id, period) = (self.indicator, self.period);
        let needed = self.people_needed.filter(|n| *n > 0)?;
        let periods_left = ledger.plan.rest_of_year(period).len();
        let gained = || match ledger.plan.indicator(id).measure {
            Measure::Level => level_gain(ledger, id, period),
            Measure::Flow => flow_gain(ledger, id, period),
        };
        (periods_left > 0).then(|| Pace {
            periods_left,
            needed: needed.div_ceil(periods_left as u128),
            gained: gained(),
        })
    }
}

/// Of a level: from period to period over figures that count in both, so that a unit that comes
/// or goes is no gain and no loss.
fn level_gain(ledger: &Ledger<'_>, id: IndicatorId, period: Period) -> Option<Gain> {
    let mut gain = Gain::default();
    for period in ledger.plan.year_so_far(period) {
        let Some(term) = ledger.plan.term(period) else { continue };
        let addends = addends_of(ledger, id, &term);
        if let Some(change) = change::in_both(ledger, id, addends.iter(), &term) {
            gain.people += signed(change.now.numerator) - signed(change.before.numerator);
            gain.periods += 1;
        }
    }
    (gain.periods > 0).then_some(gain)
}

/// Of a flow: what arose since the year began, over the periods it arose in.
fn flow_gain(ledger: &Ledger<'_>, id: IndicatorId, period: Period) -> Option<Gain> {
    let term = ledger.plan.term(period)?;
    let people = addends_of(ledger, id, &term).iter().map(|a| signed(a.share.numerator)).sum();
    Some(Gain { people, periods: ledger.plan.year_so_far(period).len() })
}

/// Sums stay far below 2^127: a count has at most ten digits.
fn signed(n: u128) -> i128 {
    i128::try_from(n).unwrap_or(i128::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mean_is_rounded_to_the_nearest_whole() {
        let mean = |people, periods| Gain { people, periods }.mean();
        assert_eq!(mean(7, 2), (4, false));
        assert_eq!(mean(10, 3), (3, false));
        assert_eq!(mean(-7, 3), (2, true));
        assert_eq!(mean(0, 4), (0, false));
    }
}
