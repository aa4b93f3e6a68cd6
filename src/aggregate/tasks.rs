//! How tasks stand, over the units that lead them (numbers.md, Tasks).

use crate::plan::{Answerable, Plan, Role, Task, TaskId, Term, UnitId};
use crate::submission::{Answer, Dataset, State};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// How a task stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum TaskState {
    /// Nobody answered.
    NoData,
    /// All who answered have not begun.
    NotStarted,
    /// Some work is going on.
    InProgress,
    /// All have done it.
    Done,
}

/// Progress of one task.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TaskProgress {
    /// The task.
    pub task: TaskId,
    /// The units that lead it in this period.
    pub lead_units: Vec<UnitId>,
    /// How it stands.
    pub state: TaskState,
    /// True where it was due before the day and is not done.
    pub late: bool,
    /// Units that answered.
    pub reported: usize,
    /// Units that have done it.
    pub done: usize,
    /// Units that name difficulties.
    pub blocked: usize,
}

/// How many tasks stand how. Only the appendix counts ("53").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskCounts {
    /// All; the sum of the following four.
    pub total: usize,
    /// Done.
    pub done: usize,
    /// In progress.
    pub in_progress: usize,
    /// Not begun.
    pub not_started: usize,
    /// Nobody answered.
    pub no_data: usize,
    /// Tasks with a difficulty, whatever their state.
    pub blocked: usize,
    /// Tasks that are late, whatever their state.
    pub late: usize,
}

impl TaskCounts {
    /// Counts the actions of the appendix.
    pub fn of_appendix(plan: &Plan, tasks: &[TaskProgress]) -> Self {
        let appendix = |p: &&TaskProgress| plan.sections[plan.task(p.task).section].appendix;
        let tasks: Vec<&TaskProgress> = tasks.iter().filter(appendix).collect();
        let of = |state| tasks.iter().filter(|p| p.state == state).count();
        Self {
            total: tasks.len(),
            done: of(TaskState::Done),
            in_progress: of(TaskState::InProgress),
            not_started: of(TaskState::NotStarted),
            no_data: of(TaskState::NoData),
            blocked: tasks.iter().filter(|p| p.blocked > 0).count(),
            late: tasks.iter().filter(|p| p.late).count(),
        }
    }
}

/// Progress of every action and duty of the plan.
pub(super) fn progress(
    plan: &Plan,
    dataset: &Dataset,
    term: &Term,
    as_of: NaiveDate,
) -> Vec<TaskProgress> {
    let answers = answers(dataset, term);
    let by_heading: Vec<bool> = plan.unit_ids().map(|u| plan.answers_by_heading(u)).collect();
    let exempt = |unit: &UnitId| {
        dataset.exemptions.iter().any(|e| e.unit == *unit && e.period == term.period)
    };
    let one = |id: TaskId| {
        let mut lead_units = lead_units(plan, plan.task(id), term.window.1);
        lead_units.retain(|unit| !exempt(unit));
        let answer_of = |unit: &UnitId| {
            let heading = plan.task(id).heading.filter(|_| by_heading[usize::from(unit.0)]);
            let own = answers.get(&(Answerable::Task(id), *unit));
            own.or_else(|| answers.get(&(Answerable::Heading(heading?), *unit))).copied()
        };
        let answers: Vec<&Answer> = lead_units.iter().filter_map(answer_of).collect();
        task(plan, id, (lead_units, &answers), as_of)
    };
    plan.task_ids().map(one).collect()
}

/// What was answered once. Of two answers for one task nobody can say which is right: neither
/// counts, as the rule about them says.
fn answers<'a>(dataset: &'a Dataset, term: &Term) -> BTreeMap<(Answerable, UnitId), &'a Answer> {
    let mut answers: BTreeMap<(Answerable, UnitId), Vec<&Answer>> = BTreeMap::new();
    for answer in dataset.answers.iter().filter(|a| a.period == term.period) {
        answers.entry((answer.task, answer.unit)).or_default().push(answer);
    }
    let once = |(key, answers): (_, Vec<&'a Answer>)| match answers[..] {
        [only] => Some((key, only)),
        _ => None,
    };
    answers.into_iter().filter_map(once).collect()
}

/// The units that lead a task and answer for it; those only named in the plan owe nothing.
fn lead_units(plan: &Plan, task: &Task, day: NaiveDate) -> Vec<UnitId> {
    let answers = |unit: &UnitId| matches!(plan.unit(*unit).role, Role::Reports | Role::Aggregates);
    plan.units_of(&task.lead, day).into_iter().filter(answers).collect()
}

fn task(
    plan: &Plan,
    id: TaskId,
    (lead_units, answers): (Vec<UnitId>, &[&Answer]),
    as_of: NaiveDate,
) -> TaskProgress {
    let recurring = plan.task(id).recurs.is_some();
    let state = match state(answers, lead_units.len()) {
        // What comes again is never done for good.
        TaskState::Done if recurring => TaskState::InProgress,
        state => state,
    };
    let overdue = plan.task(id).due_day.is_some_and(|due| due < as_of);
    TaskProgress {
        task: id,
        state,
        late: overdue && !recurring && state != TaskState::Done,
        reported: answers.len(),
        done: answers.iter().filter(|a| a.state == State::Done).count(),
        blocked: answers.iter().filter(|a| a.blocked).count(),
        lead_units,
    }
}

/// KPS is an answer without a state.
fn state(answers: &[&Answer], expected: usize) -> TaskState {
    let with_state = answers.iter().map(|a| a.state).filter(|s| *s != State::NothingArose);
    let states: Vec<State> = with_state.collect();
    let all = |wanted| !states.is_empty() && states.iter().all(|s| *s == wanted);
    if answers.is_empty() {
        TaskState::NoData
    } else if all(State::Done) && answers.len() == expected {
        TaskState::Done
    } else if all(State::NotStarted) {
        TaskState::NotStarted
    } else {
        TaskState::InProgress
    }
}
