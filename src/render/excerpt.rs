//! The lines of files that a finding points at, safe to print: the same number of characters as
//! in the file, so that carets stay under what they mean, but none that a terminal obeys and none
//! that gives a person away.

use crate::source::{FileId, Place, Sources, Span, line_end, line_start};
use crate::text::{find_personal_data, is_hidden};
use std::ops::Range;

/// A longer line is cut around the place.
const LONGEST: usize = 200;
/// Characters of a cut line before and after the beginning of the place.
const BEFORE: usize = 60;
const AFTER: usize = 120;
/// A label further away gets an excerpt of its own.
const NEAR: u32 = 500;

/// A place to point at, and what to say there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Mark {
    /// Where.
    pub span: Span,
    /// Words beside the caret; empty for the finding itself.
    pub text: String,
    /// True for the finding itself.
    pub primary: bool,
}

/// Some lines of one file with the places in them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Excerpt {
    /// The file.
    pub file: FileId,
    /// Line of the file at which the excerpt begins.
    pub line: u32,
    /// Where its first place is in the file.
    pub place: Place,
    /// Its text: marked lines, and the line between two of them; lines not shown are empty.
    pub text: String,
    /// The places as bytes of the text.
    pub marks: Vec<(Range<usize>, Mark)>,
}

/// One line of an excerpt.
struct Line {
    number: u32,
    text: String,
    marks: Vec<(Range<usize>, Mark)>,
}

/// The excerpts for these places, the one with the finding itself first.
pub(super) fn excerpts(marks: Vec<Mark>, sources: &Sources) -> Vec<Excerpt> {
    let mut groups: Vec<Vec<(Place, Mark)>> = Vec::new();
    for mark in marks {
        let place = sources.place(mark.span);
        let near = |group: &&mut Vec<(Place, Mark)>| {
            group.first().is_some_and(|(first, other)| {
                other.span.file == mark.span.file && first.line.abs_diff(place.line) <= NEAR
            })
        };
        match groups.iter_mut().find(near) {
            Some(group) => group.push((place, mark)),
            None => groups.push(vec![(place, mark)]),
        }
    }
    groups.into_iter().filter_map(|group| excerpt(group, sources)).collect()
}

/// One excerpt; the first mark of the group gives its place.
fn excerpt(mut group: Vec<(Place, Mark)>, sources: &Sources) -> Option<Excerpt> {
    let (place, file) = group.first().map(|(place, mark)| (*place, mark.span.file))?;
    group.sort_by_key(|(place, _)| place.line);
    let mut lines: Vec<Line> = Vec::new();
    for marks in group.chunk_by(|(a, _), (b, _)| a.line == b.line) {
        let next = marked_line(marks, sources)?;
        if lines.last().is_some_and(|last| last.number + 2 == next.number) {
            lines.push(line_before(&next, sources, file));
        }
        lines.push(next);
    }
    let line = lines.first()?.number;
    let mut excerpt = Excerpt { file, line, place, text: String::new(), marks: Vec::new() };
    for line in lines {
        excerpt.add(line);
    }
    Some(excerpt)
}

impl Excerpt {
    /// Adds a line; lines left out become empty ones, so that the numbers stay right.
    fn add(&mut self, line: Line) {
        let there = self.text.matches('\n').count();
        let missing = (line.number - self.line) as usize - there;
        self.text.push_str(&"\n".repeat(missing));
        let start = self.text.len();
        // A last line without characters would not count as one.
        self.text.push_str(if line.text.is_empty() && start > 0 { " " } else { &line.text });
        let moved =
            |(range, mark): (Range<usize>, Mark)| (range.start + start..range.end + start, mark);
        self.marks.extend(line.marks.into_iter().map(moved));
    }
}

/// The line of some marks, cut around the first one where it is too long.
fn marked_line(marks: &[(Place, Mark)], sources: &Sources) -> Option<Line> {
    let (place, mark) = marks.first()?;
    let text = &sources.file(mark.span.file).text;
    let at = mark.span.start as usize;
    let bytes = line_start(text, at)..line_end(text, at);
    let line = text.get(bytes.clone())?;
    let window = Window::new(line, place.column as usize - 1);
    let shown = |(_, mark): &(Place, Mark)| {
        let from = (mark.span.start as usize).saturating_sub(bytes.start);
        let to = (mark.span.end as usize).saturating_sub(bytes.start);
        (window.shown(line, from)..window.shown(line, to.max(from)), mark.clone())
    };
    let marks = marks.iter().map(shown).collect();
    Some(Line { number: place.line, marks, text: window.text })
}

/// The line before a marked one, where two marked lines enclose it.
fn line_before(next: &Line, sources: &Sources, file: FileId) -> Line {
    let text = &sources.file(file).text;
    let start =
        next.marks.first().map_or(0, |(_, mark)| line_start(text, mark.span.start as usize));
    let before = text.get(..start).unwrap_or("");
    let before = before.strip_suffix('\n').unwrap_or(before);
    let before = before.strip_suffix('\r').unwrap_or(before);
    let line = &before[line_start(before, before.len())..];
    Line { number: next.number - 1, text: Window::new(line, 0).text, marks: Vec::new() }
}

/// The shown part of a line.
struct Window {
    /// Its text, safe, with `…` where it was cut.
    text: String,
    /// First byte of the line shown.
    start: usize,
    /// One past the last.
    end: usize,
    /// True where the beginning of the line was cut off.
    cut: bool,
}

impl Window {
    /// The part around the character at `column`, or the whole line.
    fn new(line: &str, column: usize) -> Self {
        let byte = |n: usize| line.char_indices().nth(n).map_or(line.len(), |(at, _)| at);
        let whole = byte(LONGEST) == line.len();
        let from = if whole { 0 } else { column.saturating_sub(BEFORE) };
        let (start, end) = (byte(from), if whole { line.len() } else { byte(column + AFTER) });
        // A number that is cut no longer looks like one: the guard sees some more on both sides.
        let (seen, until) = (byte(from.saturating_sub(LONGEST)), byte(column + AFTER + LONGEST));
        let (seen, until) = if whole { (0, line.len()) } else { (seen, until) };
        let safe: Vec<char> = safe(&line[seen..until]).chars().collect();
        let skipped = line[seen..start].chars().count();
        let shown = safe.into_iter().skip(skipped).take(line[start..end].chars().count());
        let mut text: String = if start > 0 { "…".into() } else { String::new() };
        text.extend(shown);
        if end < line.len() {
            text.push('…');
        }
        Self { text, start, end, cut: start > 0 }
    }

    /// Byte of the shown text for a byte of the line.
    fn shown(&self, line: &str, byte: usize) -> usize {
        let byte = byte.clamp(self.start, self.end) - self.start;
        let shown = line[self.start..self.end].char_indices();
        // Counted, not sliced: a place inside a character must not turn a range round.
        let count = shown.take_while(|(at, _)| *at < byte).count() + usize::from(self.cut);
        self.text.char_indices().nth(count).map_or(self.text.len(), |(at, _)| at)
    }
}

/// The text character by character: a dot for each one of personal data, a replacement character
/// for each hidden one.
fn safe(text: &str) -> String {
    let hits = find_personal_data(text);
    let masked = |at: usize| hits.iter().any(|hit| hit.range.contains(&at));
    let safe = |(at, c): (usize, char)| match c {
        _ if masked(at) => '•',
        '\t' => c,
        _ if is_hidden(c) || is_slot(c) => char::REPLACEMENT_CHARACTER,
        _ => c,
    };
    text.char_indices().map(safe).collect()
}

/// A character that Unicode will never assign. It stands for the path while an excerpt is set.
pub(super) const SLOT: char = '\u{fdd0}';

fn is_slot(c: char) -> bool {
    c == SLOT
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::SourceFile;

    fn sources(text: &str) -> (Sources, FileId) {
        let mut sources = Sources::default();
        let file = sources.add(SourceFile::from_bytes("a.csv".into(), text));
        (sources, file)
    }

    fn mark(file: FileId, text: &str, needle: &str) -> Mark {
        let start = text.find(needle).expect("needle");
        let span = Span::new(file, start, start + needle.len());
        Mark { span, text: String::new(), primary: true }
    }

    #[track_caller]
    fn shows(text: &str, needle: &str, expected: &str, marked: &str) {
        let (sources, file) = sources(text);
        let excerpts = excerpts(vec![mark(file, text, needle)], &sources);
        assert_eq!(excerpts[0].text, expected);
        assert_eq!(&excerpts[0].text[excerpts[0].marks[0].0.clone()], marked);
    }

    #[test]
    fn only_the_marked_line_is_shown() {
        shows("a,b\r\nc,đé\r\nf", "đé", "c,đé", "đé");
        shows("a\rb\rc", "b", "b", "b");
    }

    #[test]
    fn a_place_of_several_lines_is_shown_by_its_first() {
        shows("a\n\"b,c\nd,e\nf", "b,c\nd", "\"b,c", "b,c");
    }

    #[test]
    fn hidden_characters_and_personal_data_keep_their_number_of_characters() {
        shows("a\u{202e}b,x", "x", "a\u{fffd}b,x", "x");
        shows("gọi 0912 345 678,đ", "đ", "gọi ••••••••••••,đ", "đ");
        shows("gọi 0912345678,đ", "0912345678", "gọi ••••••••••,đ", "••••••••••");
    }

    #[test]
    fn a_long_line_is_cut_around_its_place() {
        let line = format!("{}XY{}", "đ".repeat(300), "b".repeat(300));
        let expected = format!("…{}XY{}…", "đ".repeat(60), "b".repeat(118));
        shows(&line, "XY", &expected, "XY");
        let short = format!("XY{}", "b".repeat(198));
        shows(&short, "XY", &short, "XY");
    }

    #[test]
    fn a_cut_does_not_uncover_a_number() {
        let line = format!("{}0912345678{}X{}", "b,".repeat(99), ",".repeat(52), "c".repeat(99));
        let (sources, file) = sources(&line);
        let excerpts = excerpts(vec![mark(file, &line, "X")], &sources);
        assert!(excerpts[0].text.starts_with("…••••••••,"), "{}", excerpts[0].text);
    }

    #[test]
    fn labels_near_by_share_the_excerpt_and_others_do_not() {
        let text = format!("first\nsecond\nthird\n{}last", "\n".repeat(600));
        let (sources, file) = sources(&text);
        let marks = ["third", "first", "last"].map(|needle| mark(file, &text, needle));
        let excerpts = excerpts(marks.to_vec(), &sources);
        assert_eq!(excerpts.len(), 2);
        assert_eq!(excerpts[0].text, "first\nsecond\nthird");
        assert_eq!((excerpts[0].line, excerpts[0].place.line), (1, 3));
        assert_eq!((&*excerpts[1].text, excerpts[1].line), ("last", 604));
    }

    #[test]
    fn lines_that_are_not_shown_are_empty() {
        let text = "a\nb\nc\nd";
        let (sources, file) = sources(text);
        let marks = ["a", "d"].map(|needle| mark(file, text, needle));
        assert_eq!(excerpts(marks.to_vec(), &sources)[0].text, "a\n\n\nd");
    }

    #[test]
    fn an_empty_file_and_a_place_beyond_it_give_an_empty_excerpt() {
        let (sources, file) = sources("");
        let span = Span::new(file, 7, 9);
        let mark = Mark { span, text: String::new(), primary: true };
        let excerpts = excerpts(vec![mark], &sources);
        assert_eq!((&*excerpts[0].text, excerpts[0].line), ("", 1));
    }
}
