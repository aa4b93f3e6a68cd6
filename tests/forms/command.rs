//! `bdhvs template` as it is typed.

use super::world::project;
use assert_cmd::Command;
use std::path::Path;

fn bdhvs(folder: &Path, line: &[&str]) -> (i32, String, String) {
    let mut command = Command::cargo_bin("bdhvs").expect("binary");
    let output = command.current_dir(folder).arg("-C").arg(project()).args(line).output();
    let output = output.expect("run");
    let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("text");
    (output.status.code().expect("code"), text(output.stdout), text(output.stderr))
}

fn names(folder: &Path) -> Vec<String> {
    let entries = std::fs::read_dir(folder).expect("folder").map(|e| e.expect("entry"));
    let mut names: Vec<String> =
        entries.map(|e| e.file_name().into_string().expect("name")).collect();
    names.sort();
    names
}

#[test]
fn a_group_gets_its_forms_in_a_folder() {
    let folder = tempfile::tempdir().expect("folder");
    let line = ["template", "--group", "ubnd-cap-xa", "--period", "2025-Q4"];
    let (code, out, said) = bdhvs(folder.path(), &line);
    assert_eq!((code, out.as_str()), (0, ""), "{said}");
    assert_eq!(said, "Đã ghi 130 biểu mẫu vào bieu-mau-2025-Q4\n");
    let made = names(&folder.path().join("bieu-mau-2025-Q4"));
    assert_eq!(made.len(), 130);
    assert!(made.contains(&"xa-cam-lam-chi-tieu.csv".to_owned()));
    assert!(made.contains(&"xa-cam-lam-nhiem-vu.csv".to_owned()));
    let (code, _, _) = bdhvs(folder.path(), &line);
    assert_eq!(code, 0, "the same forms again are no loss");
}

#[test]
fn a_filled_in_form_is_not_written_over() {
    let folder = tempfile::tempdir().expect("folder");
    let line = ["template", "--unit", "xa-cam-lam", "--period", "2025-Q4", "--out"];
    let (code, _, said) = bdhvs(folder.path(), &[&line[..], &["bieu.csv"]].concat());
    assert_eq!((code, said.as_str()), (0, "Đã ghi bieu.csv\n"));
    let file = folder.path().join("bieu.csv");
    let text = std::fs::read_to_string(&file).expect("form") + "x";
    std::fs::write(&file, &text).expect("filled in");
    let (code, _, said) = bdhvs(folder.path(), &[&line[..], &["bieu.csv"]].concat());
    assert_eq!(code, 2);
    assert!(said.contains("bieu.csv; chưa ghi tệp nào"), "{said}");
    assert_eq!(std::fs::read_to_string(&file).expect("form"), text);
    let (code, _, _) = bdhvs(folder.path(), &[&line[..], &["moi/"]].concat());
    assert_eq!(code, 0);
    assert_eq!(
        names(&folder.path().join("moi")),
        ["xa-cam-lam-chi-tieu.csv", "xa-cam-lam-nhiem-vu.csv"]
    );
}

#[test]
fn one_form_is_printed_and_questions_are_answered() {
    let folder = tempfile::tempdir().expect("folder");
    let (code, out, _) = bdhvs(folder.path(), &["template", "--unit", "xa-cam-lam"]);
    assert_eq!(code, 0);
    assert!(out.starts_with("\u{feff}Biểu 01: Số liệu chỉ tiêu\r\n"), "{out}");
    let line = ["template", "--unit", "xa-cam-lam", "--form", "nhiem-vu"];
    let (_, out, _) = bdhvs(folder.path(), &line);
    assert!(out.starts_with("\u{feff}Biểu 02: Tiến độ nhiệm vụ\r\n"), "{out}");
    let (code, _, said) = bdhvs(folder.path(), &["template"]);
    assert_eq!(code, 2);
    assert!(said.contains("bdhvs template --group ubnd-cap-xa"), "{said}");
    let (code, _, said) = bdhvs(folder.path(), &["template", "--unit", "xa-cam-lan"]);
    assert_eq!(code, 2);
    assert!(said.contains("Có phải ý là “xa-cam-lam”?"), "{said}");
    let (code, _, said) = bdhvs(folder.path(), &["template", "--unit", "bao-khanh-hoa"]);
    assert_eq!(code, 2, "{said}");
}

#[test]
fn an_empty_folder_of_reports_begins_with_the_forms() {
    let folder = tempfile::tempdir().expect("folder");
    let line = ["status", "--as-of", "2025-12-01"];
    let (_, out, _) = bdhvs(folder.path(), &line);
    assert!(out.contains("Chưa có báo cáo nào của quý IV/2025. Bước đầu:"), "{out}");
    assert!(out.ends_with("\nbdhvs template --group ubnd-cap-xa\n"), "{out}");
    let (_, out, _) = bdhvs(folder.path(), &[&line[..], &["--format", "json"]].concat());
    assert!(out.contains("\"next\": [\n    \"bdhvs template --group ubnd-cap-xa\"\n  ]"), "{out}");
}

#[test]
fn a_group_gets_one_workbook_for_all() {
    let folder = tempfile::tempdir().expect("folder");
    let line = ["template", "--group", "ubnd-cap-xa", "--period", "2025-Q4", "--format", "xlsx"];
    let line = [&line[..], &["--as-of", "2025-12-01"]].concat();
    let (code, out, said) = bdhvs(folder.path(), &line);
    assert_eq!((code, out.as_str()), (0, ""), "{said}");
    assert_eq!(said, "Đã ghi bieu-mau-ubnd-cap-xa-2025-Q4.xlsx\n");
    let (code, _, _) = bdhvs(folder.path(), &line);
    assert_eq!(code, 0, "the same bytes again are no loss");
    let file = folder.path().join("bieu-mau-ubnd-cap-xa-2025-Q4.xlsx");
    std::fs::write(&file, "filled in").expect("filled in");
    let (code, _, said) = bdhvs(folder.path(), &line);
    assert_eq!(code, 2);
    assert!(said.contains("chưa ghi tệp nào"), "{said}");
    assert_eq!(std::fs::read_to_string(&file).expect("file"), "filled in");
    let (code, _, said) = bdhvs(folder.path(), &[&line[..], &["--out", "moi/"]].concat());
    assert_eq!(code, 0, "{said}");
    assert_eq!(names(&folder.path().join("moi")), ["bieu-mau-ubnd-cap-xa-2025-Q4.xlsx"]);
}

#[test]
fn a_unit_without_a_form_gets_no_workbook() {
    let folder = tempfile::tempdir().expect("folder");
    let line = ["template", "--unit", "bao-khanh-hoa", "--format", "xlsx"];
    let (code, _, said) = bdhvs(folder.path(), &line);
    assert_eq!(code, 2);
    assert!(said.contains("không phải gửi biểu nào"), "{said}");
    assert!(names(folder.path()).is_empty());
}
