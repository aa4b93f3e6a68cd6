//! Who is late, on the day before, on and after the deadline, whatever the deadline rests on.

use crate::province::{HEAD, Province, REPORTING};
use crate::targets::PEOPLE;
use serde_json::Value;

/// The figures' file of xa-a in a period, received on these days.
fn sent(province: Province, period: &str, days: &[&str]) -> Province {
    let rows: Vec<String> = days.iter().map(|day| format!("chi-tieu xa-a {day}")).collect();
    province.figures(period, "xa-a", "nguoi-dan 10 5").received(period, &rows.join("\n"))
}

fn deadlines(province: &Province, period: &str, as_of: &str) -> Value {
    province.json(&format!("deadlines --period {period} --as-of {as_of}"))
}

/// xa-a's state and days late.
fn state(province: &Province, period: &str, as_of: &str) -> String {
    let found = deadlines(province, period, as_of);
    let unit = &found["units"][0];
    assert_eq!(unit["id"], "xa-a");
    format!("{} {}", unit["state"].as_str().expect("state"), unit["days_late"])
}

/// The resolved deadline of a period and what it rests on.
#[track_caller]
fn due(province: &Province, period: &str, day: &str, rule: &str) {
    let found = deadlines(province, period, "2025-12-31");
    assert_eq!((found["due"].as_str(), found["rule"].as_str()), (Some(day), Some(rule)));
}

/// xa-a's state after a first receipt on that day.
#[track_caller]
fn received(province: fn() -> Province, period: &str, day: &str, expected: &str) {
    let province = sent(province(), period, &[day]);
    assert_eq!(state(&province, period, "2026-12-31"), expected, "{day}");
}

fn people() -> Province {
    Province::new(PEOPLE)
}

#[test]
fn a_deadline_on_a_sunday_ends_on_monday() {
    // Before 15/12/2025 is 14/12, a Sunday: Monday 15/12 is the last good day.
    due(&people(), "2025-Q4", "2025-12-15", "plan:2025-12-14");
    received(people, "2025-Q4", "2025-12-14", "on_time 0");
    received(people, "2025-Q4", "2025-12-15", "on_time 0");
    received(people, "2025-Q4", "2025-12-16", "late 1");
    // 16 days of December and two of January.
    received(people, "2025-Q4", "2026-01-02", "late 18");
}

#[test]
fn a_deadline_on_a_saturday_ends_on_monday() {
    // 14/3/2026 is a Saturday.
    due(&people(), "2026-Q1", "2026-03-16", "plan:2026-03-14");
    received(people, "2026-Q1", "2026-03-16", "on_time 0");
    received(people, "2026-Q1", "2026-03-17", "late 1");
}

fn with_days_off() -> Province {
    let calendar = "years = [2025, 2026]\n\n[[day_off]]\nfrom = 2025-12-15\nto = 2025-12-16\n\
        name = \"Nghỉ\"\nsource = \"ví dụ\"\n\n[[working_day]]\ndate = 2026-03-14\n\
        name = \"Làm bù\"\nsource = \"ví dụ\"\n";
    people().file("plan/calendar.toml", calendar)
}

#[test]
fn a_deadline_on_a_day_off_ends_on_the_next_working_day() {
    // Sunday, then two days off: Wednesday 17/12.
    due(&with_days_off(), "2025-Q4", "2025-12-17", "plan:2025-12-14");
    received(with_days_off, "2025-Q4", "2025-12-17", "on_time 0");
    received(with_days_off, "2025-Q4", "2025-12-18", "late 1");
    // A Saturday that is worked stays.
    due(&with_days_off(), "2026-Q1", "2026-03-14", "plan:2026-03-14");
    received(with_days_off, "2026-Q1", "2026-03-16", "late 2");
}

fn unmoved() -> Province {
    people().reporting("day_off = \"next-working-day\"", "day_off = \"same\"")
}

#[test]
fn a_plan_may_leave_the_deadline_where_it_is() {
    due(&unmoved(), "2025-Q4", "2025-12-14", "plan:2025-12-14");
    received(unmoved, "2025-Q4", "2025-12-15", "late 1");
}

fn inclusive() -> Province {
    people().reporting(
        "\ndue = { month_in_period = 3, day = 15, strict = true }",
        "\ndue = { month_in_period = 3, day = 16 }",
    )
}

#[test]
fn by_the_day_is_not_before_the_day() {
    due(&inclusive(), "2025-Q4", "2025-12-16", "plan:2025-12-16");
    received(inclusive, "2025-Q4", "2025-12-16", "on_time 0");
}

fn in_january() -> Province {
    people().reporting(
        "\ndue = { month_in_period = 3, day = 15, strict = true }",
        "\ndue = { month_in_period = 4, day = 10, strict = true }",
    )
}

#[test]
fn a_deadline_may_lie_in_the_next_year() {
    // Before 10/1/2026: Friday 9/1.
    due(&in_january(), "2025-Q4", "2026-01-09", "plan:2026-01-09");
    received(in_january, "2025-Q4", "2025-12-31", "on_time 0");
    received(in_january, "2025-Q4", "2026-01-09", "on_time 0");
    received(in_january, "2025-Q4", "2026-01-12", "late 3");
}

fn fixed() -> Province {
    let deadline = "\n[[deadline]]\nperiod = \"2025-Q4\"\ndue = 2025-12-13\nhour = \"16\"\n\
                    document = \"Công văn số 5/ST\"\n";
    people().file("plan/plan.toml", format!("{HEAD}{REPORTING}{deadline}"))
}

#[test]
fn a_document_s_deadline_beats_the_rule() {
    // A Saturday all the same: the document says so.
    due(&fixed(), "2025-Q4", "2025-12-13", "Công văn số 5/ST");
    received(fixed, "2025-Q4", "2025-12-13", "on_time 0");
    received(fixed, "2025-Q4", "2025-12-15", "late 2");
    // Other periods keep the rule.
    due(&fixed(), "2026-Q1", "2026-03-16", "plan:2026-03-14");
    let screen = fixed().run("deadlines --period 2025-Q4 --as-of 2025-12-01").out;
    let words = screen.split_whitespace().collect::<Vec<_>>().join(" ");
    assert!(words.contains("hết 16 giờ ngày 13/12/2025, theo Công văn số 5/ST."), "{screen}");
}

fn extended() -> Province {
    let text = "[[extension]]\nunit = \"xa-a\"\nperiod = \"2025-Q4\"\ndue = 2025-12-20\n\
                document = \"7/ST\"\nreason = \"bão\"\n";
    people().file("reports/exemptions.toml", text)
}

#[test]
fn an_extension_is_judged_by_its_own_day() {
    received(extended, "2025-Q4", "2025-12-20", "on_time 0");
    received(extended, "2025-Q4", "2025-12-22", "late 2");
    assert_eq!(state(&extended(), "2025-Q4", "2025-12-20"), "pending 0");
    assert_eq!(state(&extended(), "2025-Q4", "2025-12-21"), "missing 0");
    // Nobody else's day has moved.
    let found = deadlines(&extended(), "2025-Q4", "2025-12-20");
    assert_eq!(
        (&found["units"][1]["state"], &found["units"][1]["due"]),
        (&"missing".into(), &"2025-12-15".into())
    );
}

#[test]
fn nothing_sent_is_pending_through_the_last_good_day() {
    assert_eq!(state(&people(), "2025-Q4", "2025-12-14"), "pending 0");
    assert_eq!(state(&people(), "2025-Q4", "2025-12-15"), "pending 0");
    assert_eq!(state(&people(), "2025-Q4", "2025-12-16"), "missing 0");
}

#[test]
fn the_first_receipt_decides_however_often_a_form_comes_again() {
    let twice = sent(people(), "2025-Q4", &["2025-12-12", "2025-12-20"]);
    assert_eq!(state(&twice, "2025-Q4", "2025-12-31"), "on_time 0");
    // The order of the rows does not matter, the days do.
    let turned = sent(people(), "2025-Q4", &["2025-12-20", "2025-12-18"]);
    assert_eq!(state(&turned, "2025-Q4", "2025-12-31"), "late 3");
}

#[test]
fn a_file_without_receipt_is_undated_and_counts() {
    let province = people().figures("2025-Q4", "xa-a", "nguoi-dan 10 5");
    assert_eq!(state(&province, "2025-Q4", "2025-12-01"), "undated 0");
    let line = "undetermined 5/10 low - high - needs - 50,00%, 1 of 3, missing xa-b xa-c";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
}

#[test]
fn a_document_without_figures_is_said_to_be_one() {
    let province = people().received("2025-Q4", "van-ban xa-a 2025-12-10");
    assert_eq!(state(&province, "2025-Q4", "2025-12-31"), "document_only 0");
    // Figures that follow are dated by their own row.
    let province = people()
        .figures("2025-Q4", "xa-a", "nguoi-dan 10 5")
        .received("2025-Q4", "van-ban xa-a 2025-12-10\nchi-tieu xa-a 2025-12-17");
    assert_eq!(state(&province, "2025-Q4", "2025-12-31"), "late 2");
}

#[test]
fn a_form_behind_its_document_does_not_take_the_number_away() {
    let rows = |form: &str| {
        format!(
            "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu\n\
             0001,van-ban,xa-a,2025-12-10,vbdt,12/BC,,,\n0002,chi-tieu,xa-a,2025-12-11,zalo,{form},,,\n"
        )
    };
    let document = |form: &str| {
        let province = people()
            .figures("2025-Q4", "xa-a", "nguoi-dan 10 5")
            .file("reports/2025-Q4/so-tiep-nhan.csv", rows(form));
        deadlines(&province, "2025-Q4", "2025-12-31")["units"][0]["document"].clone()
    };
    assert_eq!(document(""), "12/BC");
    assert_eq!(document("13/BC"), "13/BC");
}

#[test]
fn an_exempt_unit_stands_outside() {
    let text = "[[exemption]]\nunit = \"xa-a\"\nperiod = \"2025-Q4\"\ndocument = \"8/ST\"\nreason = \"mới lập\"\n";
    let province = people().file("reports/exemptions.toml", text);
    assert_eq!(state(&province, "2025-Q4", "2025-12-31"), "exempt 0");
    assert_eq!(state(&province, "2026-Q1", "2026-03-31"), "missing 0");
}

#[test]
fn the_gathering_unit_is_never_late_and_forms_follow_duties() {
    let found = deadlines(&people(), "2025-Q4", "2025-12-31");
    let units = found["units"].as_array().expect("units");
    let ids: Vec<_> = units.iter().map(|unit| unit["id"].as_str().expect("id")).collect();
    // so-y leads nothing and owns no figure in this plan; so-tong gathers.
    assert_eq!(ids, ["xa-a", "xa-b", "xa-c", "so-x"]);
    let forms = |n: usize| {
        units[n]["forms"].as_object().expect("forms").keys().cloned().collect::<Vec<_>>()
    };
    assert_eq!(
        (forms(0), forms(3)),
        (vec!["chi-tieu".into(), "nhiem-vu".into()], vec!["nhiem-vu".to_owned()])
    );
}

#[test]
fn the_states_add_up_to_those_expected() {
    // xa-a on time, xa-b late, xa-c only a document, so-x nothing; then xa-a exempt.
    let province = people()
        .figures("2025-Q4", "xa-a", "nguoi-dan 10 5")
        .figures("2025-Q4", "xa-b", "nguoi-dan 10 5")
        .received(
            "2025-Q4",
            "chi-tieu xa-a 2025-12-15\nchi-tieu xa-b 2025-12-16\nvan-ban xa-c 2025-12-16",
        );
    let counts = |province: &Province, day: &str| {
        let found = deadlines(province, "2025-Q4", day);
        let keys = [
            "expected",
            "on_time",
            "late",
            "missing",
            "pending",
            "undated",
            "document_only",
            "exempt",
        ];
        keys.map(|key| found["counts"][key].as_u64().expect("count"))
    };
    assert_eq!(counts(&province, "2025-12-31"), [4, 1, 1, 1, 0, 0, 1, 0]);
    assert_eq!(counts(&province, "2025-12-15"), [4, 1, 1, 0, 1, 0, 1, 0]);
    let text = "[[exemption]]\nunit = \"xa-a\"\nperiod = \"2025-Q4\"\ndocument = \"8/ST\"\nreason = \"mới lập\"\n";
    let province = province.file("reports/exemptions.toml", text);
    assert_eq!(counts(&province, "2025-12-31"), [3, 0, 1, 1, 0, 0, 1, 1]);
    for day in ["2025-12-01", "2025-12-15", "2025-12-16", "2026-02-01"] {
        let [expected, states @ .., _] = counts(&province, day);
        assert_eq!(expected, states.iter().sum::<u64>(), "{day}");
    }
}

#[test]
fn a_missing_form_is_no_lateness() {
    let province = sent(people(), "2025-Q4", &["2025-12-12"]);
    let found = deadlines(&province, "2025-Q4", "2025-12-31");
    assert_eq!(found["units"][0]["state"], "on_time");
    assert_eq!(found["units"][0]["forms"]["nhiem-vu"]["state"], "missing");
    let screen = province.run("deadlines --period 2025-Q4 --as-of 2025-12-31").out;
    assert!(screen.contains("Đúng hạn; thiếu biểu"), "{screen}");
}
