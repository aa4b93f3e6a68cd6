//! Every file of the examples of what units send: each gets a slip, in the sender's words.

use crate::{cells, slip, speaks_to_the_sender};
use std::fs;
use std::path::{Path, PathBuf};

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

fn submissions() -> Vec<PathBuf> {
    let folder = fs::read_dir(root().join("examples/submissions")).expect("the examples");
    let files = folder.map(|entry| entry.expect("a file").path());
    let sent = |path: &PathBuf| {
        path.extension().is_some_and(|e| e == "csv") && !path.ends_with("expected.csv")
    };
    let mut files: Vec<PathBuf> = files.filter(sent).collect();
    files.sort();
    files
}

fn slip_of(path: &Path, format: &str) -> String {
    let path = path.to_str().expect("a path");
    slip(root(), &[path, "--as-of", "2026-12-16", "--format", format])
}

/// What stands in the sender's own cell may be anything: it is left out before words are judged.
fn without_quotations(page: &str) -> String {
    let own = cells(page).into_iter().map(|row| row[2].clone()).filter(|cell| cell.len() > 3);
    own.fold(page.to_owned(), |page, cell| page.replace(&cell, ""))
}

#[test]
fn every_example_gets_a_slip_in_the_words_of_the_sender() {
    let files = submissions();
    assert!(files.len() > 40);
    for file in files {
        let page = slip_of(&file, "md");
        speaks_to_the_sender(&without_quotations(&page));
        let refused = page.contains("Tệp chưa tiếp nhận được");
        let name = file.file_name().and_then(|name| name.to_str()).expect("a name");
        assert_eq!(refused, name.starts_with("tu-choi-"), "{page}");
        for ours in ["khai ", "đăng ký", "Đăng ký", "validate", "receive"] {
            assert!(!page.contains(ours), "“{ours}” in:\n{page}");
        }
        let chat = slip_of(&file, "zalo");
        assert_eq!(chat.lines().count(), 3, "{chat}");
        assert!(!page.contains("0912") && !chat.contains("0912"), "{page}{chat}");
    }
}

#[track_caller]
fn refused(name: &str, place: &str, found: &str, ask: &str) {
    let page = slip_of(&root().join("examples/submissions").join(name), "md");
    let rows = cells(&page);
    assert_eq!(rows[0][1..3], [place, found], "{page}");
    assert!(rows[0][4].contains(ask), "{page}");
}

#[test]
fn a_refusal_stands_at_its_place() {
    refused("tu-choi-phan-tram.csv", "Dòng 4, cột C (Số đạt luỹ kế)", "85%", "Ô này ghi số người");
    refused("tu-choi-khong-ro-don-vi.csv", "Cả tệp", "—", "Ghi tên đơn vị trên đầu bảng");
    refused("tu-choi-tep-pdf.csv", "Cả tệp", "—", "Gửi kèm bảng số liệu theo biểu mẫu");
    refused(
        "tu-choi-thong-tin-ca-nhan.csv",
        "Dòng 4, cột D (Ghi chú)",
        "Hỏi chị Hoa [đã che số điện thoại di động]",
        "Xoá thông tin cá nhân",
    );
}
