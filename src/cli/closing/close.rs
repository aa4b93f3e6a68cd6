//! `bdhvs close`: writes down what was sent, and what it was made of.

use super::{file_of, is_whole, shown};
use crate::check::{inputs_of, other_closings};
use crate::cli::arguments::{Close, Options};
use crate::cli::check_letter::{Unchecked, name, of_file};
use crate::cli::output::Printer;
use crate::cli::receive::{document_number, open_store};
use crate::cli::session::{Desk, Failure, Session, present_files};
use crate::diagnostic::rules;
use crate::period::Period;
use crate::render;
use crate::store::Store;
use crate::submission::closing::{self, Closing, SealedFile};
use crate::vietnamese::{date, upper_first};
use crate::view;
use std::path::Path;

/// Closes a period; 1 where it is refused.
pub(in crate::cli) fn close(
    options: &Options,
    asked: &Close,
    printer: &Printer,
) -> Result<u8, Failure> {
    let document = document_number(Some(&asked.document))?;
    let store = open_store(options, asked.dry_run)?;
    let session = Session::open(options)?;
    let options = Options { period: Some(asked.of), ..options.clone() };
    let Some(desk) = session.desk(&options)? else {
        return Ok(printer.plan_with_errors(&session));
    };
    if let Some(why) = refusal(&desk, asked, &document) {
        return Ok(printer.complain(&why, 1));
    }
    match asked.letter.as_deref().map(|letter| strange_numbers(&desk, letter)) {
        None | Some(Ok(None)) => {}
        Some(Ok(Some(why))) => return Ok(printer.complain(&why, 1)),
        Some(Err(Unchecked::Failure(failure))) => return Err(failure),
        Some(Err(Unchecked::Letter(problem))) => {
            return Ok(printer.letter_with_errors(&problem, &session));
        }
    }
    let mut closings = earlier(&desk, asked.of);
    closings.push(closing(&desk, asked, document, closings.len()));
    write(store.as_ref(), asked.of, &closings)?;
    if let Some(closing) = closings.last() {
        let path = shown(&options, asked.of);
        let closed = view::Closed { closing, path, dry_run: asked.dry_run };
        let page = render::text(&view::closed(&desk.facts(), &closed), printer.text_options());
        printer.result(&page, options.out.as_deref())?;
    }
    Ok(0)
}

/// All closings of a period, whole or not at all; nothing on a dry run.
pub(super) fn write(
    store: Option<&Store>,
    period: Period,
    closings: &[Closing],
) -> Result<(), Failure> {
    if let Some(store) = store {
        store.write(&file_of(period), &closing::text(period, closings))?;
    }
    Ok(())
}

/// Why a period cannot be closed; `None` where it can. Figures that are missing or left out hold
/// nothing up: they are said.
fn refusal(desk: &Desk<'_>, asked: &Close, document: &str) -> Option<String> {
    let period = asked.of.in_sentence();
    if document.is_empty() {
        return Some("Chưa ghi số của báo cáo đã gửi. Ghi sau --document.".to_owned());
    }
    closed_already(desk, asked.of)
        .or_else(|| bad_date(desk, asked))
        .or_else(|| {
            let why = format!("Chưa có báo cáo nào của {period}, không có gì để khoá.");
            desk.overview.empty.then_some(why)
        })
        .or_else(|| contradiction(desk, asked.of))
}

/// Why the letter that went out holds up the closing: a number of it is no figure of the period.
fn strange_numbers(desk: &Desk<'_>, letter: &Path) -> Result<Option<String>, Unchecked> {
    let check = of_file(desk, letter)?;
    let Some(first) = check.findings.first() else { return Ok(None) };
    let (period, file) = (desk.overview.term.period, name(letter));
    let near = first.nearest.as_ref();
    let near = near.map_or_else(String::new, |near| format!("; số gần nhất là {}", near.text));
    Ok(Some(format!(
        "{file} có {} số không trùng số liệu nào của {}, nên chưa khoá kỳ.\nSố thứ nhất: “{}”, \
         {}{near}.\nXem tất cả: bdhvs check-letter {} --period {period}\nSửa trong tệp Word rồi \
         khoá lại. Bỏ --letter thì khoá mà không đối chiếu.",
        check.findings.len() + check.more,
        period.in_sentence(),
        first.number,
        first.place,
        letter.display()
    )))
}

fn closed_already(desk: &Desk<'_>, period: Period) -> Option<String> {
    let book = desk.session.repository.dataset.closings_of(period)?;
    if !is_whole(book) {
        return Some(format!(
            "Tệp {} bị sửa hoặc không đọc được. Khôi phục tệp trước; xem bdhvs validate.",
            file_of(period)
        ));
    }
    let closing = book.in_force()?;
    Some(format!(
        "{} đã khoá ngày {} theo {} (ngày {}). Muốn báo cáo lại thì mở kỳ trước: bdhvs reopen \
         {period} --reason \"LÝ DO\".",
        upper_first(&period.in_sentence()),
        date(closing.closed_on),
        closing.document,
        date(closing.date)
    ))
}

/// A report is not dated before its data end, nor after today.
fn bad_date(desk: &Desk<'_>, asked: &Close) -> Option<String> {
    let last = desk.overview.term.window.1;
    if asked.date > desk.session.as_of {
        return Some(format!(
            "Ngày báo cáo {} chưa tới. Ghi lại ngày sau --date.",
            date(asked.date)
        ));
    }
    (asked.date < last).then(|| {
        format!(
            "Ngày báo cáo {} trước ngày chốt số liệu của kỳ ({}). Kiểm tra lại kỳ và ngày.",
            date(asked.date),
            date(last)
        )
    })
}

/// Two files that contradict each other on one figure: a figure written in both, or two files of
/// one unit's form, by its id and by its official code.
fn contradiction(desk: &Desk<'_>, period: Period) -> Option<String> {
    let session = desk.session;
    let path = |file| session.tree.sources.file(file).path.as_str();
    let all = || session.diagnostics.iter().chain(&session.waived);
    let of_rule = |code: &'static str| all().filter(move |d| d.rule.code == code);
    let twice =
        of_rule(rules::DUPLICATE_FIGURE.code).filter(|d| d.period == Some(period)).find_map(|d| {
            let other = d.labels.iter().find(|label| label.span.file != d.span.file)?;
            Some((path(d.span.file), path(other.span.file)))
        });
    let by_code = || {
        let strange = of_rule(rules::UNKNOWN_REPORTER.code);
        strange.filter(|d| d.period == Some(period)).find_map(|d| {
            let name = path(d.span.file);
            let stem = name.rsplit('/').next()?.strip_suffix(".csv")?;
            let unit = desk.plan.index.units.get(stem)?;
            let form = name.rsplit('/').nth(1)?;
            let sent = session.repository.dataset.submitted.iter();
            let mut own = sent.filter(|s| s.period == period && s.unit == *unit);
            let own = own.find(|s| s.form.key() == form)?;
            Some((name, path(own.span.file)))
        })
    };
    let (one, other) = twice.or_else(by_code)?;
    Some(format!(
        "Hai tệp cùng ghi một số liệu, không rõ tệp nào đúng: {one} và {other}. Giữ lại một tệp \
         rồi khoá kỳ."
    ))
}

/// The closings there were, each taken back since.
fn earlier(desk: &Desk<'_>, period: Period) -> Vec<Closing> {
    let book = desk.session.repository.dataset.closings_of(period);
    book.map(|book| book.closings.clone()).unwrap_or_default()
}

fn closing(desk: &Desk<'_>, asked: &Close, document: String, earlier: usize) -> Closing {
    let sources = &desk.session.tree.sources;
    let files = present_files(&desk.session.tree);
    let rests_on = inputs_of(asked.of, &files).chain(other_closings(asked.of, &files));
    let files = rests_on.map(|present| {
        let file = sources.file(present.file);
        SealedFile {
            path: present.path.clone(),
            sha256: file.sha256(),
            lines: file.text.lines().count(),
            span: desk.plan.head.span,
        }
    });
    let mut closing = Closing {
        number: u32::try_from(earlier + 1).unwrap_or(u32::MAX),
        document,
        date: asked.date,
        closed_on: desk.session.as_of,
        tool: format!("bdhvs {}", env!("CARGO_PKG_VERSION")),
        seal: String::new(),
        sent: crate::aggregate::snapshot(desk.plan, &desk.overview),
        files: files.collect(),
        reopened: None,
        span: desk.plan.head.span,
    };
    closing.seal = closing::seal(&closing);
    closing
}
