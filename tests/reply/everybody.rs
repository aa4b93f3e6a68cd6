//! Every unit in every period of the invented reports: a slip holds nothing of another unit.

use crate::{cells, speaks_to_the_sender};
use bdhvs::check;
use bdhvs::diagnostic::Diagnostic;
use bdhvs::load::{self, Repository, Tree};
use bdhvs::period::{Period, parse_date};
use bdhvs::plan::{Plan, UnitId};
use bdhvs::render;
use bdhvs::view::reply::{Found, Wish, of_unit};
use std::collections::BTreeSet;
use std::path::Path;

fn read() -> (Tree, Repository, Vec<Diagnostic>) {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tree = load::read(root, &root.join("examples/reports")).expect("the invented reports");
    let mut repository = load::parse(&tree);
    let mut findings = std::mem::take(&mut repository.diagnostics);
    let plan = repository.plan.as_ref().expect("a plan without errors");
    let reports = check::Reports::new(plan, &repository.dataset, as_of());
    findings.extend(check::reports(&reports));
    findings.extend(check::texts_but(&tree.sources, &[]));
    (tree, repository, findings)
}

fn as_of() -> chrono::NaiveDate {
    parse_date("2026-09-17").expect("a day")
}

/// Units that a unit may read of: itself, those it reports about, the one that writes.
fn known(plan: &Plan, unit: UnitId, period: Period) -> BTreeSet<UnitId> {
    let day = plan.term(period).expect("a period of the plan").window.1;
    let pairs = plan.indicator_ids().flat_map(|id| plan.expected(id, day));
    let about = pairs.filter(|pair| pair.reporter == unit).map(|pair| pair.about);
    about.chain([unit, plan.head.coordinator]).collect()
}

/// The text with the names of some units taken out, longer names first.
fn without(text: &str, mut names: Vec<String>) -> String {
    names.sort_by_key(|name| std::cmp::Reverse(name.len()));
    names.iter().fold(text.to_owned(), |text, name| text.replace(name.as_str(), ""))
}

#[track_caller]
fn names_nobody_else(plan: &Plan, text: &str, known: &BTreeSet<UnitId>) {
    let names = |unit: UnitId| [plan.unit(unit).name.clone(), plan.name_in_sentence(unit)];
    let rest = without(text, known.iter().flat_map(|unit| names(*unit)).collect());
    for other in plan.unit_ids().filter(|unit| !known.contains(unit)) {
        for name in names(other).iter().chain([&plan.unit(other).id]) {
            assert!(!rest.contains(name.as_str()), "“{name}” in:\n{text}");
        }
    }
}

/// Numbers of a text of three digits and more, but for numbers of lines.
fn numbers(text: &str) -> Vec<String> {
    let words: Vec<&str> = text.split_whitespace().collect();
    let of_line = |n: usize| n > 0 && words[n - 1] == "dòng";
    let digits = |word: &str| word.chars().filter(char::is_ascii_digit).collect::<String>();
    let all = words.iter().enumerate().filter(|(n, _)| !of_line(*n)).map(|(_, word)| digits(word));
    all.filter(|digits| digits.len() > 2).collect()
}

/// Every number in the files of a unit.
fn own_numbers(tree: &Tree, repository: &Repository, unit: UnitId) -> BTreeSet<String> {
    let files = repository.dataset.submitted.iter().filter(|file| file.unit == unit);
    let texts = files.map(|file| tree.sources.file(file.span.file).text.as_str());
    let cells = texts.flat_map(|text| text.split([',', '\n', ' ', '"']));
    cells.map(|cell| cell.chars().filter(char::is_ascii_digit).collect()).collect()
}

#[test]
fn no_slip_holds_anything_of_another_unit() {
    let (tree, repository, findings) = read();
    let plan = repository.plan.as_ref().expect("a plan");
    let found = Found {
        plan,
        dataset: &repository.dataset,
        sources: &tree.sources,
        diagnostics: &findings,
        as_of: as_of(),
    };
    let (mut slips, mut items) = (0, 0);
    for unit in plan.unit_ids() {
        let own = own_numbers(&tree, &repository, unit);
        for period in plan.periods() {
            let slip = of_unit(&found, unit, period, None).expect("a period of the plan");
            let page = render::markdown(&slip.page(&Wish::default()));
            let chat = render::pasteable(&slip.chat(&Wish::default()));
            for text in [&page, &chat] {
                names_nobody_else(plan, text, &known(plan, unit, period));
                speaks_to_the_sender(text);
            }
            assert_eq!(chat.lines().count(), 3, "{chat}");
            for number in cells(&page).iter().flatten().flat_map(|cell| numbers(cell)) {
                assert!(own.contains(&number), "{number} is not the unit's own:\n{page}");
            }
            slips += 1;
            items += cells(&page).len();
        }
    }
    assert!(slips > 400 && items > 20, "{slips} slips, {items} items");
}

#[test]
fn numbers_are_read_with_their_dots() {
    assert_eq!(numbers("Biểu 01, dòng 123: 14.794 so với quý trước (36.208)"), ["14794", "36208"]);
}
