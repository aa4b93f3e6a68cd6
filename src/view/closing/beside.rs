//! Published beside present: `Số đã báo cáo / Số hiện nay` on screen, `số đã báo cáo / số rà
//! soát lại` in letters.

use super::{conclusion, document, name, people, rate, target};
use crate::document::{Block, Cell, Column, Document, Entry, Run, Table};
use crate::plan::Plan;
use crate::submission::closing::{IndicatorSent, Revised};
use crate::vietnamese::grouped;
use crate::view::{Facts, words};

/// So many indicators are named on the screen of 24 lines.
const MOST_ON_SCREEN: usize = 2;

/// An indicator that comes out differently: its id, as sent, and now.
pub(super) type Pair<'r> = (&'r str, Option<&'r IndicatorSent>, Option<&'r IndicatorSent>);

/// The closed periods up to the one that is shown, those that come out differently.
pub(super) fn different<'a>(facts: &Facts<'a>) -> impl Iterator<Item = &'a Revised> {
    let last = facts.overview.term.period;
    let revised = facts.revised.iter().filter(move |revised| revised.period <= last);
    revised.filter(|revised| !revised.changed_indicators().is_empty())
}

/// The table of a period.
pub(super) fn table(plan: &Plan, revised: &Revised) -> Table {
    let columns = vec![
        Column::left("Chỉ tiêu").at_most(22),
        Column::right("Số đạt/Tổng số"),
        Column::right("Tỷ lệ"),
        Column::right("KH"),
        Column::right("Số liệu"),
        Column::left("Kết luận"),
    ];
    let rows = revised
        .changed_indicators()
        .into_iter()
        .flat_map(|pair| three_rows(plan, revised.period.year(), pair));
    Table { columns, rows: rows.collect(), indent: 0 }
}

/// The name, what was published, what comes out now.
fn three_rows(plan: &Plan, year: i32, (id, published, present): Pair<'_>) -> [Vec<Cell>; 3] {
    let mut title = vec![Cell::from(name(plan, year, id))];
    title.resize(6, Cell::default());
    [title, row("  số đã báo cáo", published), row("  số hiện nay", present)]
}

fn row(label: &str, sent: Option<&IndicatorSent>) -> Vec<Cell> {
    let cells = sent.map_or(["—", "", "", "", ""].map(str::to_owned), |sent| {
        [
            people(sent),
            rate(sent),
            sent.target.map(target).unwrap_or_default(),
            format!("{}/{}", sent.counted, sent.expected),
            conclusion(sent).to_owned(),
        ]
    });
    std::iter::once(label.into()).chain(cells.map(Cell::from)).collect()
}

/// Tables for `coverage`, the shown period last.
pub(in crate::view) fn tables(facts: &Facts<'_>, page: &mut Document) {
    for revised in different(facts) {
        page.push(Block::Gap);
        let title = format!(
            "{}: số đã báo cáo tại {}, và số hiện nay",
            revised.period.title(),
            document(&revised.closing)
        );
        page.push(Block::Paragraph(vec![Run::bold(title)]));
        page.push(Block::Table(table(facts.plan, revised)));
    }
}

/// Entries for the screen: under which document the period was closed, and what comes out
/// differently. Nothing where no period was closed.
pub(in crate::view) fn on_screen(facts: &Facts<'_>, width: usize) -> Vec<Entry> {
    let period = facts.overview.term.period;
    let mut lines = Vec::new();
    if let Some(own) = facts.revised.iter().find(|revised| revised.period == period) {
        lines.push(format!("đã báo cáo tại {}", document(&own.closing)));
        lines.extend(moved(facts.plan, own));
    }
    for earlier in different(facts).filter(|revised| revised.period < period) {
        let count = earlier.changed_indicators().len();
        let period = earlier.period;
        lines.push(format!(
            "{}: {count} chỉ tiêu nay khác số đã báo cáo (bdhvs verify {period})",
            period.in_sentence()
        ));
    }
    let entry = |(n, text): (usize, String)| Entry {
        indent: 0,
        label: if n == 0 { "KHOÁ KỲ".to_owned() } else { String::new() },
        width,
        text,
    };
    lines.into_iter().enumerate().map(entry).collect()
}

fn moved(plan: &Plan, own: &Revised) -> Vec<String> {
    let changed = own.changed_indicators();
    let mut lines: Vec<String> = changed
        .iter()
        .take(MOST_ON_SCREEN)
        .map(|(id, before, after)| {
            let brief = |sent: &Option<&IndicatorSent>| sent.map_or("—".to_owned(), brief);
            let name = name(plan, own.period.year(), id);
            let name = name.trim_start_matches("- ");
            format!("{name}: số đã báo cáo {}; số hiện nay {}", brief(before), brief(after))
        })
        .collect();
    if changed.len() > MOST_ON_SCREEN {
        let more = changed.len() - MOST_ON_SCREEN;
        lines.push(format!("… và {more} chỉ tiêu khác (bdhvs verify {})", own.period));
    }
    lines
}

/// `31.204/33.950, 91,91%`.
fn brief(sent: &IndicatorSent) -> String {
    let parts = [people(sent), rate(sent)];
    let parts: Vec<String> = parts.into_iter().filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { conclusion(sent).to_lowercase() } else { parts.join(", ") }
}

/// Paragraphs for the report: one a period, one line an indicator.
pub(in crate::view) fn paragraphs(facts: &Facts<'_>, letter: &mut Document) {
    for revised in different(facts) {
        letter.say(format!(
            "Số liệu {} đã báo cáo tại {}, nay rà soát lại như sau:",
            revised.period.in_running_text(),
            document(&revised.closing)
        ));
        for (id, before, after) in revised.changed_indicators() {
            letter.say(format!(
                "{}: số đã báo cáo {}; số rà soát lại {}.",
                full_name(facts.plan, revised.period.year(), id),
                in_letter(facts.plan, id, before),
                in_letter(facts.plan, id, after)
            ));
        }
    }
}

fn full_name(plan: &Plan, year: i32, id: &str) -> String {
    let known = plan.index.indicators.get(id);
    known.map_or_else(|| id.to_owned(), |id| words::full_name_in(plan, *id, year))
}

/// `31.204/33.950 người, đạt 91,91%`.
fn in_letter(plan: &Plan, id: &str, sent: Option<&IndicatorSent>) -> String {
    let Some(sent) = sent else { return "không có".to_owned() };
    if sent.counted == 0 {
        return "chưa có số liệu".to_owned();
    }
    let counts = plan.index.indicators.get(id).map(|id| plan.indicator(*id).counts.as_str());
    let counts = counts.unwrap_or_default();
    let rate = match rate(sent) {
        rate if rate.is_empty() => String::new(),
        rate => format!(", đạt {rate}"),
    };
    let absent = sent.expected - sent.counted;
    let basis = match absent {
        0 => String::new(),
        _ => format!(
            " (tính trên {}/{} số liệu)",
            grouped(sent.counted.into()),
            grouped(sent.expected.into())
        ),
    };
    let people = people(sent);
    format!("{} {counts}{rate}{basis}", people).replace("  ", " ")
}
