//! The files of `docs/ci` as far as they can be tried without the service: they are YAML, what
//! they run is a command of the program, and their scripts do what they say in a git repository.

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "tests read and make files")]

use bdhvs::cli::arguments::parse;
use std::fs;
use std::path::Path;
use tempfile::TempDir;
use yaml_rust2::{Yaml, YamlLoader};

const FILES: [&str; 4] =
    ["github-kiem-tra.yml", "github-den-han.yml", "github-phat-hanh.yml", "gitlab-ci.yml"];

fn yaml(file: &str) -> Yaml {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci").join(file);
    let text = fs::read_to_string(path).expect(file);
    let mut documents = YamlLoader::load_from_str(&text).expect(file);
    assert_eq!(documents.len(), 1, "{file}");
    documents.remove(0)
}

/// The script of the last step of a GitHub job, or of a GitLab job.
fn script(file: &str, job: &str) -> String {
    let yaml = yaml(file);
    let lines = &yaml[job]["script"];
    if let Some(lines) = lines.as_vec() {
        let lines: Vec<&str> = lines.iter().map(|line| line.as_str().expect("a line")).collect();
        return lines.join("\n");
    }
    let steps = yaml["jobs"][job]["steps"].as_vec().expect("steps");
    steps.last().expect("a step")["run"].as_str().expect("a script").to_owned()
}

const SCRIPTS: [(&str, &str); 4] = [
    ("github-kiem-tra.yml", "kiem-tra"),
    ("github-den-han.yml", "den-han"),
    ("gitlab-ci.yml", "kiem-tra"),
    ("gitlab-ci.yml", "den-han"),
];

#[test]
fn every_command_can_be_typed() {
    let mut seen = 0;
    for (file, job) in SCRIPTS {
        let script = script(file, job);
        let lines = script.lines().map(str::trim).filter(|line| line.starts_with("bdhvs "));
        for line in lines {
            // What the shell would make of the line, and what it sends elsewhere.
            let line = line.replace("$FROM", "--changed-from=HEAD").replace(['"', '$'], "");
            let line = line.split(" >> ").next().unwrap_or_default();
            let line = line.split(" || ").next().unwrap_or_default();
            let words = line.split_whitespace().map(Into::into);
            parse(words).unwrap_or_else(|usage| panic!("{file}: {line}\n{}", usage.text));
            seen += 1;
        }
    }
    assert_eq!(seen, 8);
}

#[test]
fn the_whole_history_is_fetched_where_changes_are_looked_for() {
    let github = yaml("github-kiem-tra.yml");
    let checkout = &github["jobs"]["kiem-tra"]["steps"][0];
    assert!(checkout["uses"].as_str().expect("a step").starts_with("actions/checkout@"));
    assert_eq!(checkout["with"]["fetch-depth"].as_i64(), Some(0));
    assert_eq!(yaml("gitlab-ci.yml")["variables"]["GIT_DEPTH"].as_str(), Some("0"));
}

#[test]
fn nobody_is_given_more_than_reading() {
    for file in ["github-kiem-tra.yml", "github-den-han.yml", "github-phat-hanh.yml"] {
        let permissions = yaml(file)["permissions"].clone();
        let permissions = permissions.as_hash().expect("permissions");
        assert_eq!(permissions.len(), 1, "{file}");
        assert_eq!(yaml(file)["permissions"]["contents"].as_str(), Some("read"), "{file}");
    }
}

#[test]
fn the_service_finds_the_reports_that_the_script_writes() {
    let reports = yaml("gitlab-ci.yml")["kiem-tra"]["artifacts"]["reports"].clone();
    let script = script("gitlab-ci.yml", "kiem-tra");
    for (key, format) in [("codequality", "gitlab"), ("junit", "junit")] {
        let file = reports[key].as_str().expect(key);
        assert!(script.contains(&format!("--format {format} --out {file} ")), "{script}");
    }
    assert_eq!(yaml("gitlab-ci.yml")["kiem-tra"]["artifacts"]["when"].as_str(), Some("always"));
}

#[test]
fn the_page_names_every_file() {
    let page = Path::new(env!("CARGO_MANIFEST_DIR")).join("docs/ci/README.md");
    let page = fs::read_to_string(page).expect("docs/ci/README.md");
    for file in FILES.into_iter().chain(["hooks/pre-commit", "hooks/commit-msg"]) {
        assert!(page.contains(&format!("`{file}`")), "{file}");
    }
}

/// Copies the plan, and the reports of one quarter of the examples, with their one mistake that
/// costs a figure.
fn repository() -> TempDir {
    let folder = TempDir::new().expect("a folder");
    for part in ["plan", "examples/reports/2025-Q4"] {
        let from = Path::new(env!("CARGO_MANIFEST_DIR")).join(part);
        let to = folder.path().join(part.trim_start_matches("examples/"));
        for entry in walkdir::WalkDir::new(&from).into_iter().map(|entry| entry.expect(part)) {
            let target = to.join(entry.path().strip_prefix(&from).expect("inside"));
            if entry.file_type().is_dir() {
                fs::create_dir_all(target).expect("a folder");
            } else {
                fs::copy(entry.path(), target).expect("a file");
            }
        }
    }
    folder
}

/// Runs a script as the services do: a shell that stops at the first command that fails.
#[cfg(unix)]
fn run(script: &str, folder: &Path, variables: &[(&str, &str)]) -> (i32, String) {
    let program = assert_cmd::cargo::cargo_bin("bdhvs");
    let mut path = program.parent().expect("a folder").as_os_str().to_owned();
    path.push(":");
    path.push(std::env::var_os("PATH").unwrap_or_default());
    let mut command = std::process::Command::new("sh");
    command.args(["-e", "-c", script]).current_dir(folder).env("PATH", path);
    for name in ["BASE", "CI_MERGE_REQUEST_DIFF_BASE_SHA", "GITHUB_STEP_SUMMARY"] {
        command.env_remove(name);
    }
    let output = command.envs(variables.iter().copied()).output().expect("a shell");
    let out = String::from_utf8_lossy(&output.stdout).into_owned();
    (output.status.code().unwrap_or(-1), out)
}

#[cfg(unix)]
#[test]
fn the_check_of_github_marks_the_line() {
    let folder = repository();
    let (code, out) = run(&script("github-kiem-tra.yml", "kiem-tra"), folder.path(), &[]);
    assert_eq!(code, 1, "{out}");
    assert!(out.contains("::error file=reports/2025-Q4/chi-tieu/"), "{out}");
}

#[cfg(unix)]
#[test]
fn the_check_of_gitlab_leaves_both_reports_and_fails() {
    let folder = repository();
    let (code, out) = run(&script("gitlab-ci.yml", "kiem-tra"), folder.path(), &[]);
    assert_eq!(code, 1, "{out}");
    for file in ["gl-code-quality-report.json", "junit.xml"] {
        assert!(folder.path().join(file).metadata().expect(file).len() > 100, "{file}");
    }
}

#[cfg(unix)]
#[test]
fn a_request_that_changes_nothing_passes() {
    if std::process::Command::new("git").arg("--version").output().is_err() {
        return skipped();
    }
    let folder = repository();
    let commit = "git init -q && git add -A && git -c user.name=a -c user.email=a@local \
                  -c commit.gpgsign=false commit -qm a && git rev-parse HEAD";
    let (code, head) = run(commit, folder.path(), &[]);
    assert_eq!(code, 0);
    let head = head.trim();
    let base = [("BASE", head), ("CI_MERGE_REQUEST_DIFF_BASE_SHA", head)];
    for (file, job) in [SCRIPTS[0], SCRIPTS[2]] {
        let (code, out) = run(&script(file, job), folder.path(), &base);
        assert_eq!(code, 0, "{file}: {out}");
    }
}

#[cfg(unix)]
#[test]
fn lateness_fails_the_daily_job() {
    let folder = repository();
    let page = folder.path().join("trang.md");
    let page = [("GITHUB_STEP_SUMMARY", page.to_str().expect("UTF-8"))];
    for (file, job) in [SCRIPTS[1], SCRIPTS[3]] {
        // A day on which five units of the examples have not sent their reports.
        let script = script(file, job).replace("bdhvs ", "bdhvs --as-of 2025-12-18 ");
        let (code, out) = run(&script, folder.path(), &page);
        assert_eq!(code, 1, "{file}: {out}");
    }
    let page = fs::read_to_string(folder.path().join("trang.md")).expect("the page of the job");
    assert!(page.starts_with("# "), "{page}");
}

#[cfg(unix)]
#[expect(clippy::disallowed_macros, reason = "a test that is passed over says why")]
fn skipped() {
    eprintln!("passed over: this machine has no git");
}

#[test]
fn owners_are_made_from_the_units() {
    let program = assert_cmd::Command::cargo_bin("bdhvs").expect("the program");
    let mut program = program;
    let folder = env!("CARGO_MANIFEST_DIR");
    let output = program.args(["-C", folder, "units", "--format", "codeowners"]).output();
    let text = String::from_utf8(output.expect("a run").stdout).expect("UTF-8");
    let rules: Vec<&str> = text.lines().filter(|line| line.starts_with('/')).collect();
    // The plan, all reports, and the 80 units that report.
    assert_eq!(rules.len(), 82, "{text}");
    assert_eq!(rules[0], "/plan/ @so-khoa-hoc-cong-nghe");
    assert!(rules.contains(&"/reports/*/*/xa-cam-lam.csv @xa-cam-lam @so-khoa-hoc-cong-nghe"));
    assert!(rules.iter().all(|rule| rule.contains(" @")));
}
