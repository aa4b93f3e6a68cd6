//! A folder of the disk and its files, read with as few system calls as can be: a file is opened
//! by its name inside a folder that is open, so that the system does not walk its path again, and
//! read into a buffer that is kept. Where the system has no such calls the standard library does.

#[cfg(any(test, not(unix)))]
mod portable;
#[cfg(unix)]
mod unix;

#[cfg(not(unix))]
pub(super) use portable::Folder;
#[cfg(unix)]
pub(super) use unix::Folder;

use std::ffi::OsString;
use std::fs::File;
use std::io::{self, Read};

/// The buffer grows only for files that are larger than this.
const USUAL: usize = 16 * 1024;

/// File systems hand a file on in blocks of at least so many bytes: a read that stops inside one
/// has come to the end of the file, and need not ask again. Most files are one read so.
const BLOCK: usize = 512;

/// What an entry of a folder is; links are not followed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A regular file.
    File,
    /// A folder.
    Folder,
    /// A link, a device, a pipe.
    Other,
}

/// An entry of a folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its name.
    pub(super) name: OsString,
    /// What it is.
    pub(super) kind: Kind,
}

/// Files by name, then folders by name: what a period's own files say, above all its register,
/// decides what is kept of the files in the folders beside them.
fn in_order(mut entries: Vec<Entry>) -> Vec<Entry> {
    let is_folder = |entry: &Entry| entry.kind == Kind::Folder;
    entries.sort_unstable_by(|a, b| (is_folder(a), &a.name).cmp(&(is_folder(b), &b.name)));
    entries
}

/// What was read of a file.
pub(super) enum Content<'b> {
    /// All of it.
    Bytes(&'b [u8]),
    /// Nothing: it has so many bytes, more than the limit.
    TooLarge(u64),
}

/// The one buffer into which files are read.
pub(super) struct Buffer {
    bytes: Vec<u8>,
    /// Files larger than this are not read.
    limit: u64,
}

impl Buffer {
    pub(super) fn new(limit: u64) -> Self {
        Self { bytes: vec![0; USUAL], limit }
    }

    /// Reads a file to its end; its size is asked for only where it does not fit.
    fn fill(&mut self, mut file: File) -> io::Result<Content<'_>> {
        let mut length = 0;
        loop {
            match file.read(&mut self.bytes[length..]) {
                // The buffer may have room for more, from a larger file before.
                Ok(0) if length as u64 > self.limit => return Ok(Content::TooLarge(length as u64)),
                Ok(0) => return Ok(Content::Bytes(&self.bytes[..length])),
                Ok(read) => {
                    length += read;
                    if length < self.bytes.len() && !length.is_multiple_of(BLOCK) {
                        return Ok(Content::Bytes(&self.bytes[..length]));
                    }
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
            if length == self.bytes.len() {
                let size = file.metadata()?.len().max(length as u64);
                if size > self.limit {
                    return Ok(Content::TooLarge(size));
                }
                // One byte more, so that the end is seen without growing again.
                let room = usize::try_from(size + 1).unwrap_or(usize::MAX);
                self.bytes.resize(room, 0);
            }
        }
    }
}

#[cfg(test)]
#[expect(clippy::disallowed_methods, reason = "the room that reads, with files to read")]
mod tests {
    use super::*;
    use std::path::Path;

    /// What one way of reading says of a folder: names, kinds, contents.
    fn told(list: &[Entry], mut read: impl FnMut(&Entry) -> Vec<u8>) -> Vec<(Entry, Vec<u8>)> {
        let files = |entry: &Entry| match entry.kind {
            Kind::File => read(entry),
            Kind::Folder | Kind::Other => Vec::new(),
        };
        let mut contents: Vec<Vec<u8>> = list.iter().map(files).collect();
        list.iter().cloned().zip(contents.drain(..)).collect()
    }

    fn bytes(content: io::Result<Content<'_>>) -> Vec<u8> {
        match content.expect("content") {
            Content::Bytes(bytes) => bytes.to_vec(),
            Content::TooLarge(size) => format!("too large: {size}").into_bytes(),
        }
    }

    fn fill(folder: &Path) {
        let write = |name: &str, bytes: &[u8]| {
            std::fs::write(folder.join(name), bytes).expect("write");
        };
        write("b.csv", b"b,1\n");
        write("a.csv", b"");
        write("block.csv", &[b'w'; 2 * BLOCK]);
        write("buffer.csv", &vec![b'x'; USUAL]);
        write("more.csv", &vec![b'y'; USUAL + 1]);
        write("limit.csv", &vec![b'z'; 100_000]);
        write("past.csv", &vec![b'z'; 100_001]);
        std::fs::create_dir(folder.join("below")).expect("folder");
        write("below/c.csv", b"c");
    }

    #[test]
    fn both_ways_of_reading_tell_the_same() {
        let root = tempfile::tempdir().expect("folder");
        fill(root.path());
        let mut buffer = Buffer::new(100_000);
        let one = Folder::open(root.path()).expect("open");
        let entries = one.entries().expect("entries");
        let first = told(&entries, |e| bytes(one.read(&e.name, &mut buffer)));
        let other = portable::Folder::open(root.path()).expect("open");
        let second = told(&other.entries().expect("entries"), |e| {
            bytes(other.read(&e.name, &mut Buffer::new(100_000)))
        });
        assert!(first == second, "the two ways differ");
        let names: Vec<_> = entries.iter().map(|e| e.name.to_string_lossy()).collect();
        let expected = [
            "a.csv",
            "b.csv",
            "block.csv",
            "buffer.csv",
            "limit.csv",
            "more.csv",
            "past.csv",
            "below",
        ];
        assert_eq!(names, expected);
        assert_eq!(first[1].1, b"b,1\n");
        assert_eq!(first[2].1.len(), 2 * BLOCK);
        assert_eq!(first[5].1.len(), USUAL + 1);
        assert_eq!(first[6].1, b"too large: 100001");
        let below = one.folder(&entries[7].name).expect("below");
        assert_eq!(below.entries().expect("entries").len(), 1);
        assert_eq!(
            bytes(below.read(&below.entries().expect("entries")[0].name, &mut buffer)),
            b"c"
        );
    }

    #[cfg(unix)]
    #[test]
    fn links_are_told_and_not_followed() {
        let root = tempfile::tempdir().expect("folder");
        std::fs::write(root.path().join("a"), b"a").expect("write");
        std::os::unix::fs::symlink("a", root.path().join("b")).expect("link");
        let folder = Folder::open(root.path()).expect("open");
        let kinds: Vec<Kind> = folder.entries().expect("entries").iter().map(|e| e.kind).collect();
        assert_eq!(kinds, [Kind::File, Kind::Other]);
        assert!(folder.read("b".as_ref(), &mut Buffer::new(10)).is_err());
    }
}
