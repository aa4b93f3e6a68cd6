//! Parts, one row for the whole, flows, registered denominators, people needed by unit.

use crate::province::Province;
use crate::targets::{PEOPLE, counted};

/// Workers in two parts that never overlap, 85 %.
pub(crate) const WORKERS: &str = r#"[[population]]
id = "lao-dong"
name = "người lao động"

[[indicator]]
id = "lao-dong"
name = "Người lao động"
short_name = "Người lao động"
measure = "level"
counts = "người"
criterion = "biết dùng"

[[indicator.target]]
percent = 85
population = "lao-dong"
text = "85% người lao động"

[[indicator]]
id = "lao-dong.trong"
name = "Trong khu"
short_name = "Trong khu"
measure = "level"
counts = "người"
reporters = ["so-x"]
part_of = "lao-dong"
criterion = "biết dùng"

[[indicator]]
id = "lao-dong.ngoai"
name = "Ngoài khu"
short_name = "Ngoài khu"
measure = "level"
counts = "người"
reporters = ["so-y"]
part_of = "lao-dong"
criterion = "biết dùng"
"#;

#[test]
fn parts_add_up_to_their_parent() {
    // 90/100 and 170/200 are 260/300 = 86,67 %; the percentages' mean, 87,5 %, is nobody's.
    let province = Province::new(WORKERS)
        .figures("2025-Q4", "so-x", "lao-dong.trong 100 90")
        .figures("2025-Q4", "so-y", "lao-dong.ngoai 200 170");
    let line = "met 260/300 low 260/300 high 260/300 needs 0 86,67%, 2 of 2";
    assert_eq!(province.coverage("2025-Q4", "lao-dong"), line);
}

#[test]
fn a_missing_part_is_never_summed_as_if_nobody_were_in_it() {
    // 90/100 alone would be 90 %: met. So long as the other part is unknown, nothing is settled.
    let province = Province::new(WORKERS).figures("2025-Q4", "so-x", "lao-dong.trong 100 90");
    let line = "undetermined 90/100 low - high - needs - 90,00%, 1 of 2, missing so-y";
    assert_eq!(province.coverage("2025-Q4", "lao-dong"), line);
    // With the 200 people of the quarter before: 90/300 to 290/300; 255 − 90 = 165.
    let province = province.figures("2025-Q3", "so-y", "lao-dong.ngoai 200 100");
    let line = "undetermined 90/100 low 90/300 high 290/300 needs 165 90,00%, 1 of 2, missing so-y";
    assert_eq!(province.coverage("2025-Q4", "lao-dong"), line);
}

#[test]
fn a_part_outside_its_years_is_not_expected() {
    let of_2026 =
        WORKERS.replace("reporters = [\"so-y\"]", "reporters = [\"so-y\"]\nyears = [2026]");
    let province = Province::new(&of_2026)
        .figures("2025-Q4", "so-x", "lao-dong.trong 100 90")
        .figures("2026-Q1", "so-x", "lao-dong.trong 100 95");
    let line = "met 90/100 low 90/100 high 90/100 needs 0 90,00%, 1 of 1";
    assert_eq!(province.coverage("2025-Q4", "lao-dong"), line);
    let line = "undetermined 95/100 low - high - needs - 95,00%, 1 of 2, missing so-y";
    assert_eq!(province.coverage("2026-Q1", "lao-dong"), line);
}

/// Confirmed adults, reported by one agency about each commune or about all; 50 %.
pub(crate) fn confirmed() -> String {
    format!(
        "{PEOPLE}\n{}",
        r#"[[indicator]]
id = "xac-nhan"
name = "Người được xác nhận"
short_name = "Xác nhận"
measure = "level"
counts = "người"
reporters = ["so-y"]
about = ["cac-xa", "toan-tinh"]
criterion = "được xác nhận"

[[indicator.target]]
percent = 50
population = "nguoi-lon"
text = "50% người dân"
"#
    )
}

#[test]
fn one_row_for_the_whole_stands_for_all() {
    let province =
        Province::new(&confirmed()).figures("2025-Q4", "so-y", "toan-tinh:xac-nhan 3000 1600");
    let line = "met 1600/3000 low 1600/3000 high 1600/3000 needs 0 53,33%, 1 of 1";
    assert_eq!(province.coverage("2025-Q4", "xac-nhan"), line);
}

#[test]
fn a_row_for_the_whole_that_cannot_be_read_is_left_out_as_the_whole() {
    let province =
        Province::new(&confirmed()).figures("2025-Q4", "so-y", "toan-tinh:xac-nhan 3000 abc");
    let found = province.json("coverage --period 2025-Q4 --indicator xac-nhan");
    let found = &found["indicators"][0];
    assert_eq!((&found["units_counted"], &found["units_expected"]), (&0.into(), &1.into()));
    assert_eq!(found["excluded"][0]["unit"], "toan-tinh");
}

#[test]
fn a_row_for_each_unit_adds_up() {
    let rows = "xa-a:xac-nhan 1000 600\nxa-b:xac-nhan 1500 700\nxa-c:xac-nhan 500 100";
    let province = Province::new(&confirmed()).figures("2025-Q4", "so-y", rows);
    // 1.400 of 3.000; 1.500 are needed.
    let line = "not_met 1400/3000 low 1400/3000 high 1400/3000 needs 100 46,67%, 3 of 3";
    assert_eq!(province.coverage("2025-Q4", "xac-nhan"), line);
}

#[test]
fn nothing_sent_is_the_whole_group_missing_and_one_unit_late() {
    let province = Province::new(&confirmed());
    let line = "no_data 0/0 low - high - needs - -, 0 of 3, missing xa-a xa-b xa-c";
    assert_eq!(province.coverage("2025-Q4", "xac-nhan"), line);
    let found = province.json("deadlines --period 2025-Q4");
    let units = found["units"].as_array().expect("units").iter();
    let owing: Vec<_> = units.filter(|unit| unit["state"] == "missing").map(|u| &u["id"]).collect();
    assert_eq!(owing, ["xa-a", "xa-b", "xa-c", "so-x", "so-y"]);
}

#[test]
fn one_row_for_the_whole_beside_rows_for_units_leaves_all_of_them_out() {
    let rows = "toan-tinh:xac-nhan 3000 1600\nxa-a:xac-nhan 1000 600\nxa-b:xac-nhan 1500 700";
    let province = Province::new(&confirmed())
        .figures("2025-Q4", "so-y", rows)
        .received("2025-Q4", "chi-tieu so-y 2025-12-10");
    let line = "no_data 0/0 low - high - needs - -, 0 of 3, missing xa-c, excluded xa-a xa-b";
    assert_eq!(province.coverage("2025-Q4", "xac-nhan"), line);
    let file = "reports/2025-Q4/chi-tieu/so-y.csv";
    let expected: Vec<String> =
        [2, 3, 4].iter().map(|line| format!("{file}:{line}:1 whole-and-units")).collect();
    assert_eq!(province.problems(), expected);
}

const LESSONS: &str =
    "measure = \"flow\"\n[[indicator.target]]\nyear = 2026\ncount = 100\ntext = \"100 buổi\"";

#[test]
fn a_flow_adds_up_over_the_year() {
    let province = Province::new(&counted("buoi", LESSONS))
        // Another year's: never part of the sum.
        .figures("2025-Q4", "xa-a", "buoi - 900")
        .figures("2026-Q1", "xa-a", "buoi - 10")
        .figures("2026-Q1", "xa-b", "buoi - KPS")
        .figures("2026-Q1", "xa-c", "buoi - 0")
        .figures("2026-Q2", "xa-a", "buoi - 20")
        .figures("2026-Q2", "xa-b", "buoi - 5")
        .figures("2026-Q2", "xa-c", "buoi - 7");
    // 10 + KPS + 0; then + 20 + 5 + 7. KPS and 0 are figures.
    let line = "not_met 10/- low 10/- high - needs 90 -, 3 of 3";
    assert_eq!(province.coverage("2026-Q1", "buoi"), line);
    let line = "not_met 42/- low 42/- high - needs 58 -, 6 of 6";
    assert_eq!(province.coverage("2026-Q2", "buoi"), line);
}

#[test]
fn a_gap_in_a_flow_stays_a_gap() {
    let province = Province::new(&counted("buoi", LESSONS))
        .figures("2026-Q1", "xa-a", "buoi - 10")
        .figures("2026-Q1", "xa-b", "buoi - KPS")
        .figures("2026-Q1", "xa-c", "buoi - -")
        .figures("2026-Q2", "xa-a", "buoi - 20")
        .figures("2026-Q2", "xa-b", "buoi - 5")
        .figures("2026-Q2", "xa-c", "buoi - 7");
    // A blank is neither 0 nor KPS: 42 in five figures of six.
    let line = "undetermined 42/- low 42/- high - needs 58 -, 5 of 6, missing xa-c";
    assert_eq!(province.coverage("2026-Q2", "buoi"), line);
    // 100 are reached whatever the gap holds.
    let province = province.figures("2026-Q2", "xa-a", "buoi - 78");
    let line = "met 100/- low 100/- high - needs 0 -, 5 of 6, missing xa-c";
    assert_eq!(province.coverage("2026-Q2", "buoi"), line);
}

#[test]
fn the_plan_s_first_period_begins_its_first_year() {
    // 2025 has the quarters III and IV only: two for each of three communes.
    let province = Province::new(&counted("buoi", "measure = \"flow\""))
        .figures("2025-Q3", "xa-a", "buoi - 3")
        .figures("2025-Q4", "xa-a", "buoi - 4");
    let line = "- 7/- low - high - needs - -, 2 of 6, missing xa-b xa-c xa-b xa-c";
    assert_eq!(province.coverage("2025-Q4", "buoi"), line);
}

#[test]
fn nothing_arose_is_for_flows_only() {
    let province = Province::new(PEOPLE).figures("2025-Q4", "xa-a", "nguoi-dan KPS KPS");
    let line = "no_data 0/0 low - high - needs - -, 0 of 3, missing xa-b xa-c, excluded xa-a";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
    let file = "reports/2025-Q4/chi-tieu/xa-a.csv";
    let found = province.problems();
    assert!(found.contains(&format!("{file}:2:24 nothing-arose-on-level")), "{found:?}");
}

#[test]
fn zero_and_blank_are_two_things() {
    // xa-b: nobody of 500 attained. xa-c: 500 people, not counted yet.
    let province = Province::new(PEOPLE)
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 1000")
        .figures("2025-Q4", "xa-b", "nguoi-dan 500 0")
        .figures("2025-Q4", "xa-c", "nguoi-dan 500 -");
    // 1.000/1.500; with 500 more: 1.000/2.000 to 1.500/2.000 = 75 %. 1.700 − 1.000 = 700.
    let line =
        "not_met 1000/1500 low 1000/2000 high 1500/2000 needs 700 66,67%, 2 of 3, missing xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
    // Who attained, but of how many?
    let province = province.figures("2025-Q4", "xa-c", "nguoi-dan - 400");
    let line = "undetermined 1000/1500 low - high - needs - 66,67%, 2 of 3, missing xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
}

#[test]
fn people_needed_by_unit_do_not_add_up_to_the_province_s() {
    let province = Province::new(PEOPLE)
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan 2000 1500")
        .figures("2025-Q4", "xa-c", "nguoi-dan 501 -");
    // 85 % of 3.501 = 2.975,85: 2.976 − 2.400 = 576.
    let line =
        "not_met 2400/3000 low 2400/3501 high 2901/3501 needs 576 80,00%, 2 of 3, missing xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
    // 850 − 900 is nobody; 1.700 − 1.500; 85 % of 501 = 425,85. Together 626: xa-a's 50 to spare.
    let lines = [
        "xa-a 900/1000 needs 0 counted",
        "xa-b 1500/2000 needs 200 counted",
        "xa-c -/- needs 426 missing",
    ];
    assert_eq!(province.by_unit("2025-Q4", "nguoi-dan"), lines);
}

const REGISTER: &str = "ma_don_vi,gia_tri,ngay,nguon,van_ban\n\
    xa-a,1000,2025-07-01,Công an,1/CA\n\
    xa-b,2000,2025-07-01,Công an,1/CA\n\
    xa-c,500,2025-07-01,Công an,1/CA\n";

/// [`PEOPLE`] with 1.000, 2.000 and 500 people registered.
pub(crate) fn registered() -> Province {
    let targets = PEOPLE.replace("reporters =", "denominator = \"registered\"\nreporters =");
    Province::new(&targets).file("plan/denominators/nguoi-lon.csv", REGISTER)
}

#[test]
fn the_register_is_the_denominator_where_the_plan_says_so() {
    // 900 and 1.700 of the register's 3.500, not of the 850 and 1.900 that were typed.
    let province = registered()
        .figures("2025-Q4", "xa-a", "nguoi-dan 850 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan 1900 1700")
        .figures("2025-Q4", "xa-c", "nguoi-dan - 400");
    let line = "met 3000/3500 low 3000/3500 high 3000/3500 needs 0 85,71%, 3 of 3";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
}

#[test]
fn the_register_is_the_denominator_of_a_missing_figure_too() {
    // A total typed beside a blank changes nothing: 500, as when the figure comes.
    let province = registered()
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan 2000 1700")
        .figures("2025-Q4", "xa-c", "nguoi-dan 300 -");
    let line = "undetermined 2600/3000 low 2600/3500 high 3100/3500 needs 375 86,67%, 2 of 3, missing xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
}

#[test]
fn more_than_the_register_has_cannot_have_attained() {
    let province = registered()
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan 2000 1700")
        .figures("2025-Q4", "xa-c", "nguoi-dan 600 550");
    let line = "undetermined 2600/3000 low 2600/3500 high 3100/3500 needs 375 86,67%, 2 of 3, excluded xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
}
