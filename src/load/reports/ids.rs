//! Ids of the plan. Files and rows stand in the plan's order or near it, so that the id asked for
//! is mostly the last one again or the one behind it: it is compared before it is searched for.

use super::committed::is_plain;
use crate::plan::{IndicatorId, Plan, UnitId};

/// Looks ids up, and remembers the last.
pub(super) struct Ids<'a> {
    /// The plan.
    pub(super) plan: &'a Plan,
    unit: usize,
    indicator: usize,
    /// True where no id of the plan is one that a finding would be about.
    pub(super) plain: bool,
}

impl<'a> Ids<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let units = plan.units.iter().map(|unit| unit.id.as_str());
        let indicators = plan.indicators.iter().map(|indicator| indicator.id.as_str());
        let tasks = plan.index.tasks.keys().map(String::as_str);
        let plain = units.chain(indicators).chain(tasks).all(is_plain);
        Self { plan, unit: 0, indicator: 0, plain }
    }

    /// The unit with that id or official code.
    pub(super) fn unit(&mut self, text: &str) -> Option<UnitId> {
        self.near_unit(text).or_else(|| self.search_unit(text))
    }

    /// The unit with that id.
    pub(super) fn unit_by_id(&mut self, text: &str) -> Option<UnitId> {
        let named = |unit: &UnitId| self.plan.unit(*unit).id == text;
        self.near_unit(text).or_else(|| self.search_unit(text).filter(named))
    }

    /// The last unit again or the one behind it, where one of them has that id.
    fn near_unit(&mut self, text: &str) -> Option<UnitId> {
        let near = |at: &usize| self.plan.units.get(*at).is_some_and(|unit| unit.id == text);
        let at = [self.unit, self.unit + 1].into_iter().find(near)?;
        self.unit = at;
        Some(UnitId(at as u16))
    }

    fn search_unit(&mut self, text: &str) -> Option<UnitId> {
        let found = self.plan.index.units.get(text).copied();
        self.unit = found.map_or(self.unit, |id| usize::from(id.0));
        found
    }

    /// The indicator with that id.
    pub(super) fn indicator(&mut self, text: &str) -> Option<IndicatorId> {
        let all = &self.plan.indicators;
        let near = |at: &usize| all.get(*at).is_some_and(|indicator| indicator.id == text);
        if let Some(at) = [self.indicator, self.indicator + 1].into_iter().find(near) {
            self.indicator = at;
            return Some(IndicatorId(at as u16));
        }
        let found = self.plan.index.indicators.get(text).copied();
        self.indicator = found.map_or(self.indicator, |id| usize::from(id.0));
        found
    }
}
