//! Characters that a reader cannot see, made visible: a terminal must not obey a file.

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

/// Byte offsets and characters of what [`is_hidden`], but the CR of a CRLF.
pub fn hidden_characters(text: &str) -> impl Iterator<Item = (usize, char)> + '_ {
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
}
