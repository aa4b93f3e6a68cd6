//! Small readers of text.

use bdhvs::period::{Period, parse_date};
use bdhvs::source::csv::{RowEnd, Splitter, written};
use bdhvs::text::{find_personal_data, harmless, hidden_characters, mask, visible};

/// The project's own splitter of rows beside the csv crate, which is careful in another way: where
/// no quotation mark stands in the text both see the same cells; in every text the cells lie in
/// order and inside the text.
pub(crate) fn splitter(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    let mine = rows(text);
    if text.contains('"') {
        return well_formed(text);
    }
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true).quoting(false);
    let theirs: Vec<Vec<String>> = reader
        .from_reader(bytes)
        .records()
        .map(|row| row.expect("UTF-8").iter().map(str::to_owned).collect())
        .collect();
    // A byte order mark is dropped by whoever opens the file.
    if !text.starts_with('\u{feff}') {
        assert_eq!(mine, theirs, "{text:?}");
    }
}

fn rows(text: &str) -> Vec<Vec<String>> {
    let mut splitter = Splitter::new(text, b',');
    let (mut cells, mut rows, mut last) = (Vec::new(), Vec::new(), 0);
    while let Some(end) = splitter.next_row(&mut cells) {
        match end {
            RowEnd::BadQuote { at } => {
                assert!(last <= at && at < text.len());
                assert_eq!(text.as_bytes()[at], b'"');
                last = at;
            }
            RowEnd::Row { start, end } => {
                assert!(last <= start && start <= end && end <= text.len());
                last = end;
                for cell in &cells {
                    assert!(start <= cell.start && cell.end <= end);
                    cell.text(text);
                    cell.is_written_so(text);
                }
                rows.push(cells.iter().map(|cell| cell.text(text).into_owned()).collect());
            }
        }
    }
    rows
}

/// What is read, written as committed form writes it, is what the csv crate reads.
fn well_formed(text: &str) {
    let table = rows(text);
    let line = |row: &Vec<String>| row.iter().map(|c| written(c)).collect::<Vec<_>>().join(",");
    // A row of one empty cell is an empty line: no row.
    let table: Vec<_> = table.into_iter().filter(|row| row.len() > 1).collect();
    let again: String = table.iter().map(|row| line(row) + "\n").collect();
    assert_eq!(rows(&again), table);
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.has_headers(false).flexible(true);
    let theirs = reader.from_reader(again.as_bytes()).into_records();
    let theirs: Vec<Vec<String>> =
        theirs.map(|r| r.expect("UTF-8").iter().map(str::to_owned).collect()).collect();
    if !again.starts_with('\u{feff}') {
        assert_eq!(theirs, table, "{again:?}");
    }
}

/// What is read as a period or a day is printed as an id that means the same.
pub(crate) fn dates(bytes: &[u8]) {
    let Ok(text) = str::from_utf8(bytes) else { return };
    for period in [text.parse::<Period>().ok(), Period::from_words(text)].into_iter().flatten() {
        assert_eq!(period.to_string().parse(), Ok(period), "{text:?}");
        period.title();
        period.in_running_text();
        period.days();
        period.next();
    }
    if let Some(day) = parse_date(text) {
        assert_eq!(day.to_string(), text);
    }
}

/// What is masked stays masked and loses nothing else; what is visible hides nothing.
pub(crate) fn text(bytes: &[u8]) {
    let text = String::from_utf8_lossy(bytes);
    for hit in find_personal_data(&text) {
        assert!(!text[hit.range].is_empty());
    }
    let masked = mask(&text);
    assert!(find_personal_data(&masked).is_empty(), "{masked:?}");
    assert_eq!(hidden_characters(&visible(&text)).count(), 0);
    let once = harmless(&text);
    assert_eq!(harmless(&once), once);
    bdhvs::vietnamese::fold(&text);
}
