//! What a second version of a form changes, and what figures typed by hand put down.

use super::{AFTER_CLOSE, Taken, base, bullet};
use crate::document::{Block, Cell, Column, Document, Run, Table};
use crate::intake::committed;
use crate::intake::reception::{self, Standing, compared};
use crate::intake::{Proposal, Scan};
use crate::period::Period;
use crate::plan::{Form, Plan, UnitId};
use crate::vietnamese::grouped;

/// Figures that were typed.
#[derive(Clone, Debug)]
pub struct Changed {
    /// Whose.
    pub unit: UnitId,
    /// Of which period.
    pub period: Period,
    /// Where they are written, as the officer finds it.
    pub path: String,
    /// How the file stands to what was there.
    pub standing: Standing,
    /// The number in the register; none on a dry run.
    pub number: Option<String>,
    /// What they change.
    pub changes: Vec<reception::Changed>,
    /// True where the period was closed before.
    pub after_close: bool,
    /// True where nothing was written.
    pub dry_run: bool,
}

/// What `enter` and `amend` show.
pub fn changed(plan: &Plan, typed: &Changed) -> Document {
    let mut page = Document::default();
    let name = &plan.unit(typed.unit).name;
    page.heading(1, format!("{name}, {}", typed.period.in_sentence()));
    page.push(Block::Gap);
    if !typed.changes.is_empty() {
        figures(plan, (typed.unit, usize::MAX), &typed.changes, &mut page);
        page.push(Block::Gap);
    }
    page.say(match (&typed.standing, &typed.number) {
        (Standing::Known { .. }, Some(number)) => {
            format!("Số liệu này đã tiếp nhận từ trước, số {number}; không ghi thêm.")
        }
        (standing, number) => outcome(standing, (&typed.path, number.as_deref())),
    });
    if typed.after_close && !matches!(typed.standing, Standing::Known { .. }) {
        page.say(AFTER_CLOSE);
    }
    let scan = Scan::default();
    page.say(format!("Đã rà số văn bản và lý do theo {} mẫu dữ liệu cá nhân.", scan.patterns));
    page
}

/// What was written, and under which number; none on a dry run.
pub(super) fn outcome(standing: &Standing, (path, number): (&str, Option<&str>)) -> String {
    let Some(number) = number else {
        return format!("Chạy thử, chưa ghi gì. Sẽ ghi vào {path}.");
    };
    match standing {
        Standing::Known { .. } | Standing::First => {
            format!("Đã ghi {path}, số tiếp nhận {number}.")
        }
        Standing::Resubmission { times } => {
            format!("Lần gửi thứ {times}. Đã ghi {path}, số tiếp nhận {number}.")
        }
        Standing::Unregistered => {
            format!("{path} đã có số liệu này mà chưa vào sổ; đã vào sổ, số tiếp nhận {number}.")
        }
        Standing::Lost { .. } => {
            format!("Sổ tiếp nhận đã có số {number} mà mất tệp; đã ghi lại {path}.")
        }
    }
}

/// In a folder so many changes of one file are told.
const MOST_IN_FOLDER: usize = 10;

/// What one file of a folder changes; nothing where it is no second version.
pub(super) fn of_one_among_many(plan: &Plan, taken: &Taken, page: &mut Document) {
    let Standing::Resubmission { times } = taken.standing else { return };
    let name = plan.name_in_sentence(taken.proposal.unit);
    let title = format!("Gửi lại lần {times}, {name}: {}", base(&taken.name));
    page.push(Block::Paragraph(vec![Run::bold(title)]));
    told(plan, &taken.proposal, (&taken.changes, MOST_IN_FOLDER), page);
    page.push(Block::Gap);
}

/// All that a second version changes.
pub(super) fn all(
    plan: &Plan,
    proposal: &Proposal,
    changes: &[reception::Changed],
    page: &mut Document,
) {
    told(plan, proposal, (changes, usize::MAX), page);
}

fn told(
    plan: &Plan,
    proposal: &Proposal,
    (changes, most): (&[reception::Changed], usize),
    page: &mut Document,
) {
    match proposal.form {
        _ if changes.is_empty() => page.say("Nội dung không đổi, chỉ khác ghi chú hoặc cách ghi."),
        Form::Figures => figures(plan, (proposal.unit, most), changes, page),
        form => {
            let lines = changes.iter().take(most).map(|change| bullet(words(form, change)));
            page.push(Block::Entries(lines.collect()));
        }
    }
    more(changes.len(), most, page);
}

fn more(all: usize, most: usize, page: &mut Document) {
    if all > most {
        page.say(format!("… và {} thay đổi khác.", all - most));
    }
}

/// The change in people of each figure.
fn figures(
    plan: &Plan,
    (unit, most): (UnitId, usize),
    changes: &[reception::Changed],
    page: &mut Document,
) {
    let own = plan.unit(unit).id.as_str();
    let foreign = changes.iter().any(|change| change.key[0] != own);
    let mut columns = Vec::new();
    columns.extend(foreign.then(|| Column::left("Về đơn vị").at_most(20)));
    columns.extend([
        Column::left("Chỉ tiêu").at_most(20),
        Column::right("Trước: đạt"),
        Column::right("tổng"),
        Column::right("Nay: đạt"),
        Column::right("tổng"),
        Column::right("Thay đổi"),
    ]);
    let row = |change: &reception::Changed| {
        let mut cells: Vec<Cell> = Vec::new();
        cells.extend(foreign.then(|| Cell::from(change.key[0].clone())));
        cells.extend(figure(plan, change).map(Cell::from));
        cells
    };
    let rows = changes.iter().take(most).map(row).collect();
    page.push(Block::Table(Table { columns, rows, indent: 0 }));
}

fn figure(plan: &Plan, change: &reception::Changed) -> [String; 6] {
    let id = &change.key[1];
    let name = plan.index.indicators.get(id).map(|i| plan.indicator(*i).short_name.clone());
    let cell = |cells: &Option<Vec<String>>, n: usize| {
        let text = cells.as_ref().and_then(|cells| cells.get(n)).cloned().unwrap_or_default();
        text.parse::<u64>().map_or(text, |number| grouped(number.into()))
    };
    [
        name.unwrap_or_else(|| id.clone()),
        cell(&change.before, 1),
        cell(&change.before, 0),
        cell(&change.now, 1),
        cell(&change.now, 0),
        difference(change),
    ]
}

/// `+4.700`, `-12` people; a word where one side is no number.
fn difference(change: &reception::Changed) -> String {
    let (before, now) = match (&change.before, &change.now) {
        (None, _) => return "mới".to_owned(),
        (_, None) => return "không còn".to_owned(),
        (Some(before), Some(now)) => (&before[1], &now[1]),
    };
    match (before.parse::<u64>(), now.parse::<u64>()) {
        (Ok(before), Ok(now)) if before == now => "0".to_owned(),
        (Ok(before), Ok(now)) => {
            let sign = if now > before { "+" } else { "-" };
            format!("{sign}{}", grouped(now.abs_diff(before).into()))
        }
        (Ok(_), Err(_)) if now.is_empty() => "nay để trống".to_owned(),
        (Err(_), Ok(_)) if before.is_empty() => "trước để trống".to_owned(),
        _ => String::new(),
    }
}

/// What changed in a task or a model: `I.3: trạng thái “dang-thuc-hien” thành “hoan-thanh”`.
fn words(form: Form, change: &reception::Changed) -> String {
    let id = &change.key[1];
    let (before, now) = match (&change.before, &change.now) {
        (None, _) => return format!("{id}: mới."),
        (_, None) => return format!("{id}: không còn trong tệp này."),
        (Some(before), Some(now)) => (before, now),
    };
    let changed = compared(form).zip(before.iter().zip(now)).filter(|(_, (a, b))| a != b);
    let part = |(column, (before, now)): (usize, (&String, &String))| {
        let column = committed::header(form)[column];
        match column {
            "trang_thai" => format!("trạng thái “{before}” thành “{now}”"),
            _ => format!("đổi {}", label(column)),
        }
    };
    format!("{id}: {}.", changed.map(part).collect::<Vec<_>>().join(", "))
}

fn label(column: &str) -> &str {
    match column {
        "dia_ban" => "địa bàn",
        "ket_qua" => "kết quả",
        "kho_khan" => "khó khăn",
        "kien_nghi" => "kiến nghị",
        "phuong_huong" => "phương hướng",
        other => other,
    }
}
