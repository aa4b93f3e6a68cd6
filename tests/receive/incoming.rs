//! The register of incoming documents says on which day a file came, and under which number.

use super::office::{HEAD, Office};

const REGISTER: &str =
    "SỔ VĂN BẢN ĐẾN;;;;\nSố đến;Ngày đến;Số, ký hiệu;Ngày văn bản;Cơ quan gửi;Tệp đính kèm\n";

fn office(rows: &str) -> Office {
    let office = Office::new();
    office.put("den/so-van-ban-den.csv", format!("{REGISTER}{rows}"));
    for unit in ["xa-cam-lam", "xa-cam-an"] {
        office.put(&format!("den/{unit}.csv"), format!("{HEAD}{unit},2026-Q4,can-bo,164,160,\n"));
    }
    office
}

const INCOMING: [&str; 2] = ["--incoming", "den/so-van-ban-den.csv"];

fn receive(office: &Office, rest: &[&str]) -> super::office::Ran {
    office.run(&[&["receive"], rest, &INCOMING].concat())
}

#[test]
fn the_only_document_of_a_unit_gives_day_number_and_channel() {
    let office = office("1;12/12/2026 09:15;45/BC-UBND;11/12/2026;UBND xã Cam Lâm;\n");
    receive(&office, &["den/xa-cam-lam.csv"]).says(0, &["45/BC-UBND", "12/12/2026"]);
    let row = &office.register()[0];
    assert!(
        row.starts_with("0001,chi-tieu,xa-cam-lam,2026-12-12,vbdt,45/BC-UBND,2026-12-11,"),
        "{row}"
    );
}

#[test]
fn the_register_among_the_files_is_no_submission() {
    let rows = "1;12/12/2026;45/BC-UBND;11/12/2026;Xã Cam Lâm;\n2;14/12/2026;9/BC-UBND;14/12/2026;Xã Cam An;\n";
    let office = office(rows);
    receive(&office, &["den"])
        .says(0, &["2 tệp: vừa nhận 2", "Bỏ qua 1 tệp không phải báo cáo: so-van-ban-den.csv."]);
    assert!(office.register()[1].contains("xa-cam-an,2026-12-14,vbdt,9/BC-UBND"));
}

#[test]
fn several_candidates_are_named_and_none_is_taken() {
    let rows = "1;12/12/2026;45/BC-UBND;;Xã Cam Lâm;\n2;14/12/2026;46/BC-UBND;;Xã Cam Lâm;\n";
    let office = office(rows);
    let ran = receive(&office, &["den/xa-cam-lam.csv"]);
    ran.says(
        1,
        &["45/BC-UBND (đến ngày 12/12/2026), 46/BC-UBND (đến ngày 14/12/2026)", "--document SỐ"],
    );
    assert!(office.reports().is_empty());
    receive(&office, &["den/xa-cam-lam.csv", "--document", "46/BC-UBND"]).says(0, &["14/12/2026"]);
}

#[test]
fn the_name_of_the_attachment_decides() {
    let rows = "1;12/12/2026;45/BC-UBND;;Xã Cam Lâm;moi-hop.pdf\n2;14/12/2026;46/BC-UBND;;Xã Cam Lâm;cong-van.pdf|xa-cam-lam.csv\n";
    let office = office(rows);
    receive(&office, &["den/xa-cam-lam.csv"]).says(0, &["46/BC-UBND", "14/12/2026"]);
}

#[test]
fn a_document_with_another_number_is_never_taken() {
    let office = office("1;12/12/2026;45/BC-UBND;;Xã Cam Lâm;\n");
    let ran = receive(&office, &["den/xa-cam-lam.csv", "--document", "99/BC-UBND"]);
    ran.says(
        1,
        &["không có văn bản 99/BC-UBND của đơn vị này", "45/BC-UBND (đến ngày 12/12/2026)"],
    );
    let line = ["den/xa-cam-lam.csv", "--document", "99/BC-UBND", "--date", "2026-12-14"];
    receive(&office, &line).says(0, &[]);
    assert!(office.register()[0].contains("2026-12-14,,99/BC-UBND,"), "{:?}", office.register());
}

#[test]
fn a_unit_that_the_register_does_not_have_has_no_day() {
    let office = office("1;12/12/2026;45/BC-UBND;;Xã Cam Lâm;\n");
    receive(&office, &["den/xa-cam-an.csv"]).says(1, &["Chưa biết ngày nhận tệp này"]);
    receive(&office, &["den/khong-co.csv"]).says(3, &[]);
    let no_register = office.put("so.csv", "a;b\n1;2\n");
    office.run(&["receive", "den", "--incoming", &no_register]).says(2, &["Ngày đến"]);
}

#[test]
fn a_number_with_a_telephone_in_it_does_not_reach_the_register() {
    let office = office("1;12/12/2026;Zalo 0912345678;;Xã Cam Lâm;\n");
    let ran = receive(&office, &["den/xa-cam-lam.csv"]);
    ran.says(1, &["Số văn bản có dữ liệu cá nhân"]).says_not(&["0912345678"]);
    assert!(office.reports().is_empty());
}
