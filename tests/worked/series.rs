//! Whatever looks across time stops where the population changes.

use crate::province::Province;
use crate::sums::confirmed;
use crate::targets::{PEOPLE, counted};
use bdhvs::aggregate::{Exclusions, Share, overview};
use bdhvs::load;

/// [`PEOPLE`] with another population in 2026.
pub(crate) fn another_population() -> String {
    let second = "percent = 100\npopulation = \"nguoi-lon\"";
    let other = "percent = 100\npopulation = \"moi-nguoi\"";
    assert!(PEOPLE.contains(second));
    let declared = "[[population]]\nid = \"moi-nguoi\"\nname = \"mọi người\"\n\n";
    format!("{declared}{}", PEOPLE.replace(second, other))
}

/// Two quarters on both sides of the turn of the year; xa-c is silent in the second.
fn around_new_year(targets: &str) -> Province {
    Province::new(targets)
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 600")
        .figures("2025-Q4", "xa-b", "nguoi-dan 2000 1600")
        .figures("2025-Q4", "xa-c", "nguoi-dan 500 400")
        .figures("2026-Q1", "xa-a", "nguoi-dan 1000 700")
        .figures("2026-Q1", "xa-b", "nguoi-dan 2000 1580")
}

#[test]
fn the_same_population_is_one_series_over_the_years() {
    // xa-c had 500 people: 2.280/3.500 to 2.780/3.500, never 100 %. 3.500 − 2.280 = 1.220.
    let line =
        "not_met 2280/3000 low 2280/3500 high 2780/3500 needs 1220 76,00%, 2 of 3, missing xa-c";
    assert_eq!(around_new_year(PEOPLE).coverage("2026-Q1", "nguoi-dan"), line);
}

#[test]
pub(crate) fn another_population_has_no_people_known_from_before() {
    let line = "not_met 2280/3000 low - high - needs - 76,00%, 2 of 3, missing xa-c";
    assert_eq!(around_new_year(&another_population()).coverage("2026-Q1", "nguoi-dan"), line);
}

#[test]
fn a_fall_is_asked_about_within_one_series_only() {
    // xa-b fell from 1.600 to 1.580.
    let asked = |province: &Province| {
        let found = province.json("validate --only level-falls");
        found["problems"].as_array().expect("problems").len()
    };
    assert_eq!(asked(&around_new_year(PEOPLE)), 1);
    assert_eq!(asked(&around_new_year(&another_population())), 0);
}

#[test]
fn a_fall_with_its_reason_is_not_asked_about() {
    let header = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";
    let row = "xa-b,2026-Q1,nguoi-dan,2000,1580,20 người chuyển đi\n";
    let province =
        around_new_year(PEOPLE).file("reports/2026-Q1/chi-tieu/xa-b.csv", format!("{header}{row}"));
    let found = province.json("validate --only level-falls");
    assert_eq!(found["problems"].as_array().map(Vec::len), Some(0));
}

/// 0 of 0 is a figure that is wrong by itself: nobody is asked whether its level fell as well.
#[test]
fn a_total_of_nobody_is_one_finding() {
    let province = Province::new(PEOPLE)
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 600")
        .received("2025-Q4", "chi-tieu xa-a 2025-12-10")
        .figures("2026-Q1", "xa-a", "nguoi-dan 0 0")
        .received("2026-Q1", "chi-tieu xa-a 2026-03-10");
    let found = province.json("validate --as-of 2026-03-31");
    let problems = found["problems"].as_array().expect("problems").iter();
    let names: Vec<_> = problems.map(|problem| &problem["name"]).collect();
    assert_eq!(names, ["zero-denominator"]);
}

/// Teams are a level without people, visits a flow with people: each is compared in its own way.
#[test]
fn levels_that_count_and_flows_of_people_are_compared_too() {
    let visits = counted("luot", "measure = \"flow\"\ndenominator = \"reported\"");
    let targets = format!("{}\n{visits}", counted("to", "measure = \"level\""));
    let province = Province::new(&targets)
        .figures("2025-Q4", "xa-a", "to - 10\nluot 1000 500")
        .figures("2026-Q1", "xa-a", "to - 8\nluot 1200 100");
    let asked = |rule: &str| {
        let found = province.json(&format!("validate --only {rule}"));
        let problems = found["problems"].as_array().expect("problems").iter();
        problems.map(|p| p["message"].as_str().expect("text").to_owned()).collect::<Vec<_>>()
    };
    assert_eq!(asked("level-falls"), ["Số luỹ kế giảm từ 10 xuống 8 so với kỳ trước"]);
    let people = "Tổng số (1.200) lệch hơn 10% so với kỳ trước (1.000)";
    assert_eq!(asked("denominator-differs"), [people]);
}

/// 1 to 100 of a thousand people or more may be a percent; a note answers, and sessions are none.
#[test]
fn what_may_be_a_percent_is_asked_about_once() {
    let header = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";
    let targets = format!("{PEOPLE}\n{}", counted("buoi", "measure = \"flow\""));
    let asked = |row: &str| {
        let text = format!("{header}xa-a,2025-Q4,{row}\n");
        let province = Province::new(&targets).file("reports/2025-Q4/chi-tieu/xa-a.csv", text);
        let found = province.json("validate --only percent-as-count");
        found["problems"].as_array().expect("problems").len()
    };
    let rows = ["1000,85,", "1000,100,", "1000,101,", "999,85,", "1000,0,", "1000,85,ít người"];
    let found = rows.map(|row| asked(&format!("nguoi-dan,{row}")));
    assert_eq!(found, [1, 1, 0, 0, 0, 0]);
    assert_eq!(asked("buoi,1000,85,"), 0);
}

/// 1.111 of 1.000 are more than a tenth too many, 1.100 are not.
#[test]
fn another_reporter_s_people_are_asked_about() {
    let targets = confirmed().replace(
        "criterion = \"được xác nhận\"",
        "criterion = \"được xác nhận\"\nsame_denominator_as = \"nguoi-dan\"",
    );
    let found = Province::new(&targets)
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan 1000 900")
        .figures("2025-Q4", "so-y", "xa-a:xac-nhan 1111 500\nxa-b:xac-nhan 1100 500")
        .json("validate --only denominator-differs");
    let problems = found["problems"].as_array().expect("problems").iter();
    let said: Vec<String> =
        problems.map(|p| format!("{}:{} {}", p["path"], p["line"], p["message"])).collect();
    let asked = "\"reports/2025-Q4/chi-tieu/so-y.csv\":2 \"Tổng số (1.111) lệch hơn 10% so với số \
                 của cùng đối tượng do đơn vị khác báo cáo (1.000)\"";
    assert_eq!(said, [asked]);
}

/// Change of `nguoi-dan` in 2026-Q1: before, now, hundredths of a point.
fn change(province: &Province) -> Option<(Share, Share, u128, usize)> {
    let reports = province.path().join("reports");
    let tree = load::read(province.path(), &reports).expect("tree");
    let repository = load::parse(&tree);
    let plan = repository.plan.expect("plan");
    let day = bdhvs::period::parse_date("2026-03-20").expect("day");
    let period = "2026-Q1".parse().expect("period");
    let view = overview(&plan, &repository.dataset, &Exclusions::default(), period, day);
    let change = view.expect("period").coverage[0].change?;
    Some((change.before, change.now, change.hundredths(), change.figures))
}

#[test]
fn change_is_like_for_like() {
    // Only xa-a and xa-b count in both: 2.200/3.000 = 73,33 % to 2.280/3.000 = 76,00 %:
    // 2,67 points, rounded half up from 2,666…
    let share = |numerator| Share { numerator, denominator: 3000 };
    assert_eq!(change(&around_new_year(PEOPLE)), Some((share(2200), share(2280), 267, 2)));
}

#[test]
fn no_change_is_computed_across_a_change_of_population() {
    assert_eq!(change(&around_new_year(&another_population())), None);
}

#[test]
fn a_level_replaces_the_one_before() {
    let province = Province::new(PEOPLE)
        .figures("2025-Q3", "xa-a", "nguoi-dan 1000 800")
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 860")
        .figures("2025-Q4", "xa-b", "nguoi-dan 100 85")
        .figures("2025-Q4", "xa-c", "nguoi-dan 100 85");
    let line = "met 1030/1200 low 1030/1200 high 1030/1200 needs 0 85,83%, 3 of 3";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
}

#[test]
fn while_the_year_runs_coverage_is_held_against_the_year_s_target() {
    let province = Province::new(PEOPLE)
        .figures("2025-Q3", "xa-a", "nguoi-dan 1000 680")
        .figures("2025-Q3", "xa-b", "nguoi-dan 2000 1360")
        .figures("2025-Q3", "xa-c", "nguoi-dan 500 340");
    // 2.380/3.500 = 68 %; 68/85 = 4/5.
    let found = &province.json("coverage --period 2025-Q3")["indicators"][0];
    let of_target = serde_json::json!({"numerator": 4, "denominator": 5});
    assert_eq!((&found["year_running"], &found["of_target"]), (&true.into(), &of_target));
    assert_eq!(found["of_target_text"], "80,00%");
    assert_eq!(found["verdict"], "not_met");
    // The last period of the year ends it.
    let found = &province.json("coverage --period 2025-Q4")["indicators"][0];
    assert_eq!(found["year_running"], false);
}
