//! Bytes to text. Every encoding that reaches the desk, each named; nothing is decoded on a guess
//! that the text itself does not bear out.

use super::finding::{Change, Log, Reason, Refusal, Remark};
use super::{MAX_FILE, fonts};
use crate::vietnamese::{is_nfc, nfc};
use encoding_rs::{Encoding, UTF_16BE, UTF_16LE, WINDOWS_1252, WINDOWS_1258};
use unicode_normalization::char::is_combining_mark;

/// The text of a file in NFC, line ends as sent. `known` says which cells are heads of columns.
pub(super) fn decode(
    bytes: &[u8],
    known: fn(&str) -> bool,
    log: &mut Log,
) -> Result<String, Refusal> {
    let (text, name) = text_of(bytes, known)?;
    if let Some(name) = name {
        let message = format!("Tệp ghi bằng bảng mã {name}, đã chuyển sang UTF-8");
        log.remark(Remark::new(Change::Dialect, message));
    }
    refuse_binary(&text)?;
    remark_on_line_ends(&text, log);
    if let Some(font) = fonts::recognise(cells(&text), known, log) {
        return Ok(nfc(&font.convert(&text)).into_owned());
    }
    if !is_nfc(&text) {
        log.remark(Remark::new(
            Change::Dialect,
            "Dấu tiếng Việt ghi rời (tổ hợp), đã chuyển về dạng dựng sẵn",
        ));
    }
    let text = nfc(&text).into_owned();
    fonts::refuse(cells(&text))?;
    Ok(text)
}

/// Refuses a file past the limit before anything of it is looked at.
pub(super) fn refuse_large(bytes: &[u8]) -> Result<(), Refusal> {
    if bytes.len() <= MAX_FILE {
        return Ok(());
    }
    let message = format!("Tệp lớn hơn {} MiB, không đọc được", MAX_FILE >> 20);
    Err(Refusal::new(Reason::Limit, message).hint("Chỉ gửi bảng số liệu của kỳ báo cáo"))
}

/// Parts of a text that may be cells, whatever stands between cells.
fn cells(text: &str) -> impl Iterator<Item = &str> + Clone {
    let between = |c: char| matches!(c, ',' | ';' | '\t' | '|' | '\n' | '\r' | '"');
    text.split(between).map(str::trim).filter(|cell| !cell.is_empty())
}

/// The text, and the name of its encoding where it is not plain UTF-8.
fn text_of(
    bytes: &[u8],
    known: fn(&str) -> bool,
) -> Result<(String, Option<&'static str>), Refusal> {
    if let Some(rest) = bytes.strip_prefix(b"\xEF\xBB\xBF") {
        let text = utf8(rest).ok_or_else(|| broken(rest))?;
        return Ok((text, Some("UTF-8 có dấu đầu tệp (BOM)")));
    }
    if let Some((encoding, name, rest)) = utf16(bytes) {
        return Ok((strict(encoding, rest)?, Some(name)));
    }
    match utf8(bytes) {
        Some(text) => Ok((text, None)),
        None if is_damaged_utf8(bytes) => Err(broken(bytes)),
        None if let Some(text) = old_font(bytes, known) => Ok((text, None)),
        None => windows_1258(bytes).map(|text| (text, Some("windows-1258"))),
    }
}

fn utf8(bytes: &[u8]) -> Option<String> {
    std::str::from_utf8(bytes).ok().map(str::to_owned)
}

/// UTF-16 by its mark, or by where its zero bytes stand: plain letters have one each.
fn utf16(bytes: &[u8]) -> Option<(&'static Encoding, &'static str, &[u8])> {
    if let Some(rest) = bytes.strip_prefix(b"\xFF\xFE") {
        return Some((UTF_16LE, "UTF-16 (LE, có BOM)", rest));
    }
    if let Some(rest) = bytes.strip_prefix(b"\xFE\xFF") {
        return Some((UTF_16BE, "UTF-16 (BE, có BOM)", rest));
    }
    let zeros = |first: usize| bytes.iter().skip(first).step_by(2).filter(|b| **b == 0).count();
    let (even, odd) = (zeros(0), zeros(1));
    // A quarter of one side at least; a few zero bytes are no alphabet.
    let enough = (bytes.len() / 8).max(4);
    if odd > enough && even * 10 < odd {
        return Some((UTF_16LE, "UTF-16 (LE, không có BOM)", bytes));
    }
    if even > enough && odd * 10 < even {
        return Some((UTF_16BE, "UTF-16 (BE, không có BOM)", bytes));
    }
    None
}

fn strict(encoding: &'static Encoding, bytes: &[u8]) -> Result<String, Refusal> {
    let text = encoding.decode_without_bom_handling_and_without_replacement(bytes);
    text.map(|text| text.into_owned()).ok_or_else(|| unreadable("Tệp UTF-16 bị hỏng"))
}

/// True where the bytes are UTF-8 but for a few: then they are damaged, and no other encoding.
fn is_damaged_utf8(bytes: &[u8]) -> bool {
    let (mut good, mut bad) = (0, 0);
    for chunk in bytes.utf8_chunks() {
        good += chunk.valid().chars().filter(|c| !c.is_ascii()).count();
        bad += usize::from(!chunk.invalid().is_empty());
    }
    good > bad
}

/// Fonts of before Unicode use a byte a sign. The signs are converted with those of other files.
fn old_font(bytes: &[u8], known: fn(&str) -> bool) -> Option<String> {
    let (text, _) = WINDOWS_1252.decode_without_bom_handling(bytes);
    fonts::recognise(cells(&text), known, &mut Log::default())?;
    Some(text.into_owned())
}

/// windows-1258, where the result is Vietnamese: each tone has its vowel, nothing is a control.
fn windows_1258(bytes: &[u8]) -> Result<String, Refusal> {
    let (text, _) = WINDOWS_1258.decode_without_bom_handling(bytes);
    let composed = nfc(&text);
    fonts::refuse(cells(&composed))?;
    let stray = composed.chars().any(|c| is_combining_mark(c) || ('\u{80}'..'\u{a0}').contains(&c));
    if stray {
        return Err(unreadable("Không nhận ra bảng mã của tệp"));
    }
    // What comes out of the table is always decomposed; that is no choice of the sender's.
    Ok(composed.into_owned())
}

fn refuse_binary(text: &str) -> Result<(), Refusal> {
    let binary = |c: char| c.is_control() && !matches!(c, '\n' | '\r' | '\t');
    let count = text.chars().filter(|c| binary(*c)).count();
    if count == 0 || !text.contains('\0') && count * 100 < text.len() {
        return Ok(());
    }
    Err(unreadable("Tệp không phải là văn bản, không đọc được"))
}

fn remark_on_line_ends(text: &str, log: &mut Log) {
    let windows = text.matches("\r\n").count();
    let old = text.matches('\r').count() - windows;
    let name = match (windows, old) {
        (0, 0) => return,
        (_, 0) => "CRLF (Windows)",
        (0, _) => "CR",
        _ => "CRLF và CR lẫn lộn",
    };
    let message = format!("Dấu xuống dòng là {name}, đã chuyển về LF");
    log.remark(Remark::new(Change::Dialect, message));
}

fn broken(bytes: &[u8]) -> Refusal {
    let valid = match std::str::from_utf8(bytes) {
        Ok(_) => bytes.len(),
        Err(error) => error.valid_up_to(),
    };
    let line = bytes[..valid].iter().filter(|b| **b == b'\n').count() + 1;
    unreadable(&format!("Tệp UTF-8 bị hỏng, chữ đọc không được đầu tiên ở dòng {line}"))
}

fn unreadable(message: &str) -> Refusal {
    Refusal::new(Reason::Encoding, message)
        .hint("Mở bảng bằng Excel, chọn lưu dạng “CSV UTF-8” rồi gửi lại")
}

#[cfg(test)]
mod tests {
    use super::*;

    const TEXT: &str = "Mã đơn vị;Số đạt\nXã Tân Định;12\n";

    fn no_head(_: &str) -> bool {
        false
    }

    #[track_caller]
    fn reads(bytes: &[u8], remarks: usize) {
        let mut log = Log::default();
        assert_eq!(decode(bytes, no_head, &mut log).expect("text"), TEXT);
        assert_eq!(log.remarks.len(), remarks, "{:?}", log.remarks);
    }

    #[track_caller]
    fn refused(bytes: &[u8], reason: Reason) {
        let mut log = Log::default();
        assert_eq!(decode(bytes, no_head, &mut log).expect_err("refusal").reason, reason);
    }

    fn utf16_bytes(little: bool, mark: bool) -> Vec<u8> {
        let mark = if mark { "\u{feff}" } else { "" };
        let units = mark.encode_utf16().chain(TEXT.encode_utf16());
        units.flat_map(|u| if little { u.to_le_bytes() } else { u.to_be_bytes() }).collect()
    }

    /// TEXT in the code page: base letters with their shape, then the tone.
    fn windows_1258_bytes() -> Vec<u8> {
        let parts: [&[u8]; 4] = [
            b"Ma\xDE \xF0\xF5n vi\xF2;S\xF4\xEC \xF0a\xF2t\n",
            b"Xa\xDE T\xE2n ",
            b"\xD0i\xF2nh;",
            b"12\n",
        ];
        parts.concat()
    }

    #[test]
    fn plain_utf8_has_no_remark() {
        reads(TEXT.as_bytes(), 0);
    }

    #[test]
    fn a_byte_order_mark_is_dropped() {
        reads(format!("\u{feff}{TEXT}").as_bytes(), 1);
    }

    #[test]
    fn utf16_is_read_in_both_orders_with_and_without_mark() {
        for little in [true, false] {
            for mark in [true, false] {
                reads(&utf16_bytes(little, mark), 1);
            }
        }
    }

    #[test]
    fn windows_1258_and_decomposed_text_are_composed() {
        use unicode_normalization::UnicodeNormalization;
        // Base letters and tones apart, as the code page has them.
        let sent = b"M\xE3\xCCo".as_slice();
        let mut log = Log::default();
        assert_eq!(decode(sent, no_head, &mut log).expect("text"), "Mằo");
        reads(&windows_1258_bytes(), 1);
        let nfd: String = TEXT.nfd().collect();
        reads(nfd.as_bytes(), 1);
    }

    #[test]
    fn line_ends_are_named() {
        let mut log = Log::default();
        let text = decode(b"a\r\nb\r\n", no_head, &mut log).expect("text");
        assert_eq!((text.as_str(), log.remarks.len()), ("a\r\nb\r\n", 1));
    }

    #[test]
    fn what_is_not_text_is_refused() {
        refused(b"ab\0c\x01\x02", Reason::Encoding);
        refused(
            "Mã đơn vị, số đạt, Hòa Trí\u{fffd}".as_bytes().split_last().expect("byte").1,
            Reason::Encoding,
        );
        refused(b"\xFF\xFE\x00\xD8\x41", Reason::Encoding);
        refused("M· ®¬n vÞ;Sè ®¹t\nX· T©n §Þnh;12".as_bytes(), Reason::Encoding);
        assert!(refuse_large(&vec![b'a'; MAX_FILE + 1]).is_err());
    }
}
