//! Text to rows of cells: delimiter, `sep=` line, quotation marks. Each row keeps the line on
//! which the sender sees it. The csv readers lose it (blank lines, CRLF), so it is counted here
//! from the bytes that each field took.

mod quotes;

use super::finding::{Change, Log, Reason, Refusal, Remark};
use super::grid::Row;
use super::{MAX_CELL, MAX_COLUMNS, MAX_ROWS};
use csv_core::{ReadFieldResult, Reader, ReaderBuilder};
use quotes::{check_quotes, line_breaks_at, line_breaks_in, too_long};

/// The rows of a text.
///
/// `known` says which cells are words of a header.
pub(super) fn rows(
    text: &str,
    known: fn(&str) -> bool,
    log: &mut Log,
) -> Result<Vec<Row>, Refusal> {
    let (declared, skipped) = declared_delimiter(text);
    let body = &text[skipped..];
    let delimiter = declared.unwrap_or_else(|| delimiter_of(body, known));
    if declared.is_some() {
        let message = "Dòng đầu “sep=” chỉ dấu ngăn cột, không phải số liệu";
        log.remark(Remark::new(Change::Dialect, message));
    }
    if delimiter != b',' {
        let message = format!("Cột ngăn bằng {}, đã chuyển về dấu phẩy", name_of(delimiter));
        log.remark(Remark::new(Change::Dialect, message));
    }
    let first_line = if skipped > 0 { 2 } else { 1 };
    Splitter::new(body, delimiter, first_line).rows()
}

fn name_of(delimiter: u8) -> &'static str {
    match delimiter {
        b';' => "dấu chấm phẩy",
        b'\t' => "dấu tab",
        b'|' => "dấu gạch đứng",
        _ => "dấu phẩy",
    }
}

/// The delimiter of a first line `sep=;`, and the bytes of that line.
fn declared_delimiter(text: &str) -> (Option<u8>, usize) {
    let end = text.find(['\n', '\r']).unwrap_or(text.len());
    let line = text[..end].trim_end_matches([',', ' ']).trim_matches('"');
    let sign = line.strip_prefix("sep=").or_else(|| line.strip_prefix("SEP="));
    let Some(&[sign]) = sign.map(|s| if s.is_empty() { b"," } else { s.as_bytes() }) else {
        return (None, 0);
    };
    let rest = &text[end..];
    let line_break = if rest.starts_with("\r\n") { 2 } else { rest.len().min(1) };
    (Some(sign), end + line_break)
}

/// The delimiter that shows most words of a header on one line. A title row may hold any sign
/// any number of times, so counting signs would be a guess.
fn delimiter_of(text: &str, is_head: fn(&str) -> bool) -> u8 {
    const LINES: usize = 400;
    let known = |line: &str, delimiter: u8| {
        let cells = line.split(char::from(delimiter)).take(MAX_COLUMNS);
        cells.filter(|cell| is_head(cell.trim_matches(['"', ' ']))).count()
    };
    let lines = || text.split(['\n', '\r']).take(LINES);
    let best = |delimiter: u8| lines().map(|line| known(line, delimiter)).max().unwrap_or(0);
    let mut chosen = (0, b',');
    for delimiter in [b',', b';', b'\t', b'|'] {
        let found = best(delimiter);
        if found > chosen.0 {
            chosen = (found, delimiter);
        }
    }
    chosen.1
}

struct Splitter<'a> {
    text: &'a str,
    reader: Reader,
    at: usize,
    /// Line of the byte at `at`.
    line: u32,
    row: u32,
    field: Vec<u8>,
}

impl<'a> Splitter<'a> {
    fn new(text: &'a str, delimiter: u8, first_line: u32) -> Self {
        let reader = ReaderBuilder::new().delimiter(delimiter).build();
        let field = vec![0; MAX_CELL + 1];
        Self { text, reader, at: 0, line: first_line, row: 0, field }
    }

    fn rows(mut self) -> Result<Vec<Row>, Refusal> {
        let mut rows = Vec::new();
        while let Some(row) = self.row()? {
            // A spreadsheet may write a million rows of nothing but delimiters.
            if row.filled().next().is_none() {
                continue;
            }
            rows.push(row);
            if rows.len() > MAX_ROWS {
                return Err(too_many_rows());
            }
        }
        Ok(rows)
    }

    /// The next row; the reader itself passes over blank lines.
    fn row(&mut self) -> Result<Option<Row>, Refusal> {
        let blank = line_breaks_at(&self.text[self.at..]);
        let begun_at_start = self.at == 0;
        self.at += blank.0;
        self.line += blank.1;
        // After a row the first line break is its own end.
        self.row += if begun_at_start { blank.1 + 1 } else { blank.1.max(1) };
        let mut row = Row { line: self.line, row: self.row, ..Row::default() };
        loop {
            match self.field(&row)? {
                Some((cell, last)) => {
                    row.cells.push(cell);
                    if last {
                        return Ok(Some(row));
                    }
                }
                None => return Ok(None),
            }
            if row.cells.len() > MAX_COLUMNS {
                return Err(too_many_columns(&row));
            }
        }
    }

    /// The next cell, and whether it ends its row; none at the end of the text.
    fn field(&mut self, row: &Row) -> Result<Option<(String, bool)>, Refusal> {
        let start = self.at;
        let mut used = 0;
        loop {
            let input = &self.text.as_bytes()[self.at..];
            let (result, read, written) = self.reader.read_field(input, &mut self.field[used..]);
            used += written;
            self.at += read;
            match result {
                ReadFieldResult::InputEmpty => {}
                ReadFieldResult::OutputFull => return Err(too_long(row)),
                ReadFieldResult::End => return Ok(None),
                ReadFieldResult::Field { record_end } => {
                    let at_end = self.at == self.text.len();
                    check_quotes(&self.text[start..self.at], at_end, row)?;
                    self.step_back_before_line_break(start, record_end);
                    self.line += line_breaks_in(&self.text[start..self.at]);
                    return Ok(Some((self.clean(used), record_end)));
                }
            }
        }
    }

    /// The line break that ends a row is counted with the blank lines behind it, so that CRLF,
    /// of which the reader takes half, is one.
    fn step_back_before_line_break(&mut self, start: usize, record_end: bool) {
        let raw = &self.text[start..self.at];
        if record_end && raw.ends_with(['\n', '\r']) {
            self.at -= 1;
            self.reader.reset();
        }
    }

    fn clean(&self, used: usize) -> String {
        let cell = String::from_utf8_lossy(&self.field[..used]);
        let cell = cell.replace("\r\n", "\n").replace('\r', "\n");
        cell.trim_matches(|c: char| c.is_whitespace() || c == '\u{feff}').to_owned()
    }
}

pub(super) fn too_many_rows() -> Refusal {
    let message = format!("Bảng có hơn {MAX_ROWS} dòng, không phải là một biểu báo cáo");
    Refusal::new(Reason::Limit, message)
        .hint("Mỗi tệp chỉ gửi một biểu của một đơn vị trong một kỳ")
}

pub(super) fn too_many_columns(row: &Row) -> Refusal {
    let message = format!("Dòng {} có hơn {MAX_COLUMNS} cột", row.line);
    Refusal::new(Reason::Limit, message)
        .hint("Xoá các cột thừa bên phải bảng rồi gửi lại, hoặc dùng biểu mẫu kèm công văn")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn read(text: &str) -> Result<Vec<Row>, Refusal> {
        let known = |cell: &str| crate::intake::columns::Column::named(cell).is_some();
        rows(text, known, &mut Log::default())
    }

    #[track_caller]
    fn lines(text: &str, expected: &[(u32, u32, &[&str])]) {
        let rows = read(text).expect("rows");
        let found: Vec<_> = rows
            .iter()
            .map(|r| (r.line, r.row, r.cells.iter().map(String::as_str).collect::<Vec<_>>()))
            .collect();
        let expected: Vec<_> = expected.iter().map(|(l, r, c)| (*l, *r, c.to_vec())).collect();
        assert_eq!(found, expected, "{text:?}");
    }

    #[track_caller]
    fn refused(text: &str, reason: Reason, line: u32) {
        let refusal = read(text).expect_err("refusal");
        assert_eq!((refusal.reason, refusal.place.map(|p| p.line)), (reason, Some(line)));
    }

    #[test]
    fn lines_are_counted_as_the_sender_sees_them() {
        for end in ["\n", "\r\n", "\r"] {
            let text = ["a,b", "", "", "c,\"d", "e\"", "f,g", ""].join(end);
            lines(&text, &[(1, 1, &["a", "b"]), (4, 4, &["c", "d\ne"]), (6, 5, &["f", "g"])]);
        }
    }

    #[test]
    fn blank_lines_at_the_beginning_count() {
        lines("\n\r\na,b\nc", &[(3, 3, &["a", "b"]), (4, 4, &["c"])]);
        lines("", &[]);
        lines("\n\n", &[]);
    }

    #[test]
    fn the_sep_line_is_a_line_but_no_row() {
        lines("sep=;\r\na;b\r\n", &[(2, 1, &["a", "b"])]);
        lines("\"sep=;\"\na;b,c\n", &[(2, 1, &["a", "b,c"])]);
        lines("sep=\t\n\na\tb", &[(3, 2, &["a", "b"])]);
    }

    #[test]
    fn the_delimiter_shows_the_header() {
        for sign in [",", ";", "\t", "|"] {
            let text =
                format!("Kỳ; báo, cáo; a, b, c; d\n{}\n", ["STT", "Đơn vị", "Số đạt"].join(sign));
            let rows = read(&text).expect("rows");
            assert_eq!(rows[1].cells, ["STT", "Đơn vị", "Số đạt"], "{sign:?}");
        }
    }

    #[test]
    fn quoted_cells_keep_delimiters_quotes_and_lines() {
        lines("\"a, \"\"b\"\"\",c", &[(1, 1, &["a, \"b\"", "c"])]);
        lines("a \"b\" c,d", &[(1, 1, &["a \"b\" c", "d"])]);
        lines("\"\",x\n,\n\"y\"\n", &[(1, 1, &["", "x"]), (3, 3, &["y"])]);
    }

    #[test]
    fn an_open_quotation_mark_is_refused_where_it_opens() {
        refused("a,b\nc,\"d\ne,f\n", Reason::Quote, 2);
        refused("a,b\n\"c\nd,\"e\",f\n", Reason::Quote, 2);
    }

    #[test]
    fn limits_hold() {
        let long = format!("a\n{}\n", "x".repeat(MAX_CELL + 1));
        refused(&long, Reason::Limit, 2);
        let wide = read(&",".repeat(MAX_COLUMNS + 1));
        assert_eq!(wide.expect_err("refusal").reason, Reason::Limit);
        let deep = read(&"a\n".repeat(MAX_ROWS + 1));
        assert_eq!(deep.expect_err("refusal").reason, Reason::Limit);
        let empty = read(&format!("STT;Số đạt\n{}c\n", ";;;\n".repeat(MAX_ROWS)));
        assert_eq!(empty.expect("rows").len(), 2);
    }
}
