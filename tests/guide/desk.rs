//! A desk for those who read a page: what a fresh clone has, and the program.

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use std::process::Output;
use tempfile::TempDir;
use walkdir::WalkDir;

const HOUSE: &str = env!("CARGO_MANIFEST_DIR");

/// The plan and the examples, and no reports yet.
pub(crate) fn clone() -> TempDir {
    let folder = TempDir::new().expect("a folder for the test");
    for part in ["plan", "examples/submissions", "examples/reports", "examples/so-van-ban-den.csv"]
    {
        for entry in WalkDir::new(Path::new(HOUSE).join(part)) {
            let entry = entry.expect("an entry");
            let inside = folder.path().join(entry.path().strip_prefix(HOUSE).expect("inside"));
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(inside).expect("a folder"),
                false => drop(fs::copy(entry.path(), inside).expect("a copy")),
            }
        }
    }
    fs::create_dir(folder.path().join("reports")).expect("a folder");
    folder
}

/// A run, however it ends.
pub(crate) fn program(folder: &Path, words: &[&str]) -> Output {
    let mut program = Command::cargo_bin("bdhvs").expect("the program");
    program.current_dir(folder).args(words).output().expect("a run")
}

/// What is printed on both streams. A command may find something (1), never fail (2, 3).
pub(crate) fn run(folder: &Path, words: &[&str]) -> String {
    let output = program(folder, words);
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.code().is_some_and(|code| code < 2), "{words:?}: {said}");
    said
}
