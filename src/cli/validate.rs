//! `bdhvs validate`: all findings, those asked for, and the line that sums them up.

mod changed;
mod not_run;
mod scope;
mod text;

pub(super) use text::run as scan_text;

use super::arguments::{Format, Validate};
use super::output::{self, Printer};
use super::session::{Failure, Session};
use crate::diagnostic::{Counts, Diagnostic, Rule, count, rules};
use crate::text::{PATTERNS, nearest};
use crate::vietnamese::grouped;
use crate::view::json::{self, NotRun, Scanned};
use scope::Scope;

/// Prints the findings; 1 where there are errors, or warnings with `--strict`.
pub(super) fn run(
    session: &Session,
    options: &Validate,
    format: Format,
    printer: &Printer,
) -> Result<u8, Failure> {
    let asked = Asked::new(session, options)?;
    let shown = asked.of(session, &session.diagnostics);
    let waived = asked.of(session, &session.waived).len();
    let not_run = not_run::tests(session, |rule| asked.wants(rule));
    let counts = count(&shown);
    let text = match format {
        Format::Json => output::json(json::validate(&shown, &scanned(session, waived, &not_run))),
        Format::Text | Format::Md => {
            let problems = printer.problems(&shown, &session.tree.sources);
            let gap = if problems.is_empty() { "" } else { "\n" };
            format!(
                "{problems}{gap}{}{}",
                summary(session, counts, &asked, waived),
                not_run::words(&not_run)
            )
        }
    };
    printer.result(&text, None)?;
    let warned = options.strict && counts.warnings > 0;
    // A test that was asked for and did not run has passed nothing.
    Ok(u8::from(counts.errors > 0 || warned || !not_run.is_empty()))
}

/// The rules and files that are looked at.
struct Asked {
    only: Vec<&'static Rule>,
    skip: Vec<&'static Rule>,
    strict: bool,
    scope: Scope,
}

impl Asked {
    fn new(session: &Session, options: &Validate) -> Result<Self, Failure> {
        let (only, skip) = (find(&options.only)?, find(&options.skip)?);
        let scope = Scope::new(session, options)?;
        let asked = Self { only, skip, strict: options.strict, scope };
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

    /// The findings that are shown. What is wrong with the plan is why tests did not run: it is
    /// shown whatever was asked for.
    fn of(&self, session: &Session, findings: &[Diagnostic]) -> Vec<Diagnostic> {
        let plan = |d: &Diagnostic| session.repository.plan.is_none() && session.breaks_the_plan(d);
        let shown =
            |d: &&Diagnostic| self.wants(d.rule) && (plan(d) || self.scope.covers(session, d));
        findings.iter().filter(shown).cloned().collect()
    }

    /// What was asked for, printed back; empty where everything was.
    fn words(&self) -> String {
        let names =
            |rules: &[&Rule]| rules.iter().map(|rule| rule.name).collect::<Vec<_>>().join(", ");
        let mut words = self.scope.words().to_owned();
        if !self.only.is_empty() {
            words.push_str(&format!("Chỉ xét quy tắc: {}.\n", names(&self.only)));
        }
        if !self.skip.is_empty() {
            words.push_str(&format!("Bỏ qua quy tắc: {}.\n", names(&self.skip)));
        }
        if self.strict {
            words.push_str("Mục cần xem lại cũng tính là lỗi.\n");
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
    if waived > 0 {
        let waived = number(waived);
        text.push_str(&format!(
            "{waived} mục được miễn theo plan/waivers.toml, không tính ở trên.\n"
        ));
    }
    text.push_str(&asked.words());
    text
}
