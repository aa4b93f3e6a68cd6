//! The answers that a period looks at. A period that does not ask a unit for its tasks keeps what
//! the unit said when it was last asked: a month between two half-years does not turn a task that
//! is done into one without report.

use super::{TaskState, state};
use crate::period::Period;
use crate::plan::{Answerable, Form, Plan, Role, TaskId, Term, UnitId};
use crate::submission::{Answer, Dataset};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// Answers, and who is asked when.
pub(super) struct Board<'a> {
    pub(super) plan: &'a Plan,
    /// The period and those before it that ask for tasks, in order.
    asked: Vec<Term>,
    now: Look,
    by_heading: Vec<bool>,
    answers: BTreeMap<(Answerable, UnitId, Period), &'a Answer>,
    exempt: BTreeSet<(UnitId, Period)>,
}

/// A period, and the one in which each unit was last asked for its tasks.
struct Look {
    ends: NaiveDate,
    last_asked: Vec<Option<Period>>,
}

impl<'a> Board<'a> {
    /// The answers that count in a period.
    pub(super) fn new(plan: &'a Plan, dataset: &'a Dataset, term: &Term) -> Self {
        let asks = |p: &Period| *p <= term.period && plan.asks_for(Form::Tasks, *p);
        let asked = plan.periods().into_iter().filter(asks).filter_map(|p| plan.term(p));
        let asked: Vec<Term> = asked.collect();
        let now = Look::new(plan, &asked, term);
        let wanted = wanted(plan, &asked, &now);
        let answers = dataset.answers.iter().filter(|a| wanted.contains(&a.period));
        Self {
            plan,
            now,
            by_heading: plan.unit_ids().map(|u| plan.answers_by_heading(u)).collect(),
            answers: answers.map(|a| ((a.task, a.unit, a.period), a)).collect(),
            exempt: dataset.exemptions.iter().map(|e| (e.unit, e.period)).collect(),
            asked,
        }
    }

    /// The units that lead a task and answer for it, and their answers.
    pub(super) fn answers(&self, id: TaskId) -> (Vec<UnitId>, Vec<&'a Answer>) {
        self.seen(id, &self.now)
    }

    fn seen(&self, id: TaskId, look: &Look) -> (Vec<UnitId>, Vec<&'a Answer>) {
        let task = self.plan.task(id);
        // Those only named in the plan owe nothing.
        let answers =
            |unit: &UnitId| matches!(self.plan.unit(*unit).role, Role::Reports | Role::Aggregates);
        let asked = |unit: &UnitId| look.last_asked[usize::from(unit.0)];
        let owes = |unit: &UnitId| asked(unit).is_some_and(|p| !self.exempt.contains(&(*unit, p)));
        let units = self.plan.units_of(&task.lead, look.ends).into_iter();
        let units: Vec<UnitId> = units.filter(answers).filter(owes).collect();
        let answer_of = |unit: &UnitId| {
            let period = asked(unit)?;
            let heading = task.heading.filter(|_| self.by_heading[usize::from(unit.0)]);
            let own = self.answers.get(&(Answerable::Task(id), *unit, period));
            own.or_else(|| self.answers.get(&(Answerable::Heading(heading?), *unit, period)))
                .copied()
        };
        let answers = units.iter().filter_map(answer_of).collect();
        (units, answers)
    }

    /// True where a report of an earlier period, closed on the due day or later, said that the
    /// task was not done: it was done after it was due.
    pub(super) fn was_open_after(&self, id: TaskId, due: NaiveDate) -> bool {
        let earlier = self.asked.iter().filter(|t| t.window.1 >= due && t.window.1 < self.now.ends);
        let mut looks = earlier.map(|term| Look::new(self.plan, &self.asked, term));
        looks.any(|look| {
            let (units, answers) = self.seen(id, &look);
            matches!(state(&answers, units.len()), TaskState::NotStarted | TaskState::InProgress)
        })
    }
}

impl Look {
    fn new(plan: &Plan, asked: &[Term], term: &Term) -> Self {
        let last_asked = |unit: UnitId| {
            let mut before = asked.iter().rev().filter(|t| t.period <= term.period);
            let last = before.find(|t| plan.is_bound(unit, t.period))?;
            plan.unit(unit).is_valid_on(last.window.1).then_some(last.period)
        };
        Self { ends: term.window.1, last_asked: plan.unit_ids().map(last_asked).collect() }
    }
}

/// The periods whose answers are looked at: those in which units were last asked, and those that
/// closed after the first due day.
fn wanted(plan: &Plan, asked: &[Term], now: &Look) -> BTreeSet<Period> {
    let first_due = plan.tasks.iter().filter_map(|task| task.due_day).min();
    let after = |t: &&Term| first_due.is_some_and(|due| t.window.1 >= due);
    let later = asked.iter().filter(after).map(|term| term.period);
    now.last_asked.iter().flatten().copied().chain(later).collect()
}
