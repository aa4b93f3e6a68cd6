//! Each variant of the slip, on the plan of the model.

use crate::model::{figures, plan, put, register, tasks};
use crate::{cells, slip, speaks_to_the_sender};
use std::path::Path;

const FIGURES: &str = "0001,chi-tieu,xa-cam-an,2025-12-12,email,,,,";
const TASKS: &str = "0002,nhiem-vu,xa-cam-an,2025-12-12,email,,,,";
const GOOD: [&str; 2] = ["can-bo,146,140,", "nguoi-dan,11034,9000,"];

/// The slip of the fourth quarter, without a day to answer by.
#[track_caller]
fn page(root: &Path) -> String {
    let text = reply(root, "2025-12-18", "md");
    speaks_to_the_sender(&text);
    speaks_to_the_sender(&reply(root, "2025-12-18", "text"));
    let chat = reply(root, "2025-12-18", "zalo");
    speaks_to_the_sender(&chat);
    assert_eq!(chat.lines().count(), 3, "{chat}");
    text
}

fn reply(root: &Path, as_of: &str, format: &str) -> String {
    slip(root, &["xa-cam-an", "--period", "2025-Q4", "--as-of", as_of, "--format", format])
}

#[test]
fn nothing_to_mend() {
    let folder = plan();
    figures(folder.path(), "2025-Q4", &GOOD);
    tasks(folder.path(), "2025-Q4");
    register(folder.path(), "2025-Q4", &[FIGURES, TASKS]);
    let text = page(folder.path());
    assert!(
        text.ends_with("\n\nBáo cáo đã nhận đủ, không cần chỉnh sửa. Xin cảm ơn quý đơn vị.\n"),
        "{text}"
    );
    assert_eq!(cells(&text).len(), 0);
}

#[test]
fn only_a_form_is_missing() {
    let folder = plan();
    figures(folder.path(), "2025-Q4", &GOOD);
    register(folder.path(), "2025-Q4", &[FIGURES]);
    let text = page(folder.path());
    assert!(text.contains("Báo cáo đã nhận, còn thiếu Biểu 02 (nhiệm vụ)."), "{text}");
    assert!(text.contains("gửi bổ sung Biểu 02 chậm nhất **ngày …/…/…**"), "{text}");
    assert!(text.contains("Ngày gửi lần đầu (12/12/2025) vẫn được giữ"), "{text}");
    assert_eq!(cells(&text).len(), 0);
}

#[test]
fn a_form_that_came_without_its_file_is_asked_for_again() {
    let folder = plan();
    figures(folder.path(), "2025-Q4", &["can-bo,146,,", GOOD[1]]);
    register(folder.path(), "2025-Q4", &[FIGURES, TASKS]);
    let rows = cells(&page(folder.path()));
    assert_eq!(rows.len(), 2, "{rows:?}");
    assert_eq!(rows[1][1..3], ["Biểu 02 (nhiệm vụ)", "(chưa nhận được)"]);
    assert!(rows[1][3].contains("chưa có số liệu của biểu này"), "{rows:?}");
}

/// A report of two quarters.
fn two_quarters(before: &str, now: &str) -> tempfile::TempDir {
    let folder = plan();
    figures(folder.path(), "2025-Q3", &[GOOD[0], before]);
    figures(folder.path(), "2025-Q4", &[GOOD[0], now]);
    tasks(folder.path(), "2025-Q4");
    register(folder.path(), "2025-Q4", &[FIGURES, TASKS]);
    folder
}

#[track_caller]
fn asks(before: &str, now: &str, why: &str, ask: &str) {
    let folder = two_quarters(before, now);
    let text = page(folder.path());
    assert!(text.contains("Có 01 nội dung nhờ quý đơn vị xác nhận:"), "{text}");
    assert!(text.contains("nếu cần sửa số liệu, nhờ gửi lại biểu đã sửa"), "{text}");
    let rows = cells(&text);
    assert_eq!(rows.len(), 1, "{text}");
    assert_eq!([rows[0][3].as_str(), rows[0][4].as_str()], [why, ask]);
}

#[test]
fn a_jump_is_asked_about() {
    asks(
        "nguoi-dan,9000,1200,",
        "nguoi-dan,9000,5900,",
        "Số đạt tăng từ 1.200 lên 5.900 người so với quý trước",
        "Xác nhận số này và cho biết nguyên nhân",
    );
}

#[test]
fn a_small_fall_is_asked_about() {
    asks(
        "nguoi-dan,9000,8420,",
        "nguoi-dan,9000,8400,",
        "Số đạt giảm từ 8.420 xuống 8.400 người so với quý trước",
        "Xác nhận số này và cho biết nguyên nhân",
    );
}

#[test]
fn a_fall_to_less_than_half_may_be_a_flow() {
    asks(
        "nguoi-dan,9000,8420,",
        "nguoi-dan,9000,310,",
        "Số đạt quý này (310) thấp hơn nhiều so với quý trước (8.420)",
        "Nếu là số tăng thêm trong quý thì ghi lại số luỹ kế; nếu đúng là giảm thì cho biết nguyên nhân",
    );
}

#[test]
fn a_note_has_answered_the_question() {
    for now in ["nguoi-dan,9000,310,dân chuyển đi", "nguoi-dan,9000,8999,đã rà soát"] {
        let before =
            if now.contains("8999") { "nguoi-dan,9000,100," } else { "nguoi-dan,9000,8420," };
        let text = page(two_quarters(before, now).path());
        assert!(text.contains("không cần chỉnh sửa"), "{text}");
    }
}

#[test]
fn a_document_without_figures() {
    let folder = plan();
    register(
        folder.path(),
        "2025-Q4",
        &["0003,van-ban,xa-cam-an,2025-12-12,giay,45/BC-UBND,2025-12-11,,"],
    );
    let text = page(folder.path());
    assert!(text.contains("Số tiếp nhận: 0003 · Văn bản: 45/BC-UBND ngày 11/12/2025"), "{text}");
    assert!(
        text.contains("chưa nhận được số liệu kèm theo: Biểu 01 (chỉ tiêu) và Biểu 02 (nhiệm vụ)"),
        "{text}"
    );
    assert!(!text.contains("vẫn được giữ"), "a document alone keeps no day:\n{text}");
}

#[test]
fn nothing_was_sent() {
    let folder = plan();
    put(folder.path(), "reports/du-lieu.toml", "invented = true\n");
    let text = page(folder.path());
    assert!(text.contains("SỐ LIỆU GIẢ ĐỊNH"), "{text}");
    assert!(
        text.contains(
            "Đến hết ngày 18/12/2025, Sở Khoa học và Công nghệ chưa nhận được báo cáo quý IV/2025"
        ),
        "{text}"
    );
    assert!(text.contains("nhờ cho biết số, ngày văn bản"), "{text}");
}

#[test]
fn nobody_is_asked_who_is_exempt() {
    let folder = plan();
    let exempt = "[[exemption]]\nunit = \"xa-cam-an\"\nperiod = \"2025-Q4\"\ndocument = \"1/CV\"\nreason = \"thử\"\n";
    put(folder.path(), "reports/exemptions.toml", exempt);
    assert!(page(folder.path()).contains("Quý đơn vị không phải gửi báo cáo quý IV/2025."));
}

#[test]
fn the_first_day_counts_after_a_second_sending() {
    let folder = plan();
    figures(folder.path(), "2025-Q4", &["can-bo,146,,", GOOD[1]]);
    tasks(folder.path(), "2025-Q4");
    let again = "0009,chi-tieu,xa-cam-an,2025-12-17,vbdt,50/BC-UBND,2025-12-16,,";
    register(folder.path(), "2025-Q4", &[FIGURES, TASKS, again]);
    let text = page(folder.path());
    assert!(
        text.contains("Số tiếp nhận: 0001, 0002, 0009 · Văn bản: 50/BC-UBND ngày 16/12/2025"),
        "{text}"
    );
    assert!(text.contains("Ngày gửi lần đầu (12/12/2025) vẫn được giữ"), "{text}");
}

#[test]
fn a_file_that_was_sent_keeps_its_own_lines() {
    let folder = plan();
    let sent = "UBND XÃ CAM AN;;;\nSố: 45/BC-UBND;;Cam An, ngày 12 tháng 12 năm 2025;\nQUÝ IV NĂM 2025;;;\n;;;\n\
        Chỉ tiêu;Tổng số (người);Số đạt luỹ kế (người);Ghi chú\nNgười trưởng thành;11.034;12.540;\n\
        CBCCVC;146;;\nĐiện thoại: 0912 345 678;;;\n";
    put(folder.path(), "gui/bieu.csv", sent);
    let file = folder.path().join("gui/bieu.csv");
    let file = file.to_str().expect("a path");
    let text = slip(folder.path(), &[file, "--as-of", "2025-12-18", "--format", "md"]);
    speaks_to_the_sender(&text);
    let rows = cells(&text);
    assert_eq!(rows.len(), 2, "{text}");
    assert_eq!(rows[0][1..3], ["Biểu 01, dòng 6: Người trưởng thành, cột Số đạt", "12.540"]);
    assert_eq!(rows[1][1..3], ["Biểu 01, dòng 7: CBCCVC, cột Số đạt", "(để trống)"]);
    assert!(text.contains("Văn bản: 45/BC-UBND ngày 12/12/2025"), "{text}");
    assert!(text.contains("đã nhận Biểu 01 (chỉ tiêu) của quý đơn vị"), "{text}");
    assert!(!text.contains("0912") && !folder.path().join("reports").exists(), "{text}");
}

#[test]
fn a_row_that_stands_twice_names_the_other() {
    let folder = plan();
    figures(folder.path(), "2025-Q4", &[GOOD[0], GOOD[1], "nguoi-dan,11034,9100,"]);
    tasks(folder.path(), "2025-Q4");
    register(folder.path(), "2025-Q4", &[FIGURES, TASKS]);
    let rows = cells(&page(folder.path()));
    assert_eq!(rows.len(), 1, "{rows:?}");
    assert_eq!(
        rows[0][1..3],
        ["Biểu 01, dòng 4: Người trưởng thành", "Tổng số: 11.034; Số đạt: 9.100"]
    );
    assert!(rows[0][3].contains("ở dòng 3"), "{rows:?}");
}
