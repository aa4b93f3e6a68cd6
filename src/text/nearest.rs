//! The known word nearest to one that is not known.

use crate::vietnamese::fold;

/// The nearest of `known` words, where it is near enough to be meant: at most a third of the
/// letters differ, compared without diacritics and case. It is only suggested, never taken.
pub fn nearest<'a>(word: &str, known: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let folded: Vec<char> = fold(word).chars().collect();
    let limit = (folded.len() / 3).max(1);
    known
        .into_iter()
        .map(|candidate| (distance(&folded, &fold(candidate)), candidate))
        .filter(|(distance, _)| *distance <= limit)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// How many signs differ between two short texts; two that changed places count once.
pub fn edits(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    distance(&one, other)
}

/// Letters to insert, remove, replace or swap (optimal string alignment). Long words are cut at
/// 64 letters, so that a hostile cell costs no time.
fn distance(word: &[char], other: &str) -> usize {
    let a = &word[..word.len().min(64)];
    let b: Vec<char> = other.chars().take(64).collect();
    let mut before: Vec<usize> = vec![0; b.len() + 1];
    let mut last: Vec<usize> = (0..=b.len()).collect();
    for i in 1..=a.len() {
        let mut row = vec![i; b.len() + 1];
        for j in 1..=b.len() {
            let replaced = last[j - 1] + usize::from(a[i - 1] != b[j - 1]);
            row[j] = replaced.min(last[j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                row[j] = row[j].min(before[j - 2] + 1);
            }
        }
        before = std::mem::replace(&mut last, row);
    }
    last[b.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_of_the_hand_finds_its_word() {
        let known = ["tong_so", "so_dat", "ghi_chu"];
        assert_eq!(nearest("tong_sso", known), Some("tong_so"));
        assert_eq!(nearest("so_dta", known), Some("so_dat"));
        assert_eq!(nearest("số_đạt", known), Some("so_dat"));
    }

    #[test]
    fn another_word_finds_nothing() {
        assert_eq!(nearest("ma_don_vi", ["tong_so", "so_dat"]), None);
        assert_eq!(nearest("", ["tong_so"]), None);
    }
}
