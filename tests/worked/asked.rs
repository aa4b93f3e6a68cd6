//! Who is asked for what: forms before the deadline, figures after it.

use crate::province::Province;
use crate::sums::confirmed;
use crate::targets::{PEOPLE, counted};

/// What a command says on the day after the deadline of 15/12/2025, one blank between words.
fn said(province: &Province, line: &str) -> String {
    let ran = province.run(&format!("{line} --period 2025-Q4 --as-of 2025-12-17"));
    let words = format!("{} {}", ran.out, ran.err);
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

#[track_caller]
fn says(province: &Province, line: &str, words: &str) {
    let said = said(province, line);
    assert!(said.contains(words), "no “{words}” in:\n{said}");
}

#[test]
fn the_gathering_unit_is_told_its_own_blanks() {
    let own = PEOPLE.replace("reporters = [\"cac-xa\"]", "reporters = [\"so-tong\"]");
    let province = Province::new(&own);
    let missing = "Chưa có số liệu của chính đơn vị tổng hợp, Sở Tổng: Người dân. Nhập: bdhvs \
                   enter so-tong nguoi-dan=SỐ-ĐẠT/TỔNG-SỐ --date NGÀY";
    says(&province, "deadlines", missing);
    let province = province.figures("2025-Q4", "so-tong", "nguoi-dan 100 90");
    let there = said(&province, "deadlines");
    assert!(!there.contains("đơn vị tổng hợp, Sở Tổng:"), "{there}");
    // Blanks of others are no blanks of its own.
    let others = said(&Province::new(PEOPLE), "deadlines");
    assert!(!others.contains("đơn vị tổng hợp, Sở Tổng:"), "{others}");
}

/// What the list behind the reminder says of a unit.
#[track_caller]
fn reminded(province: &Province, unit: &str) -> String {
    let letter = said(province, "remind --level 1 --by 2025-12-22");
    let row = letter.split_once(&format!("| {unit} | ")).expect(&letter).1;
    row.split_once(" |").expect("a cell").0.to_owned()
}

#[test]
fn who_reports_about_units_is_told_how_many_are_left() {
    // xa-a of three is given in this quarter; last quarter's figures are another matter.
    let province = Province::new(&confirmed())
        .figures("2025-Q3", "so-y", "xa-b:xac-nhan 1000 100")
        .figures("2025-Q4", "so-y", "xa-a:xac-nhan 1000 600")
        .received("2025-Q4", "chi-tieu so-y 2025-12-10");
    assert_eq!(reminded(&province, "Sở Y"), "Số liệu chỉ tiêu “Xác nhận” (còn 02 đơn vị)");
    // Who gave none of them, or reports of itself alone, is not told a number.
    let province = province
        .figures("2025-Q4", "so-y", "xa-a:xac-nhan 1000 -")
        .figures("2025-Q4", "xa-a", "nguoi-dan 1000 900")
        .figures("2025-Q4", "xa-b", "nguoi-dan 1000 -")
        .received("2025-Q4", "chi-tieu so-y 2025-12-10\nchi-tieu xa-b 2025-12-10");
    assert_eq!(reminded(&province, "Sở Y"), "Số liệu chỉ tiêu “Xác nhận”");
    let blank = reminded(&province, "Xã B");
    assert!(blank.contains("“Người dân”") && !blank.contains("còn"), "{blank}");
}

#[test]
fn what_is_left_of_a_flow_is_left_of_this_quarter() {
    let target = "measure = \"flow\"\nabout = \"cac-xa\"\n[[indicator.target]]\nyear = 2025\n\
                  count = 100\ntext = \"100 buổi\"";
    let targets = counted("buoi", target).replace("\"cac-xa\"]", "\"so-y\"]");
    let third = |rows: &str| {
        Province::new(&targets)
            .figures("2025-Q3", "so-y", "xa-a:buoi - 10")
            .figures("2025-Q4", "so-y", rows)
            .received("2025-Q4", "chi-tieu so-y 2025-12-10")
    };
    // Two communes are missing in the third quarter, one in the fourth.
    let one = third("xa-a:buoi - 10\nxa-b:buoi - 20");
    assert_eq!(reminded(&one, "Sở Y"), "Số liệu chỉ tiêu “buoi” (còn 01 đơn vị)");
    assert_eq!(reminded(&third("xa-a:buoi - -"), "Sở Y"), "Số liệu chỉ tiêu “buoi”");
}

#[test]
fn no_form_is_made_for_who_is_exempt() {
    let text = "[[exemption]]\nunit = \"xa-b\"\nperiod = \"2025-Q4\"\ndocument = \"8/ST\"\n\
                reason = \"mới lập\"\n";
    let province = Province::new(PEOPLE).file("reports/exemptions.toml", text);
    said(&province, "template --group cac-xa --out bieu");
    let made = |unit: &str| province.path().join(format!("bieu/{unit}-chi-tieu.csv")).exists();
    assert_eq!(["xa-a", "xa-b", "xa-c"].map(made), [true, false, true]);
}
