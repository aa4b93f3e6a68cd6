//! What stands beside reported figures: second sources, registered totals, dated notes of the
//! plan, and the parts that a unit was merged from.

use crate::province::Province;
use crate::sums::{WORKERS, confirmed};
use crate::targets::PEOPLE;
use serde_json::{Value, json};

const SECOND: &str =
    "ma_don_vi,ma_chi_tieu,tong_so,so_dat,ngay_so_lieu,nguon,so_van_ban,ngay_van_ban,ghi_chu\n";
pub(crate) const DENOMINATORS: &str = "ma_don_vi,gia_tri,ngay,nguon,van_ban\n";

/// 1.000 + 2.000 + 500 people, 600 + 1.600 + 400 of them.
pub(crate) fn three(targets: &str) -> Province {
    Province::new(targets)
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 600")
        .figures("2025-Q4", "xa-b", "nguoi-dan 2000 1600")
        .figures("2025-Q4", "xa-c", "nguoi-dan 500 400")
}

pub(crate) fn with_second(province: Province, rows: &str) -> Province {
    province.file("reports/2025-Q4/doi-chieu.csv", format!("{SECOND}{rows}"))
}

/// `unit number reported other difference far`, one a comparison of `nguoi-dan`.
#[track_caller]
fn compared(province: &Province) -> Vec<String> {
    compared_of(province, "nguoi-dan")
}

#[track_caller]
fn compared_of(province: &Province, indicator: &str) -> Vec<String> {
    let line = format!("coverage --by source --period 2025-Q4 --indicator {indicator}");
    let found = province.json(&line);
    let all = found["indicators"][0]["comparisons"].as_array().expect("comparisons").clone();
    let one = |c: &Value| {
        let text = |key: &str| c[key].as_str().expect("text").to_owned();
        let (unit, number) = (text("unit"), text("number"));
        let far = if c["far"] == true { " far" } else { "" };
        format!("{unit} {number} {} {} {}{far}", c["reported"], c["other"], c["difference"])
    };
    all.iter().map(one).collect()
}

/// Findings of one rule: where and what.
#[track_caller]
fn asked(province: &Province, rule: &str) -> Vec<String> {
    let found = province.json(&format!("validate --only {rule}"));
    let text = |p: &Value, key: &str| p[key].as_str().expect("text").to_owned();
    let problems = found["problems"].as_array().expect("problems").iter();
    problems.map(|p| format!("{}:{} {}", text(p, "path"), p["line"], text(p, "message"))).collect()
}

#[test]
fn a_second_source_stands_beside_and_enters_no_sum() {
    let rows = "xa-a,nguoi-dan,1000,500,2025-12-01,Công an,9/CA,2025-12-10,\n\
                toan-tinh,nguoi-dan,3600,,,Thống kê,3/TK,,\n";
    let province = with_second(three(PEOPLE), rows);
    // 600 is 20 % more than 500; 3.500 is 2,78 % less than 3.600.
    let lines = [
        "xa-a tong_so 1000 1000 0",
        "xa-a so_dat 600 500 100 far",
        "toan-tinh tong_so 3500 3600 -100",
    ];
    assert_eq!(compared(&province), lines);
    assert_eq!(
        province.coverage("2025-Q4", "nguoi-dan"),
        three(PEOPLE).coverage("2025-Q4", "nguoi-dan")
    );
    let message = "reports/2025-Q4/chi-tieu/xa-a.csv:2 Số đạt (600) lệch hơn 10% so với số của Công \
                   an (500, văn bản 9/CA ngày 10/12/2025)";
    assert_eq!(asked(&province, "two-sources-differ"), [message]);
    let page = province.run("coverage --by source --period 2025-Q4").out;
    let page = page.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(page.contains("Xã A Số đạt 600 500 +100 (20,00%) (1)"), "{page}");
    assert!(page.contains("(1) Công an, 9/CA ngày 10/12/2025. (2) Thống kê, 3/TK."), "{page}");
    let traced = province.run("trace nguoi-dan --unit xa-a --period 2025-Q4").out;
    let traced = traced.split_whitespace().collect::<Vec<_>>().join(" ");
    let row = "- Xã A: 500/1.000 tính đến 01/12/2025, Công an, 9/CA ngày 10/12/2025 \
               (reports/2025-Q4/doi-chieu.csv:2).";
    assert!(traced.contains(row), "{traced}");
    let letter = province.run("summary --period 2025-Q4").out;
    let note = "Người dân, xã A: số đạt báo cáo 600; Công an, 9/CA ngày 10/12/2025 là 500, chênh \
                lệch +100 (20,00%).";
    assert!(letter.contains(note), "{letter}");
    let tested = province.tested("two_sources", "nguoi-dan");
    assert_eq!(tested.len(), 3, "{tested:?}");
    assert!(tested[1].contains("120,00%") && tested[1].contains('!'), "{tested:?}");
}

#[test]
fn a_second_source_speaks_of_its_own_quarter_and_indicator() {
    let row = "xa-a,nguoi-dan,1000,600,,Công an,9/CA,,\n";
    let other = "toan-tinh,xac-nhan,3000,,,Thống kê,3/TK,,\n";
    let province = with_second(three(&confirmed()), &format!("{row}{other}"))
        .file("reports/2025-Q3/doi-chieu.csv", format!("{SECOND}{row}"));
    assert_eq!(compared(&province), ["xa-a tong_so 1000 1000 0", "xa-a so_dat 600 600 0"]);
}

#[test]
fn registered_numbers_are_held_against_the_parts_once() {
    let register = format!("{DENOMINATORS}toan-tinh,400,2025-06-30,Công an,5/CA\nso-x,90,,,\n");
    let province = Province::new(WORKERS)
        .file("plan/denominators/lao-dong.csv", register)
        .figures("2025-Q4", "so-x", "lao-dong.trong 100 90")
        .figures("2025-Q4", "so-y", "lao-dong.ngoai 200 170");
    // The total is that of both parts; so-x counts 10 of 90 more than is registered.
    let lines = ["toan-tinh tong_so 300 400 -100 far", "so-x tong_so 100 90 10 far"];
    assert_eq!(compared_of(&province, "lao-dong"), lines);
}

#[test]
fn a_number_of_people_is_not_held_against_nobody() {
    let found = |people: &str| {
        let register = format!("{DENOMINATORS}xa-a,{people},2025-06-30,Công an,5/CA\n");
        let province = three(PEOPLE).file("plan/denominators/nguoi-lon.csv", register);
        asked(&province, "denominator-differs").len()
    };
    assert_eq!([found("0"), found("900")], [0, 1]);
}

#[test]
fn a_second_source_is_asked_about_beyond_a_tenth_of_somebody() {
    // 550 are a tenth more than 500, and more than a tenth more than 499; nobody is no measure.
    let found = |attained: &str| {
        let row = format!("xa-a,nguoi-dan,,{attained},2025-12-01,Công an,9/CA,2025-12-10,\n");
        let province = three(PEOPLE).figures("2025-Q4", "xa-a", "nguoi-dan 1000 550");
        asked(&with_second(province, &row), "two-sources-differ").len()
    };
    assert_eq!([found("499"), found("500"), found("0")], [1, 0, 0]);
    // Who gave a reason is not asked.
    let noted = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n\
                 xa-a,2025-Q4,nguoi-dan,1000,550,đã đối chiếu\n";
    let row = "xa-a,nguoi-dan,,300,2025-12-01,Công an,9/CA,2025-12-10,\n";
    let province = three(PEOPLE).file("reports/2025-Q4/chi-tieu/xa-a.csv", noted);
    assert_eq!(asked(&with_second(province, row), "two-sources-differ"), Vec::<String>::new());
}

#[test]
fn a_trace_of_a_sum_names_the_second_sources_of_its_parts_only() {
    let rows = "so-x,lao-dong.trong,100,80,,Ban quản lý,9/BQL,,\n\
                xa-a,nguoi-dan,1000,500,,Công an,9/CA,,\n";
    let province = Province::new(&format!("{PEOPLE}\n{WORKERS}"))
        .figures("2025-Q4", "so-x", "lao-dong.trong 100 90")
        .figures("2025-Q4", "so-y", "lao-dong.ngoai 200 170");
    let page = with_second(province, rows).run("trace lao-dong --period 2025-Q4").out;
    assert!(page.contains("Ban quản lý") && !page.contains("Công an"), "{page}");
}

#[test]
fn a_sum_with_a_hole_is_not_compared() {
    let rows = "toan-tinh,nguoi-dan,3600,,,Thống kê,3/TK,,\nxa-c,nguoi-dan,500,,,Công an,9/CA,,\n";
    let province = Province::new(PEOPLE).figures("2025-Q4", "xa-a", "nguoi-dan 1000 600");
    let lines = ["toan-tinh tong_so null 3600 null", "xa-c tong_so null 500 null"];
    assert_eq!(compared(&with_second(province, rows)), lines);
}

#[test]
fn rows_that_cannot_be_used_are_named_and_cost_nothing() {
    let rows = "xa-d,nguoi-dan,1,1,,a,1/a,,\n\
                xa-a,nguoi-lon,1,1,,a,1/a,,\n\
                xa-a,nguoi-dan,1.000,1,,a,1/a,,\n\
                xa-a,nguoi-dan,,,,a,1/a,,\n\
                xa-a,nguoi-dan,5,6,,a,1/a,,\n\
                xa-a,nguoi-dan,5,5,12/12/2025,a,1/a,,\n\
                xa-a,nguoi-dan,5,5,,,1/a,,\n\
                xa-a,nguoi-dan,5,KPS,,a,1/a,,\n\
                xa-b,nguoi-dan,2000,1600,,a,1/a,,\n\
                xa-b,nguoi-dan,2000,1601,,a,1/a,,\n";
    let province = with_second(three(PEOPLE), rows);
    let lines: Vec<String> = asked(&province, "bad-comparison-row")
        .iter()
        .map(|line| line.split(' ').next().expect("place").to_owned())
        .collect();
    let expected: Vec<String> = [2, 3, 4, 5, 6, 7, 8, 9, 11]
        .map(|line| format!("reports/2025-Q4/doi-chieu.csv:{line}"))
        .to_vec();
    assert_eq!(lines, expected);
    assert_eq!(compared(&province), ["xa-b tong_so 2000 2000 0", "xa-b so_dat 1600 1600 0"]);
    assert_eq!(
        province.coverage("2025-Q4", "nguoi-dan"),
        three(PEOPLE).coverage("2025-Q4", "nguoi-dan")
    );
}

#[test]
fn a_registered_total_is_held_against_the_sum_of_the_units() {
    let register = format!("{DENOMINATORS}toan-tinh,4000,2025-06-30,Công an,5/CA\nxa-a,990,,,\n");
    let province = three(PEOPLE).file("plan/denominators/nguoi-lon.csv", register);
    // 3.500 of 4.000 is 12,5 % less; xa-a counts 10 more than is registered.
    let lines = ["xa-a tong_so 1000 990 10", "toan-tinh tong_so 3500 4000 -500 far"];
    assert_eq!(compared(&province), lines);
    let letter = province.run("summary --period 2025-Q4").out;
    assert!(letter.contains("Số đăng ký: Công an, 5/CA là 4.000, chênh lệch -500 (12,50%)."));
}

#[test]
fn a_row_for_the_whole_is_held_against_the_sum_of_another_indicator() {
    let targets = confirmed().replace(
        "about = [\"cac-xa\", \"toan-tinh\"]",
        "about = [\"cac-xa\", \"toan-tinh\"]\nsame_denominator_as = \"nguoi-dan\"",
    );
    let province = three(&targets).figures("2025-Q4", "so-y", "toan-tinh:xac-nhan 3000 1600");
    let found = province.json("coverage --by source --period 2025-Q4 --indicator xac-nhan");
    let one = &found["indicators"][0]["comparisons"][0];
    assert_eq!((&one["kind"], &one["source"]), (&json!("indicator"), &json!("nguoi-dan")));
    assert_eq!([&one["reported"], &one["other"]], [&json!(3000), &json!(3500)]);
}

/// xa-b loses people and its share falls by more than 20 points from 2025-Q4 to 2026-Q1.
fn shrinking(targets: &str) -> Province {
    Province::new(targets).figures("2025-Q4", "xa-b", "nguoi-dan 2000 1600").figures(
        "2026-Q1",
        "xa-b",
        "nguoi-dan 1000 500",
    )
}

pub(crate) const CHANGED: &str = "\n[[break]]\nindicator = \"nguoi-dan\"\ndate = 2026-01-01\n\
                       text = \"Không còn tính người tạm trú\"\ndocument = \"8/NQ\"\n";

#[test]
fn a_dated_note_explains_and_silences_what_looks_across_it() {
    let silent = |targets: &str| {
        let province = shrinking(targets);
        let flags = |test: &str| {
            let found = province.json("quality --period 2026-Q1");
            let runs = found["tests"].as_array().expect("tests").clone();
            let own = runs.iter().filter(|r| r["test"] == test && r["indicator"] == "nguoi-dan");
            own.filter_map(|run| run["flags"].as_u64()).sum::<u64>()
        };
        let asked = ["level-falls", "denominator-differs"].map(|r| asked(&province, r).len());
        (asked, [flags("jump"), flags("own_to_last")])
    };
    assert_eq!(silent(PEOPLE), ([1, 1], [1, 1]));
    assert_eq!(silent(&format!("{PEOPLE}{CHANGED}")), ([0, 0], [0, 0]));
    // A note of another unit, or on a later day, explains nothing here.
    let other = CHANGED.replace("date", "unit = \"xa-a\"\ndate");
    assert_eq!(silent(&format!("{PEOPLE}{other}")), ([1, 1], [1, 1]));
    let later = CHANGED.replace("2026-01-01", "2026-03-15");
    assert_eq!(silent(&format!("{PEOPLE}{later}")), ([1, 1], [1, 1]));
    let by_period = CHANGED.replace("date = 2026-01-01", "period = \"2026-Q1\"");
    assert_eq!(silent(&format!("{PEOPLE}{by_period}")), ([0, 0], [0, 0]));
    let of_people = CHANGED.replace("indicator = \"nguoi-dan\"", "population = \"nguoi-lon\"");
    assert_eq!(silent(&format!("{PEOPLE}{of_people}")), ([0, 0], [0, 0]));
}

#[test]
fn a_dated_note_stands_with_the_figures_and_breaks_no_series() {
    let province = shrinking(&format!("{PEOPLE}{CHANGED}"));
    let found = province.json("coverage --period 2026-Q1 --indicator nguoi-dan");
    let found = &found["indicators"][0];
    let note = json!([{"since": "2026-01-01", "text": "Không còn tính người tạm trú",
                       "document": "8/NQ"}]);
    assert_eq!(found["breaks"], note);
    assert_eq!(found["change"]["points_text"], "30,00");
    let letter = province.run("summary --period 2026-Q1").out;
    let line = "- Thay đổi từ ngày 01/01/2026: Không còn tính người tạm trú (8/NQ).";
    assert!(letter.contains(line), "{letter}");
    let earlier = province.json("coverage --period 2025-Q4 --indicator nguoi-dan");
    assert_eq!(earlier["indicators"][0]["breaks"], json!([]));
}

#[test]
fn a_note_that_says_too_little_is_an_error_of_the_plan() {
    let faults = |text: &str| {
        let province = shrinking(&format!("{PEOPLE}{text}"));
        let found = province.json("validate");
        let problems = found["problems"].as_array().expect("problems").clone();
        let name = |p: &Value| p["name"].as_str().expect("name").to_owned();
        problems.iter().map(name).collect::<Vec<_>>()
    };
    assert_eq!(faults(&CHANGED.replace("date = 2026-01-01\n", "")), ["missing-key"]);
    assert_eq!(faults(&CHANGED.replace("indicator = \"nguoi-dan\"\n", "")), ["missing-key"]);
    let unknown = CHANGED.replace("date = 2026-01-01", "period = \"2027-Q1\"");
    assert_eq!(faults(&unknown), ["unknown-reference"]);
    assert_eq!(faults(&CHANGED.replace("nguoi-dan", "nguoi-dam")), ["unknown-reference"]);
}

/// xa-a and xa-b end with 2025 and become xa-m.
pub(crate) fn merged(parts: &str) -> Province {
    let unit = |id: &str, dates: &str| {
        format!(
            "[[unit]]\nid = \"{id}\"\nname = \"Xã {id}\"\nkind = \"xa\"\nrole = \"reports\"\n{dates}\n\
             source = \"mẫu\"\n\n"
        )
    };
    let ended = "valid_from = 2025-01-01\nvalid_to = 2025-12-31";
    let begun = format!("valid_from = 2026-01-01\nmerged_from = [{parts}]");
    let always = "valid_from = 2025-01-01";
    let offices = ["so-x", "so-y", "so-tong"].map(|id| {
        let role = if id == "so-tong" { "aggregates" } else { "reports" };
        unit(id, always).replace("\"xa\"", "\"so\"").replace("\"reports\"", &format!("\"{role}\""))
    });
    let units = [
        unit("xa-a", ended),
        unit("xa-b", ended),
        unit("xa-c", always),
        unit("xa-m", &begun),
        offices.concat(),
    ];
    three(PEOPLE).file("plan/units/units.toml", units.concat())
}

#[test]
fn a_merged_unit_is_compared_with_the_sum_of_its_parts() {
    // xa-m is missing in 2026-Q1: its people are the 1.000 + 2.000 of its parts.
    let province = merged("\"xa-a\", \"xa-b\"").figures("2026-Q1", "xa-c", "nguoi-dan 500 450");
    let line =
        "not_met 450/500 low 450/3500 high 3450/3500 needs 3050 90,00%, 1 of 2, missing xa-m";
    assert_eq!(province.coverage("2026-Q1", "nguoi-dan"), line);
    let found = province.json("coverage --period 2026-Q1 --indicator nguoi-dan");
    let kept = &found["indicators"][0]["if_kept"];
    assert_eq!([&kept["numerator"], &kept["denominator"]], [&json!(2650), &json!(3500)]);
    // It sends: 2.600 of 3.500 then, 2.850 of 3.500 now, both of its parts and xa-c in both.
    let province = province.figures("2026-Q1", "xa-m", "nguoi-dan 3000 2400");
    let found = province.json("coverage --period 2026-Q1 --indicator nguoi-dan");
    let change = &found["indicators"][0]["change"];
    assert_eq!(change["before"], json!({"numerator": 2600, "denominator": 3500}));
    assert_eq!(change["now"], json!({"numerator": 2850, "denominator": 3500}));
    assert_eq!(asked(&province, "level-falls"), Vec::<String>::new());
    let fallen = province.figures("2026-Q1", "xa-m", "nguoi-dan 3000 2199");
    let message = "reports/2026-Q1/chi-tieu/xa-m.csv:2 Số luỹ kế giảm từ 2.200 xuống 2.199 so với kỳ \
                   trước";
    assert_eq!(asked(&fallen, "level-falls"), [message]);
}

#[test]
fn parts_that_are_not_all_there_are_not_added_up() {
    let line = "not_met 450/500 low - high - needs - 90,00%, 1 of 2, missing xa-m";
    for parts in ["\"xa-a\", \"Xã Cũ\"", "\"xa-a\", \"xa-c\"", ""] {
        let province = merged(parts).figures("2026-Q1", "xa-c", "nguoi-dan 500 450");
        assert_eq!(province.coverage("2026-Q1", "nguoi-dan"), line, "{parts}");
    }
    // A part without a figure leaves a hole.
    let province = merged("\"xa-a\", \"xa-b\"")
        .figures("2025-Q4", "xa-b", "nguoi-dan - -")
        .figures("2026-Q1", "xa-c", "nguoi-dan 500 450");
    assert_eq!(province.coverage("2026-Q1", "nguoi-dan"), line);
}
