//! `bdhvs validate`: all findings, those asked for, and the line that sums them up.

mod asked;
mod changed;
mod looked;
mod not_run;
mod scope;
mod text;

pub(super) use text::run as scan_text;

use super::arguments::{Arguments, Format, Validate};
use super::output::{self, Printer};
use super::session::{Failure, Session};
use crate::diagnostic::{Counts, count};
use crate::render::{self, CheckRun};
use crate::store;
use crate::text::{PATTERNS, mask};
use crate::vietnamese::grouped;
use crate::view::json::{self, NotRun, Scanned};
use asked::Asked;
use looked::Looked;
use std::path::Path;

/// Prints the findings; 1 where there are errors, or warnings with `--strict`.
pub(super) fn run(
    session: &Session,
    options: &Validate,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let asked = Asked::new(session, options)?;
    let shown = asked.of(session, &session.diagnostics);
    let waived = asked.of(session, &session.waived).len();
    let not_run = not_run::tests(session, |rule| asked.wants(rule));
    let counts = count(&shown);
    let summary = summary(session, counts, &asked, waived) + &not_run::words(&not_run);
    let looked = Looked::new(session, &asked, &shown, &not_run);
    let checked = looked.run(session, &shown, &summary);
    let text = match arguments.format {
        Format::Json => output::json(json::validate(&shown, &scanned(session, waived, &not_run))),
        Format::Github => render::github(&checked),
        Format::Gitlab => output::json(render::gitlab(&checked)),
        Format::Sarif => output::json(render::sarif(&checked)),
        Format::Junit => render::junit(&checked),
        _ => {
            let problems = printer.problems(&shown, &session.tree.sources);
            let gap = if problems.is_empty() { "" } else { "\n" };
            format!("{problems}{gap}{summary}")
        }
    };
    printer.result(&text, arguments.options.out.as_deref())?;
    if arguments.format == Format::Github {
        add_job_summary(&checked)?;
    }
    let warned = options.strict && counts.warnings > 0;
    // A test that was asked for and did not run has passed nothing.
    Ok(u8::from(counts.errors > 0 || warned || !not_run.is_empty()))
}

/// Adds all findings to the page of the job, where GitHub Actions names a file for it.
fn add_job_summary(checked: &CheckRun<'_>) -> Result<(), Failure> {
    match std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) {
        Some(path) => Ok(store::append(Path::new(&path), &mask(&render::job_summary(checked)))?),
        None => Ok(()),
    }
}

fn scanned<'a>(session: &'a Session, waived: usize, not_run: &'a [NotRun]) -> Scanned<'a> {
    let plan = session.repository.plan.as_ref();
    Scanned {
        plan,
        sources: &session.tree.sources,
        rows: session.repository.dataset.rows,
        waived,
        as_of: Some(session.as_of),
        period: plan.and_then(|plan| plan.period_on(session.as_of)),
        not_run,
    }
}

/// Counts, files and rows read, patterns of the guard × lines scanned, what was asked for.
fn summary(session: &Session, counts: Counts, asked: &Asked, waived: usize) -> String {
    let sources = &session.tree.sources;
    let lines: usize = sources.iter().map(|(_, file)| file.lines()).sum();
    let number = |n: usize| grouped(n as u128);
    let mut text = format!(
        "{} lỗi, {} mục cần xem lại, {} ghi chú.\nĐã đọc {} tệp, {} dòng báo cáo; tìm {} mẫu dữ \
         liệu cá nhân trong {} dòng.\n",
        number(counts.errors),
        number(counts.warnings),
        number(counts.notes),
        number(sources.len()),
        number(session.repository.dataset.rows),
        PATTERNS.len(),
        number(lines)
    );
    if waived > 0 {
        let waived = number(waived);
        text.push_str(&format!(
            "{waived} mục được miễn theo plan/waivers.toml, không tính ở trên.\n"
        ));
    }
    text.push_str(&asked.words());
    text
}
