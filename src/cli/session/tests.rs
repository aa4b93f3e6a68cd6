//! A session that lets texts go says what one that keeps them says.

use super::*;
use crate::cli::arguments;
use crate::render::{self, DiagnosticOptions};

fn options(words: &[&str]) -> Options {
    let line = ["bdhvs", "validate"].iter().chain(words).map(Into::into);
    arguments::parse(line).unwrap_or_else(|usage| panic!("{}", usage.text)).options
}

fn both(options: &Options) -> [Session; 2] {
    let open = [Session::open(options), Session::open_lightly(options)];
    open.map(|session| session.unwrap_or_else(|_| panic!("a repository")))
}

#[test]
fn texts_that_were_let_go_change_nothing_that_is_said() {
    let root = env!("CARGO_MANIFEST_DIR");
    let reports = format!("{root}/examples/reports");
    let options = options(&["-C", root, "--reports", &reports, "--as-of", "2026-09-17"]);
    let [whole, light] = both(&options);
    let forgotten = light.tree.sources.iter().filter(|(_, file)| file.is_forgotten()).count();
    assert!(forgotten > 50, "only {forgotten} texts were let go");
    assert_eq!(whole.diagnostics, light.diagnostics);
    assert_eq!(whole.waived, light.waived);
    assert_eq!(whole.repository.dataset.rows, light.repository.dataset.rows);
    assert_eq!(whole.repository.dataset.figures, light.repository.dataset.figures);
    let lines = |session: &Session| -> Vec<usize> {
        session.tree.sources.iter().map(|(_, file)| file.lines()).collect()
    };
    assert_eq!(lines(&whole), lines(&light));
    let printed = |session: &Session| {
        let options = DiagnosticOptions { colour: false, limit: 10_000, width: 80 };
        render::diagnostics(&session.diagnostics, &session.tree.sources, options)
    };
    assert_eq!(printed(&whole), printed(&light));
}

#[test]
fn a_file_that_is_not_there_any_more_is_told() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let (mut tree, _) = load::open(root, &root.join("examples/reports")).expect("examples");
    let forgotten = tree.sources.iter().find(|(_, file)| file.is_forgotten());
    let file = forgotten.expect("a text that was let go").0;
    assert!(load::recall(&mut tree, &[file]).is_ok());
    assert!(!tree.sources.file(file).is_forgotten());
    tree.sources.file_mut(file).forget(false);
    tree.reports_root = root.join("no-reports");
    assert!(load::recall(&mut tree, &[file]).is_err());
}

/// What the screen and the tables of a period say, in words and as JSON.
fn said(session: &Session, options: &Options) -> Vec<String> {
    let Ok(Some(desk)) = session.desk(options) else { return vec!["no plan".to_owned()] };
    let facts = desk.facts();
    let by = [view::Breakdown::Unit, view::Breakdown::Group, view::Breakdown::Source];
    let by = [None, Some(by[0]), Some(by[1]), Some(by[2])];
    let coverage = by.map(|by| view::json::coverage(&facts, by, None).to_string());
    let status = view::json::status(&facts).to_string();
    let pages = [view::status(&facts), view::coverage(&facts, None, None)];
    let pages = pages.map(|page| render::markdown(&page));
    coverage.into_iter().chain([status]).chain(pages).collect()
}

/// The page of `status`, which has no pace.
fn screen(session: &Session, options: &Options) -> Option<String> {
    let desk = session.desk(options).ok()??;
    Some(render::markdown(&view::status(&desk.facts())))
}

#[track_caller]
fn period_says_the_same(root: &Path, reports: &Path, period: &str) -> usize {
    let words = [root, reports].map(|path| path.to_str().expect("a path"));
    let options = options(&[
        "-C",
        words[0],
        "--reports",
        words[1],
        "--period",
        period,
        "--as-of",
        "2026-09-17",
    ]);
    let open = [
        Session::open(&options),
        Session::open_for_period(&options, true),
        Session::open_for_period(&options, false),
    ];
    let [whole, part, page] =
        open.map(|session| session.unwrap_or_else(|_| panic!("a repository")));
    for (whole, part) in said(&whole, &options).iter().zip(said(&part, &options)) {
        assert_eq!(*whole, part, "{period}");
    }
    assert_eq!(screen(&whole, &options), screen(&page, &options), "{period}");
    whole.tree.reports.len() - part.tree.reports.len()
}

fn periods(root: &Path) -> Vec<String> {
    let (_, repository) = load::open(root, &root.join("no-reports")).expect("a plan");
    repository.plan.expect("a plan").periods().iter().map(ToString::to_string).collect()
}

#[test]
fn a_period_alone_says_what_it_says_in_the_whole_tree() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let reports = root.join("examples/reports");
    let unread = |period: &String| period_says_the_same(root, &reports, period);
    let unread: usize = periods(root).iter().map(unread).sum();
    assert!(unread > 300, "only {unread} files were passed over");
}

#[test]
fn several_duties_beside_each_other_change_nothing() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/phuong");
    for period in periods(&root) {
        period_says_the_same(&root, &root.join("reports"), &period);
    }
}

/// What may happen to a file of figures.
#[derive(Clone, Copy, Debug)]
enum Damage {
    Gone,
    Blank,
    Zero,
    Broken,
    Doubled,
    Foreign,
}

/// The text with the first figure of the file damaged; none where the file goes.
fn damaged(text: &str, damage: Damage) -> Option<String> {
    let (head, rows) = text.split_once('\n')?;
    let row = rows.lines().next()?;
    let mut cells: Vec<&str> = row.split(',').collect();
    match damage {
        Damage::Gone => return None,
        Damage::Blank => cells[4] = "",
        Damage::Zero => (cells[3], cells[4]) = ("0", "0"),
        Damage::Broken => cells[4] = "nhiều",
        Damage::Doubled => return Some(format!("{text}{row}\n")),
        Damage::Foreign => cells[0] = "toan-tinh",
    }
    Some(text.replacen(row, &cells.join(","), 1)).filter(|_| !head.is_empty())
}

proptest::proptest! {
    #![proptest_config(proptest::test_runner::Config::with_cases(8))]

    /// Files that are gone, blank, nought, broken, doubled or foreign, in any period, are looked
    /// for in the periods before as if all had been read.
    #[test]
    fn damaged_trees_say_the_same_of_a_period_alone(
        hits in proptest::collection::vec((proptest::prelude::any::<proptest::sample::Index>(), 0..6usize), 1..60),
        period in proptest::prelude::any::<proptest::sample::Index>(),
    ) {
        const DAMAGES: [Damage; 6] = [
            Damage::Gone, Damage::Blank, Damage::Zero, Damage::Broken, Damage::Doubled, Damage::Foreign,
        ];
        let root = Path::new(env!("CARGO_MANIFEST_DIR"));
        let tree = load::read(root, &root.join("examples/reports")).expect("examples");
        let mut files: Vec<(String, Option<String>)> = tree.reports.iter()
            .map(|file| {
                let text = tree.sources.file(file.file).text.clone();
                (file.inside(&tree.sources).to_owned(), Some(text))
            })
            .collect();
        let figures: Vec<usize> =
            (0..files.len()).filter(|at| files[*at].0.contains("/chi-tieu/")).collect();
        for (index, damage) in hits {
            let file = &mut files[figures[index.index(figures.len())]];
            file.1 = file.1.as_ref().and_then(|text| damaged(text, DAMAGES[damage]));
        }
        let folder = tempfile::tempdir().expect("folder");
        write(folder.path(), &files);
        let periods = periods(root);
        period_says_the_same(root, folder.path(), &periods[period.index(periods.len())]);
    }
}

#[expect(clippy::disallowed_methods, reason = "a tree of a test")]
fn write(folder: &Path, files: &[(String, Option<String>)]) {
    for (inside, text) in files {
        let path = folder.join(inside);
        std::fs::create_dir_all(path.parent().expect("a folder")).expect("folder");
        text.iter().for_each(|text| std::fs::write(&path, text).expect("write"));
    }
}
