//! Characters that a reader cannot see, made visible: a terminal must not obey a file.

use super::blocks::{between, equal, first};
use std::borrow::Cow;

/// True for control characters (but line feed and tab), bidi marks and other characters without
/// width, which can hide or reorder text.
#[inline]
pub fn is_hidden(c: char) -> bool {
    // Nearly every character of a report: what ASCII prints, and the letters of Vietnamese.
    let usual = matches!(c, ' '..='~' | '\u{A0}'..='\u{2FF}' | '\u{1EA0}'..='\u{1EF9}');
    !usual && is_hidden_among_others(c)
}

fn is_hidden_among_others(c: char) -> bool {
    let control = c.is_control() && !matches!(c, '\n' | '\t');
    let bidi = matches!(c, '\u{061C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}');
    let invisible = matches!(
        c,
        '\u{200B}'..='\u{200D}' | '\u{2028}' | '\u{2029}' | '\u{2060}'..='\u{2064}' | '\u{FEFF}' | '\u{FFF9}'..='\u{FFFB}' | '\u{E0000}'..='\u{E007F}'
    );
    control || bidi || invisible
}

/// True for a text of usual characters alone, as nearly every one is: what ASCII prints, line
/// feeds, the letters of Latin and Vietnamese. It hides nothing and is in NFC. Bytes are looked
/// at: taking characters apart takes several times as long.
pub fn is_usual(text: &str) -> bool {
    let is_other = |bytes| !(between(bytes, b' ', b'~') | equal(bytes, b'\n'));
    let mut rest = text.as_bytes();
    while let Some(at) = first(rest, is_other) {
        rest = match &rest[at..] {
            // U+00A0 to U+02FF.
            [0xC2, 0xA0..=0xBF, rest @ ..] | [0xC3..=0xCB, _, rest @ ..] => rest,
            // U+1EA0 to U+1EF9.
            [0xE1, 0xBA, 0xA0..=0xBF, rest @ ..] | [0xE1, 0xBB, 0x80..=0xB9, rest @ ..] => rest,
            _ => return false,
        };
    }
    true
}

/// Byte offsets and characters of what [`is_hidden`], but the CR of a CRLF.
pub fn hidden_characters(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
    let text = if is_usual(text) { "" } else { text };
    let line_break = |at: usize, c: char| c == '\r' && text.as_bytes().get(at + 1) == Some(&b'\n');
    text.char_indices().filter(move |&(at, c)| is_hidden(c) && !line_break(at, c))
}

/// The text with each hidden character written out: `\u{202e}`.
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.chars().any(is_hidden) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_hidden(c) {
            out.extend(c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::vietnamese::is_nfc;
    use proptest::prelude::*;

    #[test]
    fn escapes_and_bidi_marks_are_written_out() {
        assert_eq!(visible("a\u{1b}[31mb"), "a\\u{1b}[31mb");
        assert_eq!(visible("x\u{202e}y"), "x\\u{202e}y");
        assert_eq!(visible("Hòa\n\tb"), "Hòa\n\tb");
    }

    #[test]
    fn the_line_ends_of_windows_are_not_hidden_characters() {
        assert_eq!(hidden_characters("a\r\nb").count(), 0);
        let found: Vec<_> = hidden_characters("a\rb\u{200b}").collect();
        assert_eq!(found, [(1, '\r'), (3, '\u{200b}')]);
    }

    #[test]
    fn usual_characters_are_these_alone() {
        let usual = |c: char| is_usual(c.encode_utf8(&mut [0; 4]));
        let all: Vec<char> = ('\0'..=char::MAX).filter(|c| usual(*c)).collect();
        let latin = (' '..='~').chain('\u{A0}'..='\u{2FF}');
        let expected: Vec<char> =
            std::iter::once('\n').chain(latin).chain('\u{1EA0}'..='\u{1EF9}').collect();
        assert_eq!(all, expected);
        assert!(is_usual("Xã Hòa Trí: 1.204 người đạt\n") && is_usual(""));
    }

    proptest! {
        #[test]
        fn what_is_usual_hides_nothing_and_is_composed(
            text in "[ -~\n\r\u{A0}-\u{31F}\u{1E90}-\u{1F0F}\u{2000}-\u{2070}]{0,12}",
        ) {
            prop_assert!(!is_usual(&text) || (!text.chars().any(is_hidden) && is_nfc(&text)));
            let each = text.chars().all(|c| is_usual(c.encode_utf8(&mut [0; 4])));
            prop_assert_eq!(is_usual(&text), each);
        }
    }
}
