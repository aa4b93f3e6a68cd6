//! Coverage as a workbook: numbers in columns of their own, one sheet a table.

use super::lines::{UnitLine, by_group, by_unit};
use super::moves::{self, signed};
use super::{
    Breakdown, both_gaps, change_cell, note_head, note_lines, periods, sources, unit_state,
};
use crate::aggregate::{Bounds, Coverage, by_period};
use crate::document::{Book, Cell, Column, Run, Sheet, Table};
use crate::plan::{About, IndicatorId};
use crate::vietnamese::{date, upper, upper_first};
use crate::view::words::{self, INVENTED};
use crate::view::{Facts, cells, closing};

const TITLE: &str = "Kết quả thực hiện chỉ tiêu";

/// The table, with one sheet more for each indicator where a breakdown is asked for.
pub fn coverage_book(
    facts: &Facts<'_>,
    breakdown: Option<Breakdown>,
    only: Option<IndicatorId>,
) -> Book {
    let shown = |c: &&Coverage| only.is_none_or(|id| c.indicator == id);
    let shown: Vec<&Coverage> = facts.overview.coverage.iter().filter(shown).collect();
    let mut sheets = vec![overall(facts, &shown)];
    if let Some(by) = breakdown {
        let each = shown.iter().enumerate();
        sheets.extend(each.map(|(n, coverage)| broken_down(facts, (n + 1, coverage), by)));
    }
    sheets.extend(closing::sheet(facts, heads(facts)));
    let title = format!("{TITLE}, {}", facts.overview.term.period.in_sentence());
    Book { title, made_on: facts.overview.as_of, sheets }
}

fn heads(facts: &Facts<'_>) -> Vec<Run> {
    let term = &facts.overview.term;
    let window = format!("Số liệu tính đến hết ngày {}", date(term.window.1));
    let mut heads = vec![
        Run::bold(format!("{}, {}", upper(TITLE), upper(&term.period.in_sentence()))),
        Run::italic(format!("{window} · {}", facts.plan.head.short_citation())),
    ];
    heads.extend(facts.overview.invented.then(|| Run::bold(INVENTED)));
    heads
}

fn overall(facts: &Facts<'_>, shown: &[&Coverage]) -> Sheet {
    let columns = vec![
        Column::right("TT"),
        Column::left("Chỉ tiêu").at_most(34),
        Column::left("Đơn vị tính").at_most(12),
        Column::right("Tổng số"),
        Column::right("Số đạt"),
        Column::right("Tỷ lệ"),
        Column::right("Kế hoạch"),
        Column::right("So kế hoạch"),
        Column::right("Thấp nhất"),
        Column::right("Cao nhất"),
        Column::right("Còn thiếu"),
        Column::right("Đã có số liệu"),
        Column::right("Phải có số liệu"),
        Column::left("Kết luận").at_most(18),
    ];
    let mut rows = Vec::new();
    for (n, coverage) in shown.iter().enumerate() {
        rows.push(row(facts, coverage, Some(n + 1)));
        rows.extend(coverage.parts.iter().map(|part| row(facts, part, None)));
    }
    let notes = shown.iter().flat_map(|coverage| notes(facts, coverage)).collect();
    let table = Table { columns, rows, indent: 0 };
    Sheet { name: "Chỉ tiêu".to_owned(), heads: heads(facts), table, totals: 0, notes }
}

/// An indicator with its number, or a part of one without.
fn row(facts: &Facts<'_>, coverage: &Coverage, n: Option<usize>) -> Vec<Cell> {
    let name = match n {
        Some(_) => words::full_name(facts.plan, coverage),
        None => format!("  + {}", facts.plan.indicator(coverage.indicator).name),
    };
    let counted = !coverage.addends.is_empty();
    let people = |n: u128, shown: bool| cells::count_if((counted && shown).then_some(n));
    let bounds = coverage.bounds.filter(|_| counted && coverage.absent() > 0);
    let bound = |of: fn(&Bounds) -> crate::aggregate::Share| {
        bounds.as_ref().map(|b| cells::percent_of(of(b), coverage)).unwrap_or_default()
    };
    vec![
        n.map(cells::number).unwrap_or_default(),
        name.into(),
        facts.plan.indicator(coverage.indicator).counts.clone().into(),
        people(coverage.counted.denominator, coverage.has_denominator),
        people(coverage.counted.numerator, true),
        cells::percent(coverage),
        cells::target(coverage),
        cells::of_target(coverage),
        bound(|b| b.low),
        bound(|b| b.high),
        cells::count_if(coverage.people_needed.filter(|_| counted)),
        cells::number(coverage.addends.len()),
        cells::number(coverage.expected()),
        words::verdict(coverage).into(),
    ]
}

fn notes(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Run> {
    let lines = note_lines(facts, coverage);
    let head = (!lines.is_empty()).then(|| Run::bold(note_head(facts, coverage)));
    head.into_iter().chain(lines.into_iter().map(Run::plain)).collect()
}

fn broken_down(facts: &Facts<'_>, (n, coverage): (usize, &Coverage), by: Breakdown) -> Sheet {
    let mut heads = heads(facts);
    heads.insert(1, Run::bold(words::full_name(facts.plan, coverage)));
    let (columns, rows) = match by {
        Breakdown::Unit => units(facts, coverage),
        Breakdown::Group => groups(facts, coverage),
        Breakdown::Period => each_period(facts, coverage),
        Breakdown::Source => each_source(facts, coverage),
    };
    let summed = by == Breakdown::Unit && !coverage.addends.is_empty();
    let both = both_gaps(facts.plan, coverage).into_iter().filter(|_| by == Breakdown::Unit);
    let moved = moves::moves(facts, coverage).into_iter().filter(|_| by != Breakdown::Source);
    let legend = moves::legend(coverage).filter(|_| by != Breakdown::Source);
    Sheet {
        name: format!("{n}. {}", words::short_name(facts.plan, coverage)),
        heads,
        table: Table { columns, rows, indent: 0 },
        totals: usize::from(summed),
        notes: legend.into_iter().chain(both).chain(moved).map(Run::plain).collect(),
    }
}

/// Heads of a breakdown: what it goes by, the figures, how it stands.
fn columns(first: &str, last: &[Column]) -> Vec<Column> {
    let figures = ["Tổng số", "Số đạt", "Tỷ lệ"].map(Column::right);
    let first = Column::left(first).at_most(34);
    [&[Column::right("TT"), first][..], &figures, last].concat()
}

/// With the column of changes before, for an indicator that moves.
fn moving(coverage: &Coverage, last: &[Column]) -> Vec<Column> {
    let change = coverage.change.map(|_| Column::right("Tăng/giảm"));
    change.into_iter().chain(last.iter().cloned()).collect()
}

fn units(facts: &Facts<'_>, coverage: &Coverage) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let last = moving(coverage, &[Column::right("Còn thiếu"), Column::left("Tình trạng")]);
    let lines = by_unit(coverage);
    let mut rows: Vec<Vec<Cell>> =
        lines.iter().enumerate().map(|(n, line)| unit(facts, coverage, (n + 1, line))).collect();
    if !coverage.addends.is_empty() {
        // The gaps of units do not add up to the whole's: a surplus fills nobody else's.
        let mut total = vec![Cell::default(), "Tổng cộng".into()];
        total.extend(figures(coverage, coverage.counted));
        let whole = coverage.change.map(|change| signed(&change).into());
        total.extend(whole.into_iter().chain([Cell::default(), Cell::default()]));
        rows.push(total);
    }
    (columns("Đơn vị", &last), rows)
}

fn unit(facts: &Facts<'_>, coverage: &Coverage, (n, line): (usize, &UnitLine)) -> Vec<Cell> {
    let plan = facts.plan;
    let name = line.about.map_or(plan.head.scope.clone(), |unit| plan.unit(unit).name.clone());
    let mut row = vec![cells::number(n), upper_first(&name).into()];
    match line.share {
        Some(share) => row.extend(figures(coverage, share)),
        None => row.resize(5, Cell::default()),
    }
    row.extend(change_cell(facts, coverage, |about| about.unit() == line.about));
    row.push(cells::count_if(line.needed(coverage)));
    row.push(unit_state(coverage, line).0.into());
    row
}

fn figures(coverage: &Coverage, share: crate::aggregate::Share) -> [Cell; 3] {
    [
        cells::count_if(coverage.has_denominator.then_some(share.denominator)),
        cells::count(share.numerator),
        cells::percent_of(share, coverage),
    ]
}

fn groups(facts: &Facts<'_>, coverage: &Coverage) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let last = ["Còn thiếu", "Đã có số liệu", "Phải có số liệu"].map(Column::right);
    let last = moving(coverage, &last);
    let rows = by_group(facts.plan, coverage).into_iter().enumerate();
    let rows = rows.map(|(n, line)| {
        let group = facts.plan.group(line.group);
        let mut row = vec![cells::number(n + 1), group.name.clone().into()];
        row.extend(figures(coverage, line.share));
        let within = |about: About| about.unit().is_some_and(|unit| group.has(unit));
        row.extend(change_cell(facts, coverage, within));
        let numbers = [cells::number(line.counted), cells::number(line.expected)];
        row.push(cells::count_if(line.needed));
        row.extend(numbers);
        row
    });
    (columns("Nhóm đơn vị", &last), rows.collect())
}

fn each_period(facts: &Facts<'_>, coverage: &Coverage) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let last = ["Tăng/giảm", "Còn thiếu"].map(Column::right);
    let last = [&last[..], &[Column::left("Kết luận")]].concat();
    let all = by_period(facts.ledger, facts.overview.term.period);
    let found = all.iter().filter_map(|(period, all)| {
        Some((*period, all.iter().find(|c| c.indicator == coverage.indicator)?))
    });
    let rows = found.enumerate().map(|(n, (period, then))| {
        let counted = !then.addends.is_empty();
        let mut row = vec![cells::number(n + 1), period.title().into()];
        match counted {
            true => row.extend(figures(then, then.counted)),
            false => row.resize(5, Cell::default()),
        }
        row.push(then.change.map(|change| signed(&change)).unwrap_or_default().into());
        row.push(cells::count_if(then.people_needed.filter(|_| counted)));
        row.push(periods::verdict_then(facts, then, period).into());
        row
    });
    (columns("Kỳ báo cáo", &last), rows.collect())
}

fn each_source(facts: &Facts<'_>, coverage: &Coverage) -> (Vec<Column>, Vec<Vec<Cell>>) {
    let columns = vec![
        Column::right("TT"),
        Column::left("Đơn vị").at_most(34),
        Column::left("Số"),
        Column::right("Báo cáo"),
        Column::right("Nguồn khác"),
        Column::right("Chênh lệch"),
        Column::left("Nguồn").at_most(40),
    ];
    let plan = facts.plan;
    let all = facts.overview.comparisons(facts.ledger, coverage);
    let rows = all.iter().enumerate().map(|(n, comparison)| {
        vec![
            cells::number(n + 1),
            sources::whose(plan, comparison).into(),
            sources::side(comparison.side).into(),
            cells::count_if(comparison.reported),
            cells::count(comparison.other),
            sources::difference(comparison).into(),
            sources::from(plan, comparison).into(),
        ]
    });
    (columns, rows.collect())
}
