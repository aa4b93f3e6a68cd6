//! Personal data and hidden characters, in every line of every file. Git history cannot forget:
//! a hit must be stopped before the commit.

use crate::diagnostic::{Diagnostic, rules};
use crate::source::{Sources, Span};
use crate::text::{find_personal_data, hidden_characters as hidden};

/// Numbers and addresses that give a person away.
pub(super) fn personal_data(sources: &Sources) -> Vec<Diagnostic> {
    let files = sources.iter();
    files
        .flat_map(|(file, source)| {
            find_personal_data(&source.text).into_iter().map(move |hit| {
                let span = Span::new(file, hit.range.start, hit.range.end);
                let message = format!("Có {} trong tệp", hit.pattern.name());
                Diagnostic::new(&rules::PERSONAL_DATA, span, message).hint(
                    "Xoá trước khi lưu vào kho; nếu đã lưu, báo người quản trị để xoá khỏi lịch sử",
                )
            })
        })
        .collect()
}

/// Control characters and bidi marks, the first of each file: one pasted cell often holds many.
pub(super) fn hidden_characters(sources: &Sources) -> Vec<Diagnostic> {
    let files = sources.iter();
    files
        .filter_map(|(file, source)| {
            let mut all = hidden(&source.text);
            let (at, c) = all.next()?;
            let more = all.count();
            let span = Span::new(file, at, at + c.len_utf8());
            let mut message = format!("Có ký tự ẩn {}", c.escape_unicode());
            if more > 0 {
                message.push_str(&format!(" và {more} ký tự ẩn khác trong tệp"));
            }
            let hint = "Xoá ký tự này: gõ lại ô thay vì dán từ nơi khác";
            Some(Diagnostic::new(&rules::HIDDEN_CHARACTER, span, message).hint(hint))
        })
        .collect()
}
