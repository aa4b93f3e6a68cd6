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
