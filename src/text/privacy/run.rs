//! Groups of digits with separators between them: `0912 345 678`. Nothing is allocated: nearly
//! every number of a report comes by here.

/// More digits than these are no number of a person.
const MOST: usize = 13;

/// Groups of digits, up to 13 digits together.
pub(super) struct DigitRun {
    digits: [u8; MOST],
    /// Number of digits and end offset of each group that no letter is glued to.
    groups: [(usize, usize); MOST],
    count: usize,
}

/// The first groups of a run.
#[derive(Clone, Copy)]
pub(super) struct Number<'a> {
    pub(super) digits: &'a [u8],
    /// Number of digits of each group.
    pub(super) sizes: &'a [usize],
    /// Offset behind them.
    pub(super) end: usize,
}

impl DigitRun {
    /// The groups that begin at `start`.
    pub(super) fn at(text: &str, start: usize) -> Self {
        let mut run = Self { digits: [0; MOST], groups: [(0, 0); MOST], count: 0 };
        let (mut at, mut filled) = (start, 0);
        loop {
            let group = digits_at(text, at);
            let Some(room) = run.digits.get_mut(filled..filled + group.len()) else { break };
            room.copy_from_slice(group);
            (at, filled) = (at + group.len(), filled + group.len());
            if text[at..].starts_with(char::is_alphabetic) {
                break;
            }
            run.groups[run.count] = (group.len(), at);
            run.count += 1;
            match separator(text, at) {
                Some(next) => at = next,
                None => break,
            }
        }
        run
    }

    /// What the longest beginning of the run is, that ends with a group.
    pub(super) fn longest<T>(&self, of: impl Fn(Number<'_>) -> Option<T>) -> Option<(usize, T)> {
        let sizes = self.groups.map(|(size, _)| size);
        (1..=self.count).rev().find_map(|n| {
            let length: usize = sizes[..n].iter().sum();
            let end = self.groups[n - 1].1;
            let (digits, sizes) = (&self.digits[..length], &sizes[..n]);
            of(Number { digits, sizes, end }).map(|found| (end, found))
        })
    }
}

/// False for digits, with separators between them, that are too few for any number of a person:
/// nearly every number and date of a report.
pub(super) fn has_nine_digits(text: &str, start: usize) -> bool {
    let (mut count, mut at) = (0, start);
    loop {
        let digits = digits_at(text, at).len();
        (count, at) = (count + digits, at + digits);
        if count >= 9 {
            return true;
        }
        match separator(text, at) {
            Some(next) => at = next,
            None => return false,
        }
    }
}

/// How many digits stand behind a number and a separator, all their groups together, up to 9.
pub(super) fn digits_that_follow(behind: &str) -> usize {
    let (mut count, mut at) = (0, 0);
    while let Some(next) = separator(behind, at).filter(|_| count < 9) {
        let digits = digits_at(behind, next).len();
        (count, at) = (count + digits, next + digits);
    }
    count
}

/// True where one more group of thousands stands behind a number, and no zero begins it: that
/// might be somebody's number.
pub(super) fn three_digits_follow(behind: &str) -> bool {
    let group = separator(behind, 0).map_or(&[][..], |next| digits_at(behind, next));
    group.len() == 3 && group[0] != b'0'
}

fn digits_at(text: &str, at: usize) -> &[u8] {
    let rest = &text.as_bytes()[at..];
    &rest[..rest.iter().take_while(|b| b.is_ascii_digit()).count()]
}

/// The offset of the digit behind the end of a group: behind a space, dot or hyphen of any kind,
/// with a space on either side or none; a bracket may be closed before it, or alone:
/// `(0912) 345 678`, `(0912)345678`.
fn separator(text: &str, at: usize) -> Option<usize> {
    let next = *text.as_bytes().get(at)?;
    if next.is_ascii() && !matches!(next, b' ' | b'.' | b'-' | b')') {
        return None;
    }
    let rest = text[at..].strip_prefix(')').unwrap_or(&text[at..]);
    let behind = rest.strip_prefix(is_space).unwrap_or(rest);
    let behind = behind.strip_prefix(|c| is_space(c) || is_mark(c)).unwrap_or(behind);
    let behind = behind.strip_prefix(is_space).unwrap_or(behind);
    let found = behind.starts_with(|c: char| c.is_ascii_digit());
    found.then_some(text.len() - behind.len())
}

fn is_space(c: char) -> bool {
    matches!(c, ' ' | '\u{a0}' | '\u{202f}')
}

fn is_mark(c: char) -> bool {
    matches!(c, '.' | '-' | '\u{2010}'..='\u{2014}')
}
