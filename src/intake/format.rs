//! Files that are no CSV, known by their first bytes: each is refused with what it is.

use super::finding::{Reason, Refusal};

const AS_CSV: &str =
    "Mở bằng Excel, chọn lưu dạng “CSV UTF-8 (phân cách bằng dấu phẩy)” rồi gửi lại";
const AS_DOCUMENT: &str = "Đăng ký tệp này là văn bản đã nhận, số liệu nhập theo biểu CSV";

/// Refuses workbooks, Word files, PDF, pictures and web pages.
pub(super) fn refuse_other_formats(bytes: &[u8]) -> Result<(), Refusal> {
    let Some((what, hint)) = other_format(bytes) else { return Ok(()) };
    let message = format!("Đây là {what}, hiện chưa đọc được trực tiếp");
    Err(Refusal::new(Reason::Format, message).hint(hint))
}

fn other_format(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    if begins(b"PK\x03\x04") || begins(b"PK\x05\x06") {
        return Some(zip(bytes));
    }
    if begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(("tệp Excel hoặc Word kiểu cũ (.xls, .doc)", AS_CSV));
    }
    if begins(b"%PDF") {
        return Some(("tệp PDF", AS_DOCUMENT));
    }
    if begins(b"\xFF\xD8\xFF") || begins(b"\x89PNG") || begins(b"GIF8") {
        return Some(("tệp ảnh", AS_DOCUMENT));
    }
    if begins(b"{\\rtf") {
        return Some(("tệp Word dạng RTF", AS_DOCUMENT));
    }
    markup(bytes).then_some(("trang web hoặc tệp XML", AS_CSV))
}

/// An Office file is a ZIP; the names of its entries stand in it in plain text.
fn zip(bytes: &[u8]) -> (&'static str, &'static str) {
    let has = |name: &[u8]| bytes.windows(name.len()).any(|part| part == name);
    if has(b"xl/workbook") || has(b"xl/worksheets") {
        ("tệp Excel (.xlsx)", AS_CSV)
    } else if has(b"word/document") {
        ("tệp Word (.docx)", AS_DOCUMENT)
    } else {
        ("tệp nén (.zip)", "Giải nén rồi gửi từng tệp CSV")
    }
}

/// Web systems export pages that are named `.xls` or `.csv`.
fn markup(bytes: &[u8]) -> bool {
    let text = bytes.strip_prefix(b"\xEF\xBB\xBF").unwrap_or(bytes).trim_ascii_start();
    let head = text[..text.len().min(16)].to_ascii_lowercase();
    [&b"<html"[..], b"<!doctype", b"<table", b"<?xml"].iter().any(|tag| head.starts_with(tag))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn refused(bytes: &[u8], what: &str) {
        let refusal = refuse_other_formats(bytes).expect_err("refusal");
        assert_eq!(refusal.reason, Reason::Format);
        assert!(refusal.message.contains(what), "{}", refusal.message);
        assert!(!refusal.hint.is_empty());
    }

    #[test]
    fn every_other_format_is_named() {
        refused(b"PK\x03\x04....xl/workbook.xml", "Excel (.xlsx)");
        refused(b"PK\x03\x04....word/document.xml", "Word (.docx)");
        refused(b"PK\x03\x04....a.csv", "tệp nén");
        refused(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1..", ".xls");
        refused(b"%PDF-1.7", "PDF");
        refused(b"\xFF\xD8\xFF\xE0", "ảnh");
        refused(b"\n<HTML><body>", "trang web");
    }

    #[test]
    fn text_passes() {
        assert!(refuse_other_formats("Mã đơn vị;Số đạt".as_bytes()).is_ok());
        assert!(refuse_other_formats(b"").is_ok());
    }
}
