//! The hooks of `docs/ci/hooks` in a git repository: what is about to be committed is looked at.

#![cfg(unix)]

use super::repository::{Repository, Run, git_alone, run};
use assert_cmd::Command;
use std::path::Path;

const CAM_LAM: &str = "reports/2025-Q4/nhiem-vu/xa-cam-lam.csv";
const ROW: &str = "hoan-thanh,,,,";
const TELLING: &str = "hoan-thanh,Gọi 0912 345 678,,,";

/// The repository with both hooks; `None` without git.
fn with_hooks() -> Option<Repository> {
    let repository = Repository::with_git()?;
    install(&repository);
    Some(repository)
}

fn install(repository: &Repository) {
    for hook in ["pre-commit", "commit-msg"] {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci/hooks").join(hook);
        repository.copy_program(&from, &format!(".git/hooks/{hook}"));
    }
}

fn commit_with(repository: &Repository, program: &Path, words: &[&str]) -> Run {
    let mut command = Command::new("git");
    let command = git_alone(&mut command).env("BDHVS", program).arg("commit").arg("-q").args(words);
    run(command.current_dir(repository.path()))
}

fn commit(repository: &Repository, words: &[&str]) -> Run {
    commit_with(repository, &assert_cmd::cargo::cargo_bin("bdhvs"), words)
}

#[track_caller]
fn refused(run: &Run, part: &str) {
    let said = format!("{}{}", run.out, run.error);
    assert!(run.code != 0 && said.contains(part), "{run:?}");
    assert!(!said.contains("345 678"), "not masked: {run:?}");
}

#[test]
fn a_clean_change_is_committed() {
    let Some(repository) = with_hooks() else { return };
    repository.replace(CAM_LAM, ROW, "hoan-thanh,Đã mở 3 lớp,,,");
    let run = commit(&repository, &["-am", "Cam Lâm bổ sung kết quả"]);
    assert_eq!((run.code, run.out.as_str(), run.error.as_str()), (0, "", ""), "{run:?}");
}

#[test]
fn personal_data_is_not_committed() {
    let Some(repository) = with_hooks() else { return };
    repository.replace(CAM_LAM, ROW, TELLING);
    refused(&commit(&repository, &["-am", "Thử"]), &format!("{CAM_LAM}:2:39"));
    // Named alone on the line, as `git commit FILE` makes an index of its own.
    refused(&commit(&repository, &["-m", "Thử", CAM_LAM]), "số điện thoại");
}

#[test]
fn what_is_staged_counts_and_not_what_lies_in_the_folder() {
    let Some(repository) = with_hooks() else { return };
    repository.replace(CAM_LAM, ROW, TELLING);
    repository.git(&["add", CAM_LAM]);
    repository.replace(CAM_LAM, TELLING, ROW);
    refused(&commit(&repository, &["-m", "Thử"]), "số điện thoại");
    repository.replace(CAM_LAM, ROW, "hoan-thanh,Xong,,,");
    repository.git(&["add", CAM_LAM]);
    repository.replace(CAM_LAM, "hoan-thanh,Xong,,,", TELLING);
    let run = commit(&repository, &["-m", "Thử"]);
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn the_first_commit_and_a_plan_below_the_top_are_looked_at() {
    if Repository::with_git().is_none() {
        return;
    }
    let inner = Repository::new();
    inner.replace(CAM_LAM, ROW, TELLING);
    let outer = Repository::new();
    outer.remove("plan/plan.toml");
    outer.put_below("tinh", &inner);
    outer.git(&["init", "-q", "-b", "main"]);
    outer.git(&["config", "bdhvs.plan", "tinh"]);
    install(&outer);
    outer.git(&["add", "-A"]);
    refused(&commit(&outer, &["-m", "Bắt đầu"]), "số điện thoại");
    outer.replace(&format!("tinh/{CAM_LAM}"), TELLING, ROW);
    outer.git(&["add", "-A"]);
    let run = commit(&outer, &["-m", "Bắt đầu"]);
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn other_mistakes_do_not_hold_up_a_commit() {
    let Some(repository) = with_hooks() else { return };
    repository.replace(CAM_LAM, "hoan-thanh", "xong");
    assert_eq!(commit(&repository, &["-am", "Nhận biểu của Cam Lâm"]).code, 0);
}

#[test]
fn a_message_is_looked_at_but_for_the_change_below_it() {
    let Some(repository) = with_hooks() else { return };
    repository.replace(CAM_LAM, ROW, "hoan-thanh,Xong,,,");
    repository.git(&["add", "-A"]);
    refused(&commit(&repository, &["-m", "Ông A 0912 345 678 sửa"]), "loi-ghi.txt:1:7");
    // A line that looks like a comment stays in a message given on the command line.
    refused(&commit(&repository, &["-m", "Sửa\n\n# 0912 345 678"]), "loi-ghi.txt:3:3");
    repository.write(
        "loi-ghi",
        "Sửa\n# ------------------------ >8 ------------------------\n0912 345 678\n",
    );
    let words = ["--cleanup=scissors", "-F", "loi-ghi"];
    let run = commit(&repository, &words);
    assert_eq!(run.code, 0, "{run:?}");
}

#[test]
fn without_the_program_nothing_passes_unseen() {
    let Some(repository) = with_hooks() else { return };
    repository.replace(CAM_LAM, ROW, "hoan-thanh,Xong,,,");
    let run = commit_with(&repository, Path::new("/khong/co/bdhvs"), &["-am", "Thử"]);
    refused(&run, "không thấy chương trình bdhvs");
}
