//! The hidden sheet: one row a unit, one column a cell of the forms that differs from unit to
//! unit, and the place of the unit that was chosen. Formulas take their cells from it.

use super::{write_cell, write_text};
use crate::document::Cell;
use crate::document::form::Chosen;
use rust_xlsxwriter::utility::column_number_to_name;
use rust_xlsxwriter::{Format, Formula, ProtectionOptions, Worksheet, XlsxError};

/// Rows above the units: the place, the heads.
const ABOVE: usize = 2;

/// What is looked up.
pub(super) struct Lookup<'a> {
    /// The sheet's name.
    name: &'a str,
    units: &'a [Chosen],
    /// What each column is for, and its cells.
    columns: Vec<(String, Vec<Cell>)>,
}

impl<'a> Lookup<'a> {
    /// With the units' names and codes.
    pub(super) fn new(name: &'a str, units: &'a [Chosen]) -> Self {
        let mut lookup = Self { name, units, columns: Vec::new() };
        let names = units.iter().map(|unit| unit.name.as_str().into()).collect();
        let codes = units.iter().map(|unit| unit.code.as_str().into()).collect();
        lookup.columns.push(("Chọn trong danh sách".to_owned(), names));
        lookup.columns.push(("Hiện bên cạnh".to_owned(), codes));
        lookup
    }

    /// Keeps cells, one a unit; gives the formula that shows the chosen unit's.
    pub(super) fn keep(&mut self, what: String, cells: &[Cell]) -> Formula {
        let known = self.columns.iter().position(|(_, known)| known == cells);
        let column = known.unwrap_or_else(|| {
            self.columns.push((what, cells.to_vec()));
            self.columns.len() - 1
        });
        self.formula(column)
    }

    /// The formula that shows the code of the chosen unit.
    pub(super) fn code(&self) -> Formula {
        self.formula(1)
    }

    /// The names that can be chosen.
    pub(super) fn names(&self) -> Formula {
        Formula::new(format!("={}", self.range(0)))
    }

    /// Nothing is chosen, or nothing is there: an empty text, never a 0.
    fn formula(&self, column: usize) -> Formula {
        let (place, range) = (self.place(), self.range(column));
        let found = format!("INDEX({range},{place})");
        Formula::new(format!("=IF({place}=0,\"\",IF({found}=\"\",\"\",{found}))")).set_result("")
    }

    fn place(&self) -> String {
        format!("'{}'!$B$1", self.name)
    }

    fn range(&self, column: usize) -> String {
        let name = column_number_to_name(column as u16);
        let (first, last) = (ABOVE + 1, ABOVE + self.units.len());
        format!("'{}'!${name}${first}:${name}${last}", self.name)
    }

    /// Writes the sheet; `chosen` is the cell in which a unit is chosen.
    pub(super) fn write(&self, page: &mut Worksheet, chosen: &str) -> Result<(), XlsxError> {
        let plain = Format::new();
        page.set_name(self.name)?;
        write_text(page, (0, 0), "Vị trí của đơn vị đã chọn", &plain)?;
        let place = format!("=IFERROR(MATCH({chosen},{},0),0)", self.range(0));
        page.write_formula(0, 1, Formula::new(place).set_result("0"))?;
        for (column, (what, cells)) in (0..).zip(&self.columns) {
            write_text(page, (1, column), what, &plain)?;
            for (row, cell) in (ABOVE as u32..).zip(cells) {
                write_cell(page, (row, column), cell, (&plain, "0"))?;
            }
        }
        page.protect_with_options(&ProtectionOptions::new());
        page.set_hidden(true);
        Ok(())
    }
}
