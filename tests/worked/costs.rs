//! What a mistake costs: its row, its file or nothing, and never the figure of somebody else.

use crate::province::Province;
use crate::sums::confirmed;
use crate::targets::{PEOPLE, counted};

const FIGURES: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";
/// xa-a and xa-b count, nothing is known of xa-c.
const MISSING: &str = "undetermined 2600/3000 low - high - needs - 86,67%, 2 of 3, missing xa-c";
const EXCLUDED: &str = "undetermined 2600/3000 low - high - needs - 86,67%, 2 of 3, excluded xa-c";

fn two_of_three() -> Province {
    Province::new(PEOPLE).figures("2025-Q4", "xa-a", "nguoi-dan 1000 900").figures(
        "2025-Q4",
        "xa-b",
        "nguoi-dan 2000 1700",
    )
}

/// What is said with that text as the rows of xa-c.
#[track_caller]
fn with_rows(rows: &str, expected: &str) {
    let province =
        two_of_three().file("reports/2025-Q4/chi-tieu/xa-c.csv", format!("{FIGURES}{rows}"));
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), expected, "{rows}");
}

#[test]
fn a_row_that_cannot_be_read_was_reported_all_the_same() {
    for row in [
        // no number, too long, negative, with a thousands dot
        "xa-c,2025-Q4,nguoi-dan,500,abc,\n",
        "xa-c,2025-Q4,nguoi-dan,12345678901,400,\n",
        "xa-c,2025-Q4,nguoi-dan,500,-1,\n",
        "xa-c,2025-Q4,nguoi-dan,1.500,400,\n",
        // a comma too many, a cell too few, a quotation mark that is never closed
        "xa-c,2025-Q4,nguoi-dan,1,500,400,\n",
        "xa-c,2025-Q4,nguoi-dan,500,400\n",
        "xa-c,2025-Q4,nguoi-dan,500,400,\"ghi chú\n",
        // a slip in the unit's own id
        "xa-cc,2025-Q4,nguoi-dan,500,400,\n",
        // twice
        "xa-c,2025-Q4,nguoi-dan,500,400,\nxa-c,2025-Q4,nguoi-dan,500,400,\n",
    ] {
        with_rows(row, EXCLUDED);
    }
}

#[test]
fn a_row_that_could_be_anything_leaves_its_unit_missing() {
    with_rows("xa-c,2025-Q4,nguoi,500,400,\n", MISSING);
    with_rows("xa-c,2025-Q3,nguoi-dan,500,400,\n", MISSING);
    with_rows("xa-c\n", MISSING);
}

#[test]
fn a_file_that_cannot_be_read_leaves_its_figures_out() {
    let file = "reports/2025-Q4/chi-tieu/xa-c.csv";
    let broken: [&[u8]; 3] = [b"a,b\n1,2\n", b"\xff\xfe\x00", b""];
    for bytes in broken {
        assert_eq!(two_of_three().file(file, bytes).coverage("2025-Q4", "nguoi-dan"), EXCLUDED);
    }
}

#[test]
fn a_broken_form_of_tasks_or_models_costs_no_figure() {
    let province = two_of_three()
        .figures("2025-Q4", "xa-c", "nguoi-dan 500 400")
        .file("reports/2025-Q4/nhiem-vu/xa-c.csv", "a,b\n")
        .file("reports/2025-Q4/mo-hinh/xa-a.csv", [0xff]);
    let line = "met 3000/3500 low 3000/3500 high 3000/3500 needs 0 85,71%, 3 of 3";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
}

#[test]
fn a_row_in_a_file_of_somebody_else_never_costs_the_owner_s_figure() {
    let line = "met 3000/3500 low 3000/3500 high 3000/3500 needs 0 85,71%, 3 of 3";
    for foreign in [
        "xa-c:nguoi-dan 500 600",
        "xa-c:nguoi-dan KPS KPS",
        "xa-c:nguoi-dan 500 abc",
        "xa-c:nguoi-dan 0 0",
    ] {
        let province = two_of_three()
            .figures("2025-Q3", "xa-c", "nguoi-dan 500 300")
            .figures("2025-Q4", "xa-c", "nguoi-dan 500 400")
            .figures("2025-Q4", "so-x", foreign);
        assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line, "{foreign}");
    }
    // Whoever does not own a figure cannot contradict its owner.
    let province = Province::new(&confirmed())
        .figures("2025-Q4", "so-y", "toan-tinh:xac-nhan 3000 1600")
        .figures("2025-Q4", "so-x", "toan-tinh:xac-nhan 3000 100\nxa-a:xac-nhan 9 9");
    let line = "met 1600/3000 low 1600/3000 high 1600/3000 needs 0 53,33%, 1 of 1";
    assert_eq!(province.coverage("2025-Q4", "xac-nhan"), line);
}

#[test]
fn a_wrong_row_for_the_whole_is_left_out_by_its_own_name() {
    let line = "no_data 0/0 low - high - needs - -, 0 of 1, excluded toan-tinh";
    for wrong in [
        "toan-tinh:xac-nhan 3000 1.600",
        "toan-tinh:xac-nhan 3000 1,600",
        "toan-tinh:xac-nhan 1600 3000",
    ] {
        let province = Province::new(&confirmed()).figures("2025-Q4", "so-y", wrong);
        assert_eq!(province.coverage("2025-Q4", "xac-nhan"), line, "{wrong}");
    }
}

#[test]
fn what_is_only_asked_about_costs_nothing() {
    // A fall, a strange total beside a count, personal data in a note, a file out of form.
    let rows = "xa-c,2025-Q4,nguoi-dan,500,400,gọi 0912345678\r\n";
    let file = format!("\u{feff}{}{rows}", FIGURES.replace('\n', "\r\n"));
    let province = two_of_three()
        .figures("2025-Q3", "xa-c", "nguoi-dan 400 450")
        .figures("2025-Q3", "xa-b", "nguoi-dan 2000 1800")
        .file("reports/2025-Q4/chi-tieu/xa-c.csv", file);
    let line = "met 3000/3500 low 3000/3500 high 3000/3500 needs 0 85,71%, 3 of 3";
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), line);
    let counts = Province::new(&counted("to", "measure = \"level\""))
        .figures("2025-Q4", "xa-a", "to 7 3")
        .coverage("2025-Q4", "to");
    assert_eq!(counts, "- 3/- low - high - needs - -, 1 of 3, missing xa-b xa-c");
}

#[test]
fn a_total_of_0_beside_a_count_costs_nothing() {
    // A count has no population that could be known from an earlier total.
    let line = "- 12/- low - high - needs - -, 1 of 3, missing xa-b xa-c";
    let province = Province::new(&counted("to", "measure = \"level\""))
        .figures("2025-Q3", "xa-a", "to 34 10")
        .figures("2025-Q4", "xa-a", "to 0 12");
    assert_eq!(province.coverage("2025-Q4", "to"), line);
}

#[test]
fn a_figure_can_be_left_out_by_hand() {
    let decision = "[[exclusion]]\nperiod = \"2025-Q4\"\nindicator = \"nguoi-dan\"\nunit = \"xa-c\"\n\
                    document = \"9/ST\"\nreason = \"đếm lại\"\n";
    let province = two_of_three()
        .figures("2025-Q4", "xa-c", "nguoi-dan 500 400")
        .file("reports/exemptions.toml", decision);
    assert_eq!(province.coverage("2025-Q4", "nguoi-dan"), EXCLUDED);
    let found = province.json("coverage --period 2025-Q4");
    assert_eq!(found["indicators"][0]["excluded"][0]["reason"], "đếm lại (9/ST)");
}

#[test]
fn the_row_for_the_whole_can_be_left_out_by_hand() {
    let decision = |unit: &str, indicator: &str| {
        format!(
            "[[exclusion]]\nperiod = \"2025-Q4\"\nindicator = \"{indicator}\"\nunit = \"{unit}\"\n\
             document = \"9/ST\"\nreason = \"đếm lại\"\n"
        )
    };
    let province =
        || Province::new(&confirmed()).figures("2025-Q4", "so-y", "toan-tinh:xac-nhan 3000 1600");
    let left_out = province().file("reports/exemptions.toml", decision("toan-tinh", "xac-nhan"));
    let line = "no_data 0/0 low - high - needs - -, 0 of 1, excluded toan-tinh";
    assert_eq!(left_out.coverage("2025-Q4", "xac-nhan"), line);
    // An indicator that no row for the whole belongs to.
    let lost = province().file("reports/exemptions.toml", decision("toan-tinh", "nguoi-dan"));
    let found = lost.problems();
    assert!(found.contains(&"reports/exemptions.toml:4:8 bad-decision".to_owned()), "{found:?}");
}

#[test]
fn what_is_shown_changes_no_figure() {
    let province = two_of_three().figures("2025-Q4", "xa-c", "nguoi-dan 500 600");
    let skipped = province.run("validate --skip numerator-above-denominator --as-of 2025-12-31");
    assert_eq!((skipped.code, province.coverage("2025-Q4", "nguoi-dan").as_str()), (0, EXCLUDED));
}

#[test]
fn a_late_figure_and_a_figure_of_a_later_day_count() {
    let province = two_of_three()
        .figures("2025-Q4", "xa-c", "nguoi-dan 500 400")
        .received("2025-Q4", "chi-tieu xa-c 2025-12-30");
    for day in ["2025-12-31", "2025-12-01"] {
        let line = format!("coverage --period 2025-Q4 --as-of {day}");
        assert_eq!(province.json(&line)["indicators"][0]["numerator"], 3000, "{day}");
    }
}
