//! `so-tiep-nhan.csv`: what was received, when, under which document.

mod committed;

use super::Intake;
use super::committed::is_harmless;
use super::departures::Departures;
use super::figures::unknown_unit;
use super::ids::Ids;
use super::sheet::{self, Row};
use crate::diagnostic::{Diagnostic, rules};
use crate::period::{Period, parse_date};
use crate::plan::{Form, UnitId};
use crate::source::{FileId, SourceFile};
use crate::submission::{Channel, Receipt, ReceivedAs};
use chrono::NaiveDate;

const HEADER: &str =
    "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu";

const NUMBER: usize = 0;
const FORM: usize = 1;
const UNIT: usize = 2;
const RECEIVED_ON: usize = 3;
const CHANNEL: usize = 4;
const DOCUMENT: usize = 5;
const DOCUMENT_DATE: usize = 6;
const SHA256: usize = 7;
const NOTE: usize = 8;

/// Reads the register of one period into the dataset.
pub(super) fn read(intake: &mut Intake<'_>, of: (FileId, &SourceFile), period: Period) {
    let first = intake.dataset.receipts.len();
    if intake.ids.plain && committed::read(intake, of, period).is_ok() {
        intake.vetted.push(of.0);
    } else {
        read_carefully(intake, of, period);
    }
    let receipts = &intake.dataset.receipts[first..];
    intake.names_digests |= receipts.iter().any(|receipt| !receipt.sha256.is_empty());
}

fn read_carefully(intake: &mut Intake<'_>, (file, source): (FileId, &SourceFile), period: Period) {
    let mut sheet = match sheet::open(source, file, HEADER) {
        Ok(sheet) => sheet,
        Err(problem) => return intake.problems.push(problem),
    };
    let mut problems = Vec::new();
    let (mut seen, mut harmless) = (Departures::default(), true);
    while let Some(row) = sheet.next_row(&mut problems) {
        intake.dataset.rows += 1;
        // The other cells have forms of their own; one that strays from its form is a finding.
        harmless &= is_harmless(&row.text(DOCUMENT)) && is_harmless(&row.text(NOTE));
        seen.see_unit(intake.plan, &mut intake.ids, &row.text(UNIT));
        let receipt = receipt(&mut intake.ids, &row, period, &mut problems);
        intake.dataset.receipts.extend(receipt);
    }
    problems.extend(sheet.close(seen));
    if problems.is_empty() && harmless {
        intake.vetted.push(file);
    }
    let about = |p: Diagnostic| {
        let unit = p.unit;
        p.about(unit, Some(period))
    };
    intake.problems.extend(problems.into_iter().map(about));
}

fn receipt(
    ids: &mut Ids<'_>,
    row: &Row<'_>,
    period: Period,
    problems: &mut Vec<Diagnostic>,
) -> Option<Receipt> {
    let mut keep = |problem: Diagnostic| problems.push(problem);
    let number = number(row).map_err(&mut keep).ok();
    let received = received_as(row).map_err(&mut keep).ok();
    let unit = unit(ids, row).map_err(&mut keep).ok();
    let received_on = date(row, RECEIVED_ON).map_err(&mut keep).ok();
    let channel = channel(row).map_err(&mut keep).ok();
    let document_date = match row.text(DOCUMENT_DATE).as_ref() {
        "" => Some(None),
        _ => date(row, DOCUMENT_DATE).map_err(&mut keep).ok().map(Some),
    };
    let sha256 = sha256(row).map_err(&mut keep).unwrap_or_default();
    Some(Receipt {
        period,
        number: number?,
        received: received?,
        unit: unit?,
        received_on: received_on?,
        received_on_at: row.span(RECEIVED_ON),
        note: row.text(NOTE).into_owned(),
        after_close: false,
        channel: channel?,
        document: row.text(DOCUMENT).into_owned(),
        document_date: document_date?,
        sha256,
        row: row.span,
    })
}

fn bad(row: &Row<'_>, column: usize, what: &str, hint: &str) -> Diagnostic {
    let text = row.text(column);
    let message = match text.as_ref() {
        "" => format!("Chưa ghi {what}"),
        text => format!("“{text}” không phải là {what}"),
    };
    Diagnostic::new(&rules::BAD_REGISTER_ROW, row.span(column), message).hint(hint)
}

fn number(row: &Row<'_>) -> Result<String, Diagnostic> {
    let text = row.text(NUMBER);
    let hint = "Số tiếp nhận có bốn chữ số, đánh từ 0001 trong mỗi kỳ";
    let right = is_number(&text);
    if right { Ok(text.into_owned()) } else { Err(bad(row, NUMBER, "số tiếp nhận", hint)) }
}

fn is_number(text: &str) -> bool {
    (4..=6).contains(&text.len()) && text.bytes().all(|b| b.is_ascii_digit())
}

fn received_as(row: &Row<'_>) -> Result<ReceivedAs, Diagnostic> {
    let hint = "Ghi chi-tieu, nhiem-vu, mo-hinh hoặc van-ban";
    received_under(&row.text(FORM)).ok_or_else(|| bad(row, FORM, "biểu", hint))
}

/// What came, by its word in the register.
fn received_under(text: &str) -> Option<ReceivedAs> {
    let form = Form::ALL.into_iter().find(|form| form.key() == text);
    let document = || (text == "van-ban").then_some(ReceivedAs::Document);
    form.map(ReceivedAs::Form).or_else(document)
}

fn unit(ids: &mut Ids<'_>, row: &Row<'_>) -> Result<UnitId, Diagnostic> {
    let text = row.text(UNIT);
    ids.unit(&text).ok_or_else(|| {
        let unknown = unknown_unit(ids.plan, &text, row.span(UNIT));
        Diagnostic { rule: &rules::BAD_REGISTER_ROW, ..unknown }
    })
}

fn channel(row: &Row<'_>) -> Result<Option<Channel>, Diagnostic> {
    let hint = "Ghi vbdt, email, zalo, giay hoặc dien-thoai; không rõ thì để trống";
    channel_of(&row.text(CHANNEL)).ok_or_else(|| bad(row, CHANNEL, "cách gửi", hint))
}

/// How it came; blank where nobody said.
fn channel_of(text: &str) -> Option<Option<Channel>> {
    let found = Channel::ALL.into_iter().find(|channel| channel.key() == text);
    (found.is_some() || text.is_empty()).then_some(found)
}

fn sha256(row: &Row<'_>) -> Result<String, Diagnostic> {
    let text = row.text(SHA256);
    let hint = "Mã SHA-256 có 64 chữ số và chữ cái a đến f; không có thì để trống";
    let right = is_digest(&text);
    if right { Ok(text.into_owned()) } else { Err(bad(row, SHA256, "mã SHA-256", hint)) }
}

/// Empty where none was kept.
fn is_digest(text: &str) -> bool {
    text.is_empty() || (text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit()))
}

fn date(row: &Row<'_>, column: usize) -> Result<NaiveDate, Diagnostic> {
    let hint = "Ví dụ ngày 12 tháng 12 năm 2025 ghi 2025-12-12";
    parse_date(&row.text(column)).ok_or_else(|| bad(row, column, "ngày (năm-tháng-ngày)", hint))
}
