//! `bdhvs status`: one screen of 24 lines and 80 columns (words.md, the model screen).

mod fit;
mod targets;

pub(super) use targets::is_shown;

use super::words::{self, INVENTED};
use super::{Facts, closing, next};
use crate::aggregate::{ReportState, TaskCounts};
use crate::document::{Block, Document, Entry, Tone};
use crate::plan::{Form, UnitId};
use crate::vietnamese::{date, day_month, weekday_date};
use chrono::{Datelike, NaiveDate};

/// Columns of the label at the left of each block.
const LABEL: usize = 10;
/// At most so many names stand in a row before "… và n đơn vị khác".
const MOST_NAMES: usize = 5;

/// How much of what could be left out is printed.
#[derive(Clone, Copy)]
struct Room {
    /// At most so many names in a row.
    names: usize,
    /// True where each target in doubt has its own footnote, false where one stands for all.
    own_footnotes: bool,
    /// True where the changes since the period before are said: the first that gives way.
    changes: bool,
    /// True where all steps are named, false where the reminder and the draft must do.
    all_steps: bool,
}

/// The screen. Where it would be higher than a terminal, fewer names are printed, and at last
/// one footnote for all targets.
pub fn status(facts: &Facts<'_>) -> Document {
    let tightest = Room { names: 1, own_footnotes: false, changes: false, all_steps: false };
    let full = Room { names: MOST_NAMES, own_footnotes: true, changes: true, all_steps: true };
    let fewer = (1..=MOST_NAMES).rev().map(|names| Room { names, changes: false, ..full });
    let roomy = std::iter::once(full).chain(fewer);
    let fits = |page: &Document| fit::height(page) <= fit::LINES;
    let fitting = roomy.map(|room| screen(facts, room)).find(fits);
    fitting.unwrap_or_else(|| screen(facts, tightest))
}

fn screen(facts: &Facts<'_>, room: Room) -> Document {
    let mut page = Document::default();
    heading(facts, &mut page);
    page.push(Block::Gap);
    if facts.overview.empty {
        nothing_yet(facts, &mut page);
        return page;
    }
    reporting(facts, &mut page, room.names);
    page.push(Block::Gap);
    if targets::targets(facts, &mut page, room.own_footnotes) {
        if room.changes {
            targets::changes(facts, &mut page);
        }
        page.push(Block::Gap);
    }
    entry(&mut page, "NHIỆM VỤ", tasks(facts));
    entry(&mut page, "SỐ LIỆU", figures(facts));
    page.push(Block::Entries(closing::on_screen(facts, LABEL)));
    page.push(Block::Gap);
    next_steps(facts, &mut page, room.all_steps);
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
    rows.extend(super::own::names(facts).into_iter().map(|text| named("Tự nhập", text)));
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

fn tasks(facts: &Facts<'_>) -> String {
    let counts = TaskCounts::of_appendix(facts.plan, &facts.overview.tasks);
    if counts.total == 0 {
        return format!("{} không có nhiệm vụ nào phải theo dõi", facts.plan.head.kind);
    }
    let (all, overdue) = (counts.states, counts.overdue);
    let states = [
        (all.done, overdue.done, "hoàn thành"),
        (all.in_progress, overdue.in_progress, "đang thực hiện"),
        (all.not_started, overdue.not_started, "chưa triển khai"),
        (all.no_data, overdue.no_data, "chưa có báo cáo"),
    ];
    let said = states.iter().filter(|(n, ..)| *n > 0).map(|(n, overdue, what)| match overdue {
        0 => format!("{what} {n}"),
        overdue => format!("{what} {n} (quá hạn {overdue})"),
    });
    let said = said.collect::<Vec<_>>().join(", ");
    match counts.blocked {
        0 => format!("{}: {said}", counts.total),
        blocked => format!("{}: {said}; vướng mắc {blocked}", counts.total),
    }
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

/// What was closed went out: only a change since is a matter.
fn nothing_left(facts: &Facts<'_>) -> String {
    let period = facts.overview.term.period;
    match facts.revised.iter().any(|closed| closed.period == period) {
        true => format!("Kỳ đã khoá, không còn việc phải làm. Đối chiếu: bdhvs verify {period}"),
        false => "Không còn việc phải làm trước khi trình. bdhvs summary --format docx".to_owned(),
    }
}

fn next_steps(facts: &Facts<'_>, page: &mut Document, all: bool) {
    let mut steps = next::commands(facts);
    if !all && steps.len() > 2 {
        steps.drain(1..steps.len() - 1);
    }
    if steps.is_empty() {
        entry(page, "LÀM TIẾP", nothing_left(facts));
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
