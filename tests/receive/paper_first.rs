//! The document comes first, its figures later: the figures decide the day, the number stays.

use super::office::{HEAD, Office};

/// Of 81 one is there.
const NOT_SENT: &str = "- 80 số chưa gửi số liệu: Sở Nội vụ, Sở Tư pháp,";

fn figures(attained: u32) -> String {
    format!("{HEAD}xa-cam-an,2026-Q4,can-bo,164,{attained},\n")
}

fn document(office: &Office, number: &str) -> super::office::Ran {
    let of = ["receive", "--document-only", "--unit", "xa-cam-an", "--date", "2026-12-14"];
    office.run(&[&of[..], &["--document", number]].concat())
}

#[test]
fn a_file_without_a_number_does_not_take_the_number_away() {
    let office = Office::new();
    document(&office, "61/BC-UBND").says(0, &["chưa có số liệu", "Số văn bản được giữ"]);
    office.put("xa-cam-an.csv", figures(160));
    office.run(&["receive", "xa-cam-an.csv", "--date", "2026-12-15"]).says(0, &[]);
    let late = office.run(&["deadlines"]);
    late.says(0, &["Xã Cam An Gửi chậm (1 ngày);"]);
    assert!(late.out.contains("15/12/2026  61/BC-UBND\n"), "{}", late.out);
    let trace = office.run(&["trace", "can-bo"]);
    trace.says(0, &["61/BC-UBND Xã Cam An"]).says_not(&["chờ văn bản"]);
    let report = office.run(&["summary", "--format", "text"]);
    assert!(report.out.contains("15/12/2026\t61/BC-UBND"), "{}", report.out);
    let rule = "văn bản đến trước mà chưa kèm số liệu không thay cho ngày này";
    report.says(0, &["xét theo ngày Sở nhận lần đầu biểu chỉ tiêu đọc được", rule]);
}

#[test]
fn a_correction_waits_for_its_document() {
    let office = Office::new();
    office.put("xa-cam-an.csv", figures(160));
    let line = ["receive", "xa-cam-an.csv", "--date", "2026-12-12", "--document", "61/BC-UBND"];
    office.run(&line).says(0, &[]);
    let line = ["amend", "xa-cam-an", "can-bo=161/164", "--date", "2026-12-13", "--reason", "nhầm"];
    office.run(&line).says(0, &[]);
    let waits = "1 số chờ văn bản. Có số văn bản thì ghi vào sổ: bdhvs receive --document-only";
    office
        .run(&["trace", "can-bo"])
        .says(0, &["chờ văn bản Xã Cam An", "điện thoại 13/12/2026", waits, NOT_SENT]);
    // How it reported is known by its document all the same.
    office.run(&["deadlines"]).says(0, &["12/12/2026 61/BC-UBND"]);
}

#[test]
fn of_a_unit_that_has_figures_nobody_says_it_has_none() {
    let office = Office::new();
    office.put("xa-cam-an.csv", figures(160));
    office.receive("xa-cam-an.csv").says(0, &[]);
    let done = document(&office, "61/BC-UBND");
    done.says(0, &["văn bản của xã Cam An, quý IV/2026."]).says_not(&["chưa có số liệu"]);
    office.run(&["trace", "can-bo"]).says(0, &["61/BC-UBND"]);
}

#[test]
fn the_slip_of_what_could_not_be_read_says_which_day_counts() {
    let office = Office::new();
    let rows = "xa-cam-an,2026-Q4,can-bo,164,\"12,5\",\n";
    office.put("xa-cam-an.csv", format!("{HEAD}{rows}"));
    office
        .run(&["reply", "xa-cam-an.csv"])
        .says(0, &["Thời hạn tính theo ngày Sở nhận lần đầu biểu số liệu đọc được"]);
    document(&office, "61/BC-UBND").says(0, &[]);
    office.run(&["reply", "xa-cam-an"]).says(0, &["Thời hạn tính theo ngày Sở nhận lần đầu"]);
}

#[test]
fn a_slip_is_asked_for_by_any_name_and_written_for_a_mail() {
    let office = Office::new();
    office.put("xa-cam-an.csv", figures(160));
    office.receive("xa-cam-an.csv").says(0, &[]);
    office.run(&["reply", "Cam An"]).says(0, &["UBND xã Cam An"]);
    let near = "Không có tệp nào là “xa-cam-lan”. Không có đơn vị nào tên hoặc mã là “xa-cam-lan”.";
    let meant = "Có phải “Xã Cam Lâm”? Ghi đúng tên hoặc mã rồi gõ lại.";
    office.run(&["reply", "xa-cam-lan"]).says(2, &[near, meant]);
    let word = ["reply", "xa-cam-an", "--format", "docx", "--out", "phieu.docx"];
    office.run(&word).says(0, &["Đã ghi phieu.docx"]);
    let bytes = std::fs::read(office.path("phieu.docx")).expect("a file");
    assert!(bytes.starts_with(b"PK"));
}
