//! One file in full.

use super::{
    AFTER_CLOSE, Received, Taken, base, bullet, changes, guard, refusals, sentence, settled,
};
use crate::document::{Block, Cell, Column, Document, Entry, Run, Table};
use crate::intake::reception::Standing;
use crate::intake::{Change, Proposal, ProposedRow, Remark};
use crate::plan::{Form, Plan};
use crate::vietnamese::{date, grouped, upper_first};

/// One file: what was read beside what is written, each change, what became of it.
pub fn received(plan: &Plan, result: &Received) -> Document {
    let mut page = Document::default();
    match result {
        Received::Refused { name, rejection, .. } => {
            page.heading(1, format!("Chưa nhận {}", base(name)));
            page.push(Block::Gap);
            refusals(&rejection.refusals, usize::MAX, &mut page);
            page.push(Block::Gap);
            page.say(guard(std::iter::once(rejection.scan)));
            page.say("Không ghi gì vào kho báo cáo.");
        }
        Received::Taken(taken) => taken_in(plan, taken, &mut page),
    }
    page
}

fn taken_in(plan: &Plan, taken: &Taken, page: &mut Document) {
    let proposal = &taken.proposal;
    page.heading(1, base(&taken.name));
    page.push(Block::Gap);
    let mut letter = taken.document.clone();
    if let Some(day) = proposal.letter.date {
        letter = format!("{letter} ngày {}", date(day)).trim_start().to_owned();
    }
    // The first submission decides on lateness; of a later one the day is told.
    let late = match (taken.days_late, &taken.standing) {
        (0, _) => String::new(),
        (days, Standing::First) => format!(", gửi chậm {days} ngày"),
        (days, _) => format!(", sau hạn {days} ngày"),
    };
    let facts = [
        ("Đơn vị", plan.name_in_sentence(proposal.unit)),
        ("Kỳ", proposal.period.title()),
        ("Biểu", proposal.form.name().to_owned()),
        ("Văn bản", letter),
        ("Ngày nhận", format!("{}{late}", date(taken.received_on))),
    ];
    let known = facts.into_iter().filter(|(_, text)| !text.is_empty());
    let entry = |(label, text): (&str, String)| Entry {
        indent: 0,
        label: label.to_owned(),
        width: 12,
        text,
    };
    page.push(Block::Entries(known.map(entry).collect()));
    page.push(Block::Gap);
    page.push(Block::Table(rows(plan, proposal)));
    page.push(Block::Gap);
    remarks(&proposal.remarks, page);
    if matches!(taken.standing, Standing::Resubmission { .. }) {
        page.push(Block::Paragraph(vec![Run::bold("Khác với lần gửi trước")]));
        changes::all(plan, proposal, &taken.changes, page);
        page.push(Block::Gap);
    }
    page.say(guard(std::iter::once(proposal.scan)));
    page.say(outcome(plan, taken));
}

/// What was read beside what is written.
fn rows(plan: &Plan, proposal: &Proposal) -> Table {
    match proposal.form {
        Form::Figures => figure_rows(plan, proposal),
        Form::Tasks | Form::Models => text_rows(proposal),
    }
}

fn figure_rows(plan: &Plan, proposal: &Proposal) -> Table {
    const UNIT: usize = 0;
    const INDICATOR: usize = 2;
    const TOTAL: usize = 3;
    const ATTAINED: usize = 4;
    let own = plan.unit(proposal.unit).id.as_str();
    let foreign = proposal.rows.iter().any(|row| row.written[UNIT] != own);
    let mut columns = vec![Column::right("Dòng")];
    columns.extend(foreign.then(|| Column::left("Về đơn vị").at_most(22)));
    columns.extend([
        Column::left("Chỉ tiêu").at_most(19),
        Column::right("Đọc: tổng số"),
        Column::right("số đạt"),
        Column::right("Ghi: tổng số"),
        Column::right("số đạt"),
    ]);
    let row = |row: &ProposedRow| -> Vec<Cell> {
        let mut cells: Vec<Cell> = vec![row.place.line.to_string().into()];
        cells.extend(foreign.then(|| Cell::from(row.written[UNIT].clone())));
        let id = &row.written[INDICATOR];
        let name = plan.index.indicators.get(id).map(|i| plan.indicator(*i).short_name.clone());
        cells.push(name.unwrap_or_else(|| id.clone()).into());
        let numbers =
            [&row.read[TOTAL], &row.read[ATTAINED], &row.written[TOTAL], &row.written[ATTAINED]];
        cells.extend(numbers.map(|number| Cell::from(number.clone())));
        cells
    };
    Table { columns, rows: proposal.rows.iter().map(row).collect(), indent: 0 }
}

fn text_rows(proposal: &Proposal) -> Table {
    let columns = vec![
        Column::right("Dòng"),
        Column::left("Đọc").at_most(32),
        Column::left("Ghi").at_most(32),
    ];
    let joined = |cells: &[String]| {
        let said: Vec<&str> =
            cells[2..].iter().map(String::as_str).filter(|c| !c.is_empty()).collect();
        said.join(" | ")
    };
    let row = |row: &ProposedRow| {
        vec![
            Cell::from(row.place.line.to_string()),
            joined(&row.read).into(),
            joined(&row.written).into(),
        ]
    };
    Table { columns, rows: proposal.rows.iter().map(row).collect(), indent: 0 }
}

/// Numbers that only lost their grouping stand in the table already: so many are named.
const MOST_NUMBERS: usize = 3;

/// Each change named: first how the file was read, then what was changed or left out.
fn remarks(remarks: &[Remark], page: &mut Document) {
    let reading = |remark: &&Remark| matches!(remark.change, Change::Dialect | Change::Source);
    let (how, what): (Vec<&Remark>, Vec<&Remark>) = remarks.iter().partition(reading);
    for (title, remarks) in [("Cách đọc", how), ("Đã đổi hoặc bỏ qua", what)] {
        if remarks.is_empty() {
            continue;
        }
        page.push(Block::Paragraph(vec![Run::bold(title)]));
        page.push(Block::Entries(bullets(&remarks)));
        page.push(Block::Gap);
    }
}

fn bullets(remarks: &[&Remark]) -> Vec<Entry> {
    let is_number = |remark: &Remark| remark.change == Change::Number;
    let numbers = remarks.iter().filter(|r| is_number(r)).count();
    let mut told = 0;
    let mut bullets = Vec::new();
    for remark in remarks {
        told += usize::from(is_number(remark));
        if !is_number(remark) || numbers <= MOST_NUMBERS + 1 || told <= MOST_NUMBERS {
            let place = remark.place.as_ref().map(|place| place.words());
            bullets.push(bullet(sentence(place, &remark.message, &remark.found)));
        } else if told == numbers {
            let more = grouped((numbers - MOST_NUMBERS) as u128);
            bullets.push(bullet(format!("Còn {more} số nữa được ghi lại như vậy, xem bảng trên.")));
        }
    }
    bullets
}

fn outcome(plan: &Plan, taken: &Taken) -> String {
    let closed = match (taken.after_close, &taken.standing) {
        (false, _) | (_, Standing::Known { .. }) => String::new(),
        (true, _) => format!(" {AFTER_CLOSE}"),
    };
    let known = match (&taken.standing, &taken.number) {
        (Standing::Known { .. }, Some(number)) => {
            let unlisted = unlisted(plan, taken);
            format!("Đã tiếp nhận từ trước, số {number}; không ghi thêm.{unlisted}")
        }
        _ => changes::outcome(&taken.standing, (&taken.path, taken.number.as_deref())),
    };
    format!("{known}{closed}")
}

/// The signed document often comes after the table: it is put down by itself.
fn unlisted(plan: &Plan, taken: &Taken) -> String {
    if !taken.unlisted {
        return String::new();
    }
    format!(" {}", upper_first(&settled::to_list(plan, taken)))
}
