//! The personal-data guard. Report files hold totals only (Law 91/2025/QH15); what gives a
//! person away is a CCCD number, a mobile telephone or a private e-mail address. Names alone are
//! not looked for: too many false alarms. Written by hand: three patterns with checks on their
//! digits do not need a regular-expression engine, and the scan must be cheap on every line.

mod full_width;
mod mail;
mod number;
mod run;
mod words;

use super::blocks::{between, equal, first};
use run::{DigitRun, Number, has_nine_digits};
use std::borrow::Cow;
use std::ops::Range;
use wide::u8x32;
use words::Said;

/// What a hit looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Pattern {
    /// A citizen's identity number, 12 digits, or 11 where a spreadsheet dropped the zero.
    CitizenNumber,
    /// A mobile telephone number.
    Phone,
    /// An e-mail address outside `gov.vn`.
    Email,
}

/// All patterns, in the order of their names.
pub const PATTERNS: [Pattern; 3] = [Pattern::CitizenNumber, Pattern::Phone, Pattern::Email];

impl Pattern {
    /// What officers call it.
    pub fn name(self) -> &'static str {
        match self {
            Self::CitizenNumber => "số căn cước công dân",
            Self::Phone => "số điện thoại di động",
            Self::Email => "địa chỉ thư điện tử cá nhân",
        }
    }
}

/// One place that gives a person away.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Hit {
    /// Bytes of the text.
    pub range: Range<usize>,
    /// What it looks like.
    pub pattern: Pattern,
}

/// All hits in a text, in order, none overlapping.
pub fn find_personal_data(text: &str) -> Vec<Hit> {
    let bytes = text.as_bytes();
    let mut hits: Vec<Hit> = Vec::new();
    let mut at = 0;
    while let Some(found) = first(&bytes[at..], is_suspect) {
        let start = at + found;
        if bytes[start] == full_width::LEAD && full_width::stands_at(text, start) {
            return full_width::find(text);
        }
        let free = hits.last().map_or(0, |last| last.range.end);
        match hit_at(text, free, start) {
            Some(Hit { range, pattern }) => {
                // The name of a mailbox may be the telephone before it: `0912345678@gmail.com`.
                at = range.end;
                hits.push(Hit { range: range.start.max(free)..range.end, pattern });
            }
            None => at = skip(bytes, start),
        }
    }
    hits
}

/// Marks the bytes with which something begins that is worth a look.
fn is_suspect(bytes: u8x32) -> u8x32 {
    between(bytes, b'0', b'9') | equal(bytes, b'@') | equal(bytes, full_width::LEAD)
}

/// The text with every hit replaced by the name of what stood there.
pub fn mask(text: &str) -> Cow<'_, str> {
    let hits = find_personal_data(text);
    if hits.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for hit in hits {
        out.push_str(&text[at..hit.range.start]);
        out.push_str(&masked(hit.pattern));
        at = hit.range.end;
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
}

/// What stands in the place of a hit.
pub fn masked(pattern: Pattern) -> String {
    format!("[đã che {}]", pattern.name())
}

/// The hit that begins at a digit, or stands around an `@`; `free` is the end of the one before.
fn hit_at(text: &str, free: usize, start: usize) -> Option<Hit> {
    if text.as_bytes()[start] == b'@' {
        return mail::around(text, start).map(|range| Hit { range, pattern: Pattern::Email });
    }
    if !has_nine_digits(text, start) {
        return None;
    }
    let before = text[..start].chars().next_back();
    // `ĐT0912…` is a telephone, `a0562…` a part of a check sum.
    if before.is_some_and(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    let plus = before == Some('+');
    let run = DigitRun::at(text, start);
    let around = Around { text, free, start };
    let by_digits = run.longest(|number| around.by_digits(number, plus));
    let (end, pattern) = by_digits.or_else(|| run.longest(|number| around.by_words(number)))?;
    let from = if plus { start - 1 } else { start };
    Some(Hit { range: from..end, pattern })
}

/// A number in its text.
struct Around<'a> {
    text: &'a str,
    /// End of the hit before it: what is masked says nothing about what follows.
    free: usize,
    start: usize,
}

impl Around<'_> {
    /// What the digits and their groups say by themselves.
    fn by_digits(&self, number: Number<'_>, plus: bool) -> Option<Pattern> {
        let Number { digits, sizes, end, .. } = number;
        if number::is_phone(digits, sizes, plus) {
            return (plus || !self.is_tax_code(number)).then_some(Pattern::Phone);
        }
        let whole = sizes.len() == 1 || sizes == [3, 3, 3, 3] || sizes == [6, 6];
        let citizen = whole && !plus && number::is_citizen_number(digits, sizes.len() == 1);
        (citizen && !self.is_tail_of_an_amount(end)).then_some(Pattern::CitizenNumber)
    }

    /// What the words around say of digits that might be anything: a spreadsheet dropped their
    /// zero, or nobody groups them so.
    fn by_words(&self, number: Number<'_>) -> Option<Pattern> {
        let digits = number.digits;
        if !(9..=12).contains(&digits.len()) || self.is_amount(number) {
            return None;
        }
        let phone = number::is_mobile(digits) || number::is_mobile_without_zero(digits);
        let citizen = number::is_citizen_number_without_zeros(digits);
        match self.said()? {
            Said::Phone => phone.then_some(Pattern::Phone),
            Said::Citizen => Some(Pattern::CitizenNumber),
            Said::Person if number.sizes.len() > 1 => None,
            Said::Person if phone => Some(Pattern::Phone),
            Said::Person => citizen.then_some(Pattern::CitizenNumber),
            Said::Tax => None,
        }
    }

    fn said(&self) -> Option<Said> {
        words::said_before(&self.text[self.free..self.start])
    }

    /// `1.089.123.456.789` is money, not the number `089.123.456.789` behind a list's `1.`.
    fn is_tail_of_an_amount(&self, end: usize) -> bool {
        let ahead = self.text[self.free..self.start].strip_suffix('.').unwrap_or_default();
        ahead.ends_with(|c: char| c.is_ascii_digit()) && self.text[self.start..end].contains('.')
    }

    /// With dots or more thousands between or behind, with three zeros at the end, or with what
    /// is counted.
    fn is_amount(&self, number: Number<'_>) -> bool {
        let behind = &self.text[number.end..];
        let dotted = self.text[self.start..number.end].contains('.');
        let thousands = number.sizes.len() > 1 && run::three_digits_follow(behind);
        dotted || thousands || number.digits.ends_with(b"000") || words::counts(behind)
    }

    /// Ten digits that look like a telephone, and are a tax code all the same: the check digit is
    /// right, and no network has such numbers, or a branch's number follows, or the words say so.
    fn is_tax_code(&self, number: Number<'_>) -> bool {
        number.sizes == [10]
            && number::is_tax_code(number.digits)
            && (number::is_of_no_network(number.digits)
                || is_of_a_branch(&self.text[number.end..])
                || self.said() == Some(Said::Tax))
    }
}

/// `-001` behind a tax code, and no digit more: that might be somebody's number.
fn is_of_a_branch(behind: &str) -> bool {
    behind.starts_with('-') && run::digits_that_follow(behind) == 3
}

/// What a cell of words holds that is nothing but a number: a spreadsheet takes a telephone for
/// one and drops its zero. A cell of figures is a figure, whatever it looks like.
pub fn number_alone(cell: &str) -> Option<Pattern> {
    let digits = cell.trim().strip_suffix(".0").unwrap_or(cell.trim()).as_bytes();
    let plain = digits.iter().all(u8::is_ascii_digit) && !digits.ends_with(b"000");
    if plain && number::is_mobile_without_zero(digits) {
        return Some(Pattern::Phone);
    }
    (plain && number::is_citizen_number_without_zeros(digits)).then_some(Pattern::CitizenNumber)
}

/// Past the digits that begin at `start`, or past what else is there.
fn skip(bytes: &[u8], start: usize) -> usize {
    let digits = bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
    start + digits.max(1)
}

#[cfg(test)]
mod tests;
