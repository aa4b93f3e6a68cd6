//! Every command that README names in its text is run on the examples, or is the bare name of one.
//! The two `cargo` lines and the screen are run by `.ci/run`.

use crate::desk::{clone, run};
use crate::typed::words;
use bdhvs::cli::arguments::{parse, program};

const README: &str = include_str!("../../README.md");

/// What README leaves to the reader.
const FILLED: [(&str, &str); 3] = [
    ("FILE…", "examples/submissions/cam-lam-word.docx"),
    ("--document N", "--document 125/BC"),
    ("--date D", "--date 2025-12-18"),
];

/// Needs the history of a repository: tests/validate/plan_changes.rs runs it.
const ELSEWHERE: [&str; 1] = ["bdhvs diff main"];

fn commands() -> Vec<String> {
    let spans = README.split('`').skip(1).step_by(2).filter(|span| span.starts_with("bdhvs "));
    let fill = |span: &str| {
        FILLED.iter().fold(span.to_owned(), |span, (blank, filled)| span.replace(blank, filled))
    };
    spans.map(fill).filter(|span| !ELSEWHERE.contains(&span.as_str())).collect()
}

fn is_a_bare_name(command: &str) -> bool {
    let name = command.trim_start_matches("bdhvs ");
    program().get_subcommands().any(|known| known.get_name() == name)
}

#[test]
fn every_command_of_readme_runs_on_the_examples() {
    let folder = clone();
    let on = ["--reports", "examples/reports", "--as-of", "2025-12-18"];
    let lines = commands();
    assert!(lines.len() > 20, "{lines:#?}");
    // One of them is asked to look at the report as somebody sent it.
    run(folder.path(), &[&["summary", "--out", "bao-cao.docx"], &on[..]].concat());
    let mut run_here = 0;
    for line in &lines {
        let line = words(line);
        let asked: Vec<&str> = line[1..].iter().map(String::as_str).collect();
        let asked = [&asked, &on[..]].concat();
        match parse(std::iter::once("bdhvs").chain(asked.iter().copied()).map(Into::into)) {
            Ok(_) => drop(run(folder.path(), &asked)),
            Err(usage) => assert!(is_a_bare_name(&line.join(" ")), "{line:?}: {}", usage.text),
        }
        run_here += 1;
    }
    assert_eq!(run_here, lines.len());
}

/// The blocks in fences are those that `.ci/run` takes from here, and the screen.
#[test]
fn the_fenced_blocks_are_those_of_the_gates() {
    let kinds: Vec<&str> = README.lines().filter_map(|line| line.strip_prefix("```")).collect();
    assert_eq!(kinds, ["sh", "", "text", ""]);
    let gates = include_str!("../../.ci/run");
    for command in ["cargo run", "cargo test"] {
        assert!(README.lines().any(|line| line.starts_with(command)), "{command}");
        assert!(gates.contains(&format!("({command}.*)").replace('(', "\\(").replace(')', "\\)")));
    }
}
