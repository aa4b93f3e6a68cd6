//! What the totals must be, worked out from the generator's own values and not from the files:
//! a second opinion for the aggregate, after `numbers.md`.

use super::figures::{Row, Sheets};
use super::script;
use super::world::World;
use bdhvs::plan::{About, Amount, Denominator, Expected, IndicatorId};

/// N, D and what is missing, of one indicator in one period.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Total {
    pub(super) expected: usize,
    pub(super) counted: usize,
    pub(super) excluded: usize,
    /// N.
    pub(super) reached: u64,
    /// D.
    pub(super) total: u64,
    /// M; none where a missing figure has no denominator.
    pub(super) missing_people: Option<u64>,
}

/// The total of an indicator; of one with parts the sum of its parts.
pub(super) fn of(world: &World, periods: &[Sheets], id: IndicatorId, t: usize) -> Total {
    let year = world.terms[t].period.year();
    let parts = world.plan.parts_of(id, year);
    let ids = if parts.is_empty() { vec![id] } else { parts };
    let start = Total { missing_people: Some(0), ..Total::default() };
    ids.iter().fold(start, |sum, id| add(sum, &single(world, periods, *id, t)))
}

fn add(a: Total, b: &Total) -> Total {
    Total {
        expected: a.expected + b.expected,
        counted: a.counted + b.counted,
        excluded: a.excluded + b.excluded,
        reached: a.reached + b.reached,
        total: a.total + b.total,
        missing_people: a.missing_people.zip(b.missing_people).map(|(a, b)| a + b),
    }
}

fn single(world: &World, periods: &[Sheets], id: IndicatorId, t: usize) -> Total {
    let mut total = Total { missing_people: Some(0), ..Total::default() };
    if let Some(whole) = row(world, periods, (id, About::Whole), t) {
        return add(Total { expected: 1, ..total }, &counting(whole));
    }
    for pair in world.plan.expected(id, world.terms[t].window.1) {
        total.expected += 1;
        let found = row(world, periods, (id, About::Unit(pair.about)), t);
        match found.filter(|row| counts(world, row)) {
            Some(row) => total = add(total, &counting(row)),
            None => {
                total.excluded += usize::from(found.is_some_and(|row| row.excluded));
                let people = people_of_missing(world, periods, (id, pair), t, found);
                total.missing_people = total.missing_people.zip(people).map(|(a, b)| a + b);
            }
        }
    }
    total
}

/// The row of a figure, where its file is there.
fn row<'p>(
    world: &World,
    periods: &'p [Sheets],
    (id, about): (IndicatorId, About),
    t: usize,
) -> Option<&'p Row> {
    let there = |unit: &_| script::sending(world, t, *unit).has_files();
    let sheets = periods[t].iter().filter(|(unit, _)| there(*unit));
    let mut rows = sheets.flat_map(|(_, rows)| rows);
    rows.find(|row| row.indicator == id && row.about == about)
}

fn counts(world: &World, row: &Row) -> bool {
    let counted = world.plan.indicator(row.indicator).denominator == Denominator::None;
    let whole = counted || row.total.number().is_some();
    !row.excluded && whole && row.reached.number().is_some()
}

fn counting(row: &Row) -> Total {
    Total {
        counted: 1,
        reached: row.reached.number().unwrap_or(0),
        total: row.total.number().unwrap_or(0),
        missing_people: Some(0),
        ..Total::default()
    }
}

/// A blank row's own total, else that of the latest earlier figure of the same population.
fn people_of_missing(
    world: &World,
    periods: &[Sheets],
    (id, pair): (IndicatorId, Expected),
    t: usize,
    row_now: Option<&Row>,
) -> Option<u64> {
    let own = row_now.filter(|row| !row.excluded).and_then(|row| row.total.number());
    let period = |t: usize| world.terms[t].period;
    let earlier = || {
        let same = (0..t).rev().filter(|s| world.plan.is_one_series(id, period(*s), period(t)));
        let rows = same.filter_map(|s| row(world, periods, (id, About::Unit(pair.about)), s));
        rows.filter(|row| counts(world, row)).find_map(|row| row.total.number())
    };
    own.or_else(earlier)
}

/// The verdict for the target of the year, in the order of `numbers.md`.
pub(super) fn verdict(world: &World, id: IndicatorId, t: usize, total: &Total) -> &'static str {
    let target = world.plan.target(id, world.terms[t].period.year());
    let Some(Amount::Percent(hundredths)) = target.map(|target| target.goal.amount) else {
        return "";
    };
    let (n, d) = (u128::from(total.reached), u128::from(total.total));
    let short = |n: u128, d: u128| n * 10_000 < hundredths * d;
    match total.missing_people.map(u128::from) {
        _ if total.counted == 0 => "no_data",
        None if hundredths == 10_000 && n < d => "not_met",
        None => "undetermined",
        Some(m) if d + m == 0 => "not_applicable",
        Some(m) if !short(n, d + m) => "met",
        Some(m) if short(n + m, d + m) => "not_met",
        Some(_) => "undetermined",
    }
}
