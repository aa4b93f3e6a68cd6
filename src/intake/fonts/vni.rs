//! VNI: a plain letter and a sign behind it that carries hat and tone; a few letters have one sign
//! of their own. A capital may have either sign behind it, the capital one (`AÙ`) or the small.

use super::is_punctuation;

/// Plain letters, and those with one sign of their own, that take the five tones.
const TONED: &str = "àaøáaùảaûãaõạaïèeøéeùẻeûẽeõẹeïòoøóoùỏoûõoõọoïùuøúuùủuûũuõụuïỳyøýyùỷyûỹyõ\
    ờôøớôùởôûỡôõợôïừöøứöùửöûữöõựöï";
/// Hats, alone and with their tones.
const HATS: &str = "âaâầaàấaáẩaåẫaãậaäăaêằaèắaéẳaúẵaüặaëêeâềeàếeáểeåễeãệeäôoâồoàốoáổoåỗoãộoä";

fn alone(sign: char) -> Option<char> {
    match sign {
        'ñ' => Some('đ'),
        'ì' => Some('ì'),
        'í' => Some('í'),
        'æ' => Some('ỉ'),
        'ó' => Some('ĩ'),
        'ò' => Some('ị'),
        'ô' => Some('ơ'),
        'ö' => Some('ư'),
        'î' => Some('ỵ'),
        _ => None,
    }
}

fn pair(base: char, sign: char) -> Option<char> {
    let triples: Vec<char> = TONED.chars().chain(HATS.chars()).collect();
    let found = triples.chunks(3).find(|three| three[1] == base && three[2] == sign);
    found.map(|three| three[0])
}

fn small(c: char) -> char {
    c.to_lowercase().next().unwrap_or(c)
}

/// The text in Unicode; none where a sign is no letter of this font.
pub(super) fn converted(text: &str) -> Option<String> {
    let mut all = String::with_capacity(text.len());
    let mut signs = text.chars().peekable();
    while let Some(sign) = signs.next() {
        let both = signs.peek().and_then(|next| pair(small(sign), small(*next)));
        let letter = match both {
            Some(letter) => {
                signs.next();
                letter
            }
            None => match alone(small(sign)) {
                Some(letter) => letter,
                None if is_punctuation(sign) => {
                    all.push(sign);
                    continue;
                }
                None => return None,
            },
        };
        if sign.is_uppercase() { all.extend(letter.to_uppercase()) } else { all.push(letter) }
    }
    Some(all)
}

#[cfg(test)]
mod tests {
    use super::super::LETTERS;
    use super::*;

    /// How a letter is written: the other way round, from the same tables.
    fn written(letter: char) -> Vec<String> {
        let triples: Vec<char> = TONED.chars().chain(HATS.chars()).collect();
        let pairs = triples.chunks(3).filter(|three| three[0] == letter);
        let mut all: Vec<String> = pairs.map(|three| three[1..].iter().collect()).collect();
        all.extend("ñìíæóòôöî".chars().filter(|s| alone(*s) == Some(letter)).map(String::from));
        all
    }

    #[test]
    fn every_letter_is_written_in_one_way_and_read_back_in_both_capitals() {
        for letter in LETTERS.chars() {
            let written = written(letter);
            let [only] = &written[..] else { panic!("{letter}: {written:?}") };
            assert_eq!(converted(only), Some(letter.to_string()));
            let capital = letter.to_uppercase().to_string();
            assert_eq!(converted(&only.to_uppercase()), Some(capital.clone()));
            let mut signs = only.chars();
            let first = signs.next().expect("sign").to_uppercase().to_string();
            assert_eq!(converted(&format!("{first}{}", signs.as_str())), Some(capital));
        }
    }

    #[test]
    fn words_are_read() {
        let text =
            "UÛy ban nhaân daân xaõ Cam Laâm, ngaøy 14 thaùng 12: Coâng ngheä soá, öùng duïng";
        let expected = "Ủy ban nhân dân xã Cam Lâm, ngày 14 tháng 12: Công nghệ số, ứng dụng";
        assert_eq!(converted(text).as_deref(), Some(expected));
        assert_eq!(
            converted("Ngöôøi tröôûng thaønh, kyõ sö").as_deref(),
            Some("Người trưởng thành, kỹ sư")
        );
        assert_eq!(converted("đ"), None);
    }
}
