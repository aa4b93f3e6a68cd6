//! The register of incoming documents, as a document system exports it with its own column names:
//! it says on which day a document came, under which number, from whom.

use super::finding::{Log, Reason, Refusal};
use super::names::{Units, plain};
use super::{decode, dialect, periods};
use crate::plan::{About, Plan, UnitId};
use chrono::NaiveDate;

/// One document of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Document {
    /// On which day it came.
    pub received_on: NaiveDate,
    /// Its number; empty where there is none.
    pub number: String,
    /// Its own date.
    pub date: Option<NaiveDate>,
    /// Who sent it, where the name is one of the plan's.
    pub sender: Option<UnitId>,
    /// Names of attached files, as they stand there.
    pub attached: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Column {
    ReceivedOn,
    Number,
    Date,
    Sender,
    Attached,
}

const WORDS: [(Column, &[&str]); 5] = [
    (Column::ReceivedOn, &["ngay den", "ngay nhan", "ngay tiep nhan", "ngay van ban den"]),
    (Column::Number, &["so ky hieu", "so hieu", "so van ban", "so ky hieu van ban", "ky hieu"]),
    (Column::Date, &["ngay van ban", "ngay ban hanh", "ngay vb", "ngay ky"]),
    (
        Column::Sender,
        &["co quan gui", "co quan ban hanh", "noi gui", "don vi gui", "don vi ban hanh", "tac gia"],
    ),
    (Column::Attached, &["tep dinh kem", "file dinh kem", "ten tep", "dinh kem"]),
];

/// Reads the register; refused where no row looks like its header.
pub fn read(plan: &Plan, bytes: &[u8]) -> Result<Vec<Document>, Refusal> {
    let mut log = Log::default();
    let text = decode::decode(bytes, &mut log)?;
    let rows = dialect::rows(&text, |cell| named(cell).is_some(), &mut log)?;
    let units = Units::new(plan);
    let header = rows.iter().position(|row| {
        let found: Vec<Column> = row.filled().filter_map(|(_, cell)| named(cell)).collect();
        found.contains(&Column::ReceivedOn) && found.len() > 1
    });
    let Some(header) = header else {
        let message = "Không thấy dòng tiêu đề có cột “Ngày đến” trong sổ văn bản đến";
        let hint = "Xuất lại sổ có các cột: Ngày đến, Số ký hiệu, Ngày văn bản, Cơ quan gửi";
        return Err(Refusal::new(Reason::Header, message).hint(hint));
    };
    let columns: Vec<(usize, Column)> = rows[header]
        .filled()
        .filter_map(|(n, cell)| named(cell).map(|column| (n, column)))
        .collect();
    let document = |row: &dialect::Row| {
        let cell = |wanted| {
            let at = columns.iter().find(|(_, column)| *column == wanted);
            at.map(|(n, _)| row.cell(*n)).unwrap_or_default()
        };
        Some(Document {
            received_on: periods::date_inside(cell(Column::ReceivedOn))?,
            number: cell(Column::Number).to_owned(),
            date: periods::date_inside(cell(Column::Date)),
            sender: match units.about(cell(Column::Sender)) {
                Ok(About::Unit(unit)) => Some(unit),
                _ => None,
            },
            attached: cell(Column::Attached).to_owned(),
        })
    };
    Ok(rows[header + 1..].iter().filter_map(document).collect())
}

fn named(cell: &str) -> Option<Column> {
    let words = plain(cell);
    WORDS.iter().find(|(_, known)| known.contains(&words.as_str())).map(|(column, _)| *column)
}

/// The one document that brought a file: by the name of the attachment, by its number, or the
/// only one of its unit. An error names the candidates.
pub fn find<'d>(
    documents: &'d [Document],
    file_name: &str,
    unit: UnitId,
    number: Option<&str>,
) -> Result<Option<&'d Document>, Refusal> {
    let from_unit = |d: &&Document| d.sender.is_none_or(|sender| sender == unit);
    let by_name = documents.iter().filter(|d| {
        !d.attached.is_empty() && d.attached.to_lowercase().contains(&file_name.to_lowercase())
    });
    let by_number = documents
        .iter()
        .filter(|d| number.is_some_and(|n| plain(&d.number) == plain(n)))
        .filter(from_unit);
    let by_unit = documents.iter().filter(|d| d.sender == Some(unit));
    let ways: [Vec<&Document>; 3] = [by_name.collect(), by_number.collect(), by_unit.collect()];
    let Some(found) = ways.into_iter().find(|way| !way.is_empty()) else { return Ok(None) };
    let first = found[0];
    if found.iter().all(|d| d.received_on == first.received_on && d.number == first.number) {
        return Ok(Some(first));
    }
    let numbers: Vec<&str> = found.iter().map(|d| d.number.as_str()).collect();
    let message =
        format!("Sổ văn bản đến có nhiều văn bản có thể là tệp này: {}", numbers.join(", "));
    Err(Refusal::new(Reason::Document, message).hint("Chỉ rõ bằng --document SỐ và --date NGÀY"))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn documents(text: &str) -> Vec<Document> {
        read(&sample::plan(), text.as_bytes()).expect("register")
    }

    #[test]
    fn a_register_is_read_by_the_words_at_its_head() {
        let plan = sample::plan();
        let name = &plan.units[0].name;
        let text = format!(
            "SỔ VĂN BẢN ĐẾN;;;\nSố đến;Ngày đến;Số, ký hiệu;Cơ quan gửi\n1;12/12/2025 09:15;45/BC-UBND;{name}\n"
        );
        let documents = documents(&text);
        assert_eq!(documents.len(), 1);
        assert_eq!(documents[0].received_on.to_string(), "2025-12-12");
        assert_eq!(documents[0].number, "45/BC-UBND");
        assert_eq!(documents[0].sender, Some(UnitId(0)));
    }

    #[test]
    fn two_candidates_are_named_and_none_is_taken() {
        let plan = sample::plan();
        let name = &plan.units[0].name;
        let text = format!(
            "Ngày đến;Số ký hiệu;Nơi gửi\n12/12/2025;45/BC-UBND;{name}\n15/12/2025;46/BC-UBND;{name}\n"
        );
        let documents = documents(&text);
        let refusal = find(&documents, "a.csv", UnitId(0), None).expect_err("two");
        assert!(refusal.message.contains("45/BC-UBND, 46/BC-UBND"), "{}", refusal.message);
        let found = find(&documents, "a.csv", UnitId(0), Some("46/BC-UBND")).expect("one");
        assert_eq!(found.map(|d| d.received_on.to_string()).as_deref(), Some("2025-12-15"));
    }

    #[test]
    fn a_file_without_header_is_refused() {
        assert!(read(&sample::plan(), b"a;b\n1;2\n").is_err());
    }
}
