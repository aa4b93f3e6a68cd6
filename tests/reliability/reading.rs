//! What the disk may hold: devices, links, loops, names without letters, files that come and go,
//! sizes past all reason. A finding or exit code 3, in bounded time and memory; nothing outside
//! the repository is read.

use crate::world::{Ran, World};
use std::process::Command;
use std::time::Instant;

/// Seconds of processor time that one run may take, in a debug build; a busy machine changes nothing
/// in them.
const TIME: u32 = 60;
/// Seconds after which a run is taken to wait for ever.
const WAIT: u32 = 600;
/// Address space in KiB: the largest file that is read, what is kept of it, the program.
const MEMORY: u32 = 1_000_000;

/// Runs under a limit of time and of memory.
fn bounded(world: &World, line: &str) -> Ran {
    let program = env!("CARGO_BIN_EXE_bdhvs");
    let words: Vec<&str> = line.split_whitespace().collect();
    let ran = match cfg!(target_os = "linux") {
        false => world.words(&words),
        true => {
            let mut shell = Command::new("sh");
            let limits =
                format!("ulimit -v {MEMORY}; ulimit -t {TIME}; exec timeout {WAIT} \"$0\" \"$@\"");
            shell.args(["-c", &limits, program]).args(words).current_dir(world.folder());
            let output = shell.output().expect("a shell");
            let err = String::from_utf8(output.stderr).expect("UTF-8");
            Ran { code: output.status.code().unwrap_or(-1), out: output.stdout, err }
        }
    };
    assert!((0..=3).contains(&ran.code), "{line} ended {}: {}", ran.code, ran.err);
    assert!(!ran.err.contains("ngoài dự tính"), "{line}: {}", ran.err);
    ran
}

#[track_caller]
fn says(world: &World, line: &str, code: i32, words: &str) {
    let ran = bounded(world, line);
    // A sentence may be wrapped anywhere.
    let said = ran.all().split_whitespace().collect::<Vec<_>>().join(" ");
    assert_eq!(ran.code, code, "{line}: {said}");
    assert!(said.contains(words), "{line} does not say {words}: {said}");
}

#[cfg(unix)]
mod unix {
    use super::*;
    use std::ffi::OsStr;
    use std::os::unix::ffi::OsStrExt;
    use std::os::unix::fs::{PermissionsExt, symlink};

    fn fifo(world: &World, inside: &str) {
        let path = world.path(inside);
        std::fs::create_dir_all(path.parent().expect("parent")).expect("folder");
        assert!(Command::new("mkfifo").arg(path).status().expect("mkfifo").success());
    }

    #[test]
    fn a_pipe_that_nobody_writes_to_keeps_nobody_waiting() {
        let world = World::new();
        fifo(&world, "reports/2025-Q4/chi-tieu/ong.csv");
        fifo(&world, "den/2026-01-05/ong.csv");
        fifo(&world, "ong");
        says(&world, "validate", 0, "liên kết hoặc thiết bị");
        says(&world, "status", 0, "");
        says(&world, "receive den/2026-01-05/ong.csv", 3, "không phải tệp thường");
        says(&world, "receive den --dry-run", 0, "Bỏ qua 1 tệp");
        says(&world, "validate --text ong", 3, "không phải tệp thường");
        says(&world, "reply ong", 2, "Không có tệp nào là “ong”");
        fifo(&world, "plan/units/ong.toml");
        assert!(bounded(&world, "validate").code > 0);
    }

    #[test]
    fn a_device_without_an_end_is_not_read() {
        let world = World::new();
        for line in ["receive /dev/zero --date 2026-01-05", "validate --text /dev/zero"] {
            says(&world, line, 3, "không phải tệp thường");
        }
    }

    #[test]
    fn no_link_leads_out_of_the_repository() {
        let outside = World::new();
        outside.put("mat.csv", "MẬT\n");
        let world = World::new();
        let from = outside.path("mat.csv");
        symlink(&from, world.path("reports/2025-Q4/chi-tieu/van-phong-2.csv")).expect("link");
        symlink(outside.folder(), world.path("reports/2026-Q1")).expect("link");
        symlink(&from, world.path("plan/mat.toml")).expect("link");
        for line in ["validate", "validate --format json", "status", "summary", "fmt"] {
            assert!(!bounded(&world, line).all().contains("MẬT"), "{line}");
        }
    }

    #[test]
    fn a_folder_of_the_repository_that_is_a_link_is_refused() {
        for folder in ["plan", "reports"] {
            let (outside, world) = (World::new(), World::new());
            std::fs::remove_dir_all(world.path(folder)).expect("gone");
            symlink(outside.path(folder), world.path(folder)).expect("link");
            says(&world, "validate", 3, "đây là liên kết (symbolic link)");
        }
    }

    #[test]
    fn a_loop_of_links_ends() {
        let world = World::new();
        symlink(world.path("reports"), world.path("reports/2025-Q4/vong")).expect("link");
        symlink("tu-minh", world.path("reports/tu-minh")).expect("link");
        says(&world, "validate", 0, "liên kết hoặc thiết bị");
        says(&world, "receive reports/tu-minh --date 2026-01-05", 3, "Lỗi: không đọc được");
        symlink("tu-minh", world.path("plan/tu-minh")).expect("link");
        says(&world, "validate", 1, "liên kết hoặc thiết bị");
    }

    #[test]
    fn names_that_are_no_letters_are_named_and_passed_over() {
        let world = World::new();
        let folder = world.path("reports/2025-Q4/chi-tieu");
        for name in
            [&b"to-dan-pho-1\xff.csv"[..], b"\xfe\xff", b"a\nb.csv", b"-rf", b"\xcc\x80.csv"]
        {
            std::fs::write(folder.join(OsStr::from_bytes(name)), "x\n").expect("file");
        }
        for line in ["validate", "validate --format sarif", "validate --format junit", "status"] {
            let ran = bounded(&world, line);
            assert!(ran.code < 2, "{line}: {}", ran.err);
            assert!(str::from_utf8(&ran.out).is_ok(), "{line}");
        }
        let found = String::from_utf8(bounded(&world, "validate --format json").out);
        let found = found.expect("UTF-8");
        assert_eq!(found.matches("\"unknown-reporter\"").count(), 3, "{found}");
    }

    #[test]
    fn what_may_not_be_read_is_named() {
        for (path, mode) in [
            ("reports/2025-Q4/chi-tieu/van-phong.csv", 0o000),
            ("plan/targets.toml", 0o000),
            ("reports/2025-Q4/nhiem-vu", 0o000),
            ("plan/units", 0o444),
        ] {
            let world = World::new();
            let closed = std::fs::Permissions::from_mode(mode);
            std::fs::set_permissions(world.path(path), closed).expect("mode");
            for line in ["validate", "status --period 2025-Q4", "summary --period 2025-Q4"] {
                let ran = world.by_nobody(line);
                let said = ran.all().split_whitespace().collect::<Vec<_>>().join(" ");
                assert_eq!(ran.code, 3, "{line}: {said}");
                assert!(said.contains("không có quyền đọc hoặc ghi"), "{line}: {said}");
                assert!(said.contains(path.rsplit('/').next().unwrap_or(path)), "{line}: {said}");
            }
            let open = std::fs::Permissions::from_mode(0o755);
            std::fs::set_permissions(world.path(path), open).expect("mode");
            assert!(world.by_nobody("validate").code < 2, "{path} opened again");
        }
    }

    #[test]
    fn files_that_come_and_go_meanwhile_end_in_a_word_not_in_a_fall() {
        let world = World::new();
        let folder = world.path("reports/2025-Q4/chi-tieu");
        let going = std::sync::atomic::AtomicBool::new(true);
        std::thread::scope(|scope| {
            scope.spawn(|| {
                while going.load(std::sync::atomic::Ordering::Relaxed) {
                    for n in 0..200 {
                        let path = folder.join(format!("x{n}.csv"));
                        std::fs::write(&path, "x").expect("file");
                        std::fs::remove_file(path).expect("gone");
                    }
                }
            });
            for _ in 0..10 {
                let ran = bounded(&world, "validate --format json");
                assert!(ran.code != 3 || ran.err.contains("không có tệp"), "{}", ran.err);
            }
            going.store(false, std::sync::atomic::Ordering::Relaxed);
        });
    }
}

/// A test that cannot run here says so.
pub(crate) fn skip(why: &str) {
    eprintln!("skipped: {why}");
}

#[test]
fn a_file_of_600_megabytes_is_named_and_not_read() {
    let world = World::new();
    let path = "reports/2025-Q4/chi-tieu/to-dan-pho-1.csv";
    for path in [path, "plan/tasks/II.toml"] {
        world.put(path, "x\n");
        let file = std::fs::OpenOptions::new().write(true).open(world.path(path));
        file.expect("file").set_len(600 << 20).expect("length");
        says(&world, "validate", 1, "64 MB");
    }
    says(&world, "status", 2, "Kế hoạch có lỗi");
    says(&world, &format!("validate --text {path}"), 3, "64 MB");
    says(&world, &format!("receive {path} --date 2026-01-05"), 2, "Kế hoạch có lỗi");
}

#[test]
fn toml_without_a_bottom_is_a_finding() {
    let texts = [
        format!("x = {}", "[".repeat(200_000)),
        format!("x = {}", "{a=".repeat(200_000)),
        format!("x{} = 1", ".a".repeat(100_000)),
        format!("[x{}]", ".a".repeat(100_000)),
        format!("x = \"{}\"", "a".repeat(20 << 20)),
        format!("x = \"\"\"{}", "\n".repeat(1 << 20)),
        "[[task]]\n".repeat(100_000),
    ];
    for text in texts {
        let world = World::new();
        world.put("plan/tasks/II.toml", &text);
        let ran = bounded(&world, "validate");
        assert_eq!(ran.code, 1, "{}: {}", &text[..20], ran.err);
        let world = World::new();
        world.put("reports/exemptions.toml", &text);
        assert!(bounded(&world, "validate").code < 2, "{}", &text[..20]);
    }
}

#[test]
fn lines_without_an_end_are_a_finding() {
    let head = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";
    let texts = [
        "a".repeat(20 << 20),
        format!("{head}{}", "a".repeat(8 << 20)),
        format!("{head}{}", ",".repeat(8 << 20)),
        format!("{head}{}", "\"".repeat(2 << 20)),
        format!("{head}{}", "\"\n".repeat(30_000)),
        format!("{head}{}", "x,\n".repeat(300_000)),
    ];
    for text in texts {
        let world = World::new();
        world.put("reports/2025-Q4/chi-tieu/to-dan-pho-1.csv", &text);
        let ran = bounded(&world, "validate");
        assert_eq!(ran.code, 1, "{}", ran.err);
        assert!(ran.out.len() < 200_000, "{} bytes are printed", ran.out.len());
    }
}

/// 5.000 files in every run of the tests, 100.000 with `BDHVS_HEAVY=1`.
#[test]
fn many_files_are_all_read() {
    let many = if std::env::var_os("BDHVS_HEAVY").is_some() { 100_000 } else { 5_000 };
    let world = World::new();
    for n in 0..many {
        world.put(&format!("reports/2025-Q4/chi-tieu/la-{n}.csv"), "x\n");
    }
    let begun = Instant::now();
    let ran = bounded(&world, "validate --format json");
    let json: serde_json::Value = serde_json::from_slice(&ran.out).expect("JSON");
    let (files, found) = (&json["files"], json["problems"].as_array().expect("problems").len());
    eprintln!("{many} files: {:?}, {files} read, {found} findings", begun.elapsed());
    assert!(files.as_u64().expect("a count") > many && found as u64 >= many);
}
