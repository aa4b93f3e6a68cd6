//! Files of a closed period that are added, removed, renamed, or stored otherwise.

use crate::office::{CLOSING, Office};

const OFFICE: &str = "reports/2025-Q4/chi-tieu/van-phong.csv";
const REGISTER: &str = "reports/2025-Q4/so-tiep-nhan.csv";

#[test]
fn an_edited_figure_is_named_from_what_to_what() {
    let office = Office::closed();
    office.replace(OFFICE, "30,27", "30,29");
    office.verify().says(
        1,
        &[
            "Tệp reports/2025-Q4/chi-tieu/van-phong.csv bị sửa sau khi khoá kỳ quý IV/2025: Văn \
             phòng 27/30 → 29/30",
            "Cán bộ số đã báo cáo 45/50 90,00% 100% 2/2 Chưa đạt số hiện nay 47/50 94,00%",
            "Có 1 thay đổi phải xử lý",
        ],
    );
    assert_eq!(office.findings(), [format!("closed-file-changed {OFFICE}")]);
}

#[test]
fn a_file_that_goes_or_is_renamed_is_named() {
    let office = Office::closed();
    let tasks = "reports/2025-Q4/nhiem-vu/van-phong.csv";
    std::fs::remove_file(office.path(tasks)).expect("gone");
    office.verify().says(1, &["Tệp reports/2025-Q4/nhiem-vu/van-phong.csv bị xoá hoặc đổi tên"]);
    let office = Office::closed();
    std::fs::rename(office.path(OFFICE), office.path("reports/2025-Q4/chi-tieu/van-phong2.csv"))
        .expect("renamed");
    office.verify().says(
        1,
        &["Tệp reports/2025-Q4/chi-tieu/van-phong.csv bị xoá hoặc đổi tên", "27/30 → chưa có"],
    );
}

#[test]
fn a_file_that_nobody_received_is_named() {
    let office = Office::closed();
    let models = "reports/2025-Q4/mo-hinh/van-phong.csv";
    office.put(models, "ma_don_vi,ky_bao_cao,ten_mo_hinh,dia_ban,ket_qua\n");
    office.verify().says(1, &["mo-hinh/van-phong.csv được thêm mà không vào sổ tiếp nhận"]);
    // Into the register by hand, it has been received.
    let row = "0009,mo-hinh,van-phong,2026-01-05,vbdt,9/BC,2026-01-05,,\n";
    office.put(REGISTER, office.text(REGISTER) + row);
    office
        .verify()
        .says(0, &["Văn phòng phường gửi sau khi đã tổng hợp quý IV/2025: số tiếp nhận 0009"]);
}

#[test]
fn old_rows_of_the_register_stay_and_new_ones_may_follow() {
    let office = Office::closed();
    office.replace(
        REGISTER,
        "0003,chi-tieu,cong-an-phuong,2025-12-12",
        "0003,chi-tieu,cong-an-phuong,2025-12-20",
    );
    office
        .verify()
        .says(1, &["Tệp reports/2025-Q4/so-tiep-nhan.csv có dòng cũ bị sửa sau khi khoá kỳ"]);
    let office = Office::closed();
    std::fs::remove_file(office.path(REGISTER)).expect("gone");
    office.verify().says(1, &["so-tiep-nhan.csv bị xoá hoặc đổi tên"]);
}

#[test]
fn other_line_breaks_and_a_mark_are_no_change() {
    for file in
        [OFFICE, REGISTER, CLOSING, "plan/targets.toml", "reports/2025-Q4/nhiem-vu/van-phong.csv"]
    {
        let office = Office::closed();
        let windows = office.text(file).replace('\n', "\r\n");
        office.put(file, format!("\u{feff}{windows}"));
        office.verify().says(0, &["Không có gì thay đổi từ khi khoá kỳ."]);
    }
}

#[test]
fn what_comes_behind_a_register_with_other_line_breaks_is_still_behind_it() {
    let office = Office::closed();
    let row = "0009,van-ban,van-phong,2026-01-05,vbdt,9/BC,2026-01-05,,\n";
    office.put(REGISTER, (office.text(REGISTER) + row).replace('\n', "\r\n"));
    office.verify().says(0, &["số tiếp nhận 0009, ngày 05/01/2026"]).says_not(&["0008"]);
}

#[test]
fn the_sentences_of_the_letter_belong_to_what_was_sent() {
    let office = Office::minimal();
    office.put("reports/2025-Q4/loi-van.md", "Kết quả tốt.\n");
    office.close().says(0, &[]);
    office.put("reports/2025-Q4/loi-van.md", "Kết quả rất tốt.\n");
    office.verify().says(1, &["Tệp reports/2025-Q4/loi-van.md bị sửa", "bdhvs reopen"]);
}

#[test]
fn a_closing_that_cannot_be_read_is_an_error_and_the_period_stays_closed() {
    let office = Office::closed();
    office.replace(CLOSING, "number = 1", "number = một");
    office.verify().says(1, &["khoa-so.toml:5:"]);
    let line = ["close", "2025-Q4", "--document", "51/BC-UBND", "--date", "2025-12-29"];
    office.run(&line).says(1, &["bị sửa hoặc không đọc được"]);
    office.run(&["reopen", "2025-Q4", "--reason", "x"]).says(1, &["Khôi phục tệp trước"]);
    let office = Office::closed();
    office.replace(CLOSING, "numerator = 540", "numerator = 560");
    office.verify().says(1, &["Nội dung khoá kỳ quý IV/2025 đã bị sửa sau khi ghi"]);
    office.run(&["reopen", "2025-Q4", "--reason", "x"]).says(1, &["Khôi phục tệp trước"]);
}

#[test]
fn no_period_or_an_open_one_is_said() {
    let office = Office::minimal();
    office.run(&["verify"]).says(0, &["Chưa khoá kỳ nào."]);
    office.verify().says(1, &["Quý IV/2025 chưa khoá."]);
}

#[test]
fn a_closing_that_is_gone_is_named_by_the_others() {
    let office = Office::minimal();
    let third = ["close", "2025-Q3", "--document", "40/BC-UBND", "--date", "2025-09-29"];
    office.run_on(&third, "2025-09-30").says(0, &[]);
    office.close().says(0, &["5 tệp kế hoạch, 1 tệp khoá của kỳ khác)"]);
    office.run(&["verify"]).says(0, &["Không có gì thay đổi"]);
    // Opened again it is still there, and says so itself.
    office.run(&["reopen", "2025-Q3", "--reason", "rà soát"]).says(0, &[]);
    office.verify().says(0, &["Không có gì thay đổi"]);
    std::fs::remove_file(office.path("reports/2025-Q3/khoa-so.toml")).expect("gone");
    office.verify().says(
        1,
        &[
            "Tệp reports/2025-Q3/khoa-so.toml bị xoá hoặc đổi tên sau khi khoá kỳ quý IV/2025",
            "Khôi phục tệp này (từ git hoặc bản lưu)",
        ],
    );
    assert_eq!(office.findings(), [format!("closed-file-changed {CLOSING}")]);
}
