//! `bdhvs trace`: the addends of a figure, which add up to it, and what was left out and why.

mod book;
mod sheet;

pub use book::book;
pub use sheet::sheet;

use super::places::Places;
use super::reference::{Cell, Reference};
use super::words::{self, INVENTED};
use super::{Facts, reference};
use crate::aggregate::{KnownFrom, Paper, Trace, TracedAddend, TracedGap, Whose, Why};
use crate::document::{Block, Column, Document, Run, Table};
use crate::period::Period;
use crate::plan::{About, FigureKey, Plan};
use crate::submission::{Channel, Number, SecondFigure};
use crate::vietnamese::{date, grouped, upper_first};

/// Places longer than this take two lines of their column.
const WIDEST_PLACE: usize = 30;

/// A figure taken apart, with all that is said of it.
pub struct Traced<'a> {
    /// The period and the plan.
    pub facts: Facts<'a>,
    /// How it was asked for.
    pub reference: Reference,
    /// Its parts.
    pub trace: Trace<'a>,
    /// Where they stand.
    pub places: Places<'a>,
}

/// The page.
pub fn trace(traced: &Traced<'_>) -> Document {
    let mut page = Document::default();
    let facts = &traced.facts;
    page.heading(1, format!("Bảng kê số liệu · {}", facts.overview.term.period.title()));
    if facts.overview.invented {
        page.say(INVENTED);
    }
    page.push(Block::Paragraph(vec![Run::bold(name(traced))]));
    page.say(format!("{}: {}", traced.reference.text(facts.plan), figure(traced)));
    let periods = periods(traced);
    periods.iter().for_each(|period| of_period(traced, *period, periods.len() > 1, &mut page));
    if periods.len() > 1 {
        page.push(Block::Gap);
        page.say(format!("Cộng các bảng trên: {}.", figure(traced)));
    }
    left_out(traced, &mut page);
    awaited(traced, &mut page);
    second(traced, &mut page);
    page
}

/// The indicator, and the unit where one was asked for.
fn name(traced: &Traced<'_>) -> String {
    let plan = traced.facts.plan;
    let indicator = upper_first(&plan.indicator(traced.reference.indicator).name);
    match whose_name(plan, traced.reference.whose) {
        None => indicator,
        Some(whose) => format!("{indicator}, {whose}"),
    }
}

/// Whose figure it is, in a sentence; none for the sum of all.
pub fn whose_name(plan: &Plan, whose: Whose) -> Option<String> {
    match whose {
        Whose::All => None,
        Whose::About(about) => Some(about_name(plan, about)),
        Whose::Group(group) => {
            let group = plan.group(group);
            Some(group.in_sentence.clone().unwrap_or_else(|| group.name.clone()))
        }
    }
}

/// The printed figure: what the addends add up to.
fn figure(traced: &Traced<'_>) -> String {
    let coverage = traced.trace.coverage;
    if traced.trace.addends.is_empty() {
        return "chưa có số nào được cộng vào".to_owned();
    }
    let sum = traced.trace.sum();
    let counts = &traced.facts.plan.indicator(coverage.indicator).counts;
    let number = match traced.reference.cell {
        Some(cell) => grouped(cell.of(sum)),
        None => words::share_of_people(sum, coverage.has_denominator),
    };
    let text = format!("{number} {counts}");
    let rate = words::percent_of(sum, coverage);
    if traced.reference.cell.is_some() || rate.is_empty() {
        text
    } else {
        format!("{text}, {rate}")
    }
}

fn about_name(plan: &Plan, about: About) -> String {
    match about {
        About::Unit(unit) => plan.name_in_sentence(unit),
        About::Whole => plan.head.scope.clone(),
    }
}

/// Periods that were added up: a flow adds up over the year.
fn periods(traced: &Traced<'_>) -> Vec<Period> {
    let mut periods: Vec<Period> =
        traced.trace.addends.iter().map(|one| one.addend.key.period).collect();
    periods.sort_unstable();
    periods.dedup();
    periods
}

/// The table of one period.
fn of_period(traced: &Traced<'_>, period: Period, several: bool, page: &mut Document) {
    let own = |one: &&TracedAddend<'_>| one.addend.key.period == period;
    let addends: Vec<&TracedAddend<'_>> = traced.trace.addends.iter().filter(own).collect();
    page.push(Block::Gap);
    if several {
        page.push(Block::Paragraph(vec![Run::bold(period.title())]));
    }
    let folders = addends.iter().map(|one| traced.places.in_folder(one.addend.row).0);
    let mut folders: Vec<&str> = folders.collect();
    folders.dedup();
    // All rows of a period stand in one folder: it is said once.
    page.say(format!("Tệp trong thư mục {}/", folders.join("/, ")));
    page.push(Block::Table(table(traced, &addends)));
    let registered = registered_files(traced, addends.iter().copied());
    registered.into_iter().for_each(|line| page.say(line));
}

fn table(traced: &Traced<'_>, addends: &[&TracedAddend<'_>]) -> Table {
    let cells = traced.shown();
    let title = |cell: &Cell| Column::right(cell.title());
    let mut columns = vec![Column::left("Văn bản"), Column::left("Đơn vị").at_most(17)];
    columns.extend(cells.iter().map(title));
    columns.push(Column::left("Tệp:dòng"));
    let mut rows: Vec<Vec<_>> = addends.iter().map(|one| row(traced, one, &cells)).collect();
    let mut total = vec!["Cộng".into(), Default::default()];
    let sum = addends.iter().map(|one| one.addend.share).sum();
    total.extend(cells.iter().map(|cell| grouped(cell.of(sum)).into()));
    total.push(Default::default());
    rows.push(total);
    Table { columns, rows, indent: 0 }
}

impl Traced<'_> {
    /// The numbers that are shown: the one asked for, else both.
    fn shown(&self) -> Vec<Cell> {
        let shown = |cell: &Cell| match self.reference.cell {
            Some(asked) => *cell == asked,
            None => self.trace.coverage.has_denominator || *cell == Cell::Numerator,
        };
        [Cell::Numerator, Cell::Denominator].into_iter().filter(shown).collect()
    }
}

impl Cell {
    /// Over its column.
    fn title(self) -> &'static str {
        match self {
            Self::Numerator => "Số đạt",
            Self::Denominator => "Tổng số",
        }
    }
}

fn row(traced: &Traced<'_>, one: &TracedAddend<'_>, cells: &[Cell]) -> Vec<crate::document::Cell> {
    let addend = one.addend;
    let (_, place) = traced.places.in_folder(addend.row);
    let commit = traced.places.short_commit(addend.row);
    let mut row = vec![paper(one.paper.as_ref()).into()];
    row.push(whose(traced, addend.key).into());
    row.extend(cells.iter().map(|cell| grouped(cell.of(addend.share)).into()));
    let place = in_two_lines(place);
    row.push(commit.map_or(place.clone(), |commit| format!("{place}\n{commit}")).into());
    row
}

/// A long name of a file goes on behind a hyphen, so that the names of units keep their room.
fn in_two_lines(place: String) -> String {
    let hyphen = place.char_indices().take(WIDEST_PLACE).filter(|(_, c)| *c == '-').last();
    match hyphen.filter(|_| place.chars().count() > WIDEST_PLACE) {
        Some((at, _)) => format!("{}\n{}", &place[..=at], &place[at + 1..]),
        None => place,
    }
}

/// The unit, with the part where the figure is one of several.
fn whose(traced: &Traced<'_>, key: FigureKey) -> String {
    let plan = traced.facts.plan;
    let unit = upper_first(&about_name(plan, key.about));
    match key.indicator == traced.reference.indicator {
        true => unit,
        false => format!("{unit} ({})", plan.indicator(key.indicator).short_name),
    }
}

/// Number and date of the document; what is known instead where there is none.
fn paper(paper: Option<&Paper<'_>>) -> String {
    let Some(paper) = paper else { return "chưa vào sổ".to_owned() };
    match paper.document {
        Some(receipt) => match receipt.document_date {
            Some(day) => format!("{}\n{}", receipt.document, date(day)),
            None => receipt.document.clone(),
        },
        None => {
            let by = paper.receipt.channel.map_or("", channel);
            format!("chờ văn bản\n{by}{}", date(paper.receipt.received_on))
        }
    }
}

fn channel(channel: Channel) -> &'static str {
    match channel {
        Channel::DocumentSystem => "VBĐT ",
        Channel::Email => "thư ",
        Channel::Zalo => "Zalo ",
        Channel::Paper => "giấy ",
        Channel::Telephone => "điện thoại ",
    }
}

/// Where denominators stand that the plan gives and not the rows.
fn registered_files<'a>(
    traced: &Traced<'_>,
    addends: impl Iterator<Item = &'a TracedAddend<'a>>,
) -> Option<String> {
    let spans = addends.filter_map(|one| one.registered);
    let places = &traced.places;
    let mut files: Vec<&str> = spans.map(|span| places.path(span)).collect();
    files.sort_unstable();
    files.dedup();
    let said = format!("Tổng số lấy từ {}, không lấy từ báo cáo.", files.join(", "));
    (!files.is_empty()).then_some(said)
}

fn left_out(traced: &Traced<'_>, page: &mut Document) {
    page.push(Block::Gap);
    if traced.trace.left_out.is_empty() {
        return page.say("Không có số nào bị bỏ ra ngoài.");
    }
    let head = format!("Không cộng vào: {} số", traced.trace.left_out.len());
    page.push(Block::Paragraph(vec![Run::bold(head)]));
    // Of those that sent nothing and of which nothing is known there is nothing to say but the
    // name: a line for all of one reason.
    let mut alike: Vec<(String, Vec<String>)> = Vec::new();
    for one in &traced.trace.left_out {
        let (name, reason) = (gap_name(traced, one), reason_at(traced, one));
        match alike.iter_mut().find(|(same, _)| *same == reason) {
            Some((_, names)) => names.push(name),
            None => alike.push((reason, vec![name])),
        }
    }
    for (reason, names) in alike {
        match names.as_slice() {
            [only] => page.say(format!("- {only}: {reason}.")),
            many => page.say(format!("- {} số {reason}: {}.", many.len(), many.join(", "))),
        }
    }
}

/// What to do about figures that came without a document.
fn awaited(traced: &Traced<'_>, page: &mut Document) {
    let waits = |one: &&TracedAddend<'_>| one.paper.is_some_and(|paper| paper.document.is_none());
    let waiting = traced.trace.addends.iter().filter(waits).count();
    if waiting > 0 {
        page.push(Block::Gap);
        page.say(format!(
            "{waiting} số chờ văn bản. Có số văn bản thì ghi vào sổ: bdhvs receive --document-only \
             --unit ĐƠN-VỊ --date NGÀY --document SỐ"
        ));
    }
}

/// What second sources have of the same people, with document and place.
fn second(traced: &Traced<'_>, page: &mut Document) {
    if traced.trace.second.is_empty() {
        return;
    }
    page.push(Block::Gap);
    let head = "Số của nguồn khác (chỉ để đối chiếu, không cộng vào)";
    page.push(Block::Paragraph(vec![Run::bold(head)]));
    for row in &traced.trace.second {
        page.say(format!("- {}: {}.", whose(traced, row.key), of_second(traced, row)));
    }
}

fn of_second(traced: &Traced<'_>, row: &SecondFigure) -> String {
    let number = |number: Number| number.value.number().map(|n| grouped(n.into()));
    let numbers = match (number(row.numerator), number(row.denominator)) {
        (Some(n), Some(d)) => format!("{n}/{d}"),
        (Some(n), None) => format!("số đạt {n}"),
        (None, d) => format!("tổng số {}", d.unwrap_or_default()),
    };
    let of = row.as_of.map_or_else(String::new, |day| format!(" tính đến {}", date(day)));
    let day = row.document_date.map_or_else(String::new, |day| format!(" ngày {}", date(day)));
    let place = traced.places.place(row.row);
    format!("{numbers}{of}, {}, {}{day} ({place})", row.source, row.document)
}

/// The unit, with the part, the period and the reporter where they are others than asked for.
fn gap_name(traced: &Traced<'_>, one: &TracedGap<'_>) -> String {
    let (plan, key) = (traced.facts.plan, one.gap.key);
    let mut name = whose(traced, key);
    if key.period != traced.reference.period {
        name.push_str(&format!(", {}", key.period.in_sentence()));
    }
    if key.about != About::Unit(one.gap.reporter) {
        name.push_str(&format!(" ({} báo cáo)", plan.name_in_sentence(one.gap.reporter)));
    }
    name
}

fn reason_at(traced: &Traced<'_>, one: &TracedGap<'_>) -> String {
    let mut text = reason(traced, one);
    if let Some(span) = one.at {
        text.push_str(&format!(" ({})", traced.places.place(span)));
    }
    text + &people_known(traced, one)
}

/// How many people are behind a figure that did not enter, and where that is known from.
fn people_known(traced: &Traced<'_>, one: &TracedGap<'_>) -> String {
    // A count has no people.
    let known = one.gap.known.filter(|_| traced.trace.coverage.has_denominator);
    let Some(known) = known else { return String::new() };
    let from = match known.from {
        KnownFrom::Row => "ghi trên dòng này".to_owned(),
        KnownFrom::Period(period) => format!("số của {}", period.in_sentence()),
        KnownFrom::Register => "số đăng ký trong kế hoạch".to_owned(),
    };
    format!("; tổng số {}, {from}", grouped(known.people.into()))
}

/// Why a figure did not enter the sum.
pub(super) fn reason(traced: &Traced<'_>, one: &TracedGap<'_>) -> String {
    match one.why {
        Why::Excluded => {
            format!("bị loại do sai: {}", one.gap.reason.as_deref().unwrap_or_default())
        }
        Why::Blank => "ô số để trống".to_owned(),
        Why::NoRow => "báo cáo không có dòng này".to_owned(),
        Why::NoFile => not_sent(traced, one).to_owned(),
    }
}

/// How a reporter stands whose file is not there. Of earlier periods only that is known.
fn not_sent(traced: &Traced<'_>, one: &TracedGap<'_>) -> &'static str {
    use crate::aggregate::ReportState;
    let units = &traced.facts.overview.reporting.units;
    let this_period = one.gap.key.period == traced.reference.period;
    let report = units.iter().find(|report| this_period && report.unit == one.gap.reporter);
    match report.map(|report| report.state) {
        Some(ReportState::Pending) => "chưa đến hạn gửi",
        Some(ReportState::DocumentOnly) => "có văn bản, chưa có số liệu",
        Some(ReportState::Exempt) => "không phải báo cáo kỳ này",
        _ => "chưa gửi số liệu",
    }
}

/// What a figure is about, by id.
pub(super) fn about_id(plan: &Plan, about: About) -> String {
    reference::about_id(plan, about).to_owned()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_long_name_of_a_file_takes_two_lines() {
        let of = |place: &str| in_two_lines(place.to_owned());
        assert_eq!(of("so-nong-nghiep-moi-truong.csv:2"), "so-nong-nghiep-moi-\ntruong.csv:2");
        assert_eq!(of("so-van-hoa-the-thao-du-l.csv:2"), "so-van-hoa-the-thao-du-l.csv:2");
        assert_eq!(
            of("sonongnghiepmoitruongvathuysan.csv:2"),
            "sonongnghiepmoitruongvathuysan.csv:2"
        );
    }
}
