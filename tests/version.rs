//! The script that says what is built (`build.rs`), run alone: in a checkout, in a changed one, in
//! sources without git, and in sources that lie in somebody else's repository.

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "tests make the folders that the script looks at")]
#![expect(clippy::disallowed_macros, reason = "a test that is passed over says why")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use tempfile::TempDir;

const SCRIPT: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/build.rs");

/// The script as a program in a folder of its own; none where there is no compiler or no git.
fn script() -> Option<(TempDir, PathBuf)> {
    let folder = TempDir::new().expect("a folder");
    let program = folder.path().join("build-script");
    let rustc = std::env::var_os("RUSTC").unwrap_or_else(|| "rustc".into());
    let mut compile = Command::new(rustc);
    compile.args(["--edition", "2024", "-A", "warnings", SCRIPT, "-o"]).arg(&program);
    let compiled = compile.status().is_ok_and(|status| status.success());
    let git = Command::new("git").arg("--version").output().is_ok();
    if !compiled || !git {
        eprintln!("passed over: this machine has no rustc or no git");
        return None;
    }
    Some((folder, program))
}

/// What cargo is told by a release build in a folder.
fn told(program: &Path, folder: &Path, commit: Option<&str>) -> String {
    let mut run = Command::new(program);
    run.current_dir(folder).env("PROFILE", "release").env("CARGO_PKG_VERSION", "1.2.3");
    run.env_remove("BDHVS_COMMIT").envs(commit.map(|commit| ("BDHVS_COMMIT", commit)));
    let output = run.output().expect("a run");
    assert!(output.status.success());
    String::from_utf8(output.stdout).expect("UTF-8")
}

fn version(said: &str) -> &str {
    let line = said.lines().find_map(|line| line.strip_prefix("cargo:rustc-env=BDHVS_VERSION="));
    line.expect("a version")
}

fn git(folder: &Path, words: &[&str]) {
    let who = ["-c", "user.name=a", "-c", "user.email=a@local", "-c", "commit.gpgsign=false"];
    let done = Command::new("git").current_dir(folder).args(who).args(words).output();
    assert!(done.expect("git").status.success(), "{words:?}");
}

/// Sources as far as the script looks at them.
fn sources(folder: &Path) {
    fs::create_dir_all(folder.join("src")).expect("a folder");
    fs::write(folder.join("src/lib.rs"), "// a\n").expect("a file");
    fs::copy(SCRIPT, folder.join("build.rs")).expect("a copy");
}

#[test]
fn a_release_says_its_commit_and_whether_it_was_changed() {
    let Some((_kept, program)) = script() else { return };
    let folder = TempDir::new().expect("a folder");
    sources(folder.path());
    git(folder.path(), &["init", "-q"]);
    git(folder.path(), &["add", "."]);
    git(folder.path(), &["commit", "-qm", "a"]);
    let said = told(&program, folder.path(), None);
    let clean = version(&said);
    let commit = clean.strip_prefix("1.2.3 (").and_then(|rest| rest.strip_suffix(')'));
    assert!(commit.is_some_and(|c| c.len() == 12 && c.bytes().all(|b| b.is_ascii_hexdigit())));
    // A file that is not there would make cargo build anew each time.
    for line in said.lines().filter_map(|line| line.strip_prefix("cargo:rerun-if-changed=")) {
        let ours = ["docs", "examples", "Cargo.toml", "Cargo.lock"].contains(&line);
        assert!(ours || folder.path().join(line).exists(), "{line}");
    }
    fs::write(folder.path().join("src/lib.rs"), "// b\n").expect("a file");
    let changed = told(&program, folder.path(), None);
    assert_eq!(version(&changed), clean.replace(')', ", có sửa đổi)"));
}

#[test]
fn without_a_repository_of_its_own_a_release_says_its_version_alone() {
    let Some((_kept, program)) = script() else { return };
    let folder = TempDir::new().expect("a folder");
    sources(folder.path());
    assert_eq!(version(&told(&program, folder.path(), None)), "1.2.3");
    assert_eq!(version(&told(&program, folder.path(), Some("abc"))), "1.2.3 (abc)");
    // Unpacked in a repository of somebody else.
    let other = TempDir::new().expect("a folder");
    git(other.path(), &["init", "-q"]);
    git(other.path(), &["commit", "-qm", "a", "--allow-empty"]);
    let inside = other.path().join("bdhvs-0.1.0");
    sources(&inside);
    assert_eq!(version(&told(&program, &inside, None)), "1.2.3");
}
