//! The page of a job (`GITHUB_STEP_SUMMARY`): all findings in Markdown, counts by rule, bounded.

use super::super::markdown::markdown;
use super::super::run::{CheckRun, remedy, sorted};
use super::super::wrap::clean_line;
use crate::diagnostic::{Diagnostic, Severity};
use crate::document::{Block, Cell, Column, Document, Table};
use crate::vietnamese::grouped;
use std::collections::BTreeMap;

/// Bytes of findings. GitHub drops the page of a step above 1 MiB; a second run may follow in
/// the same step.
const LARGEST: usize = 400 * 1024;

/// The page, to be added to what the step has written already.
pub fn job_summary(run: &CheckRun<'_>) -> String {
    let problems = sorted(run.problems, run.sources);
    let mut page = Document::default();
    page.heading(2, "bdhvs validate");
    for line in run.summary.lines() {
        page.say(line);
    }
    if !problems.is_empty() {
        page.push(Block::Table(by_rule(&problems)));
        let rows = rows(run, &problems);
        let left_out = problems.len() - rows.len();
        page.push(Block::Table(Table { columns: columns(), rows, indent: 0 }));
        if left_out > 0 {
            let count = grouped(left_out as u128);
            page.say(format!("Còn {count} mục nữa không in ở đây."));
        }
    }
    format!("{}\n", markdown(&page))
}

/// How often each rule was broken, the worst first.
fn by_rule(problems: &[&Diagnostic]) -> Table {
    let mut counts: BTreeMap<(Severity, &str), (&Diagnostic, u128)> = BTreeMap::new();
    for problem in problems {
        let key = (problem.severity, problem.rule.code);
        counts.entry(key).or_insert((problem, 0)).1 += 1;
    }
    let rows = counts.into_iter().map(|((severity, code), (problem, count))| {
        let rule = format!("{} ({})", problem.rule.title(), problem.rule.name);
        [severity.name().to_owned(), code.to_owned(), rule, grouped(count)].map(Cell::from).to_vec()
    });
    let columns = vec![
        Column::left("Mức"),
        Column::left("Mã"),
        Column::left("Quy tắc"),
        Column::right("Số mục"),
    ];
    Table { columns, rows: rows.collect(), indent: 0 }
}

fn columns() -> Vec<Column> {
    ["Mức", "Vị trí", "Có gì sai", "Cách sửa", "Mã"].map(Column::left).to_vec()
}

/// As many rows as the page has room for.
fn rows(run: &CheckRun<'_>, problems: &[&Diagnostic]) -> Vec<Vec<Cell>> {
    let mut room = LARGEST;
    let fits = |cells: &[String; 5]| {
        // An escape at most doubles a text.
        let size = cells.iter().map(|cell| 2 * cell.len() + 3).sum::<usize>();
        let left = room.checked_sub(size);
        room = left.unwrap_or(0);
        left.is_some()
    };
    let rows = problems.iter().map(|problem| row(run, problem)).take_while(fits);
    rows.map(|cells| cells.map(Cell::from).to_vec()).collect()
}

fn row(run: &CheckRun<'_>, problem: &Diagnostic) -> [String; 5] {
    let place = run.sources.place(problem.span);
    let path = run.path(problem.span.file);
    let hint = remedy(problem).map(|_| clean_line(&problem.hint)).unwrap_or_default();
    [
        problem.severity.name().to_owned(),
        format!("{path}:{}:{}", place.line, place.column),
        clean_line(&problem.message),
        hint,
        problem.rule.code.to_owned(),
    ]
}
