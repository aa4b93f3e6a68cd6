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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    #[test]
    fn the_mark_is_shown_with_what_belongs_there() {
        let text = "số = \"1\" # CẦN ĐIỀN: số văn bản\nngày = 2026-01-01\n";
        let mut sources = Sources::default();
        for path in ["plan/plan.toml", "reports/du-lieu.toml"] {
            sources.add(SourceFile::from_bytes(path.to_owned(), text));
        }
        let found = unfilled_places(&sources);
        let at = |offset: u32| usize::try_from(offset).unwrap_or_default();
        let shown = |d: &Diagnostic| text[at(d.span.start)..at(d.span.end)].to_owned();
        assert_eq!(found.iter().map(shown).collect::<Vec<_>>(), ["# CẦN ĐIỀN: số văn bản"]);
        assert_eq!(found[0].message, "Chưa điền: số văn bản");
    }
}
