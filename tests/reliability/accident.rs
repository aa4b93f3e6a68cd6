//! A mistake of the program itself: said in Vietnamese, with a place in the program and nothing of
//! any file.

use std::process::Command;

/// What a panic of ours might quote.
const SECRET: &str = "0912345678";

/// Not a test by itself: the process in which the program fails.
#[test]
fn in_a_process_of_its_own() {
    if std::env::var_os("BDHVS_FAIL").is_some() {
        bdhvs::cli::guarded(|| panic!("ô “{SECRET}” của Nguyễn Văn A"));
    }
}

/// The test's process would end with 101 if the panic went past: nothing but the hook ends it with
/// 3, which is what holds in a release, where nothing can be caught.
#[test]
fn a_panic_asks_for_a_report_and_quotes_no_file() {
    let mut child = Command::new(std::env::current_exe().expect("this test"));
    child.args(["--exact", "accident::in_a_process_of_its_own", "--nocapture"]);
    let output = child.env("BDHVS_FAIL", "1").output().expect("a run");
    let words = String::from_utf8(output.stderr).expect("UTF-8");
    assert_eq!(output.status.code(), Some(3), "{words}");
    for wanted in [
        "chương trình gặp sự cố ngoài dự tính",
        "Xin báo cho người phụ trách",
        env!("CARGO_PKG_VERSION"),
        "chỗ dừng: tests/reliability/accident.rs dòng",
        "Không gửi kèm tệp có thông tin cá nhân",
    ] {
        assert!(words.contains(wanted), "no {wanted}:\n{words}");
    }
    assert!(!words.contains(SECRET) && !words.contains("Nguyễn"), "{words}");
    assert!(words.lines().all(|line| line.chars().count() <= 80), "{words}");
}
