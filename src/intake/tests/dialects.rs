//! The same data in every dialect gives the same bytes.

use super::{COMMITTED, taken_named};
use crate::intake::Change;
use unicode_normalization::UnicodeNormalization;

/// The sender's table with that delimiter, as a department's form has it.
fn form(sign: &str) -> String {
    let quoted = |cell: &str| format!("\"{}\"", cell.replace('"', "\"\""));
    let rows: [&[&str]; 9] = [
        &["UBND XÃ TÂN ĐỊNH", "", "", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
        &["Số: 45/BC-UBND", "", "", "Tân Định, ngày 12 tháng 12 năm 2026"],
        &["BIỂU SỐ LIỆU QUÝ IV VÀ NĂM 2026"],
        &[
            "STT",
            "Mã chỉ tiêu",
            "Chỉ tiêu",
            "Tổng số (người)",
            "Số đạt luỹ kế (người)",
            "Tỷ lệ (%)",
            "Ghi chú",
        ],
        &["1", "can-bo", "Cán bộ, công chức, viên chức", "120", "118", "98,33%", ""],
        &[
            "2",
            "nguoi-dan",
            "Người dân trong độ tuổi trưởng thành",
            "36.845",
            "25.736",
            "69,85%",
            "Số tính đến 14/12, đã rà soát",
        ],
        &["3", "buoi-hoc", "Buổi học cộng đồng", "", "12", "", ""],
        &["Người lập biểu: Trần Văn A", "", "", "CHỦ TỊCH"],
        &["Điện thoại: 0912345678"],
    ];
    let line = |cells: &[&str]| cells.iter().map(|c| quoted(c)).collect::<Vec<_>>().join(sign);
    rows.iter().map(|cells| line(cells) + "\n").collect()
}

#[track_caller]
fn same(bytes: &[u8]) {
    let proposal = taken_named("gửi về/bieu so lieu.csv", bytes);
    assert_eq!(proposal.committed, COMMITTED);
    assert_eq!(proposal.letter.number.as_deref(), Some("45/BC-UBND"));
    assert_eq!(proposal.letter.date, crate::period::parse_date("2026-12-12"));
}

#[test]
fn delimiters_and_the_sep_line_change_nothing() {
    for sign in [",", ";", "\t", "|"] {
        same(form(sign).as_bytes());
        same(format!("sep={sign}\r\n{}", form(sign)).as_bytes());
    }
}

#[test]
fn line_ends_and_blank_lines_change_nothing() {
    let text = form(";");
    same(text.replace('\n', "\r\n").as_bytes());
    same(text.replace('\n', "\r").as_bytes());
    same(text.replace('\n', "\r\n\r\n").as_bytes());
    same(text.replace('\n', "\n;;;;\n").as_bytes());
    same(text.trim_end().as_bytes());
}

#[test]
fn encodings_change_nothing() {
    let text = form(";");
    same(format!("\u{feff}{text}").as_bytes());
    same(text.nfd().collect::<String>().as_bytes());
    let units: Vec<u16> = text.encode_utf16().collect();
    let little: Vec<u8> = units.iter().flat_map(|u| u.to_le_bytes()).collect();
    let big: Vec<u8> = units.iter().flat_map(|u| u.to_be_bytes()).collect();
    same(&little);
    same(&big);
    same(&[b"\xFF\xFE".as_slice(), &little].concat());
    same(&[b"\xFE\xFF".as_slice(), &big].concat());
    same(&windows_1258(&text));
}

/// What Excel writes under a Vietnamese locale: vowels with their shape, tones apart.
fn windows_1258(text: &str) -> Vec<u8> {
    const TONES: [char; 5] = ['\u{300}', '\u{301}', '\u{303}', '\u{309}', '\u{323}'];
    let mut parts = String::new();
    for c in text.chars() {
        let apart: Vec<char> = c.to_string().nfd().collect();
        let shape: String = apart.iter().filter(|c| !TONES.contains(c)).collect();
        parts.extend(shape.nfc());
        parts.extend(apart.iter().filter(|c| TONES.contains(c)));
    }
    let (bytes, _, lost) = encoding_rs::WINDOWS_1258.encode(&parts);
    assert!(!lost, "every letter has its place");
    bytes.into_owned()
}

#[test]
fn spaces_of_every_kind_group_thousands() {
    for space in ["\u{a0}", "\u{202f}", " "] {
        let text = form(";").replace("36.845", &format!("36{space}845"));
        same(text.replace("25.736", &format!("25{space}736")).as_bytes());
    }
    same(
        form(";")
            .replace("36.845", "36,845")
            .replace("25.736", "25,736")
            .replace("98,33%", "98.33%")
            .replace("69,85%", "69.85%")
            .as_bytes(),
    );
}

#[test]
fn writing_it_again_changes_nothing_and_says_nothing() {
    let again = taken_named("reports/2026-Q4/chi-tieu/xa-tan-dinh.csv", COMMITTED.as_bytes());
    assert_eq!(again.committed, COMMITTED);
    assert!(again.remarks.iter().all(|r| r.change == Change::Source), "{:#?}", again.remarks);
}

#[test]
fn every_change_is_named() {
    let proposal = taken_named("bieu.csv", form(";").as_bytes());
    let has = |change, words: &str| {
        let mut all = proposal.remarks.iter().filter(|r| r.change == change);
        assert!(all.any(|r| r.message.contains(words)), "{words}: {:#?}", proposal.remarks);
    };
    has(Change::Dialect, "dấu chấm phẩy");
    has(Change::Source, "Đơn vị báo cáo: xã Tân Định");
    has(Change::Source, "quý IV/2026");
    has(Change::Source, "45/BC-UBND");
    has(Change::Number, "“36.845” được ghi là 36845");
    has(Change::ColumnLeftOut, "chỉ để đọc");
    has(Change::RowLeftOut, "phía trên dòng tiêu đề");
    has(Change::RowLeftOut, "Phần ký");
    has(Change::RowLeftOut, "thông tin cá nhân");
    assert!(proposal.remarks.iter().all(|r| !r.found.contains("0912345678")));
    assert_eq!((proposal.scan.patterns, proposal.scan.cells), (3, 12));
}
