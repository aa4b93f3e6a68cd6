//! A plan of another shape: a ward whose neighbourhoods report every month, its schools and offices
//! every half-year, tasks on two fixed dates, and everybody once a year. What the program prints of
//! it stands in `examples/phuong/ra`; the figures are worked here by hand.

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "a test reads and blesses the examples")]

use assert_cmd::Command;
use serde_json::{Value, json};
use std::path::{Path, PathBuf};

const DAY: &str = "2025-12-28";

fn ward() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/phuong")
}

#[track_caller]
fn run(line: &str) -> String {
    let mut command = Command::new(env!("CARGO_BIN_EXE_bdhvs"));
    command.current_dir(ward()).args(line.split_whitespace());
    let output = command.args(["--as-of", DAY]).output().expect("run");
    let code = output.status.code().expect("code");
    assert!(code == 0 || line.starts_with("validate"), "{line}: {code}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[track_caller]
fn json_of(line: &str) -> Value {
    serde_json::from_str(&run(&format!("{line} --format json"))).expect(line)
}

/// Every committed output with the command that prints it.
const OUTPUTS: [(&str, &str); 14] = [
    ("validate.txt", "validate"),
    ("status-2025-M11.txt", "status --period 2025-M11"),
    ("status-2025-11-15.txt", "status --period 2025-11-15"),
    ("status-2025-H2.txt", "status --period 2025-H2"),
    ("status-2025.txt", "status"),
    ("coverage-2025-M11.txt", "coverage --period 2025-M11"),
    ("coverage-2025-M12-don-vi.txt", "coverage --period 2025-M12 --by unit"),
    ("tasks-2025-11-15.txt", "tasks --period 2025-11-15"),
    ("tasks-2025.txt", "tasks"),
    ("deadlines-2025-H2.txt", "deadlines --period 2025-H2"),
    ("deadlines-2025.txt", "deadlines"),
    ("bao-cao-2025-M12.md", "summary --draft --period 2025-M12"),
    ("bao-cao-2025-11-15.md", "summary --draft --period 2025-11-15"),
    ("bao-cao-2025.md", "summary --draft"),
];

#[test]
fn the_ward_reads_as_committed() {
    for (name, line) in OUTPUTS {
        let path = ward().join("ra").join(name);
        let printed = run(line);
        if std::env::var_os("BDHVS_BLESS").is_some() {
            std::fs::create_dir_all(ward().join("ra")).expect("folder");
            std::fs::write(&path, &printed).expect("write");
        }
        let committed = std::fs::read_to_string(&path).expect(name);
        assert!(committed == printed, "{name} is not what `bdhvs {line}` prints; BDHVS_BLESS=1");
    }
}

/// A ward knows no department and no province, and this one no quarter but in a due day.
#[test]
fn no_word_is_of_a_province() {
    for (name, line) in OUTPUTS {
        let printed = run(line).replace("Quý III/2025", "").replace("Quý IV/2025", "");
        for word in ["tỉnh", "TỈNH", "Sở ", "SỞ", "quý ", "Quý ", "QUÝ"] {
            assert!(!printed.contains(word), "{name} says “{word}”");
        }
    }
}

fn indicator(period: &str, id: &str) -> Value {
    let all = json_of(&format!("coverage --by unit --period {period}"));
    let all = all["indicators"].as_array().expect("indicators").clone();
    all.into_iter().find(|indicator| indicator["id"] == id).unwrap_or(Value::Null)
}

/// Numerator, denominator, low, high, verdict, people needed.
#[track_caller]
fn comes_out(period: &str, id: &str, expected: Value) {
    let found = indicator(period, id);
    let bound = |key: &str| match &found[key] {
        Value::Null => Value::Null,
        bound => json!([bound["numerator"], bound["denominator"]]),
    };
    let (n, d, needed) = (&found["numerator"], &found["denominator"], &found["people_needed"]);
    let said = json!([n, d, bound("low"), bound("high"), found["verdict"], needed]);
    assert_eq!(said, expected, "{period} {id}");
}

/// 820, 640, 910 and 430 people live in the four neighbourhoods, 2.800 together: 70 % are 1.960.
#[test]
fn months_add_up() {
    // 410 + 300 + 455 + 150.
    comes_out(
        "2025-M09",
        "ky-nang-so",
        json!([1315, 2800, [1315, 2800], [1315, 2800], "not_met", 645]),
    );
    // Neighbourhood 3 wrote 990 of 910: 480 + 360 + 190 of 1.890, its 910 known from September.
    comes_out(
        "2025-M10",
        "ky-nang-so",
        json!([1030, 1890, [1030, 2800], [1940, 2800], "not_met", 930]),
    );
    // 2 sent nothing (640 from October), 4 left its number blank (430 in its row): 550 + 640.
    comes_out(
        "2025-M11",
        "ky-nang-so",
        json!([1190, 1730, [1190, 2800], [2260, 2800], "undetermined", 770]),
    );
    comes_out(
        "2025-M12",
        "ky-nang-so",
        json!([1944, 2800, [1944, 2800], [1944, 2800], "not_met", 16]),
    );
}

/// 602 + 445 + 220 of 820 + 640 + 430; the 910 of neighbourhood 3 are those of December.
#[test]
fn the_year_stands_beside_the_months() {
    comes_out(
        "2025",
        "ky-nang-so",
        json!([1267, 1890, [1267, 2800], [2177, 2800], "undetermined", 693]),
    );
    // The month that closes on the same day as the year is as final as the year.
    assert_eq!(indicator("2025-M12", "ky-nang-so")["year_running"], false);
    assert_eq!(indicator("2025-M11", "ky-nang-so")["year_running"], true);
}

/// 8 + 11 + 7 + 13 sessions in four months, with one figure of sixteen missing: 39 of 40.
#[test]
fn a_count_goes_through_the_year() {
    let low = json!([39, null]);
    comes_out("2025-M12", "buoi-huong-dan", json!([39, null, low, null, "undetermined", 1]));
    // The half-year and the year do not ask for it.
    assert_eq!(indicator("2025-H2", "buoi-huong-dan"), Value::Null);
    assert_eq!(indicator("2025", "buoi-huong-dan"), Value::Null);
}

/// At most 25 % of 900 are 225; of 1.500 they are 375. At most five cases.
#[test]
fn what_must_not_be_passed() {
    comes_out("2025-H2", "ho-so-giay", json!([180, 900, [180, 900], [180, 900], "met", null]));
    comes_out("2025", "ho-so-giay", json!([410, 1500, [410, 1500], [410, 1500], "not_met", null]));
    comes_out("2025", "vu-lua-dao", json!([4, null, [4, null], null, "met", null]));
}

/// 60 % of 640 are 384, of 910 they are 546; the resettled neighbourhood 4 needs 50 % of 430: 215,
/// and has 214.
#[test]
fn units_have_minimums_of_their_own() {
    let found = indicator("2025-M12", "ky-nang-so");
    let units = found["units"].as_array().expect("units");
    let said: Vec<Value> = units
        .iter()
        .map(|unit| {
            json!([
                unit["own_target"]["percent"],
                unit["own_target"]["verdict"],
                unit["people_needed"]
            ])
        })
        .collect();
    let met = json!(["60", "met", 0]);
    assert_eq!(json!(said), json!([met, met, met, ["50", "not_met", 1]]));
    // 2 held seven sessions and is silent about November.
    let found = indicator("2025-M12", "buoi-huong-dan");
    let verdicts: Vec<&Value> = found["units"]
        .as_array()
        .expect("units")
        .iter()
        .map(|u| &u["own_target"]["verdict"])
        .collect();
    assert_eq!(verdicts, ["met", "undetermined", "met", "not_met"]);
}

/// State and timing of the six tasks.
#[track_caller]
fn stand(period: &str, expected: &[&str]) {
    let tasks = json_of(&format!("tasks --period {period}"));
    let say = |task: &Value| {
        let timing = task["timing"].as_str().unwrap_or("-");
        format!("{} {timing}", task["state"].as_str().expect("state"))
    };
    let said: Vec<String> = tasks["tasks"].as_array().expect("tasks").iter().map(say).collect();
    assert_eq!(said, expected, "{period}");
}

#[test]
fn tasks_stand_in_time_and_overdue() {
    // I.1 was due in October and neighbourhood 3 was still at it on 15/11; who has not been asked
    // yet has not answered.
    let asked = ["in_progress overdue", "done in_time"];
    let not_asked = ["no_data in_time", "no_data in_time", "no_data -", "no_data overdue"];
    stand(
        "2025-11-15",
        &[asked, [not_asked[0], not_asked[1]], [not_asked[2], not_asked[3]]].concat(),
    );
    // A month asks for no task: what was said last stands.
    stand(
        "2025-M12",
        &[asked, [not_asked[0], not_asked[1]], [not_asked[2], not_asked[3]]].concat(),
    );
    // I.1 is done by now, after it was due; what comes every week is never done.
    let year = ["done overdue", "done in_time", "in_progress in_time", "in_progress in_time"];
    stand("2025", &[&year[..], &["in_progress -", "in_progress overdue"]].concat());
}

/// Who is bound, who is excused, who may be later.
#[test]
fn each_duty_has_its_units_and_its_day() {
    let of = |period: &str| {
        let found = json_of(&format!("deadlines --period {period}"));
        let (counts, due) = (&found["counts"], found["due"].as_str().expect("due").to_owned());
        (due, ["expected", "on_time", "late", "missing", "exempt"].map(|key| counts[key].clone()))
    };
    let expected = |due: &str, counts: [u64; 5]| (due.to_owned(), counts.map(Value::from));
    // 18/10/2025 is a Saturday: Monday 20/10 is the last good day.
    assert_eq!(of("2025-M10"), expected("2025-10-20", [4, 4, 0, 0, 0]));
    // 15/11/2025 is a Saturday too; neighbourhood 4 sent on Wednesday.
    assert_eq!(of("2025-11-15"), expected("2025-11-17", [4, 3, 1, 0, 0]));
    // Before the 20th of December; the police are excused.
    assert_eq!(of("2025-H2"), expected("2025-12-19", [3, 2, 1, 0, 1]));
    // Everybody but the one who gathers; the police have until the 26th.
    assert_eq!(of("2025"), expected("2025-12-22", [8, 6, 1, 1, 0]));
}

/// The first whose deadline to the ward has not passed, whatever its kind.
#[test]
fn the_period_is_the_next_that_is_due() {
    let shown = |day: &str| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_bdhvs"));
        command.current_dir(ward()).args(["status", "--format", "json", "--as-of", day]);
        let output = command.output().expect("run").stdout;
        let status: Value = serde_json::from_slice(&output).expect("JSON");
        status["period"].as_str().expect("period").to_owned()
    };
    // Deadlines: 24/11 of November and of the date, 22/12, 25/12, 29/12, 22/1.
    let days = ["2025-11-24", "2025-11-25", "2025-12-23", "2025-12-28", "2025-12-30"];
    let periods = days.map(shown);
    assert_eq!(periods, ["2025-11-15", "2025-M12", "2025-H2", "2025", "2026-M01"]);
}

/// The year asks neighbourhoods for skills, not for the meetings that each month asks for.
#[test]
fn what_the_period_does_not_ask_for_is_said() {
    let reports = tempfile::tempdir().expect("folder");
    let folder = reports.path().join("2025/chi-tieu");
    std::fs::create_dir_all(&folder).expect("folder");
    let rows = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n\
                to-dan-pho-1,2025,ky-nang-so,820,550,\n\
                to-dan-pho-1,2025,buoi-huong-dan,,3,\n";
    std::fs::write(folder.join("to-dan-pho-1.csv"), rows).expect("file");
    let found = json_of(&format!("validate --reports {}", reports.path().display()));
    let problems = found["problems"].as_array().expect("problems").iter();
    let asked = problems.filter(|p| p["name"] == "indicator-not-expected");
    let said: Vec<_> = asked.map(|p| (p["line"].as_u64(), p["message"].as_str())).collect();
    let message = "Chỉ tiêu “buoi-huong-dan” không báo cáo trong kỳ năm 2025";
    assert_eq!(said, [(Some(3), Some(message))]);
}
