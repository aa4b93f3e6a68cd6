//! The plan of this repository, counted by hand from the printed plan.

use crate::province::run;
use serde_json::Value;
use std::path::Path;

fn json(line: &str) -> Value {
    let line = format!("{line} --format json");
    let ran = run(Path::new(env!("CARGO_MANIFEST_DIR")), &line, &[]);
    assert_eq!(ran.code, 0, "{line}: {}{}", ran.out, ran.err);
    serde_json::from_str(&ran.out).expect("json")
}

fn list(value: &Value, list: &str) -> Vec<Value> {
    value[list].as_array().expect(list).clone()
}

fn texts(items: &[Value], key: &str) -> Vec<String> {
    items.iter().map(|item| item[key].as_str().expect(key).to_owned()).collect()
}

#[test]
fn what_reaches_a_commune_through_its_group() {
    let found = list(&json("tasks --unit xa-cam-lam --period 2025-Q4 --as-of 2025-12-18"), "tasks");
    let mut ids = texts(&found, "id");
    ids.sort();
    let expected = [
        // The plan's body: models for reward (III.5), yearly estimates (V.1).
        "KH.III.5", "KH.V.1",
        // I.1, third dash: pages and networks. I.2: all five dashes. I.4: the last three of eight,
        // those of `Các sở, ban, ngành; UBND cấp xã`.
        "I.1.3", "I.2.1", "I.2.2", "I.2.3", "I.2.4", "I.2.5", "I.4.6", "I.4.7", "I.4.8",
        // V.1.a: the first four of six, the others are the department's. V.4: all five.
        "V.1.a.1", "V.1.a.2", "V.1.a.3", "V.1.a.4", "V.4.1", "V.4.2", "V.4.3", "V.4.4", "V.4.5",
        // VI.1: all five.
        "VI.1.1", "VI.1.2", "VI.1.3", "VI.1.4", "VI.1.5",
    ];
    let mut expected = expected.map(str::to_owned);
    expected.sort();
    assert_eq!(ids, expected);
    // None of them names the commune: each comes through the group.
    for task in &found {
        let lead = task["lead"].as_array().expect("lead");
        assert!(lead.contains(&"ubnd-cap-xa".into()), "{}", task["id"]);
        let units = task["lead_units"].as_array().expect("units");
        assert!(units.contains(&"xa-cam-lam".into()), "{}", task["id"]);
    }
}

#[test]
fn the_appendix_has_53_actions() {
    let found = list(&json("tasks --period 2025-Q4 --as-of 2025-12-18"), "tasks");
    let sections = texts(&found, "section");
    let of = |section: &str| sections.iter().filter(|s| *s == section).count();
    assert_eq!(["I", "II", "III", "IV", "V"].map(of), [17, 7, 1, 8, 20]);
    // Part VI: five of every unit, five of the department (the second in three). The body: two.
    assert_eq!(["VI", "KH"].map(of), [10, 2]);
    let status = json("status --period 2025-Q4 --as-of 2025-12-18");
    assert_eq!(status["tasks"]["total"], 53);
}

#[test]
fn sixty_five_communes_and_eighty_that_report() {
    let communes = list(&json("units --group ubnd-cap-xa --as-of 2025-12-18"), "units");
    let kinds = texts(&communes, "kind");
    let of = |kind: &str| kinds.iter().filter(|k| *k == kind).count();
    assert_eq!((communes.len(), ["xa", "phuong", "dac-khu"].map(of)), (65, [48, 16, 1]));
    // 65, 12 agencies without the department, the zone board, the police, the union.
    let found = json("deadlines --period 2025-Q4 --as-of 2025-12-18");
    assert_eq!((&found["counts"]["expected"], &found["counts"]["exempt"]), (&80.into(), &0.into()));
}

#[test]
fn every_indicator_expects_its_figures() {
    let expected = |period: &str| {
        let found =
            list(&json(&format!("coverage --period {period} --as-of 2026-12-31")), "indicators");
        let first = found.iter().take(6);
        let one =
            |i: &Value| (i["id"].as_str().expect("id").to_owned(), i["units_expected"].as_u64());
        first.map(one).map(|(id, n)| format!("{id} {}", n.expect("count"))).collect::<Vec<_>>()
    };
    let of_2025 = [
        "can-bo 81",
        "hoc-sinh-sinh-vien 5",
        "nguoi-dan 65",
        "vneid 65",
        "lao-dong 3",
        "danh-tinh-so 65",
    ];
    assert_eq!(expected("2025-Q4"), of_2025);
    let of_2026 = [
        "can-bo 81",
        "hoc-sinh-sinh-vien 3",
        "nguoi-dan 65",
        "vneid 65",
        "lao-dong 3",
        "danh-tinh-so 65",
    ];
    assert_eq!(expected("2026-Q4"), of_2026);
}

#[test]
fn ten_targets_and_the_one_of_the_appendix() {
    let percents = |period: &str| {
        let found =
            list(&json(&format!("coverage --period {period} --as-of 2026-12-31")), "indicators");
        let percent = |i: &Value| i["target"]["percent"].as_str().map(str::to_owned);
        found.iter().filter_map(percent).collect::<Vec<_>>().join(" ")
    };
    assert_eq!(percents("2025-Q3"), "85 100 85 50 85 100");
    assert_eq!(percents("2026-Q1"), "100 100 100 70 100 100");
}

#[test]
fn deadlines_of_all_six_quarters() {
    for (period, due, province_due) in [
        ("2025-Q3", "2025-09-15", "2025-09-29"),
        ("2025-Q4", "2025-12-15", "2025-12-29"),
        ("2026-Q1", "2026-03-16", "2026-03-30"),
        ("2026-Q2", "2026-06-15", "2026-06-29"),
        ("2026-Q3", "2026-09-14", "2026-09-29"),
        ("2026-Q4", "2026-12-14", "2026-12-29"),
    ] {
        let found = json(&format!("deadlines --period {period} --as-of 2026-12-31"));
        assert_eq!(
            (&found["due"], &found["province_due"]),
            (&due.into(), &province_due.into()),
            "{period}"
        );
    }
    let found = json("deadlines --period 2025-Q4 --as-of 2026-12-31");
    assert_eq!(found["window"], serde_json::json!({"from": "2025-09-15", "to": "2025-12-14"}));
}

#[test]
fn the_plan_is_sound() {
    let found = json("validate plan --as-of 2025-12-18");
    assert_eq!((&found["counts"]["error"], &found["counts"]["warning"]), (&0.into(), &0.into()));
    assert_eq!(found["not_run"], serde_json::json!([]));
}

#[test]
fn nothing_has_arrived_and_status_says_so() {
    // Of a folder of reports without a file.
    let empty = tempfile::TempDir::new().expect("folder");
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reports = empty.path().display();
    let validate = run(root, &format!("validate --reports {reports} --as-of 2025-12-18"), &[]);
    assert_eq!(validate.code, 0, "{}{}", validate.out, validate.err);
    let status =
        run(root, &format!("status --reports {reports} --period 2025-Q4 --as-of 2025-12-18"), &[]);
    assert_eq!(status.code, 0, "{}", status.err);
    assert!(status.out.lines().count() <= 24, "{}", status.out);
    assert!(status.out.contains("Chưa có báo cáo nào"), "{}", status.out);
}
