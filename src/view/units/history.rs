//! What each period received from one unit: how it reported, every receipt with its correction,
//! every figure.

use crate::aggregate::{Addend, Coverage, Gap, ReportState, UnitReport};
use crate::document::{Block, Cell, Column, Document, Run, Table, Tone};
use crate::period::Period;
use crate::plan::{About, FigureKey, Plan, UnitId};
use crate::submission::closing::{FigureName, FigureSent};
use crate::submission::{Channel, Receipt, ReceivedAs};
use crate::vietnamese::{date, grouped};
use crate::view::{Facts, words};

/// What a period knows of a unit.
pub struct UnitInPeriod<'a> {
    /// The period.
    pub period: Period,
    /// True where nothing arrived from anybody.
    pub empty: bool,
    /// How it reported; none where it need not.
    pub report: Option<UnitReport>,
    /// Everything that came from it, in the order of the register.
    pub receipts: Vec<&'a Receipt>,
    /// Coverage of every indicator: its figures are among them.
    pub coverage: Vec<Coverage>,
}

/// Three tables: periods, receipts, figures.
pub(super) fn all(
    facts: &Facts<'_>,
    unit: UnitId,
    history: &[UnitInPeriod<'_>],
    page: &mut Document,
) {
    page.push(Block::Table(periods(facts, history)));
    let receipts: Vec<Vec<Cell>> = history.iter().flat_map(receipts).collect();
    titled(page, "Các lần tiếp nhận", &RECEIPTS, receipts);
    let figures: Vec<Vec<Cell>> =
        history.iter().flat_map(|one| figures(facts, unit, one)).collect();
    titled(page, "Số liệu", &FIGURES, figures);
}

fn titled(page: &mut Document, title: &str, columns: &[(&str, bool, u16)], rows: Vec<Vec<Cell>>) {
    if rows.is_empty() {
        return;
    }
    page.push(Block::Gap);
    page.push(Block::Paragraph(vec![Run::bold(title)]));
    let column = |(title, right, width): &(&str, bool, u16)| {
        let column = if *right { Column::right(title) } else { Column::left(title) };
        if *width > 0 { column.at_most(*width) } else { column }
    };
    let columns = columns.iter().map(column).collect();
    page.push(Block::Table(Table { columns, rows, indent: 0 }));
}

fn periods(facts: &Facts<'_>, history: &[UnitInPeriod<'_>]) -> Table {
    let now = facts.overview.term.period;
    let columns = vec![
        Column::left("Kỳ báo cáo"),
        Column::left("Tình trạng").at_most(36),
        Column::left("Ngày nhận"),
        Column::left("Văn bản").at_most(18),
    ];
    let rows = history.iter().map(|one| {
        let title = Cell::from(one.period.title());
        let Some(report) = &one.report else {
            let rest = ["Không phải báo cáo", "", ""].map(Cell::from);
            return std::iter::once(title).chain(rest).collect();
        };
        // Where nobody has an entry nothing is known of this unit either.
        if one.empty && one.period < now {
            let rest = ["Không tính: kỳ chưa có báo cáo nào", "", ""].map(Cell::from);
            return std::iter::once(title).chain(rest).collect();
        }
        let lacking = crate::view::deadlines::lacking(report);
        let state = words::report_state_in_full(report);
        let state = match lacking.is_empty() {
            true => state,
            false => format!("{state}; thiếu biểu {}", lacking.join(", ")),
        };
        vec![
            title,
            Cell::toned(state, words::report_tone(report.state)),
            report.received_on.map(date).unwrap_or_default().into(),
            report.document.clone().unwrap_or_default().into(),
        ]
    });
    Table { columns, rows: rows.collect(), indent: 0 }
}

/// Title, at the right, at most so wide (0: as wide as it is).
const RECEIPTS: [(&str, bool, u16); 6] = [
    ("Kỳ", false, 0),
    ("Số", false, 0),
    ("Ngày nhận", false, 0),
    ("Biểu", false, 12),
    ("Cách gửi", false, 14),
    ("Ghi chú", false, 30),
];

fn receipts(one: &UnitInPeriod<'_>) -> Vec<Vec<Cell>> {
    let row = |(n, receipt): (usize, &&Receipt)| {
        let times = one.receipts[..=n].iter().filter(|r| r.received == receipt.received).count();
        vec![
            one.period.title().into(),
            receipt.number.clone().into(),
            date(receipt.received_on).into(),
            received_as(receipt.received).into(),
            receipt.channel.map(channel).unwrap_or_default().into(),
            note(receipt, times).into(),
        ]
    };
    one.receipts.iter().enumerate().map(row).collect()
}

/// The document, which time it is, and what the officer noted.
fn note(receipt: &Receipt, times: usize) -> String {
    let again = times > 1 && receipt.received != ReceivedAs::Document;
    let late = receipt.after_close && !receipt.note.contains("khoá kỳ");
    let mut parts = vec![receipt.document.clone()];
    if again {
        parts.push(format!("gửi lại lần {times}"));
    }
    if late {
        parts.push("gửi sau khi đã tổng hợp".to_owned());
    }
    parts.push(receipt.note.clone());
    parts.retain(|part| !part.is_empty());
    parts.join("; ")
}

fn received_as(received: ReceivedAs) -> &'static str {
    match received {
        ReceivedAs::Form(form) => form.name(),
        ReceivedAs::Document => "văn bản",
    }
}

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::DocumentSystem => "VBĐT",
        Channel::Email => "thư điện tử",
        Channel::Zalo => "Zalo",
        Channel::Paper => "giấy",
        Channel::Telephone => "điện thoại",
    }
}

const FIGURES: [(&str, bool, u16); 5] = [
    ("Kỳ", false, 0),
    ("Chỉ tiêu", false, 20),
    ("Số đạt/Tổng số", true, 0),
    ("Tỷ lệ", true, 0),
    ("Ghi chú", false, 26),
];

/// The figures about the unit, and those it reports about others.
fn figures(facts: &Facts<'_>, unit: UnitId, one: &UnitInPeriod<'_>) -> Vec<Vec<Cell>> {
    let rows = one.coverage.iter().flat_map(|coverage| of_indicator(facts, unit, one, coverage));
    rows.collect()
}

fn of_indicator(
    facts: &Facts<'_>,
    unit: UnitId,
    one: &UnitInPeriod<'_>,
    coverage: &Coverage,
) -> Vec<Vec<Cell>> {
    // A flow looks back over the year: each of its figures stands under its own period.
    let own = |key: FigureKey, reporter: UnitId| {
        key.period == one.period && (reporter == unit || key.about == About::Unit(unit))
    };
    let addends = coverage.addends.iter().filter(|addend| own(addend.key, addend.reporter));
    let counted = addends.map(|addend| {
        let beside = beside(facts, addend.key, addend.reporter, Some(addend));
        let people = words::share_of_people(addend.share, coverage.has_denominator);
        let rate = words::percent_of(addend.share, coverage);
        let note = Cell::toned(beside, Tone::Caution);
        (addend.key, addend.reporter, [people.into(), rate.into(), note])
    });
    // Before its deadline nothing is missing, nor where nobody has an entry.
    let uncounted = one.empty && one.period < facts.overview.term.period;
    let pending = uncounted || one.report.as_ref().is_some_and(|r| r.state == ReportState::Pending);
    let gaps = coverage.gaps().filter(|gap| own(gap.key, gap.reporter) && !pending);
    let absent = gaps.map(|gap| {
        let beside = beside(facts, gap.key, gap.reporter, None);
        let note = if beside.is_empty() { state(gap) } else { format!("{}; {beside}", state(gap)) };
        let note = Cell::toned(note, Tone::Caution);
        (gap.key, gap.reporter, [Cell::default(), Cell::default(), note])
    });
    let row = |(key, reporter, cells): (FigureKey, UnitId, [Cell; 3])| {
        let name = name(facts.plan, unit, key, reporter);
        [one.period.title(), name].map(Cell::from).into_iter().chain(cells).collect()
    };
    counted.chain(absent).map(row).collect()
}

fn state(gap: &Gap) -> String {
    match &gap.reason {
        Some(reason) => format!("bị loại do sai: {reason}"),
        None => "chưa có số liệu".to_owned(),
    }
}

/// The indicator; whom it is about, or who reports it, where that is somebody else.
fn name(plan: &Plan, unit: UnitId, key: FigureKey, reporter: UnitId) -> String {
    let name = plan.short_name_in(key.indicator, key.period.year());
    match key.about {
        About::Whole => format!("{name} ({})", plan.head.scope_on_screen),
        About::Unit(about) if about != unit => format!("{name} ({})", plan.unit(about).name),
        About::Unit(_) if reporter != unit => format!("{name} (do {})", plan.unit(reporter).name),
        About::Unit(_) => name.to_owned(),
    }
}

/// What was published of a figure, where the period was closed and it was something else.
fn beside(facts: &Facts<'_>, key: FigureKey, reporter: UnitId, now: Option<&Addend>) -> String {
    let Some(closed) = facts.revised.iter().find(|revised| revised.period == key.period) else {
        return String::new();
    };
    let plan = facts.plan;
    let About::Unit(about) = key.about else { return String::new() };
    let name = FigureName {
        indicator: plan.indicator(key.indicator).id.clone(),
        period: key.period,
        about: plan.unit(about).id.clone(),
        reporter: plan.unit(reporter).id.clone(),
    };
    let published = match closed.closing.sent.figures.get(&name) {
        Some(FigureSent::Counted(n, d)) => Some((u128::from(*n), u128::from(*d))),
        _ => None,
    };
    let present = now.map(|addend| (addend.share.numerator, addend.share.denominator));
    match published {
        same if same == present => String::new(),
        Some((numerator, 0)) => format!("số đã báo cáo {}", grouped(numerator)),
        Some((n, d)) => format!("số đã báo cáo {}/{}", grouped(n), grouped(d)),
        None => "khi báo cáo chưa có số này".to_owned(),
    }
}
