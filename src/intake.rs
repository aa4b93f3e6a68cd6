//! What people send, in whatever form: from the bytes of a file to a proposal that shows what was
//! read beside what would be written. Nothing is guessed: what can be read in two ways is refused
//! with both readings, and so is personal data in what would be stored.

mod columns;
pub mod committed;
mod decode;
mod dialect;
mod figures;
mod finding;
pub mod fmt;
pub mod form;
mod format;
mod guard;
pub mod incoming;
mod layout;
mod names;
mod number;
mod origin;
mod periods;
pub mod reception;
pub mod register;
mod reports;
mod rows;
#[cfg(test)]
mod sample;
mod table;
#[cfg(test)]
mod tests;
mod title;
mod totals;
pub mod typed;

pub use finding::{Change, Place, Reason, Refusal, Remark, Scan};
pub use origin::Letter;

use crate::period::Period;
use crate::plan::{About, Form, Plan, UnitId};
use finding::Log;

/// Largest file that is read.
pub const MAX_FILE: usize = 64 << 20;
/// Most columns that a table may have.
pub const MAX_COLUMNS: usize = 100;
/// Most rows that hold something.
pub const MAX_ROWS: usize = 20_000;
/// Longest cell, in bytes.
pub const MAX_CELL: usize = 32 << 10;

/// A file that came, with what the officer says about it.
#[derive(Clone, Debug, Default)]
pub struct Incoming<'a> {
    /// Its name with the folders above it.
    pub name: &'a str,
    /// Its content.
    pub bytes: &'a [u8],
    /// Who sent it, where the officer says so.
    pub unit: Option<UnitId>,
    /// Its period, where the officer says so.
    pub period: Option<Period>,
    /// Its document, where the officer says so.
    pub letter: Option<Letter>,
}

/// A row as it was read beside the row as it is written, both in the columns of
/// [`committed::header`].
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ProposedRow {
    /// Where it stands in the file.
    pub place: Place,
    /// Cells as sent; empty where the form of the sender has no such column.
    pub read: Vec<String>,
    /// Cells as written.
    pub written: Vec<String>,
}

/// What would be stored.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Proposal {
    /// Which form.
    pub form: Form,
    /// Who reports.
    pub unit: UnitId,
    /// For which period.
    pub period: Period,
    /// The document that came with it.
    pub letter: Letter,
    /// Its rows in the plan's order.
    pub rows: Vec<ProposedRow>,
    /// The file in committed form.
    pub committed: String,
    /// What was changed or left out.
    pub remarks: Vec<Remark>,
    /// What the personal-data guard looked at.
    pub scan: Scan,
}

/// Why a file is not taken in, with as much as is known about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rejection {
    /// Who sent it, where that could be read.
    pub unit: Option<UnitId>,
    /// Its period, where that could be read.
    pub period: Option<Period>,
    /// All reasons that were found; at least one.
    pub refusals: Vec<Refusal>,
    /// What was noticed before.
    pub remarks: Vec<Remark>,
    /// What the personal-data guard looked at.
    pub scan: Scan,
}

/// What becomes of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Outcome {
    /// It can be stored.
    Taken(Box<Proposal>),
    /// It cannot; nothing of it is stored.
    Refused(Box<Rejection>),
}

/// Who and when, as far as it is known when a refusal ends the reading.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    unit: Option<UnitId>,
    period: Option<Period>,
}

/// Reads a file of any dialect and says what would be stored.
pub fn propose(plan: &Plan, file: &Incoming<'_>) -> Outcome {
    let (mut log, mut known) = (Log::default(), Known::default());
    let proposal = read(plan, file, &mut known, &mut log);
    log.put_in_order();
    let Log { remarks, refusals, scan, .. } = log;
    match proposal {
        Some(proposal) if refusals.is_empty() => {
            Outcome::Taken(Box::new(Proposal { remarks, scan, ..proposal }))
        }
        _ => {
            let Known { unit, period } = known;
            Outcome::Refused(Box::new(Rejection { unit, period, refusals, remarks, scan }))
        }
    }
}

/// A unit by id, official code, or name in any of its forms; two candidates are refused with
/// both, a near miss with a suggestion.
pub fn unit_named(plan: &Plan, name: &str) -> Result<UnitId, Refusal> {
    match names::Units::new(plan).about(name)? {
        About::Unit(unit) => Ok(unit),
        About::Whole => {
            let message = format!("“{name}” là tất cả, không phải một đơn vị");
            Err(Refusal::new(Reason::Unit, message).hint("Ghi mã của một đơn vị"))
        }
    }
}

/// Every stage says all it finds; the next one needs the whole of the one before.
fn read(plan: &Plan, file: &Incoming<'_>, known: &mut Known, log: &mut Log) -> Option<Proposal> {
    let table = table_of(file.bytes, log)?;
    let units = names::Units::new(plan);
    let period = origin::period(plan, file, &table, log);
    known.period = log.keep(period);
    let unit = origin::reporter(plan, file, &table, &units, log);
    known.unit = log.keep(unit);
    let letter = origin::letter(plan, file, &table, log);
    let letter = log.keep(letter);
    let (period, unit) = (known.period?, known.unit?);
    let sender = rows::Sender { plan, table: &table, units: &units, unit, period };
    let rows = match table.form {
        Form::Figures => figures::rows(&sender, log),
        Form::Tasks => reports::tasks(&sender, log),
        Form::Models => reports::models(&sender, log),
    };
    guard::outside(&table, log);
    if rows.is_empty() && log.refusals.is_empty() {
        log.refuse(nothing_in(&table));
    }
    let written = rows.iter().map(|row| row.written.as_slice());
    let committed = committed::write(table.form, written);
    let (form, letter) = (table.form, letter?);
    let (remarks, scan) = (Vec::new(), Scan::default());
    Some(Proposal { form, unit, period, letter, rows, committed, remarks, scan })
}

/// A table without data; a form that comes back as it went out is told from one that lost rows.
fn nothing_in(table: &table::Table) -> Refusal {
    let (message, hint) = if table.ours {
        (
            "Biểu mẫu gửi về chưa điền ô nào",
            "Kiểm tra xem tệp đã điền có được lưu và gửi đúng không; nếu thật sự chưa có số liệu \
             thì ghi lý do vào cột Ghi chú, hoặc đăng ký là văn bản đã nhận",
        )
    } else {
        (
            "Bảng không có dòng số liệu nào",
            "Nếu chưa có số liệu thì đăng ký là văn bản đã nhận, không cần gửi bảng trống",
        )
    };
    Refusal::new(Reason::Row, message).hint(hint)
}

fn table_of(bytes: &[u8], log: &mut Log) -> Option<table::Table> {
    let text = decode::decode(bytes, log);
    let text = log.keep(text)?;
    let rows = dialect::rows(&text, |cell| columns::Column::named(cell).is_some(), log);
    let table = log.keep(rows).map(|rows| table::Table::find(rows, log))?;
    log.keep(table)
}
