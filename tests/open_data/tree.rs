//! Runs of the program on the examples and on small trees with hostile texts.

use assert_cmd::Command;
use serde_json::Value;
use std::path::Path;
use tempfile::TempDir;
use walkdir::WalkDir;

pub(crate) const ROOT: &str = env!("CARGO_MANIFEST_DIR");
/// A day in the fourth quarter of 2025, and one in 2026, after a population has changed.
pub(crate) const DAYS: [&str; 2] = ["2025-12-18", "2026-09-17"];

/// A run of the program in a folder.
pub(crate) fn run(folder: &Path, words: &[&str]) -> std::process::Output {
    let mut command = Command::cargo_bin("bdhvs").expect("the program");
    command.current_dir(folder).args(words).output().expect("a run")
}

/// What a run printed; it must have gone well.
#[track_caller]
pub(crate) fn printed(folder: &Path, words: &[&str]) -> String {
    let output = run(folder, words);
    let complaint = String::from_utf8_lossy(&output.stderr).into_owned();
    assert_eq!(output.status.code(), Some(0), "{words:?}: {complaint}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

/// The same on the examples on a day.
#[track_caller]
pub(crate) fn on_examples(day: &str, words: &[&str]) -> String {
    let common = ["--reports", "examples/reports", "--as-of", day];
    printed(ROOT.as_ref(), &[words, &common].concat())
}

/// A JSON document on the examples.
#[track_caller]
pub(crate) fn json_on_examples(day: &str, words: &[&str]) -> Value {
    let text = on_examples(day, &[words, &["--format", "json"]].concat());
    serde_json::from_str(&text).expect("JSON")
}

/// The minimal plan with texts replaced in its files: path, what stood there, what stands now.
pub(crate) fn minimal(changes: &[(&str, &str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let from = Path::new(ROOT).join("tests/minimal");
    for entry in WalkDir::new(&from).into_iter().map(|entry| entry.expect("an entry")) {
        let to = folder.path().join(entry.path().strip_prefix(&from).expect("inside"));
        match entry.file_type().is_dir() {
            true => std::fs::create_dir_all(to).expect("a folder"),
            false => std::fs::copy(entry.path(), to).map(|_| ()).expect("a file"),
        }
    }
    for (path, before, after) in changes {
        let path = folder.path().join(path);
        let text = std::fs::read_to_string(&path).expect("a file");
        assert!(text.contains(before), "{before} in {}", path.display());
        std::fs::write(&path, text.replace(before, after)).expect("a file");
    }
    folder
}
