//! The second run prints the same bytes, in any locale and time zone.

use crate::province::{Province, run};
use crate::sums::confirmed;
use crate::targets::counted;
use std::path::Path;

const COMMANDS: [&str; 16] = [
    "status",
    "status --format json",
    "coverage --by unit",
    "coverage --by period --format json",
    "deadlines",
    "deadlines --format json",
    "tasks --format json",
    "units",
    "summary --draft",
    "validate",
    "validate --format json",
    "trace nguoi-dan",
    "trace nguoi-dan --format json",
    "trace nguoi-dan --format csv",
    "quality",
    "quality --format json",
];

const ENVIRONMENTS: [&[(&str, &str)]; 4] = [
    &[],
    &[("LANG", "vi_VN.UTF-8"), ("LC_ALL", "vi_VN.UTF-8"), ("TZ", "Asia/Ho_Chi_Minh")],
    &[("LANG", "C"), ("LC_ALL", "C"), ("TZ", "America/Los_Angeles")],
    &[("LANG", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati"), ("COLUMNS", "200")],
];

fn busy() -> Province {
    let targets = format!("{}\n{}", confirmed(), counted("buoi", "measure = \"flow\""));
    Province::new(&targets)
        .figures("2025-Q3", "xa-a", "nguoi-dan 1000 700\nbuoi - 4")
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900\nbuoi - KPS")
        .figures("2025-Q4", "xa-b", "nguoi-dan 500 600\nbuoi - x")
        .figures("2025-Q4", "so-y", "xa-a:xac-nhan 1000 500\nxa-q:xac-nhan 1 1")
        .received(
            "2025-Q4",
            "chi-tieu xa-a 2025-12-15\nchi-tieu xa-b 2025-12-19\nvan-ban xa-c 2025-12-20",
        )
        .file("reports/2025-Q4/nhiem-vu/xa-a.csv", "sai tiêu đề\n")
        .file("plan/units/z.toml", "[[group]]\nid = \"z\"\nname = \"Z\"\nmembers = [\"so-x\"]\n")
}

#[track_caller]
fn same(folder: &Path, as_of: &str) {
    for command in COMMANDS {
        let line = format!("{command} --as-of {as_of}");
        let runs = ENVIRONMENTS.map(|environment| run(folder, &line, environment));
        let [first, others @ ..] = &runs;
        assert!(first.code < 2 && !first.out.is_empty(), "{line}: {}", first.err);
        for other in others {
            let both = [first, other].map(|ran| (ran.code, &ran.out, &ran.err));
            assert_eq!(both[0], both[1], "{line}");
        }
    }
}

#[test]
fn the_same_bytes_in_any_locale_and_time_zone() {
    same(busy().path(), "2025-12-31");
}

#[test]
fn the_real_plan_too() {
    same(Path::new(env!("CARGO_MANIFEST_DIR")), "2025-12-18");
}

#[test]
fn a_plan_with_errors_too() {
    let province = busy().file("plan/tasks/II.toml", "[section]\nid = 1\nx = 2\n");
    for line in ["validate", "validate --format json", "status"] {
        let runs =
            ENVIRONMENTS.map(|e| run(province.path(), &format!("{line} --as-of 2025-12-31"), e));
        let [first, others @ ..] = &runs;
        assert!(
            others.iter().all(|ran| (&ran.out, &ran.err) == (&first.out, &first.err)),
            "{line}"
        );
    }
}

#[test]
fn where_the_folder_lies_does_not_matter() {
    let (here, there) = (busy(), busy());
    for command in COMMANDS {
        let line = format!("{command} --as-of 2025-12-31");
        assert_eq!(run(here.path(), &line, &[]).out, run(there.path(), &line, &[]).out, "{line}");
    }
}

#[test]
fn today_is_the_plan_s_and_not_the_machine_s() {
    // At any moment Kiritimati and Los Angeles are on two different days; the plan is on one.
    let days = ["Pacific/Kiritimati", "America/Los_Angeles"].map(|zone| {
        let ran = run(busy().path(), "deadlines --format json", &[("TZ", zone)]);
        let found: serde_json::Value = serde_json::from_str(&ran.out).expect("json");
        found["as_of"].as_str().expect("day").to_owned()
    });
    assert_eq!(days[0], days[1]);
}
