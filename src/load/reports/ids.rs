//! Ids of the plan. Files and rows stand in the plan's order or near it, so that the id asked for
//! is mostly the last one again or the one behind it: it is compared before it is searched for.

mod listed;

use super::committed::is_plain;
use crate::plan::{About, IndicatorId, Plan, UnitId};
use listed::Listed;
pub(super) use listed::is_same;

/// Looks ids up, and remembers the last.
pub(super) struct Ids<'a> {
    /// The plan.
    pub(super) plan: &'a Plan,
    units: Listed,
    unit: usize,
    indicators: Listed,
    indicator: usize,
    /// True where no id of the plan is one that a finding would be about, and none stands for
    /// something else.
    pub(super) plain: bool,
}

impl<'a> Ids<'a> {
    pub(super) fn new(plan: &'a Plan) -> Self {
        let units = || plan.units.iter().map(|unit| unit.id.as_str());
        let indicators = || plan.indicators.iter().map(|indicator| indicator.id.as_str());
        let tasks = plan.index.tasks.keys().map(String::as_str);
        let mut all = units().chain(indicators()).chain(tasks);
        let plain = all.all(|id| is_plain(id) && id != About::WHOLE);
        let (units, indicators) = (Listed::new(units()), Listed::new(indicators()));
        Self { plan, units, unit: 0, indicators, indicator: 0, plain }
    }

    /// The unit with that id or official code.
    pub(super) fn unit(&mut self, text: &str) -> Option<UnitId> {
        self.near_unit(text.as_bytes()).or_else(|| self.search_unit(text))
    }

    /// The unit with that id.
    pub(super) fn unit_by_id(&mut self, text: &str) -> Option<UnitId> {
        let named = |unit: &UnitId| self.plan.unit(*unit).id == text;
        self.near_unit(text.as_bytes()).or_else(|| self.search_unit(text).filter(named))
    }

    /// The last unit again or the one behind it, where one of them has that id.
    pub(super) fn near_unit(&mut self, id: &[u8]) -> Option<UnitId> {
        self.unit = near(&self.units, self.unit, id)?;
        Some(UnitId(self.unit as u16))
    }

    fn search_unit(&mut self, text: &str) -> Option<UnitId> {
        let found = self.plan.index.units.get(text).copied();
        self.unit = found.map_or(self.unit, |id| usize::from(id.0));
        found
    }

    /// The indicator with that id.
    pub(super) fn indicator(&mut self, id: &[u8]) -> Option<IndicatorId> {
        if let Some(at) = near(&self.indicators, self.indicator, id) {
            self.indicator = at;
            return Some(IndicatorId(at as u16));
        }
        let id = std::str::from_utf8(id).ok()?;
        let found = self.plan.index.indicators.get(id).copied();
        self.indicator = found.map_or(self.indicator, |id| usize::from(id.0));
        found
    }
}

/// The place again or the one behind it, where one of them has that id.
#[inline]
fn near(listed: &Listed, at: usize, id: &[u8]) -> Option<usize> {
    if listed.is(at, id) {
        return Some(at);
    }
    listed.is(at + 1, id).then_some(at + 1)
}
