//! Tables that are written anew each time, in a folder of their own.

use super::write_documents;
use anyhow::{Context, Result};
use std::path::Path;

/// Writes documents into a folder that is not there, is empty, or holds the `mark` of an earlier
/// time; the mark, the last document, goes before the others are written. False where the folder
/// holds something else: nothing is written there.
#[expect(clippy::disallowed_methods, reason = "the room that writes")]
pub fn write_package(folder: &Path, documents: &[(String, String)], mark: &str) -> Result<bool> {
    let why = || format!("không ghi được vào {}", folder.display());
    let mark = folder.join(mark);
    if mark.is_file() {
        std::fs::remove_file(&mark).with_context(why)?;
    } else if folder.exists() && std::fs::read_dir(folder).with_context(why)?.next().is_some() {
        return Ok(false);
    }
    write_documents(folder, documents)?;
    Ok(true)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn documents(text: &str) -> Vec<(String, String)> {
        ["a.csv", "mark"].map(|name| (name.to_owned(), text.to_owned())).to_vec()
    }

    #[test]
    #[expect(clippy::disallowed_methods, reason = "tests look at the disk")]
    fn only_a_folder_of_its_own_is_written() {
        let place = tempfile::tempdir().expect("folder");
        let folder = place.path().join("new/folder");
        assert!(write_package(&folder, &documents("1"), "mark").expect("written"));
        assert!(write_package(&folder, &documents("2"), "mark").expect("written again"));
        assert_eq!(std::fs::read_to_string(folder.join("a.csv")).expect("text"), "2");
        std::fs::remove_file(folder.join("mark")).expect("removed");
        assert!(!write_package(&folder, &documents("3"), "mark").expect("refused"));
        assert_eq!(std::fs::read_to_string(folder.join("a.csv")).expect("text"), "2");
    }
}
