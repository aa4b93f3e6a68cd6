//! Writers that are killed: no file is ever torn, and the same command completes all. The plan is
//! a small one, so that hundreds of moments take seconds.

use super::office::{Office, root};
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;
use std::process::{Child, Stdio};
use std::time::{Duration, Instant};

const REGISTER: &str = "reports/2025-Q3/so-tiep-nhan.csv";
/// Figures and tasks of four units.
const FILES: usize = 8;
/// For each of the threads; a machine that is busy gets less far.
const MOMENTS: u32 = 200;
const TIME: Duration = Duration::from_secs(12);

fn line(folder: &str) -> [&str; 4] {
    ["receive", folder, "--date", "2025-09-12"]
}

/// A folder of files, and what receiving them leaves.
fn office() -> (Office, BTreeMap<String, Vec<u8>>) {
    let office = Office::of_plan(&root().join("tests/minimal/plan"));
    for form in ["chi-tieu", "nhiem-vu"] {
        let folder = root().join("tests/minimal/reports/2025-Q3").join(form);
        for entry in std::fs::read_dir(folder).expect("folder") {
            let path = entry.expect("entry").path();
            let name = path.file_name().expect("name").to_str().expect("name").to_owned();
            office.put(&format!("den/{form}/{name}"), std::fs::read(path).expect("file"));
        }
    }
    office.run(&line("den")).says(0, &["8 tệp: vừa nhận 8"]);
    let whole = office.reports();
    clear(&office);
    (office, whole)
}

fn clear(office: &Office) {
    std::fs::remove_dir_all(office.path("reports")).expect("removed");
}

fn start(office: &Office) -> Child {
    let mut command = office.command(&line("den"));
    command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("bdhvs")
}

/// Files are whole or not there; rows of the register are whole and name files that are there.
#[track_caller]
fn is_whole(office: &Office, whole: &BTreeMap<String, Vec<u8>>) -> usize {
    let mut files = office.reports();
    files.retain(|path, _| !path.contains("/.bdhvs-"));
    let register = files.remove(REGISTER).unwrap_or_default();
    for (path, bytes) in &files {
        assert_eq!(Some(bytes), whole.get(path), "{path}");
    }
    let register = String::from_utf8(register).expect("UTF-8");
    assert!(register.is_empty() || register.ends_with('\n'), "{register}");
    let rows: Vec<Vec<&str>> = register.lines().skip(1).map(|l| l.split(',').collect()).collect();
    for (n, row) in rows.iter().enumerate() {
        assert_eq!((row.len(), row[0].to_owned()), (9, format!("{:04}", n + 1)), "{row:?}");
        let file = files.get(&format!("reports/2025-Q3/{}/{}.csv", row[1], row[2])).expect("file");
        let sum: String = Sha256::digest(file).iter().map(|b| format!("{b:02x}")).collect();
        assert_eq!(row[7], sum);
    }
    assert!(files.len() - rows.len() <= 1, "{} files, {} rows", files.len(), rows.len());
    rows.len()
}

/// Kills writers until the time is over; gives how many, and how many of them half-way.
fn kill_many(seed: u32) -> (u32, u32) {
    let (office, whole) = office();
    let began = Instant::now();
    assert!(start(&office).wait().expect("ended").success());
    let usual = began.elapsed();
    clear(&office);
    let (mut moments, mut partial) = (0, 0);
    while moments < MOMENTS && began.elapsed() < TIME {
        let mut child = start(&office);
        // A walk over all moments that does not repeat itself: multiples of the golden ratio.
        let part = f64::from(moments + seed) * 0.618_034 % 1.0;
        if moments.is_multiple_of(2) {
            std::thread::sleep(usual.mul_f64(part));
        } else {
            wait_for_next_write(&office, &mut child);
            std::thread::sleep(Duration::from_millis(3).mul_f64(part));
        }
        child.kill().expect("killed");
        child.wait().expect("ended");
        moments += 1;
        let rows = is_whole(&office, &whole);
        partial += u32::from(rows > 0 && rows < FILES);
        if rows == FILES || moments.is_multiple_of(7) {
            office.run(&line("den")).says(0, &["chưa nhận 0"]);
            assert_eq!(office.reports().len(), whole.len(), "leftovers are cleared away");
            assert_eq!(is_whole(&office, &whole), FILES);
            clear(&office);
        }
    }
    (moments, partial)
}

fn wait_for_next_write(office: &Office, child: &mut Child) {
    let files = || std::fs::read_dir(office.path("reports/2025-Q3/chi-tieu")).map(Iterator::count);
    let before = files().unwrap_or(0);
    while files().unwrap_or(0) <= before && child.try_wait().expect("child").is_none() {
        std::thread::sleep(Duration::from_micros(100));
    }
}

#[test]
fn killed_at_any_moment_every_file_is_whole_and_the_same_command_completes_all() {
    let threads = std::thread::available_parallelism().map_or(2, usize::from).min(4) as u32;
    let workers: Vec<_> =
        (0..threads).map(|n| std::thread::spawn(move || kill_many(n * 1000))).collect();
    let ends = workers.into_iter().map(|worker| worker.join().expect("no file was torn"));
    let (moments, partial) = ends.fold((0, 0), |sum, end| (sum.0 + end.0, sum.1 + end.1));
    assert!(moments >= 20 && partial > 0, "{moments} moments, {partial} of them half-way");
}
