//! `bdhvs brief`: one page for who signs: the targets, what moved and by whom, who is missing,
//! where sources differ, what is likely to be asked. Every answer names where it comes from.

mod questions;

use super::words::{self, INVENTED};
use super::{Facts, coverage, status};
use crate::aggregate::{Change, Coverage, Owed, ReportState, Verdict};
use crate::document::{Block, Cell, Column, Document, Run, Table};
use crate::plan::UnitId;
use crate::submission::{Answer, Dataset, Said};
use crate::vietnamese::{date, grouped, list, upper, upper_first};
use std::cmp::{Ordering, Reverse};
use std::collections::{BTreeMap, BTreeSet};

/// So many units are named for one change.
const MOST_UNITS: usize = 2;
/// So many names of units stand in a sentence.
const MOST_NAMES: usize = 5;
/// So many differences between sources are told.
const MOST_DIFFERENCES: usize = 2;

/// The page. `owed` is who owes what, counted over the year.
pub fn brief(facts: &Facts<'_>, dataset: &Dataset, owed: &[Owed]) -> Document {
    let mut page = Document::default();
    heading(facts, &mut page);
    if facts.overview.empty {
        let period = facts.overview.term.period.in_sentence();
        page.say(format!("Chưa có báo cáo nào của {period}."));
        return page;
    }
    let shown: Vec<&Coverage> =
        facts.overview.coverage.iter().filter(|c| status::is_shown(facts, c)).collect();
    page.push(Block::Table(targets(facts, &shown)));
    page.push(Block::Gap);
    page.push(Block::Table(state(facts, dataset, &shown)));
    page.push(Block::Gap);
    page.push(Block::Table(questions::table(facts, &shown, owed)));
    page
}

fn heading(facts: &Facts<'_>, page: &mut Document) {
    let term = &facts.overview.term;
    let title = format!("TÓM TẮT {}", upper(&term.period.title()));
    page.push(Block::Centred(vec![Run::bold(title)]));
    page.push(Block::Centred(vec![Run::bold(upper_first(&facts.plan.head.program))]));
    let invented = if facts.overview.invented { format!(". {INVENTED}") } else { String::new() };
    let (to, day) = (date(term.window.1), date(facts.overview.as_of));
    let about = format!("Số liệu tính đến hết ngày {to}; lập ngày {day}{invented}");
    page.push(Block::Centred(vec![Run::italic(about)]));
    page.push(Block::Gap);
}

fn targets(facts: &Facts<'_>, shown: &[&Coverage]) -> Table {
    let columns = vec![
        Column::left("Chỉ tiêu").at_most(18),
        Column::right("Số đạt/Tổng số"),
        Column::right("Tỷ lệ"),
        Column::right("Kế hoạch").at_most(9),
        Column::right("Tăng/giảm (điểm %)").at_most(10),
        Column::left("Kết luận").at_most(16),
    ];
    let row = |c: &&Coverage| -> Vec<Cell> {
        let people = if c.addends.is_empty() { String::new() } else { words::people(c) };
        let change = c.change.filter(Change::is_of_rates);
        let change = change.as_ref().map(coverage::signed).unwrap_or_default();
        let name = words::short_name(facts.plan, c).to_owned();
        let rate = words::percent_text(c);
        [name, people, rate, words::target_text(c), change, conclusion(c)].map(Cell::from).to_vec()
    };
    Table { columns, rows: shown.iter().map(row).collect(), indent: 0 }
}

/// The conclusion; with the bounds where nothing can be concluded yet.
fn conclusion(coverage: &Coverage) -> String {
    let verdict = words::verdict(coverage);
    match coverage.bounds.filter(|_| coverage.verdict == Some(Verdict::Undetermined)) {
        Some(bounds) => format!("{verdict}: {}", between(coverage, bounds)),
        None => verdict.to_owned(),
    }
}

/// `77,93% - 86,78%`.
fn between(coverage: &Coverage, bounds: crate::aggregate::Bounds) -> String {
    let of = |share| words::percent_of(share, coverage);
    format!("{} - {}", of(bounds.low), of(bounds.high))
}

/// What is to be known, one row a matter.
fn state(facts: &Facts<'_>, dataset: &Dataset, shown: &[&Coverage]) -> Table {
    let moved: Vec<String> = shown.iter().filter_map(|c| moved(facts, c)).collect();
    let noun = facts.overview.term.period.noun();
    let moved = if moved.is_empty() {
        format!("Không có {noun} trước để so.")
    } else {
        moved.join(" ")
    };
    let matters = [
        ("Thay đổi", moved),
        ("Báo cáo", reporting(facts)),
        ("Nguồn khác", sources(facts)),
        ("Khó khăn", difficulties(facts, dataset)),
    ];
    let row = |(matter, text): (&str, String)| vec![Cell::from(matter), Cell::from(text)];
    let columns = vec![Column::left("Mục"), Column::left("Tình hình").at_most(64)];
    Table { columns, rows: matters.map(row).to_vec(), indent: 0 }
}

/// `CBCCVC: tăng 6,39 điểm %, nhiều nhất xã A (+120), xã B (+97).`
fn moved(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    let change = coverage.change.as_ref()?;
    let name = words::short_name(facts.plan, coverage);
    let moved = super::coverage::moved(facts, coverage, change);
    let units = contributions(facts, coverage, change.direction());
    let units = match units.as_slice() {
        [] => String::new(),
        some => format!(", nhiều nhất {}", list(some)),
    };
    Some(format!("{name}: {moved}{units}."))
}

/// The units that moved the sum most in that direction, with how many people.
fn contributions(facts: &Facts<'_>, coverage: &Coverage, direction: Ordering) -> Vec<String> {
    // One unit may report several parts.
    let mut of_units: BTreeMap<UnitId, (u128, u128)> = BTreeMap::new();
    for addend in &coverage.addends {
        let before = facts.ledger.before(addend.key, addend.reporter);
        let Some((unit, before)) = addend.key.about.unit().zip(before) else { continue };
        let (then, now) = of_units.entry(unit).or_default();
        *then += before.numerator;
        *now += addend.share.numerator;
    }
    let moves = of_units.into_iter().filter(|(_, (then, now))| now.cmp(then) == direction);
    let mut moves: Vec<(u128, UnitId)> =
        moves.map(|(unit, (then, now))| (now.abs_diff(then), unit)).collect();
    moves.retain(|(size, _)| *size > 0);
    moves.sort_by_key(|(size, unit)| (Reverse(*size), *unit));
    let sign = if direction == Ordering::Less { "-" } else { "+" };
    let say = |(size, unit): &(u128, UnitId)| {
        format!("{} ({sign}{})", facts.plan.name_in_sentence(*unit), grouped(*size))
    };
    moves.iter().take(MOST_UNITS).map(say).collect()
}

fn reporting(facts: &Facts<'_>) -> String {
    let reporting = &facts.overview.reporting;
    let counts = reporting.counts;
    let lacking = reporting.lacking_forms();
    let states = [
        (counts.on_time, "đúng hạn"),
        (counts.late, "gửi chậm"),
        (counts.pending, "chưa đến hạn"),
        (counts.undated, "chưa vào sổ tiếp nhận"),
        (counts.document_only, "có văn bản, chưa có số liệu"),
        (counts.missing, "chưa gửi"),
    ];
    let said = states.iter().filter(|(n, _)| *n > 0).map(|(n, what)| format!("{what} {n}"));
    let said = said.collect::<Vec<_>>().join(", ");
    let named = |units: &[UnitId]| words::names(facts.plan, units, MOST_NAMES);
    let missing: Vec<UnitId> =
        reporting.in_state(ReportState::Missing).map(|report| report.unit).collect();
    let missing =
        if missing.is_empty() { String::new() } else { format!(" ({})", named(&missing)) };
    let lacking: Vec<UnitId> = lacking.into_iter().map(|(unit, _)| unit).collect();
    let lacking = match lacking.len() {
        0 => String::new(),
        n => format!("; thiếu biểu {n} ({})", named(&lacking)),
    };
    format!("Phải gửi {}: {said}{missing}{lacking}.", counts.expected)
}

/// Where the numbers of others lie far from the reported ones.
fn sources(facts: &Facts<'_>) -> String {
    let all: Vec<_> = facts
        .overview
        .coverage
        .iter()
        .flat_map(|c| facts.overview.comparisons(facts.ledger, c))
        .collect();
    if all.is_empty() {
        return "Chưa có số của nguồn khác để đối chiếu.".to_owned();
    }
    let mut far: Vec<_> = all.iter().filter(|c| c.is_far()).collect();
    far.sort_by_key(|c| Reverse(c.reported.map_or(0, |own| own.abs_diff(c.other))));
    if far.is_empty() {
        return format!("Không số nào lệch hơn 10% trong {} số đối chiếu.", all.len());
    }
    let told = far.iter().take(MOST_DIFFERENCES);
    let told: Vec<String> = told.map(|c| coverage::sources::in_letters(facts, c)).collect();
    let more = match far.len().saturating_sub(MOST_DIFFERENCES) {
        0 => String::new(),
        more => format!(" Còn {more} số nữa (bdhvs coverage --by source)."),
    };
    format!("{} số lệch hơn 10%. {}{more}", far.len(), told.join(" "))
}

/// How many units name difficulties and proposals; their words stay in their reports.
fn difficulties(facts: &Facts<'_>, dataset: &Dataset) -> String {
    let period = facts.overview.term.period;
    let answers = || dataset.answers.iter().filter(|answer| answer.period == period);
    let says = |answer: &Answer, words: fn(&Said) -> &str| {
        answer.said.as_ref().is_some_and(|said| !words(said).trim().is_empty())
    };
    let blocked = || answers().filter(|a| a.blocked || says(a, Said::difficulty));
    let units: BTreeSet<UnitId> = blocked().map(|answer| answer.unit).collect();
    let proposing: BTreeSet<UnitId> =
        answers().filter(|a| says(a, Said::proposal)).map(|answer| answer.unit).collect();
    if units.is_empty() && proposing.is_empty() {
        return "Không đơn vị nào nêu khó khăn, kiến nghị.".to_owned();
    }
    let tasks: BTreeSet<_> = blocked().map(|answer| answer.task).collect();
    format!(
        "{} đơn vị nêu khó khăn, ở {} nội dung; {} đơn vị kiến nghị (bdhvs summary --words).",
        units.len(),
        tasks.len(),
        proposing.len()
    )
}
