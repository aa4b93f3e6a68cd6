//! Each crate and each door to the machine has its room.

use crate::source::{Source, all, names_after};
use std::collections::BTreeMap;

/// Where the crates of `Cargo.toml` may be used: rooms (`load`) or files (`load/read.rs`).
const CRATES: &[(&str, &[&str])] = &[
    ("annotate_snippets", &["render"]),
    ("anstream", &["render", "cli"]),
    ("anstyle", &["render"]),
    ("anyhow", &["load.rs", "load/read.rs", "load/incoming.rs", "store", "cli"]),
    (
        "chrono",
        &[
            "document",
            "period",
            "plan",
            "submission",
            "load",
            "check",
            "aggregate",
            "intake",
            "view",
            "render/xlsx.rs",
            "cli",
            "vietnamese",
            "document/calendar.rs",
            "render/ics.rs",
        ],
    ),
    ("clap", &["cli"]),
    ("clap_complete", &["cli"]),
    ("clap_mangen", &["cli/shell.rs"]),
    ("comfy_table", &["render"]),
    ("csv", &["load", "intake"]),
    ("csv_core", &["load", "intake"]),
    ("encoding_rs", &["intake"]),
    ("rustix", &["load/folder/unix.rs"]),
    ("simdutf8", &["source.rs"]),
    ("wide", &["load/reports/committed/ends.rs", "text/blocks.rs", "text/privacy.rs"]),
    ("memchr", &["source.rs", "load/reports/committed.rs", "check/unfilled.rs"]),
    ("minijinja", &["view"]),
    ("pulldown_cmark", &["view"]),
    ("quick_xml", &["intake"]),
    ("rust_xlsxwriter", &["render"]),
    ("serde", &["view/json", "intake", "store"]),
    ("serde_json", &["view/json", "render", "cli"]),
    ("sha2", &["source/digest.rs", "render", "cli"]),
    ("similar", &["render"]),
    ("tempfile", &["store"]),
    ("toml", &["load", "submission/closing"]),
    ("unicode_normalization", &["vietnamese", "intake"]),
    ("unicode_width", &["render"]),
    ("walkdir", &["load/incoming.rs", "store", "cli/output.rs"]),
    ("zip", &["intake", "render"]),
];

/// Words that open a door to the machine, and the rooms that may.
const DOORS: [(&str, &[&str]); 15] = [
    ("std::fs", &["load/read.rs", "load/incoming.rs", "load/folder", "store"]),
    (" File::", &["load/incoming.rs", "load/folder", "store"]),
    ("(File::", &["load/incoming.rs", "load/folder", "store"]),
    ("std::env", &["cli", "main.rs"]),
    // An accident ends the process: in a release it cannot be caught.
    ("std::process", &["load/git.rs", "main.rs", "store", "cli/accident.rs"]),
    ("std::net", &[]),
    ("std::panic", &["cli/accident.rs"]),
    ("std::thread", &["store/lock.rs"]),
    ("::now(", &["cli/session.rs"]),
    ("io::stdout", &["cli/output.rs"]),
    ("io::stderr", &["cli/output.rs"]),
    ("println!", &[]),
    ("print!(", &[]),
    ("HashMap", &[]),
    ("HashSet", &[]),
];

/// True where one of the rooms holds the file.
fn is_in(source: &Source, rooms: &[&str]) -> bool {
    let holds = |room: &&str| {
        source.path == **room
            || source.path == format!("{room}.rs")
            || source.path.starts_with(&format!("{room}/"))
    };
    rooms.iter().any(holds)
}

/// Lines in which a word stands outside its rooms, and how often it was seen at all.
fn misplaced(
    sources: &[Source],
    rooms: &[&str],
    uses: impl Fn(&str) -> bool,
) -> (Vec<String>, usize) {
    let (mut wrong, mut seen) = (Vec::new(), 0);
    for source in sources {
        for line in source.code().iter().filter(|line| uses(line.text)) {
            seen += 1;
            if !is_in(source, rooms) {
                wrong.push(format!("src/{}:{}", source.path, line.number));
            }
        }
    }
    (wrong, seen)
}

/// The crates that `[dependencies]` names, as code names them.
fn dependencies() -> Vec<String> {
    let manifest = concat!(env!("CARGO_MANIFEST_DIR"), "/Cargo.toml");
    let text = std::fs::read_to_string(manifest).expect("Cargo.toml");
    let manifest: toml::Table = text.parse().expect("manifest");
    let crates = manifest["dependencies"].as_table().expect("dependencies");
    crates.keys().map(|name| name.replace('-', "_")).collect()
}

/// `name::` as a path of its own, not as the end of another: `super::toml::` is a module.
fn names_crate(line: &str, name: &str) -> bool {
    let path = format!("{name}::");
    let begins =
        |at: usize| !line[..at].ends_with(|c: char| c.is_alphanumeric() || "_:".contains(c));
    line.contains(&format!("use ::{path}"))
        || line.match_indices(&path).any(|(at, _)| begins(at))
        || line.trim() == format!("use {name};")
}

#[test]
fn every_crate_has_its_rooms() {
    let sources = all();
    let mut seen = BTreeMap::new();
    for (name, rooms) in CRATES {
        let (wrong, times) = misplaced(&sources, rooms, |line| names_crate(line, name));
        let rooms = rooms.join(", ");
        assert!(wrong.is_empty(), "`{name}` is for {rooms} only, but used at {}", wrong.join(", "));
        seen.insert(*name, times);
    }
    for name in ["annotate_snippets", "comfy_table", "toml", "walkdir", "serde", "chrono", "clap"] {
        assert!(seen[name] > 0, "no use of `{name}` was seen");
    }
}

#[test]
fn every_dependency_stands_in_the_table() {
    let dependencies = dependencies();
    assert!(dependencies.len() > 10, "{dependencies:?}");
    for name in dependencies {
        let known = CRATES.iter().any(|(known, _)| *known == name);
        assert!(known, "`{name}` of Cargo.toml has no room in tests/house/rooms.rs");
    }
}

/// A type is that type, not the end of a longer name: `SourceFile::` is no door.
fn opens(line: &str, word: &str) -> bool {
    let is_type = word.starts_with(char::is_uppercase);
    let longer = |at: usize| is_type && line[..at].ends_with(char::is_alphanumeric);
    line.match_indices(word).any(|(at, _)| !longer(at))
}

#[test]
fn a_door_is_told_from_the_end_of_a_name() {
    assert!(opens("let file = File::open(path)?;", "File::"));
    assert!(opens("std::fs::File::open(path)", "File::"));
    assert!(!opens("SourceFile::from_bytes(path, bytes)", "File::"));
    assert!(opens("NaiveDate::now()", "::now("));
    assert!(opens("eprintln!()", "println!"));
}

#[test]
fn every_door_has_its_room() {
    let sources = all();
    let mut seen = 0;
    for (word, rooms) in DOORS {
        let (wrong, times) = misplaced(&sources, rooms, |line| opens(line, word));
        let rooms = if rooms.is_empty() { "no room".to_owned() } else { rooms.join(", ") };
        assert!(wrong.is_empty(), "`{word}` is for {rooms}, but stands at {}", wrong.join(", "));
        seen += times;
    }
    assert!(seen > 5, "only {seen} doors were seen");
}

#[test]
fn a_path_is_told_from_a_module() {
    assert!(names_crate("use toml::Spanned;", "toml"));
    assert!(names_crate("use ::toml::Spanned;", "toml"));
    assert!(names_crate("let x = csv::Reader::new();", "csv"));
    assert!(!names_crate("use super::toml::Keys;", "toml"));
    assert!(!names_crate("serde_json::to_value(x)", "serde"));
    assert_eq!(names_after("use serde::Serialize;", "serde::"), ["Serialize"]);
}
