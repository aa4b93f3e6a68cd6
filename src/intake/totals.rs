//! Totals and ratios: checked against the figures, then left out.

use super::columns::Column;
use super::finding::{Change, Log, Reason, Refusal, Remark};
use super::grid::Row;
use super::number::Habit;
use super::table::Table;
use crate::submission::Value;
use crate::vietnamese::{grouped, percent};

const MOST_TOTALS: usize = 100;

/// Holds each row of totals against its columns: all rows of data, or those since the totals
/// before it.
pub(super) fn check(table: &Table, habit: &Habit, log: &mut Log) {
    if table.totals.len() > MOST_TOTALS {
        let message = format!("Bảng có hơn {MOST_TOTALS} dòng tổng cộng");
        let hint = "Bỏ các dòng tổng cộng, chỉ gửi các dòng số liệu";
        return log.refuse(Refusal::new(Reason::Limit, message).hint(hint));
    }
    for (n, row) in table.totals.iter().enumerate() {
        let since = if n == 0 { 0 } else { table.totals[n - 1].line };
        let mut agrees = true;
        for (column, cell) in table.cells(row, Column::is_count) {
            let result = column_total(table, habit, (row, column, cell), since);
            agrees &= log.keep(result).is_some();
        }
        if agrees {
            let message = "Dòng tổng khớp với các dòng số liệu, không lưu";
            log.remark(Remark::new(Change::RowLeftOut, message).at(row.place(), &row.text()));
        }
    }
}

fn column_total(
    table: &Table,
    habit: &Habit,
    (row, column, cell): (&Row, usize, &str),
    since: u32,
) -> Result<(), Refusal> {
    let place = table.cell_place(row, column);
    let typed = habit.read(cell).map_err(|refusal| refusal.at(place.clone(), cell))?;
    let Value::Count(told) = typed.value else { return Ok(()) };
    let number = |row: &Row| habit.read(row.cell(column)).ok().and_then(|t| t.value.number());
    let sum = |rows: &mut dyn Iterator<Item = &Row>| -> u128 {
        rows.filter_map(number).map(u128::from).sum()
    };
    let whole = sum(&mut table.body.iter());
    let part = sum(&mut table.body.iter().filter(|r| since < r.line && r.line < row.line));
    if [whole, part].contains(&u128::from(told)) {
        return Ok(());
    }
    let message = format!(
        "Dòng tổng ghi {}, cộng các dòng phía trên được {}",
        grouped(u128::from(told)),
        grouped(whole)
    );
    Err(Refusal::new(Reason::Total, message)
        .at(place, cell)
        .hint("Xem lại dòng tổng và từng dòng của cột này: có thể thiếu dòng hoặc ghi nhầm số"))
}

/// Holds a ratio against its counts, to the decimals that it has.
pub(super) fn ratio(
    table: &Table,
    row: &Row,
    (attained, total): (Value, Value),
    log: &mut Log,
) -> Result<(), Refusal> {
    let text = table.text(row, Column::Ratio);
    let place = || table.place(row, Column::Ratio);
    if text.is_empty() {
        return Ok(());
    }
    let (Some(attained), Some(total @ 1..)) = (attained.number(), total.number()) else {
        return Ok(());
    };
    let Some(printed) = Printed::read(text) else {
        let message = "Không đọc được tỷ lệ để đối chiếu; tỷ lệ không lưu";
        log.remark(Remark::new(Change::ColumnLeftOut, message).at(place(), text));
        return Ok(());
    };
    let (a, t) = (u128::from(attained), u128::from(total));
    if printed.is_ratio(a, t) {
        return Ok(());
    }
    let message =
        format!("Tỷ lệ ghi {text}, nhưng {}/{} là {}", grouped(a), grouped(t), percent(a, t, None));
    Err(Refusal::new(Reason::Ratio, message)
        .at(place(), text)
        .hint("Xem lại tổng số, số đạt và tỷ lệ của dòng này: có một số ghi nhầm"))
}

/// A ratio as it was typed: digits and how many of them are decimals.
struct Printed {
    digits: u128,
    unit: u128,
    percent_sign: bool,
}

impl Printed {
    fn read(text: &str) -> Option<Self> {
        let number = text.trim_end_matches(['%', ' ', '\u{a0}']);
        let (whole, decimals) = number.split_once([',', '.']).unwrap_or((number, ""));
        let fits = |part: &str| part.len() <= 12 && part.bytes().all(|b| b.is_ascii_digit());
        if whole.is_empty() || !fits(whole) || !fits(decimals) {
            return None;
        }
        let digits = format!("{whole}{decimals}").parse().ok()?;
        let unit = 10u128.pow(u32::try_from(decimals.len()).ok()?);
        Some(Self { digits, unit, percent_sign: text.contains('%') })
    }

    /// True where rounding or cutting `a / t` gives it, in percent or, without a sign, as a part
    /// of one.
    fn is_ratio(&self, a: u128, t: u128) -> bool {
        let near = |scale: u128| (self.digits * t).abs_diff(a * scale * self.unit) < t;
        near(100) || !self.percent_sign && near(1) && self.unit > 1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn ratio_of(text: &str, a: u128, t: u128, expected: bool) {
        assert_eq!(Printed::read(text).expect(text).is_ratio(a, t), expected, "{text}");
    }

    #[test]
    fn ratios_are_held_against_counts_as_printed() {
        // 25.736 / 36.845 = 69,8493… %
        for text in ["69,85%", "69.85", "69,8", "69,85 %", "70%", "69", "0,6985", "0.698493"] {
            ratio_of(text, 25_736, 36_845, true);
        }
        for text in ["69,86%", "68%", "85%", "0,70%", "0,6"] {
            ratio_of(text, 25_736, 36_845, text == "0,6");
        }
        assert!(Printed::read("#N/A").is_none());
        assert!(Printed::read("").is_none());
    }
}
