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

/// What the screen says is to be done next.
fn next(day: &str) -> Vec<String> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let line = format!("status --reports examples/reports --period 2025-Q4 --as-of {day}");
    let screen = run(root, &line, &[]).out;
    let (_, steps) = screen.split_once("LÀM TIẾP").expect("steps");
    steps.lines().map(|line| line.split_whitespace().collect::<Vec<_>>().join(" ")).collect()
}

#[test]
fn the_second_reminder_is_due_from_the_third_working_day_on() {
    // The deadline is Monday 15/12/2025. 9 units owe something: 5 sent nothing, 2 lack a form, 2 a
    // figure; what they sent is asked about in slips to 3.
    let slip = "bdhvs reply so-tai-chinh phiếu đề nghị rà soát, gửi lại (3 đơn vị)";
    let draft = "bdhvs summary --draft dự thảo báo cáo quý và 3 phụ lục";
    for day in ["2025-12-16", "2025-12-17"] {
        let first = "bdhvs remind --level 1 công văn nhắc (9 đơn vị, 1 dự thảo)";
        assert_eq!(next(day), [first, slip, draft]);
    }
    let second = "bdhvs remind --level 2 công văn đôn đốc lần 2 (9 đơn vị, 1 dự thảo)";
    assert_eq!(next("2025-12-18"), [second, slip, draft]);
    assert_eq!(next("2025-12-15")[0], "bdhvs deadlines 5 đơn vị chưa đến hạn gửi");
}

#[test]
fn a_step_with_many_units_stays_in_one_line() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let line = "--reports examples/reports status --as-of 2026-09-17";
    let screen = run(root, line, &[]).out;
    let step = "LÀM TIẾP  bdhvs remind --level 2    công văn đôn đốc lần 2 (15 đơn vị)";
    assert!(screen.lines().any(|line| line == step), "{screen}");
}

#[test]
fn where_all_is_done_the_report_can_be_printed() {
    let figures = "chi-tieu-0 100 90";
    let (population, indicator) = PEOPLE.split_once("[[indicator]]").expect("an indicator");
    let one = format!("{population}[[indicator]]{}", indicator.replace("\"nguoi-dan\"", &id(0)));
    let mut province = Province::new(&one);
    for unit in ["xa-a", "xa-b", "xa-c", "so-x"] {
        if unit != "so-x" {
            province = province.figures("2025-Q4", unit, figures);
        }
        let path = format!("reports/2025-Q4/nhiem-vu/{unit}.csv");
        let head =
            "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n";
        province = province.file(&path, format!("{head}{unit},2025-Q4,I.1,dang-thuc-hien,,,,\n"));
    }
    let receipts = "chi-tieu xa-a 2025-12-10\nchi-tieu xa-b 2025-12-10\nchi-tieu xa-c 2025-12-10\n\
                    nhiem-vu xa-a 2025-12-10\nnhiem-vu xa-b 2025-12-10\nnhiem-vu xa-c 2025-12-10\n\
                    nhiem-vu so-x 2025-12-10";
    let province = province.received("2025-Q4", receipts);
    let screen = province.run("status --period 2025-Q4 --as-of 2025-12-18").out;
    let done = "LÀM TIẾP  Không còn việc phải làm trước khi trình. bdhvs summary --format docx\n";
    assert!(screen.ends_with(done), "{screen}");
}
