//! `bdhvs tasks`: tasks with lead and state; with a unit, every duty that reaches it.

use super::Facts;
use super::words::{self, INVENTED};
use crate::aggregate::{TaskProgress, TaskState};
use crate::document::{Block, Cell, Column, Document, Table, Tone};
use crate::plan::{Plan, Task, TaskId, UnitId};
use crate::vietnamese::upper_first;

/// The list, section by section; `unit` keeps what the unit leads, `section` one section.
pub fn tasks(facts: &Facts<'_>, unit: Option<UnitId>, section: Option<usize>) -> Document {
    let plan = facts.plan;
    let mut page = Document::default();
    let title = match unit {
        Some(unit) => format!("Nhiệm vụ của {}", plan.name_in_sentence(unit)),
        None => "Nhiệm vụ, giải pháp".to_owned(),
    };
    page.heading(1, format!("{title} · {}", facts.overview.term.period.title()));
    if facts.overview.invented {
        page.say(INVENTED);
    }
    let shown = |p: &&TaskProgress| {
        unit.is_none_or(|unit| leads(plan, p.task, unit))
            && section.is_none_or(|section| plan.task(p.task).section == section)
    };
    let shown: Vec<&TaskProgress> = facts.overview.tasks.iter().filter(shown).collect();
    let due = shown.iter().any(|p| plan.task(p.task).due.is_some());
    for (number, section) in plan.sections.iter().enumerate() {
        let of_section = shown.iter().filter(|p| plan.task(p.task).section == number);
        let rows: Vec<Vec<Cell>> = of_section.map(|p| row(plan, p, unit, due)).collect();
        if !rows.is_empty() {
            page.push(Block::Gap);
            page.heading(2, format!("{}. {}", section.id, section.title));
            page.push(Block::Table(table(rows, due)));
        }
    }
    page.push(Block::Gap);
    page.say(format!("{} nhiệm vụ.", shown.len()));
    page
}

/// True where a unit leads a task, by name or through a group.
pub(super) fn leads(plan: &Plan, task: TaskId, unit: UnitId) -> bool {
    plan.task(task).lead.iter().any(|party| plan.includes(*party, unit))
}

/// `due`: some task of the list has a due day.
fn table(rows: Vec<Vec<Cell>>, due: bool) -> Table {
    let mut columns = vec![
        Column::left("Mã"),
        Column::left("Nhiệm vụ").at_most(34),
        Column::left("Chủ trì").at_most(18),
        Column::left("Tình hình").at_most(16),
    ];
    if due {
        columns.insert(3, Column::left("Thời hạn").at_most(12));
    }
    Table { columns, rows, indent: 0 }
}

fn row(plan: &Plan, progress: &TaskProgress, unit: Option<UnitId>, due: bool) -> Vec<Cell> {
    let task = plan.task(progress.task);
    let lead: Vec<&str> = task.lead.iter().map(|party| plan.party_name(*party)).collect();
    let through = unit.map(|unit| through(plan, progress.task, unit));
    let state = words::task_state(progress.state);
    let answers = format!("{state} ({}/{})", progress.reported, progress.lead_units.len());
    let stands = match progress.timing {
        None => answers,
        Some(timing) => format!("{answers}, {}", words::timing(timing)),
    };
    let mut cells = vec![
        task.id.clone().into(),
        with_product(task).into(),
        through.unwrap_or_else(|| lead.join("; ")).into(),
        Cell::toned(stands, tone(progress)),
    ];
    if due {
        cells.insert(3, task.due.clone().unwrap_or_default().into());
    }
    cells
}

/// The action, and what is to come out of it.
fn with_product(task: &Task) -> String {
    match &task.product {
        Some(product) => format!("{} (sản phẩm: {product})", task.text),
        None => task.text.clone(),
    }
}

/// By what a duty reaches a unit: its own name, or the group it belongs to.
fn through(plan: &Plan, task: TaskId, unit: UnitId) -> String {
    let reaching = plan.task(task).lead.iter().find(|p| plan.includes(**p, unit));
    reaching.map_or_else(String::new, |party| upper_first(plan.party_name(*party)))
}

fn tone(progress: &TaskProgress) -> Tone {
    match progress.state {
        _ if progress.late => Tone::Bad,
        TaskState::Done => Tone::Good,
        TaskState::NoData => Tone::Caution,
        TaskState::NotStarted | TaskState::InProgress => Tone::Plain,
    }
}
