//! Files that are made to do harm: a clear error in bounded time and memory, nothing written.
//! The bounds are those of docs/format.md.

use super::office::{Office, Ran};
use super::packages::{package, rows, word, workbook};
use std::process::Command;

/// Seconds of processor time that one file may cost, in a debug build; a busy machine changes
/// nothing in them.
const TIME: u32 = 60;
/// Address space in KiB: the program, the file, and what is kept of it.
const MEMORY: &str = "600000";

fn receive(office: &Office, file: &str) -> Ran {
    let bdhvs = office.command(&["receive", file, "--date", "2026-12-12"]);
    if !cfg!(target_os = "linux") {
        return office.receive(file);
    }
    let mut limited = Command::new("sh");
    limited.args(["-c", &format!("ulimit -v {MEMORY}; ulimit -t {TIME}; exec \"$0\" \"$@\"")]);
    limited.arg(bdhvs.get_program()).args(bdhvs.get_args()).current_dir(office.path(""));
    Ran::of(limited.output().expect("bdhvs"))
}

#[track_caller]
fn refused(bytes: &[u8], words: &[&str]) {
    let office = Office::new();
    office.put("xa-cam-lam.xlsx", bytes);
    let ran = receive(&office, "xa-cam-lam.xlsx");
    ran.says(1, words).says(1, &["Không ghi gì vào kho báo cáo."]);
    ran.says_not(&["panicked", "memory allocation"]);
    assert!(office.reports().is_empty());
}

const HEAD: &[&str] = &["Mã chỉ tiêu", "Tổng số", "Số đạt"];

fn sheet(inside: &str) -> Vec<u8> {
    workbook(&[("A", "", &format!("{}{inside}", rows(&[&["Quý IV/2026"], HEAD])))], &[])
}

#[test]
fn bombs_are_not_inflated() {
    refused(&sheet(&" ".repeat(40 << 20)), &["phình ra hơn 32 MiB"]);
    let body = format!("<w:p><w:r><w:t>{}</w:t></w:r></w:p>", "a".repeat(20 << 20));
    refused(&word(&body), &["quá nhiều chữ"]);
}

#[test]
fn cells_far_away_and_a_million_columns_are_no_table() {
    refused(&sheet("<row r='1048576'><c r='XFD1048576'><v>1</v></c></row>"), &["hơn 100 cột"]);
    let row = format!("<row>{}</row>", "<c><v>1</v></c>".repeat(1_000_000));
    refused(&sheet(&row), &["hơn 100 cột"]);
    let deep = "<row><c><v>1</v></c></row>".repeat(25_000);
    refused(&sheet(&deep), &["hơn 20000 dòng"]);
    let wide = "<w:tbl><w:tr><w:tc><w:tcPr><w:gridSpan w:val='4000000000'/></w:tcPr><w:p/></w:tc>\
                <w:tc><w:p/></w:tc></w:tr></w:tbl>";
    refused(&word(wide), &["Chưa nhận"]);
}

#[test]
fn shared_texts_cannot_grow() {
    let strings = |items: &str| format!("<sst>{items}</sst>");
    let book = |items: &str, inside: &str| {
        workbook(&[("A", "", inside)], &[("xl/strings.xml", &strings(items))])
    };
    refused(&book(&"<si><t>a</t></si>".repeat(250_000), ""), &["đoạn chữ khác nhau"]);
    let long = format!("<si><t>{}</t></si>", "a".repeat(30_000));
    let cells = "<row><c t='s'><v>0</v></c></row>".repeat(2_000);
    refused(&book(&long, &cells), &["quá nhiều chữ"]);
}

#[test]
fn entities_and_depth_are_refused() {
    let entity = "<!DOCTYPE a [<!ENTITY b 'xxxxxxxx'><!ENTITY c '&b;&b;&b;&b;'>]><a>&c;</a>";
    refused(&workbook(&[("A", "", "")], &[("xl/strings.xml", entity)]), &["thực thể XML"]);
    refused(&sheet(&format!("{}{}", "<a>".repeat(300), "</a>".repeat(300))), &["quá sâu"]);
}

#[test]
fn macros_links_and_passwords_are_named() {
    let sheets = [("A", "", "")];
    refused(&workbook(&sheets, &[("xl/vbaProject.bin", "x")]), &["macro", ".xlsx"]);
    refused(&workbook(&sheets, &[("xl/externalLinks/e1.xml", "x")]), &["liên kết ngoài"]);
    let name: Vec<u8> = "EncryptedPackage".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let locked = [b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1".as_slice(), &name].concat();
    refused(&locked, &["mật khẩu"]);
}

#[test]
fn broken_packages_are_broken() {
    let good = sheet(&rows(&[&["can-bo", "10", "5"]]));
    refused(&good[..good.len() - 30], &["hỏng"]);
    refused(&good[..good.len() / 2], &["hỏng"]);
    refused(b"PK\x03\x04", &["hỏng"]);
    let mut flipped = good.clone();
    for byte in flipped.iter_mut().skip(60).take(40) {
        *byte ^= 0xFF;
    }
    refused(&flipped, &["hỏng"]);
    let twice = package(&[("xl/a1", "x"), ("xl/a2", "y")]);
    let at = |bytes: &[u8], word: &[u8]| bytes.windows(word.len()).position(|w| w == word);
    let mut twice = twice;
    while let Some(at) = at(&twice, b"xl/a2") {
        twice[at + 4] = b'1';
    }
    refused(&twice, &["hai phần cùng tên"]);
    refused(&workbook(&[("A", "", "")], &[("../../etc/x", "x")]), &["đường dẫn ra ngoài"]);
    let parts: Vec<String> = (0..2_100).map(|n| format!("xl/{n}")).collect();
    let parts: Vec<(&str, &str)> = parts.iter().map(|name| (name.as_str(), "")).collect();
    refused(&package(&parts), &["phần bên trong"]);
}

#[test]
fn a_file_of_600_megabytes_is_not_read() {
    let office = Office::new();
    for head in [&b"PK\x03\x04"[..], b"Chi tieu;So dat\n"] {
        office.put("xa-cam-lam.xlsx", head);
        let file = std::fs::OpenOptions::new().write(true).open(office.path("xa-cam-lam.xlsx"));
        file.expect("file").set_len(600 << 20).expect("length");
        receive(&office, "xa-cam-lam.xlsx").says(1, &["lớn hơn 64 MiB"]);
        assert!(office.reports().is_empty());
    }
}
