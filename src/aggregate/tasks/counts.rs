//! How many tasks stand how.

use super::{TaskProgress, TaskState, Timing};
use crate::plan::Plan;

/// Tasks by state.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct PerState {
    /// Done.
    pub done: usize,
    /// In progress.
    pub in_progress: usize,
    /// Not begun.
    pub not_started: usize,
    /// Nobody answered.
    pub no_data: usize,
}

/// How many tasks stand how. Only the appendix counts ("53").
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct TaskCounts {
    /// All; the sum of the four states.
    pub total: usize,
    /// By state.
    pub states: PerState,
    /// Those of each state that were not done when they were due.
    pub overdue: PerState,
    /// Tasks with a difficulty, whatever their state.
    pub blocked: usize,
    /// Tasks that are due and not done.
    pub late: usize,
}

impl TaskCounts {
    /// Counts the actions of the appendix.
    pub fn of_appendix(plan: &Plan, tasks: &[TaskProgress]) -> Self {
        let appendix = |p: &&TaskProgress| plan.sections[plan.task(p.task).section].appendix;
        let tasks: Vec<&TaskProgress> = tasks.iter().filter(appendix).collect();
        let overdue = tasks.iter().filter(|p| p.timing == Some(Timing::Overdue));
        Self {
            total: tasks.len(),
            states: PerState::of(tasks.iter().copied()),
            overdue: PerState::of(overdue.copied()),
            blocked: tasks.iter().filter(|p| p.blocked > 0).count(),
            late: tasks.iter().filter(|p| p.late).count(),
        }
    }
}

impl PerState {
    fn of<'a>(tasks: impl Iterator<Item = &'a TaskProgress> + Clone) -> Self {
        let of = |state| tasks.clone().filter(|p| p.state == state).count();
        Self {
            done: of(TaskState::Done),
            in_progress: of(TaskState::InProgress),
            not_started: of(TaskState::NotStarted),
            no_data: of(TaskState::NoData),
        }
    }
}
