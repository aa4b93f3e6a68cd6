//! The plan with the periods of the example and the people of each commune.

use super::people;
use anyhow::{Context, Result, bail};
use bdhvs::plan::{IndicatorId, Plan, Role, Term, UnitId};
use std::collections::BTreeMap;
use std::path::Path;

/// The last period of the example; the plan's first is its first.
const LAST_PERIOD: &str = "2026-Q3";

/// What everything is made from.
pub(super) struct World {
    pub(super) plan: Plan,
    /// Periods in order; their places in this list are called `t`.
    pub(super) terms: Vec<Term>,
    population: BTreeMap<UnitId, u64>,
}

impl World {
    /// Reads the plan of the repository; one with errors makes no example.
    pub(super) fn read(root: &Path) -> Result<Self> {
        let tree = bdhvs::load::read(root, &root.join("examples/generate/no-reports"))?;
        let plan = bdhvs::load::parse(&tree).plan.context("the plan has errors; mend it first")?;
        let last = LAST_PERIOD.parse().ok().context("LAST_PERIOD is no period")?;
        let periods = plan.periods().into_iter().filter(|period| *period <= last);
        let terms: Vec<Term> = periods.filter_map(|period| plan.term(period)).collect();
        if terms.len() != rate_periods() {
            bail!("the tables of the generator are for {} periods", rate_periods());
        }
        let population = people::population(&plan)?;
        Ok(Self { plan, terms, population })
    }

    /// The id of a unit.
    pub(super) fn id(&self, unit: UnitId) -> &str {
        &self.plan.unit(unit).id
    }

    /// The id of an indicator.
    pub(super) fn indicator(&self, id: IndicatorId) -> &str {
        &self.plan.indicator(id).id
    }

    /// The name of a period's folder.
    pub(super) fn period(&self, t: usize) -> String {
        self.terms[t].period.to_string()
    }

    /// The units that have something to send: those that must report, and the one that gathers.
    pub(super) fn units(&self, t: usize) -> Vec<UnitId> {
        let day = self.terms[t].window.1;
        let takes_part = |id: &UnitId| {
            let unit = self.plan.unit(*id);
            matches!(unit.role, Role::Reports | Role::Aggregates) && unit.is_valid_on(day)
        };
        self.plan.unit_ids().filter(takes_part).collect()
    }

    /// True for the unit that gathers: it writes into the folder, nothing is registered.
    pub(super) fn gathers(&self, unit: UnitId) -> bool {
        self.plan.unit(unit).role == Role::Aggregates
    }

    /// True for a commune: it is in the file of populations.
    pub(super) fn is_commune(&self, unit: UnitId) -> bool {
        self.population.contains_key(&unit)
    }

    /// People of a commune; 0 for an agency.
    pub(super) fn population(&self, unit: UnitId) -> u64 {
        self.population.get(&unit).copied().unwrap_or(0)
    }
}

fn rate_periods() -> usize {
    super::rates::PERIODS
}
