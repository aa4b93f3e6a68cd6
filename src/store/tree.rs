//! Folders that `init` and `demo` make: whole or not at all where something else is there.

use super::write::atomically;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// A file of such a folder: its path inside and its bytes.
pub type Planted = (String, &'static [u8]);

/// Writes the files. Where one of them is there with other bytes nothing is written, and the
/// first such path is given back.
#[expect(clippy::disallowed_methods, reason = "the room that writes")]
pub fn write_tree(folder: &Path, files: &[Planted]) -> Result<Option<PathBuf>> {
    let other = files.iter().find_map(|(inside, bytes)| {
        let path = folder.join(inside);
        let same = || std::fs::read(&path).is_ok_and(|before| before == *bytes);
        (path.exists() && !same()).then_some(path)
    });
    if other.is_some() {
        return Ok(other);
    }
    for (inside, bytes) in files {
        let path = folder.join(inside);
        let why = || format!("không ghi được {}", path.display());
        std::fs::create_dir_all(path.parent().unwrap_or(folder)).with_context(why)?;
        atomically(&path, bytes).with_context(why)?;
    }
    Ok(None)
}
