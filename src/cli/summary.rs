//! `bdhvs summary`: the report of the period, in every format.

use super::arguments::{Arguments, Format, Summary};
use super::output::{self, Printer};
use super::session::{Desk, Failure};
use crate::diagnostic::{Diagnostic, rules};
use crate::document::Document;
use crate::render;
use crate::store::Store;
use crate::submission::Drafted;
use crate::text::mask;
use crate::view::{self, json};

/// Prints the report, or writes it to a file. The first draft of its words is another command's.
pub(super) fn run(
    desk: &Desk<'_>,
    options: &Summary,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let out = arguments.options.out.as_deref();
    if options.words {
        return begin_words(desk, printer);
    }
    if arguments.format == Format::Json {
        let facts = desk.facts();
        printer.result(&output::json(json::summary(&facts, drafted(desk), options.draft)), out)?;
        return Ok(0);
    }
    match letter(desk, options) {
        Ok(letter) => {
            letter_out(&letter, arguments, printer, &usual_name(desk))?;
            say_words(desk, &letter, out.is_some(), printer);
            Ok(0)
        }
        Err(problem) => Ok(printer.letter_with_errors(&problem, desk.session)),
    }
}

/// What is wrong in the drafter's words, and how many places still wait for them: whoever writes
/// the report to a file does not see it otherwise.
fn say_words(desk: &Desk<'_>, letter: &Document, written: bool, printer: &Printer) {
    let period = Some(desk.overview.term.period);
    let of_words = [&rules::UNKNOWN_PASSAGE, &rules::UNKNOWN_FIGURE_NAME];
    let ours =
        |d: &&Diagnostic| of_words.iter().any(|r| r.code == d.rule.code) && d.period == period;
    let wrong: Vec<Diagnostic> = desk.session.diagnostics.iter().filter(ours).cloned().collect();
    if !wrong.is_empty() {
        printer.note_text(&printer.problems(&wrong, &desk.session.tree.sources));
    }
    let open = render::pasteable(letter).matches('[').count();
    if written && open > 0 {
        printer.note(&format!(
            "Còn {open} chỗ chờ lời văn, in trong ngoặc vuông […]. Lập tệp lời văn bằng bdhvs \
             summary --words; viết dưới từng đề mục, ngoài dấu <!-- và -->."
        ));
    }
}

/// Writes the file that the drafter goes on with; one that is there is left alone.
fn begin_words(desk: &Desk<'_>, printer: &Printer) -> Result<u8, Failure> {
    let inside = format!("{}/loi-van.md", desk.overview.term.period);
    let path = desk.session.tree.reports_root.join(&inside);
    let text = view::offered_words(&desk.facts(), &desk.session.repository.dataset);
    let store = Store::open(&desk.session.tree.reports_root)?;
    if !store.write_new(&inside, &mask(&text))? {
        return Err(Failure::Usage(format!(
            "Đã có tệp {}; không ghi đè. Mở tệp đó để viết tiếp.",
            path.display()
        )));
    }
    printer.note(&format!("Đã ghi {}", path.display()));
    Ok(0)
}

/// What the drafter of the period wrote.
fn drafted<'a>(desk: &Desk<'a>) -> Option<&'a Drafted> {
    desk.session.repository.dataset.drafted_in(desk.overview.term.period)
}

fn letter(desk: &Desk<'_>, options: &Summary) -> Result<Document, Diagnostic> {
    let facts = desk.facts();
    let letter = view::summary(&facts, drafted(desk), options.draft)?;
    Ok(if options.refs.refs { view::summary_references(letter, &facts) } else { letter })
}

/// A letter in the format asked for. Text keeps its paragraphs whole and its tables in tabs, for
/// pasting; a Word file always goes to a file, under its usual name where nobody gave one.
pub(super) fn letter_out(
    letter: &Document,
    arguments: &Arguments,
    printer: &Printer,
    usual_name: &str,
) -> Result<(), Failure> {
    let out = arguments.options.out.as_deref();
    if arguments.format == Format::Docx {
        return printer.file(&render::docx(letter), out, &format!("{usual_name}.docx"));
    }
    printer.result(&letter_text(letter, arguments.format), out)
}

/// A letter in a format that is text.
pub(super) fn letter_text(letter: &Document, format: Format) -> String {
    match format {
        Format::Html => render::html(letter),
        Format::Text | Format::Zalo => render::pasteable(letter),
        _ => render::markdown(letter),
    }
}

fn usual_name(desk: &Desk<'_>) -> String {
    format!("bao-cao-{}", desk.overview.term.period)
}
