//! The references that `--refs` lists below pages.

use bdhvs::document::{Block, Document};
use bdhvs::view::{self, Breakdown, Facts};

/// References with their numbers, as they stand below a page.
pub(crate) fn listed(page: &Document) -> Vec<(String, String)> {
    let entries = page.blocks.iter().filter_map(|block| match block {
        Block::Entries(entries) => Some(entries),
        _ => None,
    });
    let pair = |text: &str| {
        let (reference, number) = text.split_once(" = ")?;
        Some((reference.to_owned(), number.replace('.', "")))
    };
    let marked = entries.flatten().filter(|entry| entry.label.starts_with('['));
    marked.filter_map(|entry| pair(&entry.text)).collect()
}

/// Every page that takes `--refs`.
pub(crate) fn pages(facts: &Facts<'_>) -> Vec<Document> {
    let by = [None, Some(Breakdown::Unit), Some(Breakdown::Group), Some(Breakdown::Period)];
    let coverage = by
        .into_iter()
        .map(|by| view::coverage_references(view::coverage(facts, by, None), facts, by, None));
    let letter = view::summary(facts, None, true).expect("a report");
    let others = [view::status_with_references(facts), view::summary_references(letter, facts)];
    coverage.chain(others).collect()
}
