//! Files as text, and places in them. Everything that points at a file does so with a [`Span`];
//! lines and columns are worked out only when a place is printed.

pub mod csv;
mod digest;

pub use digest::{sha256, sha256_of_bytes};

use memchr::memchr_iter;
use std::sync::OnceLock;

/// Number of a file in [`Sources`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct FileId(pub u32);

/// A range of bytes in one file, counted after a byte order mark.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Span {
    /// The file.
    pub file: FileId,
    /// First byte.
    pub start: u32,
    /// One past the last byte.
    pub end: u32,
}

impl Span {
    /// A span from byte offsets; offsets beyond 4 GiB are cut, files are limited to 64 MiB.
    pub fn new(file: FileId, start: usize, end: usize) -> Self {
        let cut = |offset: usize| u32::try_from(offset).unwrap_or(u32::MAX);
        Self { file, start: cut(start), end: cut(end) }
    }

    /// The first byte of a file: where a problem of the whole file points.
    pub fn head(file: FileId) -> Self {
        Self::new(file, 0, 0)
    }
}

/// One file that was read.
#[derive(Clone, Debug)]
pub struct SourceFile {
    /// Path relative to the repository (or to the folder given with `--reports`), with `/`.
    pub path: String,
    /// Text without byte order mark; for a file that is not UTF-8, with replacement characters.
    pub text: String,
    /// True where the file began with a byte order mark.
    pub byte_order_mark: bool,
    /// First byte that is not UTF-8, counted after the byte order mark; files are at most 64 MiB.
    pub invalid_at: Option<u32>,
    /// Size in bytes where the file is larger than the limit and so was not read.
    pub oversize: Option<u64>,
    /// What is left of a text that was forgotten.
    forgotten: Option<Forgotten>,
}

/// What is known of a text that is no longer kept.
#[derive(Clone, Debug)]
struct Forgotten {
    bytes: u32,
    lines: u32,
    digest: Option<Box<[u8; 32]>>,
}

impl SourceFile {
    /// A file from its bytes. Bytes that are not UTF-8 are replaced and their place is kept.
    pub fn from_bytes(path: String, bytes: impl AsRef<[u8]>) -> Self {
        let bytes = bytes.as_ref();
        let content = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes);
        let byte_order_mark = content.len() < bytes.len();
        let (text, invalid_at) = match simdutf8::basic::from_utf8(content) {
            Ok(text) => (text.to_owned(), None),
            Err(_) => (String::from_utf8_lossy(content).into_owned(), invalid_at(content)),
        };
        Self { path, text, byte_order_mark, invalid_at, oversize: None, forgotten: None }
    }

    /// A file that was not read because it is larger than the limit.
    pub fn oversized(path: String, size: u64) -> Self {
        let text = String::new();
        let oversize = Some(size);
        Self { path, text, byte_order_mark: false, invalid_at: None, oversize, forgotten: None }
    }
}

impl SourceFile {
    /// Lets the text go. Its digest is worked out first where somebody will ask for it.
    pub fn forget(&mut self, with_digest: bool) {
        let digest = with_digest.then(|| Box::new(digest::of(&self.text)));
        let (bytes, lines) = (count(self.text.len()), count(self.lines()));
        self.forgotten = Some(Forgotten { bytes, lines, digest });
        self.text = String::new();
    }

    /// True where the text was let go.
    pub fn is_forgotten(&self) -> bool {
        self.forgotten.is_some()
    }

    /// Takes the text of a file that was read again; false where it cannot be the same one.
    pub fn recall(&mut self, again: Self) -> bool {
        let same = |left: &Forgotten| left.bytes == count(again.text.len());
        let same = self.forgotten.as_ref().is_some_and(same);
        if same {
            self.text = again.text;
            self.forgotten = None;
        }
        same
    }

    /// How many lines the text has.
    pub fn lines(&self) -> usize {
        if let Some(left) = &self.forgotten {
            return left.lines as usize;
        }
        let ends = memchr_iter(b'\n', self.text.as_bytes()).count();
        let open = !self.text.is_empty() && !self.text.ends_with('\n');
        ends + usize::from(open)
    }
}

/// A line and a column as people count them: from 1, columns in Unicode scalar values.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Place {
    /// Line, from 1.
    pub line: u32,
    /// Column, from 1, in Unicode scalar values.
    pub column: u32,
}

/// All files of one run.
#[derive(Clone, Debug, Default)]
pub struct Sources {
    files: Vec<SourceFile>,
    /// Where the lines of each file begin, found when the first place in it is asked for: a file
    /// with ten thousand findings is not read ten thousand times.
    lines: Vec<OnceLock<Box<[usize]>>>,
}

impl Sources {
    /// Takes a file in and gives its number.
    pub fn add(&mut self, file: SourceFile) -> FileId {
        let id = FileId(u32::try_from(self.files.len()).unwrap_or(u32::MAX));
        self.files.push(file);
        self.lines.push(OnceLock::new());
        id
    }

    /// The file with that number.
    pub fn file(&self, id: FileId) -> &SourceFile {
        &self.files[id.0 as usize]
    }

    /// The file with that number, to let its text go or take it back.
    pub fn file_mut(&mut self, id: FileId) -> &mut SourceFile {
        &mut self.files[id.0 as usize]
    }

    /// All files with their numbers, in the order of reading.
    pub fn iter(&self) -> impl Iterator<Item = (FileId, &SourceFile)> {
        self.files.iter().enumerate().map(|(n, file)| (FileId(n as u32), file))
    }

    /// How many files were read.
    pub fn len(&self) -> usize {
        self.files.len()
    }

    /// True where nothing was read.
    pub fn is_empty(&self) -> bool {
        self.files.is_empty()
    }

    /// The text a span covers; empty where the span lies outside its file.
    pub fn text(&self, span: Span) -> &str {
        let text = &self.file(span.file).text;
        text.get(span.start as usize..span.end as usize).unwrap_or("")
    }

    /// Where a span begins.
    pub fn place(&self, span: Span) -> Place {
        self.place_at(span.file, span.start as usize)
    }

    /// Where a span ends (one past its last character).
    pub fn end_place(&self, span: Span) -> Place {
        self.place_at(span.file, span.end as usize)
    }

    fn place_at(&self, file: FileId, offset: usize) -> Place {
        let text = &self.file(file).text;
        place_in(text, self.lines[file.0 as usize].get_or_init(|| line_starts(text)), offset)
    }
}

/// The first byte that is not UTF-8.
fn invalid_at(bytes: &[u8]) -> Option<u32> {
    std::str::from_utf8(bytes).err().map(|error| count(error.valid_up_to()))
}

/// Line and column of a byte offset. A line ends with LF, CRLF or a lone CR.
pub fn place_of(text: &str, offset: usize) -> Place {
    place_in(text, &line_starts(text), offset)
}

fn place_in(text: &str, starts: &[usize], offset: usize) -> Place {
    let offset = floor_boundary(text, offset);
    let line = starts.partition_point(|start| *start <= offset);
    let start = starts[line - 1];
    Place { line: count(line), column: count(text[start..offset].chars().count() + 1) }
}

/// The bytes where lines begin; the first line begins at 0.
fn line_starts(text: &str) -> Box<[usize]> {
    let bytes = text.as_bytes();
    let breaks = (0..bytes.len()).filter(|&at| ends_line(bytes, at));
    std::iter::once(0).chain(breaks.map(|at| at + 1)).collect()
}

/// The byte where the line of `offset` begins.
pub fn line_start(text: &str, offset: usize) -> usize {
    let bytes = text.as_bytes();
    (0..floor_boundary(text, offset)).rev().find(|&at| ends_line(bytes, at)).map_or(0, |at| at + 1)
}

/// The byte where the line of `offset` ends, before its line break.
pub fn line_end(text: &str, offset: usize) -> usize {
    let from = floor_boundary(text, offset);
    text[from..].find(['\n', '\r']).map_or(text.len(), |at| from + at)
}

/// True where the byte at `at` is the last one of a line break (the CR of a CRLF is not).
fn ends_line(bytes: &[u8], at: usize) -> bool {
    match bytes[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    }
}

fn floor_boundary(text: &str, offset: usize) -> usize {
    let mut at = offset.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn count(n: usize) -> u32 {
    u32::try_from(n).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn at(text: &str, needle: &str, line: u32, column: u32) {
        let offset = text.find(needle).expect("needle");
        assert_eq!(place_of(text, offset), Place { line, column });
    }

    #[test]
    fn lines_end_with_lf_crlf_or_cr() {
        at("a\nb\nx", "x", 3, 1);
        at("a\r\nb\r\nx", "x", 3, 1);
        at("a\rb\rx", "x", 3, 1);
        at("a\r\n\r\n\nx", "x", 4, 1);
    }

    #[test]
    fn lines_are_counted_however_many_there_are() {
        let lines = |text: String| SourceFile::from_bytes("f".into(), text).lines();
        assert_eq!(lines(String::new()), 0);
        assert_eq!(lines("a\n\nb".to_owned()), 3);
        assert_eq!(lines("\n".repeat(1000)), 1000);
        assert_eq!(lines("ab\n".repeat(300) + "c"), 301);
    }

    #[test]
    fn columns_are_characters_not_bytes() {
        at("Hòa,x", "x", 1, 5);
        // NFD: the tone is a character of its own.
        at("Ho\u{300}a,x", "x", 1, 6);
    }

    #[test]
    fn a_byte_order_mark_is_not_counted() {
        let file = SourceFile::from_bytes("f".into(), b"\xEF\xBB\xBFab");
        assert!(file.byte_order_mark);
        assert_eq!(place_of(&file.text, 1), Place { line: 1, column: 2 });
    }

    #[test]
    fn bytes_that_are_not_utf8_keep_their_place() {
        let file = SourceFile::from_bytes("f".into(), b"ab\xFFc");
        assert_eq!(file.invalid_at, Some(2));
    }

    #[test]
    fn a_line_is_found_around_an_offset() {
        let text = "a\r\nbcd\r\ne";
        assert_eq!(&text[line_start(text, 4)..line_end(text, 4)], "bcd");
    }

    #[test]
    fn a_text_is_taken_back_only_where_it_can_be_the_same() {
        let file = |bytes: &[u8]| SourceFile::from_bytes("f".into(), bytes);
        for text in ["", "a", "a\n", "a\nb", "\n\n"] {
            assert_eq!(file(text.as_bytes()).lines(), text.lines().count(), "{text:?}");
        }
        let mut forgotten = file(b"a\nb\n");
        forgotten.forget(false);
        assert_eq!((forgotten.lines(), forgotten.text.as_str()), (2, ""));
        assert!(!forgotten.recall(file(b"a\nbc\n")));
        assert!(forgotten.recall(file(b"a\nb\n")) && forgotten.text == "a\nb\n");
    }
}
