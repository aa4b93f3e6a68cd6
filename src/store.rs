//! The one room that writes files, each atomically: a reader sees the old file or the new one,
//! never half of either.

use anyhow::{Context, Result};
use std::io::Write;
use std::path::Path;
use tempfile::NamedTempFile;

/// Left-over temporary files begin with this; every reader ignores them.
const TEMPORARY: &str = ".bdhvs-";

/// Writes a document to a file, whole or not at all.
pub fn write_document(path: &Path, text: &str) -> Result<()> {
    let why = || format!("không ghi được tệp {}", path.display());
    let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty());
    let folder = folder.unwrap_or_else(|| Path::new("."));
    let builder = tempfile::Builder::new().prefix(TEMPORARY).tempfile_in(folder);
    let mut file = builder.with_context(why)?;
    file.write_all(text.as_bytes()).with_context(why)?;
    file.as_file().sync_all().with_context(why)?;
    open_to_readers(&file).with_context(why)?;
    file.persist(path).with_context(why)?;
    Ok(())
}

/// A temporary file is its owner's alone; a document is for everybody the folder is for.
#[cfg(unix)]
fn open_to_readers(file: &NamedTempFile) -> std::io::Result<()> {
    use std::os::unix::fs::PermissionsExt;
    file.as_file().set_permissions(std::fs::Permissions::from_mode(0o644))
}

#[cfg(not(unix))]
fn open_to_readers(_file: &NamedTempFile) -> std::io::Result<()> {
    Ok(())
}
