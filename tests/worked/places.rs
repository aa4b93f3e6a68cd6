//! Lines and columns of findings in reports, counted by hand: from 1, in characters, whatever
//! ends a line and however a letter is written.

use crate::province::Province;
use crate::targets::PEOPLE;

const HEADER: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";
const FILE: &str = "reports/2025-Q4/chi-tieu/xa-a.csv";

/// Errors in the figures of xa-a with these bytes.
#[track_caller]
fn errors(bytes: impl AsRef<[u8]>, expected: &[&str]) {
    let province =
        Province::new(PEOPLE).file(FILE, bytes).received("2025-Q4", "chi-tieu xa-a 2025-12-10");
    let found = province.json("validate");
    let problems = found["problems"].as_array().expect("problems").iter();
    let errors = problems.filter(|p| p["severity"] == "error").map(|p| {
        assert_eq!(p["path"], FILE);
        let name = p["name"].as_str().expect("name");
        format!("{}:{}-{}:{} {name}", p["line"], p["column"], p["end_line"], p["end_column"])
    });
    assert_eq!(errors.collect::<Vec<_>>(), expected);
}

#[test]
fn lines_end_with_lf_or_crlf() {
    // xa-a,2025-Q4,nguoi-dan, has 4 + 1 + 7 + 1 + 9 + 1 = 23 characters: tong_so begins in 24.
    let row = "xa-a,2025-Q4,nguoi-dan,1x,5,\n";
    errors(format!("{HEADER}{row}"), &["2:24-2:26 not-a-count"]);
    errors(format!("{HEADER}{row}").replace('\n', "\r\n"), &["2:24-2:26 not-a-count"]);
    // Without an end of the last line.
    errors(format!("{HEADER}{}", row.trim_end()), &["2:24-2:26 not-a-count"]);
}

#[test]
fn a_byte_order_mark_is_in_no_column() {
    errors(format!("\u{feff}{HEADER}xa-z,2025-Q4,nguoi-dan,1,5,\n"), &["2:1-2:5 unknown-unit"]);
    errors("\u{feff}ma_don_vi\n", &["1:1-1:10 wrong-header"]);
}

#[test]
fn blank_lines_are_lines() {
    let rows = "\n\nxa-a,2025-Q4,nguoi-dan,10,5,\n\nxa-a,2025-Q4,nguoi,10,5,\n";
    errors(format!("{HEADER}{rows}"), &["6:14-6:19 unknown-indicator"]);
    errors(format!("{HEADER}{rows}").replace('\n', "\r\n"), &["6:14-6:19 unknown-indicator"]);
}

#[test]
fn a_quoted_line_break_is_a_line_break() {
    // The note of line 2 goes on in lines 3 and 4; the wrong row is line 5.
    let rows =
        "xa-a,2025-Q4,nguoi-dan,10,5,\"một\nhai, \"\"ba\"\"\nbốn\"\nxa-q,2025-Q4,nguoi-dan,1,1,\n";
    errors(format!("{HEADER}{rows}"), &["5:1-5:5 unknown-unit"]);
    errors(format!("{HEADER}{rows}").replace('\n', "\r\n"), &["5:1-5:5 unknown-unit"]);
    // A wrong cell behind a quoted line break on its own row: line 3, after `hai",`.
    let task =
        "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n";
    let rows = "\"xa-a\",2025-Q4,I.1,\"dang\nlam\",,,,\n";
    let found = Province::new(PEOPLE)
        .file("reports/2025-Q4/nhiem-vu/xa-a.csv", format!("{task}{rows}"))
        .problems();
    assert!(
        found.contains(&"reports/2025-Q4/nhiem-vu/xa-a.csv:2:20 unknown-state".to_owned()),
        "{found:?}"
    );
}

#[test]
fn columns_are_characters_composed_or_not() {
    // Behind `"ồ",` (NFC 1 character, NFD 3) stands a period of another folder.
    let row = |unit: &str| format!("{HEADER}\"{unit}\",2025-Q3,nguoi-dan,1,1,\n");
    errors(row("xã"), &["2:1-2:5 unknown-unit", "2:6-2:13 wrong-period"]);
    errors(row("xa\u{303}"), &["2:1-2:6 unknown-unit", "2:7-2:14 wrong-period"]);
    errors(row("ồ"), &["2:1-2:4 unknown-unit", "2:5-2:12 wrong-period"]);
    errors(row("o\u{302}\u{300}"), &["2:1-2:6 unknown-unit", "2:7-2:14 wrong-period"]);
}

#[test]
fn semicolons_and_spaces_around_a_cell_are_taken() {
    let file = format!("{HEADER}xa-a; 2025-Q4;nguoi-dan;10;5x;\n").replace(',', ";");
    // xa-a; and ` 2025-Q4;` and nguoi-dan; and 10; are 5 + 9 + 10 + 3 = 27 characters.
    errors(file, &["2:28-2:30 not-a-count"]);
}

#[test]
fn an_unclosed_quote_is_one_error_on_its_line_and_the_rest_is_read() {
    let text = format!(
        "{HEADER}xa-a,2025-Q4,nguoi-dan,10,5,\"mở\nxa-q,2025-Q4,nguoi-dan,1,1,\nxa-a,2025-Q4,nguoi,1,1,\n"
    );
    // The note begins in column 24 + 3 + 2 = 29.
    errors(
        &text,
        &["2:29-2:32 unclosed-quote", "3:1-3:5 unknown-unit", "4:14-4:19 unknown-indicator"],
    );
    errors(
        text.replace('\n', "\r\n"),
        &["2:29-2:32 unclosed-quote", "3:1-3:5 unknown-unit", "4:14-4:19 unknown-indicator"],
    );
    // A later quotation mark does not close it.
    let text =
        format!("{HEADER}xa-a,2025-Q4,nguoi-dan,10,5,\"mở\nxa-q,2025-Q4,nguoi-dan,1,1,\"đóng\"\n");
    errors(text, &["2:29-2:32 unclosed-quote", "3:1-3:5 unknown-unit"]);
    // Closed in the middle of a cell.
    let text = format!("{HEADER}\"xa-a\"b,2025-Q4,nguoi-dan,10,5,\nxa-q,2025-Q4,nguoi-dan,1,1,\n");
    errors(text, &["2:1-2:32 unclosed-quote", "3:1-3:5 unknown-unit"]);
}

#[test]
fn the_figures_behind_an_unclosed_quote_count() {
    let province = Province::new(PEOPLE)
        .file(FILE, format!("{HEADER}xa-a,2025-Q4,sai,1,1,\"mở\nxa-a,2025-Q4,nguoi-dan,10,9,\n"));
    let line = "undetermined 9/10 low - high - needs - 90,00%, 1 of 3, missing xa-b xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
}

#[test]
fn every_wrong_cell_of_a_row_is_found_in_one_run() {
    errors(
        format!("{HEADER}xa-q,2025-Q3,nguoi,1.000,-5,\n"),
        &[
            "2:1-2:5 unknown-unit",
            "2:6-2:13 wrong-period",
            "2:14-2:19 unknown-indicator",
            "2:20-2:25 not-a-count",
            "2:26-2:28 not-a-count",
        ],
    );
}

#[test]
fn a_byte_that_is_no_text_has_its_place() {
    let mut bytes = format!("{HEADER}xa-a,2025-Q4,").into_bytes();
    bytes.push(0xff);
    let found = Province::new(PEOPLE).file(FILE, bytes).problems();
    assert!(found.contains(&format!("{FILE}:2:14 not-utf8")), "{found:?}");
}

#[test]
fn a_second_row_of_a_figure_is_found_where_it_stands() {
    let row = "xa-a,2025-Q4,nguoi-dan,10,5,\n";
    errors(
        format!("{HEADER}{row}{row}{row}"),
        &["3:1-3:29 duplicate-figure", "4:1-4:29 duplicate-figure"],
    );
}

#[test]
fn the_screen_shows_the_same_place() {
    let screen = Province::new(PEOPLE)
        .file(FILE, format!("{HEADER}\"xa\u{303}\",2025-Q4,nguoi-dan,1,1,\n"))
        .run("validate --only unknown-unit --as-of 2025-12-31")
        .out;
    assert!(screen.contains(&format!("{FILE}:2:1\n")), "{screen}");
}
