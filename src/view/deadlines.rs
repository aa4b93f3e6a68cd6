//! `bdhvs deadlines`: who owes what and when.

use super::Facts;
use super::words::{self, INVENTED};
use crate::aggregate::{ReportState, UnitReport};
use crate::document::{Block, Cell, Column, Document, Table};
use crate::plan::{DueBasis, Form, Plan, Term};
use crate::vietnamese::{date, day_month};

/// The list, those who owe first.
pub fn deadlines(facts: &Facts<'_>) -> Document {
    let mut page = Document::default();
    let term = &facts.overview.term;
    page.heading(1, format!("Tình hình gửi báo cáo · {}", term.period.title()));
    if facts.overview.invented {
        page.say(INVENTED);
    }
    page.say(rule_of(facts.plan, term));
    page.say(format!(
        "Số liệu từ {} đến {}. {} báo cáo {}: hết {}.",
        date(term.window.0),
        date(term.window.1),
        facts.plan.letterhead.issuer_short,
        facts.plan.letterhead.report_to_short,
        date(term.province_due)
    ));
    if facts.overview.empty && facts.overview.reporting.counts.missing > 0 {
        page.say(format!(
            "Chưa có báo cáo nào của {}. Khi còn trống như vậy, kỳ này không tính vào số kỳ chậm \
             hoặc chưa gửi của đơn vị nào.",
            term.period.in_sentence()
        ));
    }
    let mut units: Vec<&UnitReport> = facts.overview.reporting.units.iter().collect();
    units.sort_by_key(|unit| order(unit.state));
    page.push(Block::Gap);
    page.push(Block::Table(table(facts.plan, &units)));
    let own = super::own::own(facts);
    if !own.is_empty() {
        page.push(Block::Gap);
    }
    own.into_iter().for_each(|line| page.say(line));
    page
}

/// The resolved date and the rule or document it rests on: every screen that judges lateness
/// says both.
pub(super) fn rule_of(plan: &Plan, term: &Term) -> String {
    let day = date(term.due.day);
    let issuer = &plan.letterhead.issuer_short;
    let hour = term.due.hour.as_ref().map(|h| format!("{h} giờ ngày ")).unwrap_or_default();
    match &term.due.basis {
        DueBasis::Document(document) => {
            format!("Hạn gửi về {issuer}: hết {hour}{day}, theo {document}.")
        }
        DueBasis::Rule { nominal } if *nominal == term.due.day => {
            format!(
                "Hạn gửi về {issuer}: hết {day} (tạm tính theo kế hoạch, chưa có văn bản ấn định)."
            )
        }
        DueBasis::Rule { nominal } => format!(
            "Hạn gửi về {issuer}: hết {day} (tạm tính: hạn theo kế hoạch {} là ngày nghỉ, chuyển \
             sang ngày làm việc kế tiếp; chưa có văn bản ấn định).",
            day_month(*nominal)
        ),
    }
}

/// Those who owe most first.
fn order(state: ReportState) -> u8 {
    match state {
        ReportState::Missing => 0,
        ReportState::DocumentOnly => 1,
        ReportState::Undated => 2,
        ReportState::Late => 3,
        ReportState::Pending => 4,
        ReportState::OnTime => 5,
        ReportState::Exempt => 6,
    }
}

fn table(plan: &Plan, units: &[&UnitReport]) -> Table {
    let columns = vec![
        Column::left("Đơn vị").at_most(30),
        Column::left("Tình trạng").at_most(22),
        Column::left("Ngày nhận"),
        Column::left("Văn bản").at_most(18),
    ];
    let row = |unit: &&UnitReport| {
        let lacking = lacking(unit);
        let mut state = words::report_state_in_full(unit);
        if !lacking.is_empty() {
            state = format!("{state}; thiếu biểu {}", lacking.join(", "));
        }
        vec![
            plan.unit(unit.unit).name.clone().into(),
            Cell::toned(state, words::report_tone(unit.state)),
            unit.received_on.map(date).unwrap_or_default().into(),
            unit.document.clone().unwrap_or_default().into(),
        ]
    };
    Table { columns, rows: units.iter().map(row).collect(), indent: 0 }
}

/// The other forms that a unit which sent its leading form still owes.
pub(super) fn lacking(unit: &UnitReport) -> Vec<&'static str> {
    let missing = unit.forms.iter().skip(1).filter(|f| f.state == ReportState::Missing);
    let names = missing.map(|f| Form::name(f.form));
    if unit.state.is_sent() { names.collect() } else { Vec::new() }
}
