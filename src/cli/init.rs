//! `bdhvs init DIR`: a new plan repository. Nothing is asked on the terminal, nothing that is
//! there already is written over.

use super::arguments::{Init, Options};
use super::output::Printer;
use super::session::Failure;
use crate::render;
use crate::store;
use crate::view;

/// Writes the repository and says what is to be filled in.
pub(super) fn run(asked: &Init, options: &Options, printer: &Printer) -> Result<u8, Failure> {
    let files = view::skeleton();
    let others = store::write_forms(&asked.folder, &files)?;
    if let Some(first) = others.first() {
        return Err(Failure::Usage(format!(
            "Thư mục {} đã có {} với nội dung khác, nên không ghi gì.\n\
             Chọn một thư mục mới, hoặc chuyển tệp đó đi.",
            asked.folder.display(),
            first.display()
        )));
    }
    let page = view::skeleton_page(&asked.folder.display().to_string(), &files);
    printer.result(&render::text(&page, printer.text_options()), options.out.as_deref())?;
    Ok(0)
}
