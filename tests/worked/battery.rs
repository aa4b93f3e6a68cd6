//! What the data-quality tests are for, and what they pass over.

use crate::others::{CHANGED, DENOMINATORS, three, with_second};
use crate::province::Province;
use crate::sums::{confirmed, registered};
use crate::targets::{PEOPLE, counted};
use bdhvs::{aggregate, load};
use serde_json::Value;

/// The tests of an indicator in 2025-Q4, whether they could run or not.
fn tests_of(province: &Province, indicator: &str) -> String {
    let found = province.json("quality --period 2025-Q4");
    let runs = found["tests"].as_array().expect("tests").iter();
    let names = runs.filter(|run| run["indicator"] == indicator).map(|run| run["test"].as_str());
    names.map(|name| name.expect("name")).collect::<Vec<_>>().join(" ")
}

#[test]
fn each_test_is_for_its_kind_of_number() {
    let kinds = [
        counted("to", "measure = \"level\""),
        counted("buoi", "measure = \"flow\""),
        counted("luot", "measure = \"flow\"\ndenominator = \"reported\""),
        counted("doi", "measure = \"level\"\n[[indicator.target]]\ncount = 9\ntext = \"9 đội\""),
    ];
    let province = Province::new(&format!("{PEOPLE}\n{}", kinds.join("\n")));
    let of = |indicator| tests_of(&province, indicator);
    let people = "completeness jump resubmission across_units own_to_registered own_to_last \
                  at_target bunching last_digit same_as_before same_as_other";
    assert_eq!(of("nguoi-dan"), people);
    assert_eq!(of("to"), "completeness last_digit");
    assert_eq!(of("doi"), "completeness last_digit");
    assert_eq!(of("buoi"), "completeness over_time last_digit same_as_before");
    let both = "completeness over_time resubmission across_units own_to_registered own_to_last \
                last_digit same_as_before same_as_other";
    assert_eq!(of("luot"), both);
}

#[test]
fn a_second_source_is_held_beside_the_figure_of_its_own_unit() {
    // 600 are 120 % of 500, 1.600 of 2.000 people; nobody is no measure for xa-b's 1.600.
    let rows = "xa-a,nguoi-dan,1000,500,,Công an,9/CA,,\n\
                xa-b,nguoi-dan,1600,0,,Công an,9/CA,,\n\
                xa-c,nguoi-dan,500,300,,Công an,9/CA,,\n\
                toan-tinh,nguoi-dan,3600,,,Thống kê,3/TK,,\n";
    // The register by unit has a test of its own; its total is a second source of the whole.
    let register = format!("{DENOMINATORS}toan-tinh,4000,2025-06-30,Công an,5/CA\nxa-a,100,,,\n");
    let noted = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n\
                 xa-c,2025-Q4,nguoi-dan,500,400,đã đối chiếu\n";
    let province = with_second(three(PEOPLE), rows)
        .file("plan/denominators/nguoi-lon.csv", register)
        .file("reports/2025-Q4/chi-tieu/xa-c.csv", noted);
    let lines = [
        "xa-a 100,00%",
        "! xa-a 120,00%",
        "! xa-b 125,00%",
        "xa-c 100,00%",
        // 400 of 300, with a reason.
        "xa-c 133,33%",
        // 3.500 of 3.600 and of 4.000.
        "toan-tinh 97,22%",
        "! toan-tinh 87,50%",
    ];
    assert_eq!(province.tested("two_sources", "nguoi-dan"), lines);
}

#[test]
fn nobody_is_compared_with_nobody() {
    let targets = confirmed().replace(
        "criterion = \"được xác nhận\"",
        "criterion = \"được xác nhận\"\nsame_denominator_as = \"nguoi-dan\"",
    );
    let rows = "xa-a:xac-nhan 0 0\nxa-b:xac-nhan 1000 500\nxa-c:xac-nhan 1000 500";
    let province = Province::new(&targets)
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan 0 0")
        .figures("2025-Q4", "xa-c", "nguoi-dan 1000 900")
        .figures("2025-Q4", "so-y", rows);
    // Of all together 2.000 stand in both.
    let lines = ["xa-c 100,00%", "toan-tinh 100,00%"];
    assert_eq!(province.tested("two_sources", "xac-nhan"), lines);
}

#[test]
fn a_flow_is_not_held_against_a_mean_of_nothing() {
    let targets = counted("buoi", "measure = \"flow\"");
    let province = Province::new(&targets).figures("2025-Q3", "xa-a", "buoi - 0").figures(
        "2025-Q4",
        "xa-a",
        "buoi - 10",
    );
    let reason = ["chưa có số kỳ trước của cùng đối tượng để so"];
    assert_eq!(province.tested("over_time", "buoi"), reason);
}

#[test]
fn where_nobody_must_report_nothing_is_judged() {
    let exempt = |unit: &str| {
        format!(
            "[[exemption]]\nunit = \"{unit}\"\nperiod = \"2025-Q4\"\ndocument = \"8/ST\"\n\
             reason = \"mẫu\"\n"
        )
    };
    let all = ["xa-a", "xa-b", "xa-c", "so-x"].map(exempt).concat();
    let province = Province::new(PEOPLE).file("reports/exemptions.toml", all).figures(
        "2025-Q4",
        "xa-a",
        "nguoi-dan 1000 900",
    );
    let nobody = ["không có đơn vị nào phải báo cáo"];
    assert_eq!(province.tested("timeliness", "-"), nobody);
    // xa-m begins with the year after.
    let unit = "[[unit]]\nid = \"xa-m\"\nname = \"Xã M\"\nkind = \"xa\"\nrole = \"reports\"\n\
                valid_from = 2026-01-01\nsource = \"mẫu\"\n";
    let answer = "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n\
                  so-x,2025-Q4,I.1,hoan-thanh,,,,\n";
    let province = Province::new(&PEOPLE.replace("[\"cac-xa\"]", "[\"xa-m\"]"))
        .file("plan/units/m.toml", unit)
        .file("reports/2025-Q4/nhiem-vu/so-x.csv", answer);
    assert_eq!(province.tested("completeness", "nguoi-dan"), nobody);
}

/// The only result of a test in 2026-Q1: flag and whether a note of the plan explains it.
fn explained(province: &Province, test: &str) -> (Value, Value) {
    let found = province.json("quality --period 2026-Q1 --as-of 2026-03-31");
    let runs = found["tests"].as_array().expect("tests").iter();
    let run = runs.clone().find(|run| run["test"] == test).expect("run");
    let result = &run["results"][0];
    (result["flag"].clone(), result["explained"].clone())
}

#[test]
fn what_the_plan_explains_is_marked_so_and_not_asked() {
    // 1.101 of 1.000 registered on 1/7/2025; the people changed on 1/1/2026.
    let province = registered().figures("2026-Q1", "xa-a", "nguoi-dan 1101 100");
    assert_eq!(explained(&province, "own_to_registered"), (true.into(), false.into()));
    let province = province.more("plan/targets.toml", CHANGED);
    assert_eq!(explained(&province, "own_to_registered"), (false.into(), true.into()));
}

#[test]
fn a_share_that_rose_fast_is_asked_about_where_it_makes_sense() {
    let rises = |third: &str, fourth: &str| {
        let province = Province::new(PEOPLE)
            .figures("2025-Q3", "xa-a", &format!("nguoi-dan {third}"))
            .figures("2025-Q4", "xa-a", &format!("nguoi-dan {fourth}"))
            .figures("2025-Q4", "xa-b", "nguoi-dan 1000 990");
        let tree = load::read(province.path(), &province.path().join("reports")).expect("tree");
        let repository = load::parse(&tree);
        let plan = repository.plan.expect("plan");
        let (unit, period) = (plan.index.units["xa-a"], "2025-Q4".parse().expect("period"));
        aggregate::rises(&plan, &repository.dataset, unit, period).len()
    };
    // More than 20 points; more people than there are is another question.
    assert_eq!([rises("1000 500", "1000 701"), rises("1000 500", "1000 700")], [1, 0]);
    assert_eq!([rises("1000 500", "1000 1500"), rises("0 0", "1000 900")], [0, 0]);
}
