//! Names as people type them, resolved to what the plan has: an exact writing before one without
//! diacritics, two candidates are told and none taken, a near miss is only suggested.

mod indicators;
mod tasks;
mod units;

pub(super) use indicators::Indicators;
pub(super) use tasks::Tasks;
pub(super) use units::{Units, WHOLE};

use crate::vietnamese::fold;
use std::collections::BTreeMap;
use unicode_normalization::UnicodeNormalization;
use unicode_normalization::char::is_combining_mark;

/// What a name was found to be.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found<T> {
    /// One thing, in a usual writing.
    One(T),
    /// Several things.
    Several(Vec<T>),
    /// Nothing.
    Nothing,
}

/// Names with what they stand for, on three levels of exactness.
#[derive(Clone, Debug)]
pub(super) struct Names<T> {
    exact: BTreeMap<String, Vec<T>>,
    toned: BTreeMap<String, Vec<T>>,
    folded: BTreeMap<String, Vec<T>>,
}

impl<T: Copy + Ord> Names<T> {
    pub(super) fn new() -> Self {
        Self { exact: BTreeMap::new(), toned: BTreeMap::new(), folded: BTreeMap::new() }
    }

    /// Takes a name in.
    pub(super) fn add(&mut self, name: &str, thing: T) {
        if plain(name).is_empty() {
            return;
        }
        let put = |map: &mut BTreeMap<String, Vec<T>>, key: String| {
            let things = map.entry(key).or_default();
            if !things.contains(&thing) {
                things.push(thing);
            }
        };
        put(&mut self.exact, name.to_owned());
        put(&mut self.toned, toned(name));
        put(&mut self.folded, plain(name));
    }

    /// What a name stands for, on the most exact level that knows it.
    pub(super) fn find(&self, name: &str) -> Found<T> {
        let levels =
            [self.exact.get(name), self.toned.get(&toned(name)), self.folded.get(&plain(name))];
        match levels.into_iter().flatten().next().map(Vec::as_slice) {
            None | Some([]) => Found::Nothing,
            Some([one]) => Found::One(*one),
            Some(several) => Found::Several(several.to_vec()),
        }
    }

    /// All names without diacritics, with what they stand for.
    pub(super) fn folded(&self) -> impl Iterator<Item = (&str, &[T])> {
        self.folded.iter().map(|(name, things)| (name.as_str(), things.as_slice()))
    }
}

/// A name for comparing: without diacritics, case and signs. `X.Diên  Điền` is `x dien dien`.
pub(super) fn plain(text: &str) -> String {
    words(&fold(text))
}

/// A name for comparing with its diacritics, wherever in a word the tone was set: `Hoà` and
/// `Hòa` are alike, `Định` and `Đình` are not.
fn toned(text: &str) -> String {
    let tone = |c: char| matches!(c, '\u{300}' | '\u{301}' | '\u{303}' | '\u{309}' | '\u{323}');
    let lower: String = text.to_lowercase().nfd().collect();
    let last = |word: &str| {
        let letters = word.chars().filter(|c| !tone(*c));
        letters.chain(word.chars().filter(|c| tone(*c))).collect::<String>()
    };
    words(&lower).split(' ').map(last).collect::<Vec<_>>().join(" ")
}

/// Letters and digits with their marks, anything else one space; `&` is the word it stands for.
fn words(text: &str) -> String {
    let spaced = text.replace('&', " va ");
    let kept = |c: char| if c.is_alphanumeric() || is_combining_mark(c) { c } else { ' ' };
    let text: String = spaced.chars().map(kept).collect();
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Where whole words stand inside others, as byte offsets of `text`; both made [`plain`].
pub(super) fn word_positions(text: &str, words: &str) -> Vec<usize> {
    let end_of_word = |at: usize| text.as_bytes().get(at).is_none_or(|b| *b == b' ');
    let start_of_word = |at: usize| at == 0 || text.as_bytes()[at - 1] == b' ';
    let found = text.match_indices(words).map(|(at, _)| at);
    found.filter(|at| start_of_word(*at) && end_of_word(at + words.len())).collect()
}

/// A name without the number before it: `1. Người dân`, `a) Người dân`, `- Người dân`.
pub(super) fn without_number(text: &str) -> &str {
    let text = text.trim_start_matches(['-', '+', '•', '*', '–', ' ']);
    match text.split_once(['.', ')']) {
        Some((number, rest))
            if !number.is_empty()
                && number.len() <= 4
                && number.chars().all(|c| c.is_ascii_alphanumeric() || c == 'đ')
                && rest.starts_with(' ') =>
        {
            rest.trim_start()
        }
        _ => text,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_exact_writing_comes_before_one_without_diacritics() {
        let mut names = Names::new();
        names.add("Xã Tân Định", 1);
        names.add("Xã Tân Đình", 2);
        assert_eq!(names.find("xã tân đình"), Found::One(2));
        assert_eq!(names.find("XÃ TÂN ĐỊNH"), Found::One(1));
        assert_eq!(names.find("xa tan dinh"), Found::Several(vec![1, 2]));
        assert_eq!(names.find("xã tân dinh"), Found::Several(vec![1, 2]));
        assert_eq!(names.find("xã tân"), Found::Nothing);
    }

    #[test]
    fn tones_may_stand_on_either_vowel() {
        let mut names = Names::new();
        names.add("Ủy ban nhân dân xã Hòa Trí", 1);
        names.add("Ủy ban nhân dân xã Hóa Trí", 2);
        assert_eq!(names.find("Uỷ ban nhân dân xã Hoà Trí"), Found::One(1));
        assert_eq!(names.find("U\u{309}y ban nhân dân xã Ho\u{301}a Tri\u{301}"), Found::One(2));
    }

    #[test]
    fn signs_are_only_spaces() {
        assert_eq!(plain("X.Diên  Điền"), "x dien dien");
        assert_eq!(plain("Sở N&ĐĐ"), "so n va dd");
        assert_eq!(plain("ma_don_vi"), "ma don vi");
    }

    #[test]
    fn numbers_before_a_name_are_dropped() {
        for text in ["1. Người dân", "a) Người dân", "- Người dân", "II. Người dân", "Người dân"]
        {
            assert_eq!(without_number(text), "Người dân");
        }
        assert_eq!(without_number("X. Diên Điền"), "Diên Điền");
        assert_eq!(without_number("I.1.1"), "I.1.1");
    }

    #[test]
    fn whole_words_are_found_inside_others() {
        assert_eq!(word_positions("bc xa tan dinh q4", "xa tan dinh"), [3]);
        assert!(word_positions("bc xa tan dinhh", "xa tan dinh").is_empty());
    }
}
