//! How a task stands over the units that lead it (numbers.md, Tasks).

use crate::province::{HEAD, Province, REPORTING};
use crate::targets::PEOPLE;

const TASKS: &str =
    "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n";

/// Answers of units, one a line: `unit task state`, with `!` for a difficulty.
fn answered(mut province: Province, answers: &str) -> Province {
    let mut files: std::collections::BTreeMap<&str, String> = std::collections::BTreeMap::new();
    for line in answers.lines() {
        let words: Vec<&str> = line.split_whitespace().collect();
        let [unit, task, state] = words[..] else { panic!("{line}") };
        let blocked = if state.ends_with('!') { "thiếu máy" } else { "" };
        let row = format!("{unit},2025-Q4,{task},{},,{blocked},,\n", state.trim_end_matches('!'));
        files.entry(unit).or_default().push_str(&row);
    }
    for (unit, rows) in files {
        let path = format!("reports/2025-Q4/nhiem-vu/{unit}.csv");
        province = province.file(&path, format!("{TASKS}{rows}"));
    }
    province
}

/// State of a task: `state late reported/expected done blocked`.
fn stands(province: &Province, task: &str) -> String {
    let found = province.json("tasks --period 2025-Q4");
    let tasks = found["tasks"].as_array().expect("tasks");
    let one = tasks.iter().find(|t| t["id"] == task).expect("task");
    let (units, late) = (&one["units"], if one["late"] == true { " late" } else { "" });
    let state = one["state"].as_str().expect("state");
    let (reported, expected) = (&units["reported"], &units["expected"]);
    format!(
        "{state}{late} {reported}/{expected} done {} blocked {}",
        units["done"], units["blocked"]
    )
}

/// `I.1` is led by the three communes and so-x.
#[track_caller]
fn together(answers: &str, expected: &str) {
    assert_eq!(stands(&answered(Province::new(PEOPLE), answers), "I.1"), expected, "{answers}");
}

#[test]
fn a_task_stands_as_its_leads_say_together() {
    together("", "no_data 0/4 done 0 blocked 0");
    together("xa-a I.1 hoan-thanh", "in_progress 1/4 done 1 blocked 0");
    together(
        "xa-a I.1 chua-trien-khai\nxa-b I.1 chua-trien-khai!",
        "not_started 2/4 done 0 blocked 1",
    );
    together(
        "xa-a I.1 chua-trien-khai\nxa-b I.1 dang-thuc-hien",
        "in_progress 2/4 done 0 blocked 0",
    );
    let all = "xa-a I.1 hoan-thanh\nxa-b I.1 hoan-thanh\nxa-c I.1 hoan-thanh";
    together(all, "in_progress 3/4 done 3 blocked 0");
    together(&format!("{all}\nso-x I.1 hoan-thanh"), "done 4/4 done 4 blocked 0");
}

#[test]
fn nothing_arose_is_an_answer_without_a_state() {
    let two = "xa-a I.1 hoan-thanh\nxa-b I.1 hoan-thanh\nxa-c I.1 KPS\nso-x I.1 KPS";
    together(two, "done 4/4 done 2 blocked 0");
    together("xa-a I.1 KPS\nxa-b I.1 chua-trien-khai", "not_started 2/4 done 0 blocked 0");
    together("xa-a I.1 KPS", "in_progress 1/4 done 0 blocked 0");
}

fn section(tasks: &str) -> Province {
    let section = "[section]\nid = \"II\"\ntitle = \"HAI\"\nappendix = true\n";
    Province::new(PEOPLE).file("plan/tasks/II.toml", format!("{section}{tasks}"))
}

fn task(id: &str, lines: &str) -> String {
    format!("[[task]]\nid = \"{id}\"\ntext = \"Việc {id}.\"\n{lines}\n")
}

#[test]
fn an_answer_by_heading_counts_for_each_action_that_the_unit_leads() {
    let tasks = [
        "[[heading]]\nid = \"II.1\"\ntext = \"Mục\"\n".to_owned(),
        task("II.1.1", "heading = \"II.1\"\nlead = [\"cac-xa\"]"),
        task("II.1.2", "heading = \"II.1\"\nlead = [\"so-x\"]"),
    ];
    let groups = "[[group]]\nid = \"theo-muc\"\nname = \"Theo mục\"\nkinds = [\"xa\"]\nanswers_by = \"heading\"\n";
    let province = section(&tasks.concat()).file("plan/units/z.toml", groups);
    let province = answered(province, "xa-a II.1 hoan-thanh");
    assert_eq!(stands(&province, "II.1.1"), "in_progress 1/3 done 1 blocked 0");
    assert_eq!(stands(&province, "II.1.2"), "no_data 0/1 done 0 blocked 0");
}

#[test]
fn a_task_is_late_from_the_day_after_it_was_due() {
    let province = section(&task("II.1", "lead = [\"so-x\"]\ndue = \"30/12/2025\""));
    let late = |day: &str| {
        let found = province.json(&format!("tasks --section II --period 2025-Q4 --as-of {day}"));
        found["tasks"][0]["late"].as_bool().expect("late")
    };
    assert_eq!([late("2025-12-29"), late("2025-12-30"), late("2025-12-31")], [false, false, true]);
    let province = answered(province, "so-x II.1 hoan-thanh");
    assert_eq!(stands(&province, "II.1"), "done 1/1 done 1 blocked 0");
}

#[test]
fn what_comes_again_is_never_done_for_good_and_never_late() {
    let province =
        section(&task("II.1", "lead = [\"so-x\"]\nrecurs = \"weekly\"\ndue = \"1/12/2025\""));
    let province = answered(province, "so-x II.1 hoan-thanh");
    assert_eq!(stands(&province, "II.1"), "in_progress 1/1 done 1 blocked 0");
}

#[test]
fn coordinators_owe_nothing() {
    let province =
        section(&task("II.1", "lead = [\"so-x\"]\ncoordinators = [\"so-y\", \"Các hội\"]"));
    let found = province.json("tasks --section II --period 2025-Q4");
    assert_eq!(found["tasks"][0]["lead_units"], serde_json::json!(["so-x"]));
    assert_eq!(found["tasks"][0]["coordinators"], serde_json::json!(["so-y", "Các hội"]));
    let by = |unit: &str| {
        let found = province.json(&format!("tasks --unit {unit} --period 2025-Q4"));
        found["tasks"].as_array().expect("tasks").len()
    };
    assert_eq!((by("so-x"), by("so-y"), by("xa-a")), (2, 0, 1));
}

#[test]
fn of_two_answers_for_one_task_neither_counts() {
    let twice = "xa-a I.1 hoan-thanh\nxa-a I.1 dang-thuc-hien\nxa-b I.1 hoan-thanh";
    together(twice, "in_progress 1/4 done 1 blocked 0");
    together("xa-a I.1 hoan-thanh\nxa-a I.1 hoan-thanh", "no_data 0/4 done 0 blocked 0");
}

/// What the letter says of them all; what is 0 is not said.
#[test]
fn the_letter_counts_tasks_by_state_and_leaves_out_what_is_none() {
    let three = ["II.1", "II.2", "II.3"].map(|id| task(id, "lead = [\"so-x\"]")).concat();
    let said = |answers: &str| {
        let province = answered(section(&three), answers);
        let found = province.json("summary --period 2025-Q4");
        found["actions"]["text"].as_str().expect("a sentence").to_owned()
    };
    assert_eq!(
        said("xa-a I.1 KPS"),
        "Trong 04 nhiệm vụ của Kế hoạch, có 01 nhiệm vụ đang thực hiện, 03 nhiệm vụ chưa có thông tin."
    );
    assert_eq!(
        said(
            "so-x I.1 hoan-thanh\nso-x II.1 hoan-thanh\nso-x II.2 dang-thuc-hien!\nso-x II.3 chua-trien-khai"
        ),
        "Trong 04 nhiệm vụ của Kế hoạch, có 01 nhiệm vụ đã hoàn thành, 02 nhiệm vụ đang thực hiện, \
         01 nhiệm vụ chưa triển khai; trong đó 01 nhiệm vụ gặp vướng mắc."
    );
}

/// The quarter and the year close on 14/12; the task was due on 30/11.
#[test]
fn a_report_of_the_same_day_does_not_make_a_task_late() {
    let year = "\n[[reporting]]\nfrequency = \"year\"\nfirst = \"2025\"\nlast = \"2026\"\n\
                due = { month_in_period = 12, day = 22 }\n\
                province_due = { month_in_period = 12, day = 29 }\nday_off = \"next-working-day\"\n\
                window = { from_month = 0, from_day = 15, to_month = 12, to_day = 14 }\n\
                forms = [\"nhiem-vu\"]\n";
    let task = "[section]\nid = \"I\"\ntitle = \"MỘT\"\nappendix = true\n\
                [[task]]\nid = \"I.1\"\ntext = \"Mở lớp.\"\nlead = [\"so-x\"]\ndue = \"30/11/2025\"\n";
    let row = |period: &str, state: &str| format!("{TASKS}so-x,{period},I.1,{state},,,,\n");
    let timing = |quarter: &str| {
        let province = Province::new(PEOPLE)
            .file("plan/plan.toml", format!("{HEAD}{REPORTING}{year}"))
            .file("plan/tasks/I.toml", task)
            .file(&format!("reports/{quarter}/nhiem-vu/so-x.csv"), row(quarter, "dang-thuc-hien"))
            .file("reports/2025/nhiem-vu/so-x.csv", row("2025", "hoan-thanh"));
        let found = province.json("tasks --period 2025");
        [&found["tasks"][0]["state"], &found["tasks"][0]["timing"]].map(ToString::to_string)
    };
    // What was open in the report of the same day was done by the time of the other.
    assert_eq!(timing("2025-Q4"), ["\"done\"", "\"in_time\""]);
    // The third quarter closed on 14/9, before the task was due.
    assert_eq!(timing("2025-Q3"), ["\"done\"", "\"in_time\""]);
}
