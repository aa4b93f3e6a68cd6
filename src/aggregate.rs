//! Adds up: coverage against the targets, who reported, how tasks stand. One value,
//! [`Overview`], feeds the screen, the letter and JSON, so that they cannot disagree.

mod bounds;
mod change;
mod comparison;
mod coverage;
mod entry;
mod exclusions;
mod kept;
mod ledger;
mod need;
mod owed;
mod own_goal;
mod pace;
mod quality;
mod reporting;
mod snapshot;
mod tasks;
mod trace;

pub use bounds::{Bounds, Share, Verdict};
pub use change::{Change, change_of};
pub use comparison::{Comparison, Other, Side};
use comparison::{comparisons, twin};
pub use coverage::Coverage;
pub use entry::{Addend, Gap, Known, KnownFrom, Last};
pub use exclusions::Exclusions;
pub use kept::IfKept;
pub use ledger::Ledger;
pub use need::{periods_needed, reporters_needed};
pub use owed::{Lacking, Owed, owed, own_figures, people_of};
pub use own_goal::OwnGoal;
pub use pace::{Gain, Pace};
pub use quality::{Outcome, Past, Quality, Rise, Test, TestRun, Unable, Value, quality, rises};
pub use reporting::{FormReport, ReportState, Reporting, StateCounts, UnitReport, reporting};
pub use snapshot::{revised, snapshot};
pub use tasks::{PerState, TaskCounts, TaskProgress, TaskState, Timing};
pub use trace::{Paper, Trace, TracedAddend, TracedGap, Whose, Why, trace};

use crate::period::Period;
use crate::plan::{IndicatorId, Plan, Term};
use crate::submission::Dataset;
use chrono::NaiveDate;

/// Everything that is known of one period on one day.
#[derive(Clone, Debug)]
pub struct Overview {
    /// The period with its deadlines.
    pub term: Term,
    /// The day on which lateness is judged.
    pub as_of: NaiveDate,
    /// Who reported.
    pub reporting: Reporting,
    /// Coverage of every indicator that is no part, in the plan's order.
    pub coverage: Vec<Coverage>,
    /// Progress of every action and duty.
    pub tasks: Vec<TaskProgress>,
    /// True where nothing has arrived for the period.
    pub empty: bool,
    /// Earlier periods of the year for which nothing arrived from anybody: they count against
    /// nobody.
    pub uncounted: Vec<Period>,
    /// True where the data are invented.
    pub invented: bool,
}

impl Overview {
    /// Numbers of others beside those of an indicator and its parts, second sources first.
    pub fn comparisons<'a>(&self, ledger: &Ledger<'a>, coverage: &Coverage) -> Vec<Comparison<'a>> {
        let period = self.term.period;
        let mut found = comparisons(ledger, coverage, period);
        found.extend(twin(ledger, &self.coverage, coverage, period));
        found
    }

    /// Coverage of an indicator or of a part; none where it is not expected in the period.
    pub fn coverage_of(&self, indicator: IndicatorId) -> Option<&Coverage> {
        let with_parts = self.coverage.iter().flat_map(|c| std::iter::once(c).chain(&c.parts));
        with_parts.into_iter().find(|coverage| coverage.indicator == indicator)
    }
}

/// Adds up one period; `None` where the plan does not have it.
pub fn overview(
    plan: &Plan,
    dataset: &Dataset,
    exclusions: &Exclusions,
    period: Period,
    as_of: NaiveDate,
) -> Option<Overview> {
    overview_of(&Ledger::new(plan, dataset, exclusions), dataset, period, as_of)
}

/// The same over figures that are sorted already.
pub fn overview_of(
    ledger: &Ledger<'_>,
    dataset: &Dataset,
    period: Period,
    as_of: NaiveDate,
) -> Option<Overview> {
    let plan = ledger.plan;
    let term = plan.term(period)?;
    Some(Overview {
        as_of,
        reporting: reporting(plan, dataset, &term, as_of),
        coverage: coverage::all(ledger, &term),
        tasks: tasks::progress(plan, dataset, &term, as_of),
        empty: dataset.is_empty_in(period),
        uncounted: uncounted(plan, dataset, period),
        invented: dataset.invented,
        term,
    })
}

/// The year's periods before one, of the same frequency.
pub fn earlier_in_year(plan: &Plan, now: Period) -> impl Iterator<Item = Period> {
    let alike =
        move |p: &Period| *p < now && p.year() == now.year() && p.frequency() == now.frequency();
    plan.periods().into_iter().filter(alike)
}

/// Of them those for which nothing arrived from anybody. Where nobody has an entry the reports
/// were not kept here then: that says nothing about a unit.
fn uncounted(plan: &Plan, dataset: &Dataset, now: Period) -> Vec<Period> {
    earlier_in_year(plan, now).filter(|period| dataset.is_empty_in(*period)).collect()
}

/// Coverage of every indicator in one period.
pub fn coverage_in(ledger: &Ledger<'_>, term: &Term) -> Vec<Coverage> {
    coverage::all(ledger, term)
}

/// Coverage of every indicator in each period up to and including this one.
pub fn by_period(ledger: &Ledger<'_>, period: Period) -> Vec<(Period, Vec<Coverage>)> {
    let earlier = ledger.plan.periods().into_iter();
    let terms = earlier
        .filter(|p| *p <= period && p.frequency() == period.frequency())
        .filter_map(|p| ledger.plan.term(p));
    terms.map(|term| (term.period, coverage::all(ledger, &term))).collect()
}
