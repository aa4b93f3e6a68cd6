//! What a file is, by its first bytes and never by its name: text, a package of Office, or
//! something that has no figures to read.

use super::finding::{Reason, Refusal};

const AS_XLSX: &str = "Mở bằng Excel hoặc Word, chọn lưu dạng .xlsx hoặc .docx rồi gửi lại";
/// What holds no table is put down as a document; `reply` knows the hint by its beginning.
pub(super) const AS_DOCUMENT: &str = "Đăng ký tệp này là văn bản đã nhận (bdhvs receive --document-only), số liệu nhập bằng bdhvs \
     enter hoặc nhận theo biểu Excel, CSV";

/// What can be read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Format {
    /// Text in some encoding, or what pretends to be.
    Text,
    /// A package of XML: Excel, Word, or another ZIP.
    Package,
}

/// Refuses old Office files, PDF, pictures, archives and web pages.
pub(super) fn of(bytes: &[u8]) -> Result<Format, Refusal> {
    if [b"PK\x03\x04", b"PK\x05\x06"].iter().any(|magic| bytes.starts_with(*magic)) {
        return Ok(Format::Package);
    }
    let Some((what, hint)) = other_format(bytes) else { return Ok(Format::Text) };
    let message = format!("Đây là {what}, không đọc trực tiếp được");
    Err(Refusal::new(Reason::Format, message).hint(hint))
}

fn other_format(bytes: &[u8]) -> Option<(&'static str, &'static str)> {
    let begins = |magic: &[u8]| bytes.starts_with(magic);
    if begins(b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1") {
        return Some(compound(bytes));
    }
    if begins(b"%PDF") {
        return Some(("tệp PDF", AS_DOCUMENT));
    }
    if is_picture(bytes) {
        return Some(("tệp ảnh", AS_DOCUMENT));
    }
    if begins(b"Rar!\x1A\x07") || begins(b"7z\xBC\xAF\x27\x1C") || begins(b"\x1F\x8B") {
        return Some(("tệp nén (.rar, .7z, .gz)", "Giải nén rồi gửi từng tệp biểu"));
    }
    if begins(b"{\\rtf") {
        return Some(("tệp Word dạng RTF", AS_XLSX));
    }
    markup(bytes).then_some(("trang web hoặc tệp XML", AS_XLSX))
}

/// The container of Office before 2007, and of every Office file with a password. Its streams
/// are named in UTF-16.
fn compound(bytes: &[u8]) -> (&'static str, &'static str) {
    let has = |name: &str| {
        let name: Vec<u8> = name.encode_utf16().flat_map(u16::to_le_bytes).collect();
        bytes.windows(name.len()).any(|part| part == name)
    };
    if has("EncryptedPackage") {
        ("tệp Excel hoặc Word đặt mật khẩu", "Đề nghị nơi gửi bỏ mật khẩu rồi gửi lại")
    } else if has("WordDocument") {
        ("tệp Word kiểu cũ (.doc)", AS_XLSX)
    } else if has("Workbook") || has("Book") {
        ("tệp Excel kiểu cũ (.xls)", AS_XLSX)
    } else {
        ("tệp Excel hoặc Word kiểu cũ (.xls, .doc)", AS_XLSX)
    }
}

fn is_picture(bytes: &[u8]) -> bool {
    let magics: [&[u8]; 6] =
        [b"\xFF\xD8\xFF", b"\x89PNG", b"GIF8", b"II*\0", b"MM\0*", b"\0\0\x01\0"];
    let at = |from: usize, word: &[u8]| bytes.get(from..).is_some_and(|b| b.starts_with(word));
    magics.iter().any(|magic| bytes.starts_with(magic))
        || at(0, b"RIFF") && at(8, b"WEBP")
        || at(4, b"ftyp") && !at(8, b"\0")
        || at(0, b"BM") && at(6, b"\0\0\0\0")
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
        let refusal = of(bytes).expect_err("refusal");
        assert_eq!(refusal.reason, Reason::Format);
        assert!(refusal.message.contains(what), "{}", refusal.message);
        assert!(!refusal.hint.is_empty());
    }

    fn compound_of(stream: &str) -> Vec<u8> {
        let name = stream.encode_utf16().flat_map(u16::to_le_bytes);
        b"\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1....".iter().copied().chain(name).collect()
    }

    #[test]
    fn every_other_format_is_named() {
        refused(&compound_of("Workbook"), "Excel kiểu cũ (.xls)");
        refused(&compound_of("WordDocument"), "Word kiểu cũ (.doc)");
        refused(&compound_of("EncryptedPackage"), "mật khẩu");
        refused(&compound_of("x"), ".xls, .doc");
        refused(b"%PDF-1.7", "PDF");
        refused(b"\xFF\xD8\xFF\xE0", "ảnh");
        refused(b"\0\0\0\x18ftypheic", "ảnh");
        refused(b"Rar!\x1A\x07\x01\0", "tệp nén");
        refused(b"{\\rtf1", "RTF");
        refused(b"\n<HTML><body>", "trang web");
    }

    #[test]
    fn text_and_packages_pass() {
        assert_eq!(of("Mã đơn vị;Số đạt".as_bytes()), Ok(Format::Text));
        assert_eq!(of(b"BM;1"), Ok(Format::Text));
        assert_eq!(of(b""), Ok(Format::Text));
        assert_eq!(of(b"PK\x03\x04...."), Ok(Format::Package));
    }
}
