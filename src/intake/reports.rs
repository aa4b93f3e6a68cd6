//! Rows of `nhiem-vu` and `mo-hinh`: what was done, in words.

use super::ProposedRow;
use super::columns::Column;
use super::finding::{Change, Log, Reason, Refusal, Remark, short};
use super::form;
use super::grid::Row;
use super::names::{Tasks, plain};
use super::rows::{Cell, Sender, remark_on_names};
use crate::plan::Answerable;
use crate::text::nearest;

/// What units write for a state, and what is stored.
const STATES: [(&str, &[&str]); 4] = [
    ("chua-trien-khai", &["chua trien khai", "chua thuc hien", "chua bat dau"]),
    ("dang-thuc-hien", &["dang thuc hien", "dang trien khai", "dang trien khai thuc hien"]),
    ("hoan-thanh", &["hoan thanh", "da hoan thanh", "da thuc hien xong", "da xong"]),
    ("KPS", &["kps", "khong phat sinh"]),
];

/// All answers in the plan's order.
pub(super) fn tasks(sender: &Sender<'_>, log: &mut Log) -> Vec<ProposedRow> {
    let tasks = Tasks::new(sender.plan);
    let mut rows: Vec<(Answerable, ProposedRow)> =
        sender.table.body.iter().filter_map(|row| answer(sender, &tasks, row, log)).collect();
    rows.sort_by_key(|(task, _)| sender.plan.order_of(*task));
    let rows: Vec<ProposedRow> = rows.into_iter().map(|(_, row)| row).collect();
    refuse_answers_below_signature(sender, &tasks, log);
    let ours = sender.table.ours;
    remark_on_rows(&rows, 4, |read| ours && form::is_state(read), log);
    if ours && !rows.is_empty() {
        remark_on_unanswered(sender, log);
    }
    rows
}

/// The form lists all tasks of a unit: those without an answer are said once.
fn remark_on_unanswered(sender: &Sender<'_>, log: &mut Log) {
    let table = sender.table;
    let named = |row: &&Row| table.cells(row, Column::is_subject).next().is_some();
    let unanswered = table.body.iter().filter(|row| !is_answered(sender, row)).filter(named);
    let count = unanswered.count();
    if count > 0 {
        let message = format!("{count} nhiệm vụ chưa được trả lời (các ô để trống), không lưu");
        log.remark(Remark::new(Change::RowLeftOut, message));
    }
}

const ANSWER: [Column; 5] =
    [Column::State, Column::Result, Column::Difficulty, Column::Proposal, Column::Direction];

fn is_answered(sender: &Sender<'_>, row: &Row) -> bool {
    ANSWER.iter().any(|column| !sender.table.text(row, *column).is_empty())
}

fn answer(
    sender: &Sender<'_>,
    tasks: &Tasks<'_>,
    row: &Row,
    log: &mut Log,
) -> Option<(Answerable, ProposedRow)> {
    let task = task(sender, tasks, row);
    if task.is_err() && sender.is_stray(row) {
        sender.leave_out(row, "Dòng này không có nội dung báo cáo, không lưu", log);
        return None;
    }
    let task = log.keep(task)?;
    if !is_answered(sender, row) {
        let why = "Nhiệm vụ này chưa được trả lời (các ô để trống), không lưu";
        if !sender.table.ours {
            sender.leave_out(row, why, log);
        }
        return None;
    }
    sender.guard(row, log);
    let unit = sender.own_unit(row, log);
    log.keep(unit)?;
    let state = state(sender, row);
    let state = log.keep(state)?;
    let code = sender.table.text(row, Column::TaskCode);
    let name = sender.table.text(row, Column::TaskName);
    let mut cells = head_cells(sender, row);
    cells.push(Cell::new(if code.is_empty() { name } else { code }, tasks.id(task)));
    cells.push(state);
    cells.extend(ANSWER[1..].iter().map(|column| sender.text(row, *column, log)));
    Some((task, proposed(row, cells)))
}

/// Code and text must mean one task; a text that means none stands beside a good code.
fn task(sender: &Sender<'_>, tasks: &Tasks<'_>, row: &Row) -> Result<Answerable, Refusal> {
    let table = sender.table;
    let named = |column| {
        let text = table.text(row, column);
        let found = (!text.is_empty()).then(|| tasks.task(text));
        found.map(|found| found.map_err(|r| r.at(table.place(row, column), text)))
    };
    match (named(Column::TaskCode), named(Column::TaskName)) {
        (Some(Ok(code)), Some(Ok(name))) if code != name => {
            let message = format!(
                "Mã là của nhiệm vụ {}, nội dung lại là của nhiệm vụ {}",
                tasks.id(code),
                tasks.id(name)
            );
            Err(Refusal::new(Reason::Task, message)
                .at(table.place(row, Column::TaskName), table.text(row, Column::TaskName))
                .hint("Sửa mã hoặc nội dung cho khớp nhau rồi gửi lại"))
        }
        (Some(code), _) => code,
        (None, Some(name)) => name,
        (None, None) => Err(Refusal::new(Reason::Task, "Dòng này không ghi nhiệm vụ nào")
            .at(row.place(), &row.text())
            .hint("Ghi mã nhiệm vụ ở từng dòng như trong biểu mẫu")),
    }
}

fn state(sender: &Sender<'_>, row: &Row) -> Result<Cell, Refusal> {
    let text = sender.table.text(row, Column::State);
    let words = plain(text);
    if words.is_empty() {
        return Ok(Cell::new(text, ""));
    }
    let known = STATES.iter().find(|(_, names)| names.contains(&words.as_str()));
    if let Some((key, _)) = known {
        return Ok(Cell::new(text, *key));
    }
    let names = ["Chưa triển khai", "Đang thực hiện", "Hoàn thành", "KPS"];
    let hint = match nearest(text, names) {
        Some(name) => format!("Có phải “{name}”? Ghi đúng rồi gửi lại"),
        None => format!("Ghi một trong các trạng thái: {}", names.join(", ")),
    };
    Err(Refusal::new(
        Reason::State,
        format!("“{}” không phải là trạng thái của nhiệm vụ", short(text)),
    )
    .at(sender.table.place(row, Column::State), text)
    .hint(hint))
}

fn refuse_answers_below_signature(sender: &Sender<'_>, tasks: &Tasks<'_>, log: &mut Log) {
    let table = sender.table;
    let known = |row: &&Row| {
        let mut cells = table.cells(row, Column::is_subject);
        cells.any(|(_, cell)| tasks.is_known(cell)) && state(sender, row).is_ok()
    };
    if let Some(row) = table.tail.iter().find(known) {
        log.refuse(
            Refusal::new(Reason::Row, "Dưới phần ký còn một dòng giống báo cáo nhiệm vụ")
                .at(row.place(), &row.text())
                .hint("Chuyển dòng này lên trên phần ký rồi gửi lại"),
        );
    }
}

/// All models in the order in which they stand.
pub(super) fn models(sender: &Sender<'_>, log: &mut Log) -> Vec<ProposedRow> {
    let body = sender.table.body.iter();
    let rows: Vec<ProposedRow> = body.filter_map(|row| model(sender, row, log)).collect();
    remark_on_rows(&rows, 2, |_| false, log);
    rows
}

fn model(sender: &Sender<'_>, row: &Row, log: &mut Log) -> Option<ProposedRow> {
    if sender.is_stray(row) {
        sender.leave_out(row, "Dòng này không có nội dung báo cáo, không lưu", log);
        return None;
    }
    sender.guard(row, log);
    let unit = sender.own_unit(row, log);
    log.keep(unit)?;
    let mut cells = head_cells(sender, row);
    let columns = [Column::ModelName, Column::Area, Column::Result];
    cells.extend(columns.iter().map(|column| sender.text(row, *column, log)));
    Some(proposed(row, cells))
}

/// Unit and period, which begin the rows of every form.
fn head_cells(sender: &Sender<'_>, row: &Row) -> Vec<Cell> {
    let period = sender.table.text(row, Column::Period);
    let unit = sender.plan.unit(sender.unit).id.as_str();
    vec![Cell::new(&sender.unit_text(row), unit), Cell::new(period, sender.period.to_string())]
}

fn proposed(row: &Row, cells: Vec<Cell>) -> ProposedRow {
    let (read, written) = cells.into_iter().map(|cell| (cell.read, cell.written)).unzip();
    ProposedRow { place: row.place(), read, written }
}

/// Names and states of the first columns that are written otherwise, but those that the form
/// itself asked for.
fn remark_on_rows(
    rows: &[ProposedRow],
    columns: usize,
    asked_for: impl Fn(&str) -> bool,
    log: &mut Log,
) {
    let cells = rows.iter().flat_map(|row| {
        let pairs = row.read.iter().zip(&row.written).take(columns);
        let pairs = pairs.filter(|(read, _)| !asked_for(read));
        pairs.map(|(read, written)| (row.place.clone(), Cell::new(read, written.as_str())))
    });
    remark_on_names(&cells.collect::<Vec<_>>(), log);
}
