//! The plan's TOML files into a [`Plan`]. All files are read to their end and every problem is
//! reported; the plan itself is given only where there was none.

mod breaks;
mod calendar;
mod denominators;
mod head;
mod names;
mod reporting;
mod targets;
mod tasks;
mod units;
mod waivers;

use super::toml::{self, Keys};
use super::tree::{Located, Tree};
use super::unread::unreadable;
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::period::Calendar;
use crate::plan::{
    Break, FigureRule, Heading, Indicator, Kind, LetterText, Plan, Population, Reading, Section,
    Task, Unit, Waiver,
};
use crate::source::{FileId, Span};
use ::toml::Spanned;
use ::toml::de::DeTable;
use names::Names;
use std::cell::OnceCell;
use std::collections::{BTreeMap, BTreeSet};

/// A plan file with its table.
struct PlanFile<'t> {
    file: FileId,
    /// Its path inside `plan/`.
    inside: &'t str,
    table: Spanned<DeTable<'t>>,
}

/// Everything that stands in lists, while it is being read.
#[derive(Default)]
struct Lists {
    kinds: Vec<Kind>,
    units: Vec<Unit>,
    groups: Vec<crate::plan::Group>,
    populations: Vec<Population>,
    indicators: Vec<Indicator>,
    rules: Vec<FigureRule>,
    breaks: Vec<Break>,
    sections: Vec<Section>,
    headings: Vec<Heading>,
    tasks: Vec<Task>,
    readings: Vec<Reading>,
    calendar: Calendar,
    waivers: Vec<Waiver>,
}

/// Parses the plan; `None` where it has errors, which are pushed.
pub(super) fn parse(tree: &Tree, diagnostics: &mut Vec<Diagnostic>) -> Option<Plan> {
    let mut problems = missing_files(tree);
    problems.extend(links(tree));
    let mended: Vec<OnceCell<String>> = tree.plan.iter().map(|_| OnceCell::new()).collect();
    let files = tables(tree, &mended, &mut problems);
    let names = names::collect(&files, &mut problems);
    let mut lists = Lists::default();
    let mut head = None;
    for file in &files {
        let keys = Keys::of_file(file.file, &file.table);
        match file.inside {
            "plan.toml" => head = head::read(keys, &names, &mut lists, &mut problems),
            "targets.toml" => targets::read(keys, &names, &mut lists, &mut problems),
            "calendar.toml" => lists.calendar = calendar::read(keys, &mut problems),
            inside if inside.starts_with("units/") => {
                units::read(keys, &names, &mut lists, &mut problems);
            }
            inside if inside.starts_with("tasks/") => {
                tasks::read(keys, &names, &mut lists, &mut problems);
            }
            // Read below: it names periods, which stand in plan.toml.
            "waivers.toml" => {}
            _ => keys.finish(&mut problems),
        }
    }
    let reporting = head.as_ref().map_or(&[][..], |head| &head.reporting);
    lists.waivers = waivers::read(&files, &names, reporting, &mut problems);
    problems.extend(breaks::unknown_periods(&lists.breaks, reporting));
    let whole = problems.is_empty();
    drop_what_a_bad_line_took(&mut problems);
    diagnostics.append(&mut problems);
    let mut plan = assemble(head.filter(|_| whole)?, lists, names);
    plan.letters = letters(tree);
    units::fill_groups(&mut plan);
    let errors = denominators::read(tree, &mut plan);
    let sound = errors.is_empty();
    diagnostics.extend(errors);
    sound.then_some(plan)
}

fn assemble(head: head::HeadFile, lists: Lists, names: Names) -> Plan {
    Plan {
        head: head.head,
        requirements: head.requirements,
        readings: lists.readings,
        letterhead: head.letterhead,
        letters: BTreeMap::new(),
        reporting: head.reporting,
        deadlines: head.deadlines,
        calendar: lists.calendar,
        kinds: lists.kinds,
        units: lists.units,
        groups: lists.groups,
        populations: lists.populations,
        indicators: lists.indicators,
        rules: lists.rules,
        breaks: lists.breaks,
        sections: lists.sections,
        headings: lists.headings,
        tasks: lists.tasks,
        waivers: lists.waivers,
        denominators: BTreeMap::new(),
        registered_totals: BTreeMap::new(),
        index: names.into_index(),
    }
}

/// The plan's own texts of letters: `plan/letters/<name>.md`.
fn letters(tree: &Tree) -> BTreeMap<String, LetterText> {
    let name = |file: &Located| {
        let inside = file.inside(&tree.sources);
        inside.strip_prefix("letters/")?.strip_suffix(".md").map(str::to_owned)
    };
    let text = |file: &Located| LetterText {
        text: tree.sources.file(file.file).text.clone(),
        span: Span::head(file.file),
    };
    tree.plan.iter().filter_map(|file| Some((name(file)?, text(file)))).collect()
}

fn missing_files(tree: &Tree) -> Vec<Diagnostic> {
    let missing = tree.missing.iter().map(|&file| {
        let path = &tree.sources.file(file).path;
        let message = format!("Thiếu tệp {path}");
        Diagnostic::new(&rules::MISSING_PLAN_FILE, Span::head(file), message)
            .hint("Tạo tệp này; các khoá của nó ở docs/format.md")
    });
    missing.collect()
}

/// Nothing is read through a link or from a device: the plan would lack what stands there.
fn links(tree: &Tree) -> Vec<Diagnostic> {
    let links = tree.plan.iter().filter(|located| located.irregular);
    let problem = |located: &Located| {
        let message = "Đây là liên kết hoặc thiết bị, không phải tệp thường, nên không đọc";
        Diagnostic::new(&rules::MISSING_PLAN_FILE, Span::head(located.file), message)
            .hint("Thay bằng tệp thường")
    };
    links.map(problem).collect()
}

/// A key is not missing because its line could not be read.
fn drop_what_a_bad_line_took(problems: &mut Vec<Diagnostic>) {
    let is = |problem: &Diagnostic, rule: &Rule| problem.rule.code == rule.code;
    let bad = problems.iter().filter(|p| is(p, &rules::TOML_SYNTAX)).map(|p| p.span.file);
    let bad: BTreeSet<FileId> = bad.collect();
    problems.retain(|p| !(is(p, &rules::MISSING_KEY) && bad.contains(&p.span.file)));
}

/// The tables of all TOML files of the plan, with syntax errors pushed.
fn tables<'t>(
    tree: &'t Tree,
    mended: &'t [OnceCell<String>],
    problems: &mut Vec<Diagnostic>,
) -> Vec<PlanFile<'t>> {
    let files = tree.plan.iter().zip(mended);
    let tables = files.filter_map(|(located, mended)| {
        let inside = located.inside(&tree.sources);
        if !inside.ends_with(".toml") {
            return None;
        }
        let source = tree.sources.file(located.file);
        problems.extend(unreadable(source, located.file));
        // Of a file that was not read no key is missed.
        let read = source.oversize.is_none() && !located.irregular;
        let table = || toml::parse(located.file, &source.text, mended, problems);
        read.then(table).map(|table| PlanFile { file: located.file, inside, table })
    });
    tables.collect()
}
