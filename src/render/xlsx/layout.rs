//! How wide columns are and how many lines a text takes: a spreadsheet does not say.

use crate::document::{Align, Column, Table};
use crate::render::wrap::{columns, widest_word, wrap};

/// Height of a line, in points.
pub(super) const LINE: f64 = 16.5;
/// The same in a table.
const CELL_LINE: f64 = 14.5;
/// Wider tables lie on their side.
const PORTRAIT: f64 = 92.0;
const NARROWEST: usize = 5;
const WIDEST: usize = 48;

/// Lines that a text takes where there is room for so many digits.
pub(super) fn lines(text: &str, width: f64) -> usize {
    // Letters of a proportional face are narrower than the digits that widths are counted in.
    // Measured with Times New Roman 11: 61 letters in a column of 40.
    wrap(text, (width * 1.25) as usize).len().max(1)
}

/// The height of a row in which every cell shows all its lines.
pub(super) fn height<'a>(texts: impl Iterator<Item = (&'a str, f64)>, least: usize) -> f64 {
    let lines = texts.map(|(text, width)| lines(text, width)).max().unwrap_or(1);
    // No spreadsheet makes a row higher.
    (CELL_LINE * lines.max(least) as f64 + 2.0).min(409.0)
}

/// Widths of the columns of a table, in characters.
pub(super) fn widths(table: &Table) -> Vec<f64> {
    let columns = table.columns.iter().enumerate();
    columns.map(|(n, column)| width(table, n, column) as f64).collect()
}

fn width(table: &Table, n: usize, column: &Column) -> usize {
    let cells = table.rows.iter().filter_map(|row| row.get(n));
    let lines = cells.flat_map(|cell| cell.text.split('\n'));
    let longest = lines.map(columns).max().unwrap_or(0);
    let most = column.max_width.map_or(WIDEST, usize::from);
    let head = match column.align {
        Align::Left => widest_word(&column.title).max(columns(&column.title).div_ceil(2)),
        Align::Right => widest_word(&column.title),
    };
    // Numbers stand off from the words in the next column.
    let room = if column.align == Align::Right { 4 } else { 2 };
    (longest.min(most).max(head) + room).max(NARROWEST)
}

/// True where a table is too wide for a page that stands upright.
pub(super) fn is_wide(widths: &[f64]) -> bool {
    widths.iter().sum::<f64>() > PORTRAIT
}
