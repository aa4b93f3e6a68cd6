//! The report's paragraph on tasks, section by section, with figures where they exist.

use super::drafted::Words;
use super::figure_names::{Figures, names};
use crate::aggregate::{Coverage, TaskCounts};
use crate::plan::Measure;
use crate::vietnamese::padded;
use crate::view::Facts;
use crate::view::letters::Values;

const LETTERS: [&str; 8] = ["a", "b", "c", "d", "đ", "e", "g", "h"];

/// One item a section of the plan, for the template.
pub(super) fn by_section(facts: &Facts<'_>, words: &Words<'_>) -> Vec<Values> {
    let named = facts.plan.sections.iter().filter_map(|s| Some((s.letter.as_ref()?, &s.results)));
    let item = |(n, (name, results)): (usize, (&String, &Vec<String>))| {
        let results: Vec<String> = results.iter().filter_map(|r| filled(facts, r)).collect();
        let mut values = Values::default();
        values.text("muc", LETTERS.get(n).copied().unwrap_or("-"));
        values.text("ten", name.clone());
        values.text("ket_qua", results.join("; "));
        values.markdown("loi_van", words.of_section(name));
        values
    };
    named.enumerate().map(item).collect()
}

/// `Trong 53 nhiệm vụ của Kế hoạch, có 09 nhiệm vụ đã hoàn thành, …`; what is 0 is not said.
pub(super) fn counts(facts: &Facts<'_>) -> String {
    let counts = TaskCounts::of_appendix(facts.plan, &facts.overview.tasks);
    let (all, overdue) = (counts.states, counts.overdue);
    let parts = [
        (all.done, overdue.done, "đã hoàn thành"),
        (all.in_progress, overdue.in_progress, "đang thực hiện"),
        (all.not_started, overdue.not_started, "chưa triển khai"),
        (all.no_data, overdue.no_data, "chưa có thông tin"),
    ];
    let said = parts.iter().filter(|(n, ..)| *n > 0).map(|(n, overdue, what)| {
        let overdue = match *overdue {
            0 => String::new(),
            overdue => format!(" ({} nhiệm vụ quá thời hạn)", padded(overdue as u128)),
        };
        format!("{} nhiệm vụ {what}{overdue}", padded(*n as u128))
    });
    let said: Vec<String> = said.collect();
    let blocked = match counts.blocked {
        0 => String::new(),
        n => format!("; trong đó {} nhiệm vụ gặp vướng mắc", padded(n as u128)),
    };
    let kind = &facts.plan.head.kind;
    if counts.total == 0 {
        return format!("{kind} không có nhiệm vụ nào phải theo dõi.");
    }
    let total = padded(counts.total as u128);
    format!("Trong {total} nhiệm vụ của {kind}, có {}{blocked}.", said.join(", "))
}

/// A sentence with its figures; `None` where one of them has no data. Where units are missing the
/// sentence says over how many it counts.
fn filled(facts: &Facts<'_>, sentence: &str) -> Option<String> {
    let figures = Figures::new(*facts);
    let names = names(sentence);
    let all: Option<Vec<&Coverage>> = names.iter().map(|name| figures.coverage(name.id)).collect();
    let all = all?;
    if names.iter().any(|name| figures.value(name).is_none()) {
        return None;
    }
    let since = all.iter().find_map(|coverage| begin_of_flow(facts, coverage));
    let thinnest = all.iter().rev().max_by_key(|c| c.absent()).filter(|c| c.absent() > 0);
    let asides: Vec<String> = since.into_iter().chain(thinnest.map(|c| basis(facts, c))).collect();
    let said = figures.filled(sentence);
    if asides.is_empty() { Some(said) } else { Some(format!("{said} ({})", asides.join("; "))) }
}

/// `cộng từ quý III/2025`: a flow adds up over the year (numbers.md), and the sentence says since
/// when; nothing in the first period, where the sum is the period's own.
fn begin_of_flow(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    let flow = facts.plan.indicator(coverage.indicator).measure == Measure::Flow;
    let periods = facts.plan.year_so_far(facts.overview.term.period);
    let first = periods.first().filter(|_| flow && periods.len() > 1)?;
    Some(format!("cộng từ {}", first.in_sentence()))
}

/// What a sum with gaps holds: how many units gave all their figures. The sum holds what the
/// others gave too.
fn basis(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let lines = crate::view::coverage::by_unit(coverage);
    let whole = lines.iter().filter(|line| line.state() == "counted").count();
    let (whole, all) = (padded(whole as u128), padded(lines.len() as u128));
    let period = facts.overview.term.period;
    let of = match facts.plan.year_so_far(period).len() {
        several @ 2.. if begin_of_flow(facts, coverage).is_some() => {
            format!(" của {} {}", padded(several as u128), period.noun())
        }
        _ => String::new(),
    };
    format!("{whole}/{all} đơn vị có đủ số liệu{of}")
}
