//! Places of a plan that `init` left for somebody to fill in.

use crate::diagnostic::{Diagnostic, rules};
use crate::source::{Sources, Span};
use memchr::memmem::find_iter;

/// The words that mark such a place.
pub const UNFILLED: &str = "CẦN ĐIỀN";

/// Every mark that still stands in a file of the plan and says what belongs there.
pub(super) fn unfilled_places(sources: &Sources) -> Vec<Diagnostic> {
    let plan = sources.iter().filter(|(_, source)| source.path.starts_with("plan/"));
    let mark = format!("# {UNFILLED}: ");
    plan.flat_map(|(file, source)| {
        let found = find_iter(source.text.as_bytes(), mark.as_bytes()).map(|at| {
            let rest = &source.text[at + mark.len()..];
            let what = rest.lines().next().unwrap_or_default();
            let span = Span::new(file, at, at + mark.len() + what.len());
            let hint = format!("Ghi nội dung thật, rồi xoá chữ {UNFILLED} ở cuối dòng");
            Diagnostic::new(&rules::UNFILLED_PLACE, span, format!("Chưa điền: {what}")).hint(hint)
        });
        found.collect::<Vec<_>>()
    })
    .collect()
}
