//! Closed periods in words: what is frozen, and what was published beside what comes out now.

mod beside;
mod sheet;

pub(super) use beside::{on_screen, paragraphs, tables};
pub(super) use sheet::sheet;

use super::Facts;
use super::coverage::{gap_name, shortened};
use super::words::{self, INVENTED};
use crate::document::{Block, Column, Document, Run, Table};
use crate::period::Period;
use crate::plan::Plan;
use crate::plan::{Amount, Goal};
use crate::submission::closing::{Closing, IndicatorSent, Revised};
use crate::vietnamese::{Touch, date, grouped, percent, upper_first};

/// A period that is being closed.
pub struct Closed<'a> {
    /// What is written down.
    pub closing: &'a Closing,
    /// The file, as the officer finds it.
    pub path: String,
    /// True where nothing is written.
    pub dry_run: bool,
}

/// What is frozen, and what is not in it.
pub fn closed(facts: &Facts<'_>, closed: &Closed<'_>) -> Document {
    let (period, closing) = (facts.overview.term.period, closed.closing);
    let mut page = Document::default();
    page.heading(1, format!("Khoá kỳ · {}", period.title()));
    if facts.overview.invented {
        page.say(INVENTED);
    }
    page.say(format!("Số liệu đã báo cáo tại {}.", document(closing)));
    page.push(Block::Gap);
    page.push(Block::Table(frozen(facts.plan, period.year(), closing)));
    page.push(Block::Gap);
    page.push(Block::Paragraph(vec![Run::plain(reporting(closing))]));
    not_in_it(facts, &mut page);
    page.push(Block::Gap);
    let files = counts(closing);
    if closed.dry_run {
        page.say(format!("Chạy thử, chưa ghi gì. Sẽ ghi {} ({files}).", closed.path));
        return page;
    }
    page.say(format!("Đã ghi {} ({files}).", closed.path));
    page.say(format!(
        "Từ nay báo cáo gửi thêm của kỳ này vẫn nhận bằng bdhvs receive, ghi là gửi sau khi đã \
         tổng hợp. Xem có gì thay đổi: bdhvs verify {period}."
    ));
    page
}

/// How many files of which kind a closing holds.
fn counts(closing: &Closing) -> String {
    let of_plan = |path: &&str| path.starts_with("plan/");
    let shared = |path: &&str| !of_plan(path) && path.matches('/').count() == 1;
    let paths = || closing.files.iter().map(|file| file.path.as_str());
    let other = paths().filter(|path| path.ends_with("/khoa-so.toml")).count();
    let (plan, shared) = (paths().filter(of_plan).count(), paths().filter(shared).count());
    let kinds = [
        (closing.files.len() - plan - shared - other, "tệp báo cáo"),
        (shared, "tệp dùng chung"),
        (plan, "tệp kế hoạch"),
        (other, "tệp khoá của kỳ khác"),
    ];
    let some = kinds.iter().filter(|(n, _)| *n > 0);
    some.map(|(n, kind)| format!("{n} {kind}")).collect::<Vec<_>>().join(", ")
}

fn frozen(plan: &Plan, year: i32, closing: &Closing) -> Table {
    let columns = vec![
        Column::left("Chỉ tiêu").at_most(24),
        Column::right("Số đạt/Tổng số"),
        Column::right("Tỷ lệ"),
        Column::right("KH"),
        Column::right("Số liệu"),
        Column::left("Kết luận"),
    ];
    let row = |sent: &IndicatorSent| {
        vec![
            name(plan, year, &sent.id).into(),
            people(sent).into(),
            rate(sent).into(),
            sent.target.map(target).unwrap_or_default().into(),
            format!("{}/{}", sent.counted, sent.expected).into(),
            conclusion(sent).into(),
        ]
    };
    Table { columns, rows: closing.sent.indicators.iter().map(row).collect(), indent: 0 }
}

fn reporting(closing: &Closing) -> String {
    let [expected, on_time, late, missing, pending, undated, document_only, _] =
        closing.sent.reporting;
    let states = [
        (on_time, "đúng hạn"),
        (late, "gửi chậm"),
        (missing, "chưa gửi"),
        (pending, "chưa đến hạn"),
        (undated, "chưa vào sổ tiếp nhận"),
        (document_only, "có văn bản, chưa có số liệu"),
    ];
    let states = states.iter().filter(|(n, _)| *n > 0);
    let states: Vec<String> = states.map(|(n, state)| format!("{state} {n}")).collect();
    format!("Phải gửi {expected}: {}.", states.join(", "))
}

/// What is missing and what is left out, each in its own words.
fn not_in_it(facts: &Facts<'_>, page: &mut Document) {
    for coverage in &facts.overview.coverage {
        let name = upper_first(words::short_name(facts.plan, coverage));
        if !coverage.missing.is_empty() {
            let missing = coverage.missing.iter().map(|gap| gap_name(facts.plan, gap)).collect();
            page.say(format!("{name}, chưa có số liệu: {}.", shortened(missing)));
        }
        for gap in &coverage.excluded {
            let (unit, reason) = (gap_name(facts.plan, gap), gap.reason.as_deref());
            let reason = reason.unwrap_or_default();
            page.say(format!("{name}, bị loại do sai: {unit}: {reason}."));
        }
    }
}

/// Taken back, with what to do next.
pub fn reopened(period: Period, closing: &Closing) -> Document {
    let mut page = Document::default();
    let last = closing.number;
    page.say(format!(
        "Đã mở lại {}. Lần khoá {last} ({}) và lý do mở lại vẫn giữ trong tệp khoa-so.toml.",
        period.in_sentence(),
        document(closing)
    ));
    page.say(format!(
        "Làm tiếp: sửa hoặc nhận lại số liệu, xem bdhvs summary --period {period}, rồi khoá lại \
         theo văn bản mới: bdhvs close {period} --document SỐ --date NGÀY."
    ));
    page
}

/// What was published beside what comes out now, and how many files were held against it.
pub fn verified(plan: &Plan, revised: &Revised) -> Document {
    let mut page = Document::default();
    page.heading(2, format!("{} · đã khoá", revised.period.title()));
    page.say(format!("Số liệu đã báo cáo tại {}.", document(&revised.closing)));
    page.say(format!(
        "Đã đối chiếu {}, {} số liệu.",
        counts(&revised.closing),
        grouped(revised.closing.sent.figures.len() as u128)
    ));
    if !revised.changed_indicators().is_empty() {
        page.push(Block::Gap);
        page.push(Block::Table(beside::table(plan, revised)));
    }
    page
}

/// `Báo cáo số 125/BC-SKHCN ngày 29/12/2025`.
pub(super) fn document(closing: &Closing) -> String {
    let number = &closing.document;
    let named = number.starts_with(|c: char| c.is_ascii_digit());
    let number = if named { format!("Báo cáo số {number}") } else { number.clone() };
    format!("{number} ngày {}", date(closing.date))
}

/// The name of an indicator in that year, its id where the plan has it no more.
fn name(plan: &Plan, year: i32, id: &str) -> String {
    let Some(known) = plan.index.indicators.get(id) else { return id.to_owned() };
    let indicator = plan.indicator(*known);
    if indicator.part_of.is_some() {
        return format!("- {}", indicator.short_name);
    }
    plan.short_name_in(*known, year).to_owned()
}

/// `31.204/33.950`, or the count alone; empty where nothing counts.
fn people(sent: &IndicatorSent) -> String {
    let numerator = || grouped(sent.numerator.into());
    match sent.denominator {
        _ if sent.counted == 0 => String::new(),
        Some(denominator) => format!("{}/{}", numerator(), grouped(denominator.into())),
        None => numerator(),
    }
}

/// `91,91%`; empty where there is none.
fn rate(sent: &IndicatorSent) -> String {
    let touch = sent.target.and_then(|goal| match goal.amount {
        Amount::Percent(hundredths) => Some(Touch { hundredths, at_most: goal.at_most }),
        Amount::Count(_) => None,
    });
    let denominator = sent.denominator.filter(|d| *d > 0 && sent.counted > 0);
    denominator.map(|d| percent(sent.numerator.into(), d.into(), touch)).unwrap_or_default()
}

fn target(Goal { amount, at_most }: Goal) -> String {
    let amount = match amount {
        Amount::Count(count) => grouped(count),
        Amount::Percent(hundredths) => words::percent_goal(hundredths),
    };
    if at_most { format!("không quá {amount}") } else { amount }
}

fn conclusion(sent: &IndicatorSent) -> &'static str {
    match sent.verdict {
        Some("met") => "Đạt",
        Some("no_data") => "Chưa có số liệu",
        Some("not_applicable") => "Không có đối tượng",
        Some(_) if sent.year_running => "Đang thực hiện",
        Some("not_met") => "Chưa đạt",
        Some("undetermined") => "Chưa đủ cơ sở",
        _ => "",
    }
}
