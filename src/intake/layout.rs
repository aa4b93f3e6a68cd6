//! Which rows below the header are data: blank rows, the row of column numbers, totals and the
//! signature are not.

use super::columns::Column;
use super::finding::{Change, Log, Part, Remark};
use super::form;
use super::grid::Row;
use super::names::{plain, without_number};
use super::table::Table;
use crate::vietnamese::fold;

/// Beginnings of what stands below a table, whatever else is on the line.
const SIGNED: [&str; 16] = [
    "nguoi lap",
    "nguoi tong hop",
    "nguoi bao cao",
    "can bo tong hop",
    "can bo lap",
    "thu truong",
    "ky ten",
    "(ky",
    "noi nhan",
    "dien thoai",
    "so dien thoai",
    "sdt",
    "lien he",
    "email",
    "e-mail",
    "xac nhan cua",
];
/// The same, where the line holds no figures.
const POSTS: [&str; 10] = [
    "tm.",
    "kt.",
    "tl.",
    "tuq.",
    "chu tich",
    "pho chu tich",
    "giam doc",
    "pho giam doc",
    "truong phong",
    "chanh van phong",
];
const TOTALS: [&str; 6] = ["tong cong", "tong so", "cong", "tong", "tong cong so", "tong so cong"];

/// Puts the rows below the header where they belong.
pub(super) fn sort_rows(table: &mut Table, rows: impl Iterator<Item = Row>, log: &mut Log) {
    let (mut blank, mut last) = (0, table.header.row);
    for row in rows {
        // Below the table of a Word file come paragraphs: they are no rows of it.
        if !table.tail.is_empty() || row.part != table.header.part {
            table.tail.push(row);
            continue;
        }
        // In a Word table nobody sees the header that was repeated on the next page.
        if !matches!(row.part, Part::Table(_)) {
            blank += row.row.saturating_sub(last + 1);
        }
        last = row.row;
        if table.body.is_empty() && is_column_numbers(table, &row) {
            let message = "Dòng đánh số cột, không lưu";
            log.remark(Remark::new(Change::RowLeftOut, message).at(row.place(), &row.text()));
        } else if is_total(table, &row) {
            table.totals.push(row);
        } else if is_signature(table, &row) {
            table.tail.push(row);
        } else {
            table.body.push(row);
        }
    }
    remark_on_rest(table, blank, log);
}

fn remark_on_rest(table: &Table, blank: u32, log: &mut Log) {
    if blank > 0 {
        let message = format!("Bỏ {blank} dòng trống trong bảng");
        log.remark(Remark::new(Change::RowLeftOut, message));
    }
    let titles = table.titles.iter().filter(|row| !(table.ours && form::is_label(row))).collect();
    for (rows, what) in [
        (titles, "Phần phía trên dòng tiêu đề chỉ để đọc"),
        (table.tail.iter().collect::<Vec<_>>(), "Phần ký và liên hệ dưới bảng"),
    ] {
        let (Some(first), Some(last)) = (rows.first(), rows.last()) else { continue };
        let text: Vec<String> = rows.iter().map(|row| row.text()).collect();
        let lines = match (&last.part, last.place() == first.place()) {
            (_, true) => String::new(),
            (Part::Text, _) => format!(" (đến dòng {})", last.line),
            (Part::Sheet(_), _) => format!(" (đến hàng {})", last.row),
            _ => format!(" (đến {})", last.place().words()),
        };
        let remark = Remark::new(Change::RowLeftOut, format!("{what}{lines}, không lưu"));
        log.remark(remark.at(first.place(), &text.join(" / ")));
    }
}

/// `(1) (2) (3)` or `A B 1 2 3` under the heads: every cell a number of one column.
fn is_column_numbers(table: &Table, row: &Row) -> bool {
    let one = |cell: &str| {
        let text = cell.split('=').next().unwrap_or("").trim();
        let inner = text.trim_start_matches(['(', '[']).trim_end_matches([')', ']']).trim();
        let bracketed = inner.len() < text.len();
        let number = inner.len() <= 2 && inner.bytes().all(|b| b.is_ascii_digit());
        let letter = inner.len() == 1 && inner.bytes().all(|b| b.is_ascii_alphabetic());
        !inner.is_empty()
            && (letter || number)
            && (bracketed || cell.len() <= 2 || cell.contains('='))
    };
    // A row that only has numbers, none of them where a name belongs, may be data.
    let named = table.cells(row, Column::is_key).next().is_some();
    named && row.filled().count() >= 3 && row.filled().all(|(_, cell)| one(cell))
}

/// A row that is named a total where names stand, or left of them.
fn is_total(table: &Table, row: &Row) -> bool {
    let total = |cell: &str| {
        let words = plain(without_number(cell));
        TOTALS.contains(&words.as_str())
    };
    let first = row.filled().next().is_some_and(|(_, cell)| total(cell));
    first || table.cells(row, |c| c.is_key() || c == Column::Serial).any(|(_, cell)| total(cell))
}

/// A line of a signature. Text of the report itself may speak of directors: where a row has its
/// name, only the name is looked at.
fn is_signature(table: &Table, row: &Row) -> bool {
    let begins = |cell: &str, words: &[&str]| {
        let text = fold(cell);
        words.iter().any(|word| {
            text.strip_prefix(word).is_some_and(|rest| !rest.starts_with(char::is_alphanumeric))
                || text.strip_prefix(word).is_some_and(|_| word.ends_with(['.', '(']))
        })
    };
    let any = |cell: &str| {
        begins(cell, &SIGNED)
            || fold(cell).starts_with("(ky")
            || begins(cell, &POSTS) && !has_figures(table, row)
    };
    let subject = table.cells(row, Column::is_subject).next();
    match subject {
        Some(_) => table.cells(row, Column::is_key).any(|(_, cell)| any(cell)),
        None => row.filled().any(|(_, cell)| any(cell)) || is_place_and_date(row),
    }
}

/// `Tân Định, ngày 12 tháng 12 năm 2025` alone on its line.
fn is_place_and_date(row: &Row) -> bool {
    let text = plain(&row.text());
    let words = ["ngay", "thang", "nam"];
    row.filled().count() == 1 && words.iter().all(|word| text.split(' ').any(|w| w == *word))
}

/// True where a count column holds digits.
fn has_figures(table: &Table, row: &Row) -> bool {
    table.cells(row, Column::is_count).any(|(_, cell)| cell.bytes().any(|b| b.is_ascii_digit()))
}
