//! `bdhvs init`: a new repository that validates, says what is to be filled in, and never writes
//! over anything.

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "tests look at the files that were written")]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// A folder for a test, with the name of the repository to be made in it.
fn place() -> (TempDir, PathBuf) {
    let folder = TempDir::new().expect("a folder for the test");
    let repository = folder.path().join("kho mới");
    (folder, repository)
}

/// The exit code, what was printed, and what was said on the error stream.
fn bdhvs(words: &[&str]) -> (i32, String, String) {
    let mut program = Command::cargo_bin("bdhvs").expect("the program");
    let output = program.args(words).args(["--as-of", "2026-03-05"]).output().expect("a run");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
    (output.status.code().unwrap_or(-1), text(output.stdout), text(output.stderr))
}

fn init(repository: &Path) -> (i32, String, String) {
    bdhvs(&["init", repository.to_str().expect("UTF-8")])
}

/// The findings of `validate`: rule and place.
fn findings(repository: &Path) -> Vec<(String, String)> {
    let path = repository.to_str().expect("UTF-8");
    let (code, out, error) = bdhvs(&["-C", path, "validate", "--format", "json"]);
    assert_eq!(code, 0, "{out}{error}");
    let json: Value = serde_json::from_str(&out).expect("JSON");
    let problems = json["problems"].as_array().expect("problems").iter();
    let text = |value: &Value| value.as_str().expect("text").to_owned();
    problems.map(|p| (text(&p["name"]), format!("{}:{}", text(&p["path"]), p["line"]))).collect()
}

#[test]
fn a_new_repository_validates_and_names_each_place_to_fill_in() {
    let (_folder, repository) = place();
    let (code, out, error) = init(&repository);
    assert_eq!((code, error.as_str()), (0, ""));
    let found = findings(&repository);
    assert!(found.iter().all(|(rule, _)| rule == "unfilled-place"), "{found:?}");
    assert!(out.contains(&format!("Còn {} chỗ cần điền", found.len())), "{out}");
    for (_, place) in &found {
        assert!(out.contains(&format!("  {place} ")), "{place} is not listed in\n{out}");
    }
}

#[test]
fn filled_in_it_is_clean_and_has_a_quarter_to_report() {
    let (_folder, repository) = place();
    init(&repository);
    for inside in
        ["plan.toml", "targets.toml", "units/don-vi.toml", "tasks/I.toml", "calendar.toml"]
    {
        let path = repository.join("plan").join(inside);
        let text = fs::read_to_string(&path).expect(inside);
        let unmarked = text.lines().map(|line| line.split(" # CẦN ĐIỀN").next().unwrap_or(line));
        fs::write(&path, unmarked.collect::<Vec<_>>().join("\n") + "\n").expect(inside);
    }
    assert_eq!(findings(&repository), []);
    let (code, screen, _) = bdhvs(&["-C", repository.to_str().expect("UTF-8")]);
    assert_eq!(code, 0);
    assert!(screen.contains("Chưa có báo cáo nào của quý I/2026"), "{screen}");
    assert!(screen.contains("bdhvs template --group cap-xa"), "{screen}");
}

#[test]
fn the_same_again_changes_nothing() {
    let (_folder, repository) = place();
    let first = init(&repository);
    assert_eq!(init(&repository), first);
}

#[test]
fn what_somebody_wrote_stops_it_before_the_first_byte() {
    let (_folder, repository) = place();
    fs::create_dir_all(repository.join("plan")).expect("a folder");
    fs::write(repository.join("plan/targets.toml"), "# của tôi\n").expect("a file");
    let (code, out, error) = init(&repository);
    assert_eq!((code, out.as_str()), (2, ""));
    assert!(error.contains("targets.toml với nội dung khác"), "{error}");
    assert!(!repository.join("README.md").exists());
    assert!(!repository.join("plan/plan.toml").exists());
}

/// Schemas and hooks come along, so that an editor and git check from the first day.
#[test]
fn the_plan_finds_its_schemas() {
    let (_folder, repository) = place();
    init(&repository);
    for inside in
        ["plan.toml", "targets.toml", "units/don-vi.toml", "tasks/I.toml", "calendar.toml"]
    {
        let path = repository.join("plan").join(inside);
        let text = fs::read_to_string(&path).expect(inside);
        let schema = text.lines().next().and_then(|line| line.strip_prefix("#:schema "));
        let schema = path.parent().expect("a folder").join(schema.expect("a schema"));
        let schema = fs::read_to_string(schema).expect("the schema");
        serde_json::from_str::<Value>(&schema).expect("JSON");
    }
    assert!(repository.join("hooks/pre-commit").is_file());
}
