//! How wide columns are and how many lines a text takes: a spreadsheet does not say.

use crate::document::{Align, Column, Table};
use crate::render::wrap::{columns, widest_word, wrap};

/// Height of a line, in points.
pub(super) const LINE: f64 = 16.5;
/// Wider tables lie on their side.
const PORTRAIT: f64 = 92.0;
const NARROWEST: usize = 5;
const WIDEST: usize = 48;

/// Lines that a text takes in so many characters.
pub(super) fn lines(text: &str, width: f64) -> usize {
    // Letters of a proportional face are narrower than the digits that widths are counted in, but
    // capitals are wider: a text breaks a little before it must.
    wrap(text, (width * 0.95) as usize).len().max(1)
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
    (longest.min(most).max(head) + 2).max(NARROWEST)
}

/// True where a table is too wide for a page that stands upright.
pub(super) fn is_wide(widths: &[f64]) -> bool {
    widths.iter().sum::<f64>() > PORTRAIT
}
