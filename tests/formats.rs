//! What `validate` prints for CI systems, read as they read it: by published schemas and by
//! readers of others. The runs are those of the examples, which hold planted faults, and of a
//! folder with hostile names.

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]

use assert_cmd::Command;
use serde_json::Value;
use std::collections::BTreeSet;
use std::path::Path;
use tempfile::TempDir;

const ROOT: &str = env!("CARGO_MANIFEST_DIR");
const EXAMPLES: &str = "--reports examples/reports --as-of 2026-09-17";

/// What a run printed, and its exit code.
fn run(folder: &Path, line: &str) -> (String, i32) {
    run_with(folder, line, None)
}

fn run_with(folder: &Path, line: &str, job_summary: Option<&Path>) -> (String, i32) {
    let mut command = Command::cargo_bin("bdhvs").expect("the program");
    command.current_dir(folder).env_remove("GITHUB_STEP_SUMMARY").args(line.split(' '));
    if let Some(path) = job_summary {
        command.env("GITHUB_STEP_SUMMARY", path);
    }
    let output = command.output().expect("a run");
    assert!(output.stderr.is_empty(), "{}", String::from_utf8_lossy(&output.stderr));
    (String::from_utf8(output.stdout).expect("UTF-8"), output.status.code().expect("a code"))
}

fn json(folder: &Path, line: &str) -> Value {
    serde_json::from_str(&run(folder, line).0).expect("JSON")
}

/// All errors of a document against a schema of `tests/schemas`.
#[track_caller]
fn valid(schema: &str, document: &Value) {
    let schema: Value = serde_json::from_str(schema).expect("schema");
    let schema = jsonschema::options()
        .should_validate_formats(true)
        .build(&schema)
        .expect("a schema that can be read");
    let errors = schema.iter_errors(document);
    let errors: Vec<_> = errors.map(|e| format!("{}: {e}", e.instance_path())).collect();
    assert!(errors.is_empty(), "{errors:#?}");
}

/// The schema of OASIS, with the one pattern mended that is no regular expression: a stray
/// bracket in the language of a run.
fn sarif_schema() -> String {
    let published = include_str!("schemas/sarif-schema-2.1.0.json");
    let stray = "^[a-zA-Z]{2}|^[a-zA-Z]{2}-[a-zA-Z]{2}]?$";
    assert!(published.contains(stray));
    published.replace(stray, "^[a-zA-Z]{2}(-[a-zA-Z]{2})?$")
}

const GITLAB: &str = include_str!("schemas/gitlab-code-quality.json");

/// A repository with this plan and files with names and contents that ask for trouble.
#[expect(clippy::disallowed_methods, reason = "a test makes its files")]
fn hostile() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    let copy = |from: &Path, to: &Path| {
        for entry in walkdir::WalkDir::new(from) {
            let entry = entry.expect("an entry");
            let to = to.join(entry.path().strip_prefix(from).expect("inside"));
            match entry.file_type().is_dir() {
                true => std::fs::create_dir_all(to).expect("a folder"),
                false => std::fs::copy(entry.path(), to).map(|_| ()).expect("a file"),
            }
        }
    };
    copy(&Path::new(ROOT).join("plan"), &folder.path().join("plan"));
    let quarter = folder.path().join("reports/2025-Q4");
    std::fs::create_dir_all(&quarter).expect("a folder");
    let text = "Quý,a\u{202e}b\n\"gọi 0912345678, \u{1}<b>&]]>\u{fffe}%0A::error::\n";
    for name in ["Xã Cam Lâm, 50%:#?.csv", "[x](y).csv", "a 0912345678.csv", " 0123456789.csv"] {
        std::fs::write(quarter.join(name), text).expect("a file");
    }
    folder
}

/// Both folders, each with what goes after `validate`.
fn runs() -> Vec<(std::path::PathBuf, &'static str, Option<TempDir>)> {
    let hostile = hostile();
    let path = hostile.path().to_path_buf();
    vec![(ROOT.into(), EXAMPLES, None), (path, "--as-of 2026-09-17", Some(hostile))]
}

#[test]
fn sarif_follows_its_schema_and_is_never_cut() {
    for (folder, options, _keep) in runs() {
        let log = json(&folder, &format!("validate --format sarif {options}"));
        valid(&sarif_schema(), &log);
        let problems = json(&folder, &format!("validate --format json {options}"));
        let results = log["runs"][0]["results"].as_array().expect("results");
        assert_eq!(results.len(), problems["problems"].as_array().expect("problems").len());
        assert!(!results.is_empty());
        let prints: BTreeSet<_> =
            results.iter().map(|r| r["partialFingerprints"].to_string()).collect();
        assert_eq!(prints.len(), results.len());
        let rules = log["runs"][0]["tool"]["driver"]["rules"].as_array().expect("rules");
        for result in results {
            let index = result["ruleIndex"].as_u64().expect("index") as usize;
            assert_eq!(rules[index]["id"], result["ruleId"]);
        }
    }
}

#[test]
fn a_clean_log_has_an_empty_list_of_results() {
    let log = json(Path::new(ROOT), "validate --format sarif --only toml-syntax");
    valid(&sarif_schema(), &log);
    assert_eq!(log["runs"][0]["results"], Value::Array(Vec::new()));
}

#[test]
fn gitlab_finds_its_keys_and_unique_fingerprints() {
    for (folder, options, _keep) in runs() {
        let report = json(&folder, &format!("validate --format gitlab {options}"));
        valid(GITLAB, &report);
        let entries = report.as_array().expect("an array");
        let prints: BTreeSet<_> = entries.iter().map(|e| e["fingerprint"].to_string()).collect();
        assert!(prints.len() == entries.len() && !entries.is_empty());
    }
}

#[test]
fn junit_counts_what_it_holds() {
    for (folder, options, _keep) in runs() {
        let (xml, code) = run(&folder, &format!("validate --format junit {options}"));
        let read = roxmltree::Document::parse(&xml).expect("XML");
        let of = |name: &str| read.descendants().filter(|n| n.has_tag_name(name)).count();
        let root = read.root_element();
        assert_eq!(root.attribute("tests"), Some(of("testcase").to_string().as_str()));
        assert_eq!(root.attribute("failures"), Some(of("failure").to_string().as_str()));
        assert_eq!(code, i32::from(of("failure") > 0));
        let cases = read.descendants().filter(|n| n.has_tag_name("testcase"));
        let names: Vec<_> =
            cases.map(|n| (n.attribute("classname"), n.attribute("name"))).collect();
        assert_eq!(names.iter().collect::<BTreeSet<_>>().len(), names.len());
    }
}

#[test]
fn github_gets_commands_and_a_page_added_to_the_job() {
    for (folder, options, _keep) in runs() {
        let page = tempfile::NamedTempFile::new().expect("a file");
        let line = format!("validate --format github {options}");
        let (text, _) = run_with(&folder, &line, Some(page.path()));
        let (again, _) = run_with(&folder, &line, Some(page.path()));
        assert_eq!(text, again);
        assert_eq!(run(&folder, &line).0, text);
        let commands = |name: &str| text.lines().filter(|l| l.starts_with(name)).count();
        assert!((1..=10).contains(&commands("::error ")) && commands("::warning ") <= 10, "{text}");
        assert!(commands("::notice ") <= 10, "{text}");
        let page = std::io::read_to_string(page).expect("the page");
        let (first, second) = page.split_at(page.len() / 2);
        assert!(first == second && first.starts_with("## bdhvs validate\n"), "{page}");
    }
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test reads what was written")]
fn a_report_is_written_where_it_is_wanted() {
    let folder = TempDir::new().expect("a folder");
    let path = folder.path().join("b.sarif");
    let line = format!("validate -q --format sarif {EXAMPLES}");
    let (text, code) = run(Path::new(ROOT), &format!("{line} --out {}", path.display()));
    assert_eq!((text.as_str(), code), ("", 1));
    let file = std::fs::File::open(path).expect("the report");
    let written = std::io::read_to_string(file).expect("the report");
    assert_eq!(written, run(Path::new(ROOT), &line).0);
}

#[test]
fn nobody_is_named_and_nothing_is_hidden() {
    let folder = hostile();
    for format in ["text", "json", "github", "gitlab", "sarif", "junit"] {
        let page = tempfile::NamedTempFile::new().expect("a file");
        let line = format!("validate --as-of 2026-09-17 --format {format}");
        let (text, _) = run_with(folder.path(), &line, Some(page.path()));
        let page = std::io::read_to_string(page).expect("the page");
        for out in [text, page] {
            assert!(!out.contains("0912345678"), "{format}: {out}");
            assert!(!out.contains(['\u{202e}', '\u{1}', '\r']), "{format}: {out}");
        }
    }
}

#[test]
fn a_plan_with_errors_leaves_reports_untested() {
    let folder = hostile();
    let plan = folder.path().join("plan/plan.toml");
    std::fs::OpenOptions::new()
        .append(true)
        .open(plan)
        .and_then(|mut file| std::io::Write::write_all(&mut file, b"\n[[[\n"))
        .expect("a broken plan");
    let log = json(folder.path(), "validate --format sarif");
    valid(&sarif_schema(), &log);
    let told = &log["runs"][0]["invocations"][0]["toolExecutionNotifications"];
    assert_eq!(told.as_array().map(Vec::len), Some(1), "{told}");
    let (xml, _) = run(folder.path(), "validate --format junit");
    assert!(xml.contains("<skipped message=\"kế hoạch có lỗi\"/>"), "{xml}");
}

#[test]
fn a_page_is_explained_by_code_or_name_without_a_plan() {
    let nowhere = TempDir::new().expect("a folder");
    let (text, code) = run(nowhere.path(), "explain r116");
    assert_eq!((run(nowhere.path(), "explain not-a-count").0, code), (text.clone(), 0));
    assert!(!text.starts_with('#') && text.contains("not-a-count"), "{text}");
    let (page, _) = run(nowhere.path(), "explain R116 --format md");
    assert_eq!(page, include_str!("../docs/rules/not-a-count.md"));
    let rules = json(nowhere.path(), "explain --format json");
    let (list, _) = run(nowhere.path(), "explain");
    for rule in rules["rules"].as_array().expect("rules") {
        assert!(list.contains(rule["name"].as_str().expect("a name")), "{list}");
    }
    assert!(list.lines().all(|line| line.chars().count() <= 80), "{list}");
}

#[test]
fn an_unknown_rule_is_suggested() {
    let mut command = Command::cargo_bin("bdhvs").expect("the program");
    let output = command.args(["explain", "not-a-cuont"]).output().expect("a run");
    let told = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(told, "Lỗi: Không có quy tắc “not-a-cuont”. Có phải ý là “not-a-count”?\n");
    assert_eq!(output.status.code(), Some(2));
}
