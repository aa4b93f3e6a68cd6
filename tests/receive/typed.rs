//! `enter` and `amend`: figures typed by hand.

use super::office::{HEAD, Office};

const FILE: &str = "reports/2026-Q4/chi-tieu/xa-cam-an.csv";
const DATE: [&str; 2] = ["--date", "2026-12-12"];

fn enter(office: &Office, rest: &[&str]) -> super::office::Ran {
    office.run(&[&["enter", "xa-cam-an"], rest, &DATE].concat())
}

fn amend(office: &Office, rest: &[&str]) -> super::office::Ran {
    office.run(&[&["amend", "xa-cam-an"], rest, &DATE].concat())
}

#[test]
fn figures_are_merged_in_the_order_of_the_plan() {
    let office = Office::new();
    enter(&office, &["nguoi-dan=9100/13800"])
        .says(0, &["Xã Cam An, quý IV/2026", "9.100", "13.800", "mới"]);
    enter(&office, &["buoi-hoc=12", "can-bo=10/12"]).says(0, &["số tiếp nhận 0002"]);
    let rows = "xa-cam-an,2026-Q4,can-bo,12,10,\nxa-cam-an,2026-Q4,nguoi-dan,13800,9100,\nxa-cam-an,2026-Q4,buoi-hoc,,12,\n";
    assert_eq!(office.text(FILE), format!("{HEAD}{rows}"));
    assert!(office.validate().is_empty());
}

#[test]
fn what_is_typed_wrong_is_refused_with_the_way_out() {
    let office = Office::new();
    let refused: [(&str, &[&str]); 13] = [
        ("nguoi-da=1/2", &["Có phải ý là “nguoi-dan”?", "Xã Cam An báo cáo: can-bo (CBCCVC"]),
        ("nguoi-dan", &["thiếu dấu bằng"]),
        ("nguoi-dan=5", &["cần cả hai số"]),
        ("nguoi-dan=5/", &["Thiếu một số"]),
        ("nguoi-dan=/", &["Thiếu một số"]),
        ("nguoi-dan=9.10/13800", &["“9.10” không phải là số nguyên", "5.120"]),
        ("hoc-sinh-sinh-vien=1/2", &["là tổng của các phần", "Xã Cam An báo cáo:"]),
        ("nguoi-dan=-1/5", &["không phải là số nguyên"]),
        ("nguoi-dan=KPS/KPS", &["KPS chỉ dùng cho số phát sinh trong kỳ"]),
        ("nguoi-dan=12345678901/5", &["quá 10 chữ số"]),
        ("buoi-hoc=1/2", &["chỉ có một số"]),
        ("vneid=1/2", &["không do xã Cam An báo cáo", "nguoi-dan (Người trưởng thành)"]),
        ("nguoi-dan@xa-cam-hiep=1/2", &["không do xã Cam An báo cáo"]),
    ];
    for (figure, words) in refused {
        enter(&office, &[figure]).says(1, words);
    }
    enter(&office, &["can-bo=1/2", "can-bo=1/2"]).says(1, &["ghi hai lần"]);
    let ran = office.run(&[&["enter", "xa-cam-a", "can-bo=1/2"][..], &DATE].concat());
    ran.says(2, &["Có phải “xa-cam-an”?"]);
    assert!(office.reports().is_empty());
}

#[test]
fn names_and_numbers_are_typed_as_they_are_printed() {
    let office = Office::new();
    enter(&office, &["Người trưởng thành=9.100/13.800"]).says(0, &["9.100", "13.800"]);
    amend(&office, &["nguoi truong thanh=9101/13.800", "--reason", "nhầm"]).says(0, &["9.101"]);
    assert!(office.text(FILE).contains("xa-cam-an,2026-Q4,nguoi-dan,13800,9101,"));
    let line = ["enter", "Công an tỉnh", "Xác nhận VNeID@Xã Cam An=1.200/13.800"];
    office.run(&[&line[..], &DATE].concat()).says(0, &["số tiếp nhận 0003"]);
    let text = office.text("reports/2026-Q4/chi-tieu/cong-an-tinh.csv");
    assert!(text.contains("xa-cam-an,2026-Q4,vneid,13800,1200,"), "{text}");
}

#[test]
fn nothing_arose_is_said_of_what_is_counted_anew_only() {
    let office = Office::new();
    enter(&office, &["buoi-hoc=KPS"]).says(0, &["KPS"]);
    assert!(office.text(FILE).ends_with("xa-cam-an,2026-Q4,buoi-hoc,,KPS,\n"));
}

#[test]
fn figures_about_other_units_come_from_who_owns_them() {
    let office = Office::new();
    let line = ["enter", "cong-an-tinh", "vneid@xa-cam-lam=5/9", "vneid@xa-cam-an=4/8"];
    office.run(&[&line[..], &DATE].concat()).says(0, &["xa-cam-lam"]);
    let line = ["enter", "cong-an-tinh", "vneid@xa-cam-la=5/9"];
    office.run(&[&line[..], &DATE].concat()).says(1, &["xa-cam-la"]);
}

#[test]
fn a_figure_that_is_there_is_never_overwritten() {
    let office = Office::new();
    enter(&office, &["can-bo=10/12"]).says(0, &[]);
    let before = office.reports();
    enter(&office, &["can-bo=11/12"]).says(1, &["“can-bo” đã có số 10/12", "bdhvs amend"]);
    enter(&office, &["can-bo=10/12"]).says(0, &["đã tiếp nhận từ trước, số 0001; không ghi thêm"]);
    assert_eq!(office.reports(), before);
}

#[test]
fn a_correction_keeps_the_history_and_says_why() {
    let office = Office::new();
    office.put("xa-cam-an.csv", format!("{HEAD}xa-cam-an,2026-Q4,can-bo,12,10,theo bảng lương\n"));
    office.receive("xa-cam-an.csv").says(0, &[]);
    let ran = amend(&office, &["can-bo=12/12", "--reason", "ghi nhầm"]);
    ran.says(0, &["+2", "Lần gửi thứ 2", "số tiếp nhận 0002"]);
    assert_eq!(
        office.text(FILE),
        format!("{HEAD}xa-cam-an,2026-Q4,can-bo,12,12,theo bảng lương; Đính chính: ghi nhầm\n")
    );
    let register = office.register();
    assert_eq!(register.len(), 2);
    assert!(register[1].contains(",dien-thoai,"), "{register:?}");
    assert!(register[1].ends_with(",Đính chính: ghi nhầm"), "{register:?}");
    let before = office.reports();
    amend(&office, &["can-bo=12/12", "--reason", "ghi nhầm"]).says(0, &["không ghi thêm"]);
    assert_eq!(office.reports(), before);
    assert!(office.validate().is_empty());
}

#[test]
fn a_correction_needs_a_figure_and_a_reason_without_a_telephone() {
    let office = Office::new();
    amend(&office, &["can-bo=12/12", "--reason", "nhầm"]).says(1, &["chưa có số để đính chính"]);
    enter(&office, &["can-bo=10/12"]).says(0, &[]);
    let before = office.reports();
    let phone = ["can-bo=12/12", "--reason", "chị Hoa 0912345678 gọi"];
    amend(&office, &phone).says(1, &["Lý do có dữ liệu cá nhân"]).says_not(&["0912345678"]);
    amend(&office, &["can-bo=12/12", "--reason", " "]).says(1, &["Chưa ghi lý do"]);
    let phone = ["nguoi-dan=1/2", "--document", "Zalo 0912345678"];
    enter(&office, &phone).says(2, &["dữ liệu cá nhân"]).says_not(&["0912345678"]);
    assert_eq!(office.reports(), before);
}

#[test]
fn a_file_in_another_form_is_not_added_to() {
    let office = Office::new();
    let text = format!("{HEAD}xa-cam-an,2026-Q4,can-bo,12,10,\n").replace(',', ";");
    office.put(FILE, &text);
    enter(&office, &["nguoi-dan=1/2"]).says(1, &["chưa ở dạng chuẩn"]);
    assert_eq!(office.text(FILE), text);
}

#[test]
fn what_was_stopped_before_the_register_is_completed_by_the_same_command() {
    let office = Office::new();
    enter(&office, &["can-bo=10/12"]).says(0, &[]);
    let register = office.text("reports/2026-Q4/so-tiep-nhan.csv");
    let whole = office.reports();
    let header = register.lines().next().expect("header");
    office.put("reports/2026-Q4/so-tiep-nhan.csv", format!("{header}\n"));
    enter(&office, &["can-bo=10/12"]).says(0, &["chưa vào sổ; đã vào sổ, số tiếp nhận 0001"]);
    assert_eq!(office.reports(), whole);
    let amended = ["can-bo=11/12", "--reason", "nhầm"];
    amend(&office, &amended).says(0, &[]);
    let whole = office.reports();
    office.put("reports/2026-Q4/so-tiep-nhan.csv", &register);
    amend(&office, &amended).says(0, &["đã vào sổ, số tiếp nhận 0002"]);
    assert_eq!(office.reports(), whole);
}
