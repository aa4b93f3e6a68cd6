//! `docs/huong-dan.md` is gone through word by word, by somebody who reads nothing else: its `sh`
//! blocks run one after another in a folder with what a fresh clone has, and its `text` blocks are
//! what is printed. Blocks of other kinds (installing, editing a file) are not run here.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "tests look at the files that were written")]

use assert_cmd::Command;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use walkdir::WalkDir;

const GUIDE: &str = include_str!("../docs/huong-dan.md");
const HOUSE: &str = env!("CARGO_MANIFEST_DIR");

/// What a clone has beside the program.
fn clone() -> TempDir {
    let folder = TempDir::new().expect("a folder for the test");
    for part in ["plan", "examples/submissions"] {
        for entry in WalkDir::new(Path::new(HOUSE).join(part)) {
            let entry = entry.expect("an entry");
            let inside = folder.path().join(entry.path().strip_prefix(HOUSE).expect("inside"));
            match entry.file_type().is_dir() {
                true => fs::create_dir_all(inside).expect("a folder"),
                false => drop(fs::copy(entry.path(), inside).expect("a copy")),
            }
        }
    }
    fs::create_dir(folder.path().join("reports")).expect("a folder");
    folder
}

/// A fenced block: its kind and its lines; the heading of its part stands before it.
struct Block {
    part: &'static str,
    kind: &'static str,
    lines: Vec<&'static str>,
}

fn blocks() -> Vec<Block> {
    let (mut blocks, mut open, mut part) = (Vec::new(), None::<Block>, "");
    for line in GUIDE.lines() {
        match (line.strip_prefix("```"), open.take()) {
            (Some(kind), None) => open = Some(Block { part, kind, lines: Vec::new() }),
            (Some(_), Some(block)) => blocks.push(block),
            (None, Some(mut block)) => {
                block.lines.push(line);
                open = Some(block);
            }
            (None, None) => part = line.strip_prefix("## ").unwrap_or(part),
        }
    }
    blocks
}

/// The words of a line; those between double quotes are one.
fn words(line: &str) -> Vec<String> {
    let parts = line.split('"').enumerate();
    parts
        .flat_map(|(n, part)| match n % 2 {
            0 => part.split_whitespace().map(str::to_owned).collect(),
            _ => vec![part.to_owned()],
        })
        .collect()
}

/// What a line prints, on both streams. A command may find something (1), never fail (2, 3).
fn printed(folder: &Path, line: &str) -> String {
    let words = words(line);
    let rest: Vec<&str> = words[1..].iter().map(String::as_str).collect();
    match (words[0].as_str(), rest.as_slice()) {
        ("mkdir", [new]) => fs::create_dir(folder.join(new)).expect(line),
        ("cp", [files @ .., to]) => {
            files.iter().for_each(|file| copy(&folder.join(file), &folder.join(to)))
        }
        ("bdhvs", rest) => return run(folder, rest),
        _ => panic!("the guide has a command that this test cannot run: {line}"),
    }
    String::new()
}

fn copy(file: &Path, to: &Path) {
    fs::copy(file, to.join(file.file_name().expect("a name"))).expect("a copy");
}

fn run(folder: &Path, words: &[&str]) -> String {
    let mut program = Command::cargo_bin("bdhvs").expect("the program");
    let output = program.current_dir(folder).args(words).output().expect("a run");
    let said = String::from_utf8_lossy(&[output.stdout, output.stderr].concat()).into_owned();
    assert!(output.status.code().is_some_and(|code| code < 2), "{words:?}: {said}");
    said
}

/// Lines that stand one under another, as the guide shows them; `…` on a line stands for lines
/// that it leaves out.
#[track_caller]
fn shows(said: &str, block: &Block) {
    let lines: Vec<&str> = said.lines().map(str::trim_end).collect();
    let mut from = 0;
    for shown in block.lines.split(|line| *line == "…") {
        let shown: Vec<&str> = shown.iter().map(|line| line.trim_end()).collect();
        let found = (from..=lines.len().saturating_sub(shown.len()))
            .find(|n| lines[*n..].starts_with(&shown));
        let at =
            found.unwrap_or_else(|| panic!("not printed:\n{}\n\nbut:\n{said}", shown.join("\n")));
        from = at + shown.len();
    }
}

/// Goes through the guide; gives the commands of the program by part.
fn gone_through(folder: &Path) -> Vec<(&'static str, &'static str)> {
    let (mut said, mut done) = (String::new(), Vec::new());
    for block in blocks() {
        match block.kind {
            "sh" => {
                said = block.lines.iter().map(|line| printed(folder, line)).collect();
                let ours = block.lines.iter().filter(|line| line.starts_with("bdhvs "));
                done.extend(ours.map(|line| (block.part, *line)));
            }
            "text" => shows(&said, &block),
            _ => {}
        }
    }
    done
}

#[test]
fn the_guide_takes_messy_files_to_a_closed_period() {
    let folder = clone();
    let done = gone_through(folder.path());
    let of = |part: &str| done.iter().filter(|(p, _)| p.contains(part)).count();
    let (quarter, all) = (of("Một quý"), done.len());
    assert!(GUIDE.contains(&format!("**{quarter} lệnh**")), "the quarter takes {quarter} commands");
    assert!(all >= quarter + 10, "only {all} commands in all");

    let there = |name: &str| folder.path().join(name).metadata().map_or(0, |found| found.len());
    let made = ["bao-cao.docx", "nhac-1.docx", "nhac-2.docx", "nhac-3.docx", "theo-doi.html"];
    made.iter().for_each(|name| assert!(there(name) > 1000, "{name}"));
    let seal = fs::read_to_string(folder.path().join("reports/2026-Q4/khoa-so.toml"));
    assert!(seal.expect("a closed period").contains("document = \"125/BC-SKHCN\""));
    let verified = run(folder.path(), &["verify", "2026-Q4", "--as-of", "2027-01-15"]);
    assert!(!verified.contains("Lỗi"), "{verified}");
}

/// Every command of the program is at least named in the guide.
#[test]
fn the_guide_names_every_command() {
    let program = bdhvs::cli::arguments::program();
    let missing = program.get_subcommands().map(clap::Command::get_name);
    let missing: Vec<&str> =
        missing.filter(|name| !GUIDE.contains(&format!("bdhvs {name}"))).collect();
    assert_eq!(missing, Vec::<&str>::new());
}
