//! `bdhvs verify`: what changed in closed periods since they were closed.

use super::is_about_closings;
use crate::cli::arguments::{Options, Verify};
use crate::cli::output::Printer;
use crate::cli::session::{Failure, Session};
use crate::diagnostic::{Counts, Diagnostic, count};
use crate::period::Period;
use crate::plan::Plan;
use crate::render;
use crate::submission::ClosingBook;
use crate::vietnamese::upper_first;
use crate::view;

/// Lists what changed; 1 where something did that should not have.
pub(in crate::cli) fn verify(
    session: &Session,
    asked: &Verify,
    (options, printer): (&Options, &Printer),
) -> Result<u8, Failure> {
    let Some(plan) = &session.repository.plan else { return Ok(printer.plan_with_errors(session)) };
    let only = asked.of.map(|period| session.period(plan, Some(period))).transpose()?;
    let books: Vec<&ClosingBook> = closed(session, only);
    if let Some(period) = only.filter(|_| books.is_empty()) {
        return Ok(
            printer.complain(&format!("{} chưa khoá.", upper_first(&period.in_sentence())), 1)
        );
    }
    if books.is_empty() {
        printer.result("Chưa khoá kỳ nào.\n", options.out.as_deref())?;
        return Ok(0);
    }
    let mut text = String::new();
    let mut failed = false;
    for book in books {
        let found = findings(session, book);
        let counts = count(&found);
        failed |= counts.errors > 0;
        text.push_str(&of_period(session, plan, book, (&found, counts), printer));
    }
    printer.result(&text, options.out.as_deref())?;
    Ok(u8::from(failed))
}

/// The periods that are closed, in order.
fn closed(session: &Session, only: Option<Period>) -> Vec<&ClosingBook> {
    let wanted = |book: &&ClosingBook| only.is_none_or(|period| book.period == period);
    let books = session.repository.dataset.closings.iter();
    let mut books: Vec<&ClosingBook> =
        books.filter(wanted).filter(|book| book.is_closed()).collect();
    books.sort_by_key(|book| book.period);
    books
}

/// What is found of a closed period, waived or not.
fn findings(session: &Session, book: &ClosingBook) -> Vec<Diagnostic> {
    let all = session.diagnostics.iter().chain(&session.waived);
    let ours = |d: &&Diagnostic| {
        d.period == Some(book.period) && (is_about_closings(d) || d.span.file == book.file.file)
    };
    all.filter(ours).cloned().collect()
}

fn of_period(
    session: &Session,
    plan: &Plan,
    book: &ClosingBook,
    (found, counts): (&[Diagnostic], Counts),
    printer: &Printer,
) -> String {
    let problems = printer.problems(found, &session.tree.sources);
    let revised = session.revised.iter().find(|revised| revised.period == book.period);
    let page = revised.map(|revised| view::verified(plan, revised));
    let page = page.map(|page| render::text(&page, printer.text_options()));
    let gap = if problems.is_empty() { "" } else { "\n" };
    let said = match (counts.errors, counts.notes + counts.warnings) {
        (0, 0) => "Không có gì thay đổi từ khi khoá kỳ.".to_owned(),
        (0, notes) => format!("Số đã báo cáo giữ nguyên vẹn; {notes} ghi chú như trên."),
        (errors, notes) => format!("Có {errors} thay đổi phải xử lý, {notes} ghi chú."),
    };
    format!("{problems}{gap}{}{said}\n\n", page.unwrap_or_default())
}
