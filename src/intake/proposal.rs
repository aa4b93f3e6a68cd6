//! From the bytes of a file to what would be stored of it, form by form.

use super::choose::{self, Chosen};
use super::columns::Column;
use super::finding::{Change, Log, Reason, Refusal, Remark, Scan};
use super::{
    Incoming, Outcome, Proposal, Rejection, committed, figures, grid, guard, names, origin,
    reports, rows, seen,
};
use crate::period::Period;
use crate::plan::{Form, Plan, UnitId};

/// Who and when, as far as it is known when a refusal ends the reading.
#[derive(Clone, Copy, Debug, Default)]
struct Known {
    unit: Option<UnitId>,
    period: Option<Period>,
}

/// One form after reading.
struct Reading {
    /// The table in a sentence.
    name: String,
    form: Form,
    known: Known,
    proposal: Option<Proposal>,
    /// True where nothing was filled in.
    blank: bool,
    log: Log,
}

/// Reads a file of any dialect that holds one form, and says what would be stored.
pub fn propose(plan: &Plan, file: &Incoming<'_>) -> Outcome {
    let mut outcomes = propose_all(plan, file);
    match (outcomes.pop(), outcomes.is_empty()) {
        (Some(only), true) => only,
        _ => {
            let refusal = Refusal::new(Reason::Header, "Tệp có nhiều biểu, chỉ đọc được từng biểu")
                .hint("Tách mỗi biểu ra một tệp rồi gửi lại");
            let mut log = Log::default();
            log.refuse(refusal);
            refused(Known::default(), log)
        }
    }
}

/// Reads a file that may hold several forms: a sheet or a table each. Where one of them is refused
/// the whole file is, with all reasons.
pub fn propose_all(plan: &Plan, file: &Incoming<'_>) -> Vec<Outcome> {
    let mut log = Log::default();
    let head: fn(&str) -> bool = |cell| Column::named(cell).is_some();
    let grids = grid::of_file(file.bytes, head, &mut log);
    match grids.and_then(|grids| choose::forms(grids, &log)) {
        Err(refusal) => {
            log.refuse(refusal);
            vec![refused(Known::default(), log)]
        }
        Ok(forms) => {
            let readings = forms.into_iter().map(|form| reading(plan, file, form)).collect();
            outcomes(without_blank(readings))
        }
    }
}

/// A workbook of several forms of which only some were filled in brings those.
fn without_blank(readings: Vec<Reading>) -> Vec<Reading> {
    if readings.iter().all(|reading| reading.blank) {
        return readings;
    }
    let (blank, mut filled): (Vec<_>, Vec<_>) = readings.into_iter().partition(|r| r.blank);
    for reading in blank {
        let message =
            format!("Biểu {} ({}) để trống, không nhận", reading.form.name(), reading.name);
        for other in &mut filled {
            other.log.remark(Remark::new(Change::RowLeftOut, &message));
        }
    }
    filled
}

fn outcomes(mut readings: Vec<Reading>) -> Vec<Outcome> {
    let is_refused = |r: &Reading| !r.log.refusals.is_empty() || r.proposal.is_none();
    if readings.iter().any(is_refused) {
        if readings.len() == 1 {
            return readings.drain(..).map(|only| refused(only.known, only.log)).collect();
        }
        let known = readings.first().map(|r| r.known).unwrap_or_default();
        return vec![refused(known, together(readings))];
    }
    readings.into_iter().filter_map(taken).collect()
}

/// What was said of all forms of a file; what is said of the file as a whole, once.
fn together(readings: Vec<Reading>) -> Log {
    let mut all = Log::default();
    for reading in readings {
        all.scan.cells += reading.log.scan.cells;
        reading.log.remarks.into_iter().for_each(|remark| all.remark(remark));
        for refusal in reading.log.refusals {
            if refusal.place.is_some() || !all.refusals.contains(&refusal) {
                all.refuse(refusal);
            }
        }
    }
    all
}

fn taken(reading: Reading) -> Option<Outcome> {
    let mut log = reading.log;
    log.put_in_order();
    let Log { remarks, scan, .. } = log;
    Some(Outcome::Taken(Box::new(Proposal { remarks, scan, ..reading.proposal? })))
}

fn refused(known: Known, mut log: Log) -> Outcome {
    log.put_in_order();
    let Log { remarks, refusals, scan, .. } = log;
    let Known { unit, period } = known;
    Outcome::Refused(Box::new(Rejection { unit, period, refusals, remarks, scan }))
}

fn reading(plan: &Plan, file: &Incoming<'_>, chosen: Chosen) -> Reading {
    let Chosen { grid, table, mut log } = chosen;
    let (mut known, mut blank) = (Known::default(), false);
    seen::check(&grid, &table, &mut log);
    let proposal = read(plan, file, &table, &mut known, &mut log);
    if proposal.as_ref().is_some_and(|p| p.rows.is_empty()) && log.refusals.is_empty() {
        blank = true;
        log.refuse(nothing_in(table.ours));
    }
    Reading { name: grid.name(), form: table.form, known, proposal, blank, log }
}

/// Every stage says all it finds; the next one needs the whole of the one before.
fn read(
    plan: &Plan,
    file: &Incoming<'_>,
    table: &super::table::Table,
    known: &mut Known,
    log: &mut Log,
) -> Option<Proposal> {
    let units = names::Units::new(plan);
    let period = origin::period(plan, file, table, log);
    known.period = log.keep(period);
    let unit = origin::reporter(plan, file, table, &units, log);
    known.unit = log.keep(unit);
    let letter = origin::letter(plan, file, table, log);
    let letter = log.keep(letter);
    let (period, unit) = (known.period?, known.unit?);
    let sender = rows::Sender { plan, table, units: &units, unit, period };
    let rows = match table.form {
        Form::Figures => figures::rows(&sender, log),
        Form::Tasks => reports::tasks(&sender, log),
        Form::Models => reports::models(&sender, log),
    };
    guard::outside(table, log);
    let written = rows.iter().map(|row| row.written.as_slice());
    let committed = committed::write(table.form, written);
    let (form, letter) = (table.form, letter?);
    let (remarks, scan) = (Vec::new(), Scan::default());
    Some(Proposal { form, unit, period, letter, rows, committed, remarks, scan })
}

/// A table without data; a form that comes back as it went out is told from one that lost rows.
fn nothing_in(ours: bool) -> Refusal {
    let (message, hint) = if ours {
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
