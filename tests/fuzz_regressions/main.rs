//! Inputs that a fuzzer once found, run on stable: `fuzz/regressions/<target>/*` through the very
//! functions that `cargo fuzz` runs.

#![expect(clippy::expect_used, clippy::panic, reason = "what must hold is asserted")]
#![expect(clippy::disallowed_methods, reason = "a test looks at the disk")]
#![expect(unreachable_pub, reason = "the module is a crate of its own for cargo fuzz")]

#[path = "../../fuzz/src/lib.rs"]
mod checks;

use std::path::Path;

const FOLDER: &str = concat!(env!("CARGO_MANIFEST_DIR"), "/fuzz");

fn files(folder: &Path) -> Vec<std::path::PathBuf> {
    let entries = std::fs::read_dir(folder).expect("folder");
    let mut files: Vec<_> = entries.map(|entry| entry.expect("entry").path()).collect();
    files.sort();
    files
}

#[test]
fn what_was_found_once_stays_mended() {
    let mut ran = 0;
    for folder in files(&Path::new(FOLDER).join("regressions")) {
        let target =
            folder.file_name().and_then(|name| name.to_str()).expect("a target").to_owned();
        for file in files(&folder) {
            let bytes = std::fs::read(&file).expect("input");
            checks::run(&target, &bytes);
            ran += 1;
        }
    }
    assert!(ran > 2, "only {ran} inputs were run");
}

/// Every target is one of `cargo fuzz`, and takes nothing, noise and a form.
#[test]
fn every_target_runs() {
    let form = b"ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\nto-dan-pho-1,2025-Q4,\
                 nguoi-dan,400,310,\n";
    for (target, check) in checks::TARGETS {
        let file = Path::new(FOLDER).join(format!("fuzz_targets/{target}.rs"));
        assert!(file.is_file(), "{}", file.display());
        for bytes in [&b""[..], b"\0", b"\xff\xfe\0\0", b"PK\x03\x04", form] {
            check(bytes);
        }
    }
}
