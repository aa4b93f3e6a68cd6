//! Files of task progress: communes answer by heading, agencies by action.

use super::figures::{Row, Sheets};
use super::planted::Planted;
use super::states::{self, Question};
use super::world::World;
use super::{script, task_texts};
use crate::disk::Files;
use crate::text::Lines;
use bdhvs::plan::{Party, Task, UnitId};

const HEADER: &str =
    "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong";

/// An action or heading that a unit has to answer for.
struct Duty<'w> {
    id: &'w str,
    one_lead: bool,
    recurs: bool,
}

/// Writes the progress of a period.
pub(super) fn write(
    world: &World,
    t: usize,
    sheets: &Sheets,
    files: &mut Files,
    planted: &mut Vec<Planted>,
) {
    let period = world.period(t);
    for unit in world.units(t).into_iter().filter(|u| script::has_tasks(world, t, *u)) {
        let path = format!("{period}/nhiem-vu/{}.csv", world.id(unit));
        let rows = sheets.get(&unit).map_or(&[][..], Vec::as_slice);
        let mut lines = Lines::beginning(HEADER);
        for duty in duties(world, t, unit) {
            let line = lines.row(&row(world, t, unit, &duty, rows).each_ref().map(String::as_str));
            planted.extend(remarkable(world, t, unit, duty.id).map(|(what, error)| {
                Planted::new(&period, format!("{path}:{line}"), what).error(error)
            }));
        }
        planted.extend(silent(world, t, unit, &path));
        files.insert(path, lines.finish());
    }
}

/// What the unit answers for, in the plan's order, with what the script adds and leaves out.
fn duties<'w>(world: &'w World, t: usize, unit: UnitId) -> Vec<Duty<'w>> {
    let by_heading = world.plan.answers_by_heading(unit);
    let mut duties: Vec<Duty<'w>> = Vec::new();
    for task in &world.plan.tasks {
        let id = answer_id(world, task, by_heading);
        let added = states::FOREIGN == (t, world.id(unit), task.id.as_str());
        let left_out = states::SILENT.contains(&(t, world.id(unit), id));
        if left_out || !(leads(world, task, unit) || added) {
            continue;
        }
        match duties.iter_mut().find(|duty| duty.id == id) {
            Some(duty) => duty.recurs |= task.recurs.is_some(),
            None => duties.push(Duty {
                id,
                one_lead: matches!(task.lead.as_slice(), [Party::Unit(_)]),
                recurs: task.recurs.is_some(),
            }),
        }
    }
    duties
}

fn leads(world: &World, task: &Task, unit: UnitId) -> bool {
    task.lead.iter().any(|party| world.plan.members(party).contains(&unit))
}

fn answer_id<'w>(world: &'w World, task: &'w Task, by_heading: bool) -> &'w str {
    let heading = task.heading.filter(|_| by_heading);
    heading.map_or(&task.id, |heading| &world.plan.headings[usize::from(heading.0)].id)
}

fn row(world: &World, t: usize, unit: UnitId, duty: &Duty<'_>, rows: &[Row]) -> [String; 8] {
    let (id, period) = (world.id(unit), world.period(t));
    let question = Question {
        unit: id,
        task: duty.id,
        one_lead: duty.one_lead,
        by_heading: world.plan.answers_by_heading(unit),
        recurs: duty.recurs,
    };
    let state = states::state(&question, t);
    let (difficulty, proposal) = states::difficulty(t, id, duty.id);
    let ended = matches!(state, "KPS" | "hoan-thanh");
    let next = if ended { "" } else { task_texts::next(id, duty.id, &period) };
    let result = task_texts::result(world, rows, (id, duty.id, &period), state);
    let rest = [state, &result, difficulty, proposal, next].map(str::to_owned);
    let [state, result, difficulty, proposal, next] = rest;
    [id.to_owned(), period, duty.id.to_owned(), state, result, difficulty, proposal, next]
}

fn remarkable(world: &World, t: usize, unit: UnitId, task: &str) -> Option<(String, &'static str)> {
    let id = world.id(unit);
    if states::FOREIGN == (t, id, task) {
        return Some((format!("{task}: an answer for an action of another lead"), "not-the-lead"));
    }
    let (difficulty, _) = states::difficulty(t, id, task);
    (!difficulty.is_empty()).then(|| (format!("{task}: a difficulty (`kho_khan`)"), ""))
}

fn silent<'w>(
    world: &'w World,
    t: usize,
    unit: UnitId,
    path: &str,
) -> impl Iterator<Item = Planted> + use<'w> {
    let of_unit = move |s: &&(usize, &str, &str)| s.0 == t && s.1 == world.id(unit);
    let place = format!("{path}:1");
    states::SILENT.iter().filter(of_unit).map(move |(_, _, task)| {
        let what = format!("{task}: no row, nobody answers for the action");
        Planted::new(&world.period(t), place.clone(), what)
    })
}
