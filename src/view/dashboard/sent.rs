//! Who sent what: units × periods.

use crate::aggregate::{Overview, ReportState, UnitReport};
use crate::document::board::{Datum, Panel, Row, Section, Sheet, Sign};
use crate::plan::UnitId;
use crate::vietnamese::{list, upper_first};
use crate::view::{Facts, deadlines, words};

/// The states in the order of the key.
const STATES: [ReportState; 7] = [
    ReportState::OnTime,
    ReportState::Late,
    ReportState::Missing,
    ReportState::Pending,
    ReportState::Undated,
    ReportState::DocumentOnly,
    ReportState::Exempt,
];

pub(super) fn section(facts: &Facts<'_>, past: &[Overview]) -> Section {
    let now = facts.overview.term.period;
    // Of an earlier period in which nobody has an entry nothing is known of anybody.
    let counts = |overview: &&Overview| !overview.empty || overview.term.period == now;
    let (past, empty): (Vec<&Overview>, Vec<&Overview>) = past.iter().partition(counts);
    let past = past.as_slice();
    let mut panels = Vec::new();
    let mut categories: Vec<&str> = Vec::new();
    for report in past.iter().flat_map(|overview| &overview.reporting.units) {
        let category = facts.plan.kind(report.unit).category.as_str();
        if !categories.contains(&category) {
            categories.push(category);
        }
    }
    // Few first: the long table ends the section.
    let mut sheets: Vec<Sheet> = categories.iter().map(|c| sheet(facts, past, c)).collect();
    sheets.sort_by_key(|sheet| sheet.rows.len());
    if !sheets.is_empty() {
        panels.push(Panel::Key(key(past)));
        panels.extend(sheets.into_iter().map(Panel::Sheet));
    }
    let title = "Tình hình gửi báo cáo".to_owned();
    let mut lead = lead(facts);
    lead.extend(uncounted(&empty));
    Section { id: "gui-bao-cao", title, lead, panels }
}

fn lead(facts: &Facts<'_>) -> Vec<String> {
    let reporting = &facts.overview.reporting;
    let missing: Vec<UnitId> =
        reporting.in_state(ReportState::Missing).map(|report| report.unit).collect();
    let mut lines = Vec::new();
    if !missing.is_empty() {
        let names = words::names(facts.plan, &missing, 10);
        lines.push(format!("Quá hạn, chưa gửi: {names}."));
    }
    let lacking: Vec<UnitId> =
        reporting.lacking_forms().into_iter().map(|(unit, _)| unit).collect();
    if !lacking.is_empty() {
        lines.push(format!("Thiếu biểu: {}.", words::names(facts.plan, &lacking, 10)));
    }
    lines
}

/// The periods that have no column, and why.
fn uncounted(empty: &[&Overview]) -> Option<String> {
    let names: Vec<String> = empty.iter().map(|o| o.term.period.in_sentence()).collect();
    (!names.is_empty())
        .then(|| format!("Không tính {}: sổ tiếp nhận chưa có báo cáo nào.", list(&names)))
}

/// The signs that are used.
fn key(past: &[&Overview]) -> Vec<Sign> {
    let all = || past.iter().flat_map(|overview| &overview.reporting.units);
    let used = STATES.into_iter().filter(|state| all().any(|report| report.state == *state));
    let mut signs: Vec<Sign> = used.map(sign_of_state).collect();
    if all().any(|report| !deadlines::lacking(report).is_empty()) {
        let words = "Dấu * : đã gửi, còn thiếu biểu".to_owned();
        signs.push(Sign { sign: "*".to_owned(), words, tone: crate::document::Tone::Quiet });
    }
    signs
}

fn sign_of_state(state: ReportState) -> Sign {
    let sign = match state {
        ReportState::OnTime => "✓",
        ReportState::Late => "+",
        ReportState::Missing => "✕",
        ReportState::Pending => "·",
        ReportState::Undated => "?",
        ReportState::DocumentOnly => "VB",
        ReportState::Exempt => "–",
    };
    let late = state == ReportState::Late;
    let words = words::report_state(state);
    let words = if late { format!("{words} (số ngày)") } else { words.to_owned() };
    Sign { sign: sign.to_owned(), words, tone: words::report_tone(state) }
}

fn sheet(facts: &Facts<'_>, past: &[&Overview], category: &str) -> Sheet {
    let mut units: Vec<UnitId> = past
        .iter()
        .flat_map(|overview| &overview.reporting.units)
        .map(|report| report.unit)
        .filter(|unit| facts.plan.kind(*unit).category == category)
        .collect();
    units.sort_unstable();
    units.dedup();
    let mut columns = vec!["Đơn vị".to_owned()];
    columns.extend(past.iter().map(|overview| super::trend::short(overview.term.period)));
    Sheet {
        caption: format!("{}: {} đơn vị", upper_first(category), units.len()),
        columns,
        rows: units.into_iter().map(|unit| row(facts, past, unit)).collect(),
        wide: false,
    }
}

fn row(facts: &Facts<'_>, past: &[&Overview], unit: UnitId) -> Row {
    let cell = |overview: &&Overview| {
        let mut units = overview.reporting.units.iter();
        units.find(|report| report.unit == unit).map_or_else(|| Datum::words(""), signed)
    };
    Row {
        title: facts.plan.unit(unit).name.clone(),
        note: Vec::new(),
        cells: past.iter().map(cell).collect(),
    }
}

fn signed(report: &UnitReport) -> Datum {
    let mut sign = sign_of_state(report.state);
    if report.state == ReportState::Late {
        sign.sign = format!("+{}", report.days_late);
    }
    sign.words = words::report_state_in_full(report);
    let lacking = deadlines::lacking(report);
    if !lacking.is_empty() {
        sign.sign.push('*');
        sign.words.push_str(&format!("; thiếu biểu {}", lacking.join(", ")));
    }
    Datum::Sign(sign)
}
