//! A workbook that goes out: title, table, notes; no formulas.

use super::{begun, layout, set_page, style, write_cell, write_line, write_text};
use crate::document::{Align, Book, Cell, Emphasis, Run, Sheet};
use crate::render::wrap::clean_line;
use rust_xlsxwriter::{Format, FormatAlign, Worksheet, XlsxError};

/// Whole numbers, which stand off a little from the words in the next column.
const COUNTS: &str = "#,##0_)";

/// The bytes of an XLSX file.
pub fn workbook(book: &Book) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = begun(&book.title, book.made_on);
    let mut names = Vec::new();
    for sheet in &book.sheets {
        let name = sheet_name(&sheet.name, &names);
        let page = workbook.add_worksheet();
        page.set_name(&name)?;
        write_sheet(page, sheet, &book.title)?;
        names.push(name);
    }
    workbook.save_to_buffer()
}

/// A name that spreadsheets take, and that no other sheet has.
fn sheet_name(wanted: &str, taken: &[String]) -> String {
    const LONGEST: usize = 31;
    let allowed = |c: &char| !['[', ']', ':', '*', '?', '/', '\\', '\''].contains(c);
    let bare: String = clean_line(wanted).chars().filter(allowed).take(LONGEST).collect();
    let bare = match bare.trim() {
        "" => "Bảng".to_owned(),
        name => name.to_owned(),
    };
    let is_taken = |name: &String| taken.iter().any(|t| t.to_lowercase() == name.to_lowercase());
    let numbered = |n: usize| {
        let tail = format!(" {n}");
        let head: String = bare.chars().take(LONGEST - tail.len()).collect();
        head + &tail
    };
    let names = std::iter::once(bare.clone()).chain((2..=taken.len() + 1).map(numbered));
    names.into_iter().find(|name| !is_taken(name)).unwrap_or(bare)
}

fn write_sheet(page: &mut Worksheet, sheet: &Sheet, title: &str) -> Result<(), XlsxError> {
    let widths = layout::widths(&sheet.table);
    for (column, width) in (0..).zip(&widths) {
        page.set_column_width(column, *width)?;
    }
    let centred = |run: &Run| emphasised(run).set_align(FormatAlign::Center);
    let mut row = 0;
    for head in &sheet.heads {
        write_line(page, row, &head.text, (&widths, &centred(head)))?;
        row += 1;
    }
    // A line without words between the title and the table.
    let header = row + u32::from(row > 0);
    let mut row = write_table(page, sheet, (header, &widths))?;
    for note in &sheet.notes {
        // One empty line under the table.
        row += u32::from(row == header + 1 + sheet.table.rows.len() as u32);
        write_line(page, row, &note.text, (&widths, &emphasised(note)))?;
        row += 1;
    }
    page.set_freeze_panes(header + 1, 0)?;
    page.set_repeat_rows(header, header)?;
    set_page(page, (row, widths.len()), (layout::is_wide(&widths), title))
}

fn emphasised(run: &Run) -> Format {
    match run.emphasis {
        Emphasis::None => style::words(),
        Emphasis::Bold => style::words().set_bold(),
        Emphasis::Italic => style::words().set_italic(),
    }
}

/// Heads and rows; gives the row below.
fn write_table(
    page: &mut Worksheet,
    sheet: &Sheet,
    (header, widths): (u32, &[f64]),
) -> Result<u32, XlsxError> {
    let table = &sheet.table;
    let heads = table.columns.iter().map(|column| column.title.as_str());
    page.set_row_height(header, layout::height(heads.zip(narrowed(widths)), 2))?;
    for (n, column) in (0..).zip(&table.columns) {
        write_text(page, (header, n), &column.title, &style::head())?;
    }
    let sums = table.rows.len().saturating_sub(sheet.totals);
    let mut at = header + 1;
    for (n, row) in table.rows.iter().enumerate() {
        let look = if n < sums { style::cell() } else { style::cell().set_bold() };
        write_row(page, at, row, (sheet, &look))?;
        let texts = row.iter().map(|cell| cell.text.as_str());
        page.set_row_height(at, layout::height(texts.zip(widths.iter().copied()), 1))?;
        at += 1;
    }
    Ok(at)
}

/// Heads are bold: they need more room.
fn narrowed(widths: &[f64]) -> impl Iterator<Item = f64> {
    widths.iter().map(|width| width * 0.75)
}

fn write_row(
    page: &mut Worksheet,
    at: u32,
    row: &[Cell],
    (sheet, look): (&Sheet, &Format),
) -> Result<(), XlsxError> {
    for ((n, cell), column) in (0..).zip(row).zip(&sheet.table.columns) {
        let look = match column.align {
            Align::Left => look.clone(),
            Align::Right => look.clone().set_align(FormatAlign::Right),
        };
        write_cell(page, (at, n), cell, (&look, COUNTS))?;
    }
    Ok(())
}
