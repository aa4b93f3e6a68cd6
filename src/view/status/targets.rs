//! The targets on the screen: a table, and footnotes where a conclusion is in doubt.

use crate::aggregate::{Change, Coverage, Verdict};
use crate::document::{Block, Cell, Column, Document, Entry, Table};
use crate::plan::Shown;
use crate::vietnamese::percent;
use crate::view::coverage::signed;
use crate::view::{Facts, words};

/// The block of the screen; one footnote stands for all where there is no room for each.
/// False where the period asks for none.
pub(super) fn targets(facts: &Facts<'_>, page: &mut Document, own_footnotes: bool) -> bool {
    let shown: Vec<&Coverage> =
        facts.overview.coverage.iter().filter(|c| is_shown(facts, c)).collect();
    if shown.is_empty() {
        return false;
    }
    let running = shown.iter().any(|c| c.year_running);
    let year = facts.overview.term.period.year();
    let mut table = Table {
        columns: vec![
            Column::left(&format!("CHỈ TIÊU NĂM {year}")),
            Column::right("Số đạt/Tổng số"),
            Column::right("Tỷ lệ"),
            Column::right(if running { "So KH" } else { "Kế hoạch" }),
            Column::left("Kết luận"),
        ],
        ..Table::default()
    };
    let mut notes = Footnotes { texts: Vec::new(), own: own_footnotes };
    for coverage in shown {
        let mark = notes.mark(facts, coverage);
        table.rows.push(target(facts, coverage, running, &mark));
    }
    page.push(Block::Table(table));
    page.push(Block::Entries(notes.entries()));
    true
}

fn target(facts: &Facts<'_>, coverage: &Coverage, running: bool, mark: &str) -> Vec<Cell> {
    let against =
        if running { words::of_target_text(coverage) } else { words::target_text(coverage) };
    let no_data = coverage.verdict == Some(Verdict::NoData);
    let people = if no_data { String::new() } else { words::people(coverage) };
    let conclusion = match (&coverage.target, coverage.units_that_reach()) {
        (None, (reached, others)) if !no_data => {
            format!("{reached}/{} đơn vị đạt", reached + others.len())
        }
        _ => format!("{}{mark}", words::verdict(coverage)),
    };
    vec![
        format!("  {}", words::short_name(facts.plan, coverage)).into(),
        people.into(),
        words::percent_text(coverage).into(),
        against.into(),
        Cell::toned(conclusion, words::verdict_tone(coverage)),
    ]
}

/// `So với quý trước (điểm %): CBCCVC, người LĐ +1,92; …`, like for like.
pub(super) fn changes(facts: &Facts<'_>, page: &mut Document) {
    let shown = facts.overview.coverage.iter().filter(|c| is_shown(facts, c));
    let one = |coverage: &Coverage| {
        let name = words::short_name(facts.plan, coverage);
        let change = coverage.change.filter(Change::is_of_rates)?;
        Some(format!("{name} {}", signed(&change)))
    };
    let changes: Vec<String> = shown.filter_map(one).collect();
    if changes.is_empty() {
        return;
    }
    let label = format!("So với {} trước (điểm %): ", facts.overview.term.period.noun());
    let text = format!("{label}{}.", changes.join("; "));
    page.push(Block::Entries(vec![Entry { indent: 2, label: String::new(), width: 0, text }]));
}

/// The notes under the table of targets.
struct Footnotes {
    texts: Vec<String>,
    own: bool,
}

impl Footnotes {
    /// The mark behind a conclusion, `(1)`. While the year runs nothing is concluded, so there is
    /// nothing to explain.
    fn mark(&mut self, facts: &Facts<'_>, coverage: &Coverage) -> String {
        if coverage.verdict != Some(Verdict::Undetermined) || coverage.year_running {
            return String::new();
        }
        if self.own || self.texts.is_empty() {
            self.texts.push(match self.own {
                true => bounds_note(facts, coverage),
                false => "Còn thiếu số liệu; khoảng của từng chỉ tiêu: bdhvs coverage.".to_owned(),
            });
        }
        format!("({})", self.texts.len())
    }

    fn entries(self) -> Vec<Entry> {
        let entry = |(n, text)| Entry { indent: 2, label: format!("({})", n + 1), width: 4, text };
        self.texts.into_iter().enumerate().map(entry).collect()
    }
}

/// True for an indicator of the screen.
pub(in crate::view) fn is_shown(facts: &Facts<'_>, coverage: &Coverage) -> bool {
    let indicator = facts.plan.indicator(coverage.indicator);
    let judged = coverage.target.is_some() || !coverage.own_goals.is_empty();
    judged && indicator.shown == Shown::Targets
}

/// `Thiếu 4 đơn vị, 11,03% số người; cả tỉnh trong khoảng 76,15% - 87,19%.`
fn bounds_note(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let absent = absence(coverage);
    let Some((bounds, missing)) = coverage.bounds.zip(coverage.missing_people) else {
        let unknown = coverage.gaps().find(|gap| gap.known.is_none()).and_then(|gap| gap.unit());
        let whose = unknown.map_or_else(String::new, |unit| {
            format!(" (chưa có tổng số của {})", facts.plan.name_in_sentence(unit))
        });
        return format!("{absent}; chưa xác định được khoảng{whose}.");
    };
    let share = percent(missing, bounds.low.denominator, None);
    let scope = &facts.plan.head.scope_on_screen;
    let low = words::percent_of(bounds.low, coverage);
    let high = words::percent_of(bounds.high, coverage);
    let noun = words::noun(facts.plan, coverage);
    format!("{absent}, {share} số {noun}; {scope} trong khoảng {low} - {high}.")
}

/// Missing and left out are called by their own words: the latter did report.
fn absence(coverage: &Coverage) -> String {
    let (missing, excluded) = (coverage.missing.len(), coverage.excluded.len());
    match (missing, excluded) {
        (missing, 0) => format!("Thiếu {missing} đơn vị"),
        (0, excluded) => format!("{excluded} số bị loại do sai"),
        (missing, excluded) => format!("Thiếu {missing} đơn vị, {excluded} số bị loại do sai"),
    }
}
