//! The register of incoming documents, as a document system exports it with its own column names:
//! it says on which day a document came, under which number, from whom.

use super::finding::{Log, Reason, Refusal};
use super::names::{Units, plain};
use super::{grid, periods};
use crate::plan::{About, Plan, UnitId};
use crate::vietnamese::{date, nfc};
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
    let rows = rows(bytes, &mut log)?;
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
    let document = |row: &grid::Row| {
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

/// The rows of the register: of a workbook those of the first sheet that looks like one.
fn rows(bytes: &[u8], log: &mut Log) -> Result<Vec<grid::Row>, Refusal> {
    let known = |cell: &str| named(cell).is_some();
    let grids = grid::of_file(bytes, known, log)?;
    let heads = |grid: &&grid::Grid| grid.rows.iter().any(|r| r.cells.iter().any(|c| known(c)));
    let mut visible = grids.into_iter().filter(|grid| !grid.hidden);
    let first = visible.find(|grid| heads(&grid)).unwrap_or_default();
    first.cut_short.map_or(Ok(first.rows), Err)
}

fn named(cell: &str) -> Option<Column> {
    let words = plain(cell);
    WORDS.iter().find(|(_, known)| known.contains(&words.as_str())).map(|(column, _)| *column)
}

/// A file whose document is looked for.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'w> {
    /// Its name, without folders.
    pub file_name: &'w str,
    /// Who sent it.
    pub unit: UnitId,
    /// The number of its document, where file or officer say it.
    pub number: Option<&'w str>,
}

/// The one document that brought a file: by the name of the attachment, by its number, or the
/// only one of its unit. An error names the candidates. A document that another unit sent, or
/// that has another number than the one that is known, is never taken.
pub fn find<'d>(
    documents: &'d [Document],
    wanted: Wanted<'_>,
) -> Result<Option<&'d Document>, Refusal> {
    let not_another = |d: &&Document| d.sender.is_none_or(|sender| sender == wanted.unit);
    let by_name = documents.iter().filter(|d| attaches(d, wanted.file_name)).filter(not_another);
    let numbered = |d: &&Document| wanted.number.is_some_and(|n| plain(&d.number) == plain(n));
    let by_number = documents.iter().filter(numbered).filter(not_another);
    let by_unit: Vec<&Document> =
        documents.iter().filter(|d| d.sender == Some(wanted.unit)).collect();
    let may_be = |d: &&&Document| wanted.number.is_none() || d.number.is_empty();
    let unnumbered: Vec<&Document> = by_unit.iter().filter(may_be).copied().collect();
    let ways = [by_name.collect(), by_number.collect(), unnumbered];
    let found: Option<Vec<&Document>> = ways.into_iter().find(|way| !way.is_empty());
    match (found, wanted.number) {
        (Some(found), _) => only_one(&found).map(Some),
        (None, Some(number)) if !by_unit.is_empty() => {
            let message = format!("Sổ văn bản đến không có văn bản {number} của đơn vị này");
            let hint = format!("Đơn vị này chỉ có {}. Kiểm tra lại số văn bản", numbers(&by_unit));
            Err(Refusal::new(Reason::Document, message).hint(hint))
        }
        (None, _) => Ok(None),
    }
}

fn only_one<'d>(found: &[&'d Document]) -> Result<&'d Document, Refusal> {
    let first = found[0];
    if found.iter().all(|d| d.received_on == first.received_on && d.number == first.number) {
        return Ok(first);
    }
    let numbers = numbers(found);
    let message = format!("Sổ văn bản đến có nhiều văn bản có thể là tệp này: {numbers}");
    Err(Refusal::new(Reason::Document, message).hint("Chỉ rõ bằng --document SỐ và --date NGÀY"))
}

/// A document among others: by its number and the day on which it came.
fn numbers(documents: &[&Document]) -> String {
    let said = |d: &&Document| match d.number.as_str() {
        "" => format!("văn bản đến ngày {}", date(d.received_on)),
        number => format!("{number} (đến ngày {})", date(d.received_on)),
    };
    documents.iter().map(said).collect::<Vec<_>>().join(", ")
}

/// A cell lists attachments one beside the other: a name is found whole, never inside another.
fn attaches(document: &Document, file_name: &str) -> bool {
    let name = |text: &str| nfc(text.trim()).to_lowercase();
    let names = document.attached.split([';', ',', '|', '\n', '\r']);
    let last = |path: &str| path.rsplit(['/', '\\']).next().unwrap_or_default().to_owned();
    names
        .map(|n| name(&last(n)))
        .any(|attached| !attached.is_empty() && attached == name(file_name))
}

#[cfg(test)]
mod tests {
    use super::super::sample;
    use super::*;

    fn documents(text: &str) -> Vec<Document> {
        read(&sample::plan(), text.as_bytes()).expect("register")
    }

    fn wanted<'w>(file_name: &'w str, number: Option<&'w str>) -> Wanted<'w> {
        Wanted { file_name, unit: UnitId(0), number }
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
        let refusal = find(&documents, wanted("a.csv", None)).expect_err("two");
        assert!(refusal.message.contains("45/BC-UBND (đến ngày 12/12/2025)"), "{refusal:?}");
        assert!(refusal.message.contains("46/BC-UBND"), "{refusal:?}");
        let found = find(&documents, wanted("a.csv", Some("46/BC-UBND"))).expect("one");
        assert_eq!(found.map(|d| d.received_on.to_string()).as_deref(), Some("2025-12-15"));
        let refusal = find(&documents, wanted("a.csv", Some("47/BC-UBND"))).expect_err("none");
        assert!(refusal.hint.contains("46/BC-UBND"), "{refusal:?}");
    }

    #[test]
    fn attachments_are_found_by_their_whole_name_and_never_from_another_unit() {
        let plan = sample::plan();
        let names = [&plan.units[0].name, &plan.units[1].name];
        let text = format!(
            "Ngày đến;Số ký hiệu;Nơi gửi;Tệp đính kèm\n\
             12/12/2025;1/BC;{};bieu.csv|cong-van.pdf\n13/12/2025;2/BC;{};bieu.csv\n\
             14/12/2025;3/BC;{};phu-luc-bieu.csv\n",
            names[0], names[1], names[0]
        );
        let documents = documents(&text);
        let found = find(&documents, wanted("BIEU.csv", None)).expect("one");
        assert_eq!(found.map(|d| d.number.as_str()), Some("1/BC"));
        let found = find(&documents, wanted("phu-luc-bieu.csv", None)).expect("one");
        assert_eq!(found.map(|d| d.number.as_str()), Some("3/BC"));
    }

    #[test]
    fn a_file_without_header_is_refused() {
        assert!(read(&sample::plan(), b"a;b\n1;2\n").is_err());
    }
}
