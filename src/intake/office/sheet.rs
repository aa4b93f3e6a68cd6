//! One sheet of a workbook. Rows and cells are kept where they stand, however far apart: nothing
//! is made for the cells between them.

use super::cells::{Book, Raw};
use super::xml::{Element, Piece, Xml};
use super::{MAX_TEXT, broken, strings, too_much};
use crate::intake::dialect::{too_many_columns, too_many_rows};
use crate::intake::finding::{Part, Reason, Refusal, letters};
use crate::intake::grid::{At, Grid, Merge, Row};
use crate::intake::{MAX_CELL, MAX_COLUMNS, MAX_ROWS};
use std::collections::BTreeMap;

/// Most cells that span several rows.
const MAX_MERGES: usize = 5_000;

/// A sheet while it is read.
struct Sheet<'a, 'x> {
    book: &'a Book,
    xml: Xml<'x>,
    grid: Grid,
    rows: BTreeMap<u32, Row>,
    /// Where the last cell stood: cells may leave their own place unsaid.
    last: (u32, usize),
    /// Bytes of text that may still be kept, in all sheets together.
    left: &'a mut usize,
}

/// Reads a sheet; `left` is shared by all sheets of the file.
pub(super) fn read(book: &Book, text: &str, part: Part, left: &mut usize) -> Result<Grid, Refusal> {
    let grid = Grid { part, ..Grid::default() };
    let (xml, rows) = (Xml::new(text), BTreeMap::new());
    let mut sheet = Sheet { book, xml, grid, rows, last: (0, 0), left };
    while sheet.piece()? {}
    let mut grid = sheet.grid;
    grid.rows = sheet.rows.into_values().filter(|row| row.filled().next().is_some()).collect();
    // Cells may stand in any order; what is looked up later is in order.
    grid.formulas.sort_unstable();
    grid.hidden_rows.sort_unstable();
    grid.fill_merged();
    Ok(grid)
}

/// Most bytes of text that all sheets may hold.
pub(super) fn budget() -> usize {
    MAX_TEXT
}

impl Sheet<'_, '_> {
    /// Takes the next piece; false at the end.
    fn piece(&mut self) -> Result<bool, Refusal> {
        match self.xml.next()? {
            Piece::Open(element) => match element.name() {
                "col" => self.column(&element),
                "row" => self.row(&element)?,
                "c" => self.cell(&element)?,
                "mergeCell" => self.merge(&element)?,
                // Lists of validations and the like hold formulas of their own.
                "dataValidations" | "conditionalFormatting" | "extLst" | "headerFooter" => {
                    self.xml.skip()?;
                }
                _ => {}
            },
            Piece::End => return Ok(false),
            _ => {}
        }
        Ok(true)
    }

    fn column(&mut self, element: &Element<'_>) {
        let bounds = (element.number::<usize>("min"), element.number::<usize>("max"));
        if let (true, (Some(min @ 1..), Some(max))) = (element.is("hidden"), bounds)
            && self.grid.hidden_columns.len() < MAX_COLUMNS
        {
            self.grid.hidden_columns.push((min - 1, max.max(min) - 1));
        }
    }

    fn row(&mut self, element: &Element<'_>) -> Result<(), Refusal> {
        let number = match element.get("r") {
            Some(text) => row_number(&text).ok_or_else(|| broken("số hàng không đúng"))?,
            None => self.last.0 + 1,
        };
        if element.is("hidden") && self.grid.hidden_rows.len() < MAX_ROWS {
            self.grid.hidden_rows.push(number);
        }
        self.last = (number, 0);
        Ok(())
    }

    fn cell(&mut self, element: &Element<'_>) -> Result<(), Refusal> {
        let (row, column) = match element.get("r") {
            Some(text) => place(&text).ok_or_else(|| broken("tên ô không đúng"))?,
            None => (self.last.0.max(1), self.last.1),
        };
        self.last = (row, column + 1);
        let kind = element.get("t").unwrap_or_default();
        let raw = Raw { kind, style: element.number("s").unwrap_or(0), ..Raw::default() };
        let raw = self.inside(raw)?;
        let value = self.book.value(&raw)?;
        let text = clean(&value.text);
        if raw.formula.is_some() && self.grid.formulas.len() < MAX_ROWS {
            self.grid.formulas.push((row, column));
        }
        if text.is_empty() || self.grid.cut_short.is_some() {
            return Ok(());
        }
        self.keep((row, column), text, value.number)
    }

    /// What stands inside the cell that was just opened.
    fn inside(&mut self, mut raw: Raw) -> Result<Raw, Refusal> {
        let depth = self.xml.depth();
        while self.xml.depth() >= depth {
            match self.xml.next()? {
                Piece::Open(element) => match element.name() {
                    "v" => raw.value = Some(self.xml.text()?),
                    "f" => raw.formula = Some(self.xml.text()?),
                    "is" => raw.inline = Some(strings::item(&mut self.xml)?),
                    _ => self.xml.skip()?,
                },
                Piece::End => break,
                _ => {}
            }
        }
        Ok(raw)
    }

    /// What is past the limits of a table ends the reading of this sheet, which matters only
    /// where it is the one with the form.
    fn keep(&mut self, (row, column): At, text: String, number: bool) -> Result<(), Refusal> {
        let whole = Row::of(self.grid.part.clone(), row);
        if column >= MAX_COLUMNS {
            self.grid.cut_short = Some(too_many_columns(&whole));
        } else if !self.rows.contains_key(&row) && self.rows.len() >= MAX_ROWS {
            self.grid.cut_short = Some(too_many_rows());
        } else if text.len() > MAX_CELL {
            self.grid.cut_short = Some(too_long(&whole, column));
        } else {
            let left = self.left.checked_sub(text.len() + 1);
            *self.left = left.ok_or_else(|| too_much("quá nhiều chữ"))?;
            let kept = self.rows.entry(row).or_insert(whole);
            if !kept.cell(column).is_empty() {
                return Err(broken(&format!("ô {}{row} có hai giá trị", name(column))));
            }
            kept.put(column, text);
            kept.numbers.extend(number.then_some(column));
        }
        Ok(())
    }

    fn merge(&mut self, element: &Element<'_>) -> Result<(), Refusal> {
        let range = element.get("ref").unwrap_or_default();
        let (first, last) = range.split_once(':').unwrap_or((&range, &range));
        let (Some(first), Some(last)) = (place(first), place(last)) else {
            return Err(broken("vùng gộp ô không đúng"));
        };
        if last.0 > first.0 {
            if self.grid.merges.len() >= MAX_MERGES {
                return Err(too_much(&format!("hơn {MAX_MERGES} vùng gộp ô")));
            }
            self.grid.merges.push(Merge { first, last });
        }
        Ok(())
    }
}

fn too_long(row: &Row, column: usize) -> Refusal {
    let message = format!("Ô {}{} dài hơn 32 KiB", name(column), row.row);
    Refusal::new(Reason::Limit, message)
        .at(row.place(), "")
        .hint("Rút gọn nội dung ô này rồi gửi lại")
}

fn name(column: usize) -> String {
    letters(u32::try_from(column + 1).unwrap_or(u32::MAX))
}

/// Text of a cell as all later steps want it: one writing of each letter, no spaces around.
pub(super) fn clean(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    let text = text.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}');
    crate::vietnamese::nfc(text).into_owned()
}

/// `F7` is row 7, column 5 from 0. What lies outside every spreadsheet is no place.
fn place(name: &str) -> Option<At> {
    let name = name.replace('$', "");
    let digits = name.find(|c: char| c.is_ascii_digit())?;
    let (column, row) = name.split_at(digits);
    if column.is_empty() || column.len() > 3 {
        return None;
    }
    let letter =
        |c: u8| c.is_ascii_alphabetic().then(|| usize::from(c.to_ascii_uppercase() - b'A'));
    let number = column.bytes().try_fold(0, |n, c| Some(n * 26 + letter(c)? + 1))?;
    (number <= 16_384).then_some(())?;
    Some((row_number(row)?, number - 1))
}

fn row_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|row| (1..=1_048_576).contains(row))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn sheet(inside: &str) -> Result<Grid, Refusal> {
        let text = format!("<worksheet>{inside}</worksheet>");
        read(&Book::default(), &text, Part::Sheet("A".into()), &mut budget())
    }

    #[test]
    fn cells_have_their_places() {
        assert_eq!(place("A1"), Some((1, 0)));
        assert_eq!(place("$AB$12"), Some((12, 27)));
        assert_eq!(place("XFD1048576"), Some((1_048_576, 16_383)));
        for wrong in ["", "A", "7", "A0", "XFE1", "A1048577", "AAAA1", "A-1", "Á1"] {
            assert_eq!(place(wrong), None, "{wrong}");
        }
    }

    #[test]
    fn cells_without_a_place_follow_one_another() {
        let grid = sheet(
            "<row><c><v>1</v></c><c><v>2</v></c></row><row r='5'><c r='C5'><v>3</v></c></row>",
        );
        let rows = grid.expect("grid").rows;
        assert_eq!((rows[0].row, &rows[0].cells[..]), (1, &["1".into(), "2".into()][..]));
        assert_eq!((rows[1].row, rows[1].cell(2), &rows[1].numbers[..]), (5, "3", &[2][..]));
    }

    #[test]
    fn merged_cells_stand_in_each_row_but_numbers_stand_once() {
        let text = |r: &str| format!("<c r='{r}' t='inlineStr'><is><t>x</t></is></c>");
        let grid = sheet(&format!(
            "<row>{}<c r='B1'><v>7</v></c></row><row><c r='C2'><v>1</v></c></row>\
             <mergeCells><mergeCell ref='A1:A2'/><mergeCell ref='B1:B2'/></mergeCells>",
            text("A1")
        ));
        let rows = grid.expect("grid").rows;
        assert_eq!((rows[1].cell(0), rows[1].cell(1)), ("x", ""));
    }

    #[test]
    fn what_is_past_the_limits_is_said() {
        let far = sheet("<row><c r='XFD1048576'><v>1</v></c></row>").expect("grid");
        assert!(far.cut_short.expect("refusal").message.contains("cột"));
        let twice = sheet("<row><c r='A1'><v>1</v></c><c r='A1'><v>2</v></c></row>");
        assert!(twice.expect_err("refusal").message.contains("ô A1 có hai giá trị"));
        assert!(sheet("<row><c r='A1048577'><v>1</v></c></row>").is_err());
        let many = "<row><c><v>1</v></c></row>".repeat(MAX_ROWS + 1);
        assert!(sheet(&many).expect("grid").cut_short.expect("refusal").message.contains("dòng"));
    }

    #[test]
    fn hidden_rows_and_columns_and_formulas_are_noted() {
        let grid = sheet(
            "<cols><col min='2' max='3' hidden='1'/></cols><sheetData><row r='4' hidden='1'>\
                          <c r='A4'><f>B4*2</f><v>8</v></c></row></sheetData>",
        )
        .expect("grid");
        assert_eq!((grid.hidden_columns, grid.hidden_rows), (vec![(1, 2)], vec![4]));
        assert_eq!(grid.formulas, [(4, 0)]);
    }
}
