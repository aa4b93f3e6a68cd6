//! Files that somebody names: what units sent, one text alone.

use super::read::{LARGEST_FILE, is_hidden};
use crate::source::{SourceFile, Sources};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// One text alone, such as the message of a commit, wherever it lies.
pub fn one_text(path: &Path) -> Result<Sources> {
    let bytes = read_incoming(path)?;
    if bytes.len() as u64 > LARGEST_FILE {
        bail!("không đọc tệp {}: tệp lớn hơn {} MB", path.display(), LARGEST_FILE >> 20);
    }
    let mut sources = Sources::default();
    sources.add(SourceFile::from_bytes(path.display().to_string(), bytes));
    Ok(sources)
}

/// The bytes of one file that somebody sent; a file past the limit is read to one byte past it,
/// so that it is refused for its size. What is no regular file could keep a reader waiting.
pub fn read_incoming(path: &Path) -> Result<Vec<u8>> {
    let why = || format!("không đọc được tệp {}", path.display());
    if path.metadata().with_context(why)?.is_file() {
        return bounded(path).with_context(why);
    }
    bail!("không đọc được {}: đây không phải tệp thường", path.display())
}

/// The bytes of a file, at most one past the limit: it may grow while it is read.
#[expect(clippy::disallowed_methods, reason = "the room that reads")]
fn bounded(path: &Path) -> std::io::Result<Vec<u8>> {
    use std::io::Read;
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What lies in the folders that somebody names.
#[derive(Debug, Default)]
pub struct Sent {
    /// Files that are taken for submissions, in order.
    pub files: Vec<PathBuf>,
    /// Files that no unit sends: what a system or an office program leaves in a folder, notes in
    /// Markdown, links.
    pub passed_over: Vec<PathBuf>,
}

/// The files that are meant by some paths: a file itself, of a folder all below it. `register`
/// is the register of incoming documents, which often lies among them.
pub fn list_incoming(paths: &[PathBuf], register: Option<&Path>) -> Result<Sent> {
    let mut sent = Sent::default();
    let register = register.and_then(|path| path.canonicalize().ok());
    for path in paths {
        let why = || format!("không đọc được {}", path.display());
        if !path.metadata().with_context(why)?.is_dir() {
            sent.files.push(path.clone());
            continue;
        }
        for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(is_wanted) {
            let entry = entry.with_context(why)?;
            if entry.file_type().is_dir() {
                continue;
            }
            let is_register = register.is_some() && entry.path().canonicalize().ok() == register;
            let list = if entry.file_type().is_file() && is_sent(&entry) && !is_register {
                &mut sent.files
            } else {
                &mut sent.passed_over
            };
            list.push(entry.into_path());
        }
    }
    Ok(sent)
}

/// A unit sends tables, documents and pictures; whatever it is, somebody has to look at it. Only
/// what a machine left, and notes on the folder itself, are nobody's submission.
fn is_sent(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy().to_lowercase();
    !(name.starts_with("~$")
        || name.ends_with(".md")
        || ["thumbs.db", "desktop.ini"].contains(&name.as_str()))
}

/// Hidden files are not ours; among them are the left-over temporaries `.bdhvs-*`.
fn is_wanted(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !is_hidden(entry.file_name())
}
