//! `bdhvs init DIR` and `bdhvs demo DIR`: a new plan repository, a fictional one for practice.
//! Nothing is asked on the terminal, nothing that is there already is written over.

use super::arguments::{Init, Options};
use super::output::Printer;
use super::session::Failure;
use crate::document::Document;
use crate::render;
use crate::store::{self, Planted};
use crate::view;
use std::path::Path;

/// Writes a new repository and says what is to be filled in.
pub(super) fn init(asked: &Init, options: &Options, printer: &Printer) -> Result<u8, Failure> {
    let files = view::skeleton();
    let bytes = files.iter().map(|(path, text)| (path.clone(), text.as_bytes())).collect();
    plant(&asked.folder, bytes)?;
    let page = view::skeleton_page(&asked.folder.display().to_string(), &files);
    say(&page, options, printer)
}

/// Writes the repository for practice and says where to begin.
pub(super) fn demo(asked: &Init, options: &Options, printer: &Printer) -> Result<u8, Failure> {
    plant(&asked.folder, view::practice())?;
    say(&view::practice_page(&asked.folder.display().to_string()), options, printer)
}

fn plant(folder: &Path, files: Vec<Planted>) -> Result<(), Failure> {
    match store::write_tree(folder, &files)? {
        None => Ok(()),
        Some(other) => Err(Failure::Usage(format!(
            "Thư mục {} đã có {} với nội dung khác, nên không ghi gì.\n\
             Chọn một thư mục mới, hoặc chuyển tệp đó đi.",
            folder.display(),
            other.display()
        ))),
    }
}

fn say(page: &Document, options: &Options, printer: &Printer) -> Result<u8, Failure> {
    printer.result(&render::text(page, printer.text_options()), options.out.as_deref())?;
    Ok(0)
}
