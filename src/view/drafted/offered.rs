//! The file a drafter begins with: a heading for each place of the report, and beside it, as
//! comments, what units wrote, to be chosen from.

use crate::plan::{Answerable, Plan, UnitId};
use crate::submission::{Answer, Dataset};
use crate::text::mask;
use crate::vietnamese::{fold, list};
use crate::view::Facts;
use crate::view::summary::{self, Offer, Spot};
use std::fmt::Write;

/// At most so many different texts beside one place.
const MOST: usize = 10;
/// At most so many characters of one text.
const LONGEST: usize = 240;
/// At most so many names beside a text.
const MOST_NAMES: usize = 3;

/// The text of `loi-van.md` for a period.
pub fn offered(facts: &Facts<'_>, dataset: &Dataset) -> String {
    let period = facts.overview.term.period;
    let answers: Vec<&Answer> = dataset.answers.iter().filter(|a| a.period == period).collect();
    let mut out = head(facts);
    for spot in summary::spots(facts) {
        let _ = write!(out, "\n## {}\n\n", spot.heading);
        let comment = comment(facts.plan, &spot, &answers);
        if !comment.is_empty() {
            let _ = write!(out, "<!--\n{comment}-->\n");
        }
    }
    out
}

fn head(facts: &Facts<'_>) -> String {
    let indicators = facts.overview.coverage.iter().map(|coverage| {
        let indicator = facts.plan.indicator(coverage.indicator);
        format!("  {}: {}\n", indicator.id, quiet(&indicator.name))
    });
    format!(
        "# Lời văn của báo cáo {}\n\n<!--\nViết dưới từng đề mục. Để trống thì báo cáo in […] ở chỗ \
         đó; ghi “Không” ở đề mục mô hình thì\nbáo cáo bỏ mục ấy. Chữ trong dấu ghi chú như đoạn này \
         không vào báo cáo.\n\nSố liệu của kỳ không gõ tay: ghi tên trong ngoặc nhọn, ví dụ \
         {{bao-cao.da_gui}};\nmỗi lần lập báo cáo chương trình điền số mới nhất. Tên gồm mã chỉ tiêu, dấu chấm, rồi so_dat, tong_so hoặc \
         ty_le (không có dấu %). Đếm báo cáo:\nbao-cao.phai_gui, bao-cao.da_gui, bao-cao.dung_han, \
         bao-cao.gui_cham, bao-cao.chua_gui.\n\nMã chỉ tiêu:\n{}-->\n",
        facts.plan.title_of_report(facts.overview.term.period),
        indicators.collect::<String>()
    )
}

/// What the drafter is asked for at a place, and what units wrote of it.
fn comment(plan: &Plan, spot: &Spot, answers: &[&Answer]) -> String {
    let mut out = String::new();
    if !spot.ask.is_empty() {
        let _ = writeln!(out, "{}", spot.ask);
    }
    let said = answers.iter().filter_map(|answer| {
        let said = answer.said.as_ref()?;
        let text = match spot.offer {
            Offer::Nothing => return None,
            Offer::Results(section) => {
                Some(said.result()).filter(|_| section_of(plan, answer) == Some(section))?
            }
            Offer::Difficulties => said.difficulty(),
            Offer::Proposals => said.proposal(),
            Offer::Outlook => said.outlook(),
        };
        (!text.trim().is_empty()).then_some((answer.unit, text))
    });
    let groups = grouped(said.collect());
    if !groups.is_empty() {
        let _ = writeln!(out, "Đơn vị báo cáo (chọn, viết lại rồi đưa ra ngoài dấu ghi chú):");
    }
    for (text, units) in groups.iter().take(MOST) {
        let _ = writeln!(out, "- {} ({})", shortened(text), who(plan, units));
    }
    if groups.len() > MOST {
        let _ =
            writeln!(out, "- … và {} nội dung khác trong các tệp nhiem-vu", groups.len() - MOST);
    }
    out
}

/// The section of the plan that an answer is about.
fn section_of(plan: &Plan, answer: &Answer) -> Option<usize> {
    match answer.task {
        Answerable::Task(task) => Some(plan.task(task).section),
        Answerable::Heading(heading) => Some(plan.headings[usize::from(heading.0)].section),
    }
}

/// Equal texts together, those of most units first.
fn grouped(said: Vec<(UnitId, &str)>) -> Vec<(&str, Vec<UnitId>)> {
    let mut groups: Vec<(String, &str, Vec<UnitId>)> = Vec::new();
    for (unit, text) in said {
        let key = fold(text);
        match groups.iter_mut().find(|(known, ..)| *known == key) {
            Some((.., units)) if units.contains(&unit) => {}
            Some((.., units)) => units.push(unit),
            None => groups.push((key, text, vec![unit])),
        }
    }
    groups.sort_by_key(|(.., units)| std::cmp::Reverse(units.len()));
    groups.into_iter().map(|(_, text, units)| (text, units)).collect()
}

fn who(plan: &Plan, units: &[UnitId]) -> String {
    let names: Vec<String> =
        units.iter().take(MOST_NAMES).map(|unit| plan.name_in_sentence(*unit)).collect();
    match units.len().saturating_sub(MOST_NAMES) {
        0 => list(&names),
        more => format!("{} và {more} đơn vị khác", names.join(", ")),
    }
}

/// One line without personal data, that cannot end the comment it stands in.
fn quiet(text: &str) -> String {
    mask(text).replace("--", "–").split_whitespace().collect::<Vec<_>>().join(" ")
}

fn shortened(text: &str) -> String {
    let text = quiet(text);
    if text.chars().count() <= LONGEST {
        return text;
    }
    let head: String = text.chars().take(LONGEST).collect();
    let whole = head.rsplit_once(' ').map_or(head.as_str(), |(words, _)| words);
    format!("{whole} …")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn equal_texts_are_offered_once_and_long_ones_are_cut() {
        let (a, b) = (UnitId(0), UnitId(1));
        let said = vec![
            (a, "Mở lớp"),
            (a, "Đã tuyên truyền"),
            (b, "đã Tuyên truyền"),
            (b, "Đã tuyên truyền"),
        ];
        assert_eq!(grouped(said), [("Đã tuyên truyền", vec![a, b]), ("Mở lớp", vec![a])]);
        let long = shortened(&"một hai ".repeat(60));
        assert!(long.ends_with("một …") || long.ends_with("hai …"), "{long}");
        assert!(long.chars().count() <= LONGEST + 2);
    }

    #[test]
    fn what_a_unit_wrote_cannot_end_the_comment() {
        assert_eq!(quiet("a --> b\n<!-- c"), "a –> b <!– c");
        assert_eq!(quiet("gọi 0912 345 678"), "gọi [đã che số điện thoại di động]");
    }
}
