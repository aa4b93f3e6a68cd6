//! The lock of a folder of reports: a second writer waits for the first, but not for ever.

use anyhow::{Context, Result, bail};
use std::fs::{File, TryLockError};
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

/// Between one look and the next.
const PAUSE: Duration = Duration::from_millis(50);
/// So often is looked: half a minute. Nobody writes so long; a machine takes the lock back from a
/// program that died.
const LOOKS: u32 = 600;

/// The lock, once nobody else holds it.
pub(super) fn wait_for(path: &Path, reports: &Path) -> Result<File> {
    taken_within(LOOKS, path, reports)
}

fn taken_within(looks: u32, path: &Path, reports: &Path) -> Result<File> {
    let why = || format!("không khoá được thư mục báo cáo {} để ghi", reports.display());
    let lock = File::options().create(true).truncate(false).write(true).open(path);
    let lock = lock.with_context(why)?;
    for _ in 0..looks {
        match lock.try_lock() {
            Ok(()) => return Ok(lock),
            Err(TryLockError::WouldBlock) => sleep(PAUSE),
            Err(TryLockError::Error(error)) => return Err(error).with_context(why),
        }
    }
    bail!(
        "chưa ghi gì: một lệnh bdhvs khác vẫn đang ghi vào thư mục báo cáo {} sau {} giây chờ; đợi \
         lệnh đó xong rồi chạy lại",
        reports.display(),
        (PAUSE * looks).as_secs()
    )
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_second_writer_is_told_when_it_has_waited_enough() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("khoa");
        let first = wait_for(&path, folder.path()).expect("the lock");
        let refused = taken_within(20, &path, folder.path()).expect_err("held").to_string();
        assert!(refused.starts_with("chưa ghi gì: một lệnh bdhvs khác"), "{refused}");
        assert!(refused.contains("sau 1 giây chờ"), "{refused}");
        drop(first);
        assert!(taken_within(1, &path, folder.path()).is_ok());
    }

    #[test]
    fn a_second_writer_goes_on_when_the_first_is_done() {
        let folder = tempfile::tempdir().expect("folder");
        let path = folder.path().join("khoa");
        let first = wait_for(&path, folder.path()).expect("the lock");
        let second = std::thread::spawn({
            let (path, reports) = (path.clone(), folder.path().to_path_buf());
            move || wait_for(&path, &reports).is_ok()
        });
        sleep(PAUSE);
        drop(first);
        assert!(second.join().expect("no panic"));
    }
}
