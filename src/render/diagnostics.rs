//! Findings as a compiler prints them: what is wrong, where, the line with a caret under the
//! place, what to do next, and last the rule's name for those who look it up.

use super::excerpt::{Excerpt, Mark, SLOT, excerpts};
use super::run::sorted;
use super::text::{TextOptions, text};
use super::wrap::{clean, clean_line};
use crate::diagnostic::{Diagnostic, Rule, Severity};
use crate::document::{Block, Cell, Column, Document, Table};
use crate::source::Sources;
use crate::text::no_command;
use crate::vietnamese::grouped;
use annotate_snippets::{Annotation, AnnotationKind, Group, Level, Origin, Renderer, Snippet};
use std::collections::BTreeMap;

/// How findings are printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct DiagnosticOptions {
    /// With colours.
    pub colour: bool,
    /// At most so many are printed in full; the others are counted by rule.
    pub limit: usize,
    /// Columns of a line of an excerpt.
    pub width: usize,
}

impl Default for DiagnosticOptions {
    fn default() -> Self {
        Self { colour: false, limit: usize::MAX, width: 80 }
    }
}

/// The findings, worst first, then by path and place.
pub fn diagnostics(
    problems: &[Diagnostic],
    sources: &Sources,
    options: DiagnosticOptions,
) -> String {
    let sorted = sorted(problems, sources);
    let (shown, counted) = sorted.split_at(options.limit.min(sorted.len()));
    let mut parts: Vec<String> = shown.iter().map(|p| one(p, sources, options)).collect();
    if !counted.is_empty() {
        parts.push(counts(counted, !shown.is_empty(), options));
    }
    no_command(&parts.join("\n")).into_owned()
}

/// One finding, ending with a line break.
fn one(problem: &Diagnostic, sources: &Sources, options: DiagnosticOptions) -> String {
    let excerpts = excerpts(marks(problem), sources);
    let level = level(problem.severity);
    let mut group = Group::with_title(level.primary_title(bare(&problem.message)));
    for (slot, excerpt) in excerpts.iter().enumerate() {
        group = located(group, slot, excerpt, sources);
    }
    if !problem.hint.is_empty() {
        let help = Level::HELP.with_name("Cách sửa");
        group = group.element(help.message(bare_lines(&problem.hint)));
    }
    let Rule { code, name, .. } = problem.rule;
    let rule = Level::NOTE.with_name("Quy tắc").message(format!("{code} {name}"));
    let set = renderer(options).render(&[group.element(rule)]);
    let set = with_paths(&set, &excerpts, sources);
    set.lines().map(|line| format!("{}\n", line.trim_end_matches(' '))).collect()
}

fn renderer(options: DiagnosticOptions) -> Renderer {
    let renderer = if options.colour { Renderer::styled() } else { Renderer::plain() };
    renderer.term_width(options.width.max(40))
}

fn level(severity: Severity) -> Level<'static> {
    let level = match severity {
        Severity::Error => Level::ERROR,
        Severity::Warning => Level::WARNING,
        Severity::Note => Level::NOTE,
    };
    level.with_name(severity.name())
}

fn marks(problem: &Diagnostic) -> Vec<Mark> {
    let itself = Mark { span: problem.span, text: String::new(), primary: true };
    let labels = problem.labels.iter().map(|label| {
        let text = bare(&label.text);
        Mark { span: label.span, text, primary: false }
    });
    std::iter::once(itself).chain(labels).collect()
}

/// Adds an excerpt; of a file without text only the path.
fn located<'a>(
    group: Group<'a>,
    slot: usize,
    excerpt: &'a Excerpt,
    sources: &Sources,
) -> Group<'a> {
    let name = slot_name(slot);
    if sources.file(excerpt.file).text.is_empty() {
        return group.element(Origin::path(name));
    }
    let snippet = Snippet::source(&*excerpt.text).line_start(excerpt.line as usize).path(name);
    group.element(snippet.annotations(excerpt.marks.iter().map(|(range, mark)| {
        let kind = if mark.primary { AnnotationKind::Primary } else { AnnotationKind::Context };
        let annotation: Annotation<'_> = kind.span(range.clone());
        match mark.text.as_str() {
            "" => annotation,
            text => annotation.label(text),
        }
    })))
}

/// What stands for the path while the excerpt is set. The library counts columns in the excerpt,
/// which may be cut: the true place is put in afterwards.
fn slot_name(slot: usize) -> String {
    format!("{SLOT}{slot}{SLOT}")
}

/// The text with path, line and column in place of the slots.
fn with_paths(set: &str, excerpts: &[Excerpt], sources: &Sources) -> String {
    let mut out = set.to_owned();
    for (slot, excerpt) in excerpts.iter().enumerate() {
        let name = slot_name(slot);
        let Some(start) = out.find(&name) else { continue };
        let after = start + name.len();
        let counted = |c: char| c == ':' || c.is_ascii_digit();
        let length = out[after..].find(|c| !counted(c)).unwrap_or(out.len() - after);
        let path = clean_line(&sources.file(excerpt.file).path);
        let place = format!("{path}:{}:{}", excerpt.place.line, excerpt.place.column);
        out.replace_range(start..after + length, &place);
    }
    out
}

/// A text on one line that cannot be taken for a slot.
fn bare(text: &str) -> String {
    bare_lines(text).replace('\n', " ")
}

fn bare_lines(text: &str) -> String {
    clean(text).replace(SLOT, "\u{fffd}")
}

/// A table of what was not printed, by severity and rule.
fn counts(problems: &[&Diagnostic], more: bool, options: DiagnosticOptions) -> String {
    let mut by_rule: BTreeMap<(Severity, &str, &str), u128> = BTreeMap::new();
    for problem in problems {
        *by_rule.entry((problem.severity, problem.rule.code, problem.rule.name)).or_default() += 1;
    }
    let rows = by_rule.into_iter().map(|((severity, code, name), count)| {
        let cells = [grouped(count), severity.name().into(), code.into(), name.into()];
        cells.map(Cell::from).to_vec()
    });
    let columns = vec![Column::right(""), Column::left(""), Column::left(""), Column::left("")];
    let table = Table { columns, rows: rows.collect(), indent: 2 };
    let again = if more { "nữa " } else { "" };
    let mut document = Document::default();
    let count = grouped(problems.len() as u128);
    document.say(format!("Còn {count} mục {again}không in ở đây, đếm theo quy tắc:"));
    document.push(Block::Table(table));
    text(&document, TextOptions { width: options.width, colour: options.colour })
}

#[cfg(test)]
mod tests;
