//! `loi-van.md`: what is wrong in what the drafter wrote, and the file the drafter begins with.

mod offered;

pub use offered::offered;

use super::Facts;
use super::printed::{Printed, numbers};
use super::summary::{self, Named};
use crate::diagnostic::{Diagnostic, rules};
use crate::plan::Plan;
use crate::source::Span;
use crate::submission::{Drafted, Passage};
use crate::text::nearest;
use crate::vietnamese::fold;

/// Findings about the words of one period.
pub fn drafted_findings(facts: &Facts<'_>, drafted: &Drafted) -> Vec<Diagnostic> {
    let headings = summary::headings(facts.plan);
    let mut found: Vec<Diagnostic> =
        drafted.passages.iter().filter_map(|passage| heading(passage, &headings)).collect();
    found.extend(drafted.passages.iter().flat_map(|passage| names(facts.plan, passage)));
    // A report that cannot be written has findings of its own.
    if let Ok(report) = summary::summary(facts, None, false) {
        let printed = Printed::of(facts, &report);
        let shown = drafted.passages.iter().filter(|passage| heading(passage, &headings).is_none());
        found.extend(shown.flat_map(|passage| strange(&printed, passage)));
    }
    let period = Some(drafted.period);
    found.into_iter().map(|finding| finding.about(None, period)).collect()
}

/// A heading that is no place of the report: what stands under it would be lost.
fn heading(passage: &Passage, known: &[String]) -> Option<Diagnostic> {
    if known.iter().any(|heading| fold(heading) == fold(&passage.heading)) {
        return None;
    }
    let message = format!("Báo cáo không có chỗ nào cho đề mục “{}”", passage.heading);
    let hint = match nearest(&passage.heading, known.iter().map(String::as_str)) {
        Some(near) => format!("Có phải ý là “{near}”? Chữ dưới đề mục này chưa vào báo cáo"),
        None => "Chữ dưới đề mục này chưa vào báo cáo; chuyển sang một đề mục có sẵn".to_owned(),
    };
    Some(Diagnostic::new(&rules::UNKNOWN_PASSAGE, passage.heading_span, message).hint(hint))
}

/// Names between braces that no figure has.
fn names(plan: &Plan, passage: &Passage) -> Vec<Diagnostic> {
    let unknown = |name: &Named<'_>| !summary::is_name(plan, name);
    let names = summary::figure_names(&passage.text).into_iter().filter(unknown);
    let say = |name: Named<'_>| {
        let written = &passage.text[name.range.clone()];
        let message = format!("Không có số liệu nào mang tên “{written}”");
        let ids = || plan.index.indicators.keys().map(String::as_str);
        let hint = match nearest(name.id, ids()) {
            Some(near) => format!("Có phải ý là “{{{near}.so_dat}}”?"),
            None => "Tên gồm mã chỉ tiêu và so_dat, tong_so hoặc ty_le, như ở đầu tệp".to_owned(),
        };
        Diagnostic::new(&rules::UNKNOWN_FIGURE_NAME, within(passage, name.range), message)
            .hint(hint)
    };
    names.map(say).collect()
}

/// Typed numbers that equal no figure of the period.
fn strange(printed: &Printed, passage: &Passage) -> Vec<Diagnostic> {
    let typed = numbers(&passage.text).into_iter().filter(|number| !printed.holds(number));
    let say = |number: super::printed::Written| {
        let written = &passage.text[number.range.clone()];
        let message = format!("Số “{written}” gõ tay, không trùng số liệu nào của kỳ");
        let near = printed.nearest(&number, "");
        let near = near.map_or_else(String::new, |near| format!("Số gần nhất: {}. ", near.text));
        let hint =
            format!("{near}Số của kỳ thì ghi bằng tên trong ngoặc nhọn; số khác thì soát lại");
        Diagnostic::new(&rules::NUMBER_WITHOUT_FIGURE, within(passage, number.range), message)
            .hint(hint)
    };
    typed.map(say).collect()
}

fn within(passage: &Passage, range: std::ops::Range<usize>) -> Span {
    let start = passage.span.start as usize;
    Span::new(passage.span.file, start + range.start, start + range.end)
}
