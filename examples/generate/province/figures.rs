//! Everybody's figures as they should be, before anything goes wrong.

use super::world::World;
use super::{people, province_wide, rates};
use crate::random::Random;
use anyhow::{Result, bail};
use bdhvs::plan::{About, Expected, IndicatorId, UnitId};
use std::collections::BTreeMap;

/// What stands in a cell of a count.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Cell {
    /// Nothing.
    Blank,
    /// A number.
    Count(u64),
    /// Anything else: KPS, or a slip.
    Word(&'static str),
}

impl Cell {
    /// The text of the cell.
    pub(super) fn text(self) -> String {
        match self {
            Self::Blank => String::new(),
            Self::Count(n) => n.to_string(),
            Self::Word(word) => word.to_owned(),
        }
    }

    /// The number that counts; KPS is none of it.
    pub(super) fn number(self) -> Option<u64> {
        match self {
            Self::Count(n) => Some(n),
            Self::Word("KPS") => Some(0),
            _ => None,
        }
    }
}

/// A row of `chi-tieu`.
#[derive(Clone, Debug)]
pub(super) struct Row {
    pub(super) about: About,
    pub(super) indicator: IndicatorId,
    pub(super) total: Cell,
    pub(super) reached: Cell,
    pub(super) note: &'static str,
    /// True where the figure is to be left out: an error of cost `row`, or by hand.
    pub(super) excluded: bool,
}

/// Rows by unit, of one period.
pub(super) type Sheets = BTreeMap<UnitId, Vec<Row>>;

/// The share of units where a flow did not arise in a quarter.
const NOTHING_AROSE: u64 = 4;
/// The period in which Công an tỉnh gives one row for the whole province.
const WHOLE_PROVINCE: &str = "2026-Q1";

/// All periods with the rows of all units, rows in the plan's order.
pub(super) fn clean(world: &World) -> Result<Vec<Sheets>> {
    (0..world.terms.len()).map(|t| sheets(world, t)).collect()
}

fn sheets(world: &World, t: usize) -> Result<Sheets> {
    let mut sheets = Sheets::new();
    let term = &world.terms[t];
    let year = term.period.year();
    for id in world.plan.indicator_ids() {
        if world.plan.indicator(id).has_parts || !world.plan.is_expected(id, year) {
            continue;
        }
        let expected = world.plan.expected(id, term.window.1);
        for (reporter, row) in rows(world, id, t, &expected)? {
            sheets.entry(reporter).or_default().push(row);
        }
    }
    Ok(sheets)
}

fn rows(
    world: &World,
    id: IndicatorId,
    t: usize,
    expected: &[Expected],
) -> Result<Vec<(UnitId, Row)>> {
    let row = |pair: &Expected| {
        let (total, reached) = figure(world, id, pair.about, t)?;
        let about = About::Unit(pair.about);
        Ok((pair.reporter, Row { about, indicator: id, total, reached, note: "", excluded: false }))
    };
    let rows: Vec<(UnitId, Row)> = expected.iter().map(row).collect::<Result<_>>()?;
    let about_others = expected.iter().any(|pair| pair.reporter != pair.about);
    let whole = about_others && world.period(t) == WHOLE_PROVINCE;
    Ok(if whole { sum(rows) } else { rows })
}

/// One row `toan-tinh` in place of a row for each unit.
fn sum(rows: Vec<(UnitId, Row)>) -> Vec<(UnitId, Row)> {
    let add = |pick: fn(&Row) -> Cell| -> Cell {
        Cell::Count(rows.iter().filter_map(|(_, row)| pick(row).number()).sum())
    };
    let (total, reached) = (add(|row| row.total), add(|row| row.reached));
    let first = rows.first().cloned();
    let whole = |(reporter, row)| (reporter, Row { about: About::Whole, total, reached, ..row });
    first.map(whole).into_iter().collect()
}

fn figure(world: &World, id: IndicatorId, unit: UnitId, t: usize) -> Result<(Cell, Cell)> {
    let indicator = world.indicator(id);
    let share = |curve: rates::Curve, total: u64| {
        let reached = curve.reached(world, unit, t, total);
        (Cell::Count(total), Cell::Count(reached))
    };
    if let Some(figure) = province_wide::figure(indicator, t) {
        return Ok(figure);
    }
    Ok(match indicator {
        "can-bo" => share(rates::OFFICIALS, people::officials(world, unit, t)),
        "nguoi-dan" => share(rates::RESIDENTS, people::adults(world, unit, t)),
        "vneid" => share(rates::CONFIRMED, people::adults(world, unit, t)),
        "danh-tinh-so" => share(rates::IDENTITY, people::from_sixteen(world, unit, t)),
        monitored => (Cell::Blank, count(world, monitored, unit, t)?),
    })
}

fn count(world: &World, indicator: &str, unit: UnitId, t: usize) -> Result<Cell> {
    let id = world.id(unit);
    let people = world.population(unit);
    let mut own = Random::of(&[indicator, id]);
    let mut now = Random::of(&[indicator, id, &t.to_string()]);
    // About the same each quarter: 88 to 112 % of the unit's own habit.
    let mut about = |habit: u64| (habit * now.between(88, 112) + 50) / 100;
    let arose = |pair: &str| !Random::of(&["kps", pair, id, &t.to_string()]).percent(NOTHING_AROSE);
    let flow = |arose: bool, n: u64| if arose { Cell::Count(n) } else { Cell::Word("KPS") };
    Ok(match indicator {
        "buoi-hoc" => flow(arose("hoc"), about(own.between(7, 22) + people / 6_000)),
        "luot-nguoi-hoc" => {
            let sessions = Random::of(&["buoi-hoc", id]).between(7, 22) + people / 6_000;
            flow(arose("hoc"), about(sessions * own.between(24, 44)))
        }
        "to-cong-nghe-so" => Cell::Count(teams(people, t)),
        "thanh-vien-to" => Cell::Count(teams(people, t) * own.between(5, 9) + own.below(5)),
        "lop-boi-duong" => flow(arose("lop"), own.between(1, 4)),
        "luot-boi-duong" => {
            let classes = Random::of(&["lop-boi-duong", id]).between(1, 4);
            flow(arose("lop"), about(classes * own.between(22, 41)))
        }
        "tin-bai" => Cell::Count(about(own.between(6, 38))),
        unknown => bail!("the generator has no figures for the indicator {unknown}"),
    })
}

fn teams(people: u64, t: usize) -> u64 {
    3 + people / 1_150 + u64::from(people > 40_000) * t as u64 / 3
}
