//! `bdhvs check-letter`: the numbers of an edited letter held against the figures of the period.

use super::printed::{Near, Printed, Written, is_counting, numbers};
use super::reference::Reference;
use super::{Facts, summary};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document};
use crate::intake::edited::Passage;
use crate::submission::Drafted;
use crate::vietnamese::grouped;
use std::ops::Range;

/// So many characters of a passage are shown on each side of a number.
const AROUND: usize = 40;
/// A letter with more numbers than that without a figure is another letter.
const MOST: usize = 500;

/// What was found in a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct LetterCheck {
    /// How many numbers were looked at.
    pub looked_at: usize,
    /// How many of them stand in the drafter's own words, which `validate` looks at.
    pub drafted: usize,
    /// Numbers without a figure.
    pub findings: Vec<StrangeNumber>,
    /// How many more there are.
    pub more: usize,
}

/// A number that equals no figure of the period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StrangeNumber {
    /// Where it stands: `đoạn 12`.
    pub place: String,
    /// The words around it.
    pub around: String,
    /// As it is written.
    pub number: String,
    /// The figure nearest to it.
    pub nearest: Option<Near>,
    /// The figure of an earlier period that has it.
    pub earlier: Option<Reference>,
}

/// Holds the passages of a letter against the period.
pub fn check_letter(
    facts: &Facts<'_>,
    drafted: Option<&Drafted>,
    passages: &[Passage],
) -> Result<LetterCheck, Diagnostic> {
    let report = summary::summary(facts, None, false)?;
    let printed = Printed::of(facts, &report).with_goals(facts.plan);
    let own = own_words(drafted);
    let mut check = LetterCheck::default();
    let read = passages.iter().filter(|passage| !is_counting(&passage.place.header));
    for (passage, number) in read.flat_map(|p| numbers(&p.text).into_iter().map(move |n| (p, n))) {
        check.looked_at += 1;
        if printed.holds(&number) {
            continue;
        }
        if own.iter().any(|known| known.is_same(&number)) {
            check.drafted += 1;
        } else if check.findings.len() < MOST {
            check.findings.push(strange(&printed, passage, &number));
        } else {
            check.more += 1;
        }
    }
    Ok(check)
}

/// Numbers that the drafter typed into `loi-van.md`.
fn own_words(drafted: Option<&Drafted>) -> Vec<Written> {
    let passages = drafted.into_iter().flat_map(|drafted| &drafted.passages);
    passages.flat_map(|passage| numbers(&passage.text)).collect()
}

fn strange(printed: &Printed, passage: &Passage, number: &Written) -> StrangeNumber {
    let percent = if passage.text[number.range.end..].starts_with('%') { "%" } else { "" };
    let in_table = passage.place.column.is_some();
    StrangeNumber {
        place: passage.place.words(),
        around: match in_table {
            true => cut(&passage.around, 0..0, 2 * AROUND),
            false => cut(&passage.text, number.range.clone(), AROUND),
        },
        number: format!("{}{percent}", &passage.text[number.range.clone()]),
        nearest: printed.nearest(number, &passage.around),
        earlier: printed.of_earlier(number),
    }
}

/// The words around a range, cut at blanks.
fn cut(text: &str, range: Range<usize>, around: usize) -> String {
    let before: Vec<char> = text[..range.start].chars().rev().take(around).collect();
    let before: String = before.into_iter().rev().collect();
    let after: String = text[range.end..].chars().take(around).collect();
    let begins = before.len() == range.start;
    let ends = after.len() == text.len() - range.end;
    let before = if begins { &before } else { before.split_once(' ').map_or("", |(_, b)| b) };
    let after = if ends { &after } else { after.rsplit_once(' ').map_or("", |(a, _)| a) };
    let mark = |whole: bool| if whole { "" } else { "… " };
    let end = if ends { "" } else { " …" };
    let line = format!("{}{before}{}{after}{end}", mark(begins), &text[range]);
    line.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What was found, as a page.
pub fn letter_check_page(facts: &Facts<'_>, file: &str, check: &LetterCheck) -> Document {
    let mut page = Document::default();
    let period = facts.overview.term.period;
    page.heading(1, format!("Đối chiếu {file} với số liệu {}", period.in_sentence()));
    page.push(Block::Gap);
    page.say(outcome(check));
    for (n, finding) in (1..).zip(&check.findings) {
        page.push(Block::Gap);
        page.say(format!("{n}. “{}”, {}:", finding.number, finding.place));
        page.say(format!("   {}", finding.around));
        hints(facts, finding).into_iter().for_each(|hint| page.say(format!("   {hint}")));
    }
    if !check.findings.is_empty() {
        page.push(Block::Gap);
        page.say(format!(
            "Sửa trong tệp Word, lưu rồi chạy lại lệnh này. Số đúng nhưng không lấy từ báo cáo của \
             đơn vị thì ghi vào {period}/loi-van.md trong thư mục báo cáo. Xem một số từ đâu ra: \
             bdhvs trace và tham chiếu trong ngoặc."
        ));
    }
    page
}

fn outcome(check: &LetterCheck) -> String {
    let looked_at = grouped(check.looked_at as u128);
    let own = match check.drafted {
        0 => String::new(),
        n => format!(" {} số là lời văn của người soạn (loi-van.md).", grouped(n as u128)),
    };
    let found = grouped((check.findings.len() + check.more) as u128);
    match check.findings.len() {
        0 => format!("Đã xét {looked_at} số, không số nào khác số liệu của kỳ.{own}"),
        _ if check.more > 0 => format!(
            "Đã xét {looked_at} số, {found} số không trùng số liệu nào của kỳ; nêu {MOST} số đầu. \
             Kiểm tra lại tệp và kỳ.{own}"
        ),
        _ => format!("Đã xét {looked_at} số, {found} số không trùng số liệu nào của kỳ.{own}"),
    }
}

fn hints(facts: &Facts<'_>, finding: &StrangeNumber) -> Vec<String> {
    let near = finding.nearest.as_ref().map(|near| {
        let reference = near.reference.map(|reference| reference.text(facts.plan));
        let reference = reference.map_or_else(String::new, |text| format!(" ({text})"));
        format!("Số gần nhất: {}{reference}", near.text)
    });
    let earlier = finding.earlier.map(|reference| {
        let period = reference.period.in_sentence();
        format!("Đây là số của {period} ({})", reference.text(facts.plan))
    });
    earlier.into_iter().chain(near).collect()
}

#[cfg(test)]
mod tests {
    use super::cut;

    #[test]
    fn the_words_around_a_number_are_cut_at_blanks() {
        let text = "Trong quý có 12 lớp học được mở";
        let at = text.find("12").expect("12");
        assert_eq!(cut(text, at..at + 2, 100), text);
        assert_eq!(cut(text, at..at + 2, 8), "… có 12 lớp …");
        assert_eq!(cut("12", 0..2, 8), "12");
    }
}
