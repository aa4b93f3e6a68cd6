//! How an indicator moves: change, pace, the marked figure, the gaps of the units.

use crate::province::Province;
use crate::series::another_population;
use crate::targets::{PEOPLE, counted};
use serde_json::{Value, json};

/// Three quarters of three communes; xa-c is silent in the last.
fn three_quarters(targets: &str) -> Province {
    Province::new(targets)
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 600")
        .figures("2025-Q4", "xa-b", "nguoi-dan 2000 1600")
        .figures("2025-Q4", "xa-c", "nguoi-dan 500 400")
        .figures("2026-Q1", "xa-a", "nguoi-dan 1000 700")
        .figures("2026-Q1", "xa-b", "nguoi-dan 2000 1700")
        .figures("2026-Q1", "xa-c", "nguoi-dan 500 450")
        .figures("2026-Q2", "xa-a", "nguoi-dan 1000 800")
        .figures("2026-Q2", "xa-b", "nguoi-dan 2000 1750")
}

#[track_caller]
fn indicator(province: &Province, line: &str) -> Value {
    province.json(&format!("coverage {line} --indicator nguoi-dan"))["indicators"][0].clone()
}

#[test]
fn the_headline_takes_all_and_the_change_those_of_both_periods() {
    let found = indicator(&three_quarters(PEOPLE), "--period 2026-Q2");
    // 2.850/3.500 = 81,4286 % to 2.550/3.000 = 85 %; without xa-c from 2.400/3.000 = 80 %.
    let headline = &found["headline"];
    assert_eq!(headline["before"], json!({"numerator": 2850, "denominator": 3500}));
    assert_eq!((&headline["points_text"], &headline["direction"]), (&json!("3,57"), &json!("up")));
    assert_eq!([&headline["figures_before"], &headline["figures"]], [&json!(3), &json!(2)]);
    let change = &found["change"];
    assert_eq!(change["before"], json!({"numerator": 2400, "denominator": 3000}));
    assert_eq!((&change["points_text"], &change["figures"]), (&json!("5,00"), &json!(2)));
}

#[test]
fn the_pace_stands_beside_the_mean_gain() {
    let found = indicator(&three_quarters(PEOPLE), "--period 2026-Q2");
    // 100 % of 3.500 is 3.500: 950 more in two quarters. Gained 250 in the first quarter (all
    // three) and 150 in the second (two of them).
    let pace = json!({
        "periods_left": 2, "needed_per_period": 475, "gained": {"people": 400, "periods": 2}
    });
    assert_eq!(found["pace"], pace);
    let last = indicator(&three_quarters(PEOPLE), "--period 2025-Q4");
    assert_eq!(last["pace"], Value::Null, "the year is over");
    let target = PEOPLE.replace("percent = 100", "percent = 50");
    let reached = indicator(&three_quarters(&target), "--period 2026-Q2");
    assert_eq!([&reached["people_needed"], &reached["pace"]], [&json!(0), &Value::Null]);
}

#[test]
fn the_last_figures_stand_beside_and_decide_nothing() {
    let found = indicator(&three_quarters(PEOPLE), "--period 2026-Q2");
    let kept = json!({
        "numerator": 3000, "denominator": 3500, "percent_text": "85,71%",
        "figures": 1, "without": 0, "oldest": "2026-Q1"
    });
    assert_eq!(found["if_kept"], kept);
    // For 2025 all is open while xa-c is silent: at 85 % the last figures would decide it.
    let target = PEOPLE.replace("percent = 100", "percent = 85");
    let found = indicator(&three_quarters(&target), "--period 2026-Q2");
    assert_eq!((&found["verdict"], &found["if_kept"]), (&json!("undetermined"), &kept));
}

#[test]
fn a_unit_that_never_reported_is_not_kept() {
    let province = Province::new(PEOPLE).figures("2025-Q4", "xa-a", "nguoi-dan 1000 600").figures(
        "2026-Q1",
        "xa-b",
        "nguoi-dan 2000 1700",
    );
    let kept = indicator(&province, "--period 2026-Q1")["if_kept"].clone();
    assert_eq!([&kept["numerator"], &kept["denominator"]], [&json!(2300), &json!(3000)]);
    assert_eq!([&kept["figures"], &kept["without"]], [&json!(1), &json!(1)]);
}

#[test]
fn nothing_looks_across_a_change_of_population() {
    let province = three_quarters(&another_population());
    let found = indicator(&province, "--period 2026-Q1");
    for key in ["headline", "change", "if_kept"] {
        assert_eq!(found[key], Value::Null, "{key}");
    }
    assert_eq!(found["pace"]["gained"], Value::Null);
    // 2026-Q2 compares with 2026-Q1 again, one gain of 150.
    let found = indicator(&province, "--period 2026-Q2");
    assert_eq!(found["pace"]["gained"], json!({"people": 150, "periods": 1}));
}

#[test]
fn a_quarter_with_nothing_to_compare_is_none_of_the_mean() {
    let mut province = Province::new(PEOPLE);
    for unit in ["xa-a", "xa-b", "xa-c"] {
        province = province.figures("2026-Q1", unit, "nguoi-dan 1000 700").figures(
            "2026-Q2",
            unit,
            "nguoi-dan 1000 740",
        );
    }
    // 2025-Q4 is silent, so the first quarter shows no gain; 3 × 40 people in the second.
    let found = indicator(&province, "--period 2026-Q2");
    assert_eq!(found["pace"]["gained"], json!({"people": 120, "periods": 1}));
}

#[test]
fn the_gaps_of_the_units_are_named_beside_that_of_the_whole() {
    let found = indicator(&three_quarters(PEOPLE), "--by unit --period 2026-Q2");
    // 200, 250 and, of xa-c, all 500 of its last figure: 950. 500 + 250 are not yet 80 % of it.
    assert_eq!(found["gaps"], json!({"sum": 950, "most_of_it": ["xa-c", "xa-b", "xa-a"]}));
    let target = PEOPLE.replace("percent = 100", "percent = 85");
    let found = indicator(&three_quarters(&target), "--by unit --period 2026-Q2");
    // 50 and 425; xa-b has 50 more than it needs, which fill no gap of others: 475, not 425.
    assert_eq!(found["gaps"], json!({"sum": 475, "most_of_it": ["xa-c"]}));
    assert_eq!(found["people_needed"], 425);
    let found = indicator(&three_quarters(&target), "--by group --period 2026-Q2");
    assert_eq!(found["groups"][0]["people_needed"], 475);
}

#[test]
fn a_flow_gains_what_arose_in_the_year() {
    let target = "[[indicator.target]]\ncount = 100\ntext = \"100 buổi\"";
    let targets = counted("buoi", &format!("measure = \"flow\"\n{target}"));
    let province = Province::new(&targets)
        .figures("2026-Q1", "xa-a", "buoi - 10")
        .figures("2026-Q1", "xa-b", "buoi - 8")
        .figures("2026-Q2", "xa-a", "buoi - 12");
    let found = province.json("coverage --period 2026-Q2 --indicator buoi");
    let found = &found["indicators"][0];
    // 30 of 100: 70 in two quarters; 30 arose in two quarters so far.
    let pace = json!({
        "periods_left": 2, "needed_per_period": 35, "gained": {"people": 30, "periods": 2}
    });
    assert_eq!(found["pace"], pace);
    assert_eq!([&found["change"], &found["if_kept"]], [&Value::Null, &Value::Null]);
}

#[test]
fn the_page_and_the_annex_mark_the_figure() {
    let province = three_quarters(PEOPLE);
    let page = province.run("coverage --period 2026-Q2").out;
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("Tham khảo, không dùng để kết luận: nếu 1 số chưa tính"), "{page}");
    assert!(page.contains("cả tỉnh là 3.000/3.500, 85,71%."), "{page}");
    assert!(page.contains("mỗi quý cần thêm 475 người; đến nay bình quân mỗi quý tăng 200 người"));
    let letter = province.run("summary --period 2026-Q2").out;
    assert!(letter.contains("Tham khảo, không dùng để đánh giá"), "{letter}");
}

#[test]
fn the_periods_of_one_kind_stand_one_under_the_other() {
    let yearly = "[[reporting]]\nfrequency = \"year\"\nfirst = \"2025\"\nlast = \"2025\"\n\
                  due = { days_after = 10 }\nprovince_due = { days_after = 20 }\n\
                  day_off = \"same\"\nforms = [\"chi-tieu\"]\n";
    let province = three_quarters(PEOPLE).more("plan/plan.toml", yearly);
    let found = indicator(&province, "--by period --period 2026-Q1");
    let row = |row: &Value| json!([row["period"], row["numerator"], row["denominator"]]);
    let rows: Vec<Value> = found["periods"].as_array().expect("periods").iter().map(row).collect();
    // Neither the year nor the quarter that follows.
    assert_eq!(rows[1..], [json!(["2025-Q4", 2600, 3500]), json!(["2026-Q1", 2850, 3500])]);
    assert_eq!((rows.len(), &rows[0][0]), (3, &json!("2025-Q3")));
}

#[test]
fn each_unit_and_group_moves_by_itself() {
    let province = three_quarters(PEOPLE);
    let line = "--period 2026-Q2";
    let units = indicator(&province, &format!("--by unit {line}"))["units"].clone();
    // xa-a from 70 to 80 %, xa-b from 85 to 87,5 %; xa-c is silent.
    let change = |line: &Value| [line["unit"].clone(), line["change"]["points_text"].clone()];
    let all: Vec<_> = units.as_array().expect("units").iter().map(change).collect();
    assert_eq!(json!(all), json!([["xa-a", "10,00"], ["xa-b", "2,50"], ["xa-c", null]]));
    // 2.400 to 2.550 of 3.000.
    let groups = indicator(&province, &format!("--by group {line}"))["groups"].clone();
    assert_eq!(groups[0]["change"]["points_text"], "5,00");
    for (by, row) in [("unit", "Xã A 800/1.000 80,00% +10,00 200"), ("group", "85,00% +5,00 950")]
    {
        let page = province.run(&format!("coverage --by {by} {line} --as-of 2026-07-01")).out;
        let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
        for part in [
            row,
            "Tăng/giảm: điểm % so với kỳ trước",
            "Đang thực hiện, bằng 85,00% chỉ tiêu năm.",
            "So với quý I/2026: tăng 3,57 điểm %",
            "Trên 2 số có ở cả hai kỳ: tăng 5,00 điểm %.",
            "mỗi quý cần thêm 475 người",
            "nếu 1 số chưa tính vẫn như lần gần nhất",
        ] {
            assert!(page.contains(part), "{by}: {part}: {page}");
        }
    }
    let other = three_quarters(&another_population());
    let found = indicator(&other, "--by unit --period 2026-Q1");
    assert_eq!(found["units"][0]["change"], Value::Null, "other people are another series");
}

#[test]
fn a_level_that_counts_no_people_changes_by_a_number() {
    let province = Province::new(&counted("to", "measure = \"level\""))
        .figures("2025-Q4", "xa-a", "to - 12")
        .figures("2025-Q4", "xa-b", "to - 9")
        .figures("2026-Q1", "xa-a", "to - 10")
        .figures("2026-Q1", "xa-c", "to - 30");
    // 21 to 40 of all; of xa-a, the only one in both, 12 to 10.
    let found = province.json("coverage --period 2026-Q1 --indicator to");
    let found = &found["indicators"][0];
    let now = json!({"numerator": 40, "denominator": null});
    let headline = &found["headline"];
    assert_eq!([&headline["now"], &headline["points_text"]], [&now, &Value::Null]);
    assert_eq!(
        [&found["change"]["before"]["numerator"], &found["change"]["direction"]],
        [&json!(12), &json!("down")]
    );
    let page = province.run("coverage --by unit --period 2026-Q1 --as-of 2026-04-01").out;
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("So với quý IV/2025: tăng 19 buổi, từ 21 (2 số, nay 2 số)."), "{page}");
    assert!(page.contains("Trên 1 số có ở cả hai kỳ: giảm 2 buổi."), "{page}");
    assert!(page.contains("Xã A 10 -2"), "{page}");
}
