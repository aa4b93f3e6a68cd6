//! Text that a spreadsheet takes for a formula: it shows an error in its place, or does what the
//! text says.

use crate::diagnostic::{Diagnostic, rules};
use crate::source::{FileId, Span};

/// Columns that hold free text; a sign before a number or an id is told by its own rule.
const TEXTS: [&str; 8] = [
    "ghi_chu",
    "ket_qua",
    "kho_khan",
    "kien_nghi",
    "phuong_huong",
    "ten_mo_hinh",
    "dia_ban",
    "so_van_ban",
];

/// What makes a spreadsheet compute.
const SIGNS: [char; 9] = ['=', '+', '-', '@', '\t', '＝', '＋', '－', '＠'];

/// The places of the columns of free text.
pub(super) fn text_columns(header: &str) -> Vec<usize> {
    let columns = header.split(',').enumerate();
    columns.filter(|(_, name)| TEXTS.contains(name)).map(|(place, _)| place).collect()
}

/// The sign with which a text begins that a spreadsheet takes for a formula.
pub(super) fn formula_sign(text: &str) -> Option<char> {
    text.chars().next().filter(|c| SIGNS.contains(c))
}

/// The finding about a cell of free text; `None` where it is harmless. `start` is the byte where
/// the text begins, behind a quotation mark.
pub(super) fn formula(file: FileId, start: usize, text: &str) -> Option<Diagnostic> {
    let sign = formula_sign(text)?;
    let shown = if sign == '\t' { "dấu tab".to_owned() } else { format!("“{sign}”") };
    let span = Span::new(file, start, start + sign.len_utf8());
    let message = format!("Ô bắt đầu bằng {shown} nên Excel sẽ hiểu là công thức");
    let hint = "Bỏ dấu này ở đầu ô, hoặc chạy bdhvs fmt với tên tệp để đặt dấu ' trước nó";
    Some(Diagnostic::new(&rules::FORMULA_TEXT, span, message).hint(hint))
}
