//! Which sheets of a workbook, or tables of a Word file, are forms. Two that look like the same
//! form are two readings.

use super::finding::{Change, Log, Part, Reason, Refusal, Remark};
use super::grid::Grid;
use super::table::{Table, is_header, named};

/// A form that was found in a file.
pub(super) struct Chosen {
    /// Where it stands and what the file says of its cells; its rows are in `table`.
    pub(super) grid: Grid,
    pub(super) table: Table,
    /// What was noticed on the way.
    pub(super) log: Log,
}

/// The forms of a file, at least one, each of another kind.
pub(super) fn forms(grids: Vec<Grid>, log: &Log) -> Result<Vec<Chosen>, Refusal> {
    let is_form = |grid: &Grid| !grid.hidden && grid.rows.iter().any(is_header);
    let (forms, others): (Vec<Grid>, Vec<Grid>) = grids.into_iter().partition(is_form);
    if forms.is_empty() {
        return Err(no_form(others));
    }
    let mut chosen: Vec<Chosen> = Vec::new();
    for grid in forms {
        let next = chosen_from(grid, log.clone())?;
        if let Some(rival) = chosen.iter().find(|other| other.table.form == next.table.form) {
            return Err(two_alike(rival, &next));
        }
        chosen.push(next);
    }
    for one in &mut chosen {
        say_what_is_left(one, &others);
    }
    Ok(chosen)
}

fn chosen_from(mut grid: Grid, mut log: Log) -> Result<Chosen, Refusal> {
    if let Some(refusal) = grid.cut_short.take() {
        return Err(refusal);
    }
    let rows = std::mem::take(&mut grid.rows);
    let table = Table::find(rows, &mut log)?;
    if grid.part != Part::Text {
        let mut message = format!("Bảng số liệu: {}", grid.name());
        if grid.joined > 0 {
            message.push_str(&format!(", nối với {} bảng liền sau", grid.joined));
        }
        log.remark(Remark::new(Change::Source, message));
    }
    Ok(Chosen { grid, table, log })
}

fn two_alike(first: &Chosen, second: &Chosen) -> Refusal {
    let form = second.table.form.name();
    let (one, other) = (first.grid.name(), second.grid.name());
    let message = format!("Có hai bảng cùng giống biểu {form}: {one} và {other}");
    Refusal::new(Reason::Header, message)
        .at(second.table.header.place(), &second.table.header.text())
        .hint("Mỗi tệp chỉ để một bảng của mỗi biểu trong kỳ này, xoá bảng kia rồi gửi lại")
}

/// The grid that comes nearest says what is missing.
fn no_form(grids: Vec<Grid>) -> Refusal {
    let hidden = grids.iter().find(|grid| grid.hidden && grid.rows.iter().any(is_header));
    if let Some(grid) = hidden {
        let message = format!("Bảng số liệu nằm ở {} đang bị ẩn", grid.name());
        return Refusal::new(Reason::Header, message)
            .hint("Bỏ ẩn trang này (Unhide), xem lại số liệu rồi gửi lại");
    }
    let words = |grid: &Grid| grid.rows.iter().map(|row| named(row).count()).max().unwrap_or(0);
    let (wordless, of_word) = (
        grids.iter().all(|grid| words(grid) == 0),
        grids.iter().any(|grid| grid.part == Part::Paragraph),
    );
    if wordless && of_word {
        let message = "Tệp Word không có bảng nào theo biểu mẫu";
        return Refusal::new(Reason::Header, message).hint(super::format::AS_DOCUMENT);
    }
    let visible = grids.into_iter().filter(|grid| !grid.hidden);
    let nearest = visible.max_by_key(|grid| (words(grid), grid.cut_short.is_some()));
    let Some(mut grid) = nearest else {
        return super::table::no_header(&[]);
    };
    if let Some(refusal) = grid.cut_short.take() {
        return refusal;
    }
    match Table::find(grid.rows, &mut Log::default()) {
        Err(refusal) => refusal,
        Ok(_) => super::table::no_header(&[]),
    }
}

/// Sheets beside the form. Our own workbook brings a list and a page of guidance.
fn say_what_is_left(chosen: &mut Chosen, others: &[Grid]) {
    for grid in others.iter().filter(|grid| !grid.rows.is_empty()) {
        let numbers = grid.rows.iter().any(|row| !row.numbers.is_empty());
        if chosen.table.ours && (grid.hidden || !numbers) {
            continue;
        }
        let name = crate::vietnamese::upper_first(&grid.name());
        let message = match (grid.hidden, grid.rows.iter().any(is_header)) {
            (true, true) => format!("{name} bị ẩn, có bảng giống biểu, không đọc"),
            (true, false) => format!("{name} bị ẩn, không đọc"),
            (false, _) => format!("{name} không có bảng theo biểu, không đọc"),
        };
        chosen.log.remark(Remark::new(Change::RowLeftOut, message));
    }
}
