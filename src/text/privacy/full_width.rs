//! Digits and letters of full width (０９１２), as East Asian keyboards write them: looked at as the
//! plain ones that they stand for.

use super::{Hit, find_personal_data};

/// The first byte of each of them, and of little else that officials write.
pub(super) const LEAD: u8 = 0xEF;

/// True where a character of full width stands.
pub(super) fn stands_at(text: &str, at: usize) -> bool {
    text[at..].chars().next().is_some_and(|c| narrow(c) != c)
}

/// The hits of a text with such characters, at their places in it.
pub(super) fn find(text: &str) -> Vec<Hit> {
    let narrowed: String = text.chars().map(narrow).collect();
    let mut hits = find_personal_data(&narrowed);
    put_back(text, &mut hits);
    hits
}

/// NFKC does the same to these; by hand, so that places can be counted.
fn narrow(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from((c as u32 - 0xFEE0) as u8),
        _ => c,
    }
}

/// Places of the narrowed text become places of the text itself: both are walked once, because
/// hits stand in order.
fn put_back(text: &str, hits: &mut [Hit]) {
    let (mut chars, mut narrowed) = (text.char_indices(), 0);
    let mut place = |wanted: usize| {
        while narrowed < wanted
            && let Some((_, c)) = chars.next()
        {
            narrowed += narrow(c).len_utf8();
        }
        chars.offset()
    };
    for hit in hits {
        hit.range = place(hit.range.start)..place(hit.range.end);
    }
}
