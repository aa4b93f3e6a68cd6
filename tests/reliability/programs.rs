//! A repository from elsewhere: no program that its `.git/config` names is run, whatever git would
//! do with it.

use crate::world::World;
use std::os::unix::fs::PermissionsExt;
use std::process::{Command, Output};

/// Everything by which git can be told to run something while it looks at files and history.
const CONFIG: &str = r#"
[core]
    fsmonitor = SPY fsmonitor
    pager = SPY pager
    editor = SPY editor
    hooksPath = HOOKS
    sshCommand = SPY ssh
    askPass = SPY askpass
    alternateRefsCommand = SPY refs
[diff]
    external = SPY external
[diff "spy"]
    command = SPY command
    textconv = SPY textconv
[filter "spy"]
    clean = SPY clean
    smudge = SPY smudge
    process = SPY process
    required = true
[filter "s=p.y"]
    clean = SPY clean2
[log]
    showSignature = true
[gpg]
    program = SPY gpg
[gpg "ssh"]
    program = SPY gpg-ssh
[credential]
    helper = "!SPY credential"
[extensions]
    partialClone = spy
[remote "spy"]
    url = "ext::SPY remote"
    uploadpack = SPY uploadpack
    promisor = true
[protocol "ext"]
    allow = always
[protocol "file"]
    allow = always
[submodule]
    recurse = true
"#;

/// Commands that ask git something.
const LINES: [&str; 8] = [
    "validate --changed-from HEAD",
    "validate --changed-from HEAD~1",
    "validate",
    "diff HEAD",
    "diff HEAD~1",
    "trace nguoi-dan --period 2025-Q4",
    "units to-dan-pho-1",
    "receive gui.csv --date 2026-01-05",
];

/// What git prints, as somebody would run it.
fn asked(world: &World, line: &str) -> Output {
    let mut git = Command::new("git");
    git.current_dir(world.folder()).args(line.split(' '));
    git.env("GIT_CONFIG_GLOBAL", "/dev/null").env("GIT_CONFIG_SYSTEM", "/dev/null");
    git.output().expect("git")
}

fn git(world: &World, line: &str) {
    assert!(asked(world, line).status.success(), "git {line}");
}

/// Git itself falls into the trap by that line.
fn is_set(world: &World, line: &str) {
    let output = asked(world, line);
    assert!(world.path("ran").exists(), "the trap is not set: {output:?}");
    std::fs::remove_file(world.path("ran")).expect("gone");
}

#[track_caller]
fn nothing_ran(world: &World, line: &str) {
    let what = std::fs::read_to_string(world.path("ran")).unwrap_or_default();
    assert_eq!(what, "", "{line} ran it");
}

/// Two commits, the second with a signature that somebody might want to see checked; a file that
/// differs from both; one object gone, so that a partial clone would fetch it.
fn hostile() -> World {
    let world = World::new();
    git(&world, "init --quiet");
    git(&world, "add --all");
    git(&world, "-c user.name=a -c user.email=a@tinhmau.gov.vn commit --quiet -m mot");
    let head = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu";
    world.put("gui.csv", format!("{head}\nto-dan-pho-1,2025-Q4,nguoi-dan,400,320,\n"));
    let plan = std::fs::read_to_string(world.path("plan/plan.toml")).expect("plan");
    world.put("plan/plan.toml", plan.replace("12/KH-UBND", "13/KH-UBND"));
    git(&world, "add --all");
    git(&world, "-c user.name=a -c user.email=a@tinhmau.gov.vn commit --quiet -m hai");
    let spy = world.path("spy");
    // A filter gives back what it is given; a remote end that said nothing would be waited for.
    let ran = world.path("ran");
    let told = format!("#!/bin/sh\necho \"$@\" >> '{}'\n", ran.display());
    world.put("spy", told + "case \"$1\" in remote|uploadpack) exit 1;; esac\ncat\n");
    std::fs::set_permissions(&spy, std::fs::Permissions::from_mode(0o755)).expect("mode");
    for hook in ["post-index-change", "reference-transaction", "post-checkout"] {
        std::fs::create_dir_all(world.path("hooks")).expect("folder");
        std::fs::copy(&spy, world.path("hooks").join(hook)).expect("hook");
    }
    let own = std::fs::read_to_string(world.path(".git/config")).expect("config");
    let theirs = CONFIG.replace("SPY", spy.to_str().expect("path"));
    let theirs = theirs.replace("HOOKS", world.path("hooks").to_str().expect("path"));
    world.put(".git/config", own.replace("version = 0", "version = 1") + &theirs);
    world.put(".git/info/attributes", "*.csv diff=spy filter=spy\n*.toml diff=spy filter=s=p.y\n");
    world.put(".gitattributes", "*.csv diff=spy filter=spy\n*.toml diff=spy filter=spy\n");
    let path = "reports/2025-Q4/chi-tieu/to-dan-pho-2.csv";
    let text = std::fs::read_to_string(world.path(path)).expect("report");
    world.put(path, text.replace('\n', "\r\n"));
    world
}

#[test]
fn no_program_that_a_repository_names_is_run() {
    let world = hostile();
    is_set(&world, "diff --stat HEAD");
    for line in LINES {
        let ran = world.run(line);
        assert!(ran.code < 2, "{line}: {}", ran.all());
        nothing_ran(&world, line);
    }
}

/// A clone without all objects: what is gone is said; no program is asked to bring it.
#[test]
fn nothing_is_fetched() {
    let world = hostile();
    let old = asked(&world, "rev-parse HEAD~1:plan/plan.toml").stdout;
    let old = String::from_utf8(old).expect("a name");
    let (folder, name) = old.trim().split_at(2);
    std::fs::remove_file(world.path(&format!(".git/objects/{folder}/{name}"))).expect("gone");
    is_set(&world, "show HEAD~1:plan/plan.toml");
    for line in LINES {
        let ran = world.run(line);
        assert!(!ran.err.contains("ngoài dự tính"), "{line}: {}", ran.err);
        nothing_ran(&world, line);
    }
}
