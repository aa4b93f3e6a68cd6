//! The report's paragraph on tasks, section by section, with figures where they exist.

use super::TO_WRITE;
use crate::aggregate::{Coverage, TaskCounts};
use crate::document::{Block, Document, Run};
use crate::plan::Measure;
use crate::vietnamese::{grouped, padded};
use crate::view::{Facts, words};

const LETTERS: [&str; 8] = ["a", "b", "c", "d", "đ", "e", "g", "h"];

/// The section.
pub(super) fn section(facts: &Facts<'_>, letter: &mut Document) {
    let heading = "2. Các nhiệm vụ, giải pháp";
    letter
        .push(Block::Paragraph(vec![Run::bold(heading), Run::plain(" (chi tiết tại Phụ lục II)")]));
    letter.say(format!("{} Cụ thể:", counts(facts)));
    let named = facts.plan.sections.iter().filter_map(|s| Some((s.letter.as_ref()?, &s.results)));
    for (n, (name, results)) in named.enumerate() {
        let label = LETTERS.get(n).copied().unwrap_or("-");
        let results: Vec<String> = results.iter().filter_map(|r| filled(facts, r)).collect();
        let results =
            if results.is_empty() { String::new() } else { format!("{}; ", results.join("; ")) };
        letter.say(format!("{label}) {name}: {results}{TO_WRITE}."));
    }
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
    let mut out = String::new();
    let mut rest = sentence;
    let mut thinnest: Option<&Coverage> = None;
    let mut since = None;
    while let Some((before, after)) = rest.split_once('{') {
        let (name, after) = after.split_once('}')?;
        let (id, number) = name.rsplit_once('.')?;
        let coverage = of_id(facts, id).filter(|c| !c.addends.is_empty())?;
        out.push_str(before);
        out.push_str(&number_of(coverage, number)?);
        rest = after;
        since = since.or_else(|| begin_of_flow(facts, coverage));
        if coverage.absent() > thinnest.map_or(0, Coverage::absent) {
            thinnest = Some(coverage);
        }
    }
    out.push_str(rest);
    let asides: Vec<String> = since.into_iter().chain(thinnest.map(basis)).collect();
    if !asides.is_empty() {
        out.push_str(&format!(" ({})", asides.join("; ")));
    }
    Some(out)
}

/// `cộng từ quý III/2025`: a flow adds up over the year (numbers.md), and the sentence says since
/// when; nothing in the first period, where the sum is the period's own.
fn begin_of_flow(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    let flow = facts.plan.indicator(coverage.indicator).measure == Measure::Flow;
    let periods = facts.plan.year_so_far(facts.overview.term.period);
    let first = periods.first().filter(|_| flow && periods.len() > 1)?;
    Some(format!("cộng từ {}", first.in_sentence()))
}

fn of_id<'a>(facts: &Facts<'a>, id: &str) -> Option<&'a Coverage> {
    let indicator = facts.plan.index.indicators.get(id)?;
    facts.overview.coverage.iter().find(|c| c.indicator == *indicator)
}

/// `so_dat`, `tong_so` or `ty_le` (without its sign, which the sentence writes).
fn number_of(coverage: &Coverage, number: &str) -> Option<String> {
    match number {
        "so_dat" => Some(grouped(coverage.counted.numerator)),
        "tong_so" => Some(grouped(coverage.counted.denominator)),
        "ty_le" => Some(words::percent_text(coverage).trim_end_matches('%').to_owned()),
        _ => None,
    }
}

/// What a sum with gaps holds: how many units gave all their figures. The sum holds what the
/// others gave too.
fn basis(coverage: &Coverage) -> String {
    let lines = crate::view::coverage::by_unit(coverage);
    let whole = lines.iter().filter(|line| line.state() == "counted").count();
    let (whole, all) = (padded(whole as u128), padded(lines.len() as u128));
    format!("{whole}/{all} đơn vị có đủ số liệu")
}
