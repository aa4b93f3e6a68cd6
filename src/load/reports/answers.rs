//! `nhiem-vu/<unit>.csv`: progress of tasks.

mod committed;

use super::departures::{Departures, Order};
use super::figures::{own_unit, wrong_period};
use super::sheet::{self, Row};
use super::{Intake, Origin};
use crate::diagnostic::{Diagnostic, rules};
use crate::plan::{Answerable, Plan};
use crate::submission::{Answer, Said, State};
use crate::text::nearest;

const HEADER: &str =
    "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong";

const UNIT: usize = 0;
const PERIOD: usize = 1;
const TASK: usize = 2;
const STATE: usize = 3;
const RESULT: usize = 4;
const DIFFICULTY: usize = 5;
const PROPOSAL: usize = 6;
const OUTLOOK: usize = 7;

const STATES: [(&str, State); 4] = [
    ("chua-trien-khai", State::NotStarted),
    ("dang-thuc-hien", State::InProgress),
    ("hoan-thanh", State::Done),
    ("KPS", State::NothingArose),
];

/// Reads one file into the dataset.
pub(super) fn read(intake: &mut Intake<'_>, origin: Origin<'_>) {
    if intake.ids.plain && committed::read(intake, origin).is_ok() {
        return intake.vetted.push(origin.file);
    }
    read_carefully(intake, origin);
}

fn read_carefully(intake: &mut Intake<'_>, origin: Origin<'_>) {
    let Some(mut sheet) = sheet::open_of_unit(intake, origin, HEADER) else { return };
    let mut problems = Vec::new();
    let (mut seen, mut order) = (Departures::default(), Order::new());
    while let Some(row) = sheet.next_row(&mut problems) {
        intake.dataset.rows += 1;
        seen.see_unit(intake.plan, &mut intake.ids, &row.text(UNIT));
        if let Some(task) = intake.plan.index.tasks.get(row.text(TASK).as_ref()) {
            order.see(intake.plan.order_of(*task));
        }
        intake.dataset.answers.extend(answer(intake.plan, &row, origin, &mut problems));
    }
    seen.unordered = order.broken;
    sheet::close_of_unit(intake, origin, sheet.close(seen));
    let about = |p: Diagnostic| p.about(Some(origin.unit), Some(origin.period));
    intake.problems.extend(problems.into_iter().map(about));
}

fn answer(
    plan: &Plan,
    row: &Row<'_>,
    origin: Origin<'_>,
    problems: &mut Vec<Diagnostic>,
) -> Option<Answer> {
    let unit = own_unit(plan, row, origin).map_err(|problem| problems.push(problem)).ok();
    let wrong_period = wrong_period(row, PERIOD, origin);
    let period = wrong_period.is_none().then_some(origin.period);
    problems.extend(wrong_period);
    let task = task(plan, row).map_err(|problem| problems.push(problem)).ok();
    let state = state(row).map_err(|problem| problems.push(problem)).ok();
    Some(Answer {
        period: period?,
        unit: unit?,
        task: task?,
        state: state?,
        blocked: !row.text(DIFFICULTY).is_empty(),
        said: said(row),
        row: row.span,
    })
}

fn said(row: &Row<'_>) -> Option<Said> {
    let texts = [RESULT, DIFFICULTY, PROPOSAL, OUTLOOK].map(|column| row.text(column));
    Said::of(texts.each_ref().map(|text| text.as_ref()))
}

fn task(plan: &Plan, row: &Row<'_>) -> Result<Answerable, Diagnostic> {
    let text = row.text(TASK);
    plan.index.tasks.get(text.as_ref()).copied().ok_or_else(|| {
        let message = format!("Không có nhiệm vụ nào mang mã “{text}”");
        let hint = match nearest(&text, plan.index.tasks.keys().map(String::as_str)) {
            Some(near) => format!("Có phải ý là “{near}”?"),
            None => "Tra mã nhiệm vụ bằng lệnh: bdhvs tasks".to_owned(),
        };
        Diagnostic::new(&rules::UNKNOWN_TASK, row.span(TASK), message).hint(hint)
    })
}

fn state(row: &Row<'_>) -> Result<State, Diagnostic> {
    let text = row.text(STATE);
    let found = STATES.iter().find(|(word, _)| *word == text).map(|(_, state)| *state);
    found.ok_or_else(|| {
        let message = match text.as_ref() {
            "" => "Chưa ghi trạng thái của nhiệm vụ".to_owned(),
            text => format!("Không có trạng thái “{text}”"),
        };
        let hint = "Ghi một trong: chua-trien-khai, dang-thuc-hien, hoan-thanh, KPS";
        Diagnostic::new(&rules::UNKNOWN_STATE, row.span(STATE), message).hint(hint)
    })
}
