//! A form as a workbook: what is given is locked, what is asked is checked as it is typed. Locked
//! without a password: it keeps hands from slipping, nobody out.

use super::lookup::Lookup;
use super::{begun, layout, rules, set_page, style, write_cell, write_line, write_text};
use crate::document::form::{Answer, Field, FormBook, FormSheet, Given, Line};
use crate::document::{Cell, Emphasis, Run};
use rust_xlsxwriter::utility::row_col_to_cell;
use rust_xlsxwriter::{
    Format, FormatAlign, Formula, ProtectionOptions, Workbook, Worksheet, XlsxError,
};

/// Widths of the columns that the lines of explanation go over. LibreOffice does not make one
/// column fit a page.
const GUIDE: [f64; 4] = [21.0; 4];
/// Characters that a unit's name should have room for.
const NAME: f64 = 34.0;

/// The bytes of an XLSX file.
pub fn form_workbook(book: &FormBook) -> Result<Vec<u8>, XlsxError> {
    let mut workbook = begun(&book.title, book.made_on);
    let mut lookup = Lookup::new(&book.lookup, &book.units);
    let mut chosen = None;
    for sheet in &book.sheets {
        let page = workbook.add_worksheet();
        let mut writer = Writer { book, sheet, page, lookup: &mut lookup, chosen: chosen.clone() };
        chosen = writer.write()?;
    }
    write_guide(&mut workbook, book)?;
    if let Some(chosen) = chosen.filter(|_| book.units.len() > 1) {
        lookup.write(workbook.add_worksheet(), &chosen)?;
    }
    workbook.save_to_buffer()
}

/// Locked, but rows and columns can be made larger.
fn protect(page: &mut Worksheet) {
    let options =
        ProtectionOptions { format_columns: true, format_rows: true, ..ProtectionOptions::new() };
    page.protect_with_options(&options);
}

fn write_guide(workbook: &mut Workbook, book: &FormBook) -> Result<(), XlsxError> {
    let (name, lines) = &book.guide;
    let page = workbook.add_worksheet();
    page.set_name(name)?;
    for (column, width) in (0..).zip(GUIDE) {
        page.set_column_width(column, width)?;
    }
    let look = |run: &Run| match run.emphasis {
        Emphasis::None => style::words(),
        Emphasis::Bold => style::words().set_bold(),
        Emphasis::Italic => style::words().set_italic(),
    };
    for (row, run) in (0..).zip(lines) {
        write_line(page, row, &run.text, (&GUIDE, &look(run)))?;
    }
    protect(page);
    set_page(page, (lines.len() as u32, GUIDE.len()), (false, &book.title))
}

/// Writes one sheet.
struct Writer<'a, 'b> {
    book: &'a FormBook,
    sheet: &'a FormSheet,
    page: &'a mut Worksheet,
    lookup: &'a mut Lookup<'b>,
    /// The cell on another sheet in which the unit is chosen.
    chosen: Option<String>,
}

impl Writer<'_, '_> {
    /// Gives the cell in which the unit is chosen.
    fn write(&mut self) -> Result<Option<String>, XlsxError> {
        self.page.set_name(&self.sheet.name)?.set_formula_result_default("");
        let widths: Vec<f64> = self.sheet.columns.iter().map(|(_, w)| f64::from(*w)).collect();
        for (column, width) in (0..).zip(&widths) {
            self.page.set_column_width(column, *width)?;
        }
        let header = self.write_lines(&widths)?;
        for (column, (head, _)) in (0..).zip(&self.sheet.columns) {
            write_text(self.page, (header, column), head, &style::head())?;
        }
        let heads = self.sheet.columns.iter().map(|(head, width)| (head.as_str(), *width));
        let narrowed = heads.map(|(head, width)| (head, f64::from(width) * 0.75));
        self.page.set_row_height(header, layout::height(narrowed, 2))?;
        let mut row = header + 1;
        for fields in &self.sheet.rows {
            for (column, field) in (0..).zip(fields) {
                self.write_field((row, column), field)?;
            }
            self.page.set_row_height(row, height(fields, &widths))?;
            row += 1;
        }
        row = self.write_spare(row)?;
        self.page.set_freeze_panes(header + 1, 0)?;
        protect(self.page);
        self.page.set_repeat_rows(header, header)?;
        set_page(self.page, (row, widths.len()), (true, &self.book.title))?;
        self.page.set_margins(0.4, 0.4, 0.5, 0.6, 0.3, 0.3);
        Ok(self.chosen.clone())
    }

    /// The lines over the table; gives the row below.
    fn write_lines(&mut self, widths: &[f64]) -> Result<u32, XlsxError> {
        let mut row = 0;
        for line in &self.sheet.lines {
            let (text, look) = match line {
                Line::Unit(label) => {
                    self.write_unit(row, label, widths)?;
                    row += 1;
                    continue;
                }
                Line::Title(text) => (text, style::words().set_bold().set_font_size(14)),
                Line::Warning(text) => (text, style::words().set_bold()),
                Line::Text(text) => (text, style::words()),
            };
            let centred = !matches!(line, Line::Text(_));
            let look = if centred { look.set_align(FormatAlign::Center) } else { look };
            write_line(self.page, row, text, (widths, &look))?;
            row += 1;
        }
        Ok(row)
    }

    /// Label, name and code of the unit, each in a cell of its own.
    fn write_unit(&mut self, row: u32, label: &str, widths: &[f64]) -> Result<(), XlsxError> {
        let last = last_of_name(widths);
        let choose = self.book.units.len() > 1 && self.chosen.is_none();
        let look = style::unit(choose);
        write_text(self.page, (row, 0), label, &style::words().set_bold())?;
        if last > 1 {
            self.page.merge_range(row, 1, row, last, "", &look)?;
        }
        let code = style::words();
        let at = (row, last + 1);
        if let [only] = &self.book.units[..] {
            write_text(self.page, (row, 1), &only.name, &look)?;
            return write_text(self.page, at, &only.code, &unwrapped(&code));
        }
        self.choose_unit(row, &look, choose)?;
        self.page.write_formula_with_format(at.0, at.1, self.lookup.code(), &unwrapped(&code))?;
        Ok(())
    }

    /// The list of units, or on the sheets behind the first what was chosen there.
    fn choose_unit(&mut self, row: u32, look: &Format, choose: bool) -> Result<(), XlsxError> {
        if let Some(chosen) = self.chosen.as_ref().filter(|_| !choose) {
            let formula = format!("=IF({chosen}=\"\",\"\",{chosen})");
            let formula = Formula::new(formula).set_result("");
            self.page.write_formula_with_format(row, 1, formula, look)?;
            return Ok(());
        }
        self.page.write_blank(row, 1, look)?;
        self.page.add_data_validation(row, 1, row, 1, &rules::unit(self.lookup.names())?)?;
        self.page.set_selection(row, 1, row, 1)?;
        self.chosen = Some(format!("'{}'!$B${}", self.sheet.name, row + 1));
        Ok(())
    }

    fn write_field(&mut self, at: (u32, u16), field: &Field) -> Result<(), XlsxError> {
        let look = self.look(at, field);
        match &field.given {
            Given::Same(cell) => {
                let counts = if field.answer.is_some() { "0" } else { "#,##0" };
                write_cell(self.page, at, cell, (&look, counts))?;
            }
            Given::ByUnit(cells) => {
                let what = format!("{} {}", self.sheet.name, row_col_to_cell(at.0, at.1));
                let formula = self.lookup.keep(what, cells);
                let look = if holds_numbers(cells) { numbers(look, field) } else { look };
                self.page.write_formula_with_format(at.0, at.1, formula, &look)?;
            }
        }
        match field.answer {
            Some(answer) => self.add_rules(at, answer),
            None => Ok(()),
        }
    }

    /// Given, asked for, or closed: a number that this row does not ask for.
    fn look(&self, (_, column): (u32, u16), field: &Field) -> Format {
        match field.answer {
            Some(Answer::Total | Answer::Attained { .. }) => style::number(),
            Some(Answer::Text | Answer::State) => style::text(),
            None if self.is_asked(column) && field.given == Given::default() => style::closed(),
            None => style::given(),
        }
    }

    /// True where some row asks for something in that column.
    fn is_asked(&self, column: u16) -> bool {
        let asked =
            |row: &Vec<Field>| row.get(usize::from(column)).is_some_and(|f| f.answer.is_some());
        self.sheet.rows.iter().any(asked)
    }

    fn add_rules(&mut self, (row, column): (u32, u16), answer: Answer) -> Result<(), XlsxError> {
        let cell = row_col_to_cell(row, column);
        let rule = match answer {
            Answer::Text => return Ok(()),
            Answer::State => rules::state(&self.book.states)?,
            Answer::Total => rules::total()?,
            Answer::Attained { total, nothing_arose } => {
                let total = row_col_to_cell(row, total as u16);
                let wrong = rules::wrong_attained(&cell, &total, nothing_arose);
                self.page.add_conditional_format(row, column, row, column, &wrong)?;
                match nothing_arose {
                    true => rules::attained_or_nothing(&cell, &total)?,
                    false => rules::attained(&total)?,
                }
            }
        };
        if answer == Answer::Total {
            let wrong = rules::wrong_total(&cell);
            self.page.add_conditional_format(row, column, row, column, &wrong)?;
        }
        self.page.add_data_validation(row, column, row, column, &rule)?;
        Ok(())
    }

    /// Rows to be filled in freely; gives the row below.
    fn write_spare(&mut self, first: u32) -> Result<u32, XlsxError> {
        let last = first + self.sheet.spare as u32;
        for row in first..last {
            for column in 0..self.sheet.columns.len() as u16 {
                self.page.write_blank(row, column, &style::text())?;
            }
            if let Some(fields) = self.sheet.rows.last() {
                for (column, field) in (0..).zip(fields) {
                    if let Some(answer) = field.answer {
                        self.page.write_blank(row, column, &self.look((row, column), field))?;
                        self.add_rules((row, column), answer)?;
                    }
                }
            }
        }
        Ok(last)
    }
}

/// High enough for the longest that any unit will see, and for a few lines of an answer in words.
fn height(fields: &[Field], widths: &[f64]) -> f64 {
    const ANSWER: usize = 3;
    let texts = fields.iter().zip(widths).flat_map(|(field, width)| {
        let cells = match &field.given {
            Given::Same(cell) => std::slice::from_ref(cell),
            Given::ByUnit(cells) => cells,
        };
        cells.iter().map(|cell| (cell.text.as_str(), *width))
    });
    layout::height(texts, ANSWER)
}

fn unwrapped(format: &Format) -> Format {
    format.clone().unset_text_wrap()
}

fn holds_numbers(cells: &[Cell]) -> bool {
    cells.iter().any(|cell| cell.value.is_some())
}

fn numbers(look: Format, field: &Field) -> Format {
    let counts = if field.answer.is_some() { "0" } else { "#,##0" };
    look.set_num_format(counts).set_align(FormatAlign::Right)
}

/// The last column that a unit's name goes over, from the second on.
fn last_of_name(widths: &[f64]) -> u16 {
    let mut room = 0.0;
    let enough = widths.iter().skip(1).position(|width| {
        room += width;
        room >= NAME
    });
    enough.map_or(1, |n| n as u16 + 1)
}
