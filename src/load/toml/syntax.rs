//! A text of TOML into a table, with every syntax error of the file: officers mend a file once,
//! not once for each mistake.

use crate::diagnostic::{Diagnostic, rules};
use crate::source::{FileId, Span, line_end, line_start};
use std::cell::OnceCell;
use std::ops::Range;
use toml::Spanned;
use toml::de::{DeTable, Error};

/// So many lines of a file are passed over before it is given up.
const MOST_LINES: usize = 20;

/// Parses a file; pushes its syntax errors and gives what could be recovered. `mended` keeps the
/// text that the table is made of, where that is not the file's own.
pub(in crate::load) fn parse<'t>(
    file: FileId,
    text: &'t str,
    mended: &'t OnceCell<String>,
    problems: &mut Vec<Diagnostic>,
) -> Spanned<DeTable<'t>> {
    let (table, errors) = DeTable::parse_recoverable(text);
    if !errors.iter().any(takes_more_than_itself) {
        problems.extend(errors.iter().map(|e| problem(file, place(e), e.message(), text)));
        return table;
    }
    let mended = mended.get_or_init(|| mend(file, text, problems));
    let (table, errors) = DeTable::parse_recoverable(mended);
    // Places are of the file's own text: a blanked letter is as long, but of several characters.
    problems.extend(errors.iter().map(|e| problem(file, place(e), e.message(), text)));
    table
}

/// The parser reads nothing behind a key without `=`, and takes all that follows a list that is
/// not closed into it: such lines are reported and blanked, so that the rest is read, every word
/// in its place.
fn mend(file: FileId, text: &str, problems: &mut Vec<Diagnostic>) -> String {
    let mut mended = text.to_owned();
    for _ in 0..MOST_LINES {
        let (_, errors) = DeTable::parse_recoverable(&mended);
        let Some(error) = errors.iter().find(|e| takes_more_than_itself(e)) else { break };
        let mut at = place(error);
        let mut end = line_end(&mended, at.start);
        if is_of_an_open_list(error) {
            let line = line_start(&mended, at.start);
            if let Some(opening) = mended[..line].rfind("= [") {
                (at, end) = (opening + 2..opening + 3, line);
            }
        }
        problems.push(problem(file, at.clone(), error.message(), text));
        let lines = line_start(&mended, at.start)..end;
        let blank = mended[lines.clone()].bytes().map(|b| if b == b'\n' { '\n' } else { ' ' });
        let blank: String = blank.collect();
        mended.replace_range(lines, &blank);
    }
    mended
}

fn takes_more_than_itself(error: &Error) -> bool {
    error.message().contains("key with no value") || is_of_an_open_list(error)
}

/// A key in a list: the list was not closed before it.
fn is_of_an_open_list(error: &Error) -> bool {
    error.message().contains("unexpected `=` in array")
}

fn place(error: &Error) -> Range<usize> {
    error.span().unwrap_or(0..0)
}

fn problem(file: FileId, place: Range<usize>, message: &str, text: &str) -> Diagnostic {
    let span = widened(place, text);
    let (message, hint) = in_vietnamese(message);
    Diagnostic::new(&rules::TOML_SYNTAX, Span::new(file, span.start, span.end), message).hint(hint)
}

/// An empty span is widened to one character, so that a caret can stand under it. The parser counts
/// bytes: a span may begin or end inside a character.
fn widened(span: Range<usize>, text: &str) -> Range<usize> {
    let span = text.floor_char_boundary(span.start)..text.ceil_char_boundary(span.end);
    if !span.is_empty() {
        return span;
    }
    let next = text.get(span.start..).and_then(|rest| rest.chars().next());
    span.start..span.start + next.filter(|c| *c != '\n').map_or(0, char::len_utf8)
}

/// The parser speaks English; officers do not.
fn in_vietnamese(message: &str) -> (&'static str, &'static str) {
    if message.contains("duplicate key") {
        return ("Khoá này đã được ghi ở trên", "Xoá một trong hai dòng");
    }
    if message.contains("array") && !message.contains("array table") {
        let hint = "Các phần tử cách nhau bằng dấu phẩy; đóng danh sách bằng dấu ]";
        return ("Danh sách ghi sai: thiếu dấu phẩy, hoặc chưa đóng ngoặc vuông", hint);
    }
    if message.contains("string") || message.contains("quote") {
        let hint = "Đặt chữ trong dấu ngoặc kép thẳng \"…\" và đóng ngoặc ở cuối";
        return ("Đoạn chữ ghi sai: thiếu hoặc thừa dấu ngoặc kép", hint);
    }
    let hint = "Mỗi dòng có dạng khoá = giá trị; chữ đặt trong \"…\", danh sách đặt trong […]";
    ("Dòng này sai cú pháp TOML, không đọc được", hint)
}
