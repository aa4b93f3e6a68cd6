//! What the words around a number say it is. Asked only where digits alone do not say it, so it
//! may cost something.

use crate::vietnamese::fold;

/// What the words before a number announce.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Said {
    /// `SĐT`, `Zalo`, `gọi`.
    Phone,
    /// `CCCD`, `số định danh`.
    Citizen,
    /// `chị Mai`, `Nguyễn Văn A`.
    Person,
    /// `MST`, `mã số thuế`.
    Tax,
}

const PHONE: &[&str] = &[
    "dt",
    "sdt",
    "dtdd",
    "dd",
    "tel",
    "phone",
    "mobile",
    "hotline",
    "zalo",
    "viber",
    "lh",
    "goi",
    "dien thoai",
    "di dong",
    "lien he",
];
const CITIZEN: &[&str] = &[
    "cccd",
    "cmnd",
    "cmt",
    "cmtnd",
    "can cuoc",
    "can cuoc cong dan",
    "dinh danh",
    "chung minh nhan dan",
];
const TAX: &[&str] = &["mst", "ma so thue", "msdn", "ma so doanh nghiep", "tax code"];
/// Words that may stand between: `số điện thoại di động là`.
const BETWEEN: &[&str] = &[
    "so",
    "la",
    "cua",
    "rieng",
    "ca nhan",
    "ca",
    "nhan",
    "may",
    "doanh nghiep",
    "cong ty",
    "toi",
    "em",
];
/// Before a name; with their marks, so that `cơ` and `có` are not `cô`.
const TITLES: &[&str] =
    &["ông", "bà", "anh", "chị", "cô", "bác", "em", "thầy", "chí", "đ/c", "đc", "a", "c"];
/// Nineteen people in twenty have one of them.
const SURNAMES: &[&str] = &[
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ",
    "hồ", "ngô", "dương", "lý", "đinh", "đoàn", "trương", "lương", "mai",
];
/// Before a name that is a place's.
const PLACES: &[&str] =
    &["xã", "phường", "khu", "thôn", "đường", "phố", "trường", "chợ", "cầu", "ty"];
/// What is counted or paid stands behind its number.
const UNITS: &[&str] = &[
    "dong", "d", "vnd", "usd", "trieu", "ty", "nguoi", "luot", "ho", "may", "chiec", "tin", "ban",
    "lan", "cuoc", "ngay",
];

/// What stands before a number on its line, as far as it says something of it.
pub(super) fn said_before(before: &str) -> Option<Said> {
    let near = nearest(before);
    let plain = plain(near);
    let ends = |words: &[&str]| words.iter().any(|word| ends_with_word(&plain, word));
    if ends(TAX) {
        Some(Said::Tax)
    } else if ends(CITIZEN) {
        Some(Said::Citizen)
    } else if ends(PHONE) {
        Some(Said::Phone)
    } else {
        ends_with_a_person(near).then_some(Said::Person)
    }
}

/// True where what is counted, or a currency, stands behind a number. The beginning of a mailbox
/// is neither: once it is masked it could not be seen.
pub(super) fn counts(behind: &str) -> bool {
    let word = behind.split_whitespace().next().unwrap_or_default();
    let end = word.find(|c: char| !c.is_alphabetic()).unwrap_or(word.len());
    let unit = UNITS.contains(&fold(&word[..end]).as_str());
    word.starts_with('%') || unit && !word.contains('@')
}

/// The last words of the line; nothing from before a bracket that is closed, which may be a mask.
fn nearest(before: &str) -> &str {
    const REACH: usize = 64;
    let near = &before[before.ceil_char_boundary(before.len().saturating_sub(REACH))..];
    near.rsplit(['\n', '\r', ']']).next().unwrap_or_default()
}

/// Folded, with one space between words, without the words that say nothing.
fn plain(near: &str) -> String {
    let letters: String = near.chars().map(|c| if c.is_alphanumeric() { c } else { ' ' }).collect();
    let mut plain = fold(&letters);
    while let Some(word) = BETWEEN.iter().find(|word| ends_with_word(&plain, word)) {
        let length = plain.len() - word.len();
        plain.truncate(plain[..length].trim_end().len());
    }
    plain
}

fn ends_with_word(text: &str, word: &str) -> bool {
    text.strip_suffix(word).is_some_and(|rest| rest.is_empty() || rest.ends_with(' '))
}

/// A title and a name, or a surname and a name, with nothing but spaces between them.
fn ends_with_a_person(near: &str) -> bool {
    let name = near.trim_end_matches(|c: char| !c.is_alphabetic());
    let words: Vec<&str> = name.split_whitespace().collect();
    let names = words.iter().rev().take(5).take_while(|word| is_capital(word)).count();
    let first = words.len() - names;
    let is = |word: &str, of: &[&str]| of.contains(&word.to_lowercase().as_str());
    let behind = |of: &[&str]| first > 0 && is(words[first - 1], of);
    let surname = names > 1 && is(words[first], SURNAMES) && !behind(PLACES);
    names > 0 && (behind(TITLES) || names > 1 && is(words[first], TITLES) || surname)
}

fn is_capital(word: &str) -> bool {
    word.starts_with(char::is_uppercase) && word.chars().all(char::is_alphabetic)
}
