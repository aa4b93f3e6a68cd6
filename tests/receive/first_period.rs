//! The tool is taken into use in the middle of a year: what came before was kept elsewhere, and
//! counts against nobody.

use super::office::{HEAD, Office};

fn figures(unit: &str, period: &str) -> String {
    format!("{HEAD}{unit},{period},can-bo,164,160,\n")
}

/// One commune reported for the last quarter of 2026; 79 units of 80 did not.
fn begun() -> Office {
    let office = Office::new();
    office.put("xa-cam-lam.csv", figures("xa-cam-lam", "2026-Q4"));
    office.receive("xa-cam-lam.csv").says(0, &[]);
    office
}

fn letter(office: &Office, level: &str) -> String {
    let ran = office.run(&["remind", "--level", level, "--format", "text"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    ran.out
}

#[test]
fn periods_that_nobody_reported_on_count_against_nobody() {
    let office = begun();
    let second = letter(&office, "2");
    assert!(second.contains("\tỦy ban nhân dân xã Đại Lãnh\tBáo cáo\t1\n"), "{second}");
    assert!(!second.contains("từ kỳ thứ hai trở lên"), "{second}");
    let left_out = "số kỳ không gồm quý I/2026, quý II/2026 và quý III/2026";
    assert!(second.contains(left_out), "{second}");
    let above = letter(&office, "3");
    assert!(!above.contains("từ hai kỳ trở lên"), "{above}");
}

#[test]
fn a_period_with_one_entry_counts_against_the_others() {
    let office = begun();
    office.put("quy-3/xa-cam-lam.csv", figures("xa-cam-lam", "2026-Q3"));
    let earlier = ["receive", "quy-3/xa-cam-lam.csv", "--date", "2026-09-10"];
    office.run(&earlier).says(0, &[]);
    let second = letter(&office, "2");
    assert!(second.contains("\tỦy ban nhân dân xã Đại Lãnh\tBáo cáo\t2\n"), "{second}");
    // 80 report; one of them owes nothing of an earlier period.
    assert!(second.contains("79 đơn vị chưa gửi hoặc gửi chậm từ kỳ thứ hai trở lên"), "{second}");
    assert!(second.contains("số kỳ không gồm quý I/2026 và quý II/2026 ("), "{second}");
}

#[test]
fn other_pages_say_so_too() {
    let office = begun();
    let brief = office.run(&["brief"]);
    brief.says(0, &["Chưa đủ căn cứ trả lời", "quý I/2026, quý II/2026 và quý III/2026"]);
    brief.says_not(&["từ hai kỳ trong năm"]);
    let unit = office.run(&["units", "xa-dai-lanh"]);
    unit.says(0, &["Quý III/2026 Không tính: kỳ chưa có báo cáo nào", "Quý IV/2026 Chưa gửi"]);
    let page = office.run(&["dashboard"]);
    page.says(
        0,
        &["Không tính quý III/2025, quý IV/2025, quý I/2026, quý II/2026 và quý III/2026"],
    );
    // Of the units 79 have not sent, each in one period.
    assert_eq!(page.out.matches("✕").count(), 79 + 1, "the key and one sign a unit");
    let empty = office.run(&["deadlines", "--period", "2026-Q3"]);
    empty.says(0, &["Chưa có báo cáo nào của quý III/2026", "kỳ này không tính vào số kỳ chậm"]);
    let early = office.run(&["remind", "--level", "1", "--period", "2026-Q3"]);
    early.says(0, &["Sổ tiếp nhận chưa có báo cáo nào của quý III/2026"]);
}

#[test]
fn figures_of_the_gathering_unit_are_asked_for() {
    let office = begun();
    let named = "Sở Khoa học và Công nghệ: CBCCVC, người LĐ";
    office.run(&["status"]).says(0, &[&format!("Tự nhập {named}")]);
    let command = "bdhvs enter so-khoa-hoc-cong-nghe can-bo=SỐ-ĐẠT/TỔNG-SỐ --date NGÀY";
    office.run(&["deadlines"]).says(0, &["Chưa có số liệu của chính đơn vị tổng hợp", command]);
    office.run(&["remind", "--level", "1"]).says(0, &[command]);
    let line = ["enter", "so-khoa-hoc-cong-nghe", "can-bo=80/81", "--date", "2026-12-12"];
    office.run(&line).says(0, &[]);
    office.run(&["status"]).says(0, &[]).says_not(&["Tự nhập"]);
}

#[test]
fn a_figure_given_for_some_units_is_asked_for_the_others() {
    let office = begun();
    let line = ["enter", "cong-an-tinh", "vneid@xa-cam-an=1200/13800", "--date", "2026-12-12"];
    office.run(&line).says(0, &[]);
    // 65 communes, one of them given.
    let first = letter(&office, "1");
    assert!(first.contains("“Xác nhận VNeID” (còn 64 đơn vị)"), "{first}");
    // And which targets the second letter counts: all five and the digital identity lack figures.
    let second = letter(&office, "2");
    assert!(second.contains("Chỉ tiêu chưa đủ cơ sở đánh giá: "), "{second}");
}

#[test]
fn a_message_does_not_name_eighty_units() {
    let office = begun();
    let ran = office.run(&["remind", "--level", "1", "--format", "zalo"]);
    ran.says(0, &["của 80 cơ quan, địa phương theo danh sách gửi kèm"]);
    ran.says_not(&["Đại Lãnh"]);
}

#[test]
fn a_period_is_typed_as_files_are_named() {
    begun().run(&["deadlines", "--period", "Q4-2026"]).says(0, &["Quý IV/2026"]);
}
