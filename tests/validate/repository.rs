//! A plan repository in a folder of its own: the real plan, a handful of reports without a
//! finding, and git where the machine has it.

#![expect(clippy::disallowed_methods, reason = "tests make the files that the program reads")]

use assert_cmd::Command;
use serde_json::Value;
use std::fs;
use std::path::{Path, PathBuf};
use tempfile::TempDir;
use walkdir::WalkDir;

/// The files that stand in `reports/`.
const REPORTS: [(&str, &str); 6] = [
    (
        "2025-Q3/chi-tieu/xa-cam-lam.csv",
        "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n\
         xa-cam-lam,2025-Q3,can-bo,224,193,\n\
         xa-cam-lam,2025-Q3,nguoi-dan,25013,18204,\n",
    ),
    (
        "2025-Q4/chi-tieu/xa-cam-lam.csv",
        "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n\
         xa-cam-lam,2025-Q4,can-bo,224,200,\n\
         xa-cam-lam,2025-Q4,nguoi-dan,25013,19000,\n",
    ),
    (
        "2025-Q4/chi-tieu/xa-cam-an.csv",
        "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n\
         xa-cam-an,2025-Q4,can-bo,100,90,\n",
    ),
    (
        "2025-Q4/nhiem-vu/xa-cam-lam.csv",
        "ma_don_vi,ky_bao_cao,ma_nhiem_vu,trang_thai,ket_qua,kho_khan,kien_nghi,phuong_huong\n\
         xa-cam-lam,2025-Q4,I.1,hoan-thanh,,,,\n",
    ),
    (
        "2025-Q3/so-tiep-nhan.csv",
        "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu\n\
         0001,chi-tieu,xa-cam-lam,2025-09-12,vbdt,1/BC,2025-09-12,,\n",
    ),
    (
        "2025-Q4/so-tiep-nhan.csv",
        "so_tiep_nhan,bieu,ma_don_vi,ngay_nhan,kenh,so_van_ban,ngay_van_ban,sha256,ghi_chu\n\
         0001,chi-tieu,xa-cam-lam,2025-12-12,vbdt,1/BC,2025-12-12,,\n\
         0002,nhiem-vu,xa-cam-lam,2025-12-12,vbdt,1/BC,2025-12-12,,\n\
         0003,chi-tieu,xa-cam-an,2025-12-12,vbdt,2/BC,2025-12-12,,\n",
    ),
];

/// The folder, gone with its test.
pub(crate) struct Repository {
    folder: TempDir,
}

/// What a run gave.
#[derive(Debug)]
pub(crate) struct Run {
    pub(crate) code: i32,
    pub(crate) out: String,
    pub(crate) error: String,
}

impl Repository {
    /// The plan and the reports, under no git.
    pub(crate) fn new() -> Self {
        let repository = Self { folder: TempDir::new().expect("a folder for the test") };
        let plan = Path::new(env!("CARGO_MANIFEST_DIR")).join("plan");
        for entry in WalkDir::new(&plan).into_iter().map(|entry| entry.expect("the plan")) {
            if entry.file_type().is_file() {
                let inside = entry.path().strip_prefix(&plan).expect("inside");
                let text = fs::read_to_string(entry.path()).expect("a file of the plan");
                repository.write(&format!("plan/{}", inside.display()), &text);
            }
        }
        for (path, text) in REPORTS {
            repository.write(&format!("reports/{path}"), text);
        }
        repository
    }

    /// The same with one commit; `None` where the machine has no git, and then says so.
    pub(crate) fn with_git() -> Option<Self> {
        if std::process::Command::new("git").arg("--version").output().is_err() {
            skipped();
            return None;
        }
        let repository = Self::new();
        repository.git(&["init", "-q", "-b", "main"]);
        repository.git(&["add", "-A"]);
        repository.git(&["commit", "-q", "-m", "Bắt đầu"]);
        Some(repository)
    }

    pub(crate) fn path(&self) -> &Path {
        self.folder.path()
    }

    pub(crate) fn at(&self, path: &str) -> PathBuf {
        self.path().join(path)
    }

    pub(crate) fn write(&self, path: &str, text: &str) {
        let path = self.at(path);
        fs::create_dir_all(path.parent().expect("a folder")).expect("a folder");
        fs::write(path, text).expect("a file");
    }

    pub(crate) fn read(&self, path: &str) -> String {
        fs::read_to_string(self.at(path)).expect(path)
    }

    pub(crate) fn replace(&self, path: &str, from: &str, to: &str) {
        let text = self.read(path);
        assert!(text.contains(from), "{path} has no {from}");
        self.write(path, &text.replace(from, to));
    }

    pub(crate) fn remove(&self, path: &str) {
        fs::remove_file(self.at(path)).expect(path);
    }

    /// Copies a program into the folder, its permission to run with it.
    pub(crate) fn copy_program(&self, from: &Path, path: &str) {
        fs::copy(from, self.at(path)).expect(path);
    }

    /// Moves the plan and the reports of another into a folder of this one.
    pub(crate) fn put_below(&self, folder: &str, other: &Self) {
        fs::create_dir_all(self.at(folder)).expect("a folder");
        for path in ["plan", "reports"] {
            fs::rename(other.at(path), self.at(folder).join(path)).expect("a move");
        }
    }

    /// Runs git here, as nobody in particular and without the machine's own settings.
    pub(crate) fn git(&self, words: &[&str]) -> Run {
        let mut command = Command::new("git");
        let run = run(git_alone(&mut command).args(words).current_dir(self.path()));
        assert_eq!(run.code, 0, "git {words:?}: {run:?}");
        run
    }

    /// Runs the program here.
    pub(crate) fn bdhvs(&self, words: &[&str]) -> Run {
        let mut command = program();
        run(command.args(words).args(["--as-of", "2026-02-01"]).current_dir(self.path()))
    }

    /// The findings of `validate` as `rule path:line`, and the exit code.
    pub(crate) fn findings(&self, words: &[&str]) -> (i32, Vec<String>) {
        let run = self.bdhvs(&[&["validate", "--format", "json"], words].concat());
        (run.code, listed(&run))
    }
}

/// The findings of a run that printed JSON.
pub(crate) fn listed(run: &Run) -> Vec<String> {
    let json: Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{run:?}"));
    let problems = json["problems"].as_array().expect("a list of problems").iter();
    problems
        .map(|p| {
            let text = |key: &str| p[key].as_str().expect(key);
            format!("{} {}:{}", text("name"), text("path"), p["line"])
        })
        .collect()
}

pub(crate) fn program() -> Command {
    Command::cargo_bin("bdhvs").expect("the program")
}

/// Git without the settings of the machine and of a hook that may be running these tests.
pub(crate) fn git_alone(command: &mut Command) -> &mut Command {
    for name in ["GIT_DIR", "GIT_INDEX_FILE", "GIT_WORK_TREE", "GIT_PREFIX"] {
        command.env_remove(name);
    }
    command.env("GIT_CONFIG_NOSYSTEM", "1").env("GIT_CONFIG_GLOBAL", "/dev/null");
    for who in ["AUTHOR", "COMMITTER"] {
        command.env(format!("GIT_{who}_NAME"), "Thử").env(format!("GIT_{who}_EMAIL"), "thu@local");
    }
    command
}

pub(crate) fn run(command: &mut Command) -> Run {
    let output = command.output().expect("a run");
    let text = |bytes: Vec<u8>| String::from_utf8_lossy(&bytes).into_owned();
    Run {
        code: output.status.code().unwrap_or(-1),
        out: text(output.stdout),
        error: text(output.stderr),
    }
}

#[expect(clippy::disallowed_macros, reason = "a test that is passed over says why")]
fn skipped() {
    eprintln!("passed over: this machine has no git");
}
