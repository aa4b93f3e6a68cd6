//! Every verdict of numbers.md, with its bounds and the people still needed.

use crate::province::Province;
use crate::targets::{PEOPLE, counted, people_with};
use serde_json::json;

/// What is said of `nguoi-dan` with these figures of xa-a, xa-b, xa-c; a unit without text has
/// sent nothing.
#[track_caller]
fn judged(period: &str, figures: [&str; 3], expected: &str) {
    assert_eq!(reported(PEOPLE, period, figures).coverage(period, "nguoi-dan"), expected);
}

fn reported(targets: &str, period: &str, figures: [&str; 3]) -> Province {
    with_figures(Province::new(targets), period, "nguoi-dan", figures)
}

fn with_figures(
    mut province: Province,
    period: &str,
    indicator: &str,
    figures: [&str; 3],
) -> Province {
    for (unit, numbers) in ["xa-a", "xa-b", "xa-c"].iter().zip(figures) {
        if !numbers.is_empty() {
            province = province.figures(period, unit, &format!("{indicator} {numbers}"));
        }
    }
    province
}

#[test]
fn all_reported() {
    // 900 + 1.700 + 400 = 3.000 of 3.500: 85,714 %. 85 % of 3.500 = 2.975.
    judged(
        "2025-Q4",
        ["1000 900", "2000 1700", "500 400"],
        "met 3000/3500 low 3000/3500 high 3000/3500 needs 0 85,71%, 3 of 3",
    );
    // 2.970 of 3.500: 84,857 %; 2.975 − 2.970 = 5.
    judged(
        "2025-Q4",
        ["1000 900", "2000 1700", "500 370"],
        "not_met 2970/3500 low 2970/3500 high 2970/3500 needs 5 84,86%, 3 of 3",
    );
    // Exactly 2.975 of 3.500.
    judged(
        "2025-Q4",
        ["1000 900", "2000 1700", "500 375"],
        "met 2975/3500 low 2975/3500 high 2975/3500 needs 0 85,00%, 3 of 3",
    );
}

#[test]
fn missing_with_people_known_from_its_own_row() {
    // 2.600 of 3.000 count. With 500 more people: 2.600/3.500 = 74,29 % to 3.100/3.500 = 88,57 %.
    // 2.975 − 2.600 = 375.
    judged(
        "2025-Q4",
        ["1000 900", "2000 1700", "500 -"],
        "undetermined 2600/3000 low 2600/3500 high 3100/3500 needs 375 86,67%, 2 of 3, missing xa-c",
    );
}

#[test]
fn missing_with_people_known_from_an_earlier_figure() {
    let now = ["1000 900", "2000 1700", ""];
    let province = reported(PEOPLE, "2025-Q4", now).figures("2025-Q3", "xa-c", "nguoi-dan 500 300");
    let line = "undetermined 2600/3000 low 2600/3500 high 3100/3500 needs 375 86,67%, 2 of 3, missing xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
    // The row's own total, 600, goes before the 500 of the quarter before: 85 % of 3.600 = 3.060.
    let province = province.figures("2025-Q4", "xa-c", "nguoi-dan 600 -");
    let line = "undetermined 2600/3000 low 2600/3600 high 3200/3600 needs 460 86,67%, 2 of 3, missing xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
}

#[test]
fn missing_with_people_known_from_the_register() {
    let register = "ma_don_vi,gia_tri,ngay,nguon,van_ban\nxa-c,700,2025-07-01,Công an,1/CA\n";
    let now = ["1000 900", "2000 1700", ""];
    let province =
        reported(PEOPLE, "2025-Q4", now).file("plan/denominators/nguoi-lon.csv", register);
    // 85 % of 3.700 = 3.145; 3.145 − 2.600 = 545.
    let line = "undetermined 2600/3000 low 2600/3700 high 3300/3700 needs 545 86,67%, 2 of 3, missing xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
    // An earlier figure, 500, goes before the register's 700.
    let province = province.figures("2025-Q3", "xa-c", "nguoi-dan 500 300");
    let line = "undetermined 2600/3000 low 2600/3500 high 3100/3500 needs 375 86,67%, 2 of 3, missing xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
}

#[test]
fn missing_and_settled_all_the_same() {
    // 2.990 of 3.500 at least: 85,43 %.
    judged(
        "2025-Q4",
        ["1000 1000", "2000 1990", "500 -"],
        "met 2990/3000 low 2990/3500 high 3490/3500 needs 0 99,67%, 2 of 3, missing xa-c",
    );
    // At most 2.400 + 500 = 2.900 of 3.500: 82,86 %.
    judged(
        "2025-Q4",
        ["1000 900", "2000 1500", "500 -"],
        "not_met 2400/3000 low 2400/3500 high 2900/3500 needs 575 80,00%, 2 of 3, missing xa-c",
    );
}

#[test]
fn missing_without_people() {
    judged(
        "2025-Q4",
        ["1000 900", "2000 1700", ""],
        "undetermined 2600/3000 low - high - needs - 86,67%, 2 of 3, missing xa-c",
    );
    // 100 %: one who has not attained is enough, whoever is missing.
    judged(
        "2026-Q1",
        ["1000 1000", "2000 1999", ""],
        "not_met 2999/3000 low - high - needs - 99,97%, 2 of 3, missing xa-c",
    );
    judged(
        "2026-Q1",
        ["1000 1000", "2000 2000", ""],
        "undetermined 3000/3000 low - high - needs - 100,00%, 2 of 3, missing xa-c",
    );
}

#[test]
fn nothing_counts() {
    judged(
        "2025-Q4",
        ["", "", ""],
        "no_data 0/0 low - high - needs - -, 0 of 3, missing xa-a xa-b xa-c",
    );
}

#[test]
fn an_excluded_figure_is_treated_as_missing_and_named_as_excluded() {
    let province = reported(PEOPLE, "2025-Q4", ["1000 900", "2000 1700", "500 600"]);
    // 600 of 500 cannot be: neither number is believed.
    let line = "undetermined 2600/3000 low - high - needs - 86,67%, 2 of 3, excluded xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
    let found = province.json("coverage --period 2025-Q4");
    let reason = found["indicators"][0]["excluded"][0]["reason"].as_str();
    assert_eq!(reason, Some("Số đạt (600) lớn hơn tổng số (500)"));
    // Its people of the quarter before serve: 2.600/3.400 to 3.000/3.400; 85 % of 3.400 = 2.890.
    let province = province.figures("2025-Q3", "xa-c", "nguoi-dan 400 300");
    let line = "undetermined 2600/3000 low 2600/3400 high 3000/3400 needs 290 86,67%, 2 of 3, excluded xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
}

#[test]
fn an_excluded_figure_is_not_called_missing_on_screen() {
    let province = reported(PEOPLE, "2025-Q4", ["1000 900", "2000 1700", "500 600"]);
    let screen = province.run("coverage --period 2025-Q4 --as-of 2025-12-31").out;
    assert!(
        screen.contains("Bị loại do sai: xã C: Số đạt (600) lớn hơn tổng số (500)."),
        "{screen}"
    );
    assert!(!screen.contains("Chưa có số liệu: xã C"), "{screen}");
}

#[test]
fn nobody_to_reach() {
    judged(
        "2025-Q4",
        ["0 0", "0 0", "0 0"],
        "not_applicable 0/0 low 0/0 high 0/0 needs 0 -, 3 of 3",
    );
    // One without people beside others is one more figure that counts.
    judged(
        "2025-Q4",
        ["1000 900", "0 0", "500 400"],
        "met 1300/1500 low 1300/1500 high 1300/1500 needs 0 86,67%, 3 of 3",
    );
}

#[test]
fn zero_from_a_unit_with_people_is_a_typing_habit() {
    // 500 people in the quarter before: the 0 is left out, the 500 stay in the denominator.
    let province = reported(PEOPLE, "2025-Q4", ["1000 900", "2000 1700", "0 0"]).figures(
        "2025-Q3",
        "xa-c",
        "nguoi-dan 500 300",
    );
    let line = "undetermined 2600/3000 low 2600/3500 high 3100/3500 needs 375 86,67%, 2 of 3, excluded xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
}

#[test]
fn a_percentage_never_touches_its_target_from_the_wrong_side() {
    // 42.498 + 21.249 + 21.249 = 84.996 of 100.000.
    judged(
        "2025-Q4",
        ["50000 42498", "25000 21249", "25000 21249"],
        "not_met 84996/100000 low 84996/100000 high 84996/100000 needs 4 84,996%, 3 of 3",
    );
    // 85.004 of 100.000 has reached it, so two decimals do.
    judged(
        "2025-Q4",
        ["50000 42502", "25000 21251", "25000 21251"],
        "met 85004/100000 low 85004/100000 high 85004/100000 needs 0 85,00%, 3 of 3",
    );
    // Nor 100 %, nor 0 %.
    judged(
        "2025-Q4",
        ["50000 49999", "25000 25000", "25000 25000"],
        "met 99999/100000 low 99999/100000 high 99999/100000 needs 0 99,999%, 3 of 3",
    );
    judged(
        "2025-Q4",
        ["50000 1", "25000 0", "25000 0"],
        "not_met 1/100000 low 1/100000 high 1/100000 needs 84999 0,001%, 3 of 3",
    );
}

#[test]
fn a_target_may_have_decimals() {
    // 99,5 % of 2.000 = 1.990.
    let province = reported(
        &people_with("percent = \"99.5\""),
        "2025-Q4",
        ["1000 1000", "500 500", "500 489"],
    );
    let line = "not_met 1989/2000 low 1989/2000 high 1989/2000 needs 1 99,45%, 3 of 3";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
    let province = province.figures("2025-Q4", "xa-c", "nguoi-dan 500 490");
    let line = "met 1990/2000 low 1990/2000 high 1990/2000 needs 0 99,50%, 3 of 3";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
}

const LESSONS: &str =
    "measure = \"level\"\n[[indicator.target]]\ncount = 1000\ntext = \"1.000 tổ\"";

#[track_caller]
fn count_judged(lines: &str, figures: [&str; 3], expected: &str) {
    let province = Province::new(&counted("to", lines));
    let province = with_figures(province, "2025-Q4", "to", figures);
    assert_eq!(province.coverage("2025-Q4", "to"), expected);
}

#[test]
fn a_count_without_data_is_no_part_of_its_target() {
    let province = Province::new(&counted("to", LESSONS));
    let found = province.json("coverage --period 2025-Q4 --indicator to");
    let found = &found["indicators"][0];
    assert_eq!([&found["verdict"], &found["of_target"]], [&json!("no_data"), &json!(null)]);
}

#[test]
fn a_count_is_held_against_a_number() {
    // 600 + 400 is enough, whatever xa-c has.
    count_judged(
        LESSONS,
        ["- 600", "- 400", ""],
        "met 1000/- low 1000/- high - needs 0 -, 2 of 3, missing xa-c",
    );
    count_judged(
        LESSONS,
        ["- 500", "- 400", ""],
        "undetermined 900/- low 900/- high - needs 100 -, 2 of 3, missing xa-c",
    );
    count_judged(
        LESSONS,
        ["- 500", "- 400", "- 50"],
        "not_met 950/- low 950/- high - needs 50 -, 3 of 3",
    );
}

#[test]
fn a_maximum_turns_the_signs() {
    let most = people_with("percent = 5\nat_most = true");
    let at = |figures| reported(&most, "2025-Q4", figures).coverage("2025-Q4", "nguoi-dan");
    // 50 of 1.000 is 5 %: allowed. 51 is not.
    let met = "met 50/1000 low 50/1000 high 50/1000 needs - 5,00%, 3 of 3";
    assert_eq!(at(["500 50", "300 0", "200 0"]), met);
    let not_met = "not_met 51/1000 low 51/1000 high 51/1000 needs - 5,10%, 3 of 3";
    assert_eq!(at(["500 50", "300 1", "200 0"]), not_met);
    // 40 of 800; 200 more people: 40/1.000 to 240/1.000.
    let open = "undetermined 40/800 low 40/1000 high 240/1000 needs - 5,00%, 2 of 3, missing xa-c";
    assert_eq!(at(["500 40", "300 0", "200 -"]), open);
    // 60 of 1.000 at least.
    let lost = "not_met 60/800 low 60/1000 high 260/1000 needs - 7,50%, 2 of 3, missing xa-c";
    assert_eq!(at(["500 60", "300 0", "200 -"]), lost);
    let lines = LESSONS.replace("count = 1000", "count = 3\nat_most = true");
    count_judged(&lines, ["- 2", "- 1", "- 0"], "met 3/- low 3/- high - needs - -, 3 of 3");
    count_judged(
        &lines,
        ["- 2", "- 2", ""],
        "not_met 4/- low 4/- high - needs - -, 2 of 3, missing xa-c",
    );
    count_judged(
        &lines,
        ["- 2", "- 1", ""],
        "undetermined 3/- low 3/- high - needs - -, 2 of 3, missing xa-c",
    );
}
