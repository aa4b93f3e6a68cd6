//! An office of its own for each test: the plan of the repository in a folder that goes away.

use assert_cmd::cargo::cargo_bin;
use std::collections::BTreeMap;
use std::path::{Path, PathBuf};
use std::process::{Command, Output};
use tempfile::TempDir;

/// Two days after the last good day of 2026-Q4.
pub(crate) const TODAY: &str = "2026-12-16";
pub(crate) const HEAD: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";

/// A plan repository with an empty folder of reports.
pub(crate) struct Office {
    folder: TempDir,
}

/// What a run left on the screen.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) err: String,
}

impl Ran {
    pub(crate) fn of(output: Output) -> Self {
        let text = |bytes: Vec<u8>| String::from_utf8(bytes).expect("UTF-8");
        let code = output.status.code().expect("a code");
        Self { code, out: text(output.stdout), err: text(output.stderr) }
    }

    /// Ended with that code, and says all of these.
    #[track_caller]
    pub(crate) fn says(&self, code: i32, words: &[&str]) -> &Self {
        let all = format!("{}{}", self.out, self.err);
        let plain = all.split_whitespace().collect::<Vec<_>>().join(" ");
        assert_eq!(self.code, code, "{all}");
        for word in words {
            assert!(plain.contains(word), "no “{word}” in:\n{all}");
        }
        self
    }

    #[track_caller]
    pub(crate) fn says_not(&self, words: &[&str]) -> &Self {
        let all = format!("{}{}", self.out, self.err);
        for word in words {
            assert!(!all.contains(word), "“{word}” in:\n{all}");
        }
        self
    }
}

/// A file of `examples/submissions`.
pub(crate) fn example(name: &str) -> String {
    let path = root().join("examples/submissions").join(name);
    path.to_str().expect("path").to_owned()
}

pub(crate) fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_path_buf()
}

impl Office {
    pub(crate) fn new() -> Self {
        Self::of_plan(&root().join("plan"))
    }

    pub(crate) fn of_plan(plan: &Path) -> Self {
        // Every write waits for the disk: in memory the tests take a third of the time.
        let memory = Path::new("/dev/shm");
        let folder = if memory.is_dir() {
            tempfile::tempdir_in(memory).expect("folder")
        } else {
            tempfile::tempdir().expect("folder")
        };
        copy(plan, &folder.path().join("plan"));
        Self { folder }
    }

    pub(crate) fn path(&self, inside: &str) -> PathBuf {
        self.folder.path().join(inside)
    }

    pub(crate) fn command(&self, line: &[&str]) -> Command {
        let mut command = Command::new(cargo_bin("bdhvs"));
        command.current_dir(self.folder.path()).args(line).args(["--as-of", TODAY]);
        command
    }

    pub(crate) fn run(&self, line: &[&str]) -> Ran {
        Ran::of(self.command(line).output().expect("bdhvs"))
    }

    /// Receives on the 12th, before the last good day.
    pub(crate) fn receive(&self, file: &str) -> Ran {
        self.run(&["receive", file, "--date", "2026-12-12"])
    }

    pub(crate) fn put(&self, inside: &str, bytes: impl AsRef<[u8]>) -> String {
        let path = self.path(inside);
        std::fs::create_dir_all(path.parent().expect("parent")).expect("folder");
        std::fs::write(path, bytes).expect("written");
        inside.to_owned()
    }

    pub(crate) fn text(&self, inside: &str) -> String {
        let path = self.path(inside);
        std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{inside}: {error}"))
    }

    /// The register of 2026-Q4: its rows without the header.
    pub(crate) fn register(&self) -> Vec<String> {
        let text = std::fs::read_to_string(self.path("reports/2026-Q4/so-tiep-nhan.csv"));
        text.unwrap_or_default().lines().skip(1).map(str::to_owned).collect()
    }

    /// Every file under `reports`, hidden ones but the lock too.
    pub(crate) fn reports(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = self.everything();
        files.retain(|path, _| path.starts_with("reports/") && !path.ends_with("/.bdhvs-khoa"));
        files
    }

    /// Every file of the office but its plan.
    pub(crate) fn everything(&self) -> BTreeMap<String, Vec<u8>> {
        let mut files = BTreeMap::new();
        collect(self.folder.path(), self.folder.path(), &mut files);
        files.retain(|path, _| !path.starts_with("plan/"));
        files
    }

    /// Codes of the rules that `validate` finds broken, and those of one rule in words.
    pub(crate) fn validate(&self) -> Vec<String> {
        let ran = self.run(&["validate", "--format", "json"]);
        let json: serde_json::Value = serde_json::from_str(&ran.out).expect("JSON");
        let problems = json["problems"].as_array().expect("problems");
        problems.iter().map(|p| p["rule"].as_str().expect("rule").to_owned()).collect()
    }
}

fn collect(root: &Path, folder: &Path, files: &mut BTreeMap<String, Vec<u8>>) {
    for entry in std::fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            collect(root, &path, files);
            continue;
        }
        let inside = path.strip_prefix(root).expect("inside").to_str().expect("name");
        files.insert(inside.replace('\\', "/"), std::fs::read(&path).unwrap_or_default());
    }
}

fn copy(from: &Path, to: &Path) {
    std::fs::create_dir_all(to).expect("folder");
    for entry in std::fs::read_dir(from).expect("folder") {
        let path = entry.expect("entry").path();
        let to = to.join(path.file_name().expect("name"));
        if path.is_dir() {
            copy(&path, &to)
        } else {
            std::fs::copy(&path, &to).expect("copy");
        }
    }
}
