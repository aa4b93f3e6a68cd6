//! `status` is one screen: 24 lines of 80 columns, whatever there is to say.

use crate::province::{Province, run};
use crate::targets::PEOPLE;
use std::path::Path;

#[track_caller]
fn fits(screen: &str) {
    let lines: Vec<&str> = screen.lines().collect();
    assert!(lines.len() <= 24, "{} lines:\n{screen}", lines.len());
    for line in lines {
        assert!(line.chars().count() <= 80, "{line}");
    }
}

#[test]
fn every_period_of_the_examples_fits_a_terminal() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let days = [
        ("2025-Q3", "2025-09-10"),
        ("2025-Q3", "2025-09-20"),
        ("2025-Q4", "2025-12-15"),
        ("2026-Q1", "2026-03-25"),
        ("2026-Q2", "2026-06-20"),
        ("2026-Q3", "2026-09-17"),
    ];
    for (period, day) in days {
        let line = format!("status --reports examples/reports --period {period} --as-of {day}");
        fits(&run(root, &line, &[]).out);
    }
}

/// As many targets as that, each with a figure missing of which nothing is known.
fn in_doubt(targets: usize) -> Province {
    let (population, indicator) = PEOPLE.split_once("[[indicator]]").expect("an indicator");
    let one = |n: usize| format!("[[indicator]]{}", indicator.replace("\"nguoi-dan\"", &id(n)));
    let all: String = (0..targets).map(one).collect();
    let rows: Vec<String> = (0..targets).map(|n| format!("chi-tieu-{n} 100 90")).collect();
    Province::new(&format!("{population}{all}")).figures("2025-Q4", "xa-a", &rows.join("\n"))
}

fn id(n: usize) -> String {
    format!("\"chi-tieu-{n}\"")
}

#[test]
fn one_footnote_stands_for_all_where_there_is_no_room() {
    let two = in_doubt(2).run("status --period 2025-Q4 --as-of 2025-12-31").out;
    assert!(two.contains("Chưa đủ cơ sở(1)") && two.contains("Chưa đủ cơ sở(2)"), "{two}");
    assert!(two.contains("  (2) Thiếu 2 đơn vị; chưa xác định được khoảng"), "{two}");
    let six = in_doubt(6).run("status --period 2025-Q4 --as-of 2025-12-31").out;
    assert_eq!(six.matches("Chưa đủ cơ sở(1)").count(), 6, "{six}");
    assert!(six.contains("  (1) Còn thiếu số liệu; khoảng của từng chỉ tiêu: bdhvs coverage."));
    fits(&six);
}

#[test]
fn while_the_year_runs_nothing_is_concluded() {
    let figures = "chi-tieu-0 100 90\nchi-tieu-1 100 90";
    let province = in_doubt(2).figures("2025-Q3", "xa-a", figures);
    let screen = province.run("status --period 2025-Q3 --as-of 2025-09-30").out;
    assert_eq!(screen.matches("Đang thực hiện\n").count(), 2, "{screen}");
    assert!(!screen.contains("(1)"), "{screen}");
}
