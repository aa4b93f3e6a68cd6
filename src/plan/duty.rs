//! What one period asks of whom: a plan may have several duties to report beside each other,
//! each with its own units, forms and figures.

use super::{Expected, Form, IndicatorId, Party, Plan, Reporting, Term, UnitId};
use crate::period::Period;

impl Plan {
    /// The duty that a period belongs to.
    pub fn duty(&self, period: Period) -> Option<&Reporting> {
        self.reporting.iter().find(|duty| duty.periods.contains(&period))
    }

    /// True where the period's duty binds the unit.
    pub fn is_bound(&self, unit: UnitId, period: Period) -> bool {
        self.duty(period).is_some_and(|duty| duty.binds(self, unit))
    }

    /// True where the period asks for the form at all.
    pub fn asks_for(&self, form: Form, period: Period) -> bool {
        self.duty(period).is_some_and(|duty| duty.forms.contains(&form))
    }

    /// True where the period asks somebody for the indicator or for one of its parts.
    pub fn is_asked(&self, id: IndicatorId, period: Period) -> bool {
        let indicator = self.indicator(id);
        if indicator.has_parts {
            return !self.parts_in(id, period).is_empty();
        }
        let frequencies = &indicator.frequencies;
        let often = frequencies.is_empty() || frequencies.contains(&period.frequency());
        let bound = |unit: &UnitId| self.is_bound(*unit, period);
        let somebody = || indicator.reporters.iter().any(|p| self.members(p).iter().any(bound));
        often
            && self.asks_for(Form::Figures, period)
            && self.is_expected(id, period.year())
            && somebody()
    }

    /// The parts of an indicator that a period asks for.
    pub fn parts_in(&self, parent: IndicatorId, period: Period) -> Vec<IndicatorId> {
        let part = |id: &IndicatorId| self.indicator(*id).part_of == Some(parent);
        self.indicator_ids().filter(part).filter(|id| self.is_asked(*id, period)).collect()
    }

    /// The pairs that an indicator without parts expects in a period: none where the period does
    /// not ask for it, none of units that its duty does not bind.
    pub fn expected_in(&self, id: IndicatorId, term: &Term) -> Vec<Expected> {
        if !self.is_asked(id, term.period) {
            return Vec::new();
        }
        let mut pairs = self.expected(id, term.window.1);
        pairs.retain(|pair| self.is_bound(pair.reporter, term.period));
        pairs
    }

    /// True where nothing of the indicator is asked later in the period's year: what is missed now
    /// is missed. Of periods that close on one day none is later than the other.
    pub fn closes_year(&self, id: IndicatorId, term: &Term) -> bool {
        let year = term.period.year();
        let later = self.periods().into_iter().filter(|p| p.year() == year && *p != term.period);
        let mut asked = later.filter(|p| self.is_asked(id, *p)).filter_map(|p| self.term(p));
        term.closes_year && !asked.any(|other| other.window.1 > term.window.1)
    }

    /// The period in the title of its report. One report stands for the quarter and for the year
    /// that ends with it, unless the plan has a report of its own for the year.
    pub fn title_of_report(&self, period: Period) -> String {
        let has_own = period.spans_that_end_with_it().into_iter().any(|p| self.duty(p).is_some());
        if has_own { period.in_running_text() } else { period.in_report_title() }
    }
}

impl Reporting {
    /// True where the duty binds the unit.
    pub fn binds(&self, plan: &Plan, unit: UnitId) -> bool {
        let holds = |party: &Party| plan.includes(*party, unit);
        self.units.is_empty() || self.units.iter().any(holds)
    }
}
