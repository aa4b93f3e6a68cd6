//! A folder of its own for each test: a plan with its reports, which go away.

use assert_cmd::cargo::cargo_bin;
use std::path::{Path, PathBuf};
use std::process::{Command, Output, Stdio};
use tempfile::TempDir;

/// The day after the report was sent.
pub(crate) const CLOSED_ON: &str = "2025-12-30";
/// A week later.
pub(crate) const TODAY: &str = "2026-01-06";

/// Where the closing of the fourth quarter stands.
pub(crate) const CLOSING: &str = "reports/2025-Q4/khoa-so.toml";

pub(crate) struct Office {
    folder: TempDir,
}

/// What a run left on the screen.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    /// Both streams, every run of white space one blank.
    pub(crate) words: String,
    pub(crate) out: String,
}

impl Ran {
    fn of(output: Output) -> Self {
        let text = |bytes: &[u8]| String::from_utf8(bytes.to_vec()).expect("UTF-8");
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        let words = format!("{out} {err}");
        let words = words.split_whitespace().collect::<Vec<_>>().join(" ");
        Self { code: output.status.code().expect("a code"), words, out }
    }

    /// Ended with that code, and says all of these.
    #[track_caller]
    pub(crate) fn says(&self, code: i32, words: &[&str]) -> &Self {
        assert_eq!(self.code, code, "{}", self.words);
        for word in words {
            assert!(self.words.contains(word), "no “{word}” in:\n{}", self.words);
        }
        self
    }

    #[track_caller]
    pub(crate) fn says_not(&self, words: &[&str]) -> &Self {
        for word in words {
            assert!(!self.words.contains(word), "“{word}” in:\n{}", self.words);
        }
        self
    }
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

impl Office {
    /// The plan of a ward that does not exist, with two quarters of reports.
    pub(crate) fn minimal() -> Self {
        Self::of(&root().join("tests/minimal/plan"), &root().join("tests/minimal/reports"))
    }

    /// The same, its fourth quarter closed.
    pub(crate) fn closed() -> Self {
        let office = Self::minimal();
        office.close().says(0, &["Đã ghi reports/2025-Q4/khoa-so.toml"]);
        office
    }

    pub(crate) fn of(plan: &Path, reports: &Path) -> Self {
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory).expect("folder")
        } else {
            tempfile::tempdir().expect("folder")
        };
        copy(plan, &folder.path().join("plan"));
        copy(reports, &folder.path().join("reports"));
        Self { folder }
    }

    pub(crate) fn root(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    pub(crate) fn command(&self, line: &[&str], as_of: &str) -> Command {
        let mut command = Command::new(cargo_bin("bdhvs"));
        command.current_dir(self.folder.path()).args(line).args(["--as-of", as_of]);
        command.stdin(Stdio::null());
        command
    }

    pub(crate) fn run_on(&self, line: &[&str], as_of: &str) -> Ran {
        Ran::of(self.command(line, as_of).output().expect("bdhvs"))
    }

    pub(crate) fn run(&self, line: &[&str]) -> Ran {
        self.run_on(line, TODAY)
    }

    pub(crate) fn close(&self) -> Ran {
        self.run_on(
            &["close", "2025-Q4", "--document", "50/BC-UBND", "--date", "2025-12-29"],
            CLOSED_ON,
        )
    }

    /// Takes in a form that comes through the register on a day.
    #[track_caller]
    pub(crate) fn receive(&self, form: impl AsRef<[u8]>, day: &str) {
        self.put("bieu.csv", form);
        let line = ["receive", "bieu.csv", "--date", day, "--document", "7/BC"];
        self.run_on(&line, day).says(0, &[]);
    }

    pub(crate) fn verify(&self) -> Ran {
        self.run(&["verify", "2025-Q4"])
    }

    /// Names of the rules that `validate` finds broken, each with its path, in order.
    pub(crate) fn findings(&self) -> Vec<String> {
        let ran = self.run(&["validate", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        let text = |p: &serde_json::Value, key: &str| p[key].as_str().expect("text").to_owned();
        let problems = json["problems"].as_array().expect("problems").iter();
        problems.map(|p| format!("{} {}", text(p, "name"), text(p, "path"))).collect()
    }

    pub(crate) fn text(&self, inside: &str) -> String {
        std::fs::read_to_string(self.path(inside)).expect(inside)
    }

    pub(crate) fn put(&self, inside: &str, bytes: impl AsRef<[u8]>) {
        let path = self.path(inside);
        std::fs::create_dir_all(path.parent().expect("folder")).expect("folder");
        std::fs::write(path, bytes).expect(inside);
    }

    /// One stretch of text for another, which must be there.
    pub(crate) fn replace(&self, inside: &str, from: &str, to: &str) {
        let text = self.text(inside);
        assert!(text.contains(from), "no “{from}” in {inside}");
        self.put(inside, text.replacen(from, to, 1));
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("folder");
    for entry in std::fs::read_dir(from).expect("folder") {
        let path = entry.expect("entry").path();
        let to = to.join(path.file_name().expect("name"));
        if path.is_dir() {
            copy(&path, &to);
        } else {
            std::fs::copy(&path, &to).expect("copy");
        }
    }
}
