//! Cells of figures as they are written, and what is said about those that were read otherwise.

use super::{Entry, Reader};
use crate::intake::columns::Column;
use crate::intake::finding::{Change, Log, Remark};
use crate::intake::grid::Row;
use crate::intake::names::WHOLE;
use crate::intake::number::Typed;
use crate::intake::rows::{Cell, remark_on_names};
use crate::plan::About;
use crate::submission::Value;

impl Reader<'_> {
    pub(super) fn unit_cell(&self, entry: &Entry<'_>) -> Cell {
        let written = match entry.about {
            About::Whole => WHOLE,
            About::Unit(unit) => &self.sender.plan.unit(unit).id,
        };
        Cell::new(&self.sender.unit_text(entry.row), written)
    }

    pub(super) fn period_cell(&self, row: &Row) -> Cell {
        let read = self.sender.table.text(row, Column::Period);
        Cell::new(read, self.sender.period.to_string())
    }

    pub(super) fn indicator_cell(&self, entry: &Entry<'_>) -> Cell {
        let table = self.sender.table;
        let code = table.text(entry.row, Column::IndicatorCode);
        let name = table.text(entry.row, Column::IndicatorName);
        let id = &self.sender.plan.indicator(entry.indicator).id;
        Cell::new(if code.is_empty() { name } else { code }, id.as_str())
    }

    pub(super) fn count_cell(&self, row: &Row, column: Column, typed: Typed) -> Cell {
        let written = match typed.value {
            Value::Blank => String::new(),
            Value::Count(count) => count.to_string(),
            Value::NothingArose => "KPS".to_owned(),
        };
        Cell::new(self.sender.table.text(row, column), written)
    }

    pub(super) fn remark_on_writing(&self, entries: &[Entry<'_>], log: &mut Log) {
        let sender = self.sender;
        let units = entries.iter().map(|e| (sender.unit_place(e.row), self.unit_cell(e)));
        let periods = entries
            .iter()
            .map(|e| (sender.table.place(e.row, Column::Period), self.period_cell(e.row)));
        let indicators = entries.iter().map(|e| {
            let column = [Column::IndicatorCode, Column::IndicatorName]
                .into_iter()
                .find(|c| !sender.table.text(e.row, *c).is_empty());
            let place = column.map_or_else(|| e.row.place(), |c| sender.table.place(e.row, c));
            (place, self.indicator_cell(e))
        });
        remark_on_names(&units.chain(periods).chain(indicators).collect::<Vec<_>>(), log);
        self.remark_on_cell_format(entries, log);
        for entry in entries {
            let counts = [(Column::Total, entry.total), (Column::Attained, entry.attained)];
            let regrouped = counts.into_iter().filter(|(_, typed)| typed.regrouped);
            for (column, typed) in regrouped.filter(|(_, typed)| !self.is_cell_format(*typed)) {
                let cell = self.count_cell(entry.row, column, typed);
                let message = format!("“{}” được ghi là {}", cell.read, cell.written);
                let place = sender.table.place(entry.row, column);
                log.remark(Remark::new(Change::Number, message).at(place, &cell.read));
            }
        }
    }

    /// In the form that was handed out every count cell is a number: signs between thousands are
    /// how the sheet was set to show them.
    fn is_cell_format(&self, typed: Typed) -> bool {
        self.sender.table.ours && matches!(typed.value, Value::Count(_))
    }

    fn remark_on_cell_format(&self, entries: &[Entry<'_>], log: &mut Log) {
        let counts = entries.iter().flat_map(|entry| {
            let counts = [(Column::Total, entry.total), (Column::Attained, entry.attained)];
            counts.map(|(column, typed)| (entry.row, column, typed))
        });
        let mut shown = counts.filter(|(_, _, t)| t.regrouped && self.is_cell_format(*t));
        let Some((row, column, typed)) = shown.next() else { return };
        let cell = self.count_cell(row, column, typed);
        let message =
            format!("Số có dấu ngăn hàng nghìn, đã ghi liền: “{}” là {}", cell.read, cell.written);
        let place = self.sender.table.place(row, column);
        log.remark(Remark::new(Change::Dialect, message).at(place, &cell.read));
    }
}
