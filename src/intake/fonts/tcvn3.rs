//! TCVN3: one sign a letter. Fonts of capitals (`.VnTimeH`) show the signs of small letters as
//! capitals, and many typed `CéNG HßA`; seven capitals have signs of their own; the full table of
//! TCVN 5712 has the others where Latin-1 has control characters.

use super::is_punctuation;

const SMALL: [(char, &str); 7] = [
    (
        'a',
        "à\u{b5}ả\u{b6}ã\u{b7}á\u{b8}ạ\u{b9}ă\u{a8}ằ\u{bb}ẳ\u{bc}ẵ\u{bd}ắ\u{be}ặ\u{c6}â\u{a9}ầ\u{c7}ẩ\u{c8}ẫ\u{c9}ấ\u{ca}ậ\u{cb}",
    ),
    ('d', "đ\u{ae}"),
    ('e', "è\u{cc}ẻ\u{ce}ẽ\u{cf}é\u{d0}ẹ\u{d1}ê\u{aa}ề\u{d2}ể\u{d3}ễ\u{d4}ế\u{d5}ệ\u{d6}"),
    ('i', "ì\u{d7}ỉ\u{d8}ĩ\u{dc}í\u{dd}ị\u{de}"),
    (
        'o',
        "ò\u{df}ỏ\u{e1}õ\u{e2}ó\u{e3}ọ\u{e4}ô\u{ab}ồ\u{e5}ổ\u{e6}ỗ\u{e7}ố\u{e8}ộ\u{e9}ơ\u{ac}ờ\u{ea}ở\u{eb}ỡ\u{ec}ớ\u{ed}ợ\u{ee}",
    ),
    ('u', "ù\u{ef}ủ\u{f1}ũ\u{f2}ú\u{f3}ụ\u{f4}ư\u{ad}ừ\u{f5}ử\u{f6}ữ\u{f7}ứ\u{f8}ự\u{f9}"),
    ('y', "ỳ\u{fa}ỷ\u{fb}ỹ\u{fc}ý\u{fd}ỵ\u{fe}"),
];

/// Capitals with signs of their own.
const CAPITALS: &str = "Ă\u{a1}Â\u{a2}Ê\u{a3}Ô\u{a4}Ơ\u{a5}Ư\u{a6}Đ\u{a7}\
    Ú\u{1}Ụ\u{2}Ừ\u{4}Ử\u{5}Ữ\u{6}Ứ\u{11}Ự\u{12}Ỳ\u{13}Ỷ\u{14}Ỹ\u{15}Ý\u{16}Ỵ\u{17}\
    À\u{80}Ả\u{81}Ã\u{82}Á\u{83}Ạ\u{84}Ặ\u{85}Ậ\u{86}È\u{87}Ẻ\u{88}Ẽ\u{89}É\u{8a}Ẹ\u{8b}Ệ\u{8c}\
    Ì\u{8d}Ỉ\u{8e}Ĩ\u{8f}Í\u{90}Ị\u{91}Ò\u{92}Ỏ\u{93}Õ\u{94}Ó\u{95}Ọ\u{96}Ộ\u{97}Ờ\u{98}Ở\u{99}\
    Ỡ\u{9a}Ớ\u{9b}Ợ\u{9c}Ù\u{9d}Ủ\u{9e}Ũ\u{9f}";

/// The letter of a sign, in tables that hold letter and sign by turns.
fn letter(sign: char) -> Option<char> {
    let tables = SMALL.iter().map(|(_, table)| *table).chain([CAPITALS]);
    let mut pairs = tables.flat_map(|table| {
        let letters = table.chars().step_by(2);
        letters.zip(table.chars().skip(1).step_by(2))
    });
    pairs.find(|(_, known)| *known == sign).map(|(letter, _)| letter)
}

/// The text in Unicode; none where a sign is no letter of this font.
pub(super) fn converted(text: &str) -> Option<String> {
    let mut all = String::with_capacity(text.len());
    let mut word: Vec<(char, char)> = Vec::new();
    for sign in text.chars() {
        match letter(sign) {
            Some(letter) => word.push((sign, letter)),
            None if sign.is_ascii_alphabetic() => word.push((sign, sign)),
            None if is_punctuation(sign) => {
                finish(&mut word, &mut all);
                all.push(sign);
            }
            None => return None,
        }
    }
    finish(&mut word, &mut all);
    Some(all)
}

/// A word whose plain letters are capitals, two of them at least, is a word of capitals.
fn finish(word: &mut Vec<(char, char)>, all: &mut String) {
    let plain = || word.iter().filter(|(sign, _)| sign.is_ascii_alphabetic());
    let capitals = plain().count() >= 2 && plain().all(|(sign, _)| sign.is_ascii_uppercase());
    for (_, letter) in word.drain(..) {
        if capitals { all.extend(letter.to_uppercase()) } else { all.push(letter) }
    }
}

#[cfg(test)]
mod tests {
    use super::super::LETTERS;
    use super::*;

    #[test]
    fn every_letter_has_one_sign() {
        let small: String = SMALL.iter().flat_map(|(_, t)| t.chars().step_by(2)).collect();
        let mut sorted: Vec<char> = small.chars().collect();
        sorted.sort_unstable();
        let mut expected: Vec<char> = LETTERS.chars().collect();
        expected.sort_unstable();
        assert_eq!(sorted, expected);
        let signs = SMALL.iter().map(|(_, t)| *t).chain([CAPITALS]);
        let mut signs: Vec<char> = signs.flat_map(|t| t.chars().skip(1).step_by(2)).collect();
        let count = signs.len();
        signs.sort_unstable();
        signs.dedup();
        // 67 small letters; of the capitals the table of the standard has these 51.
        assert_eq!((signs.len(), count), (67 + 51, 67 + 51));
    }

    #[test]
    fn a_pangram_of_the_standard_is_read() {
        // Made by `iconv -t TCVN5712-1`, read as Latin-1.
        let sent = "Cam L©m, ngµy 14 th¸ng 12: ®\u{a7} ¡n nghØ lÔ, b\u{ad}ëi ngät, kü s\u{ad}";
        let expected = "Cam Lâm, ngày 14 tháng 12: đĐ Ăn nghỉ lễ, bưởi ngọt, kỹ sư";
        assert_eq!(converted(sent).as_deref(), Some(expected));
    }

    #[test]
    fn words_of_capitals_are_capitals() {
        let read = |text: &str| converted(text).expect("text");
        assert_eq!(read("CéNG HßA"), "CỘNG HÒA");
        assert_eq!(read("Hµ NéI"), "Hà NỘI");
        assert_eq!(read("céng hßa"), "cộng hòa");
        assert_eq!(read("\u{80}\u{9f}"), "ÀŨ");
        assert_eq!(converted("Đ"), None);
    }
}
