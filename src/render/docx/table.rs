//! Tables with a head that is repeated on each page and rows that do not break.

use super::paragraph::{Paragraph, Style};
use super::xml::{element, flag, value};
use crate::document::{Align, Column, Run, Table};
use crate::render::wrap::widest_word;

/// Twips that a character of a cell takes, on the average and at most.
const CHARACTER: u32 = 118;
/// Twips beside the text of a cell.
const PADDING: u32 = 200;
/// A column of words is given room for so many characters in the first place.
const COMFORT: usize = 42;

/// Of a text longer than that every fourth character is given room, up to so many.
const LONG: usize = 160;

/// A long title over short numbers is given room for so many lines.
const TITLE_LINES: usize = 3;

/// A table `width` twips wide.
pub(super) fn xml(table: &Table, width: u32) -> String {
    if table.columns.is_empty() {
        return String::new();
    }
    let widths = widths(table, width);
    let titled = table.columns.iter().any(|column| !column.title.is_empty());
    let head = if titled { head(&table.columns, &widths) } else { String::new() };
    let rows: String = table
        .rows
        .iter()
        .map(|cells| {
            let cells =
                table.columns.iter().zip(&widths).enumerate().map(|(n, (column, width))| {
                    let text = cells.get(n).map_or("", |cell| cell.text.as_str());
                    cell(text, Style::Cell, align(column), *width)
                });
            row(&cells.collect::<String>(), false)
        })
        .collect();
    let grid: String =
        widths.iter().map(|w| element("gridCol", &[("w", &w.to_string())], "")).collect();
    let grid = element("tblGrid", &[], &grid);
    let table = element("tbl", &[], &format!("{}{grid}{head}{rows}", properties(width)));
    // Two tables without a paragraph between them would grow together.
    table + &Paragraph::new(Style::Plain).size(4).xml()
}

/// `w:tblPr`, in the order of the schema.
fn properties(width: u32) -> String {
    let line = [("val", "single"), ("sz", "4"), ("space", "0"), ("color", "000000")];
    let borders: String = ["top", "left", "bottom", "right", "insideH", "insideV"]
        .map(|side| element(side, &line, ""))
        .concat();
    let side = |name| element(name, &[("w", "70"), ("type", "dxa")], "");
    let parts = [
        element("tblW", &[("w", &width.to_string()), ("type", "dxa")], ""),
        value("jc", "center"),
        element("tblBorders", &[], &borders),
        element("tblLayout", &[("type", "fixed")], ""),
        element("tblCellMar", &[], &format!("{}{}", side("left"), side("right"))),
    ];
    element("tblPr", &[], &parts.concat())
}

fn head(columns: &[Column], widths: &[u32]) -> String {
    let cells = columns
        .iter()
        .zip(widths)
        .map(|(column, width)| cell(&column.title, Style::CellHead, "center", *width));
    row(&cells.collect::<String>(), true)
}

fn row(cells: &str, repeated: bool) -> String {
    let repeated = if repeated { flag("tblHeader") } else { String::new() };
    let properties = element("trPr", &[], &format!("{}{repeated}", flag("cantSplit")));
    element("tr", &[], &format!("{properties}{cells}"))
}

fn cell(text: &str, style: Style, align: &'static str, width: u32) -> String {
    let width = element("tcW", &[("w", &width.to_string()), ("type", "dxa")], "");
    let middle = if style == Style::CellHead { value("vAlign", "center") } else { String::new() };
    let properties = element("tcPr", &[], &format!("{width}{middle}"));
    let paragraph = Paragraph::new(style).align(align).runs(&[Run::plain(text)]);
    element("tc", &[], &format!("{properties}{}", paragraph.xml()))
}

fn align(column: &Column) -> &'static str {
    match column.align {
        Align::Left => "left",
        Align::Right => "right",
    }
}

/// Columns that fill the width: none narrower than its longest word or number, the rest after
/// what their texts would like to have.
fn widths(table: &Table, total: u32) -> Vec<u32> {
    let texts = |n: usize| {
        let cells = table.rows.iter().filter_map(move |row| row.get(n));
        cells.map(|cell| cell.text.as_str())
    };
    let least = |(n, column): (usize, &Column)| {
        let words = texts(n).map(|text| match column.align {
            Align::Left => widest_word(text),
            Align::Right => text.chars().count(),
        });
        twips(words.max().unwrap_or(0).max(widest_word(&column.title) + 1))
    };
    let liked = |(n, column): (usize, &Column)| {
        let longest = texts(n).map(|text| text.chars().count()).max().unwrap_or(0);
        let long = longest.saturating_sub(COMFORT).min(LONG) / 4;
        let title = column.title.chars().count().div_ceil(TITLE_LINES);
        twips((longest.min(COMFORT) + long).max(widest_word(&column.title)).max(title))
    };
    let least: Vec<u32> = table.columns.iter().enumerate().map(least).collect();
    let liked: Vec<u32> = table.columns.iter().enumerate().map(liked).collect();
    let liked: Vec<u32> =
        liked.iter().zip(&least).map(|(liked, least)| *liked.max(least)).collect();
    shared_out(&least, &liked, total)
}

fn twips(characters: usize) -> u32 {
    u32::try_from(characters).unwrap_or(u32::MAX / 1000).min(1000) * CHARACTER + PADDING
}

/// What is left over the least widths goes to the columns after their wishes; the last takes
/// what the division leaves.
fn shared_out(least: &[u32], liked: &[u32], total: u32) -> Vec<u32> {
    let (needed, wished): (u32, u32) = (least.iter().sum(), liked.iter().sum());
    let mut widths: Vec<u32> = if wished <= total {
        let free = u64::from(total - wished);
        liked.iter().map(|w| w + share(free, *w, wished)).collect()
    } else if needed <= total {
        let free = u64::from(total - needed);
        let wishes = least.iter().zip(liked).map(|(least, liked)| (least, liked - least));
        wishes.map(|(least, wish)| least + share(free, wish, wished - needed)).collect()
    } else {
        least.iter().map(|w| share(u64::from(total), *w, needed)).collect()
    };
    let rest = total.saturating_sub(widths.iter().sum());
    if let Some(last) = widths.last_mut() {
        *last += rest;
    }
    widths
}

fn share(of: u64, part: u32, whole: u32) -> u32 {
    u32::try_from(of * u64::from(part) / u64::from(whole.max(1))).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Cell;

    #[test]
    fn columns_fill_the_width_and_keep_their_numbers_whole() {
        let columns = vec![Column::right("TT"), Column::left("Đơn vị"), Column::right("Số")];
        let long = "Ban Quản lý Khu kinh tế và Khu công nghiệp của tỉnh nhiều chữ ".repeat(3);
        let row = vec![Cell::from("1"), Cell::from(long), Cell::from("1.234.567")];
        let table = Table { columns, rows: vec![row], indent: 0 };
        let widths = widths(&table, 9354);
        assert_eq!(widths.iter().sum::<u32>(), 9354);
        assert!(widths[2] >= 9 * CHARACTER + PADDING && widths[1] > widths[2], "{widths:?}");
    }

    #[test]
    fn a_long_title_over_short_numbers_takes_few_lines() {
        let title = "Số kỳ chậm hoặc chưa gửi trong năm";
        let columns = vec![Column::left("Đơn vị"), Column::right(title)];
        let row = vec![Cell::from("Xã Cam Lâm"), Cell::from("1")];
        let widths = widths(&Table { columns, rows: vec![row], indent: 0 }, 9354);
        // 34 letters on three lines: 12 a line.
        assert!(widths[1] >= 12 * CHARACTER + PADDING, "{widths:?}");
    }

    #[test]
    fn what_is_too_much_is_shared_by_need() {
        assert_eq!(shared_out(&[100, 300], &[200, 900], 200), [50, 150]);
        assert_eq!(shared_out(&[100, 300], &[100, 500], 500), [100, 400]);
        assert_eq!(shared_out(&[100, 100], &[100, 200], 600), [200, 400]);
    }
}
