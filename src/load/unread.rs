//! Files of which nothing, or not everything, could be read as text. What is passed over in
//! silence would look like an empty file.

use crate::diagnostic::{Diagnostic, rules};
use crate::source::{FileId, SourceFile, Span};

/// Why a file's text cannot be used; `None` where it can.
pub(super) fn unreadable(source: &SourceFile, file: FileId) -> Option<Diagnostic> {
    if let Some(size) = source.oversize {
        let size = size.div_ceil(1024 * 1024);
        let message = format!("Tệp lớn {size} MB, quá giới hạn 64 MB nên không đọc");
        let hint = "Kiểm tra lại: một biểu hay một tệp kế hoạch chỉ vài trang";
        return Some(Diagnostic::new(&rules::FILE_TOO_LARGE, Span::head(file), message).hint(hint));
    }
    source.invalid_at.map(|at| {
        let at = at as usize;
        let message = "Tệp không phải là UTF-8, không đọc được chữ";
        let span = Span::new(file, at, at + char::REPLACEMENT_CHARACTER.len_utf8());
        Diagnostic::new(&rules::NOT_UTF8, span, message).hint("Lưu lại tệp với bảng mã UTF-8")
    })
}
