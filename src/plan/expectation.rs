//! Which figures a period expects: its (reporter, about) pairs (numbers.md).

use super::{AboutRule, Form, Group, GroupId, IndicatorId, Party, Plan, Role, Term, UnitId};
use crate::period::Period;
use chrono::NaiveDate;

/// What a figure is about.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum About {
    /// One unit.
    Unit(UnitId),
    /// The whole: `toan-tinh`.
    Whole,
}

impl About {
    /// Stands in files where a row is about the whole.
    pub const WHOLE: &str = "toan-tinh";

    /// The unit; none for the whole, which stands before its units.
    pub fn unit(self) -> Option<UnitId> {
        match self {
            Self::Unit(unit) => Some(unit),
            Self::Whole => None,
        }
    }
}

/// The key of a figure. One figure a key, so that nobody is counted twice.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FigureKey {
    /// Its period.
    pub period: Period,
    /// Its indicator.
    pub indicator: IndicatorId,
    /// What it is about.
    pub about: About,
}

/// A figure that somebody owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Expected {
    /// Who reports it.
    pub reporter: UnitId,
    /// Which unit it is about.
    pub about: UnitId,
}

impl Plan {
    /// The pairs of one indicator without parts, for units valid on `day` (the end of the data
    /// window). Which of them a period asks for, [`Plan::expected_in`] says.
    pub fn expected(&self, id: IndicatorId, day: NaiveDate) -> Vec<Expected> {
        let indicator = self.indicator(id);
        let reporters = self.units_of(&indicator.reporters, day);
        match indicator.about {
            AboutRule::Itself => {
                reporters.into_iter().map(|unit| Expected { reporter: unit, about: unit }).collect()
            }
            AboutRule::Each { group, .. } => {
                let units = self.units_of(&[Party::Group(group)], day);
                let pairs = |reporter| units.iter().map(move |&about| Expected { reporter, about });
                reporters.into_iter().flat_map(pairs).collect()
            }
        }
    }

    /// True where the unit owns the figure of that indicator about that unit.
    pub fn owns(&self, reporter: UnitId, id: IndicatorId, about: About) -> bool {
        self.covers(reporter, id, about) && self.is_reporter(reporter, id)
    }

    /// True where the unit is one of an indicator's reporters.
    pub fn is_reporter(&self, unit: UnitId, id: IndicatorId) -> bool {
        self.indicator(id).reporters.iter().any(|party| self.includes(*party, unit))
    }

    /// True where rows of that indicator by that reporter are about that unit.
    pub fn covers(&self, reporter: UnitId, id: IndicatorId, about: About) -> bool {
        match (self.indicator(id).about, about) {
            (AboutRule::Itself, About::Unit(unit)) => unit == reporter,
            (AboutRule::Itself, About::Whole) => false,
            (AboutRule::Each { or_whole, .. }, About::Whole) => or_whole,
            (AboutRule::Each { group, .. }, About::Unit(unit)) => self.group(group).has(unit),
        }
    }

    /// The indicators without parts that a period asks for.
    pub fn asked_in(&self, period: Period) -> Vec<IndicatorId> {
        let asked = |id: &IndicatorId| !self.indicator(*id).has_parts && self.is_asked(*id, period);
        self.indicator_ids().filter(asked).collect()
    }

    /// True where a unit owns an indicator that the period asks for, and is bound by its duty.
    pub fn has_figures(&self, unit: UnitId, period: Period) -> bool {
        self.owes_figures(unit, period, &self.asked_in(period))
    }

    /// The same where it is known what the period asks for.
    pub fn owes_figures(&self, unit: UnitId, period: Period, asked: &[IndicatorId]) -> bool {
        self.is_bound(unit, period) && asked.iter().any(|id| self.is_reporter(unit, *id))
    }

    /// True where a unit leads an action or duty.
    pub fn has_tasks(&self, unit: UnitId) -> bool {
        let leads = |party: &Party| self.includes(*party, unit);
        self.tasks.iter().any(|task| task.lead.iter().any(leads))
    }

    /// The forms a unit owes in a period, the leading one first. Models are an offer, not a duty.
    pub fn forms_due(&self, unit: UnitId, term: &Term) -> Vec<Form> {
        let owed = |form: &Form| match form {
            Form::Figures => self.has_figures(unit, term.period),
            Form::Tasks => self.has_tasks(unit) && self.is_bound(unit, term.period),
            Form::Models => false,
        };
        let mut forms: Vec<Form> = term.forms.iter().copied().filter(owed).collect();
        // The state follows chi-tieu where the unit owns an indicator (numbers.md, Reporting).
        forms.sort_unstable();
        forms
    }

    /// The group with most units that must report in a period; of equals the first.
    pub fn largest_group(&self, term: &Term) -> Option<GroupId> {
        let units = self.reporting_units(term);
        let size = |group: &Group| group.members.iter().filter(|u| units.contains(u)).count();
        let sizes: Vec<usize> = self.groups.iter().map(size).collect();
        let largest = *sizes.iter().max().filter(|size| **size > 0)?;
        sizes.iter().position(|size| *size == largest).map(|at| GroupId(at as u16))
    }

    /// The units that must report in a period.
    pub fn reporting_units(&self, term: &Term) -> Vec<UnitId> {
        let reports = |id: &UnitId| {
            let unit = self.unit(*id);
            let bound = self.is_bound(*id, term.period);
            bound && unit.role == Role::Reports && unit.is_valid_on(term.window.1)
        };
        self.unit_ids().filter(reports).collect()
    }
}
