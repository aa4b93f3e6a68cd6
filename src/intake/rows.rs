//! What the rows of all forms have in common: the unit they are about, text cells, rows that are
//! no data.

use super::columns::Column;
use super::committed::harmless;
use super::finding::{Change, Log, Place, Reason, Refusal, Remark, short};
use super::grid::Row;
use super::guard;
use super::names::Units;
use super::table::Table;
use crate::period::Period;
use crate::plan::{About, Plan, UnitId};
use crate::text::is_hidden;

/// A file whose sender and period are known.
pub(super) struct Sender<'a> {
    pub(super) plan: &'a Plan,
    pub(super) table: &'a Table,
    pub(super) units: &'a Units<'a>,
    pub(super) unit: UnitId,
    pub(super) period: Period,
}

/// A cell as it was read and as it is written.
pub(super) struct Cell {
    pub(super) read: String,
    pub(super) written: String,
}

impl Cell {
    pub(super) fn new(read: &str, written: impl Into<String>) -> Self {
        Self { read: read.to_owned(), written: written.into() }
    }
}

impl Sender<'_> {
    /// What a row is about; none where it does not say.
    pub(super) fn about(&self, row: &Row, log: &mut Log) -> Result<Option<About>, Refusal> {
        let code = self.about_in(row, Column::UnitCode);
        let name = self.about_in(row, Column::UnitName);
        match (code, name) {
            (None, None) => Ok(None),
            (Some(only), None) | (None, Some(only)) => only.map(Some),
            (Some(code), Some(name)) => self.agreed(row, code?, name, log).map(Some),
        }
    }

    fn about_in(&self, row: &Row, column: Column) -> Option<Result<About, Refusal>> {
        let text = self.table.text(row, column);
        let place = || self.table.place(row, column);
        (!text.is_empty()).then(|| self.units.about(text).map_err(|r| r.at(place(), text)))
    }

    /// Code and name must mean one unit; a name that means none stands beside a good code.
    fn agreed(
        &self,
        row: &Row,
        code: About,
        name: Result<About, Refusal>,
        log: &mut Log,
    ) -> Result<About, Refusal> {
        let (place, text) =
            (self.table.place(row, Column::UnitName), self.table.text(row, Column::UnitName));
        match name {
            Ok(name) if name == code => {}
            Ok(name) => {
                let message = format!(
                    "Mã đơn vị chỉ {}, tên đơn vị lại chỉ {}",
                    self.name(code),
                    self.name(name)
                );
                return Err(Refusal::new(Reason::Unit, message)
                    .at(place, text)
                    .hint("Sửa mã hoặc tên cho khớp nhau rồi gửi lại"));
            }
            Err(_) => {
                let message = format!("Tên không nhận ra, lấy theo mã: {}", self.name(code));
                log.remark(Remark::new(Change::Name, message).at(place, text));
            }
        }
        Ok(code)
    }

    /// A unit or the whole, as in a sentence.
    pub(super) fn name(&self, about: About) -> String {
        match about {
            About::Unit(unit) => self.plan.name_in_sentence(unit),
            About::Whole => self.plan.head.scope.clone(),
        }
    }

    /// The unit of a row that can only be the sender's.
    pub(super) fn own_unit(&self, row: &Row, log: &mut Log) -> Result<UnitId, Refusal> {
        match self.about(row, log)? {
            None => Ok(self.unit),
            Some(About::Unit(unit)) if unit == self.unit => Ok(unit),
            Some(other) => Err(self.second_unit(row, other)),
        }
    }

    /// A row of another unit in the sender's file.
    pub(super) fn second_unit(&self, row: &Row, other: About) -> Refusal {
        let message = format!(
            "Tệp của {} nhưng dòng này ghi {}",
            self.name(About::Unit(self.unit)),
            self.name(other)
        );
        let text = self.unit_text(row);
        Refusal::new(Reason::Unit, message)
            .at(self.unit_place(row), &text)
            .hint("Mỗi đơn vị gửi một tệp riêng; sửa tên đơn vị nếu ghi nhầm")
    }

    /// What the row says of its unit.
    pub(super) fn unit_text(&self, row: &Row) -> String {
        let code = self.table.text(row, Column::UnitCode);
        if code.is_empty() { self.table.text(row, Column::UnitName) } else { code }.to_owned()
    }

    pub(super) fn unit_place(&self, row: &Row) -> Place {
        let by_name = self.table.text(row, Column::UnitCode).is_empty();
        self.table.place(row, if by_name { Column::UnitName } else { Column::UnitCode })
    }

    /// A cell of text: without characters that cannot be seen, never a formula.
    pub(super) fn text(&self, row: &Row, column: Column, log: &mut Log) -> Cell {
        let read = self.table.text(row, column);
        let place = || self.table.place(row, column);
        let mut text: String = read.chars().filter(|c| !is_hidden(*c)).collect();
        if text != read {
            let message = "Bỏ các ký tự không nhìn thấy trong ô này";
            log.remark(Remark::new(Change::Text, message).at(place(), read));
            text = text.trim().to_owned();
        }
        let written = harmless(&text);
        if written != text {
            let message = "Ô bắt đầu như công thức, giữ là chữ (thêm dấu ' phía trước)";
            log.remark(Remark::new(Change::Text, message).at(place(), read));
        }
        Cell::new(read, written)
    }

    /// True for a heading or a name that stands alone in its row: no figures, no answer.
    pub(super) fn is_stray(&self, row: &Row) -> bool {
        let beside_serial =
            row.filled().filter(|(n, _)| self.table.columns.get(*n) != Some(&Some(Column::Serial)));
        let cells: Vec<(usize, &str)> = beside_serial.collect();
        let [(column, cell)] = cells[..] else { return cells.is_empty() };
        let count = self.table.columns.get(column).copied().flatten().is_some_and(Column::is_count);
        !count || !cell.bytes().any(|b| b.is_ascii_digit())
    }

    /// Leaves a stray row out with a remark.
    pub(super) fn leave_out(&self, row: &Row, why: &str, log: &mut Log) {
        log.remark(Remark::new(Change::RowLeftOut, why).at(row.place(), &row.text()));
    }

    /// Holds a row that would be stored against the personal-data guard.
    pub(super) fn guard(&self, row: &Row, log: &mut Log) {
        guard::row(self.table, row, log);
    }
}

/// The written id in place of a name, said once for each writing.
pub(super) fn remark_on_names(rows: &[(Place, Cell)], log: &mut Log) {
    let mut said: Vec<(&str, &str)> = Vec::new();
    for (place, Cell { read, written }) in rows {
        if read.is_empty() || read == written || said.contains(&(read, written)) {
            continue;
        }
        said.push((read, written));
        let message = format!("“{}” được ghi là “{written}”", short(read));
        log.remark(Remark::new(Change::Name, message).at(place.clone(), read));
    }
}
