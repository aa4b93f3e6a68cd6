//! Indicators by id, name, short name, alias, or their place in the form.

use super::{Found, Names, without_number};
use crate::intake::finding::{Reason, Refusal, short};
use crate::period::Period;
use crate::plan::{IndicatorId, Plan, UnitId};
use crate::text::nearest;

/// All writings of all indicators.
pub(in crate::intake) struct Indicators<'a> {
    plan: &'a Plan,
    names: Names<IndicatorId>,
    year: i32,
}

impl<'a> Indicators<'a> {
    pub(in crate::intake) fn new(plan: &'a Plan, period: Period) -> Self {
        let mut names = Names::new();
        for id in plan.indicator_ids() {
            let indicator = plan.indicator(id);
            let own = [&indicator.id, &indicator.name, &indicator.short_name];
            let targets = indicator.targets.iter().filter_map(|t| t.short_name.as_ref());
            for name in own.into_iter().chain(&indicator.aliases).chain(targets) {
                names.add(name, id);
            }
        }
        Self { plan, names, year: period.year() }
    }

    /// The indicator that a text names.
    pub(in crate::intake) fn indicator(&self, text: &str) -> Result<IndicatorId, Refusal> {
        let candidates = [text, without_number(text)].map(|text| self.names.find(text));
        match candidates.into_iter().find(|found| *found != Found::Nothing) {
            Some(Found::One(id)) => Ok(id),
            Some(Found::Several(ids)) => self.of_year(text, &ids),
            _ => Err(self.unknown(text)),
        }
    }

    /// The one indicator of a unit's form that a text names.
    pub(in crate::intake) fn of_unit(&self, text: &str, unit: UnitId) -> Option<IndicatorId> {
        let found = match self.names.find(text) {
            Found::One(id) => vec![id],
            Found::Several(ids) => ids,
            Found::Nothing => Vec::new(),
        };
        let form = self.form_of(unit);
        let mut own = found.into_iter().filter(|id| form.contains(id));
        own.next().filter(|_| own.next().is_none())
    }

    /// True where a text is an indicator's name.
    pub(in crate::intake) fn is_known(&self, text: &str) -> bool {
        self.names.find(without_number(text)) != Found::Nothing
    }

    /// Of several, the one that the year expects.
    fn of_year(&self, text: &str, ids: &[IndicatorId]) -> Result<IndicatorId, Refusal> {
        let mut expected = ids.iter().filter(|id| self.plan.is_expected(**id, self.year));
        if let (Some(only), None) = (expected.next(), expected.next()) {
            return Ok(*only);
        }
        let names: Vec<String> =
            ids.iter().map(|id| format!("“{}”", self.plan.indicator(*id).name)).collect();
        let message = format!("“{}” có thể là {}", short(text), names.join(" hoặc "));
        Err(Refusal::new(Reason::Indicator, message).hint("Ghi mã chỉ tiêu như trong biểu mẫu"))
    }

    fn unknown(&self, text: &str) -> Refusal {
        let refusal =
            Refusal::new(Reason::Indicator, format!("Không có chỉ tiêu nào tên “{}”", short(text)));
        let all = || self.plan.indicators.iter();
        let short = all().map(|i| i.short_name.as_str()).chain(all().map(|i| i.id.as_str()));
        let aliases = all().flat_map(|i| &i.aliases).map(String::as_str);
        let names = all().map(|i| i.name.as_str());
        match nearest(without_number(text), names.chain(short).chain(aliases)) {
            Some(name) => {
                refusal.hint(format!("Có phải “{name}”? Ghi đúng tên hoặc mã rồi gửi lại"))
            }
            None => refusal.hint("Ghi tên hoặc mã chỉ tiêu như trong biểu mẫu kèm công văn"),
        }
    }

    /// The indicators on a unit's form in the plan's order: what row 1, 2, … stand for.
    pub(in crate::intake) fn form_of(&self, unit: UnitId) -> Vec<IndicatorId> {
        let owned = |id: &IndicatorId| {
            let indicator = self.plan.indicator(*id);
            let member = |p: &_| self.plan.includes(*p, unit);
            !indicator.has_parts
                && self.plan.is_expected(*id, self.year)
                && indicator.reporters.iter().any(member)
        };
        self.plan.indicator_ids().filter(owned).collect()
    }
}
