//! Documents that people go on writing in: one that is there already is never written over.

use super::write::atomically;
use anyhow::{Context, Result};
use std::path::{Path, PathBuf};

/// Writes documents (name and content) into a folder, which is made where it is not there. Where a
/// file of one of the names holds something else, nothing is written and those are given back.
#[expect(clippy::disallowed_methods, reason = "the room that writes")]
pub fn write_forms(folder: &Path, forms: &[(String, Vec<u8>)]) -> Result<Vec<PathBuf>> {
    let why = |path: &Path| format!("không ghi được {}", path.display());
    let mut others = Vec::new();
    for (name, text) in forms {
        let path = folder.join(name);
        let same = std::fs::read(&path).is_ok_and(|before| before == *text);
        if path.exists() && !same {
            others.push(path);
        }
    }
    if !others.is_empty() {
        return Ok(others);
    }
    std::fs::create_dir_all(folder).with_context(|| why(folder))?;
    for (name, text) in forms {
        let path = folder.join(name);
        atomically(&path, text).with_context(|| why(&path))?;
    }
    Ok(others)
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "tests look at the disk")]
mod tests {
    use super::*;

    #[test]
    fn what_somebody_filled_in_is_not_written_over() {
        let folder = tempfile::tempdir().expect("folder");
        let forms = ["a", "b"].map(|n| (format!("{n}.csv"), format!("{n};\r\n").into_bytes()));
        let inside = folder.path().join("bieu-mau");
        assert!(write_forms(&inside, &forms).expect("written").is_empty());
        assert!(write_forms(&inside, &forms).expect("the same again").is_empty());
        std::fs::write(inside.join("a.csv"), "a;12\r\n").expect("filled in");
        let newer = forms.map(|(name, text)| (name, [text, b"x\r\n".to_vec()].concat()));
        let others = write_forms(&inside, &newer).expect("looked at");
        assert_eq!(others, [inside.join("a.csv"), inside.join("b.csv")]);
        assert_eq!(std::fs::read_to_string(inside.join("a.csv")).expect("text"), "a;12\r\n");
        assert_eq!(std::fs::read_to_string(inside.join("b.csv")).expect("text"), "b;\r\n");
    }
}
