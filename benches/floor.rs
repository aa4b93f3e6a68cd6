//! The floor: walks folders and reads every file with the standard library, one thread, and does
//! nothing with what it read. What reads a tree of reports can hardly be cheaper than this, so
//! that costs are told as multiples of it: `cargo bench --bench floor -- FOLDER…`.

#![expect(clippy::disallowed_methods, reason = "it does nothing but read")]
#![expect(clippy::disallowed_macros, reason = "it prints what it saw")]

use std::io;
use std::path::Path;

/// Files and bytes that were read.
#[derive(Default)]
struct Seen {
    files: u64,
    bytes: u64,
}

fn read(folder: &Path, seen: &mut Seen) -> io::Result<()> {
    for entry in std::fs::read_dir(folder)? {
        let entry = entry?;
        if entry.file_type()?.is_dir() {
            read(&entry.path(), seen)?;
        } else {
            seen.files += 1;
            seen.bytes += std::fs::read(entry.path())?.len() as u64;
        }
    }
    Ok(())
}

fn main() -> io::Result<()> {
    let mut seen = Seen::default();
    // cargo adds options of its own.
    let folders = std::env::args().skip(1).filter(|word| !word.starts_with('-'));
    for folder in folders {
        read(Path::new(&folder), &mut seen)?;
    }
    println!("{} files, {} bytes", seen.files, seen.bytes);
    Ok(())
}
