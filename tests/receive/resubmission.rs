//! What a second file of a unit means: the same, a new version, a late one, one after the close.

use super::office::{HEAD, Office, example};

const FILE: &str = "reports/2026-Q4/chi-tieu/xa-cam-lam.csv";

fn figures(attained: u32) -> String {
    format!(
        "{HEAD}xa-cam-lam,2026-Q4,can-bo,164,160,\nxa-cam-lam,2026-Q4,nguoi-dan,36845,{attained},\n"
    )
}

#[test]
fn the_same_bytes_again_get_no_second_row() {
    let office = Office::new();
    office
        .receive(&example("cam-lam-excel-viet.csv"))
        .says(0, &["Đã ghi reports/2026-Q4/chi-tieu/xa-cam-lam.csv, số tiếp nhận 0001."]);
    let before = office.reports();
    let again = office.run(&["receive", &example("cam-lam-cr.csv"), "--date", "2026-12-16"]);
    again.says(0, &["Đã tiếp nhận từ trước, số 0001; không ghi thêm.", "Ngày nhận 12/12/2026"]);
    assert_eq!(office.reports(), before);
}

#[test]
fn a_document_that_comes_after_its_table_is_not_forgotten() {
    let office = Office::new();
    office.receive(&example("cam-lam-mau-luu.csv")).says(0, &[]);
    let line = [
        "receive",
        &example("cam-lam-mau-luu.csv"),
        "--date",
        "2026-12-16",
        "--document",
        "46/BC-UBND",
    ];
    office
        .run(&line)
        .says(0, &["Văn bản 46/BC-UBND chưa có trong sổ. Vào sổ: bdhvs receive --document-only --unit xa-cam-lam --period 2026-Q4 --date NGÀY --document 46/BC-UBND"]);
    let unit = [
        "receive",
        "--document-only",
        "--unit",
        "xa-cam-lam",
        "--date",
        "2026-12-16",
        "--document",
        "46/BC-UBND",
    ];
    office.run(&unit).says(0, &["Đã vào sổ số 0002"]);
    office.run(&unit).says(0, &["đã tiếp nhận từ trước, số 0002"]);
    office.run(&line).says(0, &[]).says_not(&["--document-only"]);
    assert_eq!(office.register().len(), 2);
}

#[test]
fn a_new_version_shows_the_change_in_people() {
    let office = Office::new();
    office.put("xa-cam-lam.csv", figures(25_736));
    office.receive("xa-cam-lam.csv").says(0, &["0001"]);
    office.put("xa-cam-lam.csv", figures(30_436));
    let ran = office.run(&["receive", "xa-cam-lam.csv", "--date", "2026-12-14"]);
    ran.says(0, &["Khác với lần gửi trước", "25.736", "30.436", "+4.700", "Lần gửi thứ 2."]);
    ran.says_not(&["CBCCVC, người LĐ     160"]);
    assert_eq!(office.text(FILE), figures(30_436));
    assert_eq!(office.register().len(), 2);
    office.put("bang/xa-cam-lam.csv", figures(25_000));
    office.put("bang/ghi-chu.md", "");
    let ran = office.run(&["receive", "bang", "--date", "2026-12-15"]);
    ran.says(0, &["Gửi lại lần 3, xã Cam Lâm: xa-cam-lam.csv", "-5.436"]);
}

#[test]
fn a_new_version_that_says_the_same_figures_says_so() {
    let office = Office::new();
    office.put("xa-cam-lam.csv", figures(25_736));
    office.receive("xa-cam-lam.csv").says(0, &[]);
    office.put("xa-cam-lam.csv", figures(25_736).replace("160,", "160,đã rà soát"));
    office.receive("xa-cam-lam.csv").says(0, &["Nội dung không đổi, chỉ khác ghi chú"]);
}

#[test]
fn a_new_version_of_tasks_tells_states_and_texts_not_numbers() {
    let office = Office::new();
    office.receive(&example("tu-bong-nhiem-vu.csv")).says(0, &[]);
    let text = std::fs::read_to_string(example("tu-bong-nhiem-vu.csv")).expect("text");
    let text = text.replace("Đang triển khai", "Đã hoàn thành").replace("Phát thanh", "Phát sóng");
    office.put("tu-bong.csv", text);
    let ran = office.receive("tu-bong.csv");
    ran.says(0, &["I.3: đổi kết quả.", "V.4: trạng thái “dang-thuc-hien” thành “hoan-thanh”."]);
    ran.says_not(&["tổng số"]);
}

#[test]
fn lateness_is_told_in_days() {
    let office = Office::new();
    office.put("xa-cam-lam.csv", figures(1));
    let ran = office.run(&["receive", "xa-cam-lam.csv", "--date", "2026-12-16"]);
    ran.says(0, &["16/12/2026, gửi chậm 2 ngày"]);
    let ran = office.run(&["deadlines", "--period", "2026-Q4"]);
    ran.says(0, &["Xã Cam Lâm Gửi chậm (2 ngày);"]);
}

#[test]
fn a_correction_after_the_deadline_does_not_make_the_first_one_late() {
    let office = Office::new();
    office.put("xa-cam-lam.csv", figures(1));
    office.receive("xa-cam-lam.csv").says(0, &[]);
    office.put("xa-cam-lam.csv", figures(2));
    office
        .run(&["receive", "xa-cam-lam.csv", "--date", "2026-12-16"])
        .says(0, &["Lần gửi thứ 2", "16/12/2026, sau hạn 2 ngày"]);
    let ran = office.run(&["deadlines", "--period", "2026-Q4", "--format", "json"]);
    let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
    let units = json["units"].as_array().expect("units");
    let unit = units.iter().find(|u| u["id"] == "xa-cam-lam").expect("unit");
    assert_eq!(unit["forms"]["chi-tieu"]["state"], "on_time", "{unit}");
}

#[test]
fn who_gathers_is_never_late_with_itself() {
    let office = Office::new();
    let ran = office.receive(&example("so-khcn-2025-q4.csv"));
    ran.says(0, &["Ngày nhận 12/12/2026"]).says_not(&["chậm"]);
}

#[test]
fn an_older_file_never_takes_the_place_of_a_newer_one() {
    let office = Office::new();
    office.put("xa-cam-lam.csv", figures(2));
    office.run(&["receive", "xa-cam-lam.csv", "--date", "2026-12-14"]).says(0, &[]);
    office.put("xa-cam-lam.csv", figures(1));
    let before = office.reports();
    office.receive("xa-cam-lam.csv").says(
        1,
        &["Đã có lần gửi nhận ngày 14/12/2026 (số 0001), sau ngày nhận tệp này (12/12/2026)"],
    );
    assert_eq!(office.reports(), before);
}

#[test]
fn a_file_for_a_closed_period_is_taken_and_marked() {
    let office = Office::new();
    office.put("reports/2026-Q4/khoa-so.toml", "");
    office.put("xa-cam-lam.csv", figures(2));
    office.receive("xa-cam-lam.csv").says(0, &["Kỳ này đã khoá: sổ ghi là nhận sau khi khoá kỳ;"]);
    assert!(office.register()[0].ends_with(",Nhận sau khi khoá kỳ"), "{:?}", office.register());
    office.receive("xa-cam-lam.csv").says(0, &["Đã tiếp nhận"]).says_not(&["đã khoá"]);
    office.run(&["receive", "--undo", "0001"]).says(1, &["đã khoá"]);
}

#[test]
fn a_document_dated_after_its_arrival_is_pointed_out() {
    let office = Office::new();
    office.receive(&example("cam-lam-excel-viet.csv")).says(0, &["trước ngày của văn bản"]);
}
