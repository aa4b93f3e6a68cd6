//! The answers that a period looks at. A period that does not ask a unit for its tasks keeps what
//! the unit said when it was last asked: a month between two half-years does not turn a task that
//! is done into one without report.

use crate::period::Period;
use crate::plan::{Answerable, Form, Plan, Role, TaskId, Term, UnitId};
use crate::submission::{Answer, Dataset, State};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Answers, and who is asked when.
pub(super) struct Board<'a> {
    pub(super) plan: &'a Plan,
    /// The period and those before it that ask for tasks, in order.
    asked: Vec<Term>,
    /// The last day of the period's data.
    ends: NaiveDate,
    /// By unit: the period in which it was last asked for its tasks.
    last_asked: Vec<Option<Period>>,
    by_heading: Vec<bool>,
    answers: BTreeMap<(Answerable, UnitId, Period), &'a Answer>,
    exempt: BTreeSet<(UnitId, Period)>,
}

impl<'a> Board<'a> {
    /// The answers that count in a period.
    pub(super) fn new(plan: &'a Plan, dataset: &'a Dataset, term: &Term) -> Self {
        let asked = asked(plan, term);
        let last_asked = last_asked(plan, &asked);
        let wanted = wanted(plan, &asked, &last_asked);
        let answers = dataset.answers.iter().filter(|a| wanted.contains(&a.period));
        Self {
            plan,
            ends: term.window.1,
            last_asked,
            by_heading: plan.unit_ids().map(|u| plan.answers_by_heading(u)).collect(),
            answers: once(answers),
            exempt: dataset.exemptions.iter().map(|e| (e.unit, e.period)).collect(),
            asked,
        }
    }

    /// The units that lead a task and answer for it, and their answers.
    pub(super) fn answers(&self, id: TaskId) -> (Vec<UnitId>, Vec<&'a Answer>) {
        let asked = |unit: &UnitId| self.last_asked[usize::from(unit.0)];
        let owes = |unit: &UnitId| asked(unit).is_some_and(|p| !self.exempt.contains(&(*unit, p)));
        let units: Vec<UnitId> = self.leads(id, self.ends).filter(owes).collect();
        let answers = units.iter().filter_map(|unit| self.answer(id, *unit, asked(unit)?));
        let answers = answers.collect();
        (units, answers)
    }

    /// The units that lead a task on a day; those only named in the plan owe nothing.
    fn leads(&self, id: TaskId, day: NaiveDate) -> impl Iterator<Item = UnitId> {
        let answers =
            |unit: &UnitId| matches!(self.plan.unit(*unit).role, Role::Reports | Role::Aggregates);
        self.plan.units_of(&self.plan.task(id).lead, day).into_iter().filter(answers)
    }

    fn answer(&self, id: TaskId, unit: UnitId, period: Period) -> Option<&'a Answer> {
        let by_heading = self.by_heading[usize::from(unit.0)];
        let heading = self.plan.task(id).heading.filter(|_| by_heading);
        let own = self.answers.get(&(Answerable::Task(id), unit, period));
        own.or_else(|| self.answers.get(&(Answerable::Heading(heading?), unit, period))).copied()
    }

    /// True where a report of an earlier period, closed on the due day or later, said that the
    /// task was not done: it was done after it was due.
    pub(super) fn was_open_after(&self, id: TaskId, due: NaiveDate) -> bool {
        let mut earlier = self.asked.iter().filter(|t| t.window.1 >= due && t.window.1 < self.ends);
        earlier.any(|term| {
            let answer = |unit| self.answer(id, unit, term.period);
            let mut answers = self.leads(id, term.window.1).filter_map(answer);
            answers.any(|a| matches!(a.state, State::NotStarted | State::InProgress))
        })
    }
}

/// What was answered once. Of two answers for one task nobody can say which is right: neither
/// counts, as the rule about them says.
fn once<'a>(
    all: impl Iterator<Item = &'a Answer>,
) -> BTreeMap<(Answerable, UnitId, Period), &'a Answer> {
    let mut answers: BTreeMap<_, Vec<&Answer>> = BTreeMap::new();
    for answer in all {
        answers.entry((answer.task, answer.unit, answer.period)).or_default().push(answer);
    }
    let once = |(key, answers): (_, Vec<&'a Answer>)| match answers[..] {
        [only] => Some((key, only)),
        _ => None,
    };
    answers.into_iter().filter_map(once).collect()
}

/// The periods whose answers count in one.
pub(super) fn periods_needed(plan: &Plan, term: &Term) -> BTreeSet<Period> {
    let asked = asked(plan, term);
    wanted(plan, &asked, &last_asked(plan, &asked))
}

/// A period and those before it that ask for tasks, in order.
fn asked(plan: &Plan, term: &Term) -> Vec<Term> {
    let asks = |p: &Period| *p <= term.period && plan.asks_for(Form::Tasks, *p);
    plan.periods().into_iter().filter(asks).filter_map(|p| plan.term(p)).collect()
}

/// The period, up to one, in which each unit was last asked for its tasks.
fn last_asked(plan: &Plan, asked: &[Term]) -> Vec<Option<Period>> {
    let of = |unit: UnitId| {
        let last = asked.iter().rev().find(|t| plan.is_bound(unit, t.period))?;
        plan.unit(unit).is_valid_on(last.window.1).then_some(last.period)
    };
    plan.unit_ids().map(of).collect()
}

/// The periods whose answers are looked at: those in which units were last asked, and those that
/// closed after the first due day.
fn wanted(plan: &Plan, asked: &[Term], last_asked: &[Option<Period>]) -> BTreeSet<Period> {
    let first_due = plan.tasks.iter().filter_map(|task| task.due_day).min();
    let after = |t: &&Term| first_due.is_some_and(|due| t.window.1 >= due);
    let later = asked.iter().filter(after).map(|term| term.period);
    last_asked.iter().flatten().copied().chain(later).collect()
}
