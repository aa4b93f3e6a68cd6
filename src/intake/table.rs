//! The table inside a file: title rows above it, its header, its body, totals and the signature
//! below. What lies outside the body is never stored.

use super::columns::{self, Column};
use super::finding::{Change, Log, Place, Reason, Refusal, Remark, short};
use super::grid::Row;
use super::{form, layout};
use crate::plan::Form;
use crate::text::nearest;

/// The parts of a file.
#[derive(Debug)]
pub(super) struct Table {
    pub(super) form: Form,
    /// True where it is the form that this program hands out.
    pub(super) ours: bool,
    /// What each column holds.
    pub(super) columns: Vec<Option<Column>>,
    pub(super) header: Row,
    /// Rows above the header.
    pub(super) titles: Vec<Row>,
    /// Rows of data.
    pub(super) body: Vec<Row>,
    /// Rows that add up the body.
    pub(super) totals: Vec<Row>,
    /// Rows from the signature on.
    pub(super) tail: Vec<Row>,
}

impl Table {
    /// The table in the rows of a file.
    pub(super) fn find(rows: Vec<Row>, log: &mut Log) -> Result<Self, Refusal> {
        let at = header_at(&rows)?;
        let mut rows = rows.into_iter();
        let mut titles: Vec<Row> =
            rows.by_ref().take(at).filter(|r| !r.text().is_empty()).collect();
        let header = rows.next().unwrap_or_default();
        let columns: Vec<Option<Column>> = header.cells.iter().map(|c| Column::named(c)).collect();
        check_twice(&header, &columns)?;
        let form = form_of(&header, &columns)?;
        let ours = form::is_ours(form, &titles);
        titles.retain(|row| !(ours && form::is_guidance(form, row)));
        let (body, totals, tail) = (Vec::new(), Vec::new(), Vec::new());
        let mut table = Self { form, ours, columns, header, titles, body, totals, tail };
        layout::sort_rows(&mut table, rows, log);
        table.remark_on_columns(log);
        Ok(table)
    }

    /// The column that holds something.
    pub(super) fn column(&self, wanted: Column) -> Option<usize> {
        self.columns.iter().position(|column| *column == Some(wanted))
    }

    /// The text of a row in that column; empty where there is none.
    pub(super) fn text<'r>(&self, row: &'r Row, wanted: Column) -> &'r str {
        self.column(wanted).map_or("", |column| row.cell(column))
    }

    /// The place of a row's cell in that column.
    pub(super) fn place(&self, row: &Row, wanted: Column) -> Place {
        self.column(wanted).map_or_else(|| row.place(), |column| self.cell_place(row, column))
    }

    /// The place of a row's cell.
    pub(super) fn cell_place(&self, row: &Row, column: usize) -> Place {
        let header = short(self.header.cell(column));
        Place { column: u32::try_from(column + 1).ok(), header, ..row.place() }
    }

    /// Cells of columns of some kind that hold something.
    pub(super) fn cells<'r>(
        &'r self,
        row: &'r Row,
        kind: impl Fn(Column) -> bool + 'r,
    ) -> impl Iterator<Item = (usize, &'r str)> + 'r {
        let wanted = move |n: &usize| self.columns.get(*n).copied().flatten().is_some_and(&kind);
        row.filled().filter(move |(n, _)| wanted(n))
    }

    fn remark_on_columns(&self, log: &mut Log) {
        for (number, column) in self.columns.iter().enumerate() {
            let filled = self.body.iter().any(|row| !row.cell(number).is_empty());
            let remark = match column {
                // The form itself has them; nobody was asked to fill them in.
                Some(column) if column.is_left_out() && self.ours => continue,
                Some(column) if column.is_left_out() => {
                    Remark::new(Change::ColumnLeftOut, "Cột này chỉ để đọc, không lưu")
                }
                None if filled => {
                    Remark::new(Change::ColumnLeftOut, "Cột này không có trong biểu, không lưu")
                        .hint("Nội dung cần giữ thì ghi vào cột Ghi chú")
                }
                _ => continue,
            };
            let place = self.cell_place(&self.header, number);
            log.remark(remark.at(place, self.header.cell(number)));
        }
        let width = self.columns.len();
        for row in &self.body {
            if let Some((n, cell)) = row.filled().find(|(n, _)| *n >= width) {
                let message = "Ô này nằm ngoài các cột có tiêu đề, không lưu";
                let place = self.cell_place(row, n);
                log.remark(Remark::new(Change::ColumnLeftOut, message).at(place, cell));
            }
        }
    }
}

/// Where the header stands: a row that names both whom and what.
fn header_at(rows: &[Row]) -> Result<usize, Refusal> {
    let headers: Vec<usize> = (0..rows.len()).filter(|n| is_header(&rows[*n])).collect();
    match headers[..] {
        [only] => Ok(only),
        [] => Err(split_header(rows).unwrap_or_else(|| no_header(rows))),
        [first, second, ..] => {
            let message = format!(
                "Có hai dòng tiêu đề: dòng {} và dòng {}",
                rows[first].line, rows[second].line
            );
            Err(Refusal::new(Reason::Header, message)
                .at(rows[second].place(), &rows[second].text())
                .hint("Mỗi tệp chỉ để một bảng với một dòng tiêu đề, tách bảng kia ra tệp khác"))
        }
    }
}

/// Columns whose words stand in a row.
pub(super) fn named(row: &Row) -> impl Iterator<Item = Column> + '_ {
    row.cells.iter().filter_map(|cell| Column::named(cell))
}

pub(super) fn is_header(row: &Row) -> bool {
    let subject = named(row).any(Column::is_subject);
    let whom = subject || named(row).any(Column::is_key) || named(row).any(|c| c == Column::Serial);
    let what = named(row).any(Column::is_value);
    whom && what && named(row).count() >= 2
}

/// A header of merged cells falls apart into two rows.
fn split_header(rows: &[Row]) -> Option<Refusal> {
    let keys = |row: &Row| named(row).filter(|c| c.is_key()).count() >= 1;
    let values = |row: &Row| named(row).any(|c| c.is_value());
    let pair = rows.windows(2).find(|pair| keys(&pair[0]) && values(&pair[1]))?;
    let message = format!("Tiêu đề bảng nằm trên hai dòng ({} và {})", pair[0].line, pair[1].line);
    Some(
        Refusal::new(Reason::Header, message)
            .at(pair[0].place(), &pair[0].text())
            .hint("Bỏ gộp ô, ghi tên các cột trên một dòng như trong biểu mẫu"),
    )
}

pub(super) fn no_header(rows: &[Row]) -> Refusal {
    let refusal = Refusal::new(Reason::Header, "Không tìm thấy dòng tiêu đề của bảng");
    let best = rows.iter().max_by_key(|row| named(row).count());
    let Some(row) = best.filter(|row| named(row).next().is_some()) else {
        return refusal.hint(
            "Dòng tiêu đề cần có các cột như “Mã chỉ tiêu”, “Tổng số (người)”, “Số đạt luỹ kế (người)”",
        );
    };
    let odd = row.cells.iter().filter(|cell| Column::named(cell).is_none() && !cell.is_empty());
    let near = odd.filter_map(|cell| nearest(cell, columns::all_words()).map(|_| cell)).next();
    let refusal = refusal.at(row.place(), &row.text());
    match near {
        Some(cell) => refusal.hint(format!("Xem lại chữ “{cell}” ở dòng tiêu đề")),
        None => refusal.hint("Ghi tên các cột đúng như trong biểu mẫu kèm công văn"),
    }
}

fn check_twice(header: &Row, columns: &[Option<Column>]) -> Result<(), Refusal> {
    for (n, column) in columns.iter().enumerate() {
        let Some(column) = column.filter(|c| !c.is_left_out()) else { continue };
        let Some(before) = columns[..n].iter().position(|c| *c == Some(column)) else { continue };
        let message = format!(
            "Hai cột “{}” và “{}” cùng nghĩa, không biết lấy cột nào",
            header.cell(before),
            header.cell(n)
        );
        let place = Place { column: u32::try_from(n + 1).ok(), ..header.place() };
        return Err(Refusal::new(Reason::Header, message)
            .at(place, header.cell(n))
            .hint("Giữ một cột, xoá cột kia rồi gửi lại"));
    }
    Ok(())
}

fn form_of(header: &Row, columns: &[Option<Column>]) -> Result<Form, Refusal> {
    let mut forms: Vec<Form> = columns.iter().flatten().filter_map(|c| c.form()).collect();
    forms.sort_unstable();
    forms.dedup();
    match forms[..] {
        [] => Ok(Form::Tasks),
        [Form::Figures] if !columns.contains(&Some(Column::Attained)) => {
            Err(Refusal::new(Reason::Header, "Thiếu cột “Số đạt”")
                .at(header.place(), &header.text())
                .hint("Ghi tên các cột đúng như trong biểu mẫu kèm công văn"))
        }
        [only] => Ok(only),
        _ => {
            let names: Vec<&str> = forms.iter().map(|form| form.name()).collect();
            let message = format!("Tiêu đề lẫn cột của biểu {}", names.join(" và biểu "));
            Err(Refusal::new(Reason::Header, message)
                .at(header.place(), &header.text())
                .hint("Tách mỗi biểu ra một tệp rồi gửi lại"))
        }
    }
}
