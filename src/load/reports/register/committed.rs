//! A register in committed form, the fast way.

use super::super::Intake;
use super::super::committed::{Row, Rows, Unusual};
use super::super::ids::Ids;
use super::{
    CHANNEL, DOCUMENT, DOCUMENT_DATE, FORM, HEADER, NOTE, NUMBER, RECEIVED_ON, SHA256, UNIT,
    channel_of, is_digest, is_number, received_under,
};
use crate::period::{Period, parse_date};
use crate::source::{FileId, SourceFile};
use crate::submission::Receipt;

/// Reads a register of which there is nothing to say; leaves any other as if it had not been read.
pub(super) fn read(
    intake: &mut Intake<'_>,
    (file, source): (FileId, &SourceFile),
    period: Period,
) -> Result<(), Unusual> {
    let first = intake.dataset.receipts.len();
    let read = rows(intake, Rows::open(source, file, HEADER)?, period);
    match read {
        Ok(()) => intake.dataset.rows += intake.dataset.receipts.len() - first,
        Err(Unusual) => intake.dataset.receipts.truncate(first),
    }
    read
}

fn rows(intake: &mut Intake<'_>, mut rows: Rows<'_, 9>, period: Period) -> Result<(), Unusual> {
    while let Some(row) = rows.next_row()? {
        let receipt = receipt(&mut intake.ids, &row, period)?;
        intake.dataset.receipts.push(receipt);
    }
    Ok(())
}

fn receipt(ids: &mut Ids<'_>, row: &Row<'_, 9>, period: Period) -> Result<Receipt, Unusual> {
    let (number, sha256) = (row.text(NUMBER), row.text(SHA256));
    if !(is_number(number) && is_digest(sha256)) {
        return Err(Unusual);
    }
    let date = |column| parse_date(row.text(column)).ok_or(Unusual);
    let undated = row.text(DOCUMENT_DATE).is_empty();
    Ok(Receipt {
        period,
        number: number.to_owned(),
        received: received_under(row.text(FORM)).ok_or(Unusual)?,
        unit: ids.unit_by_id(row.text(UNIT)).ok_or(Unusual)?,
        received_on: date(RECEIVED_ON)?,
        received_on_at: row.span(RECEIVED_ON),
        channel: channel_of(row.text(CHANNEL)).ok_or(Unusual)?,
        document: row.words(DOCUMENT)?.to_owned(),
        document_date: if undated { None } else { Some(date(DOCUMENT_DATE)?) },
        sha256: sha256.to_owned(),
        note: row.words(NOTE)?.to_owned(),
        after_close: false,
        row: row.row(),
    })
}
