//! Workbooks with several sheets, and files whose name says something else than their bytes.

use super::office::{Office, example};
use super::packages::{rows, workbook};

const FIGURES: &[&[&str]] = &[
    &["Đơn vị: Xã Tu Bông"],
    &["Kỳ báo cáo: Quý IV/2026"],
    &["Mã chỉ tiêu", "Tổng số (người)", "Số đạt luỹ kế (người)", "Ghi chú"],
    &["can-bo", "61", "60", ""],
];
const TASKS: &[&[&str]] = &[
    &["Đơn vị: Xã Tu Bông"],
    &["Kỳ báo cáo: Quý IV/2026"],
    &["Mã nhiệm vụ", "Trạng thái", "Kết quả"],
    &["V.4", "Hoàn thành", "Đã mở 12 buổi"],
];

fn office(sheets: &[(&str, &str, &str)]) -> Office {
    let office = Office::new();
    office.put("bieu.xlsx", workbook(sheets, &[]));
    office
}

#[test]
fn a_workbook_of_two_forms_brings_both() {
    let office = office(&[("Biểu 01", "", &rows(FIGURES)), ("Biểu 02", "", &rows(TASKS))]);
    office.receive("bieu.xlsx").says(0, &["vừa nhận 2"]);
    let register = office.register();
    assert_eq!(register.len(), 2, "{register:?}");
    assert!(office.text("reports/2026-Q4/chi-tieu/xa-tu-bong.csv").contains("can-bo,61,60,"));
    assert!(office.text("reports/2026-Q4/nhiem-vu/xa-tu-bong.csv").contains("V.4,hoan-thanh,"));
    office.receive("bieu.xlsx").says(0, &["vừa nhận 0"]);
    assert_eq!(office.register(), register);
}

#[test]
fn one_form_that_is_refused_holds_back_the_whole_workbook() {
    let wrong = [&TASKS[..3], &[&["V.4", "Xong rồi", "x"][..]]].concat();
    let office = office(&[("Biểu 01", "", &rows(FIGURES)), ("Biểu 02", "", &rows(&wrong))]);
    office.receive("bieu.xlsx").says(1, &["Trang “Biểu 02”, ô B4", "không phải là trạng thái"]);
    assert!(office.reports().is_empty());
}

#[test]
fn a_form_that_was_not_filled_in_is_passed_over_and_said() {
    let office = office(&[("Biểu 01", "", &rows(FIGURES)), ("Biểu 02", "", &rows(&TASKS[..3]))]);
    office.receive("bieu.xlsx").says(0, &["Biểu nhiệm vụ (trang “Biểu 02”) để trống", "0001"]);
    assert_eq!(office.register().len(), 1);
}

#[test]
fn what_is_hidden_is_named_and_never_chosen() {
    let other = rows(&[FIGURES[0], FIGURES[1], FIGURES[2], &["can-bo", "50", "40", ""]]);
    let hidden = ("Cũ", "state='hidden'", other.as_str());
    let both = office(&[("Biểu 01", "", &rows(FIGURES)), hidden]);
    both.receive("bieu.xlsx").says(0, &["Trang “Cũ” bị ẩn, có bảng giống biểu, không đọc"]);
    assert!(both.text("reports/2026-Q4/chi-tieu/xa-tu-bong.csv").contains("can-bo,61,60,"));
    let only = office(&[("Bìa", "", &rows(&[&["x"]])), hidden]);
    only.receive("bieu.xlsx").says(1, &["Bảng số liệu nằm ở trang “Cũ” đang bị ẩn"]);
    let twice = office(&[("A", "", &rows(FIGURES)), ("B", "", &other)]);
    twice
        .receive("bieu.xlsx")
        .says(1, &["hai bảng cùng giống biểu chỉ tiêu: trang “A” và trang “B”"]);
    assert!(twice.reports().is_empty());
}

#[test]
fn a_number_of_a_spreadsheet_is_never_thousands() {
    let row: &[&str] = &["nguoi-dan", "15.250", "12.418", ""];
    let sheet = rows(&[FIGURES[0], FIGURES[1], FIGURES[2], row]);
    let office = office(&[("A", "", &sheet)]);
    office.receive("bieu.xlsx").says(1, &["ô C4", "là số lẻ, không thể là số người"]);
}

#[test]
fn a_slip_is_made_of_a_workbook_and_of_a_word_file() {
    let office = Office::new();
    office.run(&["reply", &example("tu-choi-phan-tram.xlsx")]).says(0, &["85%", "ô E5"]);
    office.run(&["reply", &example("tu-choi-sua-doi.docx")]).says(0, &["25.700", "Bảng 2"]);
    office.run(&["reply", &example("tu-choi-excel-cu.xls")]).says(0, &[".xlsx"]);
    let slip = office.run(&["reply", &example("tu-choi-khong-bang.docx")]);
    slip.says(0, &["Word không có bảng"]).says_not(&["bdhvs receive"]);
}

#[test]
fn the_register_of_incoming_documents_may_be_a_workbook() {
    let office = office(&[("Biểu 01", "", &rows(FIGURES))]);
    let sheet = rows(&[
        &["SỔ VĂN BẢN ĐẾN"],
        &["Ngày đến", "Số ký hiệu", "Cơ quan gửi"],
        &["12/12/2026", "45/BC-UBND", "Xã Tu Bông"],
    ]);
    office.put("so.xlsx", workbook(&[("Sổ", "", &sheet)], &[]));
    let ran = office.run(&["receive", "bieu.xlsx", "--incoming", "so.xlsx"]);
    ran.says(0, &["45/BC-UBND", "12/12/2026"]);
}

#[test]
fn a_second_reader_sees_the_same_figures() {
    use calamine::{Data, Reader};
    for name in ["cam-lam-bang-tinh.xlsx", "cam-lam-cong-thuc-libreoffice.xlsx"] {
        let mut book: calamine::Xlsx<_> = calamine::open_workbook(example(name)).expect("workbook");
        let sheet = book.worksheet_range("Biểu 01").expect("sheet");
        let seen = |row, column| match sheet.get_value((row, column)) {
            Some(Data::Float(number)) => *number as u64,
            Some(Data::Int(number)) => *number as u64,
            other => panic!("{name}: {other:?}"),
        };
        let figures = [seen(6, 6), seen(6, 7), seen(7, 6), seen(7, 7)];
        assert_eq!(figures, [164, 160, 36845, 25736], "{name}");
    }
}
