//! What has to be read to add up one period: some periods whole, and of those before them the
//! figures of units that are missing now. The rest of a tree cannot change a number of the period
//! (docs/performance.md); tests hold what is added up so against what all files give.

use super::{Exclusions, Ledger, coverage, tasks};
use crate::diagnostic::Severity;
use crate::period::Period;
use crate::plan::{Plan, Term, UnitId};
use crate::submission::{Dataset, Value};
use std::collections::BTreeSet;

/// The periods of which every file counts, with those that the pace is made of or without; none
/// where only the whole tree can tell: units were merged, and their parts stand under other names,
/// or a rule between figures of several reporters leaves some out.
pub fn periods_needed(plan: &Plan, period: Period, with_pace: bool) -> Option<BTreeSet<Period>> {
    let term = plan.term(period)?;
    let merged = plan.unit_ids().any(|unit| !plan.merged_units(unit).is_empty());
    if merged || plan.rules.iter().any(|rule| rule.severity == Severity::Error) {
        return None;
    }
    // A flow adds up the year, and the pace compares each period of it with the one before.
    let mut needed: BTreeSet<Period> = plan.year_so_far(period).into_iter().collect();
    needed.insert(period);
    let compared = needed.iter().filter(|p| with_pace || **p == period);
    let before: Vec<Period> = compared.filter_map(|p| plan.period_before(*p)).collect();
    needed.extend(before);
    needed.extend(tasks::periods_needed(plan, &term));
    Some(needed)
}

/// The reporters whose earlier figures count: what is missing is known from them, and a total of 0
/// is judged by them.
pub fn reporters_needed(
    plan: &Plan,
    dataset: &Dataset,
    exclusions: &Exclusions,
    term: &Term,
) -> BTreeSet<UnitId> {
    let ledger = Ledger::new(plan, dataset, exclusions);
    let missing = coverage::gaps(&ledger, term).into_iter().map(|gap| gap.reporter);
    let nobody = dataset.figures.iter().filter(|f| f.denominator().value == Value::Count(0));
    missing.chain(nobody.map(|figure| figure.reporter)).collect()
}
