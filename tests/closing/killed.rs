//! A writer that is killed: the closing is whole or not there, and the same command completes it.

use crate::office::{CLOSED_ON, CLOSING, Office};
use std::process::Stdio;
use std::time::{Duration, Instant};

const LINE: [&str; 6] = ["close", "2025-Q4", "--document", "50/BC-UBND", "--date", "2025-12-29"];
const MOMENTS: u32 = 60;
const TIME: Duration = Duration::from_secs(10);

#[test]
fn killed_at_any_moment_the_closing_is_whole_or_not_there() {
    let office = Office::minimal();
    let began = Instant::now();
    office.close().says(0, &[]);
    let usual = began.elapsed();
    let whole = office.text(CLOSING);
    let (mut there, mut moments) = (0, 0);
    while moments < MOMENTS && began.elapsed() < TIME {
        let _ = std::fs::remove_file(office.path(CLOSING));
        let mut command = office.command(&LINE, CLOSED_ON);
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().expect("bdhvs");
        // A walk over all moments that does not repeat itself: multiples of the golden ratio.
        std::thread::sleep(usual.mul_f64(f64::from(moments) * 0.618_034 % 1.0));
        child.kill().expect("killed");
        child.wait().expect("ended");
        if let Ok(text) = std::fs::read_to_string(office.path(CLOSING)) {
            assert_eq!(text, whole, "torn at moment {moments}");
            there += 1;
        }
        moments += 1;
    }
    assert!(moments >= 10 && there < moments, "{there} of {moments} were written");
    let _ = std::fs::remove_file(office.path(CLOSING));
    office.close().says(0, &[]);
    assert_eq!(office.text(CLOSING), whole);
    let left = std::fs::read_dir(office.path("reports/2025-Q4")).expect("folder");
    let left = left.map(|entry| entry.expect("entry").file_name().into_string().expect("name"));
    assert_eq!(left.filter(|name| name.starts_with('.')).collect::<Vec<_>>(), Vec::<String>::new());
}
