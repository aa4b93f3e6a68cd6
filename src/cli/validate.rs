//! `bdhvs validate`: all findings, those asked for, and the line that sums them up.

use super::arguments::{Arguments, Format, Validate};
use super::explain::rule;
use super::output::{self, Printer};
use super::session::{Failure, Session};
use crate::diagnostic::{Counts, Diagnostic, Rule, count, rules};
use crate::render::{self, CheckRun, Skipped};
use crate::source::FileId;
use crate::store;
use crate::text::{PATTERNS, mask};
use crate::vietnamese::grouped;
use crate::view::json::{self, NotRun, Scanned};
use std::path::Path;

/// Prints the findings; 1 where there are errors, or warnings with `--strict`.
pub(super) fn run(
    session: &Session,
    options: &Validate,
    arguments: &Arguments,
    printer: &Printer,
) -> Result<u8, Failure> {
    let asked = Asked::new(options)?;
    let shown = shown(session, options, &asked);
    let not_run = not_run(session);
    let counts = count(&shown);
    let summary = summary(session, counts, &asked, &not_run);
    let looked = Looked::new(session, options, &not_run);
    let checked = looked.run(session, &shown, &summary);
    let text = match arguments.format {
        Format::Json => output::json(json::validate(&shown, &scanned(session, &not_run))),
        Format::Github => render::github(&checked),
        Format::Gitlab => output::json(render::gitlab(&checked)),
        Format::Sarif => output::json(render::sarif(&checked)),
        Format::Junit => render::junit(&checked),
        Format::Text | Format::Md | Format::Csv => {
            let problems = printer.problems(&shown, session);
            let gap = if problems.is_empty() { "" } else { "\n" };
            format!("{problems}{gap}{summary}")
        }
    };
    printer.result(&text, arguments.options.out.as_deref())?;
    if arguments.format == Format::Github {
        add_job_summary(&checked)?;
    }
    let warned = options.strict && counts.warnings > 0;
    Ok(u8::from(counts.errors > 0 || warned))
}

/// The findings of the rules and paths asked for.
fn shown(session: &Session, options: &Validate, asked: &Asked) -> Vec<Diagnostic> {
    let wanted = |d: &&Diagnostic| asked.wants(d.rule) && in_paths(session, options, d.span.file);
    session.diagnostics.iter().filter(wanted).cloned().collect()
}

/// Adds all findings to the page of the job, where GitHub Actions names a file for it.
fn add_job_summary(checked: &CheckRun<'_>) -> Result<(), Failure> {
    match std::env::var_os("GITHUB_STEP_SUMMARY").filter(|path| !path.is_empty()) {
        Some(path) => Ok(store::append(Path::new(&path), &mask(&render::job_summary(checked)))?),
        None => Ok(()),
    }
}

/// The files that were looked at, and tests that did not run on them.
struct Looked {
    files: Vec<FileId>,
    untested: Vec<FileId>,
    not_run: Vec<Skipped>,
}

impl Looked {
    fn new(session: &Session, options: &Validate, not_run: &[NotRun]) -> Self {
        let in_paths = |file: &FileId| in_paths(session, options, *file);
        let skipped =
            |test: &NotRun| Skipped { rules: test.rule.clone(), reason: test.reason.clone() };
        // What does not run without a plan looks at reports.
        let reports = session.tree.reports.iter().filter(|_| !not_run.is_empty());
        Self {
            files: session.tree.sources.iter().map(|(file, _)| file).filter(in_paths).collect(),
            untested: reports.map(|located| located.file).filter(in_paths).collect(),
            not_run: not_run.iter().map(skipped).collect(),
        }
    }

    fn run<'a>(
        &'a self,
        session: &'a Session,
        problems: &'a [Diagnostic],
        summary: &'a str,
    ) -> CheckRun<'a> {
        CheckRun {
            problems,
            sources: &session.tree.sources,
            plan: session.repository.plan.as_ref(),
            files: &self.files,
            untested: &self.untested,
            not_run: &self.not_run,
            summary,
        }
    }
}

/// The rules that are looked at.
struct Asked {
    only: Vec<&'static Rule>,
    skip: Vec<&'static Rule>,
}

impl Asked {
    fn new(options: &Validate) -> Result<Self, Failure> {
        let asked = Self { only: find(&options.only)?, skip: find(&options.skip)? };
        if rules::ALL.iter().any(|rule| asked.wants(rule)) {
            return Ok(asked);
        }
        Err(Failure::Usage(
            "--only và --skip loại hết mọi quy tắc: không kiểm tra gì cả.".to_owned(),
        ))
    }

    fn wants(&self, rule: &Rule) -> bool {
        let among = |rules: &[&Rule]| rules.iter().any(|known| known.code == rule.code);
        (self.only.is_empty() || among(&self.only)) && !among(&self.skip)
    }

    /// What was asked for, printed back; empty where everything was.
    fn words(&self) -> String {
        let names =
            |rules: &[&Rule]| rules.iter().map(|rule| rule.name).collect::<Vec<_>>().join(", ");
        let mut words = String::new();
        if !self.only.is_empty() {
            words.push_str(&format!("Chỉ xét: {}.\n", names(&self.only)));
        }
        if !self.skip.is_empty() {
            words.push_str(&format!("Bỏ qua: {}.\n", names(&self.skip)));
        }
        words
    }
}

/// Rules by name or code.
fn find(asked: &[String]) -> Result<Vec<&'static Rule>, Failure> {
    asked.iter().map(|word| rule(word)).collect()
}

fn in_paths(session: &Session, options: &Validate, file: FileId) -> bool {
    let path = Path::new(&session.tree.sources.file(file).path);
    options.paths.is_empty() || options.paths.iter().any(|asked| path.starts_with(asked))
}

/// Tests that could not run: without a plan there is nothing to hold reports against.
fn not_run(session: &Session) -> Vec<NotRun> {
    if session.repository.plan.is_some() {
        return Vec::new();
    }
    let reason = "kế hoạch có lỗi".to_owned();
    vec![NotRun { rule: "R101–R204, D301–D306".to_owned(), reason }]
}

fn scanned<'a>(session: &'a Session, not_run: &'a [NotRun]) -> Scanned<'a> {
    let plan = session.repository.plan.as_ref();
    Scanned {
        plan,
        sources: &session.tree.sources,
        rows: session.repository.dataset.rows,
        as_of: Some(session.as_of),
        period: plan.and_then(|plan| plan.period_on(session.as_of)),
        not_run,
    }
}

/// Counts, files and rows read, patterns of the guard × lines scanned, tests that did not run.
fn summary(session: &Session, counts: Counts, asked: &Asked, not_run: &[NotRun]) -> String {
    let sources = &session.tree.sources;
    let lines: usize = sources.iter().map(|(_, file)| file.text.lines().count()).sum();
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
    text.push_str(&asked.words());
    for test in not_run {
        text.push_str(&format!("Chưa kiểm tra được {}: {}.\n", test.rule, test.reason));
    }
    text
}
