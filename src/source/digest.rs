//! SHA-256 of a text as it is committed: a checkout on Windows that changed the line breaks, or
//! an editor that put a mark before them, has changed no content.

use super::SourceFile;
use sha2::{Digest, Sha256};

impl SourceFile {
    /// Of its content with LF and without byte order mark, in hexadecimal.
    /// A text that was let go has the digest that was kept of it, or none.
    pub fn sha256(&self) -> String {
        match &self.forgotten {
            Some(left) => left.digest.as_ref().map(|digest| hexadecimal(&**digest)),
            None => Some(hexadecimal(&of(&self.text))),
        }
        .unwrap_or_default()
    }

    /// The same of its first lines; none where it has fewer. Two, because the last of them may
    /// have had no line break when it was the last of the file.
    pub fn sha256_of_lines(&self, lines: usize) -> Option<[String; 2]> {
        let text = self.committed();
        if text.lines().count() < lines {
            return None;
        }
        let head: usize = text.split_inclusive('\n').take(lines).map(str::len).sum();
        let head = &text[..head];
        Some([sha256(head), sha256(head.strip_suffix('\n').unwrap_or(head))])
    }

    fn committed(&self) -> String {
        self.text.replace("\r\n", "\n")
    }
}

/// Of a text with LF.
pub(super) fn of(text: &str) -> [u8; 32] {
    match text.contains('\r') {
        true => Sha256::digest(text.replace("\r\n", "\n")).into(),
        false => Sha256::digest(text).into(),
    }
}

/// Of a text as it stands, in hexadecimal.
pub fn sha256(text: &str) -> String {
    hexadecimal(&Sha256::digest(text.as_bytes()))
}

/// Of any bytes, in hexadecimal.
pub fn sha256_of_bytes(bytes: &[u8]) -> String {
    hexadecimal(&Sha256::digest(bytes))
}

fn hexadecimal(digest: &[u8]) -> String {
    digest.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn file(bytes: &[u8]) -> SourceFile {
        SourceFile::from_bytes("a".to_owned(), bytes)
    }

    #[test]
    fn the_digest_is_that_of_the_committed_form() {
        // echo abc | sha256sum
        let expected = "edeaaff3f1774ad2888673770c6d64097e391bc362d7d6fb34982ddf0efd18cb";
        for same in [&b"abc\n"[..], b"abc\r\n", b"\xEF\xBB\xBFabc\n"] {
            assert_eq!(file(same).sha256(), expected);
            let mut forgotten = file(same);
            forgotten.forget(true);
            assert_eq!(forgotten.sha256(), expected);
        }
        assert_ne!(file(b"abc").sha256(), expected);
    }

    #[test]
    fn the_head_of_a_file_is_the_file_before_lines_were_added() {
        let before = file(b"a\nb\n").sha256();
        let grown = file(b"a\r\nb\r\nc\r\n");
        assert_eq!(grown.sha256_of_lines(2).map(|[whole, _]| whole), Some(before));
        let bare = file(b"a\nb").sha256();
        assert_eq!(grown.sha256_of_lines(2).map(|[_, bare]| bare), Some(bare));
        assert_eq!(grown.sha256_of_lines(4), None);
    }
}
