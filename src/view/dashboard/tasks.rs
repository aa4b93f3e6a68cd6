//! Tasks by state, section by section.

use super::{number, targets};
use crate::aggregate::{TaskCounts, TaskProgress, TaskState};
use crate::document::Tone;
use crate::document::board::{Datum, Gauge, Panel, Row, Section, Sheet};
use crate::plan::Shown;
use crate::view::{Facts, words};

/// The states as the bar shows them, with their colours.
const STATES: [(TaskState, Tone); 4] = [
    (TaskState::Done, Tone::Good),
    (TaskState::InProgress, Tone::Plain),
    (TaskState::NotStarted, Tone::Caution),
    (TaskState::NoData, Tone::Quiet),
];

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let counts = TaskCounts::of_appendix(facts.plan, &facts.overview.tasks);
    let mut panels = Vec::new();
    if counts.total > 0 && !facts.overview.empty {
        let colour = |(state, tone)| (words::task_state(state).to_owned(), tone);
        panels.push(Panel::Colours(STATES.map(colour).to_vec()));
        panels.push(Panel::Sheet(by_section(facts)));
        panels.push(Panel::Folded(all(facts)));
    }
    let with_tasks = facts.overview.coverage.iter().filter(|coverage| {
        let shown = facts.plan.indicator(coverage.indicator).shown == Shown::Tasks;
        shown && coverage.target.is_some()
    });
    let gauges: Vec<Gauge> = with_tasks.map(|c| targets::gauge(facts, c)).collect();
    if !gauges.is_empty() {
        panels.push(Panel::Heading("Mức cần đạt nêu trong nhiệm vụ".to_owned()));
        panels.push(Panel::Gauges(gauges));
    }
    let title = "Nhiệm vụ, giải pháp".to_owned();
    Section { id: "nhiem-vu", title, lead: Vec::new(), panels }
}

/// Sections of the appendix, and all of them.
fn by_section(facts: &Facts<'_>) -> Sheet {
    let sections = facts.plan.sections.iter().enumerate().filter(|(_, section)| section.appendix);
    let mut rows: Vec<Row> = sections
        .map(|(place, section)| {
            let own = |p: &&TaskProgress| facts.plan.task(p.task).section == place;
            let tasks: Vec<TaskProgress> =
                facts.overview.tasks.iter().filter(own).cloned().collect();
            row(
                facts,
                &tasks,
                format!("{}. {}", section.id, section.letter.as_ref().unwrap_or(&section.title)),
            )
        })
        .collect();
    if rows.len() > 1 {
        rows.push(row(facts, &facts.overview.tasks, "Tất cả".to_owned()));
    }
    let mut columns = vec!["Phần".to_owned(), "Tiến độ".to_owned()];
    columns.extend(STATES.map(|(state, _)| words::task_state(state).to_owned()));
    columns.extend(["Có vướng mắc", "Quá hạn", "Cộng"].map(str::to_owned));
    Sheet { caption: "Nhiệm vụ theo tình hình".to_owned(), columns, rows, wide: true }
}

fn row(facts: &Facts<'_>, tasks: &[TaskProgress], title: String) -> Row {
    let counts = TaskCounts::of_appendix(facts.plan, tasks);
    let of = |state| match state {
        TaskState::Done => counts.states.done,
        TaskState::InProgress => counts.states.in_progress,
        TaskState::NotStarted => counts.states.not_started,
        TaskState::NoData => counts.states.no_data,
    };
    let parts = STATES.map(|(state, tone)| (of(state), tone)).to_vec();
    let mut cells = vec![Datum::Parts(parts)];
    cells.extend(STATES.map(|(state, _)| Datum::Figure(number(of(state)))));
    let others = [counts.blocked, counts.late, counts.total];
    cells.extend(others.map(|count| Datum::Figure(number(count))));
    Row { title, note: Vec::new(), cells }
}

/// Every task of the appendix with its state.
fn all(facts: &Facts<'_>) -> Sheet {
    let appendix =
        |p: &&TaskProgress| facts.plan.sections[facts.plan.task(p.task).section].appendix;
    let rows: Vec<Row> =
        facts.overview.tasks.iter().filter(appendix).map(|p| task(facts, p)).collect();
    Sheet {
        caption: format!("Danh sách {} nhiệm vụ", rows.len()),
        columns: ["Nhiệm vụ", "Tình hình", "Đơn vị đã báo cáo"].map(str::to_owned).to_vec(),
        rows,
        wide: false,
    }
}

fn task(facts: &Facts<'_>, progress: &TaskProgress) -> Row {
    let task = facts.plan.task(progress.task);
    let mut state = words::task_state(progress.state).to_owned();
    let mut tone = match progress.state {
        TaskState::Done => Tone::Good,
        TaskState::NoData => Tone::Caution,
        TaskState::NotStarted | TaskState::InProgress => Tone::Plain,
    };
    if progress.blocked > 0 {
        state.push_str(&format!("; {} đơn vị có vướng mắc", progress.blocked));
        tone = Tone::Caution;
    }
    if progress.late {
        state.push_str("; quá hạn");
        tone = Tone::Bad;
    }
    let answered = Datum::Share(number(progress.reported), number(progress.lead_units.len()));
    Row {
        title: format!("{} {}", task.id, task.text),
        note: Vec::new(),
        cells: vec![Datum::Words(state, tone), answered],
    }
}
