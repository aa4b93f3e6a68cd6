//! What a workbook or a Word file says of its cells beside their text: what its sender does not
//! see, what a formula gave, what somebody changed and nobody has accepted.

use super::columns::Column;
use super::finding::{Change, Log, Place, Reason, Refusal, Remark};
use super::grid::{At, Grid, Row};
use super::table::Table;

/// Says and refuses all of it.
pub(super) fn check(grid: &Grid, table: &Table, log: &mut Log) {
    hidden_rows(grid, table, log);
    hidden_columns(grid, table, log);
    formulas(grid, table, log);
    edits(grid, table, log);
    merged_counts(grid, table, log);
}

fn data(table: &Table) -> impl Iterator<Item = &Row> {
    table.body.iter().chain(&table.totals)
}

fn column_at(table: &Table, column: usize) -> Option<Column> {
    table.columns.get(column).copied().flatten()
}

/// Rows that a filter or somebody's hand hides are rows like any other, as in a file of text.
fn hidden_rows(grid: &Grid, table: &Table, log: &mut Log) {
    let hidden: Vec<&Row> =
        data(table).filter(|r| grid.hidden_rows.binary_search(&r.row).is_ok()).collect();
    let Some(first) = hidden.first() else { return };
    let numbers: Vec<String> = hidden.iter().take(10).map(|row| row.row.to_string()).collect();
    let more = if hidden.len() > 10 { "…" } else { "" };
    let message = format!("Hàng {}{more} bị ẩn, vẫn đọc như các hàng khác", numbers.join(", "));
    log.remark(Remark::new(Change::Dialect, message).at(first.place(), &first.text()));
}

/// The handed out form may hide its own codes.
fn hidden_columns(grid: &Grid, table: &Table, log: &mut Log) {
    if table.ours {
        return;
    }
    let hidden = |n: usize| grid.hidden_columns.iter().any(|(a, z)| (*a..=*z).contains(&n));
    for n in (0..table.columns.len()).filter(|n| hidden(*n)) {
        let filled = data(table).any(|row| !row.cell(n).is_empty());
        if !filled || column_at(table, n).is_none_or(Column::is_left_out) {
            continue;
        }
        let message = "Cột này bị ẩn, vẫn đọc như các cột khác";
        let place = table.cell_place(&table.header, n);
        log.remark(Remark::new(Change::Dialect, message).at(place, table.header.cell(n)));
    }
}

/// Values that a formula gave are those that the file was saved with. The handed out form brings
/// formulas of its own, but never where answers stand.
fn formulas(grid: &Grid, table: &Table, log: &mut Log) {
    let own = |column: Column| {
        table.ours && (column.is_key() || column == Column::Total || column == Column::Period)
    };
    for (n, column) in table.columns.iter().enumerate() {
        let Some(column) = column.filter(|c| !c.is_left_out() && !own(*c)) else { continue };
        let by_formula = |row: &&Row| grid.formulas.binary_search(&(row.row, n)).is_ok();
        let worked_out = |row: &&Row| !row.cell(n).is_empty() && !row.cell(n).starts_with('=');
        let rows: Vec<&Row> = data(table).filter(worked_out).filter(by_formula).collect();
        let Some(first) = rows.first() else { continue };
        let what = if column.is_count() { "số" } else { "chữ" };
        let message =
            format!("{} ô của cột này là công thức, lấy {what} đã tính sẵn trong tệp", rows.len());
        let place = table.cell_place(first, n);
        log.remark(Remark::new(Change::Dialect, message).at(place, first.cell(n)));
    }
}

fn place(grid: &Grid, table: &Table, (row, column): At) -> Place {
    table.cell_place(&Row::of(grid.part.clone(), row), column)
}

/// A figure that was changed and not accepted has two readings; words are taken as changed.
fn edits(grid: &Grid, table: &Table, log: &mut Log) {
    let mut others = 0;
    for edit in grid.edits.iter().filter(|edit| edit.at.0 > table.header.row) {
        if !column_at(table, edit.at.1).is_some_and(Column::is_count) {
            others += 1;
            continue;
        }
        let shown = |text: &str| {
            if text.is_empty() { "(để trống)".into() } else { format!("“{text}”") }
        };
        let (before, now) = (shown(&edit.before), shown(&edit.now));
        let message =
            format!("Ô này có sửa đổi chưa được chấp nhận: trước là {before}, nay là {now}");
        log.refuse(
            Refusal::new(Reason::Number, message)
                .at(place(grid, table, edit.at), &edit.now)
                .hint("Trong Word chọn Xem lại → Chấp nhận tất cả thay đổi (Review → Accept All), lưu rồi gửi lại"),
        );
    }
    if others > 0 {
        let message =
            format!("{others} ô có sửa đổi chưa được chấp nhận, đọc như đã chấp nhận tất cả");
        log.remark(Remark::new(Change::Dialect, message));
    }
}

/// One number beside several rows can belong to any of them.
fn merged_counts(grid: &Grid, table: &Table, log: &mut Log) {
    for merge in &grid.merges {
        let column = merge.first.1;
        if !column_at(table, column).is_some_and(Column::is_count) {
            continue;
        }
        let covered = |row: &&Row| (merge.first.0..=merge.last.0).contains(&row.row);
        let rows: Vec<&Row> = table.body.iter().filter(covered).collect();
        let [first, _, ..] = rows[..] else { continue };
        if first.cell(column).is_empty() {
            continue;
        }
        let message = "Một ô số liệu gộp qua nhiều dòng, không rõ là số của dòng nào";
        log.refuse(
            Refusal::new(Reason::Number, message)
                .at(place(grid, table, merge.first), first.cell(column))
                .hint("Bỏ gộp ô, ghi số riêng cho từng dòng rồi gửi lại"),
        );
    }
}
