//! The three annexes: targets by unit, tasks, who sent when with the notes.

mod notes;

use super::targets::{NONE_ASKED, absence};
use super::targets_of;
use crate::aggregate::{Coverage, Gap, TaskProgress, UnitReport};
use crate::document::{Block, Cell, Column, Document, Run, Table};
use crate::plan::{About, Form, Plan};
use crate::vietnamese::{padded, percent, upper_first};
use crate::view::coverage::{UnitLine, by_unit};
use crate::view::{Facts, cells, deadlines, words};
use std::collections::BTreeSet;

/// More figures than this make a table by unit of their own.
const BY_UNIT: usize = 10;
/// Titles of the annexes.
pub(super) const TITLES: [&str; 3] = [
    "KẾT QUẢ THỰC HIỆN CÁC CHỈ TIÊU THEO ĐƠN VỊ",
    "TÌNH HÌNH THỰC HIỆN NHIỆM VỤ, GIẢI PHÁP",
    "TÌNH HÌNH GỬI BÁO CÁO",
];

/// Annex I.
pub(super) fn targets(facts: &Facts<'_>) -> Vec<Block> {
    let targets = targets_of(facts);
    let mut letter = Document::default();
    if targets.is_empty() {
        letter.say(NONE_ASKED);
        return letter.blocks;
    }
    letter.push(Block::Table(overall(facts.plan, &targets)));
    for coverage in &targets {
        target_notes(facts, coverage).into_iter().for_each(|note| letter.say(note));
    }
    for coverage in targets {
        letter.push(Block::Gap);
        let name = words::full_name(facts.plan, coverage);
        letter.push(Block::Paragraph(vec![Run::bold(name)]));
        letter.push(Block::Table(details(facts.plan, coverage)));
    }
    letter.blocks
}

/// What stands under the table of targets about one of them.
pub(super) fn target_notes(facts: &Facts<'_>, coverage: &Coverage) -> Vec<String> {
    let notes =
        [bounds_note(facts, coverage), notes::kept(facts, coverage), notes::pace(facts, coverage)];
    notes.into_iter().flatten().collect()
}

/// Annex II.
pub(super) fn tasks(facts: &Facts<'_>) -> Vec<Block> {
    vec![Block::Table(task_table(facts))]
}

/// Annex III with its notes.
pub(super) fn reporting(facts: &Facts<'_>) -> Vec<Block> {
    let mut letter = Document::default();
    letter.push(Block::Table(reporting_table(facts)));
    notes(facts, &mut letter);
    letter.blocks
}

/// The figures of one target: by part where they are few, else by unit.
pub(super) fn details(plan: &Plan, coverage: &Coverage) -> Table {
    let parts = !coverage.parts.is_empty() && coverage.expected() <= BY_UNIT;
    if parts { by_part(plan, coverage) } else { unit_table(plan, coverage) }
}

pub(super) fn overall(plan: &Plan, targets: &[&Coverage]) -> Table {
    // Where not all count the same, each says what it counts.
    let nouns: BTreeSet<&str> = targets.iter().map(|c| words::noun(plan, c)).collect();
    let shared = nouns.first().filter(|_| nouns.len() == 1);
    let counted = shared.map(|noun| format!(" ({noun})")).unwrap_or_default();
    let columns = vec![
        Column::right("TT"),
        Column::left("Chỉ tiêu").at_most(30),
        Column::right(&format!("Tổng số{counted}")),
        Column::right(&format!("Số đạt{counted}")),
        Column::right("Tỷ lệ"),
        Column::right("Kế hoạch"),
        Column::left("Kết luận"),
    ];
    let row = |(n, coverage): (usize, &&Coverage)| {
        let counted = !coverage.addends.is_empty();
        let people = |n: u128| cells::count_if(counted.then_some(n));
        let noun = match shared {
            Some(_) => String::new(),
            None => format!(" ({})", words::noun(plan, coverage)),
        };
        vec![
            cells::number(n + 1),
            format!("{}{noun}", words::full_name(plan, coverage)).into(),
            all_people(coverage, people(coverage.counted.denominator)),
            people(coverage.counted.numerator),
            cells::percent(coverage),
            cells::target(coverage),
            words::verdict_in_letters(coverage).into(),
        ]
    };
    Table { columns, rows: targets.iter().enumerate().map(row).collect(), indent: 0 }
}

/// A count has no total.
fn all_people(coverage: &Coverage, total: Cell) -> Cell {
    if coverage.has_denominator { total } else { Cell::default() }
}

/// The note on bounds of one target, where figures are missing or left out.
fn bounds_note(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    let (bounds, missing) = coverage.bounds.zip(coverage.missing_people)?;
    if coverage.absent() == 0 || coverage.addends.is_empty() {
        return None;
    }
    let name = words::full_name(facts.plan, coverage);
    let low = words::percent_of(bounds.low, coverage);
    let high = words::percent_of(bounds.high, coverage);
    let share = percent(missing, bounds.low.denominator.max(1), None);
    Some(format!(
        "Ghi chú: {name}: {}, chiếm {share} số {} thuộc đối tượng ({}); kết quả {} trong khoảng \
         {low} - {high}.",
        absence(coverage),
        words::noun(facts.plan, coverage),
        words::people_known_from(coverage, padded),
        facts.plan.head.scope
    ))
}

fn figure_columns(first: &str, noun: &str) -> Vec<Column> {
    vec![
        Column::right("TT"),
        Column::left(first).at_most(34),
        Column::right(&format!("Tổng số ({noun})")),
        Column::right(&format!("Số đạt ({noun})")),
        Column::right("Tỷ lệ"),
        Column::left("Ghi chú"),
    ]
}

fn by_part(plan: &Plan, coverage: &Coverage) -> Table {
    let row = |(n, part): (usize, &Coverage)| {
        let counted = !part.addends.is_empty();
        let people = |n: u128| cells::count_if(counted.then_some(n));
        vec![
            cells::number(n + 1),
            plan.indicator(part.indicator).name.clone().into(),
            all_people(part, people(part.counted.denominator)),
            people(part.counted.numerator),
            cells::percent(part),
            state_of(part.missing.len(), part.excluded.len()).into(),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = coverage.parts.iter().enumerate().map(row).collect();
    rows.extend(total(coverage));
    Table {
        columns: figure_columns("Nhóm đối tượng", words::noun(plan, coverage)),
        rows,
        indent: 0,
    }
}

fn unit_table(plan: &Plan, coverage: &Coverage) -> Table {
    let lines = by_unit(coverage);
    let row = |(n, line): (usize, &UnitLine)| {
        let name = line.about.map_or(plan.head.scope.clone(), |unit| plan.unit(unit).name.clone());
        let share = line.share;
        vec![
            cells::number(n + 1),
            upper_first(&name).into(),
            all_people(coverage, cells::count_if(share.map(|s| s.denominator))),
            cells::count_if(share.map(|s| s.numerator)),
            share.map(|s| cells::percent_of(s, coverage)).unwrap_or_default(),
            note_of(line, coverage).into(),
        ]
    };
    let mut rows: Vec<Vec<Cell>> = lines.iter().enumerate().map(row).collect();
    rows.extend(total(coverage));
    Table { columns: figure_columns("Đơn vị", words::noun(plan, coverage)), rows, indent: 0 }
}

/// The last row adds up to the figure of the letter.
fn total(coverage: &Coverage) -> Option<Vec<Cell>> {
    (!coverage.addends.is_empty()).then(|| {
        vec![
            Cell::default(),
            "Tổng cộng".into(),
            all_people(coverage, cells::count(coverage.counted.denominator)),
            cells::count(coverage.counted.numerator),
            cells::percent(coverage),
            Cell::default(),
        ]
    })
}

/// What is lacking, else how the unit stands to what it has to reach by itself.
fn note_of(line: &UnitLine, coverage: &Coverage) -> String {
    let own = line.own_goal(coverage).filter(|_| line.state() == "counted");
    let own = own.map(|own| words::own_goal_text(own, coverage.year_running));
    own.unwrap_or_else(|| state_of(line.missing, line.excluded).to_owned())
}

fn state_of(missing: usize, excluded: usize) -> &'static str {
    match (missing, excluded) {
        (0, 0) => "",
        (_, 0) => "Chưa có số liệu",
        _ => "Chưa tổng hợp do số liệu chưa thống nhất",
    }
}

pub(super) fn task_table(facts: &Facts<'_>) -> Table {
    let plan = facts.plan;
    let mut columns = vec![
        Column::left("Mục"),
        Column::left("Nhiệm vụ, giải pháp").at_most(40),
        Column::left("Cơ quan chủ trì").at_most(22),
        Column::left("Tình hình"),
        Column::right("Đơn vị đã báo cáo"),
    ];
    let in_appendix = |p: &&TaskProgress| plan.sections[plan.task(p.task).section].appendix;
    // Plans that give their actions no due day and no product have no column for them.
    let own = || plan.tasks.iter().filter(|task| plan.sections[task.section].appendix);
    let (due, product) =
        (own().any(|task| task.due.is_some()), own().any(|task| task.product.is_some()));
    if due {
        columns.insert(3, Column::left("Thời hạn").at_most(16));
    }
    if product {
        columns.insert(3, Column::left("Sản phẩm").at_most(20));
    }
    let row = |progress: &TaskProgress| {
        let task = plan.task(progress.task);
        let lead: Vec<&str> = task.lead.iter().map(|party| plan.party_name(*party)).collect();
        let mut cells: Vec<Cell> = vec![
            task.id.clone().into(),
            task.text.clone().into(),
            lead.join("; ").into(),
            task_stands(progress).into(),
            format!("{}/{}", progress.reported, progress.lead_units.len()).into(),
        ];
        if due {
            cells.insert(3, task.due.clone().unwrap_or_default().into());
        }
        if product {
            cells.insert(3, task.product.clone().unwrap_or_default().into());
        }
        cells
    };
    let rows = facts.overview.tasks.iter().filter(in_appendix).map(row).collect();
    Table { columns, rows, indent: 0 }
}

/// `Hoàn thành, quá thời hạn; có vướng mắc`.
fn task_stands(progress: &TaskProgress) -> String {
    let timing = progress.timing.map(words::timing_in_letters);
    let timing = timing.map(|words| format!(", {words}")).unwrap_or_default();
    let blocked = if progress.blocked > 0 { "; có vướng mắc" } else { "" };
    format!("{}{timing}{blocked}", words::task_state(progress.state))
}

pub(super) fn reporting_table(facts: &Facts<'_>) -> Table {
    let columns = vec![
        Column::right("TT"),
        Column::left("Đơn vị").at_most(34),
        Column::left("Tình hình").at_most(28),
        Column::left("Ngày nhận"),
        Column::left("Văn bản"),
    ];
    let row = |(n, report): (usize, &UnitReport)| {
        vec![
            cells::number(n + 1),
            facts.plan.unit(report.unit).name.clone().into(),
            report_state(report).into(),
            cells::day_if(report.received_on),
            report.document.clone().unwrap_or_default().into(),
        ]
    };
    let rows = facts.overview.reporting.units.iter().enumerate().map(row).collect();
    Table { columns, rows, indent: 0 }
}

/// A unit's state with the forms it still owes.
fn report_state(report: &UnitReport) -> String {
    let state = words::report_state_in_letters(report);
    match deadlines::lacking(report).as_slice() {
        [] => state,
        forms => format!("{state}; chưa gửi đủ biểu số liệu ({})", forms.join(", ")),
    }
}

fn notes(facts: &Facts<'_>, letter: &mut Document) {
    letter.push(Block::Gap);
    letter.push(Block::Paragraph(vec![Run::bold("Ghi chú")]));
    remarks(facts).into_iter().for_each(|line| letter.say(line));
}

/// Deadline and what it rests on, readings in use, figures left out and why.
pub(super) fn remarks(facts: &Facts<'_>) -> Vec<String> {
    let mut lines =
        vec![deadlines::rule_of(facts.plan, &facts.overview.term), day_that_counts(facts)];
    lines.extend(noted("Cách hiểu đang áp dụng:", readings(facts)));
    lines.extend(noted("Thay đổi về đối tượng, cách tính trong năm:", notes::changes(facts)));
    lines.extend(noted("Số liệu chưa tổng hợp và lý do:", left_out(facts)));
    lines.extend(noted("Đối chiếu với nguồn khác:", notes::compared(facts)));
    lines
}

/// A document without its table makes no table timely that comes later.
fn day_that_counts(facts: &Facts<'_>) -> String {
    let (figures, tasks) = (Form::Figures.name(), Form::Tasks.name());
    format!(
        "Đúng hạn hay chậm xét theo ngày {} nhận lần đầu biểu {figures} đọc được (đơn vị không có \
         biểu {figures}: biểu {tasks}); văn bản đến trước mà chưa kèm số liệu không thay cho ngày này.",
        facts.plan.letterhead.issuer_short
    )
}

fn noted(what: &str, notes: Vec<String>) -> Vec<String> {
    let head = (!notes.is_empty()).then(|| what.to_owned());
    head.into_iter().chain(notes.into_iter().map(|note| format!("- {note}"))).collect()
}

fn left_out(facts: &Facts<'_>) -> Vec<String> {
    let plan = facts.plan;
    let note = |gap: &Gap| {
        let about = match gap.key.about {
            About::Unit(unit) => plan.name_in_sentence(unit),
            About::Whole => plan.head.scope.clone(),
        };
        let indicator = &plan.indicator(gap.key.indicator).name;
        let reason = gap.reason.as_deref().unwrap_or_default();
        let (now, then) = (facts.overview.term.period, gap.key.period);
        let of = if then == now { String::new() } else { format!(", {}", then.in_sentence()) };
        format!("{indicator} của {about}{of}: {reason}.")
    };
    facts.overview.coverage.iter().flat_map(|coverage| &coverage.excluded).map(note).collect()
}

/// Question and answer of the open readings that touch a figure of this report.
fn readings(facts: &Facts<'_>) -> Vec<String> {
    let readings = facts.plan.readings.iter().enumerate();
    let touching = touching(facts);
    let ends = facts.overview.term.window.1;
    let in_force = readings.filter(|(n, reading)| {
        let begun = reading.valid_from.is_none_or(|from| from <= ends);
        touching.contains(n) && begun && reading.settled_by.is_none()
    });
    in_force.map(|(_, reading)| format!("{} {}", reading.question, reading.choice)).collect()
}

/// Places in the plan's readings that the period's deadline or a target rests on.
fn touching(facts: &Facts<'_>) -> BTreeSet<usize> {
    let plan = facts.plan;
    let period = facts.overview.term.period;
    let of_reporting = plan.reporting.iter().filter(|r| r.periods.contains(&period));
    let of_indicators = targets_of(facts).into_iter().flat_map(|c| {
        let parts = c.parts.iter().map(|part| part.indicator);
        std::iter::once(c.indicator).chain(parts)
    });
    let of_reporting = of_reporting.flat_map(|r| r.readings.iter().copied());
    of_reporting
        .chain(of_indicators.flat_map(|id| plan.indicator(id).readings.iter().copied()))
        .collect()
}
