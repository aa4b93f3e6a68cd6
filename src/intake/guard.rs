//! The personal-data guard: history cannot forget, so a hit in what would be stored refuses the
//! file; a hit in what is not stored is dropped with it and said.

use super::columns::Column;
use super::finding::{Change, Log, Reason, Refusal, Remark};
use super::grid::Row;
use super::table::Table;
use crate::text::{find_personal_data, masked, number_alone};

/// Holds the cells of a row that would be stored against all patterns.
pub(super) fn row(table: &Table, row: &Row, log: &mut Log) {
    let cells: Vec<(usize, &str)> = table.cells(row, |column| !column.is_left_out()).collect();
    log.scan.cells += cells.len();
    for (column, cell) in cells {
        let Some(hit) = find_personal_data(cell).into_iter().next() else {
            alone(table, row, column, log);
            continue;
        };
        let message = format!("Ô này có {}, không được lưu trong báo cáo", hit.pattern.name());
        log.refuse(
            Refusal::new(Reason::PersonalData, message)
                .at(table.cell_place(row, column), cell)
                .hint("Xoá thông tin cá nhân khỏi ô này; báo cáo chỉ ghi số tổng hợp"),
        );
    }
}

/// Refuses a number that stands alone where words belong, and may be somebody's whose zero a
/// spreadsheet dropped.
fn alone(table: &Table, row: &Row, column: usize, log: &mut Log) {
    let words = table.columns.get(column).copied().flatten().is_some_and(Column::is_words);
    let Some(pattern) = number_alone(row.cell(column)).filter(|_| words) else { return };
    let message = format!("Ô này có thể là {} mà bảng tính đã bỏ mất số 0 ở đầu", pattern.name());
    let hint = "Là số của một người thì xoá khỏi ô; là số liệu thì ghi rõ số gì, đơn vị tính gì";
    log.refuse(
        Refusal::new(Reason::PersonalData, message)
            .at(table.cell_place(row, column), &masked(pattern))
            .hint(hint),
    );
}

/// Says how often personal data stands in what is left out.
pub(super) fn outside(table: &Table, log: &mut Log) {
    let around = table.titles.iter().chain(&table.tail).flat_map(|row| &row.cells);
    let columns = &table.columns;
    let unknown = table.body.iter().flat_map(|row| {
        let outside = |n: usize| columns.get(n).copied().flatten().is_none_or(|c| c.is_left_out());
        row.cells.iter().enumerate().filter(move |(n, _)| outside(*n)).map(|(_, cell)| cell)
    });
    let hits: usize = around.chain(unknown).map(|cell| find_personal_data(cell).len()).sum();
    if hits > 0 {
        let message = format!("Bỏ {hits} chỗ có thông tin cá nhân nằm ngoài phần số liệu");
        log.remark(Remark::new(Change::RowLeftOut, message));
    }
}
