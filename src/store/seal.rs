//! A Word file that somebody went on writing in is never written over. So that the next run knows
//! its own file, each carries its SHA-256 in the comment of its zip, where no reader of documents
//! looks; Word and LibreOffice write none, so whatever they saved has no seal that fits.

use crate::source::sha256_of_bytes;
use std::path::Path;

/// A zip without a comment ends with these, then 16 bytes, then the length of the comment: none.
const END: &[u8] = b"PK\x05\x06";
const END_LENGTH: usize = 22;
const SEAL: usize = 64;

/// The file with its seal; what is no zip stays as it is.
pub fn sealed(bytes: &[u8]) -> Vec<u8> {
    let mut sealed = bytes.to_vec();
    let length = bytes.len();
    if length < END_LENGTH || !bytes[length - END_LENGTH..].starts_with(END) {
        return sealed;
    }
    sealed[length - 2] = SEAL as u8;
    sealed.extend_from_slice(sha256_of_bytes(bytes).as_bytes());
    sealed
}

/// True where a file is there that no run of ours left, and that is not what would be written.
#[expect(clippy::disallowed_methods, reason = "the room that writes looks before it does")]
pub fn was_edited(path: &Path, bytes: &[u8]) -> bool {
    let there = std::fs::read(path).ok().filter(|_| path.is_file());
    there.is_some_and(|there| there != bytes && !is_sealed(&there))
}

fn is_sealed(there: &[u8]) -> bool {
    let Some((file, seal)) = there.split_at_checked(there.len().saturating_sub(SEAL)) else {
        return false;
    };
    let mut file = file.to_vec();
    let Some(length) = file.len().checked_sub(2) else { return false };
    file[length] = 0;
    sha256_of_bytes(&file).as_bytes() == seal
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_was_written_here_and_left_alone_is_sealed() {
        let zip = [b"PK\x03\x04 a file ".as_slice(), END, &[0; 18]].concat();
        let file = sealed(&zip);
        assert_eq!(file.len(), zip.len() + 64);
        assert!(is_sealed(&file) && !is_sealed(&zip));
        let mut edited = file.clone();
        edited[6] ^= 1;
        assert!(!is_sealed(&edited));
        assert_eq!(sealed(b"no zip"), b"no zip");
        for short in [&b""[..], b"x", &file[..64], &file[..66]] {
            assert!(!is_sealed(short));
        }
    }
}
