//! `receive --undo`: back to what was before, or nothing at all.

use super::office::{HEAD, Office};
use std::process::Command;

const FILE: &str = "reports/2026-Q4/chi-tieu/xa-cam-lam.csv";

fn send(office: &Office, attained: u32, day: &str) {
    let figures = format!("{HEAD}xa-cam-lam,2026-Q4,can-bo,164,{attained},\n");
    office.put("xa-cam-lam.csv", figures);
    office.run(&["receive", "xa-cam-lam.csv", "--date", day]).says(0, &[]);
}

fn git(office: &Office, line: &[&str]) {
    let run = Command::new("git")
        .args(["-c", "user.name=a", "-c", "user.email=a@example.gov.vn", "-C"])
        .arg(office.path(""))
        .args(line)
        .output()
        .expect("git");
    assert!(run.status.success(), "{run:?}");
}

#[test]
fn the_first_receipt_goes_with_its_file() {
    let office = Office::new();
    send(&office, 1, "2026-12-12");
    let ran = office.run(&["receive", "--undo", "1"]);
    ran.says(
        0,
        &["Đã bỏ số tiếp nhận 0001 của xã Cam Lâm và tệp reports/2026-Q4/chi-tieu/xa-cam-lam.csv."],
    );
    assert!(!office.path(FILE).exists());
    assert!(office.register().is_empty());
    assert!(office.validate().is_empty());
    send(&office, 1, "2026-12-12");
    assert_eq!(office.register().len(), 1);
}

#[test]
fn a_number_that_falls_vacant_is_told() {
    let office = Office::new();
    send(&office, 1, "2026-12-12");
    let document = ["receive", "--document-only", "--unit", "xa-cam-an", "--date", "2026-12-13"];
    office.run(&document).says(0, &["số 0002"]);
    let vacant = "Số 0001 để trống trong sổ, không dùng lại.";
    office.run(&["receive", "--undo", "1"]).says(0, &[vacant]);
    send(&office, 1, "2026-12-12");
    assert!(office.register()[1].starts_with("0003,"), "{:?}", office.register());
    office.run(&["receive", "--undo", "3"]).says(0, &["Đã bỏ"]).says_not(&["để trống"]);
}

#[test]
fn a_document_goes_without_touching_any_file() {
    let office = Office::new();
    send(&office, 1, "2026-12-12");
    let line = ["receive", "--document-only", "--unit", "xa-cam-lam", "--date", "2026-12-13"];
    office.run(&[&line[..], &["--document", "1/BC"]].concat()).says(0, &["số 0002"]);
    office.run(&[&line[..], &["--document", "2/BC"]].concat()).says(0, &["số 0003"]);
    office
        .run(&["receive", "--undo", "0002"])
        .says(0, &["Đã bỏ số tiếp nhận 0002 của xã Cam Lâm."]);
    assert!(office.path(FILE).exists());
    assert_eq!(office.register().len(), 2);
}

#[test]
fn only_the_last_receipt_of_a_form_can_go() {
    let office = Office::new();
    send(&office, 1, "2026-12-12");
    send(&office, 2, "2026-12-13");
    let before = office.reports();
    office.run(&["receive", "--undo", "0001"]).says(1, &["đơn vị đã gửi lại biểu này (số 0002)"]);
    office.run(&["receive", "--undo", "0009"]).says(1, &["không có số 0009"]);
    office.run(&["receive", "--undo", "abc"]).says(1, &["không có số abc"]);
    assert_eq!(office.reports(), before);
}

#[test]
fn a_second_version_needs_the_first_one_in_the_history() {
    let office = Office::new();
    send(&office, 1, "2026-12-12");
    send(&office, 2, "2026-12-13");
    let before = office.reports();
    office.run(&["receive", "--undo", "0002"]).says(1, &["Không còn bản trước", "chưa bỏ gì"]);
    assert_eq!(office.reports(), before);
}

#[test]
fn the_history_gives_the_version_before_back() {
    let office = Office::new();
    git(&office, &["init", "-q"]);
    send(&office, 1, "2026-12-12");
    let first = office.reports();
    for message in ["lần 1", "lần 2"] {
        git(&office, &["add", "-A"]);
        git(&office, &["commit", "-q", "--allow-empty", "-m", message]);
        if message == "lần 1" {
            send(&office, 2, "2026-12-13");
        }
    }
    // The second version is committed too: the one before stands further back.
    office.run(&["receive", "--undo", "0002"]).says(0, &["trở lại bản trước"]);
    assert_eq!(office.reports(), first);
}

#[test]
fn a_register_that_cannot_be_read_leaves_the_file_where_it_is() {
    let office = Office::new();
    send(&office, 1, "2026-12-12");
    let register = office.text("reports/2026-Q4/so-tiep-nhan.csv").replace('\n', "\r\n");
    office.put("reports/2026-Q4/so-tiep-nhan.csv", register);
    let before = office.reports();
    office.run(&["receive", "--undo", "0001"]).says(1, &["chưa ở dạng chuẩn"]);
    assert_eq!(office.reports(), before);
}

#[test]
fn what_was_stopped_half_way_is_completed_by_the_same_command() {
    let office = Office::new();
    send(&office, 1, "2026-12-12");
    std::fs::remove_file(office.path(FILE)).expect("removed");
    assert_eq!(office.validate(), ["D303"]);
    office.run(&["receive", "--undo", "0001"]).says(0, &["Đã bỏ số tiếp nhận 0001"]);
    assert!(office.validate().is_empty());
}
