//! A period as it comes out, in the plan's ids: what closing writes down, and what is held
//! against it later.

use super::bounds::{Share, Verdict};
use super::coverage::Coverage;
use super::entry::Gap;
use super::reporting::{StateCounts, UnitReport};
use super::tasks::{PerState, TaskCounts, TaskProgress};
use super::{Overview, overview};
use crate::aggregate::Exclusions;
use crate::plan::{About, FigureKey, Plan, UnitId};
use crate::submission::Dataset;
use crate::submission::closing::{
    ClosingBook, FigureName, FigureSent, IndicatorSent, Revised, Snapshot, TaskSent, UnitSent,
};

/// Stands for the whole.
const WHOLE: &str = "toan-tinh";

/// A period as it comes out.
pub fn snapshot(plan: &Plan, overview: &Overview) -> Snapshot {
    let mut snapshot = Snapshot {
        reporting: state_counts(overview.reporting.counts),
        actions: action_counts(TaskCounts::of_appendix(plan, &overview.tasks)),
        ..Snapshot::default()
    };
    for coverage in &overview.coverage {
        snapshot.indicators.push(indicator(plan, coverage));
        snapshot.indicators.extend(coverage.parts.iter().map(|part| indicator(plan, part)));
        // A sum has the figures of its parts.
        snapshot.figures.extend(figures(plan, coverage));
    }
    let units = overview.reporting.units.iter();
    snapshot.units = units.map(|report| (id(plan, report.unit), unit(report))).collect();
    let tasks = overview.tasks.iter();
    snapshot.tasks = tasks.map(|task| (plan.task(task.task).id.clone(), sent(task))).collect();
    snapshot
}

/// Every closed period: what was sent, and what comes out now, judged on the day of closing.
pub fn revised(plan: &Plan, dataset: &Dataset, exclusions: &Exclusions) -> Vec<Revised> {
    let books = dataset.closings.iter();
    let closed = books.filter_map(|book: &ClosingBook| Some((book.period, book.in_force()?)));
    let revised = closed.filter_map(|(period, closing)| {
        let now = overview(plan, dataset, exclusions, period, closing.closed_on)?;
        Some(Revised { period, closing: closing.clone(), present: snapshot(plan, &now) })
    });
    revised.collect()
}

fn indicator(plan: &Plan, coverage: &Coverage) -> IndicatorSent {
    let count_target = coverage.is_count_target();
    let bounds = coverage.bounds;
    let pair = |share: Share| (whole(share.numerator), whole(share.denominator));
    IndicatorSent {
        id: plan.indicator(coverage.indicator).id.clone(),
        target: coverage.target.as_ref().map(|target| target.goal),
        numerator: whole(coverage.counted.numerator),
        denominator: coverage.has_denominator.then(|| whole(coverage.counted.denominator)),
        low: bounds.map(|bounds| pair(bounds.low)),
        high: bounds.filter(|_| !count_target).map(|bounds| pair(bounds.high)),
        verdict: coverage.verdict.map(Verdict::key),
        year_running: coverage.year_running,
        expected: size(coverage.expected()),
        counted: size(coverage.addends.len()),
        excluded: size(coverage.excluded.len()),
    }
}

fn figures(plan: &Plan, coverage: &Coverage) -> Vec<(FigureName, FigureSent)> {
    let people = |gap: &Gap| gap.known.map(|known| known.people);
    let counted = coverage.addends.iter().map(|addend| {
        let Share { numerator, denominator } = addend.share;
        let sent = FigureSent::Counted(whole(numerator), whole(denominator));
        (name(plan, addend.key, addend.reporter), sent)
    });
    let missing = coverage.missing.iter();
    let missing =
        missing.map(|gap| (name(plan, gap.key, gap.reporter), FigureSent::Missing(people(gap))));
    let excluded = coverage.excluded.iter();
    let excluded =
        excluded.map(|gap| (name(plan, gap.key, gap.reporter), FigureSent::Excluded(people(gap))));
    counted.chain(missing).chain(excluded).collect()
}

fn name(plan: &Plan, key: FigureKey, reporter: UnitId) -> FigureName {
    FigureName {
        indicator: plan.indicator(key.indicator).id.clone(),
        period: key.period,
        about: match key.about {
            About::Unit(unit) => id(plan, unit),
            About::Whole => WHOLE.to_owned(),
        },
        reporter: id(plan, reporter),
    }
}

fn id(plan: &Plan, unit: UnitId) -> String {
    plan.unit(unit).id.clone()
}

fn unit(report: &UnitReport) -> UnitSent {
    UnitSent {
        state: report.state.key(),
        received_on: report.received_on,
        days_late: u64::from(report.days_late),
        forms: report.forms.iter().map(|form| (form.form, form.state.key())).collect(),
    }
}

fn sent(task: &TaskProgress) -> TaskSent {
    TaskSent {
        state: task.state.key(),
        expected: size(task.lead_units.len()),
        reported: size(task.reported),
        done: size(task.done),
        blocked: size(task.blocked),
        late: task.late,
    }
}

fn state_counts(counts: StateCounts) -> [u64; 8] {
    let StateCounts { expected, on_time, late, missing, pending, undated, document_only, exempt } =
        counts;
    [expected, on_time, late, missing, pending, undated, document_only, exempt].map(size)
}

fn action_counts(counts: TaskCounts) -> [u64; 7] {
    let TaskCounts { total, states, blocked, late, overdue: _ } = counts;
    let PerState { done, in_progress, not_started, no_data } = states;
    [total, done, in_progress, not_started, no_data, blocked, late].map(size)
}

fn size(n: usize) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}

/// Sums stay below 2^53: a count has at most 10 digits and a plan at most 65.535 units.
fn whole(n: u128) -> u64 {
    u64::try_from(n).unwrap_or(u64::MAX)
}
