//! Progress of tasks: what each unit answered, and how each task stands. What units wrote in
//! their own words is left out.

use super::Exported;
use crate::aggregate::{Overview, TaskProgress};
use crate::document::package::{DataTable, Field, Value};
use crate::plan::{Answerable, UnitId};
use crate::submission::{Answer, State};
use std::collections::BTreeMap;

const STATES: &[&str] = &["no_data", "not_started", "in_progress", "done"];
const ANSWERS: &[&str] = &["not_started", "in_progress", "done", "nothing_arose"];

pub(super) fn tables(exported: &Exported<'_>) -> Vec<DataTable> {
    vec![answers(exported), states(exported)]
}

fn answers(exported: &Exported<'_>) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("reference", "Kỳ/đơn vị/nhiệm vụ hoặc mục").required(),
        Field::text("period", "Kỳ").required(),
        Field::text("unit", "Đơn vị trả lời").required(),
        Field::text("task", "Nhiệm vụ; trống khi trả lời theo mục"),
        Field::text("heading", "Mục; trống khi trả lời theo nhiệm vụ"),
        Field::text("state", "Tình hình").required().one_of(ANSWERS),
        Field::flag("blocked", "true: có nêu khó khăn"),
        Field::text("path", "Tệp").required(),
        Field::count("line", "Dòng").required(),
        Field::flag("invented", "true: số liệu giả định"),
    ];
    let rows = exported.periods.iter().flat_map(|overview| of_period(exported, overview));
    DataTable {
        name: "answers",
        title: "Tiến độ nhiệm vụ theo báo cáo của từng đơn vị",
        fields: FIELDS,
        key: &["reference"],
        links: &[
            ("period", "periods"),
            ("unit", "units"),
            ("task", "tasks"),
            ("heading", "headings"),
        ],
        rows: rows.collect(),
    }
}

/// Of two answers to the same question the last counts, as it does in the sums.
fn of_period(exported: &Exported<'_>, overview: &Overview) -> Vec<Vec<Value>> {
    let own = exported.dataset.answers.iter().filter(|a| a.period == overview.term.period);
    let answers: BTreeMap<(UnitId, Answerable), &Answer> =
        own.map(|answer| ((answer.unit, answer.task), answer)).collect();
    answers.into_values().map(|answer| answer_row(exported, answer)).collect()
}

fn answer_row(exported: &Exported<'_>, answer: &Answer) -> Vec<Value> {
    let plan = exported.facts.plan;
    let (task, heading) = match answer.task {
        Answerable::Task(task) => (plan.task(task).id.as_str(), ""),
        Answerable::Heading(heading) => ("", plan.headings[usize::from(heading.0)].id.as_str()),
    };
    let unit = &plan.unit(answer.unit).id;
    vec![
        Value::text(format!("{}/{unit}/{task}{heading}", answer.period)),
        Value::text(answer.period.to_string()),
        Value::text(unit),
        Value::text(task),
        Value::text(heading),
        Value::text(match answer.state {
            State::NotStarted => "not_started",
            State::InProgress => "in_progress",
            State::Done => "done",
            State::NothingArose => "nothing_arose",
        }),
        Value::Flag(answer.blocked),
        Value::text(exported.places.path(answer.row)),
        Value::Count(exported.places.line(answer.row).into()),
        Value::Flag(exported.dataset.invented),
    ]
}

fn states(exported: &Exported<'_>) -> DataTable {
    const FIELDS: &[Field] = &[
        Field::text("period", "Kỳ").required(),
        Field::text("task", "Nhiệm vụ").required(),
        Field::text("state", "Tình hình").required().one_of(STATES),
        Field::flag("late", "true: quá hạn"),
        Field::count("expected", "Số đơn vị chủ trì phải báo cáo").required(),
        Field::count("reported", "Số đơn vị đã báo cáo").required(),
        Field::count("done", "Số đơn vị đã hoàn thành").required(),
        Field::count("blocked", "Số đơn vị có vướng mắc").required(),
        Field::flag("invented", "true: số liệu giả định"),
    ];
    let rows = exported.periods.iter().flat_map(|overview| {
        let period = overview.term.period.to_string();
        overview.tasks.iter().map(move |task| state_row(exported, &period, task))
    });
    DataTable {
        name: "task_states",
        title: "Tình hình nhiệm vụ từng kỳ",
        fields: FIELDS,
        key: &["period", "task"],
        links: &[("period", "periods"), ("task", "tasks")],
        rows: rows.collect(),
    }
}

fn state_row(exported: &Exported<'_>, period: &str, progress: &TaskProgress) -> Vec<Value> {
    vec![
        Value::text(period),
        Value::text(&exported.facts.plan.task(progress.task).id),
        Value::text(progress.state.key()),
        Value::Flag(progress.late),
        Value::count(progress.lead_units.len()),
        Value::count(progress.reported),
        Value::count(progress.done),
        Value::count(progress.blocked),
        Value::Flag(exported.dataset.invented),
    ]
}
