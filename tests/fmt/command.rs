//! `bdhvs fmt` as it is typed.

use assert_cmd::Command;
use std::path::Path;
use tempfile::TempDir;
use walkdir::WalkDir;

const HEADER: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";
const GOOD: &str = "reports/2025-Q3/chi-tieu/to-dan-pho-1.csv";
const MESSY: &str = "reports/2025-Q3/chi-tieu/to-dan-pho-2.csv";
const BROKEN: &str = "reports/2025-Q4/chi-tieu/to-dan-pho-2.csv";

/// The minimal repository with a file that can be mended and one that cannot.
fn repository() -> TempDir {
    let minimal = Path::new(env!("CARGO_MANIFEST_DIR")).join("tests/minimal");
    let folder = tempfile::tempdir().expect("folder");
    for entry in WalkDir::new(&minimal).into_iter().map(|e| e.expect("entry")) {
        let target = folder.path().join(entry.path().strip_prefix(&minimal).expect("inside"));
        if entry.file_type().is_dir() {
            std::fs::create_dir_all(target).expect("folder");
        } else {
            std::fs::copy(entry.path(), target).expect("file");
        }
    }
    write(folder.path(), MESSY, &messy());
    write(folder.path(), BROKEN, &format!("{HEADER}to-dan-pho-9,2025-Q4,nguoi-dan,1,1,\n"));
    folder
}

fn messy() -> String {
    format!(
        "\u{feff}{HEADER}90102,2025-Q3,luot-du,,KPS,\nto-dan-pho-2,2025-Q3,nguoi-dan,300,180,\n"
    )
    .replace(',', ";")
    .replace('\n', "\r\n")
}

fn write(root: &Path, inside: &str, text: &str) {
    std::fs::write(root.join(inside), text).expect("file");
}

fn read(root: &Path, inside: &str) -> String {
    std::fs::read_to_string(root.join(inside)).expect("file")
}

fn fmt(root: &Path, line: &[&str]) -> (i32, String) {
    let mut command = Command::cargo_bin("bdhvs").expect("binary");
    let output = command.current_dir(root).arg("fmt").args(line).output().expect("run");
    assert!(output.stderr.is_empty() || output.status.code() == Some(2), "{output:?}");
    let text = String::from_utf8([output.stdout, output.stderr].concat()).expect("text");
    (output.status.code().expect("code"), text)
}

#[test]
fn check_and_diff_write_nothing() {
    let folder = repository();
    let (code, text) = fmt(folder.path(), &["--check"]);
    assert_eq!(code, 1);
    assert_eq!(
        text,
        format!(
            "Chưa đúng dạng chuẩn: {MESSY}\n\
             Để nguyên: {BROKEN}:2: không có đơn vị nào mang mã “to-dan-pho-9”. Chạy: bdhvs receive \
             {BROKEN}\n\
             Đã xem 18 tệp: 16 đúng dạng chuẩn, cần ghi lại 1, để nguyên 1.\n"
        )
    );
    let (code, text) = fmt(folder.path(), &["--diff", MESSY]);
    assert_eq!(code, 0);
    assert!(text.contains("\n-90102;2025-Q3;luot-du;;KPS;\\u{d}\n"), "{text}");
    assert!(text.contains("\n+to-dan-pho-2,2025-Q3,luot-du,,KPS,\n"), "{text}");
    assert_eq!(read(folder.path(), MESSY), messy());
    assert!(!folder.path().join("reports/.bdhvs-khoa").exists());
}

#[test]
fn files_are_rewritten_once() {
    let folder = repository();
    let before = read(folder.path(), GOOD);
    let (code, text) = fmt(folder.path(), &[]);
    assert_eq!(code, 0);
    assert!(text.starts_with(&format!("Đã ghi lại: {MESSY}\nĐể nguyên: {BROKEN}:2: ")), "{text}");
    let rows = "to-dan-pho-2,2025-Q3,nguoi-dan,300,180,\nto-dan-pho-2,2025-Q3,luot-du,,KPS,\n";
    assert_eq!(read(folder.path(), MESSY), format!("{HEADER}{rows}"));
    assert_eq!(read(folder.path(), GOOD), before);
    let (_, text) = fmt(folder.path(), &["-q"]);
    assert!(!text.contains("Đã ghi lại") && !text.contains("Đã xem"), "{text}");
}

#[test]
fn only_what_was_asked_for_is_looked_at() {
    let folder = repository();
    let (code, text) = fmt(folder.path(), &["--check", "reports/2025-Q3/so-tiep-nhan.csv", GOOD]);
    assert_eq!(
        (code, text.as_str()),
        (0, "Đã xem 2 tệp: 2 đúng dạng chuẩn, cần ghi lại 0, để nguyên 0.\n")
    );
    let (code, text) = fmt(folder.path(), &["--check", "./reports/2025-Q4"]);
    assert_eq!(code, 1, "{text}");
    let inside = folder.path().join("reports/2025-Q3/chi-tieu");
    let (code, text) = fmt(&inside, &["--check", "to-dan-pho-2.csv"]);
    assert_eq!(code, 1, "{text}");
    let (code, text) = fmt(folder.path(), &["reports/2025-Q3/la.csv"]);
    assert_eq!(code, 2);
    assert!(text.contains("không có tệp biểu nào là “reports/2025-Q3/la.csv”"), "{text}");
}

#[test]
fn the_examples_are_in_committed_form() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (code, text) = fmt(root, &["--check", "--reports", "examples/reports"]);
    assert_eq!(code, 0, "{text}");
}
