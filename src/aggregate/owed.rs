//! What each unit still owes in a period: its report, a form of it, figures; and how often it was
//! late before (letters.md, reminders).

use super::{Coverage, Overview, ReportState, Reporting, UnitReport};
use crate::plan::{Form, IndicatorId, Plan, Role, UnitId};

/// Something a unit owes.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Lacking {
    /// Everything.
    Report,
    /// One form; the unit sent something else.
    Form(Form),
    /// A figure of a target, left blank in a form that came; of how many units, where the form
    /// has those of others.
    Figure(IndicatorId, Option<usize>),
}

/// A unit that owes something.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Owed {
    /// The unit.
    pub unit: UnitId,
    /// What it owes, the largest first.
    pub lacking: Vec<Lacking>,
    /// In how many periods of the year it was late or sent nothing, this one included.
    pub times: usize,
    /// In how many of them it sent nothing at all, this one included.
    pub times_missing: usize,
}

impl Owed {
    /// True where nothing came at all.
    pub fn owes_all(&self) -> bool {
        self.lacking.contains(&Lacking::Report)
    }
}

/// Every unit that owes something, in the plan's order. Who is exempt or still has time owes
/// nothing. `earlier` is the reporting of the year's periods before that count: those in which
/// somebody has an entry.
pub fn owed(overview: &Overview, earlier: &[Reporting]) -> Vec<Owed> {
    let of_unit = |report: &UnitReport| {
        let lacking = lacking(overview, report);
        let count = |wanted: fn(ReportState) -> bool| {
            let before = earlier.iter().flat_map(|reporting| &reporting.units);
            let before = before.filter(|r| r.unit == report.unit && wanted(r.state)).count();
            before + usize::from(wanted(report.state))
        };
        let times = count(|state| matches!(state, ReportState::Late | ReportState::Missing));
        let times_missing = count(|state| state == ReportState::Missing);
        let owed = Owed { unit: report.unit, lacking, times, times_missing };
        (!owed.lacking.is_empty()).then_some(owed)
    };
    overview.reporting.units.iter().filter_map(of_unit).collect()
}

/// Who owes no report but gathers them has figures of its own: those of targets that nobody has
/// typed in yet.
pub fn own_figures(plan: &Plan, overview: &Overview) -> Vec<(UnitId, Vec<IndicatorId>)> {
    let gathers = plan.unit_ids().filter(|unit| plan.unit(*unit).role == Role::Aggregates);
    let lacking = gathers.map(|unit| (unit, blank_figures(overview, unit).collect::<Vec<_>>()));
    lacking.filter(|(_, figures)| !figures.is_empty()).collect()
}

fn lacking(overview: &Overview, report: &UnitReport) -> Vec<Lacking> {
    match report.state {
        ReportState::Missing => vec![Lacking::Report],
        ReportState::Pending | ReportState::Exempt => Vec::new(),
        ReportState::DocumentOnly => forms(report),
        ReportState::OnTime | ReportState::Late | ReportState::Undated => {
            let mut lacking = forms(report);
            lacking.extend(
                blank_figures(overview, report.unit)
                    .map(|id| Lacking::Figure(id, units_left(overview, id, report.unit))),
            );
            lacking
        }
    }
}

fn forms(report: &UnitReport) -> Vec<Lacking> {
    let owes = |state| matches!(state, ReportState::Missing | ReportState::DocumentOnly);
    let forms = report.forms.iter().filter(|form| owes(form.state));
    forms.map(|form| Lacking::Form(form.form)).collect()
}

/// Targets of which the unit's form says nothing. A figure left out for an error is no matter of
/// a reminder: the slip asks about it.
fn blank_figures(overview: &Overview, unit: UnitId) -> impl Iterator<Item = IndicatorId> + '_ {
    let period = overview.term.period;
    let targets = overview.coverage.iter().filter(|c| c.target.is_some());
    let single = targets.flat_map(singles);
    single
        .filter(move |c| c.missing.iter().any(|g| g.reporter == unit && g.key.period == period))
        .map(|c| c.indicator)
}

/// About how many units a reporter still owes a figure that it gave about others.
fn units_left(overview: &Overview, indicator: IndicatorId, reporter: UnitId) -> Option<usize> {
    let coverage = overview.coverage_of(indicator)?;
    let period = overview.term.period;
    let given = coverage.addends.iter();
    let mut given = given.filter(|a| a.reporter == reporter && a.key.period == period);
    let left = coverage.missing.iter();
    let left = left.filter(|gap| gap.reporter == reporter && gap.key.period == period).count();
    given.next().map(|_| left)
}

/// The indicators that units report themselves: parts in place of their parent.
fn singles(coverage: &Coverage) -> Vec<&Coverage> {
    if coverage.parts.is_empty() { vec![coverage] } else { coverage.parts.iter().collect() }
}

/// The people of a target that those units would have to report about, and all of its people: of
/// the target that lacks most of those units. `None` where no target knows them all.
pub fn people_of(overview: &Overview, units: &[UnitId]) -> Option<(IndicatorId, u128, u128)> {
    let share = |coverage: &Coverage| {
        let all = coverage.counted.denominator + coverage.missing_people?;
        let own = coverage.missing.iter().filter(|g| g.unit().is_some_and(|u| units.contains(&u)));
        let people: u128 = own.clone().filter_map(|g| g.known).map(|k| u128::from(k.people)).sum();
        (people > 0 && coverage.has_denominator)
            .then(|| (own.count(), coverage.indicator, people, all))
    };
    let targets = overview.coverage.iter().filter(|c| c.target.is_some());
    let most = targets.filter_map(share).max_by_key(|(units, _, _, all)| (*units, *all));
    most.map(|(_, indicator, people, all)| (indicator, people, all))
}
