//! Words as a part of a name that programs keep.

use super::mask;
use crate::vietnamese::fold;

/// Small letters and digits without diacritics, with a hyphen for everything between:
/// `7817/KH-UBND` is `7817-kh-ubnd`. Masked before: cut or folded later, a number would not be
/// known any more.
pub fn slug(text: &str) -> String {
    let folded = fold(&mask(text));
    let words = folded.split(|c: char| !c.is_ascii_alphanumeric()).filter(|word| !word.is_empty());
    words.collect::<Vec<_>>().join("-")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_of_a_document_becomes_a_name() {
        assert_eq!(slug("12/KH-UBND"), "12-kh-ubnd");
        assert_eq!(slug(" Kế hoạch số 5 / QĐ "), "ke-hoach-so-5-qd");
        assert_eq!(slug("…"), "");
    }
}
