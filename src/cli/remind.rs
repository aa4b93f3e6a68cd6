//! `bdhvs remind`: the request for reports and the reminders, as letters, chat or call sheet.

use super::arguments::{Arguments, Format, Remind, Template};
use super::output::Printer;
use super::session::{Desk, Failure};
use super::summary::{letter_out, letter_text};
use super::template;
use crate::aggregate::{Owed, Reporting, earlier_in_year, owed, reporting};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::render;
use crate::store;
use crate::view;
use crate::view::remind::{self, Asking, Level};
use std::path::Path;

/// Writes the letter, or the letters.
pub(super) fn run(
    desk: &Desk<'_>,
    asked: &Remind,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let facts = desk.facts();
    let asking = asking(asked);
    let out = arguments.options.out.as_deref();
    let Some(level) = level(asked.level) else {
        let request = remind::request(&facts, &asking);
        too_early(desk, &asking).iter().for_each(|text| printer.note(text));
        return match out.filter(|out| out.extension().is_none()) {
            Some(folder) => with_forms(request, desk, folder, (arguments.format, printer)),
            None => letter(request, desk, arguments, printer),
        };
    };
    for line in view::own(&facts) {
        printer.note(&line);
    }
    let owed = named(owed(&desk.overview, &earlier(desk)), level);
    if owed.is_empty() || !is_over(desk) {
        printer.note(&nobody(desk));
        return Ok(0);
    }
    if desk.overview.empty {
        printer.note(&still_empty(desk));
    }
    if asked.call_sheet {
        let sheet = remind::call_sheet(&facts, &owed);
        letter_out(&sheet, arguments, printer, &name(desk, "goi-nhac"))?;
        return Ok(0);
    }
    if arguments.format == Format::Zalo {
        let chat = remind::chat(&facts, &owed, &asking, asked.each);
        printer.result(&render::pasteable(&chat), out)?;
        return Ok(0);
    }
    if asked.each {
        return each(desk, level, &owed, &asking, (arguments, printer));
    }
    letter(remind::remind(&facts, level, &owed, &asking), desk, arguments, printer)
}

fn asking(asked: &Remind) -> Asking {
    Asking { by: asked.by, hour: asked.hour, before: asked.after.clone(), draft: asked.draft }
}

fn level(level: u8) -> Option<Level> {
    [Level::First, Level::Second, Level::Above].get(usize::from(level).checked_sub(1)?).copied()
}

/// Above only those are named that sent nothing at all.
fn named(owed: Vec<Owed>, level: Level) -> Vec<Owed> {
    owed.into_iter().filter(|owed| level != Level::Above || owed.owes_all()).collect()
}

/// The reporting of the year's periods before that count.
pub(super) fn earlier(desk: &Desk<'_>) -> Vec<Reporting> {
    let (plan, overview) = (desk.plan, &desk.overview);
    let counted = earlier_in_year(plan, overview.term.period)
        .filter(|period| !overview.uncounted.contains(period));
    let terms = counted.filter_map(|period| plan.term(period));
    let dataset = &desk.session.repository.dataset;
    terms.map(|term| reporting(plan, dataset, &term, desk.session.as_of)).collect()
}

/// True where the last good day has passed: before it nobody is reminded.
fn is_over(desk: &Desk<'_>) -> bool {
    desk.overview.as_of > desk.overview.term.due.day
}

/// Nobody can send the figures of a day before that day is over.
fn too_early(desk: &Desk<'_>, asking: &Asking) -> Option<String> {
    let closes = desk.overview.term.window.1;
    let day = crate::vietnamese::date;
    let by = asking.by.filter(|by| *by <= closes)?;
    Some(format!(
        "Số liệu tính đến hết ngày {} mà hạn gửi là ngày {}: đơn vị chưa chốt được số. Nên lùi hạn \
         ít nhất một ngày làm việc.",
        day(closes),
        day(by)
    ))
}

/// A letter that names everybody is looked at twice: the reports may lie somewhere else.
fn still_empty(desk: &Desk<'_>) -> String {
    let period = desk.overview.term.period.in_sentence();
    format!(
        "Sổ tiếp nhận chưa có báo cáo nào của {period}. Nếu kỳ này theo dõi ngoài hệ thống thì \
         không gửi văn bản dưới đây."
    )
}

fn nobody(desk: &Desk<'_>) -> String {
    let (overview, period) = (&desk.overview, desk.overview.term.period.in_sentence());
    if !is_over(desk) {
        let day = crate::vietnamese::date(overview.term.due.day);
        return format!(
            "Chưa hết hạn gửi báo cáo {period} (ngày {day}), chưa phải nhắc đơn vị nào."
        );
    }
    format!("Không còn đơn vị nào phải nhắc về báo cáo {period}.")
}

fn letter(
    letter: Result<Document, Diagnostic>,
    desk: &Desk<'_>,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    match letter {
        Ok(letter) => {
            letter_out(&letter, arguments, printer, &name(desk, "cong-van"))?;
            Ok(0)
        }
        Err(problem) => Ok(printer.letter_with_errors(&problem, desk.session)),
    }
}

/// The request in a folder, beside it a workbook for each group and unit that it goes to.
fn with_forms(
    request: Result<Document, Diagnostic>,
    desk: &Desk<'_>,
    folder: &Path,
    (format, printer): (Format, &Printer),
) -> Result<u8, Failure> {
    let request = match request {
        Ok(request) => request,
        Err(problem) => return Ok(printer.letter_with_errors(&problem, desk.session)),
    };
    let all = Template { unit: None, group: None, form: None };
    let mut files = vec![file(&name(desk, "cong-van"), &request, format)];
    for to in remind::addressees(&desk.facts()) {
        files.extend(template::workbook(desk, &to.units, &all, &to.id)?);
    }
    template::put(folder, &files)?;
    let forms = files.len() - 1;
    printer.note(&format!("Đã ghi công văn và {forms} biểu mẫu vào {}", folder.display()));
    Ok(0)
}

fn name(desk: &Desk<'_>, what: &str) -> String {
    format!("{what}-{}", desk.overview.term.period)
}

/// One letter a unit, each in a file named after it.
fn each(
    desk: &Desk<'_>,
    level: Level,
    owed: &[Owed],
    asking: &Asking,
    (arguments, printer): (&Arguments, &Printer),
) -> Result<u8, Failure> {
    let Some(folder) = arguments.options.out.as_deref() else {
        let text = "Với --each phải ghi thư mục để lưu, ví dụ: --out cong-van-nhac";
        return Err(Failure::Usage(text.to_owned()));
    };
    let facts = desk.facts();
    let mut letters = Vec::new();
    for one in owed {
        match remind::remind(&facts, level, std::slice::from_ref(one), asking) {
            Ok(letter) => {
                let name = &desk.plan.unit(one.unit).id;
                letters.push(file(name, &letter, arguments.format));
            }
            Err(problem) => return Ok(printer.letter_with_errors(&problem, desk.session)),
        }
    }
    write(folder, &letters, printer)
}

fn file(name: &str, letter: &Document, format: Format) -> template::File {
    let ending = match format {
        Format::Text | Format::Zalo => "txt",
        other => other.name(),
    };
    let name = format!("{name}.{ending}");
    match format {
        Format::Docx => (name, render::docx(letter)),
        _ => (name, letter_text(letter, format).into_bytes()),
    }
}

fn write(folder: &Path, letters: &[(String, Vec<u8>)], printer: &Printer) -> Result<u8, Failure> {
    store::write_documents(folder, letters)?;
    printer.note(&format!("Đã ghi {} văn bản vào {}", letters.len(), folder.display()));
    Ok(0)
}
