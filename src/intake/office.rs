//! Workbooks and Word files: packages of XML, read by this program's own small readers.
//!
//! Why no library: calamine gives values only, not whether a number is shown as a percentage, a
//! row hidden, a value cached from a formula, all of which decide on what is said to the sender;
//! it builds whole sheets from what a hostile file claims. No reader of Word files knows tracked
//! changes. Every part is inflated into a bounded sink, and what is read of it is bounded again.

mod cells;
mod package;
mod passages;
mod relations;
mod sheet;
mod strings;
mod styles;
mod tables;
mod word;
mod workbook;
mod xml;

use super::finding::{Reason, Refusal};
use super::grid::Grid;
use package::Package;
pub(super) use passages::{not_word, passages};

/// Largest workbook or Word file that is read.
pub const MAX_PACKAGE: usize = 16 << 20;
/// Most parts that one may have.
pub const MAX_PARTS: usize = 2_000;
/// Most bytes of one part when it is inflated.
pub const MAX_PART: u64 = 32 << 20;
/// Most bytes of all parts together that are inflated.
pub const MAX_INFLATED: u64 = 64 << 20;
/// How deep elements of XML may lie in one another.
pub const MAX_DEPTH: usize = 200;
/// Most different texts of a workbook.
pub const MAX_STRINGS: usize = 200_000;
/// Most bytes of text in all cells of a file.
pub const MAX_TEXT: usize = 16 << 20;

/// The grids of a package: sheets of a workbook, tables of a Word file.
pub(super) fn grids(bytes: &[u8]) -> Result<Vec<Grid>, Refusal> {
    let mut package = Package::open(bytes)?;
    let main = relations::main_part(&mut package)?;
    match main.as_deref() {
        Some(path) if path.starts_with("xl/") => workbook::grids(&mut package, path),
        Some(path) if path.starts_with("word/") => word::grids(&mut package, path),
        _ => Err(other(&package)),
    }
}

/// A package that is neither.
fn other(package: &Package<'_>) -> Refusal {
    let (what, hint) = if package.has("xl/") || package.has("word/") {
        return broken("thiếu phần chính của tệp");
    } else if package.has("ppt/") {
        ("tệp PowerPoint (.pptx)", super::format::AS_DOCUMENT)
    } else if package.has("content.xml") {
        (
            "tệp LibreOffice (.ods, .odt)",
            "Mở bằng LibreOffice, chọn Tệp → Lưu thành dạng .xlsx hoặc .docx rồi gửi lại",
        )
    } else {
        ("tệp nén (.zip)", "Giải nén rồi gửi từng tệp biểu")
    };
    Refusal::new(Reason::Format, format!("Đây là {what}, không đọc trực tiếp được")).hint(hint)
}

/// A package that is not as it should be.
fn broken(why: &str) -> Refusal {
    Refusal::new(Reason::Format, format!("Tệp Excel hoặc Word bị hỏng: {why}"))
        .hint("Mở lại bằng Excel hoặc Word, lưu thành tệp mới rồi gửi lại")
}

/// A package that asks for more than any report needs.
fn too_much(what: &str) -> Refusal {
    Refusal::new(Reason::Limit, format!("Tệp Excel hoặc Word quá lớn: {what}"))
        .hint("Chép riêng bảng số liệu sang tệp mới rồi gửi lại, hoặc dùng biểu mẫu kèm công văn")
}
