//! `bdhvs demo`: the drill sheet is gone through word by word; each planted fault is found.

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "tests look at the files that were written")]

#[path = "common/typed.rs"]
mod typed;

use assert_cmd::Command;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use typed::words;
use walkdir::WalkDir;

const SHEET: &str = include_str!("../examples/thuc-hanh/BAI-TAP.md");

fn practice() -> TempDir {
    let folder = TempDir::new().expect("a folder for the test");
    let name = folder.path().to_str().expect("UTF-8");
    let mut program = Command::cargo_bin("bdhvs").expect("the program");
    let output = program.args(["demo", name]).output().expect("a run");
    assert!(output.status.success(), "{output:?}");
    folder
}

/// A fenced block of the sheet: its kind and its lines.
fn blocks() -> Vec<(&'static str, Vec<&'static str>)> {
    let (mut blocks, mut open) = (Vec::new(), None);
    for line in SHEET.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(kind), None) => open = Some((kind, Vec::new())),
            (Some(_), Some(block)) => blocks.push(block),
            (None, Some((kind, mut lines))) => {
                lines.push(line);
                open = Some((kind, lines));
            }
            (None, None) => {}
        }
    }
    blocks
}

/// What a line of the sheet prints, on both streams.
fn printed(folder: &Path, line: &str) -> String {
    let words = words(line);
    assert_eq!(words[0], "bdhvs", "{line}");
    let mut program = Command::cargo_bin("bdhvs").expect("the program");
    let output = program.current_dir(folder).args(&words[1..]).output().expect("a run");
    assert!(output.status.code().is_some_and(|code| code < 2), "{line}: {output:?}");
    String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned()
}

#[test]
fn the_drill_goes_as_the_sheet_says() {
    let folder = practice();
    let mut said = String::new();
    let mut lines = 0;
    for (kind, block) in blocks() {
        match kind {
            "sh" => said = block.iter().map(|line| printed(folder.path(), line)).collect(),
            _ => block.iter().for_each(|line| assert!(said.contains(line), "no {line} in\n{said}")),
        }
        lines += block.len();
    }
    assert!(lines > 30, "the sheet has {lines} lines of commands and answers");
    let clean = printed(folder.path(), "bdhvs validate --as-of 2026-06-19");
    assert!(clean.starts_with("0 lỗi, 0 mục cần xem lại"), "{clean}");
}

/// Files below a folder, without their contents.
fn files(root: &Path) -> Vec<PathBuf> {
    let all = WalkDir::new(root).sort_by_file_name().into_iter().map(|e| e.expect("an entry"));
    let files = all.filter(|entry| entry.file_type().is_file());
    files.map(|e| e.path().strip_prefix(root).expect("inside").to_owned()).collect()
}

#[test]
fn the_program_carries_the_whole_example() {
    let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/thuc-hanh");
    let folder = practice();
    assert_eq!(files(folder.path()), files(&example));
    for file in files(&example) {
        let read = |root: &Path| std::fs::read(root.join(&file)).expect("a file");
        assert!(read(folder.path()) == read(&example), "{}", file.display());
    }
}
