//! A folder of files: none holds another up, none is passed over unseen, the day decides the order.

use super::office::{HEAD, Office, example};

fn figures(unit: &str, attained: u32) -> String {
    format!("{HEAD}{unit},2026-Q4,can-bo,164,{attained},\n")
}

#[test]
fn a_folder_named_by_a_day_says_the_day() {
    let office = Office::new();
    office.put("den/12-12-2026/zalo/xa-cam-lam.csv", figures("xa-cam-lam", 1));
    office.put("den/2026-12-14/xa-cam-an.csv", figures("xa-cam-an", 1));
    office.run(&["receive", "den"]).says(0, &["2 tệp: vừa nhận 2"]);
    let register = office.register();
    assert!(register[0].starts_with("0001,chi-tieu,xa-cam-lam,2026-12-12,"), "{register:?}");
    assert!(register[1].starts_with("0002,chi-tieu,xa-cam-an,2026-12-14,"), "{register:?}");
}

#[test]
fn inside_such_a_folder_the_day_is_known_too() {
    let office = Office::new();
    office.put("2026-12-12/xa-cam-lam.csv", figures("xa-cam-lam", 1));
    let mut command = office.command(&["receive", "xa-cam-lam.csv"]);
    let output = command.current_dir(office.path("2026-12-12")).output().expect("bdhvs");
    super::office::Ran::of(output).says(0, &["12/12/2026"]);
}

#[test]
fn the_day_of_arrival_decides_the_order_not_the_name_of_the_folder() {
    let office = Office::new();
    office.put("den/05-12-2026/xa-cam-lam.csv", figures("xa-cam-lam", 2));
    office.put("den/30-11-2026/xa-cam-lam.csv", figures("xa-cam-lam", 1));
    office.run(&["receive", "den"]).says(0, &["Gửi lại lần 2, xã Cam Lâm", "+1"]);
    let text = office.text("reports/2026-Q4/chi-tieu/xa-cam-lam.csv");
    assert_eq!(text, figures("xa-cam-lam", 2));
}

#[test]
fn what_was_taken_in_before_is_one_line() {
    let office = Office::new();
    office.put("den/12-12-2026/xa-cam-lam.csv", figures("xa-cam-lam", 1));
    office.put("den/12-12-2026/xa-cam-an.csv", figures("xa-cam-an", 1));
    office.run(&["receive", "den"]).says(0, &["2 tệp: vừa nhận 2"]);
    office.put("den/14-12-2026/xa-cam-hiep.csv", figures("xa-cam-hiep", 1));
    let second = office.run(&["receive", "den"]);
    second.says(0, &["xa-cam-hiep.csv Xã Cam Hiệp", "3 tệp: vừa nhận 1, đã tiếp nhận từ trước 2"]);
    second.says_not(&["Xã Cam Lâm", "Xã Cam An"]);
}

#[test]
fn a_refused_file_that_was_replaced_is_one_line() {
    let office = Office::new();
    let half = format!("{HEAD}xa-cam-lam,2026-Q4,can-bo,164,\"12,5\",\n");
    office.put("den/12-12-2026/xa-cam-lam.csv", half);
    let why = "Dòng 2, cột E (so_dat)";
    office.run(&["receive", "den"]).says(1, &[why]);
    // A form of the unit that came before says nothing about it.
    office.put("den/11-12-2026/xa-cam-lam.csv", figures("xa-cam-lam", 1));
    office.run(&["receive", "den"]).says(1, &[why]);
    office.put("den/14-12-2026/xa-cam-lam.csv", figures("xa-cam-lam", 2));
    let replaced =
        "12-12-2026/xa-cam-lam.csv: xã Cam Lâm đã có biểu chỉ tiêu nhận ngày 14/12/2026, số 0002.";
    let third = office.run(&["receive", "den"]);
    third.says(1, &[replaced, "3 tệp: vừa nhận 1, đã tiếp nhận từ trước 1, chưa nhận 1"]);
    third.says_not(&["Dòng 2"]);
}

#[test]
fn files_of_one_name_are_told_apart_by_their_days() {
    let office = Office::new();
    let half = format!("{HEAD}xa-cam-lam,2026-Q4,can-bo,164,\"12,5\",\n");
    office.put("den/12-12-2026/xa-cam-lam.csv", &half);
    office.put("den/14-12-2026/zalo/xa-cam-lam.csv", &half);
    office.put("den/14-12-2026/xa-cam-an.csv", figures("xa-cam-an", 1));
    let ran = office.run(&["receive", "den"]);
    let told = ["12-12-2026/xa-cam-lam.csv Xã Cam Lâm", "Chưa nhận 14-12-2026/zalo/xa-cam-lam.csv"];
    ran.says(1, &told).says_not(&["14-12-2026/xa-cam-an"]);
}

#[test]
fn what_has_no_form_may_be_no_report() {
    let office = Office::new();
    office.put("den/thu.txt", "Kính gửi Sở\n");
    office.put("den/xa-cam-lam.csv", figures("xa-cam-lam", 1));
    let hint = "Tệp không phải báo cáo của đơn vị thì chuyển ra khỏi thư mục này.";
    office.receive("den").says(1, &["Không tìm thấy dòng tiêu đề", hint]);
}

#[test]
fn two_versions_of_one_day_are_both_refused() {
    let office = Office::new();
    office.put("den/a/xa-cam-lam.csv", figures("xa-cam-lam", 1));
    office.put("den/b/xa-cam-lam.csv", figures("xa-cam-lam", 2));
    office.put("den/c/xa-cam-an.csv", figures("xa-cam-an", 2));
    office.put("den/d/xa-cam-an.csv", figures("xa-cam-an", 2));
    office.receive("den").says(
        1,
        &["vừa nhận 1, đã tiếp nhận từ trước 1, chưa nhận 2", "Không rõ tệp nào là bản cuối"],
    );
    assert!(!office.path("reports/2026-Q4/chi-tieu/xa-cam-lam.csv").exists());
}

#[test]
fn what_no_unit_sends_is_passed_over_by_name() {
    let office = Office::new();
    office.put("den/xa-cam-lam.csv", figures("xa-cam-lam", 1));
    for name in ["GHI-CHU.md", "~$bieu.xlsx", "Thumbs.db", "desktop.ini", ".DS_Store"] {
        office.put(&format!("den/{name}"), "x");
    }
    let ran = office.receive("den");
    ran.says(0, &["1 tệp: vừa nhận 1", "Bỏ qua 4 tệp không phải báo cáo:", "GHI-CHU.md"]);
    ran.says_not(&[".DS_Store"]);
}

#[test]
fn documents_and_pictures_are_somebodys_report_and_are_not_passed_over() {
    let office = Office::new();
    office.put("den/bao-cao.pdf", "%PDF-1.7\n");
    office.put("den/anh.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF");
    office.put("den/bieu.zip", b"PK\x03\x04zzzz");
    office.receive("den").says(1, &["3 tệp: vừa nhận 0, đã tiếp nhận từ trước 0, chưa nhận 3."]);
    assert!(office.reports().is_empty());
}

#[cfg(unix)]
#[test]
fn links_inside_a_folder_are_not_followed() {
    let office = Office::new();
    std::fs::create_dir_all(office.path("den")).expect("folder");
    let link = office.path("den/xa-cam-lam.csv");
    std::os::unix::fs::symlink(example("cam-lam-mau-luu.csv"), link).expect("link");
    office.receive("den").says(0, &["Bỏ qua 1 tệp không phải báo cáo: xa-cam-lam.csv."]);
    assert!(office.reports().is_empty());
}

#[test]
fn of_a_long_list_of_reasons_the_first_are_told() {
    let office = Office::new();
    let rows: String =
        (0..9).map(|n| format!("xa-cam-lam,2026-Q4,chi-tieu-{n},164,160,\n")).collect();
    office.put("den/xa-cam-lam.csv", format!("{HEAD}{rows}"));
    office.put("den/xa-cam-an.csv", figures("xa-cam-an", 1));
    office.receive("den").says(1, &["Còn 6 chỗ nữa; nhận riêng tệp này để xem hết."]);
    let alone = office.receive("den/xa-cam-lam.csv");
    assert_eq!(alone.out.lines().filter(|line| line.starts_with("- ")).count(), 9);
}

#[test]
fn long_names_stay_on_their_line() {
    let office = Office::new();
    let name = "bao cao binh dan hoc vu so quy IV nam 2026 cua xa Cam Lam (chinh thuc).csv";
    office.put(&format!("den/{name}"), figures("xa-cam-lam", 1));
    office.put("den/xa-cam-an.csv", figures("xa-cam-an", 1));
    let ran = office.receive("den");
    ran.says(0, &["bao cao binh dan…h thuc).csv"]);
    assert!(ran.out.lines().all(|line| line.chars().count() <= 80), "{}", ran.out);
}

#[test]
fn the_way_it_came_is_kept_and_may_be_unknown() {
    let office = Office::new();
    office.put("xa-cam-lam.csv", figures("xa-cam-lam", 1));
    office.put("xa-cam-an.csv", figures("xa-cam-an", 1));
    let line = ["receive", "xa-cam-lam.csv", "--date", "2026-12-12", "--channel", "zalo"];
    office.run(&line).says(0, &[]);
    office.receive("xa-cam-an.csv").says(0, &[]);
    let register = office.register();
    assert!(register[0].contains(",2026-12-12,zalo,,,"), "{register:?}");
    assert!(register[1].contains(",2026-12-12,,,,"), "{register:?}");
    assert!(office.validate().is_empty());
}

#[test]
fn what_was_received_before_is_counted_and_not_listed_again() {
    let office = Office::new();
    office.put("den/2026-12-12/xa-cam-lam.csv", figures("xa-cam-lam", 1));
    office.put("den/2026-12-12/xa-cam-an.csv", figures("xa-cam-an", 1));
    office.run(&["receive", "den"]).says(0, &["Xã Cam Lâm", "2 tệp: vừa nhận 2"]);
    office.put("den/2026-12-14/xa-cam-lam.csv", figures("xa-cam-lam", 2));
    let ran = office.run(&["receive", "den"]);
    ran.says(0, &["Gửi lại lần 2", "3 tệp: vừa nhận 1, đã tiếp nhận từ trước 2, chưa nhận 0."]);
    ran.says_not(&["Xã Cam An", "Đã tiếp nhận"]);
}

#[test]
fn a_file_that_stays_refused_is_told_with_its_folder_and_what_to_do() {
    let office = Office::new();
    let percent = figures("xa-cam-lam", 1).replace("164,1,", "164,85%,");
    office.put("den/2026-12-12/xa-cam-lam.csv", percent.clone());
    office.put("den/2026-12-13/xa-cam-lam.csv", percent);
    office.put("den/2026-12-14/xa-cam-lam-sua.csv", figures("xa-cam-lam", 139));
    office.put("den/2026-12-14/anh.jpg", b"\xff\xd8\xff\xe0\x00\x10JFIF");
    let words = [
        "- 2026-12-12/xa-cam-lam.csv: xã Cam Lâm đã có biểu chỉ tiêu nhận ngày 14/12/2026, số 0001.",
        "- 2026-12-13/xa-cam-lam.csv: xã Cam Lâm đã có biểu chỉ tiêu",
        "Tệp không phải báo cáo của đơn vị thì chuyển ra khỏi thư mục này.",
    ];
    office.run(&["receive", "den"]).says(1, &words);
}

#[test]
fn a_file_after_its_document_keeps_the_number() {
    let office = Office::new();
    let line = ["receive", "--document-only", "--unit", "xa-cam-lam", "--date", "2026-12-12"];
    office.run(&[&line[..], &["--document", "61/BC-UBND"]].concat()).says(0, &["số 0001"]);
    office.put("den/2026-12-14/xa-cam-lam.csv", figures("xa-cam-lam", 1));
    office.run(&["receive", "den"]).says(0, &["số tiếp nhận 0002"]);
    let ran = office.run(&["deadlines"]);
    let line = ran.out.lines().find(|line| line.starts_with("Xã Cam Lâm")).unwrap_or_default();
    assert!(line.contains("14/12/2026") && line.contains("61/BC-UBND"), "{}", ran.out);
}
