//! By the standard library alone.

use super::{Buffer, Content, Entry, Kind, in_order};
use std::ffi::OsStr;
use std::fs::{File, FileType};
use std::io;
use std::path::{Path, PathBuf};

/// A folder by its path.
pub(in super::super) struct Folder(PathBuf);

impl Folder {
    /// Takes a folder by its path.
    pub(in super::super) fn open(path: &Path) -> io::Result<Self> {
        path.metadata()?;
        Ok(Self(path.to_owned()))
    }

    /// A folder inside this one.
    #[cfg_attr(unix, expect(dead_code, reason = "its tests are those of unix"))]
    pub(in super::super) fn folder(&self, name: &OsStr) -> io::Result<Self> {
        Self::open(&self.0.join(name))
    }

    /// Its entries, as [`in_order`] puts them.
    #[expect(clippy::disallowed_methods, reason = "the room that reads")]
    pub(in super::super) fn entries(&self) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        for entry in std::fs::read_dir(&self.0)? {
            let entry = entry?;
            entries.push(Entry { kind: kind(entry.file_type()?), name: entry.file_name() });
        }
        Ok(in_order(entries))
    }

    /// Reads a file of this folder.
    #[expect(clippy::disallowed_methods, reason = "the room that reads")]
    pub(in super::super) fn read<'b>(
        &self,
        name: &OsStr,
        buffer: &'b mut Buffer,
    ) -> io::Result<Content<'b>> {
        buffer.fill(File::open(self.0.join(name))?)
    }
}

fn kind(told: FileType) -> Kind {
    if told.is_file() {
        Kind::File
    } else if told.is_dir() {
        Kind::Folder
    } else {
        Kind::Other
    }
}
