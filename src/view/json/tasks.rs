//! `bdhvs.tasks/1`.

use super::{Facts, Head, head, value};
use crate::aggregate::{TaskProgress, Timing};
use crate::plan::{Coordinator, Party, Plan, Recurrence, UnitId};
use crate::view::tasks::leads;
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    head: Head,
    tasks: Vec<Task>,
}

/// One action or duty.
#[derive(Serialize)]
pub(super) struct Task {
    id: String,
    section: String,
    heading: Option<String>,
    text: String,
    lead: Vec<String>,
    lead_units: Vec<String>,
    coordinators: Vec<String>,
    due: Option<String>,
    due_day: Option<String>,
    product: Option<String>,
    recurs: Option<String>,
    state: &'static str,
    late: bool,
    timing: Option<&'static str>,
    units: Units,
}

#[derive(Serialize)]
struct Units {
    expected: usize,
    reported: usize,
    done: usize,
    blocked: usize,
}

/// The document; `unit` keeps what the unit leads, `section` one section.
pub fn tasks(facts: &Facts<'_>, unit: Option<UnitId>, section: Option<usize>) -> Value {
    let plan = facts.plan;
    let shown = |p: &&TaskProgress| {
        unit.is_none_or(|unit| leads(plan, p.task, unit))
            && section.is_none_or(|section| plan.task(p.task).section == section)
    };
    let tasks = facts.overview.tasks.iter().filter(shown).map(|p| one(plan, p)).collect();
    value(Document { head: head("bdhvs.tasks/1", facts), tasks })
}

/// One action or duty.
pub(super) fn one(plan: &Plan, progress: &TaskProgress) -> Task {
    let task = plan.task(progress.task);
    let party = |party: &Party| plan.party_id(*party).to_owned();
    let coordinator = |c: &Coordinator| match c {
        Coordinator::Party(p) => party(p),
        Coordinator::Text(text) => text.clone(),
    };
    let heading = task.heading.map(|h| plan.headings[usize::from(h.0)].id.clone());
    Task {
        id: task.id.clone(),
        section: plan.sections[task.section].id.clone(),
        heading,
        text: task.text.clone(),
        lead: task.lead.iter().map(party).collect(),
        lead_units: progress.lead_units.iter().map(|u| plan.unit(*u).id.clone()).collect(),
        coordinators: task.coordinators.iter().map(coordinator).collect(),
        due: task.due.clone(),
        due_day: task.due_day.map(|day| day.to_string()),
        product: task.product.clone(),
        recurs: task.recurs.map(recurs),
        state: progress.state.key(),
        late: progress.late,
        timing: progress.timing.map(timing),
        units: Units {
            expected: progress.lead_units.len(),
            reported: progress.reported,
            done: progress.done,
            blocked: progress.blocked,
        },
    }
}

pub(in crate::view) fn recurs(recurrence: Recurrence) -> String {
    match recurrence {
        Recurrence::Continuous => "continuous".to_owned(),
        Recurrence::Weekly => "weekly".to_owned(),
        Recurrence::Yearly { month, day } => format!("yearly:{month:02}-{day:02}"),
    }
}

fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::InTime => "in_time",
        Timing::Overdue => "overdue",
    }
}
