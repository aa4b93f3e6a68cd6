//! CONTRIBUTING names files, folders, tests and words of the code: all of them are there.

use std::path::Path;

const PAGE: &str = include_str!("../../CONTRIBUTING.md");
const HOUSE: &str = env!("CARGO_MANIFEST_DIR");

fn spans() -> impl Iterator<Item = &'static str> {
    PAGE.split('`').skip(1).step_by(2)
}

/// A path of this repository; one with `<name>` is the folder that holds such files.
fn path(span: &str) -> Option<&str> {
    let inside = ["src/", "docs/", "tests/", "examples/", ".ci/", "benches/"];
    let is_path = inside.iter().any(|folder| span.starts_with(folder)) && !span.contains(' ');
    is_path.then(|| span.split_once('<').map_or(span, |(folder, _)| folder))
}

#[test]
fn every_path_is_there() {
    let paths: Vec<&str> = spans().filter_map(path).collect();
    assert!(paths.len() > 15, "{paths:?}");
    for path in paths {
        assert!(Path::new(HOUSE).join(path).exists(), "{path}");
    }
}

/// `cargo test --test rules` is a test that exists.
#[test]
fn every_test_is_there() {
    let named = spans().filter_map(|span| span.split_once("--test ")).map(|(_, rest)| rest);
    let named: Vec<&str> = named.filter_map(|rest| rest.split(' ').next()).collect();
    assert!(!named.is_empty());
    for test in named {
        let tests = Path::new(HOUSE).join("tests");
        let there = tests.join(format!("{test}.rs")).exists() || tests.join(test).is_dir();
        assert!(there, "{test}");
    }
}
