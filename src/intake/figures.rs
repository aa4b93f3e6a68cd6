//! Rows of `chi-tieu`: which figure, about whom, how many.

mod blanks;
mod writing;

use super::columns::{Column, says_flow};
use super::finding::{Change, Log, Reason, Refusal, Remark};
use super::grid::Row;
use super::names::Indicators;
use super::number::{Habit, Typed};
use super::rows::{Cell, Sender};
use super::{ProposedRow, number, title, totals};
use crate::plan::{About, AboutRule, IndicatorId, Measure};
use crate::submission::Value;

/// A figure that was read.
struct Entry<'r> {
    row: &'r Row,
    indicator: IndicatorId,
    about: About,
    total: Typed,
    attained: Typed,
    note: Cell,
}

/// All rows in the plan's order.
pub(super) fn rows(sender: &Sender<'_>, log: &mut Log) -> Vec<ProposedRow> {
    let indicators = Indicators::new(sender.plan, sender.period);
    let table = sender.table;
    let all = table.body.iter().chain(&table.totals);
    // Signs mean something in text only: the number of a spreadsheet has none.
    let typed = |row: &'_ &Row, n: &usize| !row.numbers.contains(n);
    let cells = |row, kind: fn(Column) -> bool| {
        table.cells(row, kind).filter(move |(n, _)| typed(&row, n)).map(|(_, cell)| cell)
    };
    let counts = all.clone().flat_map(|row| cells(row, Column::is_count));
    let ratios = all.flat_map(|row| cells(row, |column| column == Column::Ratio));
    let habit = Habit::of(counts, ratios);
    let reader = Reader { sender, indicators, habit };
    let mut entries: Vec<Entry<'_>> =
        table.body.iter().filter_map(|row| reader.entry(row, log)).collect();
    totals::check(table, &reader.habit, log);
    reader.refuse_data_below_signature(log);
    entries.sort_by_key(|entry| (entry.indicator, entry.about.unit()));
    if table.ours {
        blanks::leave_out(&mut entries, sender.plan, log);
    }
    reader.remark_on_writing(&entries, log);
    entries.iter().map(|entry| reader.proposed(entry)).collect()
}

struct Reader<'a> {
    sender: &'a Sender<'a>,
    indicators: Indicators<'a>,
    habit: Habit,
}

impl Reader<'_> {
    fn entry<'r>(&self, row: &'r Row, log: &mut Log) -> Option<Entry<'r>> {
        let sender = self.sender;
        let indicator = match self.indicator(row, log) {
            Err(_) if sender.is_stray(row) => {
                sender.leave_out(row, "Dòng này không có số liệu, không lưu", log);
                return None;
            }
            other => other,
        };
        sender.guard(row, log);
        // All of a row's problems are told, not only its first.
        let total = self.count(row, Column::Total);
        let attained = self.count(row, Column::Attained);
        let (total, attained) = (log.keep(total), log.keep(attained));
        let indicator = log.keep(indicator)?;
        let about = self.about(row, indicator, log);
        let about = log.keep(about)?;
        let (total, attained) = (total?, attained?);
        let fits = self.fits_measure(row, indicator, attained);
        log.keep(fits)?;
        let ratio = totals::ratio(sender.table, row, (attained.value, total.value), log);
        log.keep(ratio)?;
        let note = sender.text(row, Column::Note, log);
        Some(Entry { row, indicator, about, total, attained, note })
    }

    fn count(&self, row: &Row, column: Column) -> Result<Typed, Refusal> {
        let table = self.sender.table;
        let text = table.text(row, column);
        let number = table.column(column).is_some_and(|n| row.numbers.contains(&n));
        let read = if number { number::of_spreadsheet(text) } else { None };
        let read = read.unwrap_or_else(|| self.habit.read(text));
        let found = if number { number::without_guard(text) } else { text };
        read.map_err(|r| r.at(table.place(row, column), found))
    }

    /// The indicator of a row: by code, by name, by the title, by its place in the form.
    fn indicator(&self, row: &Row, log: &mut Log) -> Result<IndicatorId, Refusal> {
        let table = self.sender.table;
        let named = |column| {
            let text = table.text(row, column);
            let found = (!text.is_empty()).then(|| self.indicators.indicator(text));
            found.map(|found| found.map_err(|r| r.at(table.place(row, column), text)))
        };
        match (named(Column::IndicatorCode), named(Column::IndicatorName)) {
            (None, None) => self.unnamed(row, log),
            (Some(only), None) | (None, Some(only)) => only,
            (Some(code), Some(Ok(name))) => self.agreed(row, code?, name),
            (Some(code), Some(Err(_))) => {
                let code = code?;
                let (place, text) = (
                    table.place(row, Column::IndicatorName),
                    table.text(row, Column::IndicatorName),
                );
                let message = "Tên chỉ tiêu không giống trong kế hoạch, lấy theo mã";
                log.remark(Remark::new(Change::Name, message).at(place, text));
                Ok(code)
            }
        }
    }

    fn agreed(
        &self,
        row: &Row,
        code: IndicatorId,
        name: IndicatorId,
    ) -> Result<IndicatorId, Refusal> {
        if code == name {
            return Ok(code);
        }
        let table = self.sender.table;
        let text = |id| &self.sender.plan.indicator(id).name;
        let message = format!("Mã chỉ tiêu là của “{}”, tên lại là “{}”", text(code), text(name));
        Err(Refusal::new(Reason::Indicator, message)
            .at(table.place(row, Column::IndicatorName), table.text(row, Column::IndicatorName))
            .hint("Sửa mã hoặc tên cho khớp nhau rồi gửi lại"))
    }

    /// A row without a name: the title may say what all rows are, or the form's own order.
    fn unnamed(&self, row: &Row, log: &mut Log) -> Result<IndicatorId, Refusal> {
        let table = self.sender.table;
        let columns = [Column::IndicatorCode, Column::IndicatorName];
        if columns.iter().all(|column| table.column(*column).is_none())
            && let Some((place, text)) = title::indicator(&table.titles)
        {
            return self.indicators.indicator(text).map_err(|r| r.at(place, text));
        }
        self.by_place(row, log).ok_or_else(|| {
            Refusal::new(Reason::Indicator, "Dòng này không ghi chỉ tiêu nào")
                .at(row.place(), &row.text())
                .hint("Ghi tên hoặc mã chỉ tiêu ở từng dòng như trong biểu mẫu")
        })
    }

    /// The number of a row stands for an indicator only where the table has all of the form's
    /// rows and names none of them.
    fn by_place(&self, row: &Row, log: &mut Log) -> Option<IndicatorId> {
        let table = self.sender.table;
        let form = self.indicators.form_of(self.sender.unit);
        let number: usize = table.text(row, Column::Serial).trim_end_matches('.').parse().ok()?;
        let id = *form.get(number.checked_sub(1)?)?;
        let named = |column| table.body.iter().any(|row| !table.text(row, column).is_empty());
        let bare = !named(Column::IndicatorCode) && !named(Column::IndicatorName);
        let in_order = table.body.iter().enumerate().all(|(n, row)| {
            table.text(row, Column::Serial).trim_end_matches('.') == (n + 1).to_string()
        });
        let whole = bare && in_order && table.body.len() == form.len();
        whole.then(|| {
            let name = &self.sender.plan.indicator(id).name;
            let message =
                format!("Không ghi tên chỉ tiêu, lấy theo số thứ tự trong biểu: “{name}”");
            let place = table.place(row, Column::Serial);
            log.remark(Remark::new(Change::Name, message).at(place, &number.to_string()));
            id
        })
    }

    fn about(&self, row: &Row, id: IndicatorId, log: &mut Log) -> Result<About, Refusal> {
        let sender = self.sender;
        let own = About::Unit(sender.unit);
        let rule = sender.plan.indicator(id).about;
        match (sender.about(row, log)?, rule) {
            (None, AboutRule::Itself) => Ok(own),
            (Some(about), AboutRule::Itself) if about != own => Err(sender.second_unit(row, about)),
            (Some(about), _) => Ok(about),
            (None, AboutRule::Each { or_whole, .. }) => Err(self.no_unit(row, or_whole)),
        }
    }

    fn no_unit(&self, row: &Row, or_whole: bool) -> Refusal {
        let scope = &self.sender.plan.head.scope;
        let hint = if or_whole {
            format!("Ghi tên đơn vị ở từng dòng, hoặc ghi “{scope}” nếu là số chung")
        } else {
            "Ghi tên đơn vị ở từng dòng".to_owned()
        };
        let message = format!("Không rõ số này là của đơn vị nào hay của {scope}");
        Refusal::new(Reason::Unit, message).at(row.place(), &row.text()).hint(hint)
    }

    /// A level under a head that says `trong kỳ` can be either.
    fn fits_measure(&self, row: &Row, id: IndicatorId, attained: Typed) -> Result<(), Refusal> {
        let table = self.sender.table;
        let head = table.column(Column::Attained).map_or("", |n| table.header.cell(n));
        let level = self.sender.plan.indicator(id).measure == Measure::Level;
        if !level || !says_flow(head) || attained.value == Value::Blank {
            return Ok(());
        }
        let message = "Cột này ghi số trong kỳ, nhưng chỉ tiêu tính luỹ kế: không rõ là số nào";
        let text = table.text(row, Column::Attained);
        Err(Refusal::new(Reason::Number, message)
            .at(table.place(row, Column::Attained), text)
            .hint("Ghi số luỹ kế đến ngày chốt số liệu, đặt tên cột là “Số đạt luỹ kế (người)”"))
    }

    /// Rows below the signature are dropped, so they must not be data.
    fn refuse_data_below_signature(&self, log: &mut Log) {
        let table = self.sender.table;
        let known = |row: &Row| {
            table.cells(row, Column::is_subject).any(|(_, cell)| self.indicators.is_known(cell))
                || table
                    .column(Column::UnitName)
                    .is_some_and(|n| self.sender.units.is_known(row.cell(n)))
        };
        let counts = |row: &Row| {
            let mut cells = table.cells(row, Column::is_count);
            cells.any(|(_, cell)| self.habit.read(cell).is_ok())
        };
        if let Some(row) = table.tail.iter().find(|row| known(row) && counts(row)) {
            log.refuse(
                Refusal::new(Reason::Row, "Dưới phần ký còn một dòng giống số liệu")
                    .at(row.place(), &row.text())
                    .hint("Chuyển dòng này lên trên phần ký, hoặc xoá đi nếu không phải số liệu"),
            );
        }
    }

    fn proposed(&self, entry: &Entry<'_>) -> ProposedRow {
        let cells = [
            self.unit_cell(entry),
            self.period_cell(entry.row),
            self.indicator_cell(entry),
            self.count_cell(entry.row, Column::Total, entry.total),
            self.count_cell(entry.row, Column::Attained, entry.attained),
            Cell::new(&entry.note.read, entry.note.written.as_str()),
        ];
        let (read, written) = cells.into_iter().map(|cell| (cell.read, cell.written)).unzip();
        ProposedRow { place: entry.row.place(), read, written }
    }
}
