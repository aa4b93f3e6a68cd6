//! One file, whole or not at all: written beside itself under another name, made sure to be on
//! the disk, then renamed.

use super::PREFIX;
#[cfg(unix)]
use std::fs::File;
use std::io::{Result, Write};
use std::path::Path;
use tempfile::NamedTempFile;
use walkdir::WalkDir;

/// Writes a file; the one before is there until the new one is whole.
pub(super) fn atomically(path: &Path, content: impl AsRef<[u8]>) -> Result<()> {
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let mut file = temporary(folder)?;
    file.write_all(content.as_ref())?;
    keep_permissions(&file, path)?;
    file.as_file().sync_all()?;
    file.persist(path)?;
    sync_folder(folder)
}

/// A temporary file is its owner's alone; a report is for everybody whom the machine lets read a
/// new file.
#[cfg(unix)]
fn temporary(folder: &Path) -> Result<NamedTempFile> {
    use std::os::unix::fs::PermissionsExt;
    let usual = std::fs::Permissions::from_mode(0o666);
    tempfile::Builder::new().prefix(PREFIX).permissions(usual).tempfile_in(folder)
}

#[cfg(not(unix))]
fn temporary(folder: &Path) -> Result<NamedTempFile> {
    tempfile::Builder::new().prefix(PREFIX).tempfile_in(folder)
}

/// A file that was there is for everybody the one before was for.
#[cfg(unix)]
fn keep_permissions(file: &NamedTempFile, path: &Path) -> Result<()> {
    match path.metadata() {
        Ok(before) => file.as_file().set_permissions(before.permissions()),
        Err(_) => Ok(()),
    }
}

#[cfg(not(unix))]
fn keep_permissions(_file: &NamedTempFile, _path: &Path) -> Result<()> {
    Ok(())
}

/// A rename is on the disk when its folder is.
#[cfg(unix)]
#[expect(clippy::disallowed_methods, reason = "the room that writes")]
fn sync_folder(folder: &Path) -> Result<()> {
    File::open(folder)?.sync_all()
}

#[cfg(not(unix))]
fn sync_folder(_folder: &Path) -> Result<()> {
    Ok(())
}

/// Removes temporary files that a killed writer left. The lock is held: nobody else writes.
#[expect(clippy::disallowed_methods, reason = "the room that writes")]
pub(super) fn clear_temporaries(root: &Path, lock: &str) -> Result<()> {
    let ours = |name: &str| name.starts_with(PREFIX) && name != lock;
    for entry in WalkDir::new(root).into_iter().flatten() {
        if entry.file_type().is_file() && entry.file_name().to_str().is_some_and(ours) {
            std::fs::remove_file(entry.path())?;
        }
    }
    Ok(())
}
