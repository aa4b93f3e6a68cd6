//! The slip to the sender: the model of the letters, each variant of it, and that no slip holds
//! anything of another unit, anything personal or a word of the program.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "tests make the files that the program reads")]

#[path = "../common/mod.rs"]
#[allow(dead_code, reason = "other tests use the rest")]
mod common;

mod everybody;
mod model;
mod pages;
mod refusals;
mod variants;

use assert_cmd::Command;
use std::path::Path;

/// What `bdhvs reply` prints in a folder; it must end well.
#[track_caller]
fn slip(root: &Path, args: &[&str]) -> String {
    let mut command = Command::cargo_bin("bdhvs").expect("the program");
    let output = command.arg("-C").arg(root).arg("reply").args(args).output().expect("a run");
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{args:?}: {said}");
    assert_eq!(said, "");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// Cells of the table of a slip in Markdown, row by row.
fn cells(slip: &str) -> Vec<Vec<String>> {
    let rows = slip.lines().filter(|line| line.starts_with("| ")).skip(2);
    let cell = |text: &str| text.trim().to_owned();
    rows.map(|row| row.trim_matches('|').split(" | ").map(cell).collect()).collect()
}

/// Words of the program that no sender may read.
const ENGLISH: &str = "error errors warning file files row rows column cell unit period value \
    missing unknown invalid state done task figure report register expected found none text header";

/// A slip says everything in the words of the sender.
#[track_caller]
fn speaks_to_the_sender(slip: &str) {
    // The name of a file is the sender's own.
    let text: String = slip
        .lines()
        .map(|line| line.split(" · Tệp: ").next().unwrap_or(line))
        .collect::<Vec<_>>()
        .join("\n");
    for word in text.split(|c: char| !c.is_alphanumeric() && c != '_' && c != '-') {
        let lower = word.to_lowercase();
        assert!(
            !ENGLISH.split_whitespace().any(|english| english == lower),
            "“{word}” in:\n{slip}"
        );
        assert!(!is_key(word), "the key “{word}” in:\n{slip}");
        assert!(!is_code(word), "the code “{word}” in:\n{slip}");
    }
    for rude in ["yêu cầu", "vi phạm", "bắt buộc", "bdhvs", "mẫu số", "tử số", "reports/"]
    {
        assert!(!text.to_lowercase().contains(rude), "“{rude}” in:\n{slip}");
    }
}

/// `so_dat`, `xa-cam-an`: small letters without diacritics with a sign between them.
fn is_key(word: &str) -> bool {
    let plain =
        word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"-_".contains(&b));
    let letters =
        word.split(['-', '_']).filter(|part| part.bytes().any(|b| b.is_ascii_lowercase()));
    plain && letters.count() > 1
}

/// `R119`.
fn is_code(word: &str) -> bool {
    let rest = word.strip_prefix(['P', 'R', 'D', 'Q', 'L']);
    rest.is_some_and(|rest| rest.len() == 3 && rest.bytes().all(|b| b.is_ascii_digit()))
}

#[test]
fn keys_and_codes_are_known() {
    assert!(is_key("so_dat") && is_key("xa-cam-an") && is_key("dang-thuc-hien"));
    assert!(!is_key("12-12") && !is_key("UTF-8") && !is_key("tin"));
    assert!(is_code("R119") && !is_code("R1") && !is_code("DSNV"));
}
