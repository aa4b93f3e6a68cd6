//! The hash of a style as a content security policy names it. Base64 is written by hand: one use
//! of fifteen lines needs no crate.

use sha2::{Digest, Sha256};

const LETTERS: &[u8; 64] = b"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

/// SHA-256 of a text in Base64.
pub(super) fn base64_sha256(text: &str) -> String {
    base64(&Sha256::digest(text.as_bytes()))
}

fn base64(bytes: &[u8]) -> String {
    let group = |three: &[u8]| {
        let at = |n: usize| u32::from(three.get(n).copied().unwrap_or(0));
        let bits = (at(0) << 16) | (at(1) << 8) | at(2);
        let letter = move |n: usize| char::from(LETTERS[(bits >> (18 - 6 * n)) as usize & 63]);
        let known = three.len() + 1;
        (0..4).map(move |n| if n < known { letter(n) } else { '=' }).collect::<String>()
    };
    bytes.chunks(3).map(group).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn base64_is_that_of_rfc_4648() {
        for (plain, coded) in
            [("", ""), ("f", "Zg=="), ("fo", "Zm8="), ("foo", "Zm9v"), ("foobar", "Zm9vYmFy")]
        {
            assert_eq!(base64(plain.as_bytes()), coded);
        }
    }

    #[test]
    fn the_hash_is_the_one_a_browser_computes() {
        // printf 'body{}' | openssl dgst -sha256 -binary | base64
        assert_eq!(base64_sha256("body{}"), BODY);
    }

    const BODY: &str = "fJgEClQWV1hGkK4qHMO0KotTsVnMYMXTq7/suurGyUo=";
}
