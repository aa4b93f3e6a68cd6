//! Lines of a known display width. Widths are counted in columns of a terminal, so that a tone
//! written as a character of its own (NFD) takes no room.

use crate::text::{mask, visible};
use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

/// How many columns a text takes.
pub(super) fn columns(text: &str) -> usize {
    text.width()
}

/// A text that is safe to print: personal data masked, hidden characters written out, tabs as
/// spaces. Masking comes before any line is broken or any character escaped: afterwards a number
/// would no longer look like one.
pub(super) fn clean(text: &str) -> String {
    visible(&mask(&text.replace("\r\n", "\n"))).replace('\t', " ")
}

/// The same on one line.
pub(super) fn clean_line(text: &str) -> String {
    clean(text).replace('\n', " ")
}

/// The text in lines at most `width` columns wide. Lines break at spaces, never at a
/// non-breaking one; a word is broken only where it is wider than a line. Spaces that begin a
/// line indent what it goes on with.
pub(super) fn wrap(text: &str, width: usize) -> Vec<String> {
    let width = width.max(1);
    text.split('\n').flat_map(|line| wrap_line(line.trim_end_matches(' '), width)).collect()
}

/// Spaces before the text, so that it ends at column `width`.
pub(super) fn at_right(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(columns(text))))
}

/// Spaces before the text, so that it stands in the middle of `width` columns.
pub(super) fn in_middle(text: &str, width: usize) -> String {
    format!("{}{text}", " ".repeat(width.saturating_sub(columns(text)) / 2))
}

/// Spaces after the text, so that what follows begins at column `width`.
pub(super) fn padded(text: &str, width: usize) -> String {
    format!("{text}{}", " ".repeat(width.saturating_sub(columns(text))))
}

/// Width of the widest word.
pub(super) fn widest_word(text: &str) -> usize {
    text.split([' ', '\n']).map(columns).max().unwrap_or(0)
}

fn wrap_line(line: &str, width: usize) -> Vec<String> {
    if columns(line) <= width {
        return vec![line.to_owned()];
    }
    let indent = (line.len() - line.trim_start_matches(' ').len()).min(width / 2);
    let mut lines = Lines { width, indent, done: Vec::new(), current: String::new() };
    let mut gap = 0;
    for word in line.trim_start_matches(' ').split(' ') {
        gap += 1;
        if !word.is_empty() {
            lines.add(std::mem::take(&mut gap), word);
        }
    }
    lines.end_line();
    lines.done
}

/// Lines being filled.
struct Lines {
    width: usize,
    indent: usize,
    done: Vec<String>,
    current: String,
}

impl Lines {
    fn add(&mut self, gap: usize, word: &str) {
        let free = self.width.saturating_sub(columns(&self.current));
        if self.current.is_empty() {
            self.begin_line(word);
        } else if gap + columns(word) <= free {
            self.current.push_str(&" ".repeat(gap));
            self.current.push_str(word);
        } else {
            self.end_line();
            self.begin_line(word);
        }
    }

    fn begin_line(&mut self, word: &str) {
        let mut rest = word;
        while columns(rest) > self.width - self.indent {
            let at = head(rest, self.width - self.indent);
            self.current = format!("{}{}", " ".repeat(self.indent), &rest[..at]);
            self.end_line();
            rest = &rest[at..];
        }
        self.current = format!("{}{rest}", " ".repeat(self.indent));
    }

    fn end_line(&mut self) {
        if !self.current.trim_start_matches(' ').is_empty() {
            self.done.push(std::mem::take(&mut self.current));
        }
    }
}

/// The byte up to which a word fills `width` columns: at least one character, and never between
/// a letter and its tone.
fn head(word: &str, width: usize) -> usize {
    let mut used = 0;
    for (at, c) in word.char_indices() {
        used += c.width().unwrap_or(0);
        if used > width && at > 0 {
            return at;
        }
    }
    word.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_break_at_spaces_only() {
        assert_eq!(wrap("một hai ba bốn", 8), ["một hai", "ba bốn"]);
        assert_eq!(wrap("một hai\u{a0}ba bốn", 8), ["một", "hai\u{a0}ba", "bốn"]);
        assert_eq!(wrap("", 8), [""]);
    }

    #[test]
    fn spaces_inside_and_before_a_line_are_kept() {
        assert_eq!(wrap("a    b", 8), ["a    b"]);
        assert_eq!(wrap("  (1) Thiếu 4 đơn vị", 12), ["  (1) Thiếu", "  4 đơn vị"]);
    }

    #[test]
    fn a_word_wider_than_the_line_is_broken() {
        assert_eq!(wrap("x abcdefgh y", 5), ["x", "abcde", "fgh y"]);
    }

    #[test]
    fn a_tone_of_its_own_takes_no_room_and_stays_with_its_letter() {
        assert_eq!(wrap("ho\u{300}a ho\u{300}a", 7), ["ho\u{300}a ho\u{300}a"]);
        assert_eq!(wrap("ho\u{300}ho\u{300}", 2), ["ho\u{300}", "ho\u{300}"]);
    }

    #[test]
    fn a_wide_character_takes_two_columns() {
        assert_eq!(wrap("漢字 漢字", 5), ["漢字", "漢字"]);
        assert_eq!(wrap("漢字", 1), ["漢", "字"]);
    }

    #[test]
    fn text_is_made_safe_before_it_is_broken() {
        assert_eq!(clean("a\u{1b}[31m\tb\r\nc"), "a\\u{1b}[31m b\nc");
        assert_eq!(clean_line("gọi 0912 345 678\nnhé"), "gọi [đã che số điện thoại di động] nhé");
    }
}
