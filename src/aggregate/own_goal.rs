//! Units that have something to reach by themselves: minimums that differ by kind of unit. The
//! verdict of a unit follows the same order as that of the whole, over its own figures.

use super::bounds::{self, Sums, Verdict};
use super::coverage::{Coverage, Found, counts_people, missing_people};
use super::entry::{Addend, Gap};
use super::ledger::Ledger;
use crate::plan::{About, FigureKey, Goal, IndicatorId, Term, UnitId};
use std::collections::BTreeMap;

/// What a unit has to reach by itself, and whether it has.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct OwnGoal {
    /// How much.
    pub goal: Goal,
    /// What can be said of it.
    pub verdict: Verdict,
}

impl Coverage {
    /// How many units reach what they have to reach by themselves, and the others in the plan's
    /// order.
    pub fn units_that_reach(&self) -> (usize, Vec<UnitId>) {
        let met = |(_, own): &(&UnitId, &OwnGoal)| own.verdict == Verdict::Met;
        let (reached, others): (Vec<_>, Vec<_>) = self.own_goals.iter().partition(met);
        (reached.len(), others.into_iter().map(|(unit, _)| *unit).collect())
    }
}

/// The units that figures are about and that have something to reach by themselves. A part is
/// judged through its parent only.
pub(super) fn of_units(
    ledger: &Ledger<'_>,
    id: IndicatorId,
    term: &Term,
    found: &Found,
) -> BTreeMap<UnitId, OwnGoal> {
    let (plan, year) = (ledger.plan, term.period.year());
    if plan.indicator(id).unit_targets.is_empty() {
        return BTreeMap::new();
    }
    let gaps = found.missing.iter().chain(&found.excluded).map(|gap| gap.key);
    let keys = found.addends.iter().map(|addend| addend.key).chain(gaps);
    let units = keys.filter_map(|key| key.about.unit());
    let own = |unit: UnitId| {
        let goal = plan.unit_goal(id, unit, year)?;
        let sums = sums(ledger, id, term, &about(found, unit));
        Some((unit, OwnGoal { goal, verdict: bounds::verdict(goal, &sums) }))
    };
    units.filter_map(own).collect()
}

/// What was found of one unit.
fn about(found: &Found, unit: UnitId) -> Found {
    let own = |key: FigureKey| key.about == About::Unit(unit);
    let addends: Vec<Addend> = found.addends.iter().filter(|a| own(a.key)).cloned().collect();
    let gaps = |gaps: &[Gap]| gaps.iter().filter(|gap| own(gap.key)).cloned().collect();
    Found { addends, missing: gaps(&found.missing), excluded: gaps(&found.excluded) }
}

fn sums(ledger: &Ledger<'_>, id: IndicatorId, term: &Term, found: &Found) -> Sums {
    let measure = ledger.plan.indicator(id).measure;
    Sums {
        counted: found.addends.iter().map(|addend| addend.share).sum(),
        figures: found.addends.len(),
        absent: found.missing.len() + found.excluded.len(),
        missing: missing_people(found, counts_people(ledger, id, term), measure),
    }
}
