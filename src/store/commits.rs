//! Which commit last touched a file, where git remembers it: one call for a whole folder.

use std::collections::BTreeMap;
use std::path::Path;
use std::process::Command;

/// Stands before the name of a commit; no path begins with it.
const MARK: char = '\u{1}';

/// The last commit of every file below a folder, by path inside it with `/`. Empty without git
/// and outside a checkout. A change that was not committed yet is not in it.
pub fn last_commits(folder: &Path) -> BTreeMap<String, String> {
    let output = Command::new("git")
        .args(["-c", "core.quotepath=off", "-c", "core.fsmonitor=false"])
        .args(["-c", "log.showSignature=false"])
        .arg("-C")
        .arg(folder)
        .args(["log", "-z", "--format=%x01%H", "--name-only", "--no-renames", "--relative"])
        .args(["--no-ext-diff", "--", "."])
        .env("GIT_OPTIONAL_LOCKS", "0")
        // What a partial clone does not have is not fetched, and no program is asked for it.
        .env("GIT_NO_LAZY_FETCH", "1")
        .env("GIT_ALLOW_PROTOCOL", "none")
        .output();
    match output {
        Ok(output) if output.status.success() => read(&String::from_utf8_lossy(&output.stdout)),
        _ => BTreeMap::new(),
    }
}

/// Reads what git prints, the latest commit first.
fn read(log: &str) -> BTreeMap<String, String> {
    let mut commits = BTreeMap::new();
    let mut commit = "";
    for part in log.split('\0').map(|part| part.trim_start_matches('\n')) {
        match part.strip_prefix(MARK) {
            Some(name) => commit = name,
            None if part.is_empty() => {}
            None => {
                commits.entry(part.to_owned()).or_insert_with(|| commit.to_owned());
            }
        }
    }
    commits
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_latest_commit_of_a_file_counts() {
        let log = "\u{1}b2\0\n2025-Q4/xã a.csv\0\u{1}a1\0\n2025-Q4/b.csv\x002025-Q4/xã a.csv\0";
        let found: Vec<_> = read(log).into_iter().collect();
        let pair = |path: &str, commit: &str| (path.to_owned(), commit.to_owned());
        assert_eq!(found, [pair("2025-Q4/b.csv", "a1"), pair("2025-Q4/xã a.csv", "b2")]);
        assert!(read("").is_empty());
    }

    #[test]
    fn outside_a_checkout_there_are_none() {
        let folder = tempfile::tempdir().expect("folder");
        assert!(last_commits(folder.path()).is_empty());
    }
}
