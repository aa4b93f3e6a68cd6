//! `bdhvs.coverage/1`.

use super::closing::{Closed, closed};
use super::moves::{Moved, Moves, moved, moves};
use super::sources::{Compared, Noted, compared, noted};
use super::{Facts, Head, head, integer, value};
use crate::aggregate::{Coverage, Gap, OwnGoal, Share, Verdict, by_period, change_of};
use crate::plan::{About, Amount, Goal, IndicatorId, Plan, UnitId};
use crate::view::coverage::{Breakdown, GroupLine, UnitLine, by_group, by_unit, gaps};
use crate::view::words;
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    head: Head,
    indicators: Vec<Indicator>,
    #[serde(flatten)]
    closed: Closed,
}

/// One indicator, as `coverage` and `status` give it.
#[derive(Serialize)]
pub(super) struct Indicator {
    id: String,
    name: String,
    population: Option<String>,
    target: Option<Target>,
    numerator: u64,
    denominator: Option<u64>,
    low: Option<Bound>,
    high: Option<Bound>,
    percent_text: Option<String>,
    verdict: Option<&'static str>,
    people_needed: Option<u64>,
    units_expected: usize,
    units_counted: usize,
    missing: Vec<String>,
    excluded: Vec<Excluded>,
    of_target: Option<Bound>,
    of_target_text: Option<String>,
    year_running: bool,
    #[serde(flatten)]
    moves: Moves,
    parts: Vec<Indicator>,
    #[serde(skip_serializing_if = "Option::is_none")]
    gaps: Option<Gaps>,
    #[serde(skip_serializing_if = "Option::is_none")]
    units: Option<Vec<Unit>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    groups: Option<Vec<Group>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    periods: Option<Vec<Period>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    breaks: Option<Vec<Noted>>,
    #[serde(skip_serializing_if = "Option::is_none")]
    comparisons: Option<Vec<Compared>>,
}

#[derive(Serialize)]
struct Target {
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    at_most: bool,
    /// None for a unit's own; null in it where the target holds every year.
    #[serde(skip_serializing_if = "Option::is_none")]
    year: Option<Option<i32>>,
}

/// A numerator over a denominator.
#[derive(Serialize)]
pub(super) struct Bound {
    numerator: u64,
    denominator: Option<u64>,
}

#[derive(Serialize)]
struct Excluded {
    unit: String,
    reason: String,
}

#[derive(Serialize)]
struct Unit {
    unit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reporter: Option<String>,
    numerator: Option<u64>,
    denominator: Option<u64>,
    people_needed: Option<u64>,
    change: Option<Moved>,
    state: &'static str,
    #[serde(skip_serializing_if = "Option::is_none")]
    own_target: Option<OwnTarget>,
}

/// What a unit has to reach by itself.
#[derive(Serialize)]
struct OwnTarget {
    #[serde(flatten)]
    target: Target,
    verdict: &'static str,
}

/// People needed by unit, added up, and the units that 80 % of them are of.
#[derive(Serialize)]
struct Gaps {
    sum: u64,
    most_of_it: Vec<String>,
}

#[derive(Serialize)]
struct Group {
    group: String,
    numerator: u64,
    denominator: Option<u64>,
    people_needed: Option<u64>,
    change: Option<Moved>,
    units_counted: usize,
    units_expected: usize,
    state: &'static str,
}

#[derive(Serialize)]
struct Period {
    period: String,
    numerator: u64,
    denominator: Option<u64>,
    percent_text: Option<String>,
    people_needed: Option<u64>,
    #[serde(flatten)]
    moves: Moves,
    state: Option<&'static str>,
}

/// The document.
pub fn coverage(
    facts: &Facts<'_>,
    breakdown: Option<Breakdown>,
    only: Option<IndicatorId>,
) -> Value {
    let shown = |c: &&Coverage| only.is_none_or(|id| c.indicator == id);
    let all = facts.overview.coverage.iter().filter(shown);
    let indicators = all.map(|coverage| broken_down(facts, coverage, breakdown));
    value(Document {
        head: head("bdhvs.coverage/1", facts),
        indicators: indicators.collect(),
        closed: closed(facts),
    })
}

/// One indicator with its breakdown.
pub(super) fn broken_down(
    facts: &Facts<'_>,
    coverage: &Coverage,
    breakdown: Option<Breakdown>,
) -> Indicator {
    let mut shown = indicator(facts, coverage);
    match breakdown {
        Some(Breakdown::Unit) => {
            shown.units = Some(units(facts, coverage));
            shown.gaps = gaps(coverage).map(|found| heaviest(facts.plan, found));
        }
        Some(Breakdown::Group) => shown.groups = Some(groups(facts, coverage)),
        Some(Breakdown::Period) => shown.periods = Some(periods(facts, coverage)),
        Some(Breakdown::Source) => shown.comparisons = Some(compared(facts, coverage)),
        None => {}
    }
    shown.breaks = Some(noted(facts, coverage));
    shown
}

/// An indicator of the letter: by unit, beside the numbers of others.
pub(super) fn in_letter(facts: &Facts<'_>, coverage: &Coverage) -> Indicator {
    let mut shown = broken_down(facts, coverage, Some(Breakdown::Unit));
    shown.comparisons = Some(compared(facts, coverage));
    shown
}

/// The id of a unit, or the word for the whole.
pub(super) fn id_of(plan: &Plan, about: About) -> String {
    about.unit().map_or(About::WHOLE.to_owned(), |unit| id(plan, unit))
}

/// One indicator without breakdown.
pub(super) fn indicator(facts: &Facts<'_>, coverage: &Coverage) -> Indicator {
    let plan = facts.plan;
    let indicator = plan.indicator(coverage.indicator);
    let count_low = coverage.is_count_target().then(|| count(coverage.counted));
    Indicator {
        id: indicator.id.clone(),
        name: indicator.name.clone(),
        population: coverage.population.map(|id| plan.population(id).id.clone()),
        target: target(coverage),
        numerator: integer(coverage.counted.numerator),
        denominator: denominator(coverage, coverage.counted),
        low: count_low.or(coverage.bounds.map(|b| bound(b.low))),
        high: coverage.bounds.filter(|_| !coverage.is_count_target()).map(|b| bound(b.high)),
        percent_text: some(words::percent_text(coverage)),
        verdict: coverage.verdict.map(Verdict::key),
        people_needed: coverage.people_needed.map(integer),
        units_expected: coverage.expected(),
        units_counted: coverage.addends.len(),
        missing: coverage.missing.iter().map(|gap| about(plan, gap)).collect(),
        excluded: coverage.excluded.iter().map(|gap| excluded(plan, gap)).collect(),
        of_target: coverage.of_target.map(bound),
        of_target_text: some(words::of_target_text(coverage)),
        year_running: coverage.year_running,
        moves: moves(facts, coverage),
        parts: coverage.parts.iter().map(|part| self::indicator(facts, part)).collect(),
        gaps: None,
        units: None,
        groups: None,
        periods: None,
        breaks: None,
        comparisons: None,
    }
}

fn some(text: String) -> Option<String> {
    (!text.is_empty()).then_some(text)
}

fn target(coverage: &Coverage) -> Option<Target> {
    let target = coverage.target.as_ref()?;
    Some(Target { year: Some(target.year), ..goal(target.goal) })
}

fn goal(goal: Goal) -> Target {
    let (percent, count) = match goal.amount {
        Amount::Percent(hundredths) => (Some(percent_text(hundredths)), None),
        Amount::Count(count) => (None, Some(integer(count))),
    };
    Target { percent, count, at_most: goal.at_most, year: None }
}

fn own_target(own: OwnGoal) -> OwnTarget {
    OwnTarget { target: goal(own.goal), verdict: own.verdict.key() }
}

/// Exact, as the plan writes it: `85`, `99.5`.
pub(super) fn percent_text(hundredths: u128) -> String {
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        rest => format!("{}.{}", hundredths / 100, format!("{rest:02}").trim_end_matches('0')),
    }
}

pub(super) fn bound(share: Share) -> Bound {
    Bound { numerator: integer(share.numerator), denominator: Some(integer(share.denominator)) }
}

pub(super) fn count(share: Share) -> Bound {
    Bound { numerator: integer(share.numerator), denominator: None }
}

fn denominator(coverage: &Coverage, share: Share) -> Option<u64> {
    coverage.has_denominator.then(|| integer(share.denominator))
}

fn about(plan: &Plan, gap: &Gap) -> String {
    id_of(plan, gap.key.about)
}

fn excluded(plan: &Plan, gap: &Gap) -> Excluded {
    Excluded { unit: about(plan, gap), reason: gap.reason.clone().unwrap_or_default() }
}

fn id(plan: &Plan, unit: UnitId) -> String {
    plan.unit(unit).id.clone()
}

/// Like for like, of the figures about some of the units.
fn change(facts: &Facts<'_>, coverage: &Coverage, wanted: impl Fn(About) -> bool) -> Option<Moved> {
    change_of(facts.ledger, coverage, &facts.overview.term, wanted).as_ref().map(moved)
}

fn units(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Unit> {
    let plan = facts.plan;
    let one = |line: UnitLine| Unit {
        unit: line.about.map_or(About::WHOLE.to_owned(), |unit| id(plan, unit)),
        reporter: (line.about != Some(line.reporter)).then(|| id(plan, line.reporter)),
        numerator: line.share.map(|share| integer(share.numerator)),
        denominator: line.share.and_then(|share| denominator(coverage, share)),
        people_needed: line.needed(coverage).map(integer),
        change: change(facts, coverage, |about| about.unit() == line.about),
        state: line.state(),
        own_target: line.own_goal(coverage).map(own_target),
    };
    by_unit(coverage).into_iter().map(one).collect()
}

fn heaviest(plan: &Plan, gaps: crate::view::coverage::Gaps) -> Gaps {
    let unit = |line: &UnitLine| line.about.map_or(About::WHOLE.to_owned(), |unit| id(plan, unit));
    let most_of_it = gaps.heaviest.iter().map(|(line, _)| unit(line)).collect();
    Gaps { sum: integer(gaps.sum), most_of_it }
}

fn groups(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Group> {
    let plan = facts.plan;
    let within = |group| move |about: About| about.unit().is_some_and(|u| plan.group(group).has(u));
    let one = |line: GroupLine| Group {
        group: plan.group(line.group).id.clone(),
        numerator: integer(line.share.numerator),
        denominator: denominator(coverage, line.share),
        people_needed: line.needed.map(integer),
        change: change(facts, coverage, within(line.group)),
        units_counted: line.counted,
        units_expected: line.expected,
        state: if line.counted == line.expected { "counted" } else { "incomplete" },
    };
    by_group(plan, coverage).into_iter().map(one).collect()
}

fn periods(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Period> {
    let all = by_period(facts.ledger, facts.overview.term.period);
    let one = |(period, all): &(crate::period::Period, Vec<Coverage>)| {
        let then = all.iter().find(|c| c.indicator == coverage.indicator)?;
        Some(Period {
            period: period.to_string(),
            numerator: integer(then.counted.numerator),
            denominator: denominator(then, then.counted),
            percent_text: some(words::percent_text(then)),
            people_needed: then.people_needed.map(integer),
            moves: moves(facts, then),
            state: then.verdict.map(Verdict::key),
        })
    };
    all.iter().filter_map(one).collect()
}
