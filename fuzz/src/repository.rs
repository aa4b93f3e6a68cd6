//! Files of a plan repository: whatever one of them holds, everything that is found has a place in
//! a file, and what can be added up is added up and printed.

use bdhvs::aggregate::{Exclusions, Ledger, overview};
use bdhvs::check;
use bdhvs::diagnostic::{Diagnostic, Severity};
use bdhvs::intake::fmt::{fmt, kind};
use bdhvs::intake::register as rows;
use bdhvs::load::{Located, Repository, Tree, parse};
use bdhvs::plan::Plan;
use bdhvs::render;
use bdhvs::source::SourceFile;
use bdhvs::view;
use chrono::NaiveDate;
use std::path::PathBuf;
use std::sync::OnceLock;

/// The plan of the tests.
const PLAN: [(&str, &str); 5] = [
    ("plan.toml", include_str!("../../tests/minimal/plan/plan.toml")),
    ("targets.toml", include_str!("../../tests/minimal/plan/targets.toml")),
    ("calendar.toml", include_str!("../../tests/minimal/plan/calendar.toml")),
    ("units/don-vi.toml", include_str!("../../tests/minimal/plan/units/don-vi.toml")),
    ("tasks/I.toml", include_str!("../../tests/minimal/plan/tasks/I.toml")),
];
/// A report and a register of it.
const REPORTS: [(&str, &str); 4] = [
    (
        "2025-Q4/chi-tieu/to-dan-pho-1.csv",
        include_str!("../../tests/minimal/reports/2025-Q4/chi-tieu/to-dan-pho-1.csv"),
    ),
    (
        "2025-Q4/nhiem-vu/to-dan-pho-1.csv",
        include_str!("../../tests/minimal/reports/2025-Q4/nhiem-vu/to-dan-pho-1.csv"),
    ),
    (
        "2025-Q4/so-tiep-nhan.csv",
        include_str!("../../tests/minimal/reports/2025-Q4/so-tiep-nhan.csv"),
    ),
    (
        "2025-Q3/chi-tieu/to-dan-pho-1.csv",
        include_str!("../../tests/minimal/reports/2025-Q3/chi-tieu/to-dan-pho-1.csv"),
    ),
];

/// The tree with one file in the place of another.
fn tree(changed: &str, bytes: &[u8]) -> Tree {
    let mut tree = Tree { reports_root: PathBuf::from("reports"), ..Tree::default() };
    let all = PLAN.map(|file| ("plan/", file)).into_iter().chain(REPORTS.map(|f| ("reports/", f)));
    let mut files: Vec<(String, Vec<u8>)> =
        all.map(|(folder, (inside, text))| (format!("{folder}{inside}"), text.into())).collect();
    match files.iter_mut().find(|(path, _)| path == changed) {
        Some((_, content)) => *content = bytes.to_vec(),
        None => files.push((changed.to_owned(), bytes.to_vec())),
    }
    for (path, bytes) in files {
        let folder = path.find('/').expect("a folder");
        let plan = &path[..folder] == "plan";
        let file = tree.sources.add(SourceFile::from_bytes(path, bytes));
        let located = Located::new(file, folder + 1);
        if plan { tree.plan.push(located) } else { tree.reports.push(located) }
    }
    tree
}

/// The plan of the tests, read once.
pub(crate) fn sample() -> &'static Plan {
    static SAMPLE: OnceLock<Plan> = OnceLock::new();
    SAMPLE.get_or_init(|| parse(&tree("reports/du-lieu.toml", b"")).plan.expect("a plan"))
}

fn day() -> NaiveDate {
    NaiveDate::from_ymd_opt(2026, 6, 30).expect("a day")
}

/// Reads, checks, adds up and prints. Nothing stands in the files of the tests themselves: only
/// the changed one is looked through for people.
fn hold(changed: &str, tree: &Tree) -> Repository {
    let mut repository = parse(tree);
    let mut found = repository.diagnostics.clone();
    let ours = tree.sources.iter().filter(|(_, source)| source.path != changed);
    let ours: Vec<_> = ours.map(|(file, _)| file).collect();
    found.extend(check::texts_but(&tree.sources, &ours));
    found.extend(repository.plan.as_ref().map(check::plan).unwrap_or_default());
    if found.iter().any(|d| d.severity == Severity::Error && is_of_plan(tree, d)) {
        repository.plan = None;
    }
    if let Some(plan) = &repository.plan {
        let data = &repository.dataset;
        let reports = check::Reports::new(plan, data, day());
        found.extend(check::reports(&reports));
        found.extend(check::contents(&reports, &tree.sources));
        let exclusions = Exclusions::new(&found, &data.exclusions);
        for period in plan.periods() {
            overview(plan, data, &exclusions, period, day());
        }
    }
    found.iter().for_each(|d| has_a_place(tree, d));
    let options = render::DiagnosticOptions { colour: false, limit: 50, width: 80 };
    let printed = render::diagnostics(&found, &tree.sources, options);
    assert_eq!(bdhvs::text::hidden_characters(&printed).count(), 0, "{printed:?}");
    repository
}

fn hold_one(path: &str, bytes: &[u8]) -> Repository {
    hold(path, &tree(path, bytes))
}

fn is_of_plan(tree: &Tree, found: &Diagnostic) -> bool {
    tree.sources.file(found.span.file).path.starts_with("plan/")
}

fn has_a_place(tree: &Tree, found: &Diagnostic) {
    let text = &tree.sources.file(found.span.file).text;
    let (start, end) = (found.span.start as usize, found.span.end as usize);
    assert!(start <= end && end <= text.len(), "{found:?}");
    assert!(text.is_char_boundary(start) && text.is_char_boundary(end), "{found:?}");
    assert!(tree.sources.place(found.span) <= tree.sources.end_place(found.span), "{found:?}");
}

/// The first byte says which file of the plan the rest is.
pub(crate) fn plan(bytes: &[u8]) {
    let Some((which, rest)) = bytes.split_first() else { return };
    let names = [
        "plan.toml",
        "targets.toml",
        "calendar.toml",
        "units/don-vi.toml",
        "tasks/I.toml",
        "waivers.toml",
        "denominators/a.csv",
    ];
    let name = names[usize::from(*which) % names.len()];
    hold_one(&format!("plan/{name}"), rest);
}

/// A letter of the plan's own: whatever it says, it is composed, or a finding says why not, within
/// its fuel.
pub(crate) fn letter(bytes: &[u8]) {
    let path = "plan/letters/bao-cao.md";
    let tree = tree(path, bytes);
    let repository = hold(path, &tree);
    let Some(plan) = &repository.plan else { return };
    view::letters_lint(plan).iter().for_each(|found| has_a_place(&tree, found));
    let data = &repository.dataset;
    let exclusions = Exclusions::new(&[], &data.exclusions);
    let Some(period) = plan.periods().get(1).copied() else { return };
    let Some(overview) = overview(plan, data, &exclusions, period, day()) else { return };
    let ledger = Ledger::new(plan, data, &exclusions);
    let facts = view::Facts {
        plan,
        overview: &overview,
        ledger: &ledger,
        revised: &[],
        problems: Default::default(),
        doubts: 0,
    };
    if let Ok(letter) = view::summary(&facts, None, true) {
        render::markdown(&letter);
        render::text(&letter, render::TextOptions { width: 80, colour: false });
    }
}

/// The first byte says which form. What `fmt` writes says what the file said, and `fmt` leaves it
/// alone.
pub(crate) fn report(bytes: &[u8]) {
    let Some((which, rest)) = bytes.split_first() else { return };
    let form = ["chi-tieu", "nhiem-vu", "mo-hinh"][usize::from(*which) % 3];
    formatted(&format!("2025-Q4/{form}/to-dan-pho-1.csv"), rest);
}

/// A register; rows are added to it and taken back without touching the others.
pub(crate) fn register(bytes: &[u8]) {
    formatted("2025-Q4/so-tiep-nhan.csv", bytes);
    let Ok(text) = str::from_utf8(bytes) else { return };
    if let Ok(shorter) = rows::without(text, "0001") {
        assert!(shorter.len() <= text.len());
    }
}

/// Exemptions and extensions, a closed period, a second source: the first byte says which.
pub(crate) fn decisions(bytes: &[u8]) {
    let Some((which, rest)) = bytes.split_first() else { return };
    let names =
        ["exemptions.toml", "2025-Q4/khoa-so.toml", "2025-Q4/doi-chieu.csv", "du-lieu.toml"];
    hold_one(&format!("reports/{}", names[usize::from(*which) % names.len()]), rest);
}

/// A file with a byte order mark is never read the fast way, and says the same.
fn careful_and_fast_agree(path: &str, bytes: &[u8], read: &Repository) {
    if bytes.starts_with(b"\xEF\xBB\xBF") {
        return;
    }
    let careful = parse(&tree(path, &[b"\xEF\xBB\xBF", bytes].concat())).dataset;
    assert_eq!(read.dataset.figures, careful.figures);
    assert_eq!(read.dataset.answers, careful.answers);
    assert_eq!(read.dataset.receipts, careful.receipts);
    assert_eq!(read.dataset.rows, careful.rows);
}

fn formatted(inside: &str, bytes: &[u8]) {
    let path = format!("reports/{inside}");
    let before = hold_one(&path, bytes);
    let source = SourceFile::from_bytes(path.clone(), bytes);
    let Some(kind) = kind(inside) else { return };
    careful_and_fast_agree(&path, bytes, &before);
    let Ok(text) = fmt(sample(), kind, &source) else { return };
    let source = SourceFile::from_bytes(path.clone(), &text);
    assert_eq!(fmt(sample(), kind, &source).as_deref(), Ok(text.as_str()), "fmt twice");
    let after = parse(&tree(&path, text.as_bytes()));
    assert_eq!(before.dataset.figures.len(), after.dataset.figures.len(), "figures of {text:?}");
    assert_eq!(before.dataset.receipts.len(), after.dataset.receipts.len(), "rows of {text:?}");
}
