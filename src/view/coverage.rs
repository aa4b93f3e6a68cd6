//! `bdhvs coverage`: targets against figures, for all, by unit, by group or by period.

mod book;
pub(super) mod breaks;
mod gaps;
mod lines;
mod moves;
mod periods;
pub(super) mod sources;

pub use book::coverage_book;
pub(super) use gaps::{Gaps, gaps};
pub(super) use lines::{GroupLine, UnitLine, by_group, by_unit};
pub(super) use moves::{moved, paced, signed};

use super::words::{self, INVENTED};
use super::{Facts, closing};
use crate::aggregate::{Coverage, Gap, change_of};
use crate::document::{Block, Cell, Column, Document, Run, Table, Tone};
use crate::period::Period;
use crate::plan::{About, IndicatorId, Plan, UnitId};
use crate::vietnamese::{grouped, percent, upper_first};
use std::collections::BTreeSet;

/// How coverage is broken down.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Breakdown {
    /// By the unit a figure is about.
    Unit,
    /// By group of units.
    Group,
    /// By period up to this one.
    Period,
    /// Beside the numbers of other sources.
    Source,
}

/// The table, with one more for each indicator where a breakdown is asked for.
pub fn coverage(
    facts: &Facts<'_>,
    breakdown: Option<Breakdown>,
    only: Option<IndicatorId>,
) -> Document {
    let mut page = Document::default();
    let period = facts.overview.term.period.title();
    page.heading(1, format!("Kết quả thực hiện chỉ tiêu · {period}"));
    if facts.overview.invented {
        page.say(INVENTED);
    }
    let shown = |c: &&Coverage| only.is_none_or(|id| c.indicator == id);
    let shown: Vec<&Coverage> = facts.overview.coverage.iter().filter(shown).collect();
    page.push(Block::Gap);
    if shown.is_empty() {
        page.say("Kỳ này không báo cáo chỉ tiêu.");
        return page;
    }
    page.push(Block::Table(overall(facts.plan, &shown)));
    for coverage in shown {
        match breakdown {
            None => notes(facts, coverage, &mut page),
            Some(by) => broken_down(facts, coverage, by, &mut page),
        }
    }
    closing::tables(facts, &mut page);
    page
}

fn overall(plan: &Plan, shown: &[&Coverage]) -> Table {
    let mut table = Table {
        columns: vec![
            Column::left("Chỉ tiêu").at_most(24),
            Column::right("Số đạt/Tổng số"),
            Column::right("Tỷ lệ"),
            Column::right("KH"),
            Column::right("Số liệu"),
            Column::left("Kết luận"),
        ],
        ..Table::default()
    };
    for coverage in shown {
        table.rows.push(row(plan, coverage, ""));
        table.rows.extend(coverage.parts.iter().map(|part| row(plan, part, "- ")));
    }
    table
}

fn row(plan: &Plan, coverage: &Coverage, mark: &str) -> Vec<Cell> {
    let people = match coverage.addends.is_empty() {
        true => String::new(),
        false => words::people(coverage),
    };
    vec![
        format!("{mark}{}", words::short_name(plan, coverage)).into(),
        people.into(),
        words::percent_text(coverage).into(),
        words::target_text(coverage).into(),
        format!("{}/{}", coverage.addends.len(), coverage.expected()).into(),
        Cell::toned(words::verdict(coverage), words::verdict_tone(coverage)),
    ]
}

/// Under the table, with the indicator's name.
fn notes(facts: &Facts<'_>, coverage: &Coverage, page: &mut Document) {
    let lines = note_lines(facts, coverage);
    if lines.is_empty() {
        return;
    }
    page.push(Block::Gap);
    page.push(Block::Paragraph(vec![Run::bold(note_head(facts, coverage))]));
    lines.into_iter().for_each(|line| page.say(line));
}

fn note_head(facts: &Facts<'_>, coverage: &Coverage) -> String {
    upper_first(words::short_name(facts.plan, coverage))
}

/// Bounds, people needed, what is missing and what is left out.
fn note_lines(facts: &Facts<'_>, coverage: &Coverage) -> Vec<String> {
    let mut lines: Vec<String> = over_periods(coverage).into_iter().collect();
    if coverage.target.is_some() && !coverage.addends.is_empty() {
        lines.extend(bounds(facts, coverage));
        lines.extend(needed(facts.plan, coverage));
    }
    lines.extend(own_goals(facts.plan, coverage));
    lines.extend(moves::moves(facts, coverage));
    lines.extend(breaks::of(facts, coverage).into_iter().map(breaks::sentence));
    lines.extend(sources::note(facts, coverage));
    let name = |gap: &Gap| gap_name(facts.plan, gap);
    if !coverage.missing.is_empty() {
        lines.push(format!(
            "Chưa có số liệu: {}.",
            shortened(coverage.missing.iter().map(name).collect())
        ));
    }
    for gap in &coverage.excluded {
        let reason = gap.reason.as_deref().unwrap_or_default();
        lines.push(format!("Bị loại do sai: {}: {reason}.", gap_name(facts.plan, gap)));
    }
    lines
}

/// What the column of figures counts where a flow adds up over the year.
fn over_periods(coverage: &Coverage) -> Option<String> {
    let keys = coverage.addends.iter().map(|a| a.key).chain(coverage.gaps().map(|gap| gap.key));
    let periods: BTreeSet<Period> = keys.map(|key| key.period).collect();
    let (first, last) = periods.first().zip(periods.last()).filter(|(first, last)| first < last)?;
    Some(format!(
        "Cộng từ {} đến {}: cột “Số liệu” đếm mỗi đơn vị mỗi {} một số.",
        first.in_sentence(),
        last.in_sentence(),
        last.noun()
    ))
}

/// Each name once, at most ten. A flow names a unit in each of its periods.
pub(super) fn shortened(mut names: Vec<String>) -> String {
    let mut seen = BTreeSet::new();
    names.retain(|name| seen.insert(name.clone()));
    let more = names.len().saturating_sub(10);
    names.truncate(10);
    let names = names.join(", ");
    if more > 0 { format!("{names} … và {more} đơn vị khác") } else { names }
}

pub(super) fn gap_name(plan: &Plan, gap: &Gap) -> String {
    let unit = match gap.key.about {
        About::Unit(unit) => plan.name_in_sentence(unit),
        About::Whole => plan.head.scope.clone(),
    };
    let indicator = plan.indicator(gap.key.indicator);
    if indicator.part_of.is_some() { format!("{unit} ({})", indicator.short_name) } else { unit }
}

fn bounds(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    if coverage.absent() == 0 || !coverage.has_denominator {
        return None;
    }
    let scope = upper_first(&facts.plan.head.scope_on_screen);
    let Some(bounds) = coverage.bounds else {
        let unknown: Vec<UnitId> =
            coverage.gaps().filter(|g| g.known.is_none()).filter_map(Gap::unit).collect();
        let names = words::names(facts.plan, &unknown, 5);
        return Some(format!("{scope}: chưa xác định được khoảng, chưa có tổng số của {names}."));
    };
    let low = words::percent_of(bounds.low, coverage);
    let high = words::percent_of(bounds.high, coverage);
    let missing = coverage.missing_people.unwrap_or_default();
    let share = percent(missing, bounds.low.denominator.max(1), None);
    let people = grouped(missing);
    let noun = words::noun(facts.plan, coverage);
    Some(format!(
        "{scope} trong khoảng {low} - {high} ({} số chưa tính, {people} {noun}, {share}; số {noun}: \
         {}).",
        coverage.absent(),
        words::people_known_from(coverage, grouped)
    ))
}

/// `Mức riêng của từng đơn vị: 3/5 đơn vị đạt; còn tổ dân phố 2, tổ dân phố 4.`
fn own_goals(plan: &Plan, coverage: &Coverage) -> Option<String> {
    let (reached, others) = coverage.units_that_reach();
    let all = reached + others.len();
    let others = match others.as_slice() {
        [] => String::new(),
        others => format!("; còn {}", words::names(plan, others, 5)),
    };
    (all > 0).then(|| format!("Mức riêng của từng đơn vị: {reached}/{all} đơn vị đạt{others}."))
}

fn needed(plan: &Plan, coverage: &Coverage) -> Option<String> {
    let needed = coverage.people_needed.filter(|n| *n > 0)?;
    let counts = &plan.indicator(coverage.indicator).counts;
    Some(format!("Còn thiếu {} {counts} so với chỉ tiêu.", grouped(needed)))
}

fn broken_down(facts: &Facts<'_>, coverage: &Coverage, by: Breakdown, page: &mut Document) {
    page.push(Block::Gap);
    let name = &facts.plan.indicator(coverage.indicator).name;
    page.push(Block::Paragraph(vec![Run::bold(name.clone())]));
    let (head, rows) = match by {
        Breakdown::Unit => ("Đơn vị", units(facts, coverage)),
        Breakdown::Group => ("Nhóm", groups(facts, coverage)),
        Breakdown::Period => return periods::table(facts, coverage, page),
        Breakdown::Source => return sources::table(facts, coverage, page),
    };
    page.push(Block::Table(Table { columns: columns(head, coverage), rows, indent: 0 }));
    moves::legend(coverage).into_iter().for_each(|line| page.say(line));
    if by == Breakdown::Unit {
        both_gaps(facts.plan, coverage).into_iter().for_each(|line| page.say(line));
    }
    if by == Breakdown::Group && coverage.people_needed.is_some() {
        page.say("Cột “Còn thiếu” cộng số còn thiếu của từng đơn vị trong nhóm.");
    }
    moves::moves(facts, coverage).into_iter().for_each(|line| page.say(line));
}

/// Of an indicator that moves with the changes, each like for like.
fn columns(head: &str, coverage: &Coverage) -> Vec<Column> {
    let moves = coverage.change.map(|_| Column::right("Tăng/giảm"));
    let first =
        [Column::left(head).at_most(34), Column::right("Số đạt/Tổng số"), Column::right("Tỷ lệ")];
    let last = [Column::right("Còn thiếu"), Column::left("Tình trạng")];
    first.into_iter().chain(moves).chain(last).collect()
}

/// The cell of that column for some of the units; none where there is no such column.
fn change_cell(
    facts: &Facts<'_>,
    coverage: &Coverage,
    wanted: impl Fn(About) -> bool,
) -> Option<Cell> {
    coverage.change?;
    let change = change_of(facts.ledger, coverage, &facts.overview.term, wanted);
    Some(change.map(|change| signed(&change)).unwrap_or_default().into())
}

/// What all still need, the sum of what each still needs, and the units most of it lies in.
fn both_gaps(plan: &Plan, coverage: &Coverage) -> Vec<String> {
    let needed = coverage.people_needed.filter(|_| !coverage.addends.is_empty());
    let Some((needed, gaps)) = needed.zip(gaps(coverage)) else { return Vec::new() };
    let (counts, scope) = (&plan.indicator(coverage.indicator).counts, &plan.head.scope_on_screen);
    let mut lines = vec![format!(
        "Còn thiếu của {scope}: {} {counts}. Cộng số còn thiếu của từng đơn vị: {} {counts}.",
        grouped(needed),
        grouped(gaps.sum)
    )];
    lines.extend(most_of_it(plan, &gaps));
    lines
}

/// `80% của tổng đó nằm ở 3 đơn vị: xã A (120), xã B (80), xã C (40).`
fn most_of_it(plan: &Plan, gaps: &Gaps) -> Option<String> {
    let name = |(line, needed): &(UnitLine, u128)| {
        let name = line.about.map_or(plan.head.scope.clone(), |unit| plan.name_in_sentence(unit));
        format!("{name} ({})", grouped(*needed))
    };
    let names = shortened(gaps.heaviest.iter().map(name).collect());
    let count = gaps.heaviest.len();
    (count > 0).then(|| format!("80% của tổng cộng đó nằm ở {count} đơn vị: {names}."))
}

fn units(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Vec<Cell>> {
    let lines = by_unit(coverage);
    lines.iter().map(|line| unit_row(facts, coverage, line)).collect()
}

fn unit_row(facts: &Facts<'_>, coverage: &Coverage, line: &UnitLine) -> Vec<Cell> {
    let plan = facts.plan;
    let name = line.about.map_or(plan.head.scope.clone(), |unit| plan.unit(unit).name.clone());
    let (state, tone) = unit_state(coverage, line);
    let needed = line.needed(coverage).filter(|n| *n > 0).map(grouped);
    let people = line.share.map(|s| words::share_of_people(s, coverage.has_denominator));
    let rate = line.share.map(|s| words::percent_of(s, coverage)).unwrap_or_default();
    let mut row = vec![name.into(), people.unwrap_or_default().into(), rate.into()];
    row.extend(change_cell(facts, coverage, |about| about.unit() == line.about));
    row.extend([needed.unwrap_or_default().into(), Cell::toned(state, tone)]);
    row
}

/// How a unit stands, and in which colour.
fn unit_state(coverage: &Coverage, line: &UnitLine) -> (String, Tone) {
    let own = line.own_goal(coverage);
    let own = own.map(|own| words::own_goal_text(own, coverage.year_running));
    match line.state() {
        "excluded" => ("Bị loại do sai".to_owned(), Tone::Bad),
        "incomplete" => ("Chưa đủ số liệu".to_owned(), Tone::Caution),
        "missing" => ("Chưa có số liệu".to_owned(), Tone::Caution),
        _ => (own.unwrap_or_default(), Tone::Plain),
    }
}

fn groups(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Vec<Cell>> {
    let rows = by_group(facts.plan, coverage).into_iter();
    rows.map(|line| {
        let group = facts.plan.group(line.group);
        let needed = line.needed.filter(|n| *n > 0).map(grouped).unwrap_or_default();
        let mut row = vec![
            group.name.clone().into(),
            words::share_of_people(line.share, coverage.has_denominator).into(),
            words::percent_of(line.share, coverage).into(),
        ];
        let within = |about: About| about.unit().is_some_and(|unit| group.has(unit));
        row.extend(change_cell(facts, coverage, within));
        let state = format!("{}/{} đơn vị có số liệu", line.counted, line.expected);
        row.extend([needed.into(), state.into()]);
        row
    })
    .collect()
}
