//! The same input gives the same bytes: whatever the order in which a disk lists files, the mask
//! of permissions, language, time zone, width, user and folder.

use crate::world::World;
use std::process::Command;

/// Everything that prints or writes bytes; `tests/worked/sameness.rs` has more commands on more
/// data, this one has what a machine may differ in.
const LINES: [&str; 12] = [
    "status --refs",
    "deadlines --format json",
    "coverage --by unit --format json",
    "coverage --by unit --format xlsx --out ra/a.xlsx",
    "tasks --format md",
    "summary --format json",
    "summary --format xlsx --out ra/b.xlsx",
    "validate",
    "validate --format sarif",
    "validate --format junit",
    "template --unit to-dan-pho-1 --format xlsx --out ra/c.xlsx",
    "receive to-dan-pho-1.csv --date 2026-01-05",
];

/// A machine: its environment and its mask.
type Machine = (&'static str, &'static [(&'static str, &'static str)]);

const MACHINES: [Machine; 3] = [
    ("umask 022", &[("LC_ALL", "C"), ("TZ", "UTC")]),
    ("umask 077", &[("LC_ALL", "vi_VN.UTF-8"), ("TZ", "Asia/Ho_Chi_Minh"), ("COLUMNS", "40")]),
    ("umask 000", &[("LC_ALL", "tr_TR.UTF-8"), ("TZ", "Pacific/Kiritimati"), ("TERM", "dumb")]),
];

/// A world whose files were made in this order or in the other.
fn world(backwards: bool) -> World {
    let from = World::new();
    let world = World::new();
    let mut files = files(&from);
    for (path, _) in &files {
        std::fs::remove_file(world.path(path)).expect("gone");
    }
    if backwards {
        files.reverse();
    }
    files.iter().for_each(|(path, bytes)| world.put(path, bytes));
    let head = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu";
    world.put(
        "to-dan-pho-1.csv",
        format!("{head}\nto-dan-pho-1,2025-Q4,nguoi-dan,400,320,=\u{111}\n"),
    );
    std::fs::create_dir(world.path("ra")).expect("folder");
    world
}

/// All files and their bytes, by path.
pub(crate) fn files(world: &World) -> Vec<(String, Vec<u8>)> {
    let walk = walkdir::WalkDir::new(world.folder()).sort_by_file_name();
    let files = walk.into_iter().map(|entry| entry.expect("entry"));
    let files = files.filter(|entry| entry.file_type().is_file());
    let read = |entry: walkdir::DirEntry| {
        let inside = entry.path().strip_prefix(world.folder()).expect("inside");
        (inside.to_str().expect("name").to_owned(), std::fs::read(entry.path()).expect("bytes"))
    };
    files.map(read).collect()
}

/// Everything that all lines print and all files that are there in the end.
fn everything(world: &World, (mask, environment): Machine) -> Vec<(String, Vec<u8>)> {
    let mut all = Vec::new();
    for line in LINES {
        let script = format!("{mask}; exec \"$0\" {line} --as-of 2026-06-30 --period 2025-Q4");
        let mut shell = Command::new("sh");
        shell.args(["-c", &script, env!("CARGO_BIN_EXE_bdhvs")]).current_dir(world.folder());
        let output = shell.envs(environment.iter().copied()).output().expect("a run");
        assert!(output.status.code().is_some_and(|code| code < 2), "{line}: {output:?}");
        all.push((line.to_owned(), [output.stdout, output.stderr].concat()));
    }
    all.extend(files(world));
    all
}

#[cfg(unix)]
#[test]
fn every_machine_gives_the_same_bytes() {
    let expected = everything(&world(false), MACHINES[0]);
    assert!(expected.iter().filter(|(path, _)| path.starts_with("ra/")).count() == 3);
    for (n, machine) in MACHINES.into_iter().enumerate() {
        let other = everything(&world(n % 2 == 1), machine);
        for (one, another) in expected.iter().zip(&other) {
            assert!(one == another, "{} differs on {machine:?}", one.0);
        }
        assert_eq!(expected.len(), other.len());
    }
}
