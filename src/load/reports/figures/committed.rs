//! Figures in committed form, the fast way.

use super::super::committed::{Row, Rows, Unusual};
use super::super::departures::Order;
use super::super::ids::{Ids, is_same};
use super::super::{Intake, Origin};
use super::{DENOMINATOR, HEADER, INDICATOR, NOTE, NUMERATOR, PERIOD, UNIT};
use crate::plan::{About, FigureKey};
use crate::submission::{Figure, Number, Value};

/// So many digits are no personal data, whatever they are.
const FEW_DIGITS: usize = 9;

/// Reads a file of which there is nothing to say; leaves any other as if it had not been read.
pub(super) fn read(intake: &mut Intake<'_>, origin: Origin<'_>) -> Result<(), Unusual> {
    let first = intake.dataset.figures.len();
    let read = rows(intake, origin);
    match read {
        Ok(()) => intake.dataset.rows += intake.dataset.figures.len() - first,
        Err(Unusual) => intake.dataset.figures.truncate(first),
    }
    read
}

fn rows(intake: &mut Intake<'_>, origin: Origin<'_>) -> Result<(), Unusual> {
    let mut rows = Rows::open(origin.source, origin.file, HEADER)?;
    let mut order = Order::new();
    while let Some(row) = rows.next_row()? {
        let figure = figure(&mut intake.ids, &row, origin)?;
        order.see((figure.key.indicator, figure.unit()));
        if order.broken {
            return Err(Unusual);
        }
        intake.dataset.figures.push(figure);
    }
    Ok(())
}

fn figure(ids: &mut Ids<'_>, row: &Row<'_, 6>, origin: Origin<'_>) -> Result<Figure, Unusual> {
    let about = match ids.near_unit(row.bytes(UNIT)) {
        Some(unit) => About::Unit(unit),
        None => about(ids, row.text(UNIT))?,
    };
    if !is_same(row.bytes(PERIOD), origin.folder.as_bytes()) {
        return Err(Unusual);
    }
    let indicator = ids.indicator(row.bytes(INDICATOR)).ok_or(Unusual)?;
    let note = row.words(NOTE)?;
    let key = FigureKey { period: origin.period, indicator, about };
    let cells = (number(row, DENOMINATOR)?, number(row, NUMERATOR)?);
    Ok(Figure::new(key, origin.unit, cells, row.row()).with_note(!note.is_empty()))
}

fn about(ids: &mut Ids<'_>, text: &str) -> Result<About, Unusual> {
    match text {
        About::WHOLE => Ok(About::Whole),
        id => ids.unit_by_id(id).map(About::Unit).ok_or(Unusual),
    }
}

fn number(row: &Row<'_, 6>, column: usize) -> Result<Number, Unusual> {
    let value = match row.bytes(column) {
        b"" => Value::Blank,
        b"KPS" | b"kps" => Value::NothingArose,
        digits => Value::Count(count(digits).ok_or(Unusual)?),
    };
    Ok(Number { value, span: row.span(column) })
}

fn count(digits: &[u8]) -> Option<u64> {
    if digits.len() > FEW_DIGITS {
        return None;
    }
    let mut sum = 0;
    for digit in digits.iter().map(|byte| byte.wrapping_sub(b'0')) {
        if digit > 9 {
            return None;
        }
        sum = sum * 10 + u64::from(digit);
    }
    Some(sum)
}
