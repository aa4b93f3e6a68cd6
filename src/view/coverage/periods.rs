//! `coverage --by period`: an indicator from period to period, as far as its people are the same.

use super::breaks;
use super::moves::{legend, moves, signed};
use crate::aggregate::{Coverage, by_period};
use crate::document::{Block, Cell, Column, Document, Table};
use crate::period::Period;
use crate::vietnamese::grouped;
use crate::view::{Facts, words};

/// The table with what follows from it.
pub(super) fn table(facts: &Facts<'_>, coverage: &Coverage, page: &mut Document) {
    let all = by_period(facts.ledger, facts.overview.term.period);
    let of = |(period, all): &(Period, Vec<Coverage>)| {
        let then = all.iter().find(|c| c.indicator == coverage.indicator)?;
        Some(row(facts, *period, then))
    };
    let columns = vec![
        Column::left("Kỳ báo cáo"),
        Column::right("Số đạt/Tổng số"),
        Column::right("Tỷ lệ"),
        Column::right("Tăng/giảm"),
        Column::right("Còn thiếu"),
        Column::left("Tình trạng").at_most(20),
    ];
    let rows: Vec<Vec<Cell>> = all.iter().filter_map(of).collect();
    page.push(Block::Table(Table { columns, rows, indent: 0 }));
    legend(coverage).into_iter().for_each(|line| page.say(line));
    moves(facts, coverage).into_iter().for_each(|line| page.say(line));
    breaks::of(facts, coverage).into_iter().for_each(|b| page.say(breaks::sentence(b)));
}

/// The conclusion of a period, where it can be compared with the one that is shown.
pub(super) fn verdict_then(facts: &Facts<'_>, then: &Coverage, period: Period) -> &'static str {
    let now = facts.overview.term.period;
    let series = facts.plan.is_one_series(then.indicator, period, now);
    if series { words::verdict(then) } else { "Đối tượng khác, không so sánh" }
}

fn row(facts: &Facts<'_>, period: Period, then: &Coverage) -> Vec<Cell> {
    let needed = then.people_needed.filter(|n| *n > 0 && !then.addends.is_empty());
    let note = verdict_then(facts, then, period);
    let people = if then.addends.is_empty() { String::new() } else { words::people(then) };
    vec![
        period.title().into(),
        people.into(),
        words::percent_text(then).into(),
        then.change.map(|change| signed(&change)).unwrap_or_default().into(),
        needed.map(grouped).unwrap_or_default().into(),
        Cell::toned(note, words::verdict_tone(then)),
    ]
}
