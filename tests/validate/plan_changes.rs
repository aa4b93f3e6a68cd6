//! `bdhvs diff REV`: every kind of change of the plan is told, and nothing else.

use super::repository::Repository;
use serde_json::Value;

/// The changes since the first commit, as `change subject id field`, in the order of the page.
fn changes(repository: &Repository) -> Vec<String> {
    let run = repository.bdhvs(&["diff", "HEAD", "--format", "json"]);
    assert_eq!(run.code, 0, "{run:?}");
    let json: Value = serde_json::from_str(&run.out).expect("JSON");
    assert_eq!(json["schema"], "bdhvs.diff/1");
    let line = |c: &Value| {
        let text = |key: &str| c[key].as_str().unwrap_or("-").to_owned();
        ["change", "subject", "id", "field"].map(text).join(" | ")
    };
    json["changes"].as_array().expect("changes").iter().map(line).collect()
}

#[test]
fn a_comment_and_a_report_are_no_change_of_the_plan() {
    let Some(repository) = Repository::with_git() else { return };
    repository.replace("plan/targets.toml", "[[population]]", "# Ghi chú\n[[population]]");
    repository.write("reports/2025-Q4/chi-tieu/xa-cam-an.csv", "hỏng");
    assert_eq!(changes(&repository), Vec::<String>::new());
    let page = repository.bdhvs(&["diff", "HEAD"]).out;
    assert!(page.contains("Không có gì thay đổi trong nội dung kế hoạch."), "{page}");
}

#[test]
fn a_target_a_lead_a_deadline_and_a_unit_are_told() {
    let Some(repository) = Repository::with_git() else { return };
    repository.replace("plan/targets.toml", "percent = 85", "percent = 87");
    let tasks = repository.read("plan/tasks/III.toml");
    let lead = tasks.lines().find(|line| line.starts_with("lead = ")).expect("a lead").to_owned();
    repository.replace("plan/tasks/III.toml", &lead, "lead = [\"xa-cam-lam\"]");
    let head = repository.read("plan/plan.toml");
    let fixed = "\n[[deadline]]\nperiod = \"2026-Q1\"\ndue = 2026-03-20\ndocument = \"CV số 9\"\n";
    repository.write("plan/plan.toml", &format!("{head}{fixed}"));
    let found = changes(&repository);
    let expected = [
        "changed | target | can-bo · năm 2025 | Mức phải đạt",
        "changed | task | III.1 | Chủ trì",
        "changed | deadline | 2026-Q1 | Hạn gửi",
        "changed | deadline | 2026-Q1 | Căn cứ",
    ];
    for line in expected {
        assert!(found.iter().any(|found| found == line), "no {line} in {found:#?}");
    }
    let page = repository.bdhvs(&["diff", "HEAD"]).out;
    assert!(page.contains("Mức phải đạt: từ “85%” thành “87%”"), "{page}");
    assert!(page.contains("Hạn gửi: từ “16/3/2026” thành “20/3/2026”"), "{page}");
}

#[test]
fn a_mark_that_git_does_not_know_is_refused() {
    let Some(repository) = Repository::with_git() else { return };
    for mark in ["nope", "HEAD:plan", "0000000"] {
        let run = repository.bdhvs(&["diff", mark]);
        assert_eq!(run.code, 2, "{mark}: {run:?}");
        assert!(run.error.contains(&format!("git không có mốc “{mark}”")), "{}", run.error);
    }
}

#[test]
fn without_git_it_says_so() {
    let run = Repository::new().bdhvs(&["diff", "HEAD"]);
    assert_eq!(run.code, 2, "{run:?}");
    assert!(run.error.contains("không do git quản lý"), "{}", run.error);
}

#[test]
fn the_document_follows_its_schema() {
    let Some(repository) = Repository::with_git() else { return };
    repository.replace("plan/targets.toml", "percent = 85", "percent = 87");
    let run = repository.bdhvs(&["diff", "HEAD", "--format", "json"]);
    let document: Value = serde_json::from_str(&run.out).expect("JSON");
    let schema = include_str!("../../docs/schema/json/diff.json");
    let schema: Value = serde_json::from_str(schema).expect("a schema");
    assert!(jsonschema::is_valid(&schema, &document), "{document:#}");
    assert!(!document["changes"].as_array().expect("changes").is_empty());
}

/// Who joined and who left a group, one by one; a population by its name.
#[test]
fn a_group_tells_who_came_and_who_went() {
    let Some(repository) = Repository::with_git() else { return };
    let (before, after) = ("\"hoc-sinh-tu-tieu-hoc\"", "\"nguoi-truong-thanh\"");
    let target = |id: &str| format!("population = {id}");
    repository.replace("plan/targets.toml", &target(before), &target(after));
    let units = repository.read("plan/units/communes.toml");
    let leaves = units.replacen("kind = \"xa\"", "kind = \"so-nganh\"", 1);
    assert_ne!(units, leaves);
    repository.write("plan/units/communes.toml", &leaves);
    let found = changes(&repository);
    let of_groups: Vec<&String> = found.iter().filter(|line| line.contains("| group |")).collect();
    assert!(of_groups.iter().all(|line| line.starts_with("removed | group | ubnd-cap-xa · ")));
    assert_eq!(of_groups.len(), 1, "{found:#?}");
    let page = repository.bdhvs(&["diff", "HEAD"]).out;
    assert!(page.contains("thành “người dân trong độ tuổi"), "{page}");
}
