//! Whether a word can be Vietnamese: what comes out of the wrong table is not.

use unicode_normalization::UnicodeNormalization;

const STARTS: [&str; 28] = [
    "", "b", "c", "ch", "d", "đ", "g", "gh", "gi", "h", "k", "kh", "l", "m", "n", "ng", "ngh",
    "nh", "p", "ph", "q", "r", "s", "t", "th", "tr", "v", "x",
];
/// `k` ends names of places: Đắk.
const ENDS: [&str; 10] = ["", "c", "ch", "k", "m", "n", "ng", "nh", "p", "t"];
const VOWELS: [&str; 57] = [
    "a", "ă", "â", "e", "ê", "i", "o", "ô", "ơ", "u", "ư", "y", "ai", "ao", "au", "ay", "âu", "ây",
    "eo", "êu", "ia", "iê", "iu", "iêu", "oa", "oă", "oe", "oi", "ôi", "ơi", "oai", "oay", "oao",
    "oeo", "oo", "ua", "uâ", "uă", "ue", "uê", "ui", "uô", "uôi", "uơ", "uy", "uya", "uyê", "uyu",
    "ưa", "ưi", "ươ", "ươi", "ươu", "ưu", "yê", "yêu", "uây",
];
/// Longer than this a word of capitals is no abbreviation.
const ABBREVIATION: usize = 5;

/// True for a word that can be Vietnamese, and for one without Vietnamese letters.
pub(super) fn is_word(word: &str) -> bool {
    if word.is_ascii() {
        return true;
    }
    let short = word.chars().count() <= ABBREVIATION;
    if short && word.chars().all(char::is_uppercase) {
        return true;
    }
    let (bare, tones) = without_tone(&word.to_lowercase());
    tones <= 1 && splits(&bare)
}

fn without_tone(word: &str) -> (String, usize) {
    let tone = |c: &char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let tones = word.nfd().filter(tone).count();
    (word.nfd().filter(|c| !tone(c)).nfc().collect(), tones)
}

/// A beginning, vowels and an end that the language has.
fn splits(word: &str) -> bool {
    STARTS.iter().any(|start| {
        let Some(rest) = word.strip_prefix(start) else { return false };
        ENDS.iter().any(|end| rest.strip_suffix(end).is_some_and(|vowels| VOWELS.contains(&vowels)))
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_of_the_language_pass() {
        let text = "Ủy ban nhân dân xã phường đặc khu Hoa Biển người trưởng thành được cấp tài khoản \
                    nghiệp vụ giữ gìn quý quyết khuyến khích thuở nguyên yêu uống rượu chuyển đổi \
                    khoẻ khỏe huỷ hủy ngoằn nghèo giặt giếng oái xoáy loay hoay Đắk QĐ ĐVHC rà soát \
                    buổi luỹ kế tuyên truyền chuẩn quả hươu bưởi quốc quần quăng";
        for word in text.split_whitespace() {
            assert!(is_word(word), "{word}");
        }
    }

    #[test]
    fn what_comes_out_of_the_wrong_table_does_not() {
        for word in ["Xaừ", "Laẩm", "ddó", "tieõu", "ậ̣n"] {
            assert!(!is_word(word), "{word}");
        }
    }
}
