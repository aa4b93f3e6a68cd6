//! What shells and `man` are told: scripts that a shell can read, pages without English.

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "a test looks at the pages that were written")]

use assert_cmd::Command;
use tempfile::TempDir;

const VERSION: &str = env!("CARGO_PKG_VERSION");

const COMMANDS: [&str; 6] = ["status", "receive", "validate", "summary", "trace", "completions"];

fn printed(words: &[&str]) -> String {
    let output = Command::cargo_bin("bdhvs").expect("the program").args(words).output();
    let output = output.expect("a run");
    assert!(output.status.success(), "{words:?}");
    String::from_utf8(output.stdout).expect("UTF-8")
}

#[test]
fn every_shell_is_told_every_command() {
    for shell in ["bash", "zsh", "fish", "powershell"] {
        let script = printed(&["completions", shell]);
        for command in COMMANDS {
            assert!(script.contains(command), "{shell}: {command}");
        }
    }
}

#[test]
fn an_unknown_shell_is_refused_with_those_that_are_known() {
    let mut program = Command::cargo_bin("bdhvs").expect("the program");
    let output = program.args(["completions", "cmd"]).output().expect("a run");
    assert_eq!(output.status.code(), Some(2));
    let error = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(error.contains("Ghi một trong: bash, zsh, fish, powershell"), "{error}");
}

#[test]
fn bash_can_read_its_script() {
    let script = printed(&["completions", "bash"]);
    let read = Command::new("bash").arg("-n").write_stdin(script).output();
    match read {
        Ok(read) => assert!(read.status.success(), "{}", String::from_utf8_lossy(&read.stderr)),
        Err(_) => skipped(),
    }
}

#[expect(clippy::disallowed_macros, reason = "a test that is passed over says why")]
fn skipped() {
    eprintln!("passed over: this machine has no bash");
}

#[test]
fn every_command_has_a_page_whose_headings_are_vietnamese() {
    let folder = TempDir::new().expect("a folder for the test");
    let pages = folder.path().join("man1");
    printed(&["man", "--out", pages.to_str().expect("UTF-8")]);
    for command in COMMANDS {
        let page =
            std::fs::read_to_string(pages.join(format!("bdhvs-{command}.1"))).expect(command);
        let headings: Vec<&str> =
            page.lines().filter_map(|line| line.strip_prefix(".SH ")).collect();
        assert!(headings.contains(&"TÊN") && headings.contains(&"MÔ TẢ"), "{headings:?}");
        let english = |heading: &&&str| heading.trim_matches('"').is_ascii();
        assert_eq!(headings.iter().find(english), None, "{command}");
        assert!(page.contains("\\-\\-as\\-of"), "{command}: options of all commands");
        // Left to itself `man` would put "General Commands Manual" over the page.
        let head = page.lines().find(|line| line.starts_with(".TH")).unwrap_or_default();
        assert!(
            head.ends_with(&format!("\"phiên bản {VERSION}\" bdhvs \"Hướng dẫn bdhvs\"")),
            "{head}"
        );
    }
    assert!(pages.join("bdhvs.1").is_file());
}
