//! Where nothing can be written: a clear error with exit code 3, and what was there is still there.

use crate::reading::skip;
use crate::sameness::files;
use crate::world::{Ran, World};
use std::process::Command;

/// Runs a script with the program as `$BDHVS` in the folder of a world.
fn shell(world: &World, script: &str) -> Ran {
    let mut command = Command::new("sh");
    command.args(["-c", script]).current_dir(world.folder());
    let output = command.env("BDHVS", env!("CARGO_BIN_EXE_bdhvs")).output().expect("a shell");
    let err = String::from_utf8(output.stderr).expect("UTF-8");
    Ran { code: output.status.code().unwrap_or(-1), out: output.stdout, err }
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_behind_standard_output_is_an_error() {
    let world = World::new();
    for line in [
        "status",
        "validate --format json",
        "summary --period 2025-Q4",
        "coverage --format xlsx",
        "schema plan",
        "--help",
        "fmt",
    ] {
        let ran = shell(&world, &format!("\"$BDHVS\" {line} > /dev/full"));
        assert_eq!(ran.code, 3, "{line}: {}", ran.err);
        assert!(ran.err.contains("không in được hết kết quả: ổ đĩa đã đầy"), "{}", ran.err);
    }
    let gone = shell(&world, "\"$BDHVS\" summary --period 2025-Q4 | true; echo done");
    assert_eq!((gone.out.as_slice(), gone.err.as_str()), (b"done\n".as_slice(), ""));
}

#[cfg(unix)]
#[test]
fn a_device_is_not_written_over() {
    let world = World::new();
    let ran = world.run("status --out /dev/null");
    assert_eq!(ran.code, 3, "{}", ran.err);
    assert!(ran.err.contains("đây là thiết bị"), "{}", ran.err);
    use std::os::unix::fs::FileTypeExt;
    let there = std::fs::metadata("/dev/null").expect("the device").file_type();
    assert!(there.is_char_device());
}

/// Commands that write, with a figure that came.
const WRITERS: [&str; 4] = [
    "receive to-dan-pho-1.csv --date 2026-01-05",
    "amend to-dan-pho-1 luot-du=71 --period 2025-Q4 --date 2026-01-05 --reason nham",
    "fmt",
    "close 2025-Q4 --document 1/BC --date 2026-01-05",
];

/// A world in which every writer has something to write.
fn with_work() -> World {
    let world = World::new();
    let head = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu";
    let row = "to-dan-pho-1,2025-Q4,nguoi-dan,400,320,";
    world.put("to-dan-pho-1.csv", format!("{head}\n{row}\n"));
    let path = "reports/2025-Q4/chi-tieu/to-dan-pho-2.csv";
    let text = std::fs::read_to_string(world.path(path)).expect("report");
    world.put(path, text.replace('\n', "\r\n"));
    world
}

/// In a mount namespace of its own `reports/` is a small disk; `then` happens to it when the
/// reports are there. `None` where this machine does not allow it.
fn on_a_small_disk(line: &str, then: &str) -> Option<Ran> {
    let world = with_work();
    let script = format!(
        "unshare -m sh -c 'cp -r reports giu && mount -t tmpfs -o size=256k none reports \
         && cp -r giu/. reports && find reports -type f | sort | xargs sha256sum > truoc \
         && {then} || exit 99
         \"$BDHVS\" {line}; code=$?
         sha256sum --check --quiet truoc >&2 || exit 98
         find reports -name \".bdhvs-*\" ! -name .bdhvs-khoa >&2; exit $code'"
    );
    let ran = shell(&world, &script);
    (ran.code != 99 && !ran.err.contains("unshare:")).then_some(ran)
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_an_error_and_leaves_every_file_as_it_was() {
    for line in WRITERS {
        let fill = "(cat /dev/zero > reports/day 2>/dev/null; test -s reports/day)";
        let Some(ran) = on_a_small_disk(line, fill) else {
            return skip("this machine does not let a test mount a small disk");
        };
        assert_eq!(ran.code, 3, "{line}: {}{}", String::from_utf8_lossy(&ran.out), ran.err);
        assert!(ran.err.contains("ổ đĩa đã đầy"), "{line}: {}", ran.err);
        assert!(!ran.err.contains(".bdhvs-"), "{line} leaves a file behind: {}", ran.err);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_disk_that_may_only_be_read_is_an_error() {
    for line in WRITERS {
        let Some(ran) = on_a_small_disk(line, "mount -o remount,ro reports") else {
            return skip("this machine does not let a test mount a small disk");
        };
        assert_eq!(ran.code, 3, "{line}: {}{}", String::from_utf8_lossy(&ran.out), ran.err);
        assert!(ran.err.contains("ổ đĩa chỉ cho đọc"), "{line}: {}", ran.err);
    }
}

#[cfg(target_os = "linux")]
#[test]
fn reading_needs_no_disk_that_can_be_written() {
    for line in ["status", "validate --format json", "summary --period 2025-Q4", "fmt --check"] {
        let Some(ran) = on_a_small_disk(line, "mount -o remount,ro reports") else {
            return skip("this machine does not let a test mount a small disk");
        };
        assert!(ran.code < 2, "{line}: {}", ran.err);
    }
}

#[cfg(unix)]
#[test]
fn a_folder_that_may_not_be_written_is_an_error() {
    use std::os::unix::fs::PermissionsExt;
    let set = |path: &std::path::Path, mode| {
        std::fs::set_permissions(path, std::fs::Permissions::from_mode(mode)).expect("mode");
    };
    for line in WRITERS.into_iter().chain(["status --out reports/a.txt"]) {
        let world = with_work();
        let folders = ["reports", "reports/2025-Q4", "reports/2025-Q4/chi-tieu"];
        folders.iter().for_each(|folder| set(&world.path(folder), 0o555));
        let before = files(&world);
        let ran = world.by_nobody(line);
        assert_eq!(ran.code, 3, "{line}: {}{}", String::from_utf8_lossy(&ran.out), ran.err);
        assert!(ran.err.contains("không có quyền đọc hoặc ghi"), "{line}: {}", ran.err);
        folders.iter().for_each(|folder| set(&world.path(folder), 0o755));
        assert_eq!(files(&world), before, "{line}");
    }
}

#[cfg(unix)]
#[test]
fn who_may_not_write_may_look() {
    let world = World::new();
    for line in ["status", "validate --format json", "coverage", "summary --period 2025-Q4"] {
        let ran = world.by_nobody(line);
        assert!(ran.code < 2 && !ran.out.is_empty(), "{line}: {}", ran.err);
    }
}
