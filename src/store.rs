//! The one room that writes files. Our own are written atomically: a reader sees the old file or
//! the new one, never half of either.

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

/// Adds a text to the end of a file that another program owns, such as the job summary of a CI
/// system. Not atomic: a new file in its place would part with what others hold open, and they
/// only ever read it when the step is over.
pub fn append(path: &Path, text: &str) -> Result<()> {
    let file = std::fs::OpenOptions::new().append(true).create(true).open(path);
    let written = file.and_then(|mut file| file.write_all(text.as_bytes()));
    written.with_context(|| format!("không ghi được tệp {}", path.display()))
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
