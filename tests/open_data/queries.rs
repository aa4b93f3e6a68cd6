//! The documented DuckDB queries give the sums of `coverage`. Needs Python with `duckdb`: where
//! they are not there the test says so.

use crate::tables::Export;
use crate::tree::{ROOT, on_examples};
use std::path::Path;
use std::process::Command;

const PERIODS: [&str; 5] = ["2025-Q3", "2025-Q4", "2026-Q1", "2026-Q2", "2026-Q3"];

fn has_duckdb() -> bool {
    let asked = Command::new("python3").args(["-c", "import duckdb"]).output();
    asked.is_ok_and(|output| output.status.success())
}

#[test]
#[expect(clippy::disallowed_macros, reason = "a test that could not run says so")]
fn documented_queries_give_the_sums_of_coverage() {
    if !has_duckdb() {
        eprintln!("skipped: no python3 with duckdb, the queries of the page were not run");
        return;
    }
    let export = Export::of_examples("2026-09-17");
    let folder = export.folder.path();
    let documents = PERIODS.map(|period| {
        let words = ["coverage", "--by", "unit", "--format", "json", "--period", period];
        let path = folder.join(format!("{period}.coverage"));
        std::fs::write(&path, on_examples("2026-09-17", &words)).expect("a document");
        path
    });
    let output = Command::new("python3")
        .arg(Path::new(ROOT).join("tests/open_data/queries.py"))
        .arg("docs/du-lieu-mo.md")
        .arg(folder)
        .arg("examples/reports")
        .args(documents)
        .current_dir(ROOT)
        .output()
        .expect("a run");
    let (said, complaint) =
        (String::from_utf8_lossy(&output.stdout), String::from_utf8_lossy(&output.stderr));
    assert!(output.status.success(), "{said}{complaint}");
    assert_eq!(said.matches("sums equal").count(), 2, "{said}");
}
