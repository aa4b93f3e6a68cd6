//! What the naive implementation of `tests/naive` found, each by hand.

use crate::province::Province;
use crate::targets::{PEOPLE, counted};

const FIGURES: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";

/// xa-a and xa-b count 2.600 of 3.000; these are the rows of xa-c.
fn third(rows: &str) -> String {
    Province::new(PEOPLE)
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan 2000 1700")
        .file("reports/2025-Q4/chi-tieu/xa-c.csv", format!("{FIGURES}{rows}"))
        .coverage("2025-Q4", "nguoi-dan")
}

#[test]
fn a_row_for_the_whole_that_nobody_asked_for_contradicts_nothing() {
    // 3.000 of 3.500.
    let line = "met 3000/3500 low 3000/3500 high 3000/3500 needs 0 85,71%, 3 of 3";
    let rows = "xa-c,2025-Q4,nguoi-dan,500,400,\ntoan-tinh,2025-Q4,nguoi-dan,500,400,\n";
    assert_eq!(third(rows), line);
}

#[test]
fn a_row_that_lost_a_cell_beside_a_sound_one_is_the_same_key_twice() {
    let line = "undetermined 2600/3000 low - high - needs - 86,67%, 2 of 3, excluded xa-c";
    let rows = "xa-c,2025-Q4,nguoi-dan,500,90\nxa-c,2025-Q4,nguoi-dan,500,400,\n";
    assert_eq!(third(rows), line);
}

#[test]
fn a_count_target_has_one_bound_even_where_there_are_people() {
    let lines = "measure = \"level\"\ndenominator = \"reported\"\n\n[[indicator.target]]\n\
                 count = 100\ntext = \"100 người\"";
    let province = Province::new(&counted("lop", lines))
        .figures("2025-Q4", "xa-a", "lop 50 40")
        .figures("2025-Q4", "xa-b", "lop 60 30");
    let line = "undetermined 70/110 low 70/- high - needs 30 63,64%, 2 of 3, missing xa-c";
    assert_eq!(province.coverage("2025-Q4", "lop"), line);
}

#[test]
fn a_figure_of_a_year_that_did_not_ask_says_nothing_of_the_people_later() {
    let targets = PEOPLE.replace("counts = \"người\"", "counts = \"người\"\nyears = [2026]");
    let province = Province::new(&targets)
        .figures("2025-Q4", "xa-c", "nguoi-dan 500 400")
        .figures("2026-Q1", "xa-a", "nguoi-dan 1000 900")
        .figures("2026-Q1", "xa-b", "nguoi-dan 2000 1700");
    // All of xa-c are unknown; one who has not attained is enough to miss 100 %.
    let line = "not_met 2600/3000 low - high - needs - 86,67%, 2 of 3, missing xa-c";
    assert_eq!(province.coverage("2026-Q1", "nguoi-dan"), line);
}

#[test]
fn the_people_of_a_missing_figure_are_those_of_any_earlier_period() {
    let yearly = "[[reporting]]\nfrequency = \"year\"\nfirst = \"2025\"\nlast = \"2025\"\n\
                  due = { days_after = 10 }\nprovince_due = { days_after = 20 }\n\
                  day_off = \"same\"\nforms = [\"chi-tieu\"]\n";
    let province = Province::new(PEOPLE)
        .more("plan/plan.toml", yearly)
        .figures("2025-Q4", "xa-c", "nguoi-dan 500 400")
        .figures("2025", "xa-a", "nguoi-dan 1000 900")
        .figures("2025", "xa-b", "nguoi-dan 2000 1700");
    // 2.600 of 3.500 to 3.100 of 3.500; 85 % of 3.500 are 2.975.
    let line = "undetermined 2600/3000 low 2600/3500 high 3100/3500 needs 375 86,67%, 2 of 3, \
                missing xa-c";
    assert_eq!(province.coverage("2025", "nguoi-dan"), line);
}
