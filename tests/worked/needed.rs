//! What has to be read of other periods to show one.

use crate::others::merged;
use crate::province::Province;
use crate::targets::PEOPLE;
use bdhvs::{aggregate, load};

/// The periods of which every file counts, one blank between them; `all` where only the whole tree
/// can tell.
#[track_caller]
fn needed(province: &Province, period: &str, with_pace: bool) -> String {
    let reports = province.path().join("reports");
    let tree = load::read(province.path(), &reports).expect("tree");
    let plan = load::parse(&tree).plan.expect("plan");
    let period = period.parse().expect("period");
    aggregate::periods_needed(&plan, period, with_pace).map_or("all".to_owned(), |periods| {
        periods.iter().map(ToString::to_string).collect::<Vec<_>>().join(" ")
    })
}

#[test]
fn a_period_needs_its_year_and_the_one_before_it_and_its_pace_the_one_before_each() {
    let province = Province::new(PEOPLE);
    let of = |period| [false, true].map(|with_pace| needed(&province, period, with_pace));
    assert_eq!(of("2025-Q3"), ["2025-Q3", "2025-Q3"]);
    assert_eq!(of("2026-Q1"), ["2025-Q4 2026-Q1", "2025-Q4 2026-Q1"]);
    let year = "2026-Q1 2026-Q2 2026-Q3";
    assert_eq!(of("2026-Q3"), [year.to_owned(), format!("2025-Q4 {year}")]);
}

#[test]
fn parts_of_a_merged_unit_are_looked_for_everywhere() {
    assert_eq!(needed(&merged("\"xa-a\", \"xa-b\""), "2026-Q1", true), "all");
    assert_eq!(needed(&merged(""), "2026-Q1", true), "2025-Q4 2026-Q1");
}

#[test]
fn only_a_rule_that_leaves_figures_out_needs_every_file() {
    let with = |severity: &str| {
        let rule = format!(
            "[[rule]]\nid = \"dat\"\nleft = \"nguoi-dan.so_dat\"\noperator = \"<=\"\n\
             right = \"nguoi-dan.tong_so\"\nreason = \"mẫu\"\nseverity = \"{severity}\"\n"
        );
        needed(&Province::new(&format!("{PEOPLE}\n{rule}")), "2026-Q1", true)
    };
    assert_eq!(with("error"), "all");
    assert_eq!(with("warning"), "2025-Q4 2026-Q1");
}

#[test]
fn a_total_of_nobody_is_judged_by_the_first_people_that_were_known() {
    // xa-a had 1.000 people a year ago and none since: its 0 is an error, its people still missing.
    let province = Province::new(PEOPLE)
        .figures("2025-Q3", "xa-a", "nguoi-dan 1000 500")
        .figures("2026-Q3", "xa-a", "nguoi-dan 0 0")
        .figures("2026-Q3", "xa-b", "nguoi-dan 1000 1000")
        .figures("2026-Q3", "xa-c", "nguoi-dan 1000 1000");
    let line = "undetermined 2000/2000 low 2000/3000 high 3000/3000 needs 1000 100,00%, 2 of 3, \
                excluded xa-a";
    assert_eq!(province.coverage("2026-Q3", "nguoi-dan"), line);
}
