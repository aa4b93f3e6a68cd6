//! Figures to look at again: what was left out, and what a test asks about. Flags accuse nobody.

use super::Past;
use crate::aggregate::{Coverage, Gap, Outcome, TestRun};
use crate::document::board::{Datum, Panel, Row, Section, Sheet};
use crate::plan::About;
use crate::vietnamese::{lower_first, upper_first};
use crate::view::Facts;
use crate::view::quality::words as tests;

/// So many flags stand open; more are unfolded by the reader.
const OPEN: usize = 24;

pub(super) fn section(facts: &Facts<'_>, past: &Past<'_>) -> Section {
    let mut panels = Vec::new();
    let id = "xem-lai";
    let title = "Số liệu cần xem lại".to_owned();
    // Before anything has arrived there is nothing to ask about.
    if facts.overview.empty {
        return Section { id, title, lead: Vec::new(), panels };
    }
    let excluded = excluded(facts, past);
    if !excluded.rows.is_empty() {
        panels.push(Panel::Sheet(excluded));
    }
    let flags = flags(facts, past);
    match flags.rows.len() {
        0 => {}
        few if few <= OPEN => panels.push(Panel::Sheet(flags)),
        _ => panels.push(Panel::Folded(flags)),
    }
    if panels.is_empty() {
        panels.push(Panel::Text("Không có số nào cần xem lại.".to_owned()));
    }
    let lead = vec![
        "Chỗ cần hỏi lại chưa phải là sai: đơn vị có thể có lý do. So càng nhiều thì càng có chỗ \
         cần hỏi lại chỉ do ngẫu nhiên."
            .to_owned(),
    ];
    Section { id, title, lead, panels }
}

/// Figures that an error or a decision leaves out of every sum.
fn excluded(facts: &Facts<'_>, past: &Past<'_>) -> Sheet {
    let of = |coverage: &Coverage| {
        let gaps = coverage.excluded.iter();
        gaps.map(|gap| left_out(facts, past, gap)).collect::<Vec<_>>()
    };
    let rows: Vec<Row> = facts.overview.coverage.iter().flat_map(of).collect();
    Sheet {
        caption: format!("Bị loại do sai: {} số, không cộng vào kết quả", rows.len()),
        columns: ["Đơn vị", "Chỉ tiêu", "Lý do"].map(str::to_owned).to_vec(),
        rows,
        wide: false,
    }
}

fn left_out(facts: &Facts<'_>, past: &Past<'_>, gap: &Gap) -> Row {
    let indicator = facts.plan.indicator(gap.key.indicator);
    Row {
        title: upper_first(&tests::about(facts.plan, gap.key)),
        note: gap.at.map(|at| Datum::words(past.places.in_folder(at).1)).into_iter().collect(),
        cells: vec![
            Datum::words(indicator.short_name.clone()),
            Datum::words(gap.reason.clone().unwrap_or_default()),
        ],
    }
}

/// What the data-quality tests ask about.
fn flags(facts: &Facts<'_>, past: &Past<'_>) -> Sheet {
    let of = |run: &TestRun| {
        let flagged = run.outcomes.iter().filter(|outcome| outcome.flag);
        flagged.map(|outcome| flag(facts, past, (run, outcome))).collect::<Vec<_>>()
    };
    let quality = past.quality;
    Sheet {
        caption: format!(
            "Cần hỏi lại: {} chỗ trong {} giá trị đã so",
            quality.flags(),
            crate::vietnamese::grouped(quality.compared() as u128)
        ),
        columns: ["Đơn vị", "Chỉ tiêu, phép thử", "Giá trị"].map(str::to_owned).to_vec(),
        rows: quality.runs.iter().flat_map(of).collect(),
        wide: false,
    }
}

fn flag(facts: &Facts<'_>, past: &Past<'_>, (run, outcome): (&TestRun, &Outcome)) -> Row {
    let plan = facts.plan;
    let indicator = run.indicator.map(|id| plan.indicator(id).short_name.clone());
    let mut value = tests::value(plan, outcome.value);
    let mut note = Vec::new();
    let mut title = upper_first(&plan.head.scope_on_screen);
    if let Some(of) = outcome.of {
        title = upper_first(&tests::about(plan, of.key));
        if of.key.about != About::Unit(of.reporter) {
            let reporter = plan.name_in_sentence(of.reporter);
            note.push(Datum::words(format!("{reporter} báo cáo")));
        }
        if of.noted {
            value.push_str(", có ghi chú");
        }
        note.push(Datum::words(past.places.in_folder(of.row).1));
    }
    let test = tests::words(run.test).name;
    let what =
        indicator.map_or_else(|| test.to_owned(), |name| format!("{name}: {}", lower_first(test)));
    Row { title, note, cells: vec![Datum::words(what), Datum::words(value)] }
}
