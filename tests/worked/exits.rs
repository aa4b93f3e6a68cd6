//! How the program ends: 0 done, 1 found what was asked for, 2 wrong usage or a plan with errors,
//! 3 input or output.

use crate::province::{Province, run};
use crate::targets::PEOPLE;

fn sound() -> Province {
    Province::new(PEOPLE)
        .figures("2025-Q4", "xa-a", "nguoi-dan 10 5")
        .received("2025-Q4", "chi-tieu xa-a 2025-12-16")
}

fn with_an_error() -> Province {
    sound().figures("2025-Q4", "xa-b", "nguoi-dan 10 20")
}

fn without_a_plan() -> Province {
    sound().file("plan/calendar.toml", "years = 2025\n")
}

#[track_caller]
fn ends(province: &Province, line: &str, code: i32) {
    let ran = province.run(line);
    assert_eq!(ran.code, code, "{line}: {}{}", ran.out, ran.err);
    // What went wrong is said on the error stream, and there only.
    let complained = code >= 2;
    assert_eq!(ran.err.is_empty(), !complained, "{line}: {}", ran.err);
    assert_eq!(ran.out.is_empty(), complained, "{line}: {}", ran.out);
}

const DAY: &str = "--as-of 2025-12-31 --period 2025-Q4";

#[test]
fn what_was_done_ends_with_0() {
    for command in
        ["status", "deadlines", "coverage", "tasks", "units", "units xa-a", "summary", "validate"]
    {
        ends(&sound(), &format!("{command} {DAY}"), 0);
    }
    // Errors in reports hold up nothing but `validate`.
    for command in ["status", "deadlines", "coverage", "quality", "trace nguoi-dan", "summary"] {
        ends(&with_an_error(), &format!("{command} {DAY}"), 0);
    }
}

#[test]
fn validate_ends_with_1_on_errors_and_if_asked_on_warnings() {
    ends(&with_an_error(), &format!("validate {DAY}"), 1);
    ends(&with_an_error(), &format!("validate {DAY} --format json"), 1);
    ends(&with_an_error(), &format!("validate plan {DAY}"), 0);
    // A file without a receipt is a warning.
    let warned = sound().figures("2025-Q4", "xa-b", "nguoi-dan 10 5");
    ends(&warned, &format!("validate {DAY}"), 0);
    ends(&warned, &format!("validate --strict {DAY}"), 1);
    ends(&sound(), &format!("validate --strict {DAY}"), 0);
}

#[test]
fn lateness_fails_deadlines_where_asked_and_never_validate() {
    ends(&sound(), &format!("validate {DAY}"), 0);
    ends(&sound(), &format!("deadlines {DAY}"), 0);
    ends(&sound(), &format!("deadlines --fail-on late {DAY}"), 1);
    ends(&sound(), &format!("deadlines --fail-on missing {DAY}"), 1);
    ends(&sound(), "deadlines --fail-on missing --period 2025-Q4 --as-of 2025-12-15", 0);
}

#[test]
fn wrong_usage_ends_with_2() {
    for line in [
        "statsu",
        "validate reports/2025-Q9",
        "--period 2025-Q9",
        "status --period 2027-Q1",
        "status --as-of 2025-02-30",
        "units xa-q",
        "units --group cac-xaa",
        "tasks --unit xa-q",
        "tasks --section X",
        "coverage --indicator nguoi",
        "validate --only level-fall",
        "validate --only level-falls --skip level-falls",
        "status --reports there-is-none",
        "status -C there-is-none",
    ] {
        ends(&sound(), line, 2);
    }
    let nowhere = tempfile::TempDir::new().expect("folder");
    assert_eq!(run(nowhere.path(), "status", &[]).code, 2);
}

#[test]
fn a_plan_with_errors_ends_with_2_and_validate_with_1() {
    for command in [
        "status",
        "deadlines",
        "coverage",
        "quality",
        "trace nguoi-dan",
        "tasks",
        "units",
        "summary",
    ] {
        let ran = without_a_plan().run(&format!("{command} {DAY}"));
        assert_eq!((ran.code, ran.out.as_str()), (2, ""), "{command}");
        assert!(ran.err.contains("plan/calendar.toml:1:9"), "{command}: {}", ran.err);
    }
    ends(&without_a_plan(), "validate --as-of 2025-12-31", 1);
    let found = without_a_plan().json("validate");
    assert_eq!(found["not_run"].as_array().map(Vec::len), Some(1));
}

#[test]
fn input_and_output_that_fail_end_with_3() {
    ends(&sound(), &format!("status {DAY} --out there/is/none.txt"), 3);
    ends(&sound(), &format!("summary {DAY} --out plan"), 3);
}

#[test]
fn a_document_written_to_a_file_is_the_one_printed() {
    let province = sound();
    let printed = province.run(&format!("summary {DAY}")).out;
    let ran = province.run(&format!("summary {DAY} --out bao-cao.md -q"));
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "", ""));
    let written = std::fs::read_to_string(province.path().join("bao-cao.md")).expect("file");
    assert_eq!(written, printed);
}

#[test]
fn the_plan_is_found_upwards_and_by_name() {
    let province = sound();
    let here = province.run(&format!("status {DAY}")).out;
    let below = run(&province.path().join("plan/tasks"), &format!("status {DAY}"), &[]);
    assert_eq!(below.out, here);
    let named = format!("status {DAY} -C {}", province.path().display());
    assert_eq!(run(std::path::Path::new("/"), &named, &[]).out, here);
}
