//! `bdhvs check-letter`: an edited Word file held against the figures of the period; `close` asks
//! the same of the letter that went out.

use super::arguments::{Arguments, CheckLetter, Format};
use super::output::{self, Printer};
use super::session::{Desk, Failure};
use crate::diagnostic::Diagnostic;
use crate::intake::Refusal;
use crate::intake::edited::{self, Passage, Unread};
use crate::load;
use crate::render;
use crate::view::{self, LetterCheck, json};
use std::path::Path;

/// Why a letter was not checked.
pub(super) enum Unchecked {
    /// The file could not be read.
    Failure(Failure),
    /// The text of the report has an error.
    Letter(Box<Diagnostic>),
}

impl From<Failure> for Unchecked {
    fn from(failure: Failure) -> Self {
        Self::Failure(failure)
    }
}

/// Prints what was found; 1 where there is anything.
pub(super) fn run(
    desk: &Desk<'_>,
    asked: &CheckLetter,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let check = match of_file(desk, &asked.letter) {
        Ok(check) => check,
        Err(Unchecked::Failure(failure)) => return Err(failure),
        Err(Unchecked::Letter(problem)) => {
            return Ok(printer.letter_with_errors(&problem, desk.session));
        }
    };
    let (facts, file) = (desk.facts(), name(&asked.letter));
    let text = match arguments.format {
        Format::Json => output::json(json::check_letter(&facts, &file, &check)),
        _ => {
            let page = view::letter_check_page(&facts, &file, &check);
            render::text(&page, printer.text_options())
        }
    };
    printer.result(&text, arguments.options.out.as_deref())?;
    Ok(u8::from(!check.findings.is_empty()))
}

/// The name of a file without its folders.
pub(super) fn name(path: &Path) -> String {
    path.file_name().unwrap_or_default().to_string_lossy().into_owned()
}

/// What is found in a file.
pub(super) fn of_file(desk: &Desk<'_>, path: &Path) -> Result<LetterCheck, Unchecked> {
    let passages = read(path)?;
    let drafted = desk.session.repository.dataset.drafted_in(desk.overview.term.period);
    view::check_letter(&desk.facts(), drafted, &passages)
        .map_err(|problem| Unchecked::Letter(Box::new(problem)))
}

fn read(path: &Path) -> Result<Vec<Passage>, Failure> {
    let bytes = load::read_incoming(path)?;
    // The stop at the end is put there by who prints it.
    let said =
        |refusal: &Refusal| format!("{}: {}.\n{}", name(path), refusal.message, refusal.hint);
    edited::passages(&bytes).map_err(|unread| match unread {
        Unread::NotWord(refusal) => Failure::Usage(format!("{}.", said(&refusal))),
        Unread::Broken(refusal) => Failure::Machine(anyhow::Error::msg(said(&refusal))),
    })
}
