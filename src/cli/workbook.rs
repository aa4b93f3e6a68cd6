//! `--format xlsx` of the commands that print tables: the same figures as a workbook.

use super::arguments::{self, Arguments, Command, Refs};
use super::commands;
use super::output::Printer;
use super::session::{Desk, Failure};
use crate::document::Book;
use crate::render;
use crate::view;

/// Writes the workbook of a command to the file that was named.
pub(super) fn run(
    desk: &Desk<'_>,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let book = match &arguments.command {
        Command::Coverage(options) => coverage(desk, options)?,
        Command::Summary(options) => {
            without_references(options.refs)?;
            view::summary_book(&desk.facts(), options.draft)
        }
        _ => return Err(Failure::Usage("Lệnh này không có dạng xlsx.".to_owned())),
    };
    written(&book, arguments, printer)
}

fn coverage(desk: &Desk<'_>, options: &arguments::Coverage) -> Result<Book, Failure> {
    without_references(options.refs)?;
    let only = options.indicator.as_deref();
    let only = only.map(|id| commands::find_indicator(desk.plan, id)).transpose()?;
    Ok(view::coverage_book(&desk.facts(), commands::breakdown(options.by), only))
}

/// A sheet is sent on: references are for those who have the repository.
fn without_references(Refs { refs }: Refs) -> Result<(), Failure> {
    let text = "--refs không dùng cùng với --format xlsx. Xem nguồn của một số: bdhvs trace.";
    if refs { Err(Failure::Usage(text.to_owned())) } else { Ok(()) }
}

/// Writes a workbook to the file that was named; a terminal cannot show one.
pub(super) fn written(
    book: &Book,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let bytes = render::workbook(book).map_err(anyhow::Error::from)?;
    printer.stream(&bytes, arguments.options.out.as_deref(), "phu-luc.xlsx")?;
    Ok(0)
}
