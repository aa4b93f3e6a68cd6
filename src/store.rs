//! The one room that writes files: each atomically (a reader sees the old file or the new one,
//! never half of either), reports only under a lock, nothing outside the reports' folder.

mod commits;
mod forms;
mod history;
mod lock;
mod package;
mod seal;
mod tree;
mod write;

pub use commits::last_commits;
pub use forms::write_forms;
pub use history::earlier;
pub use package::write_package;
pub use seal::{sealed, was_edited};
pub use tree::{Planted, write_tree};

use anyhow::{Context, Result, bail};
use std::fs::File;
use std::io::Write;
use std::path::{Component, Path, PathBuf};

/// Files of ours that no reader looks at begin with this.
const PREFIX: &str = ".bdhvs-";
/// Whoever holds this file's lock may write reports.
const LOCK: &str = ".bdhvs-khoa";
/// Writes documents (name and text) into a folder, which is made where it is not there. Each is
/// written anew: for what this program makes and nobody goes on writing in.
#[expect(clippy::disallowed_methods, reason = "the room that writes")]
pub fn write_documents(folder: &Path, documents: &[(String, impl AsRef<[u8]>)]) -> Result<()> {
    let why = || format!("không tạo được thư mục {}", folder.display());
    std::fs::create_dir_all(folder).with_context(why)?;
    documents
        .iter()
        .try_for_each(|(name, content)| write_bytes(&folder.join(name), content.as_ref()))
}

/// Makes the folder in which a file is to stand, where it is not there.
#[expect(clippy::disallowed_methods, reason = "the room that writes")]
pub fn make_folder_of(path: &Path) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let why = |folder: &Path| format!("không tạo được thư mục {}", folder.display());
    folder.map_or(Ok(()), |f| std::fs::create_dir_all(f).with_context(|| why(f)))
}

/// Writes a document to a file, whole or not at all. What is there and no file (a device, a
/// folder) is not replaced.
pub fn write_document(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    if path.metadata().is_ok_and(|there| !there.is_file() && !there.is_dir()) {
        bail!("không ghi vào {}: đây là thiết bị, không phải tệp thường", path.display());
    }
    write::atomically(path, content)
        .with_context(|| format!("không ghi được tệp {}", path.display()))
}

/// Writes a file that holds no text, whole or not at all.
pub fn write_bytes(path: &Path, bytes: &[u8]) -> Result<()> {
    write::atomically(path, bytes).with_context(|| format!("không ghi được tệp {}", path.display()))
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
    /// Takes the lock of a folder of reports, waiting for it so long, and clears away what a killed
    /// writer left. The folder is made where it is not there.
    #[expect(clippy::disallowed_methods, reason = "the room that writes")]
    pub fn open(reports: &Path) -> Result<Self> {
        let why = || format!("không mở được thư mục báo cáo {} để ghi", reports.display());
        no_link(reports)?;
        std::fs::create_dir_all(reports).with_context(why)?;
        no_link(&reports.join(LOCK))?;
        let lock = lock::wait_for(&reports.join(LOCK), reports)?;
        write::clear_temporaries(reports, LOCK).with_context(why)?;
        Ok(Self { root: reports.to_path_buf(), _lock: lock })
    }

    /// Writes a file of the reports' folder, whole or not at all, with the permissions of the
    /// one before.
    #[expect(clippy::disallowed_methods, reason = "the room that writes")]
    pub fn write(&self, inside: &str, text: &str) -> Result<()> {
        let path = self.path(inside)?;
        let why = || format!("không ghi được tệp {}", path.display());
        if let Some(folder) = path.parent() {
            std::fs::create_dir_all(folder).with_context(why)?;
        }
        write::atomically(&path, text).with_context(why)
    }

    /// Writes a file of the reports' folder unless there is one already; false where there is.
    pub fn write_new(&self, inside: &str, text: &str) -> Result<bool> {
        if self.path(inside)?.exists() {
            return Ok(false);
        }
        self.write(inside, text)?;
        Ok(true)
    }

    /// Removes a file of the reports' folder.
    #[expect(clippy::disallowed_methods, reason = "the room that writes")]
    pub fn remove(&self, inside: &str) -> Result<()> {
        let path = self.path(inside)?;
        std::fs::remove_file(&path)
            .with_context(|| format!("không xoá được tệp {}", path.display()))
    }

    /// The path of a file inside; a link on the way to it, or a way out of the folder, is
    /// refused before anything is made.
    fn path(&self, inside: &str) -> Result<PathBuf> {
        let mut path = self.root.clone();
        for component in Path::new(inside).components() {
            let Component::Normal(name) = component else {
                bail!("không ghi vào {inside}: đường dẫn này ra ngoài thư mục báo cáo");
            };
            path.push(name);
            no_link(&path)?;
        }
        Ok(path)
    }
}

/// A link may lead anywhere: what is written goes where the officer sees it go, or nowhere.
fn no_link(path: &Path) -> Result<()> {
    if path.is_symlink() {
        bail!(
            "không ghi vào {}: đây là liên kết (symbolic link); thay bằng tệp hoặc thư mục thật",
            path.display()
        );
    }
    Ok(())
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
        for inside in ["2025-Q4/b.csv", "2025-Q4/chi-tieu/c.csv", "a.csv"] {
            assert!(store.write(inside, "x").is_err(), "{inside}");
            assert!(store.remove(inside).is_err(), "{inside}");
        }
        assert_eq!(std::fs::read_to_string(outside.path().join("b.csv")).expect("text"), "z");
        assert!(!outside.path().join("chi-tieu").exists(), "a folder was made outside");
    }

    #[cfg(unix)]
    #[test]
    fn a_folder_of_reports_that_is_a_link_is_refused() {
        let folder = tempfile::tempdir().expect("folder");
        let outside = tempfile::tempdir().expect("outside");
        let reports = folder.path().join("reports");
        std::os::unix::fs::symlink(outside.path(), &reports).expect("link");
        let error = Store::open(&reports).expect_err("a link").to_string();
        assert!(error.contains("liên kết"), "{error}");
        assert!(!outside.path().join(LOCK).exists());
    }

    #[cfg(unix)]
    #[test]
    fn a_new_file_has_the_permissions_of_any_new_file() {
        use std::os::unix::fs::PermissionsExt;
        let folder = tempfile::tempdir().expect("folder");
        let store = Store::open(folder.path()).expect("store");
        store.write("a.csv", "x\n").expect("written");
        std::fs::write(folder.path().join("b.csv"), "x\n").expect("written");
        let mode = |name: &str| {
            let metadata = std::fs::metadata(folder.path().join(name)).expect("metadata");
            metadata.permissions().mode() & 0o777
        };
        assert_eq!(mode("a.csv"), mode("b.csv"));
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
