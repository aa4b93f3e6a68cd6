//! A second implementation of what numbers.md says of counts, bounds, verdicts, reporting and
//! tasks, by the simplest means and with no code of `src`: small random trees are read by both, and
//! every number must agree. `BDHVS_HEAVY=1` draws many more of them; `BDHVS_SEED=63` draws that one
//! alone, and `BDHVS_KEEP=DIR` leaves it there to look at.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_macros, reason = "says what the trees showed")]
#![expect(clippy::disallowed_methods, reason = "tests make files and look at the environment")]

mod compare;
mod coverage;
mod days;
mod draw;
mod found;
mod moves;
mod plan;
#[path = "../../examples/generate/random.rs"]
mod random;
mod received;
mod reporting;
mod sheets;
mod tasks;

use std::path::Path;

/// Trees drawn in the normal run.
const TREES: u64 = 80;
/// Trees drawn where `BDHVS_HEAVY` is set.
const HEAVY: u64 = 3000;

/// The ward of the examples, whose figures are worked by hand in `tests/ward.rs`.
#[test]
fn the_ward_comes_out_alike() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/phuong");
    for day in ["2025-11-20", "2025-12-28", "2026-07-01"] {
        let tree = compare::Tree { files: files(&root), as_of: days::day(day) };
        let different = compare::difference(&tree, day, &mut compare::Seen::default());
        assert_eq!(different, None);
    }
}

/// The province of the examples: 81 units, five quarters, and what is wrong in them.
#[test]
fn the_province_comes_out_alike() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let files: plan::Files =
        [of(root, "plan"), of(&root.join("examples"), "reports")].into_iter().flatten().collect();
    let tree = compare::Tree { files, as_of: days::day("2026-09-17") };
    let different = compare::difference(&tree, "province", &mut compare::Seen::default());
    assert_eq!(different, None);
}

fn files(root: &Path) -> plan::Files {
    ["plan", "reports"].into_iter().flat_map(|folder| of(root, folder)).collect()
}

/// The files of a folder, by their paths from above it.
fn of(root: &Path, folder: &str) -> plan::Files {
    let entries = walkdir::WalkDir::new(root.join(folder)).into_iter();
    let entries = entries.map(|entry| entry.expect("entry"));
    let files = entries.filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        let inside = entry.path().strip_prefix(root).expect("inside").to_str().expect("UTF-8");
        let text = std::fs::read_to_string(entry.path()).expect("text");
        (inside.replace('\\', "/"), text)
    };
    files.map(read).collect()
}

#[test]
fn random_trees_come_out_alike() {
    let trees = if std::env::var_os("BDHVS_HEAVY").is_some() { HEAVY } else { TREES };
    let only = std::env::var("BDHVS_SEED").ok().and_then(|seed| seed.parse::<u64>().ok());
    let seeds = only.map_or(1..trees + 1, |seed| seed..seed + 1);
    let mut seen = compare::Seen::default();
    let different: Vec<String> = seeds
        .filter_map(|seed| {
            compare::difference(&draw::tree(seed), &format!("seed {seed}"), &mut seen)
        })
        .collect();
    println!("{trees} trees: {seen:?}");
    assert!(
        different.is_empty(),
        "{} of {trees} trees differ:\n{}",
        different.len(),
        different[..different.len().min(10)].join("\n")
    );
    if only.is_none() {
        seen.holds_everything();
    }
}
