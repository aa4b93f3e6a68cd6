//! A plan repository for one test: the minimal plan with some files replaced, extended or gone.

#![expect(clippy::disallowed_methods, reason = "tests make the files that the program reads")]

use super::page::{Block, Change};
use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use walkdir::WalkDir;

/// The plan of a ward that does not exist, with reports of two quarters and no findings.
const MINIMAL: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/tests/minimal");
/// After the last deadline of the minimal plan, so that lateness is settled.
const AS_OF: &str = "2026-06-30";

/// A finding as `validate` prints it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Finding {
    /// Name of its rule.
    pub(crate) rule: String,
    /// `path:line:column`.
    pub(crate) place: String,
    /// What it says and advises.
    pub(crate) words: String,
}

/// The minimal plan with the changes of an example.
pub(crate) fn minimal_with(blocks: &[Block]) -> TempDir {
    let folder = TempDir::new().expect("a folder for the test");
    for entry in WalkDir::new(MINIMAL).into_iter().map(|entry| entry.expect("minimal plan")) {
        let target = folder.path().join(entry.path().strip_prefix(MINIMAL).expect("inside"));
        if entry.file_type().is_dir() {
            fs::create_dir_all(target).expect("a folder");
        } else {
            fs::copy(entry.path(), target).expect("a file");
        }
    }
    blocks.iter().for_each(|block| change(folder.path(), block));
    folder
}

fn change(root: &Path, block: &Block) {
    if block.change == Change::Run {
        return run(root, &block.bytes);
    }
    let path = root.join(&block.path);
    fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
    match block.change {
        Change::Replace => fs::write(&path, &block.bytes).expect("a file"),
        Change::Remove => fs::remove_file(&path).expect("a file to take away"),
        Change::Append => {
            let mut bytes = fs::read(&path).expect("a file to add to");
            bytes.extend_from_slice(&block.bytes);
            fs::write(&path, bytes).expect("a file");
        }
        Change::Run => {}
    }
}

/// Runs commands as an officer would type them, each without spaces in its words.
fn run(root: &Path, lines: &[u8]) {
    for line in str::from_utf8(lines).expect("UTF-8").lines() {
        let words = line.strip_prefix("bdhvs ").expect("a command of ours").split(' ');
        let mut command = Command::cargo_bin("bdhvs").expect("the program");
        let output = command.arg("-C").arg(root).args(words).output().expect("a run");
        assert!(output.status.success(), "{line}: {}", String::from_utf8_lossy(&output.stderr));
    }
}

/// All findings of `bdhvs validate` in a folder, in the order in which they are printed.
pub(crate) fn validate(root: &Path) -> Vec<Finding> {
    let mut command = Command::cargo_bin("bdhvs").expect("the program");
    command.arg("-C").arg(root).args(["validate", "--format", "json", "--as-of", AS_OF]);
    let output = command.output().expect("a run");
    let json: Value = serde_json::from_slice(&output.stdout).expect("a JSON document");
    let problems = json["problems"].as_array().expect("a list of problems");
    problems.iter().map(finding).collect()
}

fn finding(problem: &Value) -> Finding {
    let text = |key: &str| problem[key].as_str().expect(key).to_owned();
    Finding {
        rule: text("name"),
        place: format!("{}:{}:{}", text("path"), problem["line"], problem["column"]),
        words: format!("{} / {}", text("message"), text("hint")),
    }
}
