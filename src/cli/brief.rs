//! `bdhvs brief`: one page for who signs.

use super::arguments::{Arguments, Format};
use super::output::Printer;
use super::remind;
use super::session::{Desk, Failure};
use super::summary::letter_out;
use crate::aggregate::owed;
use crate::render;
use crate::view;

/// Prints the page, or writes it to a file.
pub(super) fn run(
    desk: &Desk<'_>,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let owed = owed(&desk.overview, &remind::earlier(desk));
    let page = view::brief(&desk.facts(), &desk.session.repository.dataset, &owed);
    // On a screen it is read, not pasted.
    if arguments.format == Format::Text {
        let text = render::text(&page, printer.text_options());
        printer.result(&text, arguments.options.out.as_deref())?;
        return Ok(0);
    }
    let name = format!("tom-tat-{}", desk.overview.term.period);
    letter_out(&page, arguments, printer, &name)?;
    Ok(0)
}
