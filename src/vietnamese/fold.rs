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
    text.is_ascii() || text.chars().all(is_whole) || unicode_normalization::is_nfc(text)
}

/// True for a letter that is whole in itself and to which nothing before it can be joined: all of
/// Vietnamese, and everything that stands before the combining marks.
fn is_whole(c: char) -> bool {
    c < '\u{300}' || matches!(c, '\u{1EA0}'..='\u{1EF9}')
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
    fn whole_letters_are_nfc_as_the_crate_says() {
        let whole = (0..=0x1FFF_u32).filter_map(char::from_u32).filter(|c| is_whole(*c));
        let text: String = whole.collect();
        assert!(text.contains('ệ') && unicode_normalization::is_nfc(&text));
        assert!(!is_nfc("a\u{301}") && !is_nfc("xa\u{303}") && is_nfc("Ⓐ ệ"));
    }

    #[test]
    fn nfc_text_is_not_copied() {
        assert!(matches!(nfc("Hòa"), Cow::Borrowed(_)));
        assert_eq!(nfc("Ho\u{300}a"), "Hòa");
    }
}
