//! Machines that are not the developer's: one without git, one whose git writes every line end as
//! Windows has it, and a folder whose name holds blanks and Vietnamese letters.

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "tests look at the files that were written")]

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use walkdir::WalkDir;

const HOUSE: &str = env!("CARGO_MANIFEST_DIR");

/// Parts of this repository in a folder of a test, each file as `change` makes it.
fn copied(parts: &[&str], change: impl Fn(Vec<u8>) -> Vec<u8>) -> TempDir {
    let folder = tempfile::Builder::new().prefix("kho của tôi ").tempdir().expect("a folder");
    for part in parts {
        for entry in WalkDir::new(Path::new(HOUSE).join(part)) {
            let entry = entry.expect("an entry");
            let inside = folder.path().join(entry.path().strip_prefix(HOUSE).expect("inside"));
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(inside).expect("a folder"),
                false => {
                    let bytes = fs::read(entry.path()).expect("a file");
                    fs::write(inside, change(bytes)).expect("a file");
                }
            }
        }
    }
    fs::create_dir_all(folder.path().join("reports")).expect("a folder");
    folder
}

/// The exit code and both streams, on a machine where no other program can be found.
fn without_git(folder: &Path, words: &[&str]) -> (i32, String) {
    let mut program = Command::cargo_bin("bdhvs").expect("the program");
    program.current_dir(folder).args(words).env("PATH", folder.join("no programs here"));
    let output = program.output().expect("a run");
    let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("UTF-8");
    (output.status.code().unwrap_or(-1), text)
}

#[test]
fn a_quarter_needs_no_git() {
    let folder = copied(&["plan", "examples/submissions"], |bytes| bytes);
    let file = "examples/submissions/cam-lam-word.docx";
    let (day, end) = (["--as-of", "2026-12-14"], ["--as-of", "2026-12-29"]);
    let receive = [&["receive", file, "--date", "2026-12-14"][..], &day].concat();
    let close = [&["close", "2026-Q4", "--document", "125/BC", "--date", "2026-12-29"], &end[..]];
    let lines: [Vec<&str>; 8] = [
        receive,
        [&["status"][..], &day].concat(),
        [&["validate"][..], &day].concat(),
        [&["trace", "nguoi-dan"][..], &day].concat(),
        [&["summary", "--refs"][..], &day].concat(),
        [&["dashboard", "--out", "x.html"][..], &day].concat(),
        close.concat(),
        [&["verify"][..], &end].concat(),
    ];
    for line in &lines {
        let (code, said) = without_git(folder.path(), line);
        assert_eq!(code, 0, "{line:?}: {said}");
    }
}

#[test]
fn what_needs_git_says_so() {
    let folder = copied(&["plan"], |bytes| bytes);
    for line in [["diff", "main"], ["validate", "--changed-from=main"]] {
        let (code, said) = without_git(folder.path(), &line);
        assert!(code > 1, "{line:?}: {code} {said}");
        assert!(said.contains("git"), "{line:?}: {said}");
    }
}

/// As git for Windows checks text out.
fn windows(bytes: Vec<u8>) -> Vec<u8> {
    match String::from_utf8(bytes) {
        Ok(text) => text.replace("\r\n", "\n").replace('\n', "\r\n").into_bytes(),
        Err(other) => other.into_bytes(),
    }
}

#[test]
fn a_checkout_with_line_ends_of_windows_says_the_same() {
    let parts = ["plan", "examples/reports"];
    let (unix, other) = (copied(&parts, |bytes| bytes), copied(&parts, windows));
    let plan = fs::read(other.path().join("plan/plan.toml")).expect("the plan");
    assert!(plan.windows(2).filter(|two| *two == b"\r\n").count() > 100);
    let reports = ["--reports", "examples/reports", "--as-of", "2026-09-17"];
    for words in [
        // The line ends themselves are named, file by file: git or an editor may have made them.
        vec!["validate", "--skip", "not-committed-form"],
        vec!["coverage", "--by", "unit"],
        vec!["summary", "--period", "2025-Q4"],
        vec!["trace", "nguoi-dan", "--period", "2025-Q4"],
        vec!["tasks"],
    ] {
        let line = [words, reports.to_vec()].concat();
        let [unix, other] = [&unix, &other].map(|folder| without_git(folder.path(), &line));
        assert!(unix == other, "{line:?}:\n{}", other.1);
    }
    let (code, said) = without_git(other.path(), &["validate", "--as-of", "2026-09-17"]);
    assert!(code == 0 && said.starts_with("0 lỗi"), "{said}");
}
