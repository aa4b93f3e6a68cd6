//! `bdhvs quality`: the data-quality tests with formula, mark, values and flags. Flags ask for a
//! second look; they accuse nobody.

pub(super) mod words;

use super::words::INVENTED;
use super::{Facts, Places};
use crate::aggregate::{Outcome, Quality, Test, TestRun, Unable, Value};
use crate::document::{Block, Cell, Column, Document, Run, Table, Tone};
use crate::plan::{About, IndicatorId};
use crate::vietnamese::{grouped, upper_first};
use std::cmp::Reverse;
use words::{about, unable, value};

/// Of one test on one indicator at most so many flags are printed; JSON has all.
const MOST: usize = 10;

/// The page.
pub fn quality(facts: &Facts<'_>, quality: &Quality, places: &Places<'_>) -> Document {
    let mut page = Document::default();
    let period = facts.overview.term.period.title();
    page.heading(1, format!("Chất lượng số liệu · {period}"));
    if facts.overview.invented {
        page.say(INVENTED);
    }
    page.say(counts(quality));
    page.say(
        "Chỗ cần hỏi lại chưa phải là sai: đơn vị có thể có lý do. So càng nhiều thì càng có chỗ \
         cần hỏi lại chỉ do ngẫu nhiên.",
    );
    page.push(Block::Gap);
    page.push(Block::Table(tests(quality)));
    flags(facts, quality, places, &mut page);
    page.push(Block::Gap);
    page.push(Block::Paragraph(vec![Run::bold("Kết quả từng phép thử")]));
    page.push(Block::Table(results(facts, quality)));
    not_run(facts, quality, &mut page);
    page
}

/// How many tests, values and flags: the ones stand beside the others.
fn counts(quality: &Quality) -> String {
    let ran = quality.runs.iter().filter(|run| run.unable.is_none()).count();
    format!(
        "Đã chạy {} phép thử trên {} giá trị: {} chỗ cần hỏi lại{}; {} phép thử chưa chạy được.",
        grouped(ran as u128),
        grouped(quality.compared() as u128),
        grouped(quality.flags() as u128),
        of_flows(quality),
        grouped(quality.not_run().count() as u128)
    )
}

/// Small counts move by a third of themselves: what that test asks is counted apart.
fn of_flows(quality: &Quality) -> String {
    match of(quality, Test::OverTime).map(TestRun::flags).sum::<usize>() {
        0 => String::new(),
        flags => format!(" (trong đó {} chỗ là số trong kỳ, xem sau cùng)", grouped(flags as u128)),
    }
}

/// The tests of one kind.
fn of(quality: &Quality, test: Test) -> impl Iterator<Item = &TestRun> + Clone {
    quality.runs.iter().filter(move |run| run.test == test)
}

fn tests(quality: &Quality) -> Table {
    let columns = vec![
        Column::left("Phép thử").at_most(18),
        Column::left("Cách tính").at_most(26),
        Column::left("Hỏi lại khi").at_most(18),
        Column::right("Đã so"),
        Column::right("Hỏi lại"),
    ];
    let row = |test: Test| {
        let said = words::words(test);
        let compared: usize = of(quality, test).map(|run| run.outcomes.len()).sum();
        let flags: usize = of(quality, test).map(TestRun::flags).sum();
        let numbers = [compared, flags].map(|n| Cell::from(grouped(n as u128)));
        let texts = [said.name, said.formula, said.asked_when].map(Cell::from);
        texts.into_iter().chain(numbers).collect()
    };
    Table { columns, rows: Test::ALL.into_iter().map(row).collect(), indent: 0 }
}

/// What asks for a second look, with the place of each figure.
fn flags(facts: &Facts<'_>, quality: &Quality, places: &Places<'_>, page: &mut Document) {
    page.push(Block::Gap);
    if quality.flags() == 0 {
        return page.say("Không có chỗ nào cần hỏi lại.");
    }
    page.push(Block::Paragraph(vec![Run::bold("Cần hỏi lại")]));
    let (last, first): (Vec<&TestRun>, Vec<&TestRun>) =
        quality.runs.iter().filter(|run| run.flags() > 0).partition(|r| r.test == Test::OverTime);
    for run in first.into_iter().chain(last) {
        let head = format!("{}{}", words::words(run.test).name, of_indicator(facts, run.indicator));
        page.say(format!("{head}:"));
        let mut flagged: Vec<&Outcome> = run.outcomes.iter().filter(|o| o.flag).collect();
        if run.test == Test::OverTime {
            // Of large counts a third is much.
            flagged.sort_by_key(|outcome| Reverse(numerator(outcome.value)));
        }
        flagged.into_iter().take(MOST).for_each(|outcome| page.say(flag(facts, outcome, places)));
        if let Some(more) = run.flags().checked_sub(MOST).filter(|more| *more > 0) {
            page.say(format!("  … và {more} chỗ khác (bdhvs quality --format json)"));
        }
    }
}

fn numerator(value: Value) -> u128 {
    if let Value::Ratio(share) = value { share.numerator } else { 0 }
}

fn of_indicator(facts: &Facts<'_>, indicator: Option<IndicatorId>) -> String {
    name_of(facts, indicator).map_or_else(String::new, |name| format!(", {name}"))
}

/// The indicator by its name in the year that is shown.
fn name_of<'a>(facts: &Facts<'a>, indicator: Option<IndicatorId>) -> Option<&'a str> {
    let year = facts.overview.term.period.year();
    indicator.map(|id| facts.plan.short_name_in(id, year))
}

fn flag(facts: &Facts<'_>, outcome: &Outcome, places: &Places<'_>) -> String {
    let value = value(facts.plan, outcome.value);
    let Some(of) = outcome.of else { return format!("  - {value}") };
    let mut whose = about(facts.plan, of.key);
    if of.key.about != About::Unit(of.reporter) {
        whose.push_str(&format!(" ({} báo cáo)", facts.plan.name_in_sentence(of.reporter)));
    }
    let note = if of.noted { ", có ghi chú" } else { "" };
    format!("  - {}: {value}{note} ({})", upper_first(&whose), places.place(of.row))
}

/// One line a test and indicator: the value, or from the lowest to the highest.
fn results(facts: &Facts<'_>, quality: &Quality) -> Table {
    let columns = vec![
        Column::left("Phép thử").at_most(26),
        Column::left("Chỉ tiêu").at_most(20),
        Column::right("Đã so"),
        Column::left("Giá trị").at_most(20),
        Column::right("Hỏi lại"),
    ];
    let row = |run: &TestRun| {
        let name = name_of(facts, run.indicator);
        let flags = run.flags();
        let tone = if flags > 0 { Tone::Caution } else { Tone::Plain };
        vec![
            words::words(run.test).name.into(),
            name.unwrap_or_default().into(),
            run.outcomes.len().to_string().into(),
            range(facts, run).into(),
            Cell::toned(flags.to_string(), tone),
        ]
    };
    let ran = quality.runs.iter().filter(|run| run.unable.is_none());
    Table { columns, rows: ran.map(row).collect(), indent: 0 }
}

fn range(facts: &Facts<'_>, run: &TestRun) -> String {
    if let [only] = &run.outcomes[..] {
        return value(facts.plan, only.value);
    }
    let mut sized: Vec<(f64, Value)> = run
        .outcomes
        .iter()
        .filter_map(|outcome| Some((size(outcome.value)?, outcome.value)))
        .collect();
    sized.sort_by(|(a, _), (b, _)| a.total_cmp(b));
    match (sized.first(), sized.last()) {
        (Some((_, low)), Some((_, high))) => {
            format!("{} đến {}", short(facts, *low), short(facts, *high))
        }
        // Figures that are equal or not have no lowest and no highest.
        _ => String::new(),
    }
}

/// What a value is ordered by; `None` where there is no order.
fn size(value: Value) -> Option<f64> {
    match value {
        Value::Part(share) | Value::Ratio(share) => Some(quotient(share)),
        Value::Change { before, now } => Some(quotient(now) - quotient(before)),
        Value::Score { z, .. } => Some(z),
        Value::Chance { p, .. } => Some(p),
        Value::Figure(_) | Value::SameAs(..) => None,
    }
}

fn quotient(share: crate::aggregate::Share) -> f64 {
    share.numerator as f64 / share.denominator.max(1) as f64
}

/// Of a score only the z.
fn short(facts: &Facts<'_>, shown: Value) -> String {
    let text = value(facts.plan, shown);
    match shown {
        Value::Score { .. } => text.split(", ").next().unwrap_or_default().replace("z = ", ""),
        _ => text,
    }
}

/// Each reason once a test, with the indicators it holds for.
fn not_run(facts: &Facts<'_>, quality: &Quality, page: &mut Document) {
    let mut reasons: Vec<(Option<Test>, Unable, Vec<&str>)> = Vec::new();
    for (run, reason) in quality.not_run() {
        let name = name_of(facts, run.indicator);
        // Where an indicator has no figures at all, every test lacks the same.
        let test = Some(run.test).filter(|_| reason != Unable::NoFigures);
        match reasons.iter_mut().find(|(of, why, _)| (*of, *why) == (test, reason)) {
            Some((_, _, names)) => names.extend(name.filter(|name| !names.contains(name))),
            None => reasons.push((test, reason, name.into_iter().collect())),
        }
    }
    reasons.sort_by_key(|(test, _, _)| *test);
    if reasons.is_empty() {
        return;
    }
    page.push(Block::Gap);
    page.push(Block::Paragraph(vec![Run::bold("Chưa chạy được")]));
    for (test, reason, names) in reasons {
        let whose =
            if names.is_empty() { String::new() } else { format!(" ({})", names.join("; ")) };
        let name =
            test.map_or("Mọi phép thử trên số liệu", |test| words::words(test).name);
        page.say(format!("- {name}: {}{whose}.", unable(reason)));
    }
}
