//! `bdhvs status`: one screen of 24 lines and 80 columns (words.md, the model screen).

mod fit;

use super::words::{self, INVENTED};
use super::{Facts, next};
use crate::aggregate::{Coverage, ReportState, TaskCounts, Verdict};
use crate::document::{Block, Cell, Column, Document, Entry, Table, Tone};
use crate::plan::{Form, Shown, UnitId};
use crate::vietnamese::{date, day_month, percent, weekday_date};
use chrono::{Datelike, NaiveDate};

/// Columns of the label at the left of each block.
const LABEL: usize = 10;
/// At most so many names stand in a row before "… và n đơn vị khác".
const MOST_NAMES: usize = 5;

/// The screen. Where it would be higher than a terminal, fewer names are printed.
pub fn status(facts: &Facts<'_>) -> Document {
    let with_names = |most: usize| screen(facts, most);
    let fits = |page: &Document| fit::height(page) <= fit::LINES;
    let fitting = (1..=MOST_NAMES).rev().map(with_names).find(fits);
    fitting.unwrap_or_else(|| screen(facts, 1))
}

fn screen(facts: &Facts<'_>, most_names: usize) -> Document {
    let mut page = Document::default();
    heading(facts, &mut page);
    page.push(Block::Gap);
    if facts.overview.empty {
        nothing_yet(facts, &mut page);
        return page;
    }
    reporting(facts, &mut page, most_names);
    page.push(Block::Gap);
    targets(facts, &mut page);
    page.push(Block::Gap);
    entry(&mut page, "NHIỆM VỤ", tasks(facts));
    entry(&mut page, "SỐ LIỆU", figures(facts));
    page.push(Block::Gap);
    next_steps(facts, &mut page);
    page
}

fn entry(page: &mut Document, label: &str, text: String) {
    let entry = Entry { indent: 0, label: label.to_owned(), width: LABEL, text };
    page.push(Block::Entries(vec![entry]));
}

fn ends(page: &mut Document, left: String, right: String, tone: Tone) {
    page.push(Block::Ends { left, right, tone });
}

fn heading(facts: &Facts<'_>, page: &mut Document) {
    let (plan, term, as_of) = (facts.plan, &facts.overview.term, facts.overview.as_of);
    let title = format!("{} · {}", plan.head.short_title, term.period.title());
    ends(page, title, weekday_date(as_of), Tone::Plain);
    let (from, to) = term.window;
    let window = format!("Số liệu từ {} đến {}", short(from, to), date(to));
    let invented = if facts.overview.invented { INVENTED } else { "" };
    let citation = plan.head.short_citation();
    ends(page, format!("{window} · {citation}"), invented.to_owned(), Tone::Caution);
    let desk = &plan.letterhead;
    let due = short(term.due.day, to);
    let units =
        format!("  Đơn vị gửi về {}: hết {due} ({})", desk.issuer_short, words::due_basis(term));
    let (left, tone) = time_left(facts, term.due.day);
    ends(page, units, left, tone);
    let due = short(term.province_due, to);
    let province = format!("  {} báo cáo {}: hết {due}", desk.issuer_short, desk.report_to_short);
    let (left, tone) = time_left(facts, term.province_due);
    ends(page, province, left, tone);
}

/// Day and month; with the year where it is another than that of the window's end.
fn short(day: NaiveDate, window_end: NaiveDate) -> String {
    if day.year() == window_end.year() { day_month(day) } else { date(day) }
}

fn time_left(facts: &Facts<'_>, due: NaiveDate) -> (String, Tone) {
    let as_of = facts.overview.as_of;
    if as_of > due {
        return (format!("đã quá {} ngày", (as_of - due).num_days()), Tone::Bad);
    }
    if as_of == due {
        return ("hết hôm nay".to_owned(), Tone::Caution);
    }
    let days = facts.plan.calendar.working_days_between(as_of, due);
    (format!("còn {days} ngày làm việc"), Tone::Plain)
}

fn nothing_yet(facts: &Facts<'_>, page: &mut Document) {
    let period = facts.overview.term.period.in_sentence();
    let (command, _) = next::first(facts);
    let sentence = format!("Chưa có báo cáo nào của {period}. Bước đầu:");
    // A command that goes on in the next line cannot be pasted.
    let one_line = format!("{sentence} {command}");
    if one_line.chars().count() <= fit::COLUMNS {
        return page.say(one_line);
    }
    page.say(sentence);
    page.say(command);
}

fn reporting(facts: &Facts<'_>, page: &mut Document, most_names: usize) {
    let counts = facts.overview.reporting.counts;
    let states = [
        (counts.on_time, "đúng hạn"),
        (counts.late, "gửi chậm"),
        (counts.missing, "chưa gửi"),
        (counts.pending, "chưa đến hạn"),
        (counts.undated, "chưa vào sổ tiếp nhận"),
        (counts.document_only, "có văn bản, chưa có số liệu"),
    ];
    let lacking = facts.overview.reporting.lacking_forms();
    let asides = [(lacking.len(), "thiếu biểu"), (counts.exempt, "không phải báo cáo kỳ này")];
    let text = format!("Phải gửi {}: {}", counts.expected, tally(&states, &asides));
    entry(page, "BÁO CÁO", text);
    let missing: Vec<UnitId> =
        facts.overview.reporting.in_state(ReportState::Missing).map(|report| report.unit).collect();
    let mut rows = Vec::new();
    if !missing.is_empty() {
        rows.push(named("Chưa gửi", listed(facts, &missing, most_names)));
    }
    if !lacking.is_empty() {
        rows.push(named("Thiếu biểu", lacking_forms(facts, &lacking, most_names)));
    }
    page.push(Block::Entries(rows));
}

/// `đúng hạn 70, gửi chậm 5; thiếu biểu 2`: what is 0 is not said.
fn tally(parts: &[(usize, &str)], asides: &[(usize, &str)]) -> String {
    let say = |parts: &[(usize, &str)]| {
        let some = parts.iter().filter(|(n, _)| *n > 0);
        some.map(|(n, words)| format!("{words} {n}")).collect::<Vec<_>>().join(", ")
    };
    match (say(parts), say(asides)) {
        (parts, asides) if asides.is_empty() => parts,
        (parts, asides) => format!("{parts}; {asides}"),
    }
}

fn named(label: &str, text: String) -> Entry {
    Entry { indent: 2, label: label.to_owned(), width: LABEL + 2, text }
}

fn listed(facts: &Facts<'_>, units: &[UnitId], most: usize) -> String {
    let text = words::names(facts.plan, units, most);
    if units.len() > most { format!("{text} (bdhvs deadlines)") } else { text }
}

fn lacking_forms(facts: &Facts<'_>, lacking: &[(UnitId, Vec<Form>)], most: usize) -> String {
    let named = lacking.iter().take(most).map(|(unit, forms)| {
        let forms: Vec<&str> = forms.iter().map(|form| form.name()).collect();
        format!("{} ({})", facts.plan.name_in_sentence(*unit), forms.join(", "))
    });
    let text = named.collect::<Vec<_>>().join(", ");
    match lacking.len().saturating_sub(most) {
        0 => text,
        more => format!("{text} … và {more} đơn vị khác"),
    }
}

fn targets(facts: &Facts<'_>, page: &mut Document) {
    let shown: Vec<&Coverage> =
        facts.overview.coverage.iter().filter(|c| is_shown(facts, c)).collect();
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
    let mut notes = Vec::new();
    for coverage in shown {
        let mut conclusion = words::verdict(coverage).to_owned();
        if coverage.verdict == Some(Verdict::Undetermined) {
            let label = format!("({})", notes.len() + 1);
            let text = bounds_note(facts, coverage);
            notes.push(Entry { indent: 2, label, width: 4, text });
            conclusion.push_str(&format!("({})", notes.len()));
        }
        let against =
            if running { words::of_target_text(coverage) } else { words::target_text(coverage) };
        let no_data = coverage.verdict == Some(Verdict::NoData);
        let people = if no_data { String::new() } else { words::people(coverage) };
        table.rows.push(vec![
            format!("  {}", words::short_name(facts.plan, coverage)).into(),
            people.into(),
            words::percent_text(coverage).into(),
            against.into(),
            Cell::toned(conclusion, words::verdict_tone(coverage)),
        ]);
    }
    page.push(Block::Table(table));
    page.push(Block::Entries(notes));
}

fn is_shown(facts: &Facts<'_>, coverage: &Coverage) -> bool {
    let indicator = facts.plan.indicator(coverage.indicator);
    coverage.target.is_some() && indicator.shown == Shown::Targets
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
    format!("{absent}, {share} số người; {scope} trong khoảng {low} - {high}.")
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

fn tasks(facts: &Facts<'_>) -> String {
    let counts = TaskCounts::of_appendix(facts.plan, &facts.overview.tasks);
    let states = [
        (counts.done, "hoàn thành"),
        (counts.in_progress, "đang thực hiện"),
        (counts.not_started, "chưa triển khai"),
        (counts.no_data, "chưa có báo cáo"),
    ];
    let asides = [(counts.blocked, "vướng mắc"), (counts.late, "quá hạn")];
    format!("{}: {}", counts.total, tally(&states, &asides))
}

fn figures(facts: &Facts<'_>) -> String {
    let parts = [
        (facts.excluded_figures(), "số bị loại do sai"),
        (facts.open_readings(), "cách hiểu chưa có văn bản"),
        (facts.doubts, "số cần hỏi lại"),
    ];
    let some = parts.iter().filter(|(n, _)| *n > 0);
    let text: Vec<String> = some.map(|(n, words)| format!("{n} {words}")).collect();
    if text.is_empty() { "không có gì phải xem lại".to_owned() } else { text.join(", ") }
}

fn next_steps(facts: &Facts<'_>, page: &mut Document) {
    let steps = next::commands(facts);
    if steps.is_empty() {
        entry(
            page,
            "LÀM TIẾP",
            "Không còn việc phải làm trước khi trình. bdhvs summary".to_owned(),
        );
        return;
    }
    let rows = steps.iter().enumerate().map(|(n, (command, why))| Entry {
        indent: 0,
        label: if n == 0 { "LÀM TIẾP".to_owned() } else { String::new() },
        width: LABEL,
        text: format!("{command:<25} {why}"),
    });
    page.push(Block::Entries(rows.collect()));
}
