//! The figures of one indicator in one period, as the checks of figures see them. What they share
//! is looked up once for all of them, and beside each stands that of the period before: a national
//! tree has some 340.000 figures, and looking things up anew for each check cost as much as
//! reading the files.

use super::Reports;
use super::earlier::{Before, Earlier, agree};
use crate::period::Period;
use crate::plan::{Denominator, Indicator, IndicatorId, Measure, Plan, PopulationId};
use crate::submission::{Figure, Value};
use chrono::NaiveDate;

/// What the figures of one indicator in one period share.
pub(super) struct Column<'r, 'a> {
    pub(super) reports: &'r Reports<'a>,
    pub(super) plan: &'a Plan,
    pub(super) period: Period,
    pub(super) id: IndicatorId,
    pub(super) indicator: &'a Indicator,
    /// The people it is about in the period's year.
    pub(super) population: Option<PopulationId>,
    /// The last day of the period's data.
    pub(super) last_day: Option<NaiveDate>,
    /// True where the year expects the indicator.
    pub(super) is_expected: bool,
    /// True where the period asks somebody for it; it has no parts.
    pub(super) is_asked: bool,
}

/// A figure with what is held beside it.
pub(super) struct Entry<'a> {
    pub(super) figure: &'a Figure,
    /// What stands in its cell `so_dat`.
    pub(super) numerator: Value,
    /// What stands in its cell `tong_so`.
    pub(super) denominator: Value,
    /// Whether its reporter owns it.
    pub(super) owned: bool,
    /// False where it contradicts itself: comparing it would accuse others.
    pub(super) sound: bool,
    /// The figure of the period before, where the two can be compared.
    pub(super) earlier: Option<Earlier<'a>>,
}

impl<'r, 'a> Column<'r, 'a> {
    pub(super) fn new(reports: &'r Reports<'a>, id: IndicatorId, period: Period) -> Self {
        let plan = reports.plan;
        Self {
            reports,
            plan,
            period,
            id,
            indicator: plan.indicator(id),
            population: plan.population_in(id, period.year()),
            last_day: reports.terms.get(&period).map(|term| term.window.1),
            is_expected: plan.is_expected(id, period.year()),
            is_asked: reports.asked.get(&period).is_some_and(|asked| asked.contains(&id)),
        }
    }

    /// True where some check compares its figures with those of the period before: a flow that
    /// counts no people begins anew in each.
    fn is_compared(&self) -> bool {
        let Indicator { measure, denominator, .. } = self.indicator;
        *measure == Measure::Level || *denominator != Denominator::None
    }

    /// Its figures in the order of what they are about.
    pub(super) fn entries(&self) -> impl Iterator<Item = Entry<'a>> {
        let before = Before::new(self.reports, self.id, self.period);
        let mut before = before.filter(|_| self.is_compared());
        self.reports.by_key.list(self.period, self.id).map(move |(place, figure)| {
            let (numerator, denominator) = (figure.numerator().value, figure.denominator().value);
            Entry {
                figure,
                numerator,
                denominator,
                owned: self.reports.owned[place],
                sound: agree(numerator, denominator),
                earlier: before.as_mut().and_then(|before| before.of(figure)),
            }
        })
    }
}
