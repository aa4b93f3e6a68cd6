//! What every kind of file becomes before anybody asks what it means: rows of cells with their
//! places, and what the file says of them beside their text.

use super::finding::{Log, Part, Place, Refusal};
use super::format::{self, Format};
use super::{decode, dialect, fonts, office};

/// One row with its cells, trimmed.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Row {
    /// In which part of the file.
    pub(super) part: Part,
    /// Line of the file, from 1; in workbooks and Word files the row.
    pub(super) line: u32,
    /// Row of a spreadsheet or table, from 1.
    pub(super) row: u32,
    /// Its cells.
    pub(super) cells: Vec<String>,
    /// Columns whose cells are numbers and not text, so that no sign in them is a question.
    pub(super) numbers: Vec<usize>,
}

impl Row {
    /// A row of a part that numbers its rows.
    pub(super) fn of(part: Part, row: u32) -> Self {
        Self { part, line: row, row, ..Self::default() }
    }

    /// A cell's text; empty where the row is shorter.
    pub(super) fn cell(&self, column: usize) -> &str {
        self.cells.get(column).map_or("", String::as_str)
    }

    /// Writes a cell, however far to the right it stands.
    pub(super) fn put(&mut self, column: usize, text: String) {
        if self.cells.len() <= column {
            self.cells.resize(column + 1, String::new());
        }
        self.cells[column] = text;
    }

    /// Its cells that hold something, with their columns.
    pub(super) fn filled(&self) -> impl Iterator<Item = (usize, &str)> {
        let cells = self.cells.iter().enumerate().map(|(n, cell)| (n, cell.as_str()));
        cells.filter(|(_, cell)| !cell.is_empty())
    }

    /// The place of the whole row.
    pub(super) fn place(&self) -> Place {
        Place { part: self.part.clone(), line: self.line, row: self.row, ..Place::default() }
    }

    /// What the sender sees in it.
    pub(super) fn text(&self) -> String {
        self.filled().map(|(_, cell)| cell).collect::<Vec<_>>().join(" ")
    }
}

/// A cell of a grid: row as it is numbered there, column from 0.
pub(super) type At = (u32, usize);

/// So many bytes are written into merged cells: ranges over one another must not fill the memory.
const MOST_FILLED: usize = 4 << 20;

/// A cell that spans several rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Merge {
    pub(super) first: At,
    pub(super) last: At,
}

/// Text that somebody changed under tracked changes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Edit {
    pub(super) at: At,
    pub(super) before: String,
    pub(super) now: String,
}

/// One sheet, one table of a Word file with what stands around it, or a whole text.
#[derive(Clone, Debug, Default)]
pub(super) struct Grid {
    /// The part in which its table stands.
    pub(super) part: Part,
    /// True for a sheet that its user does not see.
    pub(super) hidden: bool,
    /// Rows that hold something.
    pub(super) rows: Vec<Row>,
    /// Cells that span several rows; their text stands in each of them.
    pub(super) merges: Vec<Merge>,
    /// Cells whose value a formula gave, in order.
    pub(super) formulas: Vec<At>,
    /// Rows that are hidden, in order.
    pub(super) hidden_rows: Vec<u32>,
    /// Columns that are hidden, first and last, from 0.
    pub(super) hidden_columns: Vec<(usize, usize)>,
    /// Cells with tracked changes.
    pub(super) edits: Vec<Edit>,
    /// Tables of a Word file that go on from this one and were read with it.
    pub(super) joined: u32,
    /// Why it was not read to its end.
    pub(super) cut_short: Option<Refusal>,
}

/// The grids of a file of any format: a text is one, a workbook has one a sheet. `known` says
/// which cells are heads of columns.
pub(super) fn of_file(
    bytes: &[u8],
    known: fn(&str) -> bool,
    log: &mut Log,
) -> Result<Vec<Grid>, Refusal> {
    decode::refuse_large(bytes)?;
    match format::of(bytes)? {
        Format::Text => {
            let text = decode::decode(bytes, known, log)?;
            let rows = dialect::rows(&text, known, log)?;
            Ok(vec![Grid { rows, ..Grid::default() }])
        }
        Format::Package => in_unicode(office::grids(bytes)?, known, log),
    }
}

/// Letters of old fonts are Latin-1 letters in the cells.
fn in_unicode(
    mut grids: Vec<Grid>,
    known: fn(&str) -> bool,
    log: &mut Log,
) -> Result<Vec<Grid>, Refusal> {
    let cells = || grids.iter().flat_map(|grid| &grid.rows).flat_map(|row| &row.cells);
    let Some(font) = fonts::recognise(cells().map(String::as_str), known, log) else {
        fonts::refuse(cells().map(String::as_str))?;
        return Ok(grids);
    };
    for grid in &mut grids {
        for row in &mut grid.rows {
            row.cells = row.cells.iter().map(|cell| font.convert(cell)).collect();
        }
    }
    Ok(grids)
}

impl Grid {
    /// The name of its part in a sentence.
    pub(super) fn name(&self) -> String {
        match &self.part {
            Part::Sheet(name) => format!("trang “{}”", super::finding::short(name)),
            Part::Table(number) => format!("bảng {number}"),
            _ => "bảng".to_owned(),
        }
    }

    /// Puts the text of a cell that spans several rows into each row that it spans. A number is
    /// left where it stands: it would be counted twice.
    pub(super) fn fill_merged(&mut self) {
        let mut left = MOST_FILLED;
        for merge in &self.merges {
            let at = |row: u32| self.rows.partition_point(|r| r.row < row);
            let (first, end) = (at(merge.first.0), at(merge.last.0.saturating_add(1)));
            let column = merge.first.1;
            let Some(top) = self.rows.get(first).filter(|r| r.row == merge.first.0) else {
                continue;
            };
            if top.numbers.contains(&column) {
                continue;
            }
            let text = top.cell(column).to_owned();
            for row in self.rows.get_mut(first + 1..end).unwrap_or_default() {
                let Some(rest) = left.checked_sub(text.len() + 1) else { return };
                left = rest;
                row.put(column, text.clone());
            }
        }
    }
}
