//! The one room that writes files: each atomically (a reader sees the old file or the new one,
//! never half of either), reports only under a lock, nothing outside the reports' folder.

mod forms;
mod history;
mod write;

pub use forms::write_forms;
pub use history::before_change;

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::Write;
use std::path::{Path, PathBuf};

/// Files of ours that no reader looks at begin with this.
const PREFIX: &str = ".bdhvs-";
/// Whoever holds this file's lock may write reports.
const LOCK: &str = ".bdhvs-khoa";

/// Writes a document to a file, whole or not at all.
pub fn write_document(path: &Path, text: &str) -> Result<()> {
    write::atomically(path, text).with_context(|| format!("không ghi được tệp {}", path.display()))
}

/// Adds a text to the end of a file that another program owns, such as the job summary of a CI
/// system. Not atomic: a new file in its place would part with what others hold open, and they
/// only ever read it when the step is over.
pub fn append(path: &Path, text: &str) -> Result<()> {
    let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
    let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
    written.with_context(|| format!("không ghi được tệp {}", path.display()))
}

/// The folder of reports, open for writing. While it lives nobody else writes there.
#[derive(Debug)]
pub struct Store {
    root: PathBuf,
    _lock: File,
}

impl Store {
    /// Takes the lock of a folder of reports, waiting for it, and clears away what a killed
    /// writer left. The folder is made where it is not there.
    #[expect(clippy::disallowed_methods, reason = "the room that writes")]
    pub fn open(reports: &Path) -> Result<Self> {
        let why = || format!("không mở được thư mục báo cáo {} để ghi", reports.display());
        std::fs::create_dir_all(reports).with_context(why)?;
        let root = reports.canonicalize().with_context(why)?;
        let path = root.join(LOCK);
        let options = File::options().create(true).truncate(false).write(true).open(path);
        let lock = options.with_context(why)?;
        lock.lock().with_context(why)?;
        write::clear_temporaries(&root, LOCK).with_context(why)?;
        Ok(Self { root, _lock: lock })
    }

    /// Writes a file of the reports' folder, whole or not at all, with the permissions of the
    /// one before.
    #[expect(clippy::disallowed_methods, reason = "the room that writes")]
    pub fn write(&self, inside: &str, text: &str) -> Result<()> {
        let path = self.path(inside)?;
        let why = || format!("không ghi được tệp {}", path.display());
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).with_context(why)?;
            self.stays_inside(folder)?;
        }
        write::atomically(&path, text).with_context(why)
    }

    /// Removes a file of the reports' folder.
    #[expect(clippy::disallowed_methods, reason = "the room that writes")]
    pub fn remove(&self, inside: &str) -> Result<()> {
        let path = self.path(inside)?;
        std::fs::remove_file(&path)
            .with_context(|| format!("không xoá được tệp {}", path.display()))
    }

    /// The path of a file inside; a link, or a way out of the folder, is refused.
    fn path(&self, inside: &str) -> Result<PathBuf> {
        let wild =
            Path::new(inside).components().any(|c| !matches!(c, std::path::Component::Normal(_)));
        let path = self.root.join(inside);
        if wild || path.is_symlink() {
            bail!("không ghi vào {}: tệp này là liên kết hoặc nằm ngoài thư mục", path.display());
        }
        Ok(path)
    }

    fn stays_inside(&self, folder: &Path) -> Result<()> {
        let real = folder.canonicalize()?;
        if !real.starts_with(&self.root) {
            bail!("không ghi vào {}: thư mục này dẫn ra ngoài thư mục báo cáo", folder.display());
        }
        Ok(())
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at the disk")]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_written_whole_and_keeps_its_permissions() {
        let folder = tempfile::tempdir().expect("folder");
        let store = Store::open(folder.path()).expect("store");
        store.write("2025-Q4/chi-tieu/a.csv", "x\n").expect("written");
        let path = folder.path().join("2025-Q4/chi-tieu/a.csv");
        #[cfg(unix)]
        {
            use std::os::unix::fs::PermissionsExt;
            std::fs::set_permissions(&path, std::fs::Permissions::from_mode(0o640)).expect("mode");
            store.write("2025-Q4/chi-tieu/a.csv", "y\n").expect("written");
            let mode = std::fs::metadata(&path).expect("metadata").permissions().mode();
            assert_eq!(mode & 0o777, 0o640);
        }
        assert_eq!(std::fs::read_to_string(&path).expect("text"), "y\n");
    }

    #[test]
    fn ways_out_of_the_folder_are_refused() {
        let folder = tempfile::tempdir().expect("folder");
        let store = Store::open(folder.path()).expect("store");
        for inside in ["../a.csv", "/tmp/a.csv", "2025-Q4/../../a.csv"] {
            assert!(store.write(inside, "x").is_err(), "{inside}");
        }
    }

    #[cfg(unix)]
    #[test]
    fn links_are_refused() {
        let folder = tempfile::tempdir().expect("folder");
        let outside = tempfile::tempdir().expect("outside");
        std::os::unix::fs::symlink(outside.path(), folder.path().join("2025-Q4")).expect("link");
        std::fs::write(outside.path().join("b.csv"), "z").expect("file");
        let file = folder.path().join("a.csv");
        std::os::unix::fs::symlink(outside.path().join("b.csv"), file).expect("link");
        let store = Store::open(folder.path()).expect("store");
        assert!(store.write("2025-Q4/b.csv", "x").is_err());
        assert!(store.write("a.csv", "x").is_err());
        assert_eq!(std::fs::read_to_string(outside.path().join("b.csv")).expect("text"), "z");
    }

    #[test]
    fn what_a_killed_writer_left_is_cleared_away() {
        let folder = tempfile::tempdir().expect("folder");
        std::fs::create_dir_all(folder.path().join("2025-Q4")).expect("folder");
        let left = folder.path().join("2025-Q4/.bdhvs-abc");
        std::fs::write(&left, "half").expect("file");
        let _store = Store::open(folder.path()).expect("store");
        assert!(!left.exists());
        assert!(folder.path().join(LOCK).exists());
    }
}
