//! Workbooks for Excel and LibreOffice, on `rust_xlsxwriter`. The day of the data is the day in the
//! properties, so that the same input gives the same bytes. Words never become formulas: they are
//! written as strings, and those that begin like a formula stay strings when somebody edits them.

mod book;
mod form;
mod layout;
mod lookup;
mod rules;
mod style;
#[cfg(test)]
mod tests;

pub use book::workbook;
pub use form::form_workbook;

use super::wrap::clean;
use crate::document::{Cell, Value};
use crate::text::harmless;
use chrono::NaiveDate;
use rust_xlsxwriter::{DocProperties, Format, FormatAlign, Workbook, Worksheet, XlsxError};

/// A4.
const PAPER: u8 = 9;
/// The largest number that a spreadsheet holds exactly.
const MOST: u128 = 1 << 53;
/// Most characters of a cell.
const LONGEST: usize = 32_767;

/// A workbook with its properties.
fn begun(title: &str, made_on: NaiveDate) -> Workbook {
    let mut workbook = Workbook::new();
    let properties = DocProperties::new().set_title(clean(title)).set_creation_datetime(&made_on);
    workbook.set_properties(&properties);
    workbook
}

/// Words as they are written: masked, and no longer than a cell may be.
fn written(text: &str) -> String {
    clean(text).chars().take(LONGEST).collect()
}

/// Writes words. Those that begin like a formula are marked as words.
fn write_text(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    text: &str,
    format: &Format,
) -> Result<(), XlsxError> {
    let text = written(text);
    let format = if harmless(&text) == text { format } else { &format.clone().set_quote_prefix() };
    match text.is_empty() {
        true => sheet.write_blank(row, column, format)?,
        false => sheet.write_string_with_format(row, column, text, format)?,
    };
    Ok(())
}

/// Writes a cell: a number, a percentage, a day, or words. `counts` is how whole numbers look.
fn write_cell(
    sheet: &mut Worksheet,
    (row, column): (u32, u16),
    cell: &Cell,
    (format, counts): (&Format, &str),
) -> Result<(), XlsxError> {
    match cell.value {
        Some(Value::Count(n)) if n < MOST => {
            let format = format.clone().unset_text_wrap().set_num_format(counts);
            sheet.write_number_with_format(row, column, n as f64, &format)?;
        }
        Some(Value::Percent { numerator, denominator }) if denominator > 0 => {
            let format = format.clone().unset_text_wrap();
            let format = format.set_num_format(percent_format(&cell.text));
            let ratio = numerator as f64 / denominator as f64;
            sheet.write_number_with_format(row, column, ratio, &format)?;
        }
        Some(Value::Day(day)) => {
            let format = format.clone().set_num_format("dd/mm/yyyy").set_align(FormatAlign::Center);
            sheet.write_datetime_with_format(row, column, day, &format)?;
        }
        _ => write_text(sheet, (row, column), &cell.text, format)?,
    }
    Ok(())
}

/// With as many decimals as the words have: never `85,00%` where `84,996%` was said.
fn percent_format(text: &str) -> String {
    let decimals = text.split_once(',').map_or("", |(_, rest)| rest.trim_end_matches('%'));
    let point = if decimals.is_empty() { "" } else { "." };
    format!("0{point}{}%_)", "0".repeat(decimals.len()))
}

/// Words over several columns, with room for all their lines.
fn write_line(
    sheet: &mut Worksheet,
    row: u32,
    text: &str,
    (widths, format): (&[f64], &Format),
) -> Result<(), XlsxError> {
    let last = widths.len().saturating_sub(1) as u16;
    if last > 0 {
        sheet.merge_range(row, 0, row, last, "", format)?;
    }
    write_text(sheet, (row, 0), text, format)?;
    // A spreadsheet finds the height of a row itself, but not where cells are merged.
    let lines = layout::lines(text, widths.iter().sum::<f64>() * 0.9);
    sheet.set_row_height(row, layout::LINE * lines as f64)?;
    Ok(())
}

/// Paper, margins, the page number at the foot.
fn set_page(
    sheet: &mut Worksheet,
    (rows, columns): (u32, usize),
    (landscape, foot): (bool, &str),
) -> Result<(), XlsxError> {
    sheet.set_paper_size(PAPER);
    if landscape {
        sheet.set_landscape();
    }
    // Centimetres 2, 1.5, 2, 2.
    sheet.set_margins(0.79, 0.59, 0.79, 0.79, 0.31, 0.31);
    sheet.set_print_fit_to_pages(1, 0);
    sheet.set_print_center_horizontally(true);
    sheet.set_footer(format!("&L&9{}&R&9Trang &P/&N", clean(foot).replace('&', "&&")));
    let last = columns.saturating_sub(1) as u16;
    sheet.set_print_area(0, 0, rows.saturating_sub(1), last)?;
    Ok(())
}
