//! What `bdhvs --version` says: the version, and in releases the commit it was built from. A build
//! for work on the program asks nobody, so that it is as quick and as repeatable as without this.

use std::env;
use std::path::Path;
use std::process::Command;

/// What goes into the program: a change of it is a reason to look at git again.
const SOURCES: [&str; 6] = ["src", "docs", "examples", "Cargo.toml", "Cargo.lock", "build.rs"];

#[expect(clippy::disallowed_macros, reason = "cargo is told what to do by printing")]
fn main() {
    println!("cargo:rerun-if-changed=build.rs");
    println!("cargo:rerun-if-env-changed=BDHVS_COMMIT");
    let version = env::var_os("CARGO_PKG_VERSION").unwrap_or_default();
    let version = version.to_string_lossy();
    let said = env::var_os("BDHVS_COMMIT").map(|said| said.to_string_lossy().into_owned());
    let release = env::var_os("PROFILE").is_some_and(|profile| profile == "release");
    if release {
        let heads =
            ["HEAD", "logs/HEAD"].iter().filter_map(|f| git(&["rev-parse", "--git-path", f]));
        // A path that is not there would make every build a new one.
        let heads: Vec<String> = heads.filter(|path| Path::new(path).exists()).collect();
        let seen = SOURCES.iter().copied().chain(heads.iter().map(String::as_str));
        seen.for_each(|path| println!("cargo:rerun-if-changed={path}"));
    }
    match said.or_else(|| if release { commit() } else { None }).filter(|said| !said.is_empty()) {
        Some(commit) => println!("cargo:rustc-env=BDHVS_VERSION={version} ({commit})"),
        None => println!("cargo:rustc-env=BDHVS_VERSION={version}"),
    }
}

/// The commit of this checkout, and whether what is built differs from it; none without git, and
/// none where the sources only lie in a repository that is not theirs.
fn commit() -> Option<String> {
    git(&["ls-files", "--error-unmatch", "build.rs"])?;
    let commit = git(&["rev-parse", "--short=12", "HEAD"])?;
    let status = [&["status", "--porcelain", "--untracked-files=no", "--"][..], &SOURCES].concat();
    let changed = git(&status).is_some_and(|changes| !changes.is_empty());
    Some(if changed { format!("{commit}, có sửa đổi") } else { commit })
}

fn git(words: &[&str]) -> Option<String> {
    let output = Command::new("git").args(words).env("GIT_OPTIONAL_LOCKS", "0").output().ok()?;
    let said = String::from_utf8(output.stdout).ok()?;
    output.status.success().then(|| said.trim().to_owned())
}
