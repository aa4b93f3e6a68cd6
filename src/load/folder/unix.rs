//! By `openat`: measured at 0.7 of the time of `std::fs::read` (docs/performance.md).

use super::{Buffer, Content, Entry, Kind, in_order};
use rustix::fd::OwnedFd;
use rustix::fs::{AtFlags, CWD, FileType, Mode, OFlags, openat, statat};
use std::ffi::{CStr, OsStr, OsString};
use std::fs::File;
use std::io;
use std::os::unix::ffi::{OsStrExt, OsStringExt};
use std::path::Path;

/// An open folder.
pub(in super::super) struct Folder(OwnedFd);

const FOLDER: OFlags = OFlags::RDONLY.union(OFlags::DIRECTORY).union(OFlags::CLOEXEC);
/// Bytes of a list of names that are asked for at once.
#[cfg(target_os = "linux")]
const LISTED: usize = 32 * 1024;
/// What was a file when it was listed must not become a link or make the reader wait.
const FILE: OFlags =
    OFlags::RDONLY.union(OFlags::NOFOLLOW).union(OFlags::NONBLOCK).union(OFlags::CLOEXEC);

impl Folder {
    /// Opens a folder by its path.
    pub(in super::super) fn open(path: &Path) -> io::Result<Self> {
        Ok(Self(openat(CWD, path, FOLDER, Mode::empty())?))
    }

    /// Opens a folder inside this one.
    pub(in super::super) fn folder(&self, name: &OsStr) -> io::Result<Self> {
        Ok(Self(openat(&self.0, name, FOLDER.union(OFlags::NOFOLLOW), Mode::empty())?))
    }

    /// Its entries, as [`in_order`] puts them.
    pub(in super::super) fn entries(&self) -> io::Result<Vec<Entry>> {
        let mut entries = Vec::new();
        self.list(|name, told| {
            if !matches!(name.to_bytes(), b"." | b"..") {
                let kind = self.kind(name, told)?;
                entries.push(Entry { name: OsString::from_vec(name.to_bytes().to_vec()), kind });
            }
            Ok(())
        })?;
        Ok(in_order(entries))
    }

    /// What the system lists, read from the folder that is open: another opening costs as much as
    /// a file.
    #[cfg(target_os = "linux")]
    fn list(&self, mut take: impl FnMut(&CStr, FileType) -> io::Result<()>) -> io::Result<()> {
        rustix::fs::seek(&self.0, rustix::fs::SeekFrom::Start(0))?;
        let mut room = Vec::with_capacity(LISTED);
        let mut listed = rustix::fs::RawDir::new(&self.0, room.spare_capacity_mut());
        while let Some(entry) = listed.next() {
            let entry = entry?;
            take(entry.file_name(), entry.file_type())?;
        }
        Ok(())
    }

    #[cfg(not(target_os = "linux"))]
    fn list(&self, mut take: impl FnMut(&CStr, FileType) -> io::Result<()>) -> io::Result<()> {
        for entry in rustix::fs::Dir::read_from(&self.0)? {
            let entry = entry?;
            take(entry.file_name(), entry.file_type())?;
        }
        Ok(())
    }

    /// Some file systems do not tell in the list.
    fn kind(&self, name: &CStr, told: FileType) -> io::Result<Kind> {
        let told = match told {
            FileType::Unknown => {
                let stat = statat(&self.0, name, AtFlags::SYMLINK_NOFOLLOW)?;
                FileType::from_raw_mode(stat.st_mode)
            }
            told => told,
        };
        Ok(match told {
            FileType::RegularFile => Kind::File,
            FileType::Directory => Kind::Folder,
            _ => Kind::Other,
        })
    }

    /// Reads a file of this folder.
    pub(in super::super) fn read<'b>(
        &self,
        name: &OsStr,
        buffer: &'b mut Buffer,
    ) -> io::Result<Content<'b>> {
        let file = openat(&self.0, name.as_bytes(), FILE, Mode::empty())?;
        buffer.fill(File::from(file))
    }
}
