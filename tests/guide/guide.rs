//! `docs/huong-dan.md` is gone through word by word, by somebody who reads nothing else: its `sh`
//! blocks run one after another in a folder with what a fresh clone has, its `text` blocks are
//! what is printed, its `toml` blocks are added to the file that they name, and its `bash` blocks
//! set the program up in a home of their own.

use crate::desk::{clone, program, run};
use crate::typed::words;
use std::fs;
use std::path::Path;

const GUIDE: &str = include_str!("../../docs/huong-dan.md");

/// What sets the program up and is not done here, and where it is.
const ELSEWHERE: [(&str, &str); 2] = [
    ("cargo install --locked --path .", ".ci/full installs the program"),
    ("sudo dpkg -i bdhvs_0.1.0-1_amd64.deb", ".ci/deb makes the package"),
];

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

/// A line of a `bash` block, with a home in the folder of the test.
fn set_up(folder: &Path, line: &str) {
    if ELSEWHERE.iter().any(|(command, _)| *command == line) {
        return;
    }
    let line = line.replace('~', "home");
    printed(folder, &line);
    let made = words(&line).pop().expect("a file");
    assert!(folder.join(&made).metadata().is_ok_and(|made| made.len() > 1000), "{made}");
}

/// A `toml` block goes to the end of the file that it names; then the folder still validates as far
/// as that file is concerned.
fn added(folder: &Path, kind: &str, block: &Block) {
    let inside = kind.strip_prefix("toml ").unwrap_or_else(|| panic!("no test for: {kind}"));
    let path = folder.join(inside);
    let before = fs::read_to_string(&path).unwrap_or_default();
    fs::write(&path, format!("{before}\n{}\n", block.lines.join("\n"))).expect(inside);
    let (root, _) = inside.split_once('/').expect("a folder");
    let said = run(folder, &["-C", root, "validate", "--as-of", "2026-06-18"]);
    let name = path.file_name().expect("a name").to_string_lossy().into_owned();
    assert!(!said.contains(&name) && !said.contains("kế hoạch có lỗi"), "{said}");
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
            "bash" => block.lines.iter().for_each(|line| set_up(folder, line)),
            kind => added(folder, kind, &block),
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
    let readme = include_str!("../../README.md");
    assert!(readme.contains(&format!("là {quarter} lệnh")), "README has another number");
    assert!(all >= quarter + 10, "only {all} commands in all");

    let there = |name: &str| folder.path().join(name).metadata().map_or(0, |found| found.len());
    let made = ["bao-cao.docx", "nhac-1.docx", "nhac-2.docx", "nhac-3.docx", "theo-doi.html"];
    made.iter().for_each(|name| assert!(there(name) > 1000, "{name}"));
    let seal = fs::read_to_string(folder.path().join("reports/2026-Q4/khoa-so.toml"));
    assert!(seal.expect("a closed period").contains("document = \"125/BC-SKHCN\""));
    let verified = run(folder.path(), &["verify", "2026-Q4", "--as-of", "2027-01-15"]);
    assert!(!verified.contains("Lỗi"), "{verified}");
    an_edited_report_is_not_written_over(folder.path());
}

/// The file as the program left it is made anew; one that Word saved is left alone.
fn an_edited_report_is_not_written_over(folder: &Path) {
    let again =
        ["summary", "--period", "2026-Q4", "--as-of", "2026-12-30", "--out", "bao-cao.docx"];
    assert!(run(folder, &again).contains("Đã ghi bao-cao.docx"));
    let path = folder.join("bao-cao.docx");
    let mut edited = fs::read(&path).expect("the report");
    edited[40] ^= 1;
    fs::write(&path, &edited).expect("the report");
    let output = program(folder, &again);
    let said = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(output.status.code() == Some(2) && said.contains("đã được sửa"), "{said}");
    assert!(fs::read(&path).expect("the report") == edited);
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
