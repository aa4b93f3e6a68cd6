//! The SHA-256 of a text as committed form writes it.

use sha2::{Digest, Sha256};

/// Over the text with LF.
pub(super) fn of(text: &str) -> [u8; 32] {
    if text.contains('\r') {
        return Sha256::digest(text.replace("\r\n", "\n")).into();
    }
    Sha256::digest(text).into()
}
