//! Rows of the register: the next number, a new row behind the others, a row taken back. What
//! stands there is never rewritten.

use crate::plan::{Form, Plan, UnitId};
use crate::submission::{Channel, ReceivedAs};
use crate::text::{find_personal_data, is_hidden};
use chrono::NaiveDate;

/// The columns of the register (data.md).
pub const HEADER: &str =
    "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu";

/// Something that was received and is to be put down.
#[derive(Clone, Debug)]
pub struct Entry {
    /// What came.
    pub received: ReceivedAs,
    /// From whom.
    pub unit: UnitId,
    /// On which day.
    pub received_on: NaiveDate,
    /// How; none where nobody said.
    pub channel: Option<Channel>,
    /// Number of the document.
    pub document: String,
    /// Date of the document.
    pub document_date: Option<NaiveDate>,
    /// SHA-256 of the file as written; empty for a document without figures.
    pub sha256: String,
    /// A note.
    pub note: String,
}

/// The register with one more row, and the number it got. `register` is empty for a new period.
/// An error where the register is not in committed form, or the row is not fit to be kept.
pub fn append(plan: &Plan, register: &str, entry: &Entry) -> Result<(String, String), Unfit> {
    let rows = rows(register)?;
    fit(&entry.document)?;
    fit(&entry.note)?;
    let numbers = rows.iter().filter_map(|row| row.get(0)?.parse::<u32>().ok());
    let number = format!("{:04}", numbers.max().unwrap_or(0) + 1);
    let mut text = if register.is_empty() { format!("{HEADER}\n") } else { register.to_owned() };
    text.push_str(&line(&cells(plan, &number, entry)));
    Ok((text, number))
}

/// The register without the row of that number.
pub fn without(register: &str, number: &str) -> Result<String, Unfit> {
    let rows = rows(register)?;
    // A note may hold line breaks: a row ends where the next one begins.
    let start = |n: usize| rows.get(n).and_then(csv::StringRecord::position).map(|p| p.byte());
    let Some(at) = rows.iter().position(|row| row.get(0) == Some(number)) else {
        return Ok(register.to_owned());
    };
    let byte = |n: usize| start(n).and_then(|b| usize::try_from(b).ok()).unwrap_or(register.len());
    Ok(format!("{}{}", &register[..byte(at)], &register[byte(at + 1)..]))
}

/// Why a row cannot be put down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// The register cannot be added to as it stands.
    NotCommitted,
    /// The number of the document, or the note, holds personal data.
    PersonalData,
    /// The number of the document, or the note, is too long or holds control characters.
    Shape,
}

/// Longest text of a cell that somebody typed, in characters.
const LONGEST: usize = 200;

/// What goes into git stays there: it is looked at before.
pub fn fit(text: &str) -> Result<(), Unfit> {
    if !find_personal_data(text).is_empty() {
        return Err(Unfit::PersonalData);
    }
    let strange = text.chars().any(|c| c.is_control() || is_hidden(c));
    if strange || text.chars().count() > LONGEST { Err(Unfit::Shape) } else { Ok(()) }
}

fn rows(register: &str) -> Result<Vec<csv::StringRecord>, Unfit> {
    if register.is_empty() {
        return Ok(Vec::new());
    }
    let header = register.lines().next().unwrap_or_default();
    if header != HEADER || !register.ends_with('\n') || register.contains('\r') {
        return Err(Unfit::NotCommitted);
    }
    let mut reader = csv::ReaderBuilder::new().from_reader(register.as_bytes());
    reader.records().collect::<Result<_, _>>().map_err(|_| Unfit::NotCommitted)
}

fn cells(plan: &Plan, number: &str, entry: &Entry) -> [String; 9] {
    let form = match entry.received {
        ReceivedAs::Form(form) => Form::key(form),
        ReceivedAs::Document => "van-ban",
    };
    let date = |day: NaiveDate| day.to_string();
    [
        number.to_owned(),
        form.to_owned(),
        plan.unit(entry.unit).id.clone(),
        date(entry.received_on),
        entry.channel.map(Channel::key).unwrap_or_default().to_owned(),
        super::committed::harmless(&entry.document),
        entry.document_date.map(date).unwrap_or_default(),
        entry.sha256.clone(),
        super::committed::harmless(&entry.note),
    ]
}

fn line(cells: &[String]) -> String {
    let mut writer = csv::WriterBuilder::new().from_writer(Vec::new());
    // A vector takes every byte: writing to it has no way to fail.
    let _ = writer.write_record(cells);
    String::from_utf8(writer.into_inner().unwrap_or_default()).unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn entry() -> Entry {
        Entry {
            received: ReceivedAs::Form(Form::Figures),
            unit: UnitId(0),
            received_on: NaiveDate::from_ymd_opt(2025, 12, 12).expect("day"),
            channel: Some(Channel::Zalo),
            document: "45/BC-UBND".into(),
            document_date: None,
            sha256: String::new(),
            note: "a, b".into(),
        }
    }

    #[test]
    fn rows_are_numbered_one_after_the_other() {
        let plan = sample::plan();
        let (text, number) = append(&plan, "", &entry()).expect("first");
        assert_eq!(number, "0001");
        let (text, number) = append(&plan, &text, &entry()).expect("second");
        assert_eq!(number, "0002");
        let id = &plan.units[0].id;
        let row = |n: &str| format!("{n},chi-tieu,{id},2025-12-12,zalo,45/BC-UBND,,,\"a, b\"\n");
        assert_eq!(text, format!("{HEADER}\n{}{}", row("0001"), row("0002")));
        assert_eq!(without(&text, "0002"), Ok(format!("{HEADER}\n{}", row("0001"))));
    }

    #[test]
    fn a_register_in_another_form_is_not_added_to() {
        let plan = sample::plan();
        for register in ["x\n", &format!("{HEADER}\r\n"), HEADER] {
            assert_eq!(append(&plan, register, &entry()), Err(Unfit::NotCommitted), "{register:?}");
        }
    }

    #[test]
    fn what_must_not_be_kept_is_not_put_down() {
        let plan = sample::plan();
        let with = |document: &str| Entry { document: document.into(), ..entry() };
        let refused = |document: &str| append(&plan, "", &with(document)).err();
        assert_eq!(refused("Zalo 0912345678"), Some(Unfit::PersonalData));
        assert_eq!(refused("45\n0002,van-ban"), Some(Unfit::Shape));
        assert_eq!(refused(&"4".repeat(201)), Some(Unfit::Shape));
        assert_eq!(refused("1203/BC-CAT-QLHC"), None);
    }
}
