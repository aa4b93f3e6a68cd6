//! Waivers change what is shown and counted, never a figure.

use super::repository::Repository;
use serde_json::Value;

const CAM_LAM: &str = "reports/2025-Q4/chi-tieu/xa-cam-lam.csv";

/// A waiver of `xa-cam-lam` in 2025-Q4 with one of its values changed.
fn waiver(rule: &str, (from, to): (&str, &str)) -> String {
    let text = format!(
        "[[waiver]]\nunit = \"xa-cam-lam\"\nperiod = \"2025-Q4\"\nrule = \"{rule}\"\n\
         reason = \"Đã giải trình\"\ndocument = \"Công văn số 15/UBND\"\nuntil = 2026-06-30\n"
    );
    assert!(text.contains(from), "{from}");
    if from.is_empty() { text } else { text.replace(from, to) }
}

const AS_IT_IS: (&str, &str) = ("", "");

/// The repository with a figure above its total, and a waiver.
fn with(text: &str) -> Repository {
    let repository = Repository::new();
    repository.replace(CAM_LAM, "25013,19000", "25013,29000");
    repository.write("plan/waivers.toml", text);
    repository
}

fn waived(rule: &str) -> String {
    waiver(rule, AS_IT_IS)
}

#[test]
fn a_waived_finding_is_counted_apart() {
    let without = with("");
    let rule = "numerator-above-denominator";
    assert_eq!(without.findings(&[]), (1, vec![format!("{rule} {CAM_LAM}:3")]));
    for name in [rule, "R119", "r119"] {
        let repository = with(&waived(name));
        let run = repository.bdhvs(&["validate"]);
        assert_eq!(run.code, 0, "{run:?}");
        assert!(run.out.starts_with("0 lỗi, 0 mục cần xem lại"), "{}", run.out);
        assert!(run.out.contains("1 mục được miễn theo plan/waivers.toml"), "{}", run.out);
        let json = repository.bdhvs(&["validate", "--format", "json"]).out;
        let json: Value = serde_json::from_str(&json).expect("JSON");
        assert_eq!((&json["waived"], &json["counts"]["error"]), (&1.into(), &0.into()));
    }
}

#[test]
fn a_waiver_outside_what_was_asked_for_is_not_counted() {
    let repository = with(&waived("R119"));
    let run = repository.bdhvs(&["validate", "--only", "not-a-count"]);
    assert!(!run.out.contains("được miễn"), "{}", run.out);
    let run = repository.bdhvs(&["validate", "reports/2025-Q3"]);
    assert!(!run.out.contains("được miễn"), "{}", run.out);
}

#[test]
fn no_figure_changes() {
    let coverage = |repository: &Repository| {
        let words = ["coverage", "--by", "unit", "--period", "2025-Q4", "--format", "json"];
        let run = repository.bdhvs(&words);
        assert_eq!(run.code, 0, "{run:?}");
        run.out
    };
    let waived = coverage(&with(&waived("R119")));
    assert_eq!(waived, coverage(&with("")));
    assert!(waived.contains("lớn hơn tổng số"), "the figure is left out with its reason");
}

#[test]
fn a_waiver_reaches_its_own_unit_period_and_rule_only() {
    for change in [
        ("xa-cam-lam", "xa-cam-an"),
        ("2025-Q4", "2025-Q3"),
        ("numerator-above-denominator", "level-falls"),
    ] {
        let repository = with(&waiver("numerator-above-denominator", change));
        let (code, found) = repository.findings(&[]);
        assert_eq!(code, 1, "{change:?}");
        let expected = [
            format!("numerator-above-denominator {CAM_LAM}:3"),
            "unused-waiver plan/waivers.toml:1".to_owned(),
        ];
        assert_eq!(found, expected, "{change:?}");
    }
}

#[test]
fn a_waiver_is_in_force_through_its_last_day() {
    let rule = "numerator-above-denominator";
    // The tests stand on 2026-02-01.
    let repository = with(&waiver(rule, ("2026-06-30", "2026-02-01")));
    assert_eq!(repository.findings(&[]), (0, vec![]));
    let repository = with(&waiver(rule, ("2026-06-30", "2026-01-31")));
    let expected = [format!("{rule} {CAM_LAM}:3"), "expired-waiver plan/waivers.toml:1".to_owned()];
    assert_eq!(repository.findings(&[]), (1, expected.to_vec()));
}

#[test]
fn what_names_nothing_or_cannot_be_waived_is_an_error() {
    let rule = "numerator-above-denominator";
    let cases = [
        (waiver(rule, ("xa-cam-lam", "xa-cam-lm")), 2, "Có phải ý là “xa-cam-lam”?"),
        (waiver(rule, ("2025-Q4", "2027-Q4")), 3, "không có kỳ báo cáo “2027-Q4”"),
        (waiver(rule, ("2025-Q4", "2025-Q9")), 3, "“2025-Q9” không phải là kỳ báo cáo"),
        (waiver("numerator-above", AS_IT_IS), 4, "“numerator-above”"),
        (waiver("level-fals", AS_IT_IS), 4, "Có phải ý là “level-falls”?"),
        (waiver("personal-data", AS_IT_IS), 4, "phải xoá, không miễn được"),
        (waiver("R402", AS_IT_IS), 4, "phải xoá, không miễn được"),
        (waiver("unknown-key", AS_IT_IS), 4, "phải sửa trong kế hoạch"),
        (waiver(rule, ("reason", "resaon")), 5, "Có phải ý là “reason”?"),
        (waiver(rule, ("2026-06-30", "\"30/6/2026\"")), 7, "phải là ngày"),
    ];
    for (text, line, part) in cases {
        let repository = with(&text);
        let run = repository.bdhvs(&["validate"]);
        let place = format!("plan/waivers.toml:{line}:");
        assert_eq!(run.code, 1, "{part}: {run:?}");
        assert!(run.out.contains(&place) && run.out.contains(part), "{part}:\n{}", run.out);
    }
}
