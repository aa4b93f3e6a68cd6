//! Coverage of indicators: what counts, what is missing, what is left out, and what follows.

use super::bounds::{self, Bounds, Share, Sums, Verdict};
use super::change::{self, Change};
use super::entry::{Addend, Gap, Known, KnownFrom, Last};
use super::kept::{self, IfKept};
use super::ledger::{Ledger, Standing};
use super::own_goal::{self, OwnGoal};
use crate::period::Period;
use crate::plan::{
    About, AboutRule, Amount, Denominator, Expected, FigureKey, IndicatorId, Measure, PopulationId,
    Target, Term, UnitId,
};
use crate::submission::Figure;
use std::collections::BTreeMap;

/// Coverage of one indicator in one period.
#[derive(Clone, Debug)]
pub struct Coverage {
    /// The indicator.
    pub indicator: IndicatorId,
    /// The period.
    pub period: Period,
    /// Its target for the year.
    pub target: Option<Target>,
    /// Its population.
    pub population: Option<PopulationId>,
    /// False for a count, which has no denominator.
    pub has_denominator: bool,
    /// Sums over the figures that count.
    pub counted: Share,
    /// The figures that count.
    pub addends: Vec<Addend>,
    /// Figures that are blank or not there.
    pub missing: Vec<Gap>,
    /// Figures that are left out.
    pub excluded: Vec<Gap>,
    /// What coverage can still be; none where people of a missing figure are not known, for
    /// counts and for flows with gaps.
    pub bounds: Option<Bounds>,
    /// People in missing figures; none where some are not known.
    pub missing_people: Option<u128>,
    /// What can be said of the target; none without target where there are data.
    pub verdict: Option<Verdict>,
    /// People still needed.
    pub people_needed: Option<u128>,
    /// Coverage over target.
    pub of_target: Option<Share>,
    /// True before the last period of the target's year.
    pub year_running: bool,
    /// Change since the period before, like for like.
    pub change: Option<Change>,
    /// The units that have something to reach by themselves.
    pub own_goals: BTreeMap<UnitId, OwnGoal>,
    /// Change since the period before of all that counts.
    pub headline: Option<Change>,
    /// Coverage with the last figures of what is missing; it decides nothing.
    pub if_kept: Option<IfKept>,
    /// Its parts.
    pub parts: Vec<Coverage>,
}

impl Coverage {
    /// How many figures are expected.
    pub fn expected(&self) -> usize {
        self.addends.len() + self.missing.len() + self.excluded.len()
    }

    /// How many figures do not count.
    pub fn absent(&self) -> usize {
        self.missing.len() + self.excluded.len()
    }

    /// All figures that do not count.
    pub fn gaps(&self) -> impl Iterator<Item = &Gap> + Clone {
        self.missing.iter().chain(&self.excluded)
    }

    /// The units whose figures do not count, each once, in the plan's order.
    pub fn absent_units(&self) -> Vec<UnitId> {
        let mut units: Vec<UnitId> = self.gaps().filter_map(Gap::unit).collect();
        units.sort_unstable();
        units.dedup();
        units
    }
}

/// Coverage of every indicator that is no part and that the period asks for.
pub(super) fn all(ledger: &Ledger<'_>, term: &Term) -> Vec<Coverage> {
    let plan = ledger.plan;
    let shown =
        |id: &IndicatorId| plan.indicator(*id).part_of.is_none() && plan.is_asked(*id, term.period);
    ledger.plan.indicator_ids().filter(shown).map(|id| coverage(ledger, id, term)).collect()
}

/// Coverage of one indicator with its parts.
fn coverage(ledger: &Ledger<'_>, id: IndicatorId, term: &Term) -> Coverage {
    let parts: Vec<Coverage> = ledger
        .plan
        .parts_in(id, term.period)
        .into_iter()
        .map(|part| coverage(ledger, part, term))
        .collect();
    let mut found = Found::default();
    if parts.is_empty() {
        found.collect(ledger, id, term);
    } else {
        parts.iter().for_each(|part| found.take_in(part));
    }
    let mut coverage = judged(ledger, id, term, found);
    coverage.change = change::like_for_like(ledger, &coverage, term);
    coverage.headline = change::headline(ledger, &coverage, term);
    coverage.if_kept = kept::if_kept(&coverage);
    coverage.parts = parts;
    coverage
}

/// The expected figures of every indicator in a period that do not count.
pub(super) fn gaps(ledger: &Ledger<'_>, term: &Term) -> Vec<Gap> {
    let mut found = Found::default();
    for id in ledger.plan.asked_in(term.period) {
        found.collect(ledger, id, term);
    }
    found.missing.into_iter().chain(found.excluded).collect()
}

/// The figures of an indicator that count in a period, those of its parts where it has some.
pub(super) fn addends_of(ledger: &Ledger<'_>, id: IndicatorId, term: &Term) -> Vec<Addend> {
    let parts = ledger.plan.parts_in(id, term.period);
    if parts.is_empty() {
        let mut found = Found::default();
        found.collect(ledger, id, term);
        return found.addends;
    }
    parts.into_iter().flat_map(|part| addends_of(ledger, part, term)).collect()
}

/// What was found of the expected figures.
#[derive(Default)]
pub(super) struct Found {
    pub(super) addends: Vec<Addend>,
    pub(super) missing: Vec<Gap>,
    pub(super) excluded: Vec<Gap>,
}

impl Found {
    fn take_in(&mut self, part: &Coverage) {
        self.addends.extend(part.addends.iter().cloned());
        self.missing.extend(part.missing.iter().cloned());
        self.excluded.extend(part.excluded.iter().cloned());
    }

    /// A level expects its pairs in the period, a flow in every period since the year began.
    fn collect(&mut self, ledger: &Ledger<'_>, id: IndicatorId, term: &Term) {
        let periods = match ledger.plan.indicator(id).measure {
            Measure::Level => vec![term.period],
            Measure::Flow => ledger.plan.year_so_far(term.period),
        };
        for period in periods {
            let Some(term) = ledger.plan.term(period) else { continue };
            for (key, reporter) in expected_keys(ledger, id, &term) {
                self.sort(ledger, key, reporter);
            }
        }
    }

    fn sort(&mut self, ledger: &Ledger<'_>, key: FigureKey, reporter: UnitId) {
        match ledger.standing(key, reporter) {
            Standing::Counts(share, figure) => {
                self.addends.push(Addend { key, reporter, share, row: figure.row() });
            }
            Standing::Missing(row) => {
                let own = row.and_then(|figure| figure.denominator().value.count());
                let known = known(ledger, key, reporter, own);
                let at = row.map(Figure::row);
                let last = last(ledger, key, reporter);
                self.missing.push(Gap { key, reporter, known, last, reason: None, at });
            }
            Standing::Excluded(cause) => {
                let known = known(ledger, key, reporter, None);
                let (reason, at) = (Some(cause.reason.clone()), Some(cause.at));
                let last = last(ledger, key, reporter);
                self.excluded.push(Gap { key, reporter, known, last, reason, at });
            }
        }
    }
}

/// The keys that are expected with their reporters. One row for the whole, alone, stands for all.
fn expected_keys(ledger: &Ledger<'_>, id: IndicatorId, term: &Term) -> Vec<(FigureKey, UnitId)> {
    let period = term.period;
    let pairs = ledger.plan.expected_in(id, term);
    let key = |about| FigureKey { period, indicator: id, about };
    let unit_keys = |pair: &Expected| (key(About::Unit(pair.about)), pair.reporter);
    if let AboutRule::Each { or_whole: true, .. } = ledger.plan.indicator(id).about {
        let whole = pairs.first().map(|pair| pair.reporter);
        let whole = whole.filter(|reporter| ledger.has_whole(id, period, *reporter));
        let any_unit = pairs.iter().any(|p| {
            let (key, reporter) = unit_keys(p);
            ledger.figure(key, reporter).is_some()
        });
        if let Some(reporter) = whole.filter(|_| !any_unit) {
            return vec![(key(About::Whole), reporter)];
        }
    }
    pairs.iter().map(unit_keys).collect()
}

/// People of a missing figure: its row's own `tong_so`, else the latest earlier figure that
/// counts with the same population, else the register (numbers.md, Bounds). Where the register is
/// the denominator it goes before all, so that nothing moves when the figure comes.
fn known(ledger: &Ledger<'_>, key: FigureKey, reporter: UnitId, own: Option<u64>) -> Option<Known> {
    let registered =
        ledger.registered(key).map(|people| Known { people, from: KnownFrom::Register });
    if ledger.plan.indicator(key.indicator).denominator == Denominator::Registered
        && registered.is_some()
    {
        return registered;
    }
    if let Some(people) = own {
        return Some(Known { people, from: KnownFrom::Row });
    }
    if let Some((period, share)) = ledger.latest_before(key, reporter) {
        let people = u64::try_from(share.denominator).ok()?;
        return Some(Known { people, from: KnownFrom::Period(period) });
    }
    registered
}

/// The last figure of a level that is missing now.
fn last(ledger: &Ledger<'_>, key: FigureKey, reporter: UnitId) -> Option<Last> {
    let level = ledger.plan.indicator(key.indicator).measure == Measure::Level;
    let (period, share) = ledger.latest_before(key, reporter).filter(|_| level)?;
    Some(Last { period, share })
}

/// Sums, bounds, verdict of what was found.
fn judged(ledger: &Ledger<'_>, id: IndicatorId, term: &Term, found: Found) -> Coverage {
    let indicator = ledger.plan.indicator(id);
    let target = ledger.plan.target(id, term.period.year()).cloned();
    let has_denominator = counts_people(ledger, id, term);
    let counted: Share = found.addends.iter().map(|a| a.share).sum();
    let absent = found.missing.len() + found.excluded.len();
    let sums = Sums {
        counted,
        figures: found.addends.len(),
        absent,
        missing: missing_people(&found, has_denominator, indicator.measure),
    };
    // A part is judged through its parent only.
    let goal = target.as_ref().filter(|_| indicator.part_of.is_none()).map(|t| t.goal);
    let own_goals = own_goal::of_units(ledger, id, term, &found);
    let no_data = (sums.figures == 0).then_some(Verdict::NoData);
    Coverage {
        indicator: id,
        period: term.period,
        population: ledger.plan.population_in(id, term.period.year()),
        has_denominator,
        counted,
        bounds: bounds::bounds(&sums).filter(|_| has_denominator),
        missing_people: sums.missing.filter(|_| has_denominator),
        verdict: goal.map(|goal| bounds::verdict(goal, &sums)).or(no_data),
        people_needed: goal.and_then(|goal| bounds::people_needed(goal, &sums)),
        of_target: goal
            .filter(|_| sums.figures > 0)
            .and_then(|goal| bounds::of_target(goal, counted)),
        year_running: (goal.is_some() || !own_goals.is_empty())
            && !ledger.plan.closes_year(id, term),
        target: target.filter(|_| indicator.part_of.is_none()),
        addends: found.addends,
        missing: found.missing,
        excluded: found.excluded,
        change: None,
        own_goals,
        headline: None,
        if_kept: None,
        parts: Vec::new(),
    }
}

/// True where the indicator, or one of its parts, has a denominator.
pub(super) fn counts_people(ledger: &Ledger<'_>, id: IndicatorId, term: &Term) -> bool {
    let own = |id: IndicatorId| ledger.plan.indicator(id).denominator != Denominator::None;
    own(id) || ledger.plan.parts_in(id, term.period).into_iter().any(own)
}

/// M. A count has no people; a flow with gaps has no bounds.
pub(super) fn missing_people(
    found: &Found,
    has_denominator: bool,
    measure: Measure,
) -> Option<u128> {
    let mut gaps = found.missing.iter().chain(&found.excluded);
    if !has_denominator || measure == Measure::Flow {
        return gaps.next().is_none().then_some(0);
    }
    gaps.map(|gap| gap.known.map(|known| u128::from(known.people))).sum()
}

impl Coverage {
    /// The lower bound of a count target: what counts so far.
    pub fn is_count_target(&self) -> bool {
        self.target.as_ref().is_some_and(|t| matches!(t.goal.amount, Amount::Count(_)))
    }
}
