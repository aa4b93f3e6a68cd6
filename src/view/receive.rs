//! What `receive` shows: what was read beside what is written, and one table for a folder.

use crate::document::{Block, Cell, Column, Document, Entry, Run, Table, Tone};
use crate::intake::reception::{Changed, Standing};
use crate::intake::{Change, Proposal, ProposedRow, Refusal, Rejection, Remark, Scan};
use crate::plan::{Form, Plan};
use crate::vietnamese::{date, grouped};
use chrono::NaiveDate;

/// A file that was taken in.
#[derive(Clone, Debug)]
pub struct Taken {
    /// The file.
    pub name: String,
    /// What was read of it.
    pub proposal: Box<Proposal>,
    /// How it stands to what was there.
    pub standing: Standing,
    /// Where it is written, inside the folder of reports.
    pub inside: String,
    /// Its number in the register; none on a dry run.
    pub number: Option<String>,
    /// On which day it came.
    pub received_on: NaiveDate,
    /// Calendar days after the last good day.
    pub days_late: i64,
    /// Figures that a resubmission changed.
    pub changes: Vec<Changed>,
    /// True where the period was closed before.
    pub after_close: bool,
    /// True where nothing was written.
    pub dry_run: bool,
}

/// What became of a file.
#[derive(Clone, Debug)]
pub enum Received {
    /// Taken in, or there already.
    Taken(Box<Taken>),
    /// Not taken in: nothing of it is written.
    Refused {
        /// The file.
        name: String,
        /// Why.
        rejection: Box<Rejection>,
    },
}

impl Received {
    /// A file that could be read and is refused all the same.
    pub fn refused(name: &str, proposal: &Proposal, refusal: Refusal) -> Self {
        let rejection = Rejection {
            unit: Some(proposal.unit),
            period: Some(proposal.period),
            refusals: vec![refusal],
            remarks: proposal.remarks.clone(),
            scan: proposal.scan,
        };
        Self::Refused { name: name.to_owned(), rejection: Box::new(rejection) }
    }

    /// True where it was refused.
    pub fn is_refused(&self) -> bool {
        matches!(self, Self::Refused { .. })
    }
}

/// One file in full, or a folder as one table with the reasons of refusals.
pub fn received(plan: &Plan, results: &[Received], folder: bool) -> Document {
    let mut page = Document::default();
    if !folder {
        results.iter().for_each(|result| one(plan, result, &mut page));
        return page;
    }
    page.push(Block::Table(table(plan, results)));
    page.push(Block::Gap);
    for result in results {
        if let Received::Refused { name, rejection } = result {
            page.push(Block::Paragraph(vec![Run::bold(format!("Chưa nhận {name}"))]));
            refusals(rejection, &mut page);
            page.push(Block::Gap);
        }
    }
    let refused = results.iter().filter(|r| r.is_refused()).count();
    let known = results.iter().filter(|r| is_known(r)).count();
    page.say(format!(
        "{} tệp: tiếp nhận {}, đã có từ trước {known}, chưa nhận {refused}.",
        results.len(),
        results.len() - refused - known
    ));
    page.say(guard(results.iter().map(scan_of)));
    page
}

fn is_known(result: &Received) -> bool {
    matches!(result, Received::Taken(taken) if matches!(taken.standing, Standing::Known { .. }))
}

fn scan_of(result: &Received) -> Scan {
    match result {
        Received::Taken(taken) => taken.proposal.scan,
        Received::Refused { rejection, .. } => rejection.scan,
    }
}

/// Every run says how many patterns met how many cells.
fn guard(scans: impl Iterator<Item = Scan>) -> String {
    let (patterns, cells) =
        scans.fold((0, 0), |(p, c), scan| (scan.patterns.max(p), c + scan.cells));
    format!("Đã tìm {patterns} mẫu dữ liệu cá nhân trong {} ô.", grouped(cells as u128))
}

fn table(plan: &Plan, results: &[Received]) -> Table {
    let columns = vec![
        Column::left("Tệp").at_most(30),
        Column::left("Đơn vị").at_most(24),
        Column::left("Biểu"),
        Column::left("Kết quả"),
    ];
    let row = |result: &Received| -> Vec<Cell> {
        let name = |name: &str| Cell::from(name.rsplit(['/', '\\']).next().unwrap_or(name));
        match result {
            Received::Taken(taken) => vec![
                name(&taken.name),
                plan.unit(taken.proposal.unit).name.clone().into(),
                taken.proposal.form.name().into(),
                Cell::toned(result_of(taken), Tone::Good),
            ],
            Received::Refused { name: file, rejection } => vec![
                name(file),
                rejection.unit.map(|u| plan.unit(u).name.clone()).unwrap_or_default().into(),
                Cell::default(),
                Cell::toned("Chưa nhận", Tone::Bad),
            ],
        }
    };
    Table { columns, rows: results.iter().map(row).collect(), indent: 0 }
}

fn result_of(taken: &Taken) -> String {
    let number = taken.number.as_ref().map(|n| format!(", số {n}")).unwrap_or_default();
    match &taken.standing {
        Standing::Known { number } => format!("Đã tiếp nhận từ trước, số {number}"),
        Standing::Resubmission { times } => format!("Gửi lại lần {times}{number}"),
        _ if taken.dry_run => "Đọc được".to_owned(),
        _ => format!("Đã tiếp nhận{number}"),
    }
}

fn one(plan: &Plan, result: &Received, page: &mut Document) {
    match result {
        Received::Refused { name, rejection } => {
            page.heading(1, format!("Chưa nhận {name}"));
            page.push(Block::Gap);
            refusals(rejection, page);
            page.say("Không ghi gì vào kho báo cáo.");
            page.say(guard(std::iter::once(rejection.scan)));
        }
        Received::Taken(taken) => taken_in(plan, taken, page),
    }
}

fn refusals(rejection: &Rejection, page: &mut Document) {
    for refusal in &rejection.refusals {
        let place = refusal.place.as_ref().map(|place| format!("{}: ", place.words()));
        let said = refusal.found.is_empty() || refusal.message.contains(&refusal.found);
        let found =
            if said { String::new() } else { format!(" (đang ghi “{}”)", refusal.found) };
        let text = format!("{}{}{found}.", place.unwrap_or_default(), refusal.message);
        let mut lines = vec![bullet(text)];
        if !refusal.hint.is_empty() {
            lines.push(Entry { label: String::new(), ..bullet(format!("{}.", refusal.hint)) });
        }
        page.push(Block::Entries(lines));
    }
}

fn taken_in(plan: &Plan, taken: &Taken, page: &mut Document) {
    let proposal = &taken.proposal;
    page.heading(1, taken.name.clone());
    page.push(Block::Gap);
    let mut letter = proposal.letter.number.clone().unwrap_or_default();
    if let Some(day) = proposal.letter.date {
        letter = format!("{letter} ngày {}", date(day)).trim_start().to_owned();
    }
    let late = match taken.days_late {
        0 => String::new(),
        days => format!(", gửi chậm {days} ngày"),
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
    changes(plan, &taken.changes, page);
    page.say(guard(std::iter::once(proposal.scan)));
    page.say(outcome(taken));
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

/// Each change named: first how the file was read, then what was changed or left out.
fn remarks(remarks: &[Remark], page: &mut Document) {
    let reading = |remark: &&Remark| matches!(remark.change, Change::Dialect | Change::Source);
    let (how, what): (Vec<&Remark>, Vec<&Remark>) = remarks.iter().partition(reading);
    for (title, remarks) in [("Cách đọc", how), ("Đã đổi hoặc bỏ qua", what)] {
        if remarks.is_empty() {
            continue;
        }
        page.push(Block::Paragraph(vec![Run::bold(title)]));
        let bullets = remarks.into_iter().map(|remark| bullet(words_of(remark)));
        page.push(Block::Entries(bullets.collect()));
        page.push(Block::Gap);
    }
}

/// Where, what was done, and what stands there unless that was said already.
fn words_of(remark: &Remark) -> String {
    let place = remark.place.as_ref().map(|place| format!("{}: ", place.words()));
    let said = remark.found.is_empty() || remark.message.contains(&remark.found);
    let found = if said { String::new() } else { format!(" (đang ghi “{}”)", remark.found) };
    format!("{}{}{found}.", place.unwrap_or_default(), remark.message)
}

fn bullet(text: String) -> Entry {
    Entry { indent: 0, label: "-".to_owned(), width: 2, text }
}

/// The change in people of each figure that another submission changed.
fn changes(plan: &Plan, changes: &[Changed], page: &mut Document) {
    if changes.is_empty() {
        return;
    }
    page.push(Block::Paragraph(vec![Run::bold("Khác với lần gửi trước")]));
    let columns = vec![
        Column::left("Chỉ tiêu").at_most(24),
        Column::right("Trước: tổng số"),
        Column::right("số đạt"),
        Column::right("Nay: tổng số"),
        Column::right("số đạt"),
        Column::right("Thay đổi"),
    ];
    let row = |change: &Changed| -> Vec<Cell> {
        let id = &change.key[1];
        let name = plan.index.indicators.get(id).map(|i| plan.indicator(*i).short_name.clone());
        let blank = [String::new(), String::new()];
        let before = change.before.clone().unwrap_or_else(|| blank.clone());
        let now = change.now.clone().unwrap_or(blank);
        let people = difference(&before[1], &now[1]);
        let mut cells = vec![Cell::from(name.unwrap_or_else(|| id.clone()))];
        cells.extend(before.into_iter().chain(now).map(Cell::from));
        cells.push(people.into());
        cells
    };
    page.push(Block::Table(Table { columns, rows: changes.iter().map(row).collect(), indent: 0 }));
    page.push(Block::Gap);
}

/// `+4.700`, `-12`; empty where one side is no number.
fn difference(before: &str, now: &str) -> String {
    let (Ok(before), Ok(now)) = (before.parse::<u64>(), now.parse::<u64>()) else {
        return String::new();
    };
    let sign = if now >= before { "+" } else { "-" };
    format!("{sign}{}", grouped(now.abs_diff(before).into()))
}

fn outcome(taken: &Taken) -> String {
    let number = taken.number.as_deref().unwrap_or_default();
    let closed = if taken.after_close {
        " Kỳ này đã khoá: ghi là gửi sau khi đã tổng hợp."
    } else {
        ""
    };
    let text = match &taken.standing {
        Standing::Known { number } => {
            format!("Đã tiếp nhận từ trước, số {number}; không ghi thêm.")
        }
        _ if taken.dry_run => format!("Chạy thử, chưa ghi gì. Sẽ ghi vào {}.", taken.inside),
        Standing::Resubmission { times } => {
            format!("Gửi lại lần {times}. Đã ghi {}, số tiếp nhận {number}.", taken.inside)
        }
        Standing::Unregistered => {
            format!("Số liệu đã có sẵn; đã vào sổ tiếp nhận, số {number}.")
        }
        Standing::Lost { .. } => {
            format!("Sổ tiếp nhận đã có số {number}; đã ghi lại {}.", taken.inside)
        }
        Standing::First => format!("Đã ghi {}, số tiếp nhận {number}.", taken.inside),
    };
    format!("{text}{closed}")
}
