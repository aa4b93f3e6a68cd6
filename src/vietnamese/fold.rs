//! Names compared without diacritics, case and the two ways of writing a tone.

use std::borrow::Cow;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// Lower case, without diacritics, `đ` as `d`, runs of space as one: `Xã  Hoà` and `XÃ HÒA` are
/// both `xa hoa`. Only for comparing, never for printing.
pub fn fold(text: &str) -> String {
    let letters = text.nfd().filter(|c| !is_combining_mark(*c)).flat_map(char::to_lowercase);
    let plain: String = letters.map(|c| if c == 'đ' { 'd' } else { c }).collect();
    plain.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The text in NFC, unchanged (and not copied) where it is so already.
pub fn nfc(text: &str) -> Cow<'_, str> {
    if is_nfc(text) { Cow::Borrowed(text) } else { Cow::Owned(text.nfc().collect()) }
}

/// True where the text is in NFC.
pub fn is_nfc(text: &str) -> bool {
    text.is_ascii() || unicode_normalization::is_nfc(text)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spellings_of_one_name_fold_alike() {
        let spellings =
            ["Xã Hòa Trí", "xã hoà trí", "XA  HOA TRI", "Xa\u{303} Ho\u{300}a Tri\u{301}"];
        for spelling in spellings {
            assert_eq!(fold(spelling), "xa hoa tri", "{spelling}");
        }
        assert_eq!(fold("Ủy ban Đại Lãnh"), fold("Uỷ ban đại lãnh"));
    }

    #[test]
    fn nfc_text_is_not_copied() {
        assert!(matches!(nfc("Hòa"), Cow::Borrowed(_)));
        assert_eq!(nfc("Ho\u{300}a"), "Hòa");
    }
}
