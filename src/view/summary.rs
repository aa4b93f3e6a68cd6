//! `bdhvs summary`: the quarterly report of the gathering unit, after the model of `letters.md`.
//! Every number comes from the one overview; what only the drafter knows stands as `[…]`.

mod annexes;
mod book;
mod change;
mod frame;
mod reporting;
mod targets;
mod tasks;

pub use book::summary_book;

use super::{Facts, closing};
use crate::aggregate::Coverage;
use crate::document::Document;
use crate::plan::{Shown, UnitId};
use crate::vietnamese::{list, padded, upper};

/// Stands where the drafter writes.
const TO_WRITE: &str = "[…]";

/// The report; `draft` marks it DỰ THẢO.
pub fn summary(facts: &Facts<'_>, draft: bool) -> Document {
    let mut letter = Document::default();
    frame::opening(facts, draft, &mut letter);
    letter.heading(2, "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI");
    letter.say(format!(
        "1. [Văn bản đã tham mưu, ban hành; hội nghị, tập huấn, kiểm tra trong {}.]",
        facts.overview.term.period.noun()
    ));
    letter.say(format!("2. Về chế độ báo cáo: {}", reporting::paragraph(facts)));
    letter.heading(2, "II. KẾT QUẢ THỰC HIỆN");
    targets::section(facts, &mut letter);
    closing::paragraphs(facts, &mut letter);
    tasks::section(facts, &mut letter);
    letter.say("3. Mô hình, cách làm hiệu quả: [tối đa 03 mô hình; không có thì bỏ mục này].");
    assessment(facts, &mut letter);
    frame::closing(facts, &mut letter);
    annexes::all(facts, &mut letter);
    letter
}

/// The sentences of the report that carry its numbers.
pub(super) struct Sentences {
    /// The report's subject.
    pub(super) title: String,
    /// Who sent their report.
    pub(super) reporting: String,
    /// How many actions stand how.
    pub(super) tasks: String,
}

impl Sentences {
    /// As the report says them.
    pub(super) fn new(facts: &Facts<'_>) -> Self {
        Self {
            title: frame::title(facts),
            reporting: reporting::paragraph(facts),
            tasks: tasks::counts(facts),
        }
    }

    /// What is said of an indicator; `None` for one that is no target of the report.
    pub(super) fn of_target(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
        let among = targets_of(facts).iter().any(|c| c.indicator == coverage.indicator);
        among.then(|| targets::item(facts, coverage))
    }
}

fn assessment(facts: &Facts<'_>, letter: &mut Document) {
    letter.heading(2, "III. ĐÁNH GIÁ CHUNG");
    letter.say(format!("1. Ưu điểm: {TO_WRITE}."));
    letter.say(format!("2. Tồn tại, hạn chế: {TO_WRITE}{}.", reporting::shortcomings(facts)));
    letter.say(format!("3. Nguyên nhân: {TO_WRITE}."));
    let next = facts.overview.term.period.next();
    let next = next.map_or("KỲ SAU".to_owned(), |period| upper(&period.in_running_text()));
    letter.heading(2, format!("IV. NHIỆM VỤ TRỌNG TÂM {next}"));
    letter.say(format!("{TO_WRITE}{}{}.", places_to_urge(facts), figures_to_complete(facts)));
    letter.heading(2, "V. KHÓ KHĂN, VƯỚNG MẮC; ĐỀ XUẤT, KIẾN NGHỊ");
    letter.say(format!("1. Khó khăn, vướng mắc: {TO_WRITE}."));
    letter.say(format!("2. Đề xuất, kiến nghị: {TO_WRITE}."));
}

/// The units with most people still to reach, for the target that lacks most and is counted by
/// unit.
fn places_to_urge(facts: &Facts<'_>) -> String {
    let by_unit = |c: &&&Coverage| c.parts.is_empty() && c.absent() + c.addends.len() > 10;
    let lacking = targets_of(facts);
    let worst = lacking.iter().filter(by_unit).max_by_key(|c| c.people_needed.unwrap_or(0));
    let names = worst.map(|c| largest_gaps(facts, c, 3)).unwrap_or_default();
    if names.is_empty() {
        return String::new();
    }
    format!("; đôn đốc các địa phương, đơn vị có số người chưa đạt còn nhiều ({})", list(&names))
}

/// `; hoàn thiện số liệu năm 2025`, where a target of the letter lacks a figure.
fn figures_to_complete(facts: &Facts<'_>) -> String {
    let term = &facts.overview.term;
    if targets_of(facts).iter().all(|c| c.absent() == 0) {
        return String::new();
    }
    let which = match term.closes_year {
        true => format!("năm {}", term.period.year()),
        false => term.period.in_running_text(),
    };
    format!("; hoàn thiện số liệu {which}")
}

/// The targets of the letter, in the plan's order.
fn targets_of<'a>(facts: &Facts<'a>) -> Vec<&'a Coverage> {
    let shown = |c: &&Coverage| {
        c.target.is_some() && facts.plan.indicator(c.indicator).shown == Shown::Targets
    };
    facts.overview.coverage.iter().filter(shown).collect()
}

/// Names of the units that lack most people, those that lack any. Of a unit without a figure
/// nobody can say how many it lacks.
fn largest_gaps(facts: &Facts<'_>, coverage: &Coverage, most: usize) -> Vec<String> {
    let mut gaps: Vec<(u128, UnitId)> = super::coverage::by_unit(coverage)
        .iter()
        .filter(|line| line.state() == "counted")
        .filter_map(|line| Some((line.needed(coverage)?, line.about?)))
        .filter(|(needed, _)| *needed > 0)
        .collect();
    gaps.sort_by_key(|(needed, unit)| (std::cmp::Reverse(*needed), *unit));
    gaps.iter().take(most).map(|(_, unit)| facts.plan.name_in_sentence(*unit)).collect()
}

/// `05 đơn vị`.
fn units_of(n: usize) -> String {
    format!("{} đơn vị", padded(n as u128))
}
