//! A report file as bytes of rows and cells: enough to find a place again.

use crate::source::line_end;
use std::ops::Range;

/// Bytes of a row and of its cells.
pub(super) struct Row {
    pub(super) range: Range<usize>,
    pub(super) cells: Vec<Range<usize>>,
}

/// Rows and cells; a line break or a delimiter inside quotation marks is none. A row whose
/// quotation mark is wrong is its line, without cells.
pub(super) fn split(text: &str) -> Vec<Row> {
    let head = text.lines().next().unwrap_or("");
    let delimiter = if head.contains(';') && !head.contains(',') { b';' } else { b',' };
    let mut rows = Vec::new();
    let mut at = 0;
    while at < text.len() {
        let row = row_at(text, at, delimiter);
        at = row.range.end + 1;
        if !row.range.is_empty() {
            rows.push(row);
        }
    }
    rows
}

fn row_at(text: &str, start: usize, delimiter: u8) -> Row {
    let mut cells = Vec::new();
    let mut at = start;
    loop {
        let Some(end) = cell_end(text, at, delimiter) else {
            return Row { range: start..line_end(text, start), cells: Vec::new() };
        };
        cells.push(at..end);
        at = end + 1;
        if text.as_bytes().get(end) != Some(&delimiter) {
            return Row { range: start..end, cells };
        }
    }
}

/// One past a cell; none where its quotation mark is never closed, or in the middle of it.
fn cell_end(text: &str, start: usize, delimiter: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    let ends = |b: &u8| *b == delimiter || matches!(b, b'\n' | b'\r');
    if bytes.get(start) != Some(&b'"') {
        let rest = bytes.get(start..)?;
        return Some(rest.iter().position(ends).map_or(text.len(), |n| start + n));
    }
    let mut at = start + 1;
    loop {
        at += bytes.get(at..)?.iter().position(|b| *b == b'"')? + 1;
        match bytes.get(at) {
            Some(b'"') => at += 1,
            None => return Some(at),
            Some(after) => return ends(after).then_some(at),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn rows(text: &str, expected: &[&[&str]]) {
        let rows = split(text);
        let cells = |row: &Row| row.cells.iter().map(|c| &text[c.clone()]).collect::<Vec<_>>();
        assert_eq!(rows.iter().map(cells).collect::<Vec<_>>(), expected, "{text:?}");
    }

    #[test]
    fn rows_are_split_at_their_own_ends() {
        rows("a,b\nc,\n", &[&["a", "b"], &["c", ""]]);
        rows("a;b,c\r\n\r\nc;d", &[&["a;b", "c"], &["c;d"]]);
        rows("a;b\r\nc;d\r\n", &[&["a", "b"], &["c", "d"]]);
        rows("a,\"b\n,\"\"\"\nc,d", &[&["a", "\"b\n,\"\"\""], &["c", "d"]]);
    }

    #[test]
    fn a_wrong_quotation_mark_costs_its_line() {
        rows("a,b\nc,\"d\ne,f\n", &[&["a", "b"], &[], &["e", "f"]]);
        rows("a,\"b\"c\nd,e", &[&[], &["d", "e"]]);
    }
}
