//! Personal data never leaves: not on the screen, not into the repository.

use super::office::{HEAD, Office, example};

const PHONE: &str = "0912345678";

#[test]
fn what_would_be_stored_is_refused_and_masked() {
    let office = Office::new();
    let ran = office.receive(&example("tu-choi-thong-tin-ca-nhan.csv"));
    ran.says(1, &["Dòng 4, cột D (Ghi chú)", "đã che số điện thoại", "theo 3 mẫu dữ liệu cá nhân"]);
    ran.says_not(&["0912", PHONE]);
    assert!(office.reports().is_empty());
}

/// What a spreadsheet makes of a telephone in a cell of its own. The same digits are a figure in a
/// column of figures, and words beside them say what they are.
#[test]
fn a_number_alone_among_words_may_be_somebodys() {
    let office = Office::new();
    let file = |cells: &str| {
        let title = "UBND xã Cam Lâm\nQuý IV/2026\n";
        office.put("gui.csv", format!("{title}{HEAD}xa-cam-lam,2026-Q4,can-bo,{cells}\n"));
        office.receive("gui.csv")
    };
    for cell in ["912345678", "912345678.0", " 1203001234"] {
        let ran = file(&format!("164,160,{cell}"));
        ran.says(1, &["Dòng 4, cột F (ghi_chu)", "bỏ mất số 0 ở đầu", "đã che", "đơn vị tính gì"]);
        ran.says_not(&["912345678", "1203001234"]);
        assert!(office.reports().is_empty());
    }
    file("164,160,chi 912345678 đồng").says(0, &[]);
}

#[test]
fn what_is_not_stored_is_masked_and_refuses_nothing() {
    let office = Office::new();
    let text = format!(
        "UBND xã Cam Lâm\nQuý IV/2026\n{}xa-cam-lam,2026-Q4,can-bo,164,160,\n\nNgười lập biểu: Hoa, {PHONE}\n",
        HEAD
    );
    office.put("a.csv", text);
    let ran = office.receive("a.csv");
    ran.says(0, &["thông tin cá nhân nằm ngoài phần số liệu"]).says_not(&[PHONE]);
    assert!(office.reports().values().all(|b| !String::from_utf8_lossy(b).contains(PHONE)));
}

#[test]
fn names_of_files_are_masked_however_long_they_are() {
    let office = Office::new();
    for name in [
        format!("den/chi Hoa {PHONE}.csv"),
        format!("den/bao cao cua chi Hoa xa Cam Lam so {PHONE} gui qua Zalo hom qua.csv"),
        "den/bao cao 0912 345 678.csv".to_owned(),
        "den/hoa.nguyen@gmail.com.csv".to_owned(),
    ] {
        office.put(&name, "x");
    }
    let ran = office.receive("den");
    ran.says(1, &["chưa nhận 4"]).says_not(&["0912", "345", "678", "gmail"]);
    office.put(
        "den/xa-cam-lam 0912345678.csv",
        format!("{HEAD}xa-cam-lam,2026-Q4,can-bo,164,160,\n"),
    );
    office.receive("den/xa-cam-lam 0912345678.csv").says_not(&["0912"]);
    office.receive("den/khong-co 0912345678.csv").says(3, &[]).says_not(&["0912"]);
}

#[test]
fn what_is_typed_on_the_command_line_is_masked() {
    let office = Office::new();
    for line in [
        ["enter", "xa-cam-an", "0912345678=1/2", "--date", "2026-12-12"],
        ["enter", "xa-cam-an", "can-bo=0912345678/1", "--date", "2026-12-12"],
        ["enter", "0912345678", "can-bo=1/1", "--date", "2026-12-12"],
        ["enter", "xa-cam-an", "can-bo@0912345678=1/1", "--date", "2026-12-12"],
        ["receive", "a", "--unit", "0912345678", "--date=2026-12-12"],
    ] {
        office.run(&line).says_not(&[PHONE]);
    }
    office.run(&["receive", "--undo", PHONE]).says(1, &[]).says_not(&[PHONE]);
    let line = ["receive", "--document-only", "--unit", "xa-cam-an", "--date", "2026-12-12"];
    let ran = office.run(&[&line[..], &["--document", "gọi 0912345678"]].concat());
    ran.says(2, &["dữ liệu cá nhân"]).says_not(&[PHONE]);
    assert!(office.reports().is_empty());
}

#[test]
fn every_run_says_how_much_was_looked_at() {
    let office = Office::new();
    office
        .receive(&example("cam-lam-mau-luu.csv"))
        .says(0, &["Đã rà 38 ô sẽ lưu theo 3 mẫu dữ liệu cá nhân."]);
    office.receive(&example("tu-choi-tep-pdf.csv")).says(1, &["Đã rà 0 ô sẽ lưu theo 3 mẫu"]);
    std::fs::create_dir_all(office.path("trong")).expect("folder");
    office.receive("trong").says(0, &["theo 3 mẫu"]);
    let line = ["enter", "xa-cam-an", "can-bo=1/2", "--date", "2026-12-12"];
    office.run(&line).says(0, &["theo 3 mẫu dữ liệu cá nhân"]);
}
