//! What nobody can tell, or what cannot be: refused, with nothing written.

use super::office::{HEAD, Office, Ran, example};

fn untouched(line: &[&str], code: i32, words: &[&str]) -> Ran {
    let office = Office::new();
    let ran = office.run(line);
    ran.says(code, words);
    assert!(office.reports().is_empty(), "{:?}", office.reports().keys());
    ran
}

#[test]
fn the_day_is_never_assumed() {
    let file = example("cam-lam-mau-luu.csv");
    untouched(&["receive", &file], 1, &["Chưa biết ngày nhận tệp này", "--date NGÀY"]);
    untouched(&["receive", &file, "--date", "2026-12-17"], 1, &["Ngày nhận 17/12/2026 chưa tới"]);
    untouched(&["enter", "xa-cam-an", "can-bo=1/2", "--date", "2026-12-17"], 1, &["chưa tới"]);
    let document = ["receive", "--document-only", "--unit", "xa-cam-an", "--date", "2026-12-17"];
    untouched(&document, 1, &["chưa tới"]);
    untouched(&document[..4], 2, &["--date"]);
}

#[test]
fn who_owes_nothing_sends_nothing() {
    let office = Office::new();
    let units = office.run(&["units", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&units.out).expect("JSON");
    let units = json["units"].as_array().expect("units");
    let silent = units.iter().find(|u| u["role"] == "none").expect("a unit with role none");
    let id = silent["id"].as_str().expect("id");
    let file = format!("{id}.csv");
    office.put(&file, format!("{HEAD}{id},2026-Q4,can-bo,10,5,\n"));
    office.receive(&file).says(1, &["Chưa nhận"]);
    assert!(office.reports().is_empty());
}

#[test]
fn periods_that_the_plan_does_not_have_are_refused() {
    let document = ["receive", "--document-only", "--unit", "xa-cam-an", "--date", "2026-12-12"];
    let line = [&document[..], &["--period", "2031-Q4"]].concat();
    untouched(&line, 2, &["Kế hoạch không có kỳ “2031-Q4”"]);
}

#[test]
fn two_orders_at_once_are_no_order() {
    let file = example("cam-lam-mau-luu.csv");
    untouched(&["receive", &file, "--undo", "0001"], 2, &["Với --undo không ghi tên tệp"]);
    let line =
        ["receive", &file, "--document-only", "--unit", "xa-cam-lam", "--date", "2026-12-12"];
    untouched(&line, 2, &["Với --document-only không ghi tên tệp"]);
    untouched(&["receive", "--undo", "1", "--document-only"], 2, &["Chỉ dùng một trong hai"]);
    untouched(&["receive"], 2, &["Chưa ghi tệp nào"]);
}

#[test]
fn a_dry_run_writes_nothing_not_even_a_lock() {
    let office = Office::new();
    office.put("xa-cam-lam.csv", format!("{HEAD}xa-cam-lam,2026-Q4,can-bo,10,5,\n"));
    let before = office.everything();
    let dry = |line: &[&str]| office.run(&[line, &["--dry-run"]].concat());
    let date = ["--date", "2026-12-12"];
    let receive = [&["receive", "xa-cam-lam.csv"][..], &date].concat();
    dry(&receive)
        .says(0, &["Chạy thử, chưa ghi gì. Sẽ ghi vào reports/2026-Q4/chi-tieu/xa-cam-lam.csv."]);
    let all = [&["receive", "."][..], &date].concat();
    dry(&all).says(1, &["Chạy thử"]);
    let document = [&["receive", "--document-only", "--unit", "xa-cam-an"][..], &date].concat();
    dry(&document).says(0, &["Chạy thử, chưa ghi gì"]);
    dry(&[&["enter", "xa-cam-an", "can-bo=1/2"][..], &date].concat()).says(0, &["Chạy thử"]);
    assert_eq!(office.everything(), before);
    office.run(&receive).says(0, &[]);
    let before = office.everything();
    let amend = ["amend", "xa-cam-lam", "can-bo=6/10", "--reason", "nhầm"];
    dry(&[&amend[..], &date].concat()).says(0, &["Chạy thử", "+1"]);
    dry(&["receive", "--undo", "0001"]).says(0, &["Chạy thử, chưa bỏ gì. Sẽ bỏ số tiếp nhận 0001"]);
    assert_eq!(office.everything(), before);
}

#[test]
fn a_register_that_cannot_be_added_to_stops_everything() {
    let office = Office::new();
    office.put("reports/2026-Q4/so-tiep-nhan.csv", "so;bieu\r\n");
    office.put("xa-cam-lam.csv", format!("{HEAD}xa-cam-lam,2026-Q4,can-bo,10,5,\n"));
    let before = office.reports();
    office.receive("xa-cam-lam.csv").says(2, &["Sổ tiếp nhận", "chưa ở dạng chuẩn"]);
    assert_eq!(office.reports(), before);
}

#[test]
fn what_the_machine_cannot_do_is_told_in_vietnamese() {
    let office = Office::new();
    office
        .receive("khong-co.csv")
        .says(3, &["không đọc được khong-co.csv: không có tệp hoặc thư mục này."]);
    let office = Office::new();
    office.put("reports", "");
    let ran = office.receive(&example("cam-lam-mau-luu.csv"));
    ran.says(3, &["không mở được thư mục báo cáo", "phải là thư mục"]).says_not(&["os error"]);
}

#[test]
fn a_folder_of_reports_with_a_slip_in_its_name_is_not_made() {
    let office = Office::new();
    let line = ["receive", &example("cam-lam-mau-luu.csv"), "--date", "2026-12-12"];
    let ran = office.run(&[&line[..], &["--reports", "reprots"]].concat());
    ran.says(2, &["Không có thư mục báo cáo reprots"]);
    assert!(!office.path("reprots").exists());
    std::fs::create_dir_all(office.path("bao-cao")).expect("folder");
    let ran = office.run(&[&line[..], &["--reports", "bao-cao"]].concat());
    ran.says(0, &["Đã ghi bao-cao/2026-Q4/chi-tieu/xa-cam-lam.csv"]);
}

#[test]
fn an_order_to_a_folder_without_files_says_so() {
    let office = Office::new();
    std::fs::create_dir_all(office.path("trong")).expect("folder");
    office.receive("trong").says(0, &["Không có tệp nào để tiếp nhận."]);
}

#[cfg(unix)]
#[test]
fn a_link_that_the_officer_names_is_followed_and_a_pipe_is_not_waited_for() {
    let office = Office::new();
    std::os::unix::fs::symlink(example("cam-lam-mau-luu.csv"), office.path("a.csv")).expect("link");
    let line = ["receive", "a.csv", "--date", "2026-12-12", "--unit", "xa-cam-lam"];
    office.run(&line).says(0, &["0001"]);
    let made = std::process::Command::new("mkfifo").arg(office.path("b.csv")).status();
    if made.is_ok_and(|status| status.success()) {
        office.receive("b.csv").says(3, &["không phải tệp thường"]);
    }
}
