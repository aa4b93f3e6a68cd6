//! Every rule has a page that is its manual and its test: the failing example fails by that rule,
//! at that place, and by no other; the passing example is clean.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

mod common;
#[path = "rules/generated.rs"]
mod generated;

use bdhvs::diagnostic::{Rule, rules};
use common::folder::{Finding, minimal_with, validate};
use common::page::{self, Block, Change, Example, Page, SECTIONS};
use unicode_normalization::is_nfc;

const PAGES: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/docs/rules");

/// Words that a clerk should not have to read. Such as are Vietnamese words too (in, to, so, an)
/// cannot be told apart.
const ENGLISH: &[&str] = &[
    "file",
    "files",
    "folder",
    "row",
    "rows",
    "cell",
    "column",
    "header",
    "line",
    "unit",
    "period",
    "error",
    "warning",
    "note",
    "check",
    "commit",
    "format",
    "form",
    "the",
    "and",
    "or",
    "of",
    "not",
    "is",
    "text",
    "data",
    "example",
    "indicator",
    "target",
    "task",
    "register",
    "report",
    "plan",
    "value",
    "key",
    "table",
    "rule",
    "update",
    "validate",
    "parse",
    "string",
    "repository",
];

fn all() -> impl Iterator<Item = (&'static Rule, Page)> {
    rules::ALL.iter().map(|rule| (*rule, page::read(rule.page)))
}

/// All complaints at once: a page at a time would take a day.
#[track_caller]
fn assert_none(complaints: &[String]) {
    assert!(complaints.is_empty(), "\n{}\n", complaints.join("\n"));
}

#[test]
fn the_minimal_plan_is_clean() {
    assert_eq!(validate(minimal_with(&[]).path()), []);
}

#[test]
fn every_page_says_which_rule_it_is_of() {
    for (rule, page) in all() {
        assert_eq!(page.code_line, page::code_line(rule), "{}", rule.name);
    }
}

#[test]
fn every_page_has_its_sections_and_examples() {
    for (rule, page) in all() {
        assert!(!page.title.is_empty(), "{}: no heading", rule.name);
        assert_eq!(page.sections, SECTIONS, "{}", rule.name);
        let examples = !page.failing.blocks.is_empty() && !page.passing.blocks.is_empty();
        assert!(examples && !page.failing.places.is_empty(), "{}: no example", rule.name);
    }
}

#[test]
fn every_page_is_plain_vietnamese() {
    let mut complaints = Vec::new();
    for (rule, page) in all() {
        if !is_nfc(rule.page) {
            complaints.push(format!("{}: not NFC", rule.name));
        }
        let words = prose_words(&page.prose);
        let english = words.iter().filter(|word| ENGLISH.contains(&word.as_str()));
        complaints.extend(english.map(|word| format!("{}: “{word}” is English", rule.name)));
    }
    assert_none(&complaints);
}

/// The words of a page in small letters, without what stands between backticks.
fn prose_words(prose: &str) -> Vec<String> {
    let outside = prose.split('`').step_by(2);
    let words = outside.flat_map(|part| part.split(|c: char| !c.is_alphanumeric()));
    words.map(str::to_lowercase).collect()
}

#[test]
fn every_failing_example_fails_by_its_rule_at_its_place() {
    let complaints: Vec<String> = all().filter_map(|(rule, page)| failing(rule, &page)).collect();
    assert_none(&complaints);
}

fn failing(rule: &Rule, page: &Page) -> Option<String> {
    let Example { blocks, places, also } = &page.failing;
    let found = validate(minimal_with(blocks).path());
    let own = found.iter().filter(|f| f.rule == rule.name);
    let mut own: Vec<&String> = own.map(|f| &f.place).collect();
    own.sort();
    let right = own.into_iter().eq(places);
    let mut others = found.iter().filter(|f| f.rule != rule.name);
    let foreseen = others.all(|f| also.contains(&f.rule));
    let needed = also.iter().all(|name| found.iter().any(|f| f.rule == *name));
    (!right || !foreseen || !needed).then(|| {
        let expected = format!("at {}, along with {}", places.join(" and "), also.join(", "));
        format!("{}: expected {expected}, found\n{}", rule.name, listed(&found))
    })
}

#[test]
fn every_passing_example_is_clean() {
    let dirty = |(rule, page): (&Rule, Page)| {
        let found = validate(minimal_with(&page.passing.blocks).path());
        (!found.is_empty()).then(|| format!("{}: found\n{}", rule.name, listed(&found)))
    };
    assert_none(&all().filter_map(dirty).collect::<Vec<_>>());
}

fn listed(findings: &[Finding]) -> String {
    let line = |f: &Finding| format!("  {} {} {}\n", f.place, f.rule, f.words);
    findings.iter().map(line).collect()
}

/// The rules and places of what is found where one file holds those bytes.
fn found_with(path: &str, bytes: Vec<u8>) -> Vec<(String, String)> {
    let block = Block { path: path.to_owned(), change: Change::Append, bytes };
    let found = validate(minimal_with(&[block]).path());
    found.into_iter().map(|f| (f.rule, f.place)).collect()
}

#[test]
fn no_file_is_passed_over_in_silence() {
    for path in ["plan/tasks/I.toml", "reports/du-lieu.toml"] {
        let found = found_with(path, vec![b'#'; 64 * 1024 * 1024]);
        assert!(found.contains(&("file-too-large".to_owned(), format!("{path}:1:1"))), "{path}");
        let found = found_with(path, b"# \xE1\n".to_vec());
        assert_eq!(found.len(), 1, "{path}: {found:?}");
        assert_eq!(found[0].0, "not-utf8", "{path}");
    }
}

#[cfg(unix)]
#[test]
fn a_link_in_the_plan_is_named() {
    let folder = minimal_with(&[]);
    let link = folder.path().join("plan/tasks/II.toml");
    std::os::unix::fs::symlink(folder.path().join("plan/tasks/I.toml"), link).expect("a link");
    let found = validate(folder.path());
    assert_eq!(found[0].place, "plan/tasks/II.toml:1:1");
    assert_eq!(found[0].rule, "missing-plan-file");
}

#[test]
#[expect(clippy::disallowed_methods, reason = "a test looks at the pages")]
fn every_page_belongs_to_a_rule() {
    let names = std::fs::read_dir(PAGES)
        .expect("docs/rules")
        .map(|entry| entry.expect("a file").file_name().into_string().expect("a name in UTF-8"));
    let known = |name: &String| {
        name == "README.md" || rules::ALL.iter().any(|rule| *name == format!("{}.md", rule.name))
    };
    assert_eq!(names.filter(|name| !known(name)).collect::<Vec<_>>(), Vec::<String>::new());
}
