//! Very many problems: people get a bounded list with counts, machines get all of them.

use super::repository::{Repository, Run};

const HEADER: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu";
const CAM_LAM: &str = "reports/2025-Q4/chi-tieu/xa-cam-lam.csv";

/// Ten thousand rows under one header, each with a word where a number belongs.
fn with_ten_thousand_problems() -> Repository {
    let repository = Repository::new();
    let rows: Vec<String> =
        (0..10_000).map(|n| format!("xa-cam-lam,2025-Q4,nguoi-dan,{n},x,")).collect();
    repository.write(CAM_LAM, &format!("{HEADER}\n{}\n", rows.join("\n")));
    repository
}

#[track_caller]
fn assert_in_order(run: &Run, parts: &[&str]) {
    let mut rest = run.out.as_str();
    for part in parts {
        let at = rest.find(part).unwrap_or_else(|| panic!("no {part:?} in\n{rest}"));
        rest = &rest[at + part.len()..];
    }
}

#[test]
fn people_get_fifty_in_full_and_the_rest_counted_by_rule() {
    let run = with_ten_thousand_problems().bdhvs(&["validate"]);
    assert_eq!(run.code, 1);
    assert_eq!(run.out.matches(" --> ").count(), 50);
    assert!(run.out.lines().count() < 500, "{}", run.out.lines().count());
    let counted = ["Còn 9.950 mục nữa", "9.950  Lỗi", "not-a-count", "\n10.000 lỗi, 0 mục"];
    assert_in_order(&run, &counted);
}

#[test]
fn a_workflow_gets_ten_annotations_and_a_bounded_page() {
    let repository = with_ten_thousand_problems();
    let run = repository.bdhvs(&["validate", "--format", "github"]);
    assert_eq!(run.out.matches("::error ").count(), 10);
    assert!(run.out.len() < 8 * 1024, "{}", run.out.len());
}

#[test]
fn machines_get_all_of_them() {
    let repository = with_ten_thousand_problems();
    let (code, found) = repository.findings(&[]);
    assert_eq!((code, found.len()), (1, 10_000));
    assert_eq!(found[9_999], format!("not-a-count {CAM_LAM}:10001"));
}

/// Every file is broken in another way, and each is named.
#[test]
fn a_thousand_broken_files_are_all_named_in_one_bounded_list() {
    let repository = Repository::new();
    let ways = ["a;b\n\"x,", "\"", "\0\0\0", "ma_don_vi\r\r\n,,,,\"\"\"", ",,,,,,,\n,\n\n,"];
    for n in 0..1000 {
        let way = ways[n % ways.len()];
        repository.write(&format!("reports/2025-Q4/chi-tieu/don-vi-{n}.csv"), way);
    }
    let run = repository.bdhvs(&["validate"]);
    assert_eq!(run.code, 1);
    assert!(run.out.lines().count() < 700, "{}", run.out.lines().count());
    assert_in_order(&run, &["mục nữa không in ở đây, đếm theo quy tắc", "unknown-reporter"]);
    let (_, found) = repository.findings(&[]);
    for n in 0..1000 {
        let place = format!("/don-vi-{n}.csv:");
        assert!(found.iter().any(|line| line.contains(&place)), "don-vi-{n}");
    }
}
