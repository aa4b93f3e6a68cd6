//! `validate PATH…` and `--changed-from`: every test sees everything, the scope decides what is
//! shown.

use super::repository::{Repository, listed, program, run};

const CAM_LAM: &str = "reports/2025-Q4/chi-tieu/xa-cam-lam.csv";
const CAM_AN: &str = "reports/2025-Q4/chi-tieu/xa-cam-an.csv";
const REGISTER: &str = "reports/2025-Q4/so-tiep-nhan.csv";

/// The repository with one wrong cell in each of two files.
fn with_two_faults() -> Repository {
    let repository = Repository::new();
    repository.replace(CAM_LAM, "25013,19000", "25013,x");
    repository.replace(CAM_AN, "100,90", "100,y");
    repository
}

#[test]
fn the_repository_of_these_tests_is_clean() {
    let (code, found) = Repository::new().findings(&[]);
    assert_eq!((code, found), (0, vec![]));
}

#[test]
fn a_path_is_read_as_the_user_stands_as_the_repository_names_it_or_whole() {
    let repository = with_two_faults();
    let only_one = (1, vec![format!("not-a-count {CAM_LAM}:3")]);
    let whole = repository.at(CAM_LAM);
    let whole = whole.to_str().expect("UTF-8");
    for path in [CAM_LAM, whole, "./reports/../reports/2025-Q4/chi-tieu/xa-cam-lam.csv"] {
        assert_eq!(repository.findings(&["--only", "not-a-count", path]), only_one, "{path}");
    }
    let standing = |folder: &str, path: &str| {
        let mut command = program();
        command.args(["validate", "--format", "json", "--only", "not-a-count", path]);
        let run = run(command.current_dir(repository.at(folder)));
        (run.code, listed(&run))
    };
    assert_eq!(standing("reports/2025-Q4", "chi-tieu/xa-cam-lam.csv"), only_one);
    assert_eq!(standing("reports/2025-Q4", CAM_LAM), only_one);
    assert_eq!(standing("plan", "../reports/2025-Q4/chi-tieu/xa-cam-lam.csv"), only_one);
}

#[test]
fn a_folder_takes_all_that_lies_below_it() {
    let repository = with_two_faults();
    let count = |path: &str| repository.findings(&["--only", "not-a-count", path]).1.len();
    assert_eq!(count("reports/2025-Q4"), 2);
    assert_eq!(count("reports/2025-Q4/chi-tieu/"), 2);
    assert_eq!(count("."), 2);
    assert_eq!(count("reports/2025-Q3"), 0);
    assert_eq!(count("plan"), 0);
}

#[test]
fn reports_elsewhere_are_named_as_they_were_typed() {
    let repository = with_two_faults();
    let others = Repository::new();
    others.replace(CAM_LAM, "25013,19000", "25013,z");
    let folder = others.at("reports");
    let folder = folder.to_str().expect("UTF-8");
    let file = others.at(CAM_LAM);
    let file = file.to_str().expect("UTF-8");
    let asked = ["--only", "not-a-count", "--reports", folder, file];
    assert_eq!(repository.findings(&asked), (1, vec![format!("not-a-count {file}:3")]));
}

#[test]
fn a_path_that_leads_nowhere_is_wrong_usage() {
    let repository = with_two_faults();
    let said = |path: &str| {
        let run = repository.bdhvs(&["validate", path]);
        assert_eq!(run.code, 2, "{path}: {run:?}");
        run.error
    };
    let near = said("reports/2025-Q4/chi-tieu/xa-cam-lm.csv");
    assert!(near.contains("Có phải ý là “reports/2025-Q4/chi-tieu/xa-cam-lam.csv”?"), "{near}");
    repository.write("ghi-chep.txt", "x");
    let outside = said("ghi-chep.txt");
    assert!(outside.contains("không nằm trong thư mục plan và thư mục báo cáo"), "{outside}");
}

#[test]
fn what_was_asked_for_is_printed_back() {
    let repository = with_two_faults();
    let asked = ["validate", CAM_LAM, "--skip", "unknown-key", "--strict"];
    let out = repository.bdhvs(&asked).out;
    for line in [
        "Chỉ xét: reports/2025-Q4/chi-tieu/xa-cam-lam.csv.\n",
        "Bỏ qua quy tắc: unknown-key.\n",
        "Mục cần xem lại cũng tính là lỗi.\n",
    ] {
        assert!(out.contains(line), "{out}");
    }
    let out = repository.bdhvs(&["validate", "--only", "R116"]).out;
    assert!(out.contains("Chỉ xét quy tắc: not-a-count.\n"), "{out}");
}

#[test]
fn tests_that_could_not_run_fail_the_run_and_are_named() {
    let repository = with_two_faults();
    repository.replace("plan/plan.toml", "coordinator", "cordinator");
    let run = repository.bdhvs(&["validate", "--only", "not-a-count", CAM_LAM]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("Chưa kiểm tra được R116: kế hoạch có lỗi.\n"), "{}", run.out);
    let run = repository.bdhvs(&["validate", CAM_LAM]);
    assert_eq!(run.code, 1);
    assert!(run.out.contains("Không có khoá “cordinator”"), "{}", run.out);
    assert!(run.out.contains("Chưa kiểm tra được P009–"), "{}", run.out);
    // The guard of personal data needs no plan.
    assert_eq!(repository.findings(&["--only", "personal-data"]), (0, vec![]));
}

#[test]
fn no_test_at_all_is_wrong_usage() {
    let run = Repository::new().bdhvs(&["validate", "--only", "R116", "--skip", "not-a-count"]);
    assert_eq!(run.code, 2, "{run:?}");
}

#[test]
fn only_what_changed_is_shown() {
    let Some(repository) = Repository::with_git() else { return };
    repository.replace(CAM_AN, "100,90", "100,y");
    repository.git(&["commit", "-q", "-am", "Một lỗi cũ"]);
    repository.replace(CAM_LAM, "25013,19000", "25013,x");
    let changed = |from: &str| repository.findings(&["--changed-from", from]);
    assert_eq!(changed("HEAD"), (1, vec![format!("not-a-count {CAM_LAM}:3")]));
    assert_eq!(changed("HEAD~1").1.len(), 2);
    repository.git(&["commit", "-q", "-am", "Một lỗi mới"]);
    assert_eq!(changed("HEAD"), (0, vec![]));
    let out = repository.bdhvs(&["validate", "--changed-from", "HEAD"]).out;
    assert!(out.contains("Không có tệp kế hoạch, báo cáo nào thay đổi so với HEAD.\n"), "{out}");
}

#[test]
fn a_new_file_is_a_change_staged_or_not() {
    let Some(repository) = Repository::with_git() else { return };
    let path = "reports/2025-Q4/chi-tieu/xã lạ.csv";
    repository.write(path, "x\n");
    let expected = (1, vec![format!("unknown-reporter {path}:1")]);
    assert_eq!(repository.findings(&["--changed-from", "HEAD"]), expected);
    repository.git(&["add", "-A"]);
    assert_eq!(repository.findings(&["--changed-from", "HEAD"]), expected);
}

#[test]
fn a_file_that_is_gone_is_missed_by_the_register() {
    let Some(repository) = Repository::with_git() else { return };
    repository.remove(CAM_LAM);
    let lost = (1, vec![format!("receipt-without-file {REGISTER}:2")]);
    assert_eq!(repository.findings(&["--changed-from", "HEAD"]), lost);
    let out = repository.bdhvs(&["validate", "--changed-from", "HEAD"]).out;
    let line = "Chỉ xét 1 tệp thay đổi so với HEAD, trong đó 1 tệp đã xoá hoặc đổi tên.\n";
    assert!(out.contains(line), "{out}");
}

#[test]
fn a_renamed_file_is_looked_at_under_both_names() {
    let Some(repository) = Repository::with_git() else { return };
    let new = "reports/2025-Q4/chi-tieu/xa-cam-hiep.csv";
    repository.git(&["mv", CAM_LAM, new]);
    let (code, found) = repository.findings(&["--changed-from", "HEAD"]);
    assert_eq!(code, 1);
    for expected in [
        format!("receipt-without-file {REGISTER}:2"),
        format!("file-without-receipt {new}:1"),
        format!("not-the-owner {new}:2"),
    ] {
        assert!(found.contains(&expected), "{expected} in {found:?}");
    }
}

#[test]
fn a_row_taken_from_the_register_is_missed_at_the_file() {
    let Some(repository) = Repository::with_git() else { return };
    repository.replace(REGISTER, "0003,chi-tieu,xa-cam-an,2025-12-12,vbdt,2/BC,2025-12-12,,\n", "");
    let found = repository.findings(&["--changed-from", "HEAD"]);
    assert_eq!(found, (0, vec![format!("file-without-receipt {CAM_AN}:1")]));
}

#[test]
fn a_change_in_an_earlier_file_is_seen_in_the_later_one() {
    let Some(repository) = Repository::with_git() else { return };
    repository.replace("reports/2025-Q3/chi-tieu/xa-cam-lam.csv", "25013,18204", "25013,21000");
    let found = repository.findings(&["--changed-from", "HEAD"]);
    assert_eq!(found, (0, vec![format!("level-falls {CAM_LAM}:3")]));
    // Asked for by its path, a file has the findings that stand in it.
    assert_eq!(repository.findings(&["reports/2025-Q3"]), (0, vec![]));
}

#[test]
fn a_changed_plan_judges_every_report_anew() {
    let Some(repository) = Repository::with_git() else { return };
    repository.replace(CAM_AN, "100,90", "100,y");
    repository.git(&["commit", "-q", "-am", "Một lỗi cũ"]);
    repository.replace("plan/calendar.toml", "Tết Dương lịch", "Tết dương lịch");
    let run = repository.bdhvs(&["validate", "--changed-from", "HEAD"]);
    assert_eq!(run.code, 1);
    let line = "Kế hoạch có thay đổi nên xét cả báo cáo không thay đổi.\n";
    assert!(run.out.contains(line), "{}", run.out);
}

#[test]
fn a_plan_below_the_top_of_its_git_is_asked_about_alone() {
    let Some(repository) = Repository::with_git() else { return };
    repository.put_below("tinh", &Repository::new());
    repository.git(&["add", "-A"]);
    repository.git(&["commit", "-q", "-m", "Hai kế hoạch"]);
    repository.replace(CAM_LAM, "25013,19000", "25013,x");
    repository.replace(&format!("tinh/{CAM_AN}"), "100,90", "100,y");
    let found = repository.findings(&["-C", "tinh", "--changed-from", "HEAD"]);
    assert_eq!(found, (1, vec![format!("not-a-count {CAM_AN}:2")]));
}

#[track_caller]
fn refused(repository: &Repository, words: &[&str], code: i32, part: &str) {
    let run = repository.bdhvs(words);
    assert_eq!(run.code, code, "{run:?}");
    assert!(run.error.starts_with("Lỗi: ") && run.error.contains(part), "{run:?}");
}

#[test]
fn a_folder_without_git_is_explained() {
    if Repository::with_git().is_none() {
        return;
    }
    let repository = Repository::new();
    refused(&repository, &["validate", "--changed-from", "HEAD"], 2, "không do git quản lý");
}

#[test]
fn an_unknown_mark_is_explained() {
    let Some(repository) = Repository::with_git() else { return };
    let asked = |mark| ["validate", "--changed-from", mark];
    refused(&repository, &asked("origin/main"), 2, "git không có mốc “origin/main”");
    let absent = "0123456789012345678901234567890123456789";
    refused(&repository, &asked(absent), 2, "git không có mốc");
    refused(&repository, &asked("HEAD~1..HEAD"), 2, "không ghi khoảng");
    refused(&repository, &["validate", "--changed-from=--output=x"], 2, "không dùng được");
}

#[test]
fn a_shallow_clone_is_explained() {
    let Some(repository) = Repository::with_git() else { return };
    repository.replace(CAM_AN, "100,90", "100,91");
    repository.git(&["commit", "-q", "-am", "Hai"]);
    let first = repository.git(&["rev-parse", "HEAD~1"]).out;
    let from = format!("file://{}", repository.path().display());
    repository.git(&["clone", "-q", "--depth", "1", &from, "nong"]);
    let words = ["validate", "-C", "nong", "--changed-from", first.trim()];
    refused(&repository, &words, 2, "fetch-depth: 0");
}

#[test]
fn a_machine_without_git_is_explained() {
    let repository = Repository::new();
    let mut command = program();
    command.args(["validate", "--changed-from", "HEAD"]).env("PATH", "");
    let run = run(command.current_dir(repository.path()));
    assert_eq!(run.code, 3, "{run:?}");
    assert!(run.error.contains("không có git"), "{run:?}");
}

#[test]
fn a_text_is_searched_for_personal_data_alone() {
    let repository = Repository::new();
    let scan = |text: &str| {
        repository.write("loi-ghi.txt", text);
        repository.bdhvs(&["validate", "--text", "loi-ghi.txt"])
    };
    assert_eq!(scan("Báo cáo quý IV của xã Cam Lâm\n").code, 0);
    let found = scan("Gọi ông A\n\nsố 0912 345 678\n");
    assert_eq!(found.code, 1);
    assert!(found.out.contains("loi-ghi.txt:3:4") && !found.out.contains("345"), "{}", found.out);
    assert_eq!(repository.bdhvs(&["validate", "--text", "khong-co.txt"]).code, 3);
    assert_eq!(repository.bdhvs(&["validate", "--text", "x", "--strict"]).code, 2);
    // Outside every plan repository, as a hook may stand.
    let mut command = program();
    let elsewhere = tempfile::TempDir::new().expect("a folder");
    let file = repository.at("loi-ghi.txt");
    let run = run(command.args(["validate", "--text"]).arg(file).current_dir(elsewhere.path()));
    assert_eq!(run.code, 1, "{run:?}");
}
