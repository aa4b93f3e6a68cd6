//! Paths as URIs.

use crate::text::{find_personal_data, mask};
use std::fmt::Write;

/// A path as a URI (RFC 3986): relative where the path is, with everything but plain letters,
/// digits and `-._~/` as percent-encoded UTF-8.
pub(super) fn uri(path: &str) -> String {
    let path = mask(path);
    let before = if path.starts_with('/') { "file://" } else { "" };
    let letters = |byte: u8| byte.is_ascii_alphabetic() || b"-._~/".contains(&byte);
    let uri = encoded(&path, |byte| letters(byte) || byte.is_ascii_digit());
    // An escape and the digits after it can look like somebody's number, and would be masked on
    // their way out.
    let clear = find_personal_data(&uri).is_empty();
    format!("{before}{}", if clear { uri } else { encoded(&path, letters) })
}

fn encoded(text: &str, plain: impl Fn(u8) -> bool) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for byte in text.bytes() {
        if plain(byte) {
            out.push(char::from(byte));
        } else {
            // A String takes everything.
            let _ = write!(out, "%{byte:02X}");
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn letters_of_a_language_and_spaces_are_encoded() {
        assert_eq!(uri("reports/2025-Q4/xa-a.csv"), "reports/2025-Q4/xa-a.csv");
        assert_eq!(uri("Quý 4/a:b%.csv"), "Qu%C3%BD%204/a%3Ab%25.csv");
        assert_eq!(uri("/tmp/x y"), "file:///tmp/x%20y");
        assert_eq!(uri("a/\u{1b}\u{202e}"), "a/%1B%E2%80%AE");
    }

    #[test]
    fn nobody_is_named_and_nobody_is_imagined() {
        assert!(!uri("a 0912345678.csv").contains("0912"));
        assert_eq!(uri(" 0123456789"), "%20%30%31%32%33%34%35%36%37%38%39");
    }

    proptest! {
        #[test]
        fn every_path_is_a_uri_that_goes_out_as_it_is(path in "\\PC{0,30}|[ -~\t\n]{0,30}| [0-9]{8,13}") {
            let uri = uri(&path);
            prop_assert_eq!(mask(&uri), uri.as_str());
            let body = uri.strip_prefix("file://").unwrap_or(&uri);
            let known = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
            prop_assert!(body.chars().all(known));
            for (at, _) in body.match_indices('%') {
                let escape = &body[at + 1..at + 3];
                prop_assert!(escape.chars().all(|c| c.is_ascii_hexdigit()));
            }
        }
    }
}
