//! Tables that go out as workbooks, opened by readers of others: every number is that of the JSON,
//! and adds up.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

use assert_cmd::Command;
use calamine::{Data, Range, Reader, Xlsx};
use serde_json::Value;
use std::io::{Cursor, Write};
use std::path::Path;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const EXAMPLES: &str = "--reports examples/reports --as-of 2026-03-20 --period 2026-Q1";

/// Exit code, standard output, standard error.
fn run(line: &str) -> (i32, Vec<u8>, String) {
    let mut command = Command::cargo_bin("bdhvs").expect("the program");
    let line = format!("{line} {EXAMPLES}");
    let output = command.current_dir(ROOT).args(line.split(' ')).output().expect("a run");
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    (output.status.code().expect("a code"), output.stdout, told)
}

fn json(line: &str) -> Value {
    serde_json::from_slice(&run(&format!("{line} --format json")).1).expect("JSON")
}

type Book = Xlsx<Cursor<Vec<u8>>>;

#[track_caller]
fn book(line: &str) -> Book {
    let (code, bytes, told) = run(&format!("{line} --format xlsx"));
    assert_eq!((code, told.as_str()), (0, ""), "{line}");
    Xlsx::new(Cursor::new(bytes)).expect("a workbook")
}

fn sheet(book: &mut Book, name: &str) -> Range<Data> {
    book.worksheet_range(name).unwrap_or_else(|error| panic!("{name}: {error}"))
}

/// Rows below the one that begins with this head, up to the first without anything.
fn rows(sheet: &Range<Data>, first: &str) -> Vec<Vec<Data>> {
    let rows = sheet.rows().skip_while(|row| row[0] != Data::String(first.to_owned())).skip(1);
    let filled = |row: &&[Data]| row.iter().any(|cell| *cell != Data::Empty);
    rows.take_while(filled).map(<[Data]>::to_vec).collect()
}

fn column(sheet: &Range<Data>, head: &str) -> usize {
    let head = Data::String(head.to_owned());
    let places = sheet.rows().find_map(|row| row.iter().position(|cell| *cell == head));
    places.unwrap_or_else(|| panic!("{head}"))
}

/// A number of the workbook; nothing where the cell is empty, never text.
#[track_caller]
fn number(cell: &Data) -> Option<f64> {
    match cell {
        Data::Empty => None,
        Data::Int(n) => Some(*n as f64),
        Data::Float(n) => Some(*n),
        other => panic!("{other:?} is no number"),
    }
}

#[test]
fn coverage_has_the_numbers_of_its_json() {
    let mut book = book("coverage");
    let sheet = sheet(&mut book, "Chỉ tiêu");
    let heads = ["Tổng số", "Số đạt", "Tỷ lệ", "Còn thiếu", "Thấp nhất"];
    let [total, attained, rate, needed, low] = heads.map(|head| column(&sheet, head));
    let rows = rows(&sheet, "TT").into_iter().filter(|row| row[0] != Data::Empty);
    let rows: Vec<Vec<Data>> = rows.collect();
    let found = json("coverage");
    let indicators = found["indicators"].as_array().expect("indicators");
    assert_eq!(rows.len(), indicators.len());
    for (row, indicator) in rows.iter().zip(indicators) {
        let (n, d) = (indicator["numerator"].as_f64(), indicator["denominator"].as_f64());
        assert_eq!(number(&row[attained]), n, "{indicator}");
        let d = d.filter(|d| *d > 0.0);
        assert_eq!(number(&row[total]), d, "{indicator}");
        assert_eq!(number(&row[rate]), n.zip(d).map(|(n, d)| n / d), "{indicator}");
        assert_eq!(number(&row[needed]), indicator["people_needed"].as_f64(), "{indicator}");
        if let Some(bound) = number(&row[low]) {
            let of = &indicator["low"];
            let (n, d) = (of["numerator"].as_f64(), of["denominator"].as_f64());
            assert_eq!(Some(bound), n.zip(d).map(|(n, d)| n / d), "{indicator}");
        }
    }
}

#[test]
fn units_add_up_to_the_sum_below_them() {
    for (line, prefix, head) in [("coverage --by unit", "3.", "TT"), ("summary", "I.3", "TT")] {
        let mut book = book(line);
        let name = book.sheet_names().into_iter().find(|name| name.starts_with(prefix));
        let sheet = sheet(&mut book, &name.expect("adults"));
        let mut rows = rows(&sheet, head);
        let sum = rows.pop().expect("sum");
        // 65 communes, six of them without a figure that counts.
        assert_eq!(rows.len(), 65, "{line}");
        assert_eq!(sum[1], Data::String("Tổng cộng".to_owned()));
        for at in [2, 3] {
            let counted: Vec<f64> = rows.iter().filter_map(|row| number(&row[at])).collect();
            assert_eq!(counted.len(), 59, "{line}");
            assert_eq!(number(&sum[at]), Some(counted.iter().sum()), "{line}");
        }
        let adults = &json("coverage --indicator nguoi-dan")["indicators"][0];
        assert_eq!(number(&sum[3]), adults["numerator"].as_f64(), "{line}");
    }
}

#[test]
fn the_annexes_are_there() {
    let names = book("summary").sheet_names();
    let annexes = names.iter().filter(|name| name.starts_with("Phụ lục"));
    assert_eq!(annexes.collect::<Vec<_>>(), ["Phụ lục I", "Phụ lục II", "Phụ lục III"]);
    assert_eq!(names.iter().filter(|name| name.starts_with("I.")).count(), 5);
    let mut book = book("summary --draft");
    let tasks = sheet(&mut book, "Phụ lục II");
    // 53 actions of the appendix.
    assert_eq!(rows(&tasks, "Mục").len(), 53);
    let reports = sheet(&mut book, "Phụ lục III");
    assert_eq!(reports.get((0, 0)), Some(&Data::String("DỰ THẢO".to_owned())));
    let reports = rows(&reports, "TT");
    assert_eq!(reports.len(), 80);
    let day = |row: &Vec<Data>| !matches!(row[3], Data::DateTime(_) | Data::Empty);
    assert!(!reports.iter().any(day), "days are days");
}

#[test]
fn a_trace_adds_up_and_names_what_was_left_out() {
    let mut book = book("trace nguoi-dan");
    let list = sheet(&mut book, "Bảng kê");
    let [attained, total, line] = ["Số đạt", "Tổng số", "Dòng"].map(|head| column(&list, head));
    let mut rows = rows(&list, "TT");
    let sum = rows.pop().expect("sum");
    let found = json("trace nguoi-dan");
    for (at, key) in [(attained, "numerator"), (total, "denominator")] {
        let added: f64 = rows.iter().filter_map(|row| number(&row[at])).sum();
        assert_eq!((number(&sum[at]), Some(added)), (Some(added), found[key].as_f64()));
    }
    let addends = found["addends"].as_array().expect("addends");
    assert_eq!(rows.len(), addends.len());
    for (row, addend) in rows.iter().zip(addends) {
        assert_eq!(number(&row[line]), addend["line"].as_f64());
    }
    let left_out = self::rows(&sheet(&mut book, "Không cộng vào"), "TT");
    assert_eq!(left_out.len(), found["left_out"].as_array().expect("left out").len());
}

const LINES: [&str; 5] = [
    "coverage --by unit",
    "coverage --by group",
    "coverage --by period",
    "summary --draft",
    "trace buoi-hoc",
];

#[test]
fn every_sheet_says_that_the_data_are_invented_and_none_reckons() {
    for line in LINES {
        let mut book = book(line);
        for name in book.sheet_names() {
            let sheet = sheet(&mut book, &name);
            let said = |row: &[Data]| row[0] == Data::String("SỐ LIỆU GIẢ ĐỊNH".to_owned());
            assert!(sheet.rows().any(said), "{line}: {name}");
            let formulas = book.worksheet_formula(&name).expect("formulas");
            assert!(formulas.is_empty(), "{line}: {name}");
        }
    }
}

#[test]
fn the_same_line_gives_the_same_bytes() {
    for line in LINES {
        let line = format!("{line} --format xlsx");
        assert_eq!(run(&line).1, run(&line).1, "{line}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads what was written")]
fn a_workbook_is_written_where_it_is_wanted() {
    let folder = tempfile::tempdir().expect("folder");
    let path = folder.path().join("phu-luc.xlsx");
    let line = format!("summary --format xlsx --out {}", path.display());
    let (code, out, told) = run(&line);
    assert_eq!((code, out.len()), (0, 0));
    assert_eq!(told, format!("Đã ghi {}\n", path.display()));
    let written = std::fs::read(&path).expect("file");
    assert_eq!(written, run("summary --format xlsx").1);
    let (code, _, told) = run("coverage --refs --format xlsx");
    assert_eq!(code, 2);
    assert!(told.contains("--refs không dùng cùng với --format xlsx"), "{told}");
}

#[cfg(unix)]
#[test]
fn a_terminal_is_not_filled_with_bytes() {
    let program = assert_cmd::cargo::cargo_bin("bdhvs");
    let line = format!("{} -C {ROOT} coverage {EXAMPLES} --format xlsx", program.display());
    let script = std::process::Command::new("script").args(["-qec", &line, "/dev/null"]).output();
    let Ok(output) = script else {
        let _ = writeln!(std::io::stderr(), "skipped: script is not installed");
        return;
    };
    // `-C` is the plan's folder, the reports lie in the one the test runs in.
    let told = String::from_utf8_lossy(&output.stdout);
    assert!(told.contains("Tệp này không in ra màn hình được."), "{told}");
    assert!(told.contains("--out phu-luc.xlsx") && !told.contains("PK"), "{told}");
    assert_eq!(output.status.code(), Some(2));
}

/// What openpyxl makes of a workbook: sheets, and whether each prints as it should.
const LOOK: &str = "
import sys, openpyxl
for path in sys.argv[1:]:
    for sheet in openpyxl.load_workbook(path).worksheets:
        page = sheet.page_setup
        assert sheet.freeze_panes and sheet.print_area and sheet.print_title_rows, sheet.title
        assert str(page.paperSize) == '9' and page.fitToHeight == 0, sheet.title
        assert sheet.sheet_properties.pageSetUpPr.fitToPage, sheet.title
        for row in sheet.iter_rows():
            for cell in row:
                assert cell.data_type != 'f', cell
                if isinstance(cell.value, float):
                    assert '%' in cell.number_format, cell
                if isinstance(cell.value, int):
                    assert cell.number_format in ('#,##0_)', '0%_)', '0.00%_)'), cell
        print(sheet.title)
";

#[test]
fn openpyxl_opens_every_workbook() {
    let folder = tempfile::tempdir().expect("folder");
    let path = |n: usize| folder.path().join(format!("{n}.xlsx"));
    for (n, line) in LINES.iter().enumerate() {
        let line = format!("{line} --format xlsx --out {}", path(n).display());
        assert_eq!(run(&line).0, 0, "{line}");
    }
    let paths: Vec<_> = (0..LINES.len()).map(path).collect();
    looked_at(&paths.iter().map(|path| path.as_path()).collect::<Vec<_>>());
}

fn looked_at(paths: &[&Path]) {
    let output = std::process::Command::new("python3").args(["-c", LOOK]).args(paths).output();
    let there = output
        .ok()
        .filter(|output| !String::from_utf8_lossy(&output.stderr).contains("ModuleNotFoundError"));
    let Some(output) = there else {
        let _ = writeln!(std::io::stderr(), "skipped: python3 or openpyxl is not installed");
        return;
    };
    assert!(output.status.success(), "{}", String::from_utf8_lossy(&output.stderr));
    let titles = String::from_utf8_lossy(&output.stdout).lines().count();
    assert!(titles > 3 * 13, "{titles} sheets");
}
