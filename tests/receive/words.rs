//! What the officer reads: Vietnamese, in the width of a terminal, places as on the form.

use super::office::{Office, example, root};

/// Words of the system, of libraries and of the code that no officer should read.
const ENGLISH: [&str; 16] = [
    "error",
    "Error",
    "No such",
    "denied",
    "directory",
    "file",
    "failed",
    "invalid",
    "Some(",
    "None",
    "Ok(",
    "line ",
    "column",
    "row ",
    "unknown",
    "os error",
];

#[track_caller]
fn readable(screen: &str) {
    // What `validate` says of a file shows its source.
    let quoted =
        |line: &str| ["-->", " | ", "  = ", "   = "].iter().any(|mark| line.contains(mark));
    for line in screen.lines().filter(|line| !quoted(line)) {
        for word in ENGLISH {
            assert!(!line.contains(word), "“{word}” in: {line}");
        }
        assert!(line.chars().count() <= 80, "too wide: {line}");
        assert!(!line.contains("/tmp/") && !line.contains("/dev/"), "a long path: {line}");
    }
}

#[test]
fn every_example_is_told_in_vietnamese_and_fits_the_screen() {
    let office = Office::new();
    for entry in std::fs::read_dir(root().join("examples/submissions")).expect("examples") {
        let path = entry.expect("entry").path();
        let ran = office.receive(path.to_str().expect("path"));
        readable(&ran.out.replace("README.md", "").replace("expected.csv", ""));
        assert!(ran.err.is_empty(), "{}", ran.err);
    }
}

#[test]
fn places_are_those_of_the_spreadsheet() {
    let office = Office::new();
    let ran = office.receive(&example("cam-lam-excel-viet.csv"));
    ran.says(0, &["- Dòng 8, cột G (Tổng số (người)): “36.845” được ghi là 36845."]);
    ran.says(0, &["- Dòng 6, cột A (STT): Cột này chỉ để đọc, không lưu."]);
    ran.says(0, &["(theo phần đầu bảng, đang ghi “UBND XÃ CAM LÂM”)"]);
    ran.says_not(&[") (đang ghi", "tests/", "/examples/"]);
}

#[test]
fn many_regrouped_numbers_are_not_listed_one_by_one() {
    let office = Office::new();
    let ran = office.receive(&example("cong-an-tinh-theo-xa.csv"));
    ran.says(0, &["Còn 5 số nữa được ghi lại như vậy, xem bảng trên."]);
}

#[test]
fn status_counts_what_was_received() {
    let office = Office::new();
    office.receive(&example("cam-lam-mau-luu.csv")).says(0, &[]);
    office.run(&["status"]).says(0, &["Thiếu biểu", "xã Cam Lâm (nhiệm vụ)"]);
}
