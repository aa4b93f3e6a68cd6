//! What changed since a commit, asked of git. Nothing else in the program needs git: a plan
//! repository works in a plain folder.

use super::tree::Tree;
use std::io::ErrorKind;
use std::path::Path;
use std::process::{Command, Output};

/// A file that differs from a commit.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Changed {
    /// Its path inside the folder that was asked about, with `/`.
    pub path: String,
    /// True where the file is no longer there; a renamed file is gone under its old name.
    pub gone: bool,
}

/// Why git gave no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum GitFault {
    /// The machine has no git.
    NotInstalled,
    /// The folder is under no git.
    NotARepository,
    /// The folder belongs to somebody else and git refuses to look into it.
    NotTrusted,
    /// Git knows no such commit.
    UnknownRevision,
    /// Git knows no such commit because the clone was cut.
    ShallowClone,
    /// Anything else, in git's own words.
    Other(String),
}

/// The files of a folder that differ from a commit, staged or not; files that git does not know
/// yet are changes too.
pub fn changed_files(folder: &Path, revision: &str) -> Result<Vec<Changed>, GitFault> {
    // First, for it alone says where there is no repository: `diff` would compare two files.
    let new = git(folder, &["ls-files", "--others", "--exclude-standard", "-z", "--", "."])?;
    // A renamed file is an old one gone and a new one: both may have problems.
    let known = [
        "diff",
        "--name-status",
        "--no-renames",
        "--no-ext-diff",
        "--relative",
        "-z",
        revision,
        "--",
        ".",
    ];
    let mut diff = prepared(folder, &known);
    without_filters(folder, &mut diff);
    let known = printed(folder, answered(diff)?)?;
    let mut changed = with_status(&known);
    changed.extend(new.split_terminator('\0').map(|path| present(path.to_owned())));
    changed.sort();
    changed.dedup();
    Ok(changed)
}

/// Switches off every filter: to compare a file, git would run the program that the repository
/// names for it. By the environment, where a name may hold anything.
fn without_filters(folder: &Path, command: &mut Command) {
    let wanted = ["config", "-z", "--name-only", "--get-regexp", r"^filter\."];
    // Without a filter git ends with 1 and prints nothing.
    let names = call(folder, &wanted).map(|output| output.stdout).unwrap_or_default();
    let names = String::from_utf8_lossy(&names).into_owned();
    let mut count = 0;
    for name in names.split_terminator('\0') {
        let off = if name.ends_with(".required") { "false" } else { "" };
        command.env(format!("GIT_CONFIG_KEY_{count}"), name);
        command.env(format!("GIT_CONFIG_VALUE_{count}"), off);
        count += 1;
    }
    command.env("GIT_CONFIG_COUNT", count.to_string());
}

fn present(path: String) -> Changed {
    Changed { path, gone: false }
}

/// `M\0path\0D\0path\0`.
fn with_status(answer: &str) -> Vec<Changed> {
    let parts: Vec<&str> = answer.split_terminator('\0').collect();
    let pair = |pair: &[&str]| match pair {
        [status, path] => Some(Changed { gone: *status == "D", ..present((*path).to_owned()) }),
        _ => None,
    };
    parts.chunks(2).filter_map(pair).collect()
}

/// The plan as it was at a commit: its files, no reports. Empty where there was no plan then.
pub fn plan_at(root: &Path, revision: &str) -> Result<Tree, GitFault> {
    // Alone it says whether there is such a commit; a mark that looks like an option is none.
    git(root, &["rev-parse", "--verify", "--end-of-options", &commit(revision)])?;
    let listed =
        git(root, &["ls-tree", "-r", "-z", "--name-only", &commit(revision), "--", "plan"])?;
    let content = |path: &str| {
        let bytes =
            call(root, &["show", "--no-textconv", &format!("{}:./{path}", commit(revision))])?
                .stdout;
        Ok((path.to_owned(), bytes))
    };
    let files = listed.split_terminator('\0').map(content).collect::<Result<Vec<_>, _>>()?;
    Ok(Tree::of_plan(root, files))
}

fn commit(revision: &str) -> String {
    format!("{revision}^{{commit}}")
}

fn git(folder: &Path, words: &[&str]) -> Result<String, GitFault> {
    printed(folder, call(folder, words)?)
}

fn printed(folder: &Path, output: Output) -> Result<String, GitFault> {
    if output.status.success() {
        return Ok(String::from_utf8_lossy(&output.stdout).into_owned());
    }
    Err(match fault(&String::from_utf8_lossy(&output.stderr)) {
        GitFault::UnknownRevision if is_shallow(folder) => GitFault::ShallowClone,
        fault => fault,
    })
}

fn call(folder: &Path, words: &[&str]) -> Result<Output, GitFault> {
    answered(prepared(folder, words))
}

/// Git in a folder, without the programs that a repository may name.
fn prepared(folder: &Path, words: &[&str]) -> Command {
    let mut command = Command::new("git");
    command.args(["-c", "core.quotepath=off", "-c", "core.fsmonitor=false"]);
    command.args(["-c", "log.showSignature=false"]);
    // No lock, so that a run beside an editor or another git disturbs neither; no language but
    // the one that `fault` reads.
    command.env("GIT_OPTIONAL_LOCKS", "0").env("LC_ALL", "C").env_remove("LANGUAGE");
    // What a partial clone does not have is not fetched, and no program is asked for it.
    command.env("GIT_NO_LAZY_FETCH", "1").env("GIT_ALLOW_PROTOCOL", "none");
    command.args(words).current_dir(folder);
    command
}

fn answered(mut command: Command) -> Result<Output, GitFault> {
    command.output().map_err(|error| match error.kind() {
        ErrorKind::NotFound => GitFault::NotInstalled,
        _ => GitFault::Other(error.to_string()),
    })
}

fn fault(words: &str) -> GitFault {
    let said = |part: &str| words.contains(part);
    if said("not a git repository") || said("must be run in a work tree") {
        return GitFault::NotARepository;
    }
    if said("dubious ownership") {
        return GitFault::NotTrusted;
    }
    if said("Needed a single revision")
        || said("bad revision")
        || said("unknown revision")
        || said("bad object")
    {
        return GitFault::UnknownRevision;
    }
    GitFault::Other(words.lines().next().unwrap_or_default().to_owned())
}

/// True for a clone without its whole history.
fn is_shallow(folder: &Path) -> bool {
    let answer = call(folder, &["rev-parse", "--is-shallow-repository"]);
    answer.is_ok_and(|output| output.stdout.starts_with(b"true"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_name_may_hold_anything_but_nul() {
        let found = with_status("M\0a b/xã\n.csv\0D\0c\0A\0d\0");
        let found: Vec<_> = found.iter().map(|c| (c.path.as_str(), c.gone)).collect();
        assert_eq!(found, [("a b/xã\n.csv", false), ("c", true), ("d", false)]);
        assert_eq!(with_status(""), []);
    }

    #[test]
    fn the_words_of_git_are_understood() {
        let cases = [
            ("fatal: not a git repository (or any parent)", GitFault::NotARepository),
            ("fatal: detected dubious ownership in repository at '/x'", GitFault::NotTrusted),
            ("fatal: bad revision 'nope'", GitFault::UnknownRevision),
            ("fatal: bad object 1234", GitFault::UnknownRevision),
            ("fatal: Needed a single revision", GitFault::UnknownRevision),
            ("fatal: disk\nmore", GitFault::Other("fatal: disk".to_owned())),
        ];
        for (words, expected) in cases {
            assert_eq!(fault(words), expected);
        }
    }
}
