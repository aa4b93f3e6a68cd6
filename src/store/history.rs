//! What a file held before it was changed, where git remembers it.

use std::path::Path;
use std::process::Command;

/// So many commits of a file are looked through.
const COMMITS: &str = "-n200";

/// The content of a file at the latest commit at which it was the one that is looked for; `None`
/// without git, outside a checkout, or where no commit has it.
pub fn earlier(path: &Path, is_it: impl Fn(&str) -> bool) -> Option<String> {
    let (folder, name) = (path.parent()?, path.file_name()?.to_str()?);
    let commits = git(folder, &["log", COMMITS, "--format=%H", "--", name])?;
    commits
        .lines()
        .filter_map(|c| git(folder, &["show", "--no-textconv", &format!("{c}:./{name}")]))
        .find(|t| is_it(t))
}

fn git(folder: &Path, arguments: &[&str]) -> Option<String> {
    let output = Command::new("git")
        .args([
            "-c",
            "core.quotepath=off",
            "-c",
            "core.fsmonitor=false",
            "-c",
            "log.showSignature=false",
        ])
        .arg("-C")
        .arg(folder)
        .args(arguments)
        .env("GIT_OPTIONAL_LOCKS", "0")
        // What a partial clone does not have is not fetched, and no program is asked for it.
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_ALLOW_PROTOCOL", "none")
        .output()
        .ok()?;
    let text = output.status.success().then_some(output.stdout)?;
    String::from_utf8(text).ok()
}
