//! Line breaks and quotation marks inside the bytes of one field.

use crate::intake::finding::{Place, Reason, Refusal};
use crate::intake::grid::Row;

/// Bytes and lines of the line breaks at the beginning of a text.
pub(super) fn line_breaks_at(text: &str) -> (usize, u32) {
    let end = text.find(|c| c != '\n' && c != '\r').unwrap_or(text.len());
    (end, line_breaks_in(&text[..end]))
}

/// Line breaks in a text: LF, CRLF and a lone CR are one each.
pub(super) fn line_breaks_in(text: &str) -> u32 {
    let bytes = text.as_bytes();
    let ends = |at: usize| match bytes[at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    u32::try_from((0..bytes.len()).filter(|&at| ends(at)).count()).unwrap_or(u32::MAX)
}

/// A cell that begins with a quotation mark must end with one.
pub(super) fn check_quotes(raw: &str, at_end: bool, row: &Row) -> Result<(), Refusal> {
    let Some(inside) = raw.strip_prefix('"') else { return Ok(()) };
    let open = inside.matches('"').count().is_multiple_of(2);
    let text = inside.replace("\"\"", "");
    let (within, after) = text.split_once('"').unwrap_or((&text, ""));
    let ends_there = after.trim_end_matches([',', ';', '\t', '|', ' ', '\r', '\n']).is_empty();
    // A quotation mark that closes lines further down, before other text, was meant to open.
    if !(open && at_end) && (ends_there || line_breaks_in(within) == 0) {
        return Ok(());
    }
    let message = "Dấu ngoặc kép mở ở ô này không được đóng";
    Err(Refusal::new(Reason::Quote, message)
        .at(Place { column: Some(row.cells.len() as u32 + 1), ..row.place() }, raw)
        .hint("Đóng hoặc xoá dấu ngoặc kép ở ô này rồi gửi lại"))
}

pub(super) fn too_long(row: &Row) -> Refusal {
    let place = Place { column: Some(row.cells.len() as u32 + 1), ..row.place() };
    Refusal::new(Reason::Limit, "Ô này dài hơn 32 KiB, hoặc có dấu ngoặc kép không được đóng")
        .at(place, "")
        .hint("Rút gọn nội dung, kiểm tra dấu ngoặc kép ở ô này rồi gửi lại")
}
