//! Coverage by unit, those who need most people first.

use super::{bar, people, percent_or_dash, targets, traced};
use crate::aggregate::Coverage;
use crate::document::Tone;
use crate::document::board::{Card, Datum, Panel, Row, Section, Sheet};
use crate::plan::About;
use crate::vietnamese::{grouped, upper_first};
use crate::view::coverage::{UnitLine, by_unit};
use crate::view::{Cell, Facts, words};
use std::cmp::Reverse;

/// So many units stand open; the others are unfolded.
const OPEN: usize = 10;

pub(super) fn section(facts: &Facts<'_>) -> Section {
    let cards: Vec<Card> =
        targets::shown(facts).filter_map(|coverage| indicator(facts, coverage)).collect();
    let panels = if cards.is_empty() { Vec::new() } else { vec![Panel::Cards(cards)] };
    let lead = vec![
        "Đơn vị còn thiếu nhiều người nhất đứng trước. Đơn vị chưa có số liệu được tính là chưa có \
         ai đạt."
            .to_owned(),
    ];
    Section {
        id: "don-vi", title: "Số người còn thiếu theo đơn vị".to_owned(), lead, panels
    }
}

/// One indicator whose figures are about several units.
fn indicator(facts: &Facts<'_>, coverage: &Coverage) -> Option<Card> {
    let mut lines = by_unit(coverage);
    lines.retain(|line| line.about.is_some());
    let nothing = coverage.addends.is_empty() || !coverage.has_denominator;
    if lines.len() < 2 || nothing {
        return None;
    }
    // Whose people are not known stands last: of the others the plan's order holds among equals.
    lines.sort_by_key(|line| {
        let needed = line.needed(coverage);
        (needed.is_none(), Reverse(needed))
    });
    let name = upper_first(words::short_name(facts.plan, coverage));
    let open = &lines[..lines.len().min(OPEN)];
    let rest = &lines[open.len()..];
    let mut panels: Vec<Panel> =
        gaps(facts, coverage, &lines).map(Panel::Text).into_iter().collect();
    let caption = format!("{} đơn vị còn thiếu nhiều nhất", open.len());
    panels.push(Panel::Sheet(sheet(facts, coverage, open, caption)));
    if !rest.is_empty() {
        let caption = format!("{} đơn vị tiếp theo", rest.len());
        panels.push(Panel::Folded(sheet(facts, coverage, rest, caption)));
    }
    Some(Card { title: name, panels })
}

/// What all still need, the sum of what each needs, and how few units most of that lies in.
fn gaps(facts: &Facts<'_>, coverage: &Coverage, lines: &[UnitLine]) -> Option<String> {
    let needed = coverage.people_needed?;
    let each: Vec<u128> = lines.iter().map(|line| line.needed(coverage)).collect::<Option<_>>()?;
    let sum: u128 = each.iter().sum();
    let counts = &facts.plan.indicator(coverage.indicator).counts;
    let mut text = format!(
        "Còn thiếu của {}: {} {counts}. Cộng số còn thiếu của từng đơn vị: {} {counts}",
        facts.plan.head.scope_on_screen,
        grouped(needed),
        grouped(sum)
    );
    let mut reached = 0;
    let most = each.iter().take_while(|gap| {
        let before = reached * 5 < sum * 4;
        reached += **gap;
        before
    });
    let most = most.count();
    if sum > 0 {
        text.push_str(&format!("; {most} đơn vị đứng đầu chiếm 80% số đó"));
    }
    Some(text + ".")
}

fn sheet(facts: &Facts<'_>, coverage: &Coverage, lines: &[UnitLine], caption: String) -> Sheet {
    let rows = lines.iter().map(|line| row(facts, coverage, line)).collect();
    let columns = ["Đơn vị", "Tỷ lệ", "Còn thiếu (người)"].map(str::to_owned).to_vec();
    Sheet { caption, columns, rows, wide: false }
}

fn row(facts: &Facts<'_>, coverage: &Coverage, line: &UnitLine) -> Row {
    let about = line.about.map(About::Unit);
    let of = |cell, share| traced(facts, coverage, about, (share, cell));
    let mut note = Vec::new();
    note.extend(line.share.map(|s| Datum::Share(of(Cell::Numerator, s), of(Cell::Denominator, s))));
    note.extend(state(line).map(|words| Datum::Words(words.to_owned(), Tone::Caution)));
    let needed = line.needed(coverage);
    Row {
        title: line.about.map(|unit| facts.plan.unit(unit).name.clone()).unwrap_or_default(),
        note,
        cells: vec![
            Datum::Bar(percent_or_dash(coverage, line.share), bar(coverage, line.share)),
            needed.map_or_else(|| Datum::words("chưa rõ"), |needed| Datum::Figure(people(needed))),
        ],
    }
}

fn state(line: &UnitLine) -> Option<&'static str> {
    match line.state() {
        "excluded" => Some("Bị loại do sai"),
        "incomplete" => Some("Chưa đủ số liệu"),
        "missing" => Some("Chưa có số liệu"),
        _ => None,
    }
}
