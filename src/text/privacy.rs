//! The personal-data guard. Report files hold totals only (Law 91/2025/QH15); what gives a
//! person away is a CCCD number, a mobile telephone or a private e-mail address. Names alone are
//! not looked for: too many false alarms. Written by hand: three patterns with checks on their
//! digits do not need a regular-expression engine, and the scan must be cheap on every line.

use std::borrow::Cow;
use std::ops::Range;

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
    while let Some(found) = bytes[at..].iter().position(|b| b.is_ascii_digit() || *b == b'@') {
        let start = at + found;
        match hit_at(text, start) {
            Some(Hit { range, pattern }) => {
                // The name of a mailbox may be the telephone before it: `0912345678@gmail.com`.
                let free = hits.last().map_or(0, |last| last.range.end);
                at = range.end;
                hits.push(Hit { range: range.start.max(free)..range.end, pattern });
            }
            None => at = skip(bytes, start),
        }
    }
    hits
}

/// The text with every hit replaced: three dots and the name of what stood there.
pub fn mask(text: &str) -> Cow<'_, str> {
    let hits = find_personal_data(text);
    if hits.is_empty() {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len());
    let mut at = 0;
    for hit in hits {
        out.push_str(&text[at..hit.range.start]);
        out.push_str("[đã che ");
        out.push_str(hit.pattern.name());
        out.push(']');
        at = hit.range.end;
    }
    out.push_str(&text[at..]);
    Cow::Owned(out)
}

fn hit_at(text: &str, start: usize) -> Option<Hit> {
    let bytes = text.as_bytes();
    if bytes[start] == b'@' {
        return email_around(text, start).map(|range| Hit { range, pattern: Pattern::Email });
    }
    let before = text[..start].chars().next_back();
    let plus = before == Some('+');
    // `ĐT0912…` is a telephone, `a0562…` a part of a check sum.
    if before.is_some_and(|c| c.is_ascii_hexdigit()) {
        return None;
    }
    if !has_ten_digits(text, start) {
        return None;
    }
    let run = DigitRun::at(text, start);
    let (end, pattern) = run.hit(plus)?;
    if pattern == Pattern::CitizenNumber && is_tail_of_an_amount(text, start..end) {
        return None;
    }
    let from = if plus { start - 1 } else { start };
    Some(Hit { range: from..end, pattern })
}

/// `1.089.123.456.789` is money, not the number `089.123.456.789` behind a list's `1.`.
fn is_tail_of_an_amount(text: &str, hit: Range<usize>) -> bool {
    let ahead = text[..hit.start].strip_suffix('.').unwrap_or_default();
    ahead.ends_with(|c: char| c.is_ascii_digit()) && text[hit].contains('.')
}

/// False for digits, with single separators between them, that are too few for any number of a
/// person: nearly every number and date of a report.
fn has_ten_digits(text: &str, start: usize) -> bool {
    let (mut count, mut at) = (0, start);
    loop {
        let digits = text.as_bytes()[at..].iter().take_while(|b| b.is_ascii_digit()).count();
        (count, at) = (count + digits, at + digits);
        match separator(text, at) {
            Some(next) if count < 10 => at = next,
            _ => return count >= 10,
        }
    }
}

/// Past the digits that begin at `start`, or past the `@`.
fn skip(bytes: &[u8], start: usize) -> usize {
    let digits = bytes[start..].iter().take_while(|b| b.is_ascii_digit()).count();
    start + digits.max(1)
}

/// Groups of digits with single separators between them: `0912 345 678`.
struct DigitRun {
    digits: Vec<u8>,
    /// Number of digits and end offset after each group.
    groups: Vec<(usize, usize)>,
}

impl DigitRun {
    /// The groups that begin at `start`, up to 13 digits.
    fn at(text: &str, start: usize) -> Self {
        let bytes = text.as_bytes();
        let mut run = Self { digits: Vec::new(), groups: Vec::new() };
        let mut at = start;
        while run.digits.len() < 13 {
            let length = bytes[at..].iter().take_while(|b| b.is_ascii_digit()).count();
            if length == 0 {
                break;
            }
            run.digits.extend(&bytes[at..at + length]);
            at += length;
            let glued = text[at..].chars().next().is_some_and(char::is_alphabetic);
            if !glued {
                run.groups.push((run.digits.len(), at));
            }
            match separator(text, at) {
                Some(next) if !glued => at = next,
                _ => break,
            }
        }
        run
    }

    /// End offset and pattern of the longest hit that ends with a group.
    fn hit(&self, plus: bool) -> Option<(usize, Pattern)> {
        let ends = self.groups.iter().rev();
        ends.filter_map(|&(count, end)| {
            let digits = self.digits.get(..count)?;
            let sizes = self.sizes(count);
            pattern_of(digits, &sizes, plus).map(|pattern| (end, pattern))
        })
        .next()
    }

    fn sizes(&self, count: usize) -> Vec<usize> {
        let mut before = 0;
        let up_to = self.groups.iter().take_while(|(n, _)| *n <= count);
        up_to.map(|&(n, _)| n - std::mem::replace(&mut before, n)).collect()
    }
}

/// The offset after one space, dot or hyphen of any kind that a digit follows; a bracket may be
/// closed before it: `(0912) 345 678`.
fn separator(text: &str, at: usize) -> Option<usize> {
    let rest = text[at..].strip_prefix(')').unwrap_or(&text[at..]);
    let at = text.len() - rest.len();
    let mut rest = rest.chars();
    let c = rest.next().filter(|c| {
        matches!(c, ' ' | '.' | '-' | '\u{a0}' | '\u{202f}' | '\u{2010}'..='\u{2014}')
    })?;
    rest.next().filter(char::is_ascii_digit).map(|_| at + c.len_utf8())
}

fn pattern_of(digits: &[u8], sizes: &[usize], plus: bool) -> Option<Pattern> {
    if is_phone(digits, sizes, plus) {
        return Some(Pattern::Phone);
    }
    let whole = sizes.len() == 1 || sizes == [3, 3, 3, 3] || sizes == [6, 6];
    (whole && !plus && is_citizen_number(digits, sizes.len() == 1))
        .then_some(Pattern::CitizenNumber)
}

/// `0[35789]` and eight digits, or +84 and nine; in the groups in which numbers are written.
fn is_phone(digits: &[u8], sizes: &[usize], plus: bool) -> bool {
    const GROUPS: [&[usize]; 13] = [
        &[10],
        &[4, 3, 3],
        &[3, 3, 4],
        &[3, 4, 3],
        &[4, 2, 2, 2],
        &[2, 2, 2, 2, 2],
        &[5, 5],
        &[4, 6],
        &[3, 7],
        &[3, 2, 2, 3],
        &[3, 3, 2, 2],
        &[4, 2, 4],
        &[2, 4, 4],
    ];
    let mobile = |d: Option<&u8>| matches!(d, Some(b'3' | b'5' | b'7' | b'8' | b'9'));
    if sizes == [13] && digits.starts_with(b"0084") {
        return mobile(digits.get(4));
    }
    if plus || (digits.starts_with(b"84") && sizes == [11]) {
        return digits.len() == 11 && digits.starts_with(b"84") && mobile(digits.get(2));
    }
    digits.len() == 10 && digits[0] == b'0' && mobile(digits.get(1)) && GROUPS.contains(&sizes)
}

/// 3 digits for the province (001-096) or country (from 101), 1 for century and sex (0-3), 2 for
/// the year, 6 more. A spreadsheet drops the leading zero: 11 digits.
fn is_citizen_number(digits: &[u8], contiguous: bool) -> bool {
    let full: Vec<u8> = match digits.len() {
        12 => digits.to_vec(),
        11 if contiguous => [b"0", digits].concat(),
        _ => return false,
    };
    let place = full[..3].iter().fold(0u32, |n, d| n * 10 + u32::from(d - b'0'));
    let known = (1..=96).contains(&place) || (101..=399).contains(&place) && contiguous;
    known && (b'0'..=b'3').contains(&full[3])
}

/// The address around an `@`, unless it is an office's mailbox.
fn email_around(text: &str, at: usize) -> Option<Range<usize>> {
    let local = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '_' | '-' | '+' | '%');
    let domain = |c: char| c.is_ascii_alphanumeric() || matches!(c, '.' | '-');
    let start = text[..at].char_indices().rev().take_while(|(_, c)| local(*c)).last()?.0;
    let name = &text[at + 1..];
    let end = name.find(|c| !domain(c)).unwrap_or(name.len());
    let host = name[..end].trim_end_matches(['.', '-']).to_ascii_lowercase();
    let office = host == "gov.vn" || host.ends_with(".gov.vn");
    let labels = host.split('.').count() > 1 && host.split('.').all(|label| !label.is_empty());
    (labels && !office).then_some(start..at + 1 + host.len())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn found(text: &str, expected: &[(Pattern, &str)]) {
        let hits = find_personal_data(text);
        let hits: Vec<_> = hits.iter().map(|h| (h.pattern, &text[h.range.clone()])).collect();
        assert_eq!(hits, expected, "{text}");
    }

    #[test]
    fn citizen_numbers_are_found() {
        found("CCCD 056203001234;", &[(Pattern::CitizenNumber, "056203001234")]);
        found("056 203 001 234", &[(Pattern::CitizenNumber, "056 203 001 234")]);
        found("56203001234", &[(Pattern::CitizenNumber, "56203001234")]);
        found("1093001234,1", &[]);
    }

    #[test]
    fn numbers_that_are_no_citizen_numbers_pass() {
        found("1.089.123.456.789", &[]);
        found("1.056203001234", &[(Pattern::CitizenNumber, "056203001234")]);
        found("056203 001234", &[(Pattern::CitizenNumber, "056203 001234")]);
        found("000203001234", &[]);
        found("097203001234", &[]);
        found("056403001234", &[]);
        found("0562030012345", &[]);
        found("sha a056203001234f", &[]);
    }

    #[test]
    fn mobile_numbers_are_found_in_every_writing() {
        for text in [
            "0912345678",
            "0912 345 678",
            "091.234.5678",
            "09 12 34 56 78",
            "+84 912 345 678",
            "+84912345678",
            "84912345678",
            "0084912345678",
            "0912–345–678",
            "091 23 45 678",
        ] {
            found(text, &[(Pattern::Phone, text)]);
        }
        found("(0912) 345 678", &[(Pattern::Phone, "0912) 345 678")]);
        found("ĐT0912345678", &[(Pattern::Phone, "0912345678")]);
        found("ngày 12/12/2025 0912345678.", &[(Pattern::Phone, "0912345678")]);
        found("2025 0912345678", &[(Pattern::Phone, "0912345678")]);
    }

    #[test]
    fn land_lines_documents_and_counts_pass() {
        for text in [
            "0258 3822 123",
            "0258.3822.123",
            "45/BC-UBND",
            "01-KH/BCĐTW",
            "1.189.300",
            "22453",
            "12/12/2025",
            "0123456789",
        ] {
            found(text, &[]);
        }
    }

    #[test]
    fn private_mailboxes_are_found_and_offices_pass() {
        found("thư nva.99@gmail.com.", &[(Pattern::Email, "nva.99@gmail.com")]);
        found("skhcn@khanhhoa.gov.vn", &[]);
        found("a@b", &[]);
        found("@gmail.com", &[]);
        found("a@.a", &[]);
        found("a@b..c", &[]);
    }

    #[test]
    fn a_mailbox_named_by_a_telephone_is_both() {
        for text in ["0912345678@gmail.com", "0912 345 678@zalo.vn"] {
            let masked = mask(text);
            assert_eq!(
                masked,
                "[đã che số điện thoại di động][đã che địa chỉ thư điện tử cá nhân]"
            );
        }
    }

    #[test]
    fn a_mask_leaves_nothing_of_the_number() {
        let masked = mask("gọi 0912345678 nhé");
        assert_eq!(masked, "gọi [đã che số điện thoại di động] nhé");
    }
}
