//! Personal data and hidden characters, in every line of every file. Git history cannot forget:
//! a hit must be stopped before the commit.

use crate::diagnostic::{Diagnostic, rules};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::text::{find_personal_data, hidden_characters as hidden};

/// Numbers and addresses that give a person away, in all files.
pub(super) fn personal_data(sources: &Sources) -> Vec<Diagnostic> {
    sources.iter().flat_map(|(file, source)| personal_data_in(file, source)).collect()
}

/// Those of one file.
pub(super) fn personal_data_in(file: FileId, source: &SourceFile) -> Vec<Diagnostic> {
    let hits = find_personal_data(&source.text).into_iter();
    hits.map(|hit| {
        let span = Span::new(file, hit.range.start, hit.range.end);
        let message = format!("Có {} trong tệp", hit.pattern.name());
        Diagnostic::new(&rules::PERSONAL_DATA, span, message)
            .hint("Xoá trước khi lưu vào kho; nếu đã lưu, báo người quản trị để xoá khỏi lịch sử")
    })
    .collect()
}

/// Control characters and bidi marks, the first of each file: one pasted cell often holds many.
pub(super) fn hidden_characters(file: FileId, source: &SourceFile) -> Option<Diagnostic> {
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
}
