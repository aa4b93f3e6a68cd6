//! `--refs`: the references of the figures of a page, below it, each with its number.

use super::Facts;
use super::coverage::{Breakdown, UnitLine, by_group, by_unit};
use super::reference::{Cell, Reference, is_nameable};
use crate::aggregate::{Coverage, Share, Whose, by_period};
use crate::document::{Block, Document, Entry};
use crate::period::Period;
use crate::plan::{About, IndicatorId};
use crate::vietnamese::grouped;

/// A number with its reference, and the rate it belongs to as it is printed.
pub(super) struct Listed {
    pub(super) reference: Reference,
    pub(super) number: u128,
    pub(super) rate: String,
}

/// The figures of the period: of the whole, then of units.
pub(super) fn whole_and_units(facts: &Facts<'_>) -> Vec<Listed> {
    let period = facts.overview.term.period;
    let all = || facts.overview.coverage.iter();
    let whole = all().flat_map(|c| with_parts(period, c));
    let singles = all().flat_map(|c| std::iter::once(c).chain(&c.parts));
    whole.chain(singles.flat_map(|c| of_units(period, c))).collect()
}

/// The figures of the whole in the periods before, the latest first.
pub(super) fn earlier_references(facts: &Facts<'_>) -> Vec<Listed> {
    let own = facts.overview.term.period;
    let mut periods = by_period(facts.ledger, own);
    periods.retain(|(period, _)| *period < own);
    periods.reverse();
    let of_one = |(period, all): &(Period, Vec<Coverage>)| -> Vec<Listed> {
        all.iter().flat_map(|c| with_parts(*period, c)).collect()
    };
    periods.iter().flat_map(of_one).collect()
}

/// The screen with the references of its figures.
pub fn status_with_references(facts: &Facts<'_>) -> Document {
    let shown = facts.overview.coverage.iter().filter(|c| super::status::is_shown(facts, c));
    let period = facts.overview.term.period;
    let listed = shown.flat_map(|c| of_whole(period, c)).collect();
    appended(super::status(facts), facts, listed)
}

/// The tables of `coverage` with the references of their figures.
pub fn coverage_references(
    page: Document,
    facts: &Facts<'_>,
    by: Option<Breakdown>,
    only: Option<IndicatorId>,
) -> Document {
    let period = facts.overview.term.period;
    let shown = facts.overview.coverage.iter().filter(|c| only.is_none_or(|id| c.indicator == id));
    let of_one = |coverage: &Coverage| {
        let mut listed = with_parts(period, coverage);
        match by {
            Some(Breakdown::Unit) => listed.extend(of_units(period, coverage)),
            Some(Breakdown::Period) => listed.extend(of_earlier(facts, coverage)),
            Some(Breakdown::Group) => listed.extend(of_groups(facts, coverage)),
            Some(Breakdown::Source) | None => {}
        }
        listed
    };
    appended(page, facts, shown.flat_map(of_one).collect())
}

/// The letter with the references of its figures, and how those of a unit are written.
pub fn summary_references(letter: Document, facts: &Facts<'_>) -> Document {
    let period = facts.overview.term.period;
    let all = facts.overview.coverage.iter().flat_map(|c| with_parts(period, c)).collect();
    let mut letter = appended(letter, facts, all);
    letter.say("Số của một đơn vị: thêm mã đơn vị trước tên cột, KỲ/CHỈ-TIÊU/ĐƠN-VỊ/so_dat.");
    letter
}

fn appended(mut page: Document, facts: &Facts<'_>, listed: Vec<Listed>) -> Document {
    if listed.is_empty() {
        return page;
    }
    page.push(Block::Gap);
    page.say("Tham chiếu của các số liệu (bdhvs trace THAM-CHIẾU in bảng kê):");
    let width = listed.len().to_string().len() + 3;
    let entry = |(n, Listed { reference, number, .. }): (usize, &Listed)| Entry {
        indent: 0,
        label: format!("[{}]", n + 1),
        width,
        text: format!("{} = {}", reference.text(facts.plan), grouped(*number)),
    };
    page.push(Block::Entries(listed.iter().enumerate().map(entry).collect()));
    page
}

fn with_parts(period: Period, coverage: &Coverage) -> Vec<Listed> {
    let parts = coverage.parts.iter().flat_map(|part| of_whole(period, part));
    of_whole(period, coverage).into_iter().chain(parts).collect()
}

/// The numbers of one coverage; none where nothing counts.
fn of_whole(period: Period, coverage: &Coverage) -> Vec<Listed> {
    let share = (!coverage.addends.is_empty()).then_some(coverage.counted);
    numbers((period, coverage, Whose::All), share)
}

fn of_groups(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Listed> {
    let period = facts.overview.term.period;
    let lines = by_group(facts.plan, coverage).into_iter();
    let named = lines.filter(|line| is_nameable(facts.plan, line.group));
    named
        .flat_map(|line| numbers((period, coverage, Whose::Group(line.group)), Some(line.share)))
        .collect()
}

fn of_units(period: Period, coverage: &Coverage) -> Vec<Listed> {
    let of_line = |line: &UnitLine| {
        let about = line.about.map_or(About::Whole, About::Unit);
        numbers((period, coverage, Whose::About(about)), line.share)
    };
    by_unit(coverage).iter().flat_map(of_line).collect()
}

fn of_earlier(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Listed> {
    let own = facts.overview.term.period;
    let all = by_period(facts.ledger, own);
    let then = |(period, all): &(Period, Vec<Coverage>)| {
        let same = all.iter().find(|c| c.indicator == coverage.indicator && *period < own);
        same.map(|c| of_whole(*period, c)).unwrap_or_default()
    };
    all.iter().flat_map(then).collect()
}

fn numbers(
    (period, coverage, whose): (Period, &Coverage, Whose),
    share: Option<Share>,
) -> Vec<Listed> {
    let shown = |cell: &Cell| coverage.has_denominator || *cell == Cell::Numerator;
    let one = |cell: Cell| {
        let (indicator, share) = (coverage.indicator, share?);
        let reference = Reference { period, indicator, whose, cell: Some(cell) };
        let rate = super::words::percent_of(share, coverage);
        Some(Listed { reference, number: cell.of(share), rate })
    };
    [Cell::Numerator, Cell::Denominator].into_iter().filter(shown).filter_map(one).collect()
}
