//! JSON as programs read it: every document follows its schema in `docs/schema/json`, on the
//! example reports, on this repository, which has received nothing, and on plans of other kinds.

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]

use assert_cmd::Command;
use serde_json::{Value, json};
use std::path::Path;
use tempfile::TempDir;
use walkdir::WalkDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const SCHEMAS: &[(&str, &str)] = &[
    ("check-letter", include_str!("../docs/schema/json/check-letter.json")),
    ("coverage", include_str!("../docs/schema/json/coverage.json")),
    ("deadlines", include_str!("../docs/schema/json/deadlines.json")),
    ("status", include_str!("../docs/schema/json/status.json")),
    ("trace", include_str!("../docs/schema/json/trace.json")),
    ("quality", include_str!("../docs/schema/json/quality.json")),
    ("diff", include_str!("../docs/schema/json/diff.json")),
    ("explain", include_str!("../docs/schema/json/explain.json")),
    ("schema", include_str!("../docs/schema/json/schema.json")),
    ("summary", include_str!("../docs/schema/json/summary.json")),
    ("tasks", include_str!("../docs/schema/json/tasks.json")),
    ("units", include_str!("../docs/schema/json/units.json")),
    ("validate", include_str!("../docs/schema/json/validate.json")),
];

fn schema(command: &str) -> Value {
    let (_, text) = SCHEMAS.iter().find(|(name, _)| *name == command).expect("a schema");
    serde_json::from_str(text).expect("JSON")
}

fn errors(schema: &Value, document: &Value) -> Vec<String> {
    let schema = jsonschema::options()
        .should_validate_formats(true)
        .build(schema)
        .expect("a schema that can be read");
    schema.iter_errors(document).map(|e| format!("{}: {e}", e.instance_path())).collect()
}

/// The document that a command line prints as JSON.
fn document(folder: &Path, line: &str) -> Value {
    let mut command = Command::cargo_bin("bdhvs").expect("the program");
    let words = line.split_whitespace().chain(["--format", "json"]);
    let output = command.current_dir(folder).args(words).output().expect("a run");
    serde_json::from_slice(&output.stdout).expect(line)
}

/// The document of a command, held to its schema.
#[track_caller]
fn follows(folder: &Path, line: &str) -> Value {
    let command = line.split_whitespace().next().expect("a command");
    let document = document(folder, line);
    let schema = schema(command);
    assert_eq!(document["schema"], schema["properties"]["schema"]["const"], "{line}");
    let errors = errors(&schema, &document);
    assert!(errors.is_empty(), "{line}: {errors:#?}");
    document
}

const LINES: [&str; 13] = [
    "status",
    "deadlines",
    "coverage",
    "coverage --by unit",
    "coverage --by group",
    "coverage --by period",
    "tasks",
    "units",
    "units --group ubnd-cap-xa",
    "units xa-cam-lam",
    "summary --draft",
    "quality",
    "validate",
];

#[test]
fn documents_on_the_examples_follow_their_schemas() {
    for day in ["2025-12-18", "2026-03-25", "2026-09-17"] {
        for line in LINES {
            follows(ROOT.as_ref(), &format!("{line} --reports examples/reports --as-of {day}"));
        }
    }
}

#[test]
fn a_figure_taken_apart_follows_its_schema() {
    for indicator in ["nguoi-dan", "can-bo", "hoc-sinh-sinh-vien", "vneid", "buoi-hoc"] {
        for period in ["2025-Q4 --as-of 2025-12-18", "2026-Q2 --as-of 2026-06-20"] {
            let line = format!("trace {indicator} --reports examples/reports --period {period}");
            follows(ROOT.as_ref(), &line);
        }
    }
}

#[test]
fn documents_about_the_program_follow_their_schemas() {
    for line in ["explain", "explain R116", "schema"] {
        follows(ROOT.as_ref(), line);
    }
}

#[test]
fn documents_on_an_empty_repository_follow_their_schemas() {
    for line in LINES {
        follows(ROOT.as_ref(), &format!("{line} --as-of 2025-12-18"));
    }
}

/// More indicators for the minimal plan: a count, a maximum with decimals, nobody to reach.
const OTHER_KINDS: &str = r#"
[[indicator]]
id = "mo-hinh"
name = "Mô hình tổ dân phố số"
short_name = "Mô hình"
measure = "level"
counts = "mô hình"
reporters = ["van-phong"]

[[indicator.target]]
count = 3
text = "03 mô hình"

[[indicator]]
id = "chua-biet"
name = "Người dân chưa có kỹ năng số"
short_name = "Chưa có kỹ năng"
measure = "level"
counts = "người"
reporters = ["van-phong"]
criterion = "chưa có kỹ năng số"

[[indicator.target]]
year = 2025
percent = "12.5"
at_most = true
population = "nguoi-truong-thanh"
text = "Không quá 12,5% người dân"
"#;

/// The minimal plan in a folder of its own.
#[expect(clippy::disallowed_methods, reason = "a test makes its files")]
fn minimal(more: &[(&str, &str)]) -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let from = Path::new(ROOT).join("tests/minimal");
    for entry in WalkDir::new(&from) {
        let entry = entry.expect("an entry");
        let to = folder.path().join(entry.path().strip_prefix(&from).expect("inside"));
        match entry.file_type().is_dir() {
            true => std::fs::create_dir_all(to).expect("a folder"),
            false => std::fs::copy(entry.path(), to).map(|_| ()).expect("a file"),
        }
    }
    for (path, text) in more {
        let path = folder.path().join(path);
        let before = std::fs::read_to_string(&path).expect("a file");
        std::fs::write(path, before + text).expect("a file");
    }
    folder
}

#[test]
fn documents_on_a_plan_of_another_kind_follow_their_schemas() {
    let rows = "van-phong,2025-Q4,mo-hinh,,2,\nvan-phong,2025-Q4,chua-biet,800,90,\n";
    let folder = minimal(&[
        ("plan/targets.toml", OTHER_KINDS),
        ("reports/2025-Q4/chi-tieu/van-phong.csv", rows),
    ]);
    for line in LINES.iter().filter(|line| !line.contains("xa")) {
        follows(folder.path(), &format!("{line} --as-of 2025-12-18"));
    }
    let summary = follows(folder.path(), "summary --as-of 2025-12-18");
    let target = |id: &str| {
        let all = summary["indicators"].as_array().expect("a list");
        all.iter().find(|i| i["id"] == id).expect("an indicator").clone()
    };
    assert_eq!(target("mo-hinh")["target"], json!({ "count": 3, "year": null }));
    assert_eq!(target("mo-hinh")["low"], json!({ "numerator": 2, "denominator": null }));
    let maximum = json!({ "percent": "12.5", "at_most": true, "year": 2025 });
    assert_eq!(target("chua-biet")["target"], maximum);
}

#[test]
fn a_plan_with_errors_still_gives_a_document_of_validate() {
    let folder = minimal(&[("plan/plan.toml", "[plan\n")]);
    let document = follows(folder.path(), "validate");
    assert_eq!(document["period"], Value::Null);
    assert!(!document["not_run"].as_array().expect("a list").is_empty());
}

#[test]
fn the_letter_and_its_json_say_the_same() {
    let line = "summary --draft --reports examples/reports --as-of 2025-12-18";
    let json = follows(ROOT.as_ref(), line);
    let mut command = Command::cargo_bin("bdhvs").expect("the program");
    let words = line.split_whitespace().chain(["--format", "text"]);
    let output = command.current_dir(ROOT).args(words).output().expect("a run");
    let letter = String::from_utf8(output.stdout).expect("UTF-8");
    let indicators = json["indicators"].as_array().expect("a list");
    let sentences: Vec<&str> = indicators.iter().filter_map(|i| i["text"].as_str()).collect();
    assert_eq!(sentences.len(), 5);
    let others = [&json["title"], &json["reporting"]["text"], &json["actions"]["text"]];
    for sentence in sentences.into_iter().chain(others.into_iter().filter_map(Value::as_str)) {
        assert!(letter.contains(sentence), "{sentence}");
    }
    assert_eq!(json["actions"]["tasks"].as_array().map(Vec::len), Some(53));
}

#[test]
fn the_check_of_a_letter_follows_its_schema() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("bao-cao.docx");
    let letter =
        format!("summary --reports examples/reports --period 2025-Q3 --out {}", path.display());
    let mut command = Command::cargo_bin("bdhvs").expect("the program");
    command.current_dir(ROOT).args(letter.split_whitespace()).args(["--as-of", "2025-09-20"]);
    command.assert().success();
    let line = format!("check-letter {} --reports examples/reports", path.display());
    let sound = follows(ROOT.as_ref(), &format!("{line} --period 2025-Q3 --as-of 2025-09-20"));
    assert_eq!(sound["findings"], json!([]));
    let other = follows(ROOT.as_ref(), &format!("{line} --period 2025-Q4 --as-of 2025-12-18"));
    assert_eq!(other["findings"].as_array().map(Vec::len), Some(500));
    assert!(other["more"].as_u64().is_some_and(|more| more > 0));
}

/// Every object of a schema names all its keys, so that an unknown key is an error.
#[track_caller]
fn is_closed(name: &str, schema: &Value) {
    match schema {
        Value::Object(object) => {
            if object.contains_key("properties") {
                assert_eq!(object.get("additionalProperties"), Some(&Value::Bool(false)), "{name}");
            }
            object.values().for_each(|value| is_closed(name, value));
        }
        Value::Array(list) => list.iter().for_each(|value| is_closed(name, value)),
        _ => {}
    }
}

#[test]
fn schemas_are_closed_and_see_what_is_wrong() {
    for (name, _) in SCHEMAS {
        let schema = schema(name);
        is_closed(name, &schema);
        let day = "--reports examples/reports --as-of 2025-12-18";
        let line = match *name {
            "trace" => format!("trace nguoi-dan {day}"),
            // Needs a repository of its own: tests/validate/plan_changes.rs.
            "diff" => continue,
            // Needs a letter: a test of its own writes one.
            "check-letter" => continue,
            _ => format!("{name} {day}"),
        };
        let sound = document(ROOT.as_ref(), &line);
        let dated = schema["properties"]["as_of"].is_object();
        let spoilt = |change: &dyn Fn(&mut Value)| {
            let mut document = sound.clone();
            change(&mut document);
            errors(&schema, &document)
        };
        assert!(spoilt(&|_| {}).is_empty(), "{name}");
        assert!(!spoilt(&|d| d["more"] = json!(1)).is_empty(), "{name}");
        assert!(!dated || !spoilt(&|d| d["as_of"] = json!("18/12/2025")).is_empty(), "{name}");
        let without = |d: &mut Value| {
            d.as_object_mut().expect("an object").remove(if dated { "period" } else { "schema" });
        };
        assert!(!spoilt(&without).is_empty(), "{name}");
    }
}
