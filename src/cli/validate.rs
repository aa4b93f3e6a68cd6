//! `bdhvs validate`: all findings, those asked for, and the line that sums them up.

use super::arguments::{Format, Validate};
use super::output::{self, Printer};
use super::session::{Failure, Session};
use crate::diagnostic::{Counts, Diagnostic, Rule, count, rules};
use crate::text::{PATTERNS, nearest};
use crate::vietnamese::grouped;
use crate::view::json::{self, NotRun, Scanned};

/// Prints the findings; 1 where there are errors, or warnings with `--strict`.
pub(super) fn run(
    session: &Session,
    options: &Validate,
    format: Format,
    printer: &Printer,
) -> Result<u8, Failure> {
    let asked = Asked::new(options)?;
    let shown: Vec<Diagnostic> = session
        .diagnostics
        .iter()
        .filter(|d| asked.wants(d.rule) && in_paths(session, options, d))
        .cloned()
        .collect();
    let not_run = not_run(session);
    let counts = count(&shown);
    let text = match format {
        Format::Json => output::json(json::validate(&shown, &scanned(session, &not_run))),
        Format::Text | Format::Md => {
            let problems = printer.problems(&shown, session);
            let gap = if problems.is_empty() { "" } else { "\n" };
            format!("{problems}{gap}{}", summary(session, counts, &asked, &not_run))
        }
    };
    printer.result(&text, None)?;
    let warned = options.strict && counts.warnings > 0;
    Ok(u8::from(counts.errors > 0 || warned))
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
    let one = |word: &String| {
        let named = |rule: &&&Rule| rule.name == word || rule.code.eq_ignore_ascii_case(word);
        rules::ALL.iter().find(named).copied().ok_or_else(|| {
            let near = nearest(word, rules::ALL.iter().map(|rule| rule.name));
            let hint = near.map(|near| format!(" Có phải ý là “{near}”?")).unwrap_or_default();
            Failure::Usage(format!("Không có quy tắc “{word}”.{hint}"))
        })
    };
    asked.iter().map(one).collect()
}

fn in_paths(session: &Session, options: &Validate, diagnostic: &Diagnostic) -> bool {
    let path = std::path::Path::new(&session.tree.sources.file(diagnostic.span.file).path);
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
