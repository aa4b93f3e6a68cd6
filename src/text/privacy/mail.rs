//! Mailboxes.

use std::ops::Range;

/// The address around an `@`, unless it is an office's mailbox.
pub(super) fn around(text: &str, at: usize) -> Option<Range<usize>> {
    let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let start = text[..at].char_indices().rev().take_while(|(_, c)| local(*c)).last()?.0;
    let name = &text[at + 1..];
    let end = name.find(|c| !domain(c)).unwrap_or(name.len());
    let host = name[..end].trim_end_matches(['.', '-']).to_ascii_lowercase();
    let office = host == "gov.vn" || host.ends_with(".gov.vn");
    let labels = host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
    (labels && !office).then_some(start..at + 1 + host.len())
}
