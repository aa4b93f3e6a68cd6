//! Committed form for what is nearly in it: how a file is stored changes, never what it says.
//! Whatever is not that is left as it is, and said. It goes by the loader's own splitter and
//! order, so that what it changes and what `validate` warns about are the same files.

use super::names::WHOLE;
use super::{MAX_CELL, committed, register};
use crate::plan::{About, Form, Plan};
use crate::source::csv::{Cell, RowEnd, Splitter, written};
use crate::source::{SourceFile, line_end, place_of};
use crate::text::mask;
use crate::vietnamese::nfc;

/// What a file of `reports/` holds, by its place there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// A form of a unit.
    Form(Form),
    /// The register of a period.
    Register,
}

/// Why a file is left as it is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Untouched {
    /// The line, from 1; none for the whole file.
    pub line: Option<u32>,
    /// What is in the way, without full stop.
    pub why: String,
}

/// The kind of a file by its path inside `reports/`; none for files that have no committed form.
pub fn kind(inside: &str) -> Option<Kind> {
    match inside.split('/').collect::<Vec<_>>()[..] {
        [_, "so-tiep-nhan.csv"] => Some(Kind::Register),
        [_, form, name] if name.ends_with(".csv") => {
            Form::ALL.into_iter().find(|known| known.key() == form).map(Kind::Form)
        }
        _ => None,
    }
}

/// A file in committed form.
pub fn fmt(plan: &Plan, kind: Kind, file: &SourceFile) -> Result<String, Untouched> {
    readable(file)?;
    let sheet = Sheet { plan, kind, text: &file.text };
    let mut rows = sheet.rows()?;
    for row in &mut rows {
        sheet.use_id(row)?;
    }
    sheet.put_in_order(&mut rows)?;
    let lines = rows.iter().map(|row| line(&row.cells));
    Ok(std::iter::once(sheet.header() + "\n").chain(lines).collect())
}

fn readable(file: &SourceFile) -> Result<(), Untouched> {
    if file.oversize.is_some() {
        return Err(Untouched { line: None, why: "tệp quá lớn, không đọc".to_owned() });
    }
    match file.invalid_at {
        None => Ok(()),
        Some(at) => Err(Untouched {
            line: Some(place_of(&file.text, at as usize).line),
            why: "tệp không phải là UTF-8".to_owned(),
        }),
    }
}

/// A row with its cells as they are written.
struct Row {
    /// Its first byte.
    start: usize,
    cells: Vec<String>,
}

fn line(cells: &[String]) -> String {
    cells.iter().map(|cell| written(cell)).collect::<Vec<_>>().join(",") + "\n"
}

/// What a cell says, as it is stored: trimmed as every reader trims it, one kind of line break.
fn cell(text: &str) -> String {
    let text = text.replace("\r\n", "\n").replace('\r', "\n");
    nfc(&text).trim().to_owned()
}

struct Sheet<'a> {
    plan: &'a Plan,
    kind: Kind,
    text: &'a str,
}

impl Sheet<'_> {
    fn header(&self) -> String {
        match self.kind {
            Kind::Form(form) => committed::header(form).join(","),
            Kind::Register => register::HEADER.to_owned(),
        }
    }

    fn rows(&self) -> Result<Vec<Row>, Untouched> {
        let mut splitter = Splitter::new(self.text, self.delimiter()?);
        let columns = self.header().split(',').count();
        let (mut cells, mut rows) = (Vec::new(), Vec::new());
        splitter.next_row(&mut cells);
        while let Some(end) = splitter.next_row(&mut cells) {
            let start = match end {
                RowEnd::Row { start, .. } => start,
                RowEnd::BadQuote { at } => {
                    return Err(self.in_the_way(at, "dấu ngoặc kép không được đóng đúng chỗ"));
                }
            };
            if cells.len() != columns {
                let why = format!("dòng có {} cột, biểu này có {columns} cột", cells.len());
                return Err(self.in_the_way(start, why));
            }
            if cells.iter().any(|cell: &Cell| cell.end - cell.start > MAX_CELL) {
                return Err(self.in_the_way(start, "có ô dài quá 32 KB"));
            }
            rows.push(Row {
                start,
                cells: cells.iter().map(|c| cell(&c.text(self.text))).collect(),
            });
        }
        Ok(rows)
    }

    fn delimiter(&self) -> Result<u8, Untouched> {
        let first = self.text[..line_end(self.text, 0)].trim();
        let header = self.header();
        if first == header {
            Ok(b',')
        } else if first == header.replace(',', ";") {
            Ok(b';')
        } else {
            Err(self.in_the_way(0, "dòng đầu không phải là tiêu đề của biểu này"))
        }
    }

    fn in_the_way(&self, at: usize, why: impl Into<String>) -> Untouched {
        Untouched { line: Some(place_of(self.text, at).line), why: why.into() }
    }

    fn unknown(&self, at: usize, what: &str, text: &str) -> Untouched {
        // Masked before it is cut: half a number would not be known for one.
        let text: String = mask(text).chars().take(60).collect();
        self.in_the_way(at, format!("không có {what} nào mang mã “{text}”"))
    }

    /// The unit's id in place of its official code.
    fn use_id(&self, row: &mut Row) -> Result<(), Untouched> {
        let column = match self.kind {
            Kind::Form(_) => 0,
            Kind::Register => 2,
        };
        let text = &mut row.cells[column];
        if self.kind == Kind::Form(Form::Figures) && text == WHOLE {
            return Ok(());
        }
        let unit = self.plan.index.units.get(text.as_str());
        let unit = unit.ok_or_else(|| self.unknown(row.start, "đơn vị", text))?;
        text.clone_from(&self.plan.unit(*unit).id);
        Ok(())
    }

    /// The plan's order. Rows of one place, registers and models keep their own.
    fn put_in_order(&self, rows: &mut [Row]) -> Result<(), Untouched> {
        let index = &self.plan.index;
        match self.kind {
            Kind::Register | Kind::Form(Form::Models) => Ok(()),
            Kind::Form(Form::Figures) => sort(rows, |row| {
                let indicator = index.indicators.get(&row.cells[2]);
                let indicator =
                    indicator.ok_or_else(|| self.unknown(row.start, "chỉ tiêu", &row.cells[2]))?;
                let about =
                    index.units.get(&row.cells[0]).map_or(About::Whole, |u| About::Unit(*u));
                Ok((*indicator, about.unit()))
            }),
            Kind::Form(Form::Tasks) => sort(rows, |row| {
                let task = index.tasks.get(&row.cells[2]);
                let task =
                    task.ok_or_else(|| self.unknown(row.start, "nhiệm vụ", &row.cells[2]))?;
                Ok(self.plan.order_of(*task))
            }),
        }
    }
}

fn sort<K: Ord + Copy>(
    rows: &mut [Row],
    place: impl Fn(&Row) -> Result<K, Untouched>,
) -> Result<(), Untouched> {
    let places: Vec<K> = rows.iter().map(&place).collect::<Result<_, _>>()?;
    let mut order: Vec<usize> = (0..rows.len()).collect();
    order.sort_by_key(|n| places[*n]);
    let sorted: Vec<Vec<String>> =
        order.iter().map(|n| std::mem::take(&mut rows[*n].cells)).collect();
    for (row, cells) in rows.iter_mut().zip(sorted) {
        row.cells = cells;
    }
    Ok(())
}
