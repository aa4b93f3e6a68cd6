//! Where the cells of a text end that has no quotation marks. Written by hand: memchr goes over
//! long texts faster, but takes longer to begin than most cells are long
//! (docs/performance.md).

/// The places of commas and line feeds, in order. Eight bytes are looked at in one step.
#[derive(Clone, Copy)]
pub(super) struct Ends<'a> {
    bytes: &'a [u8],
    /// Where the eight bytes begin that are looked at.
    at: usize,
    /// The highest bit of each of them that is an end not given out yet.
    marks: u64,
}

impl<'a> Ends<'a> {
    /// Those from a place on.
    pub(super) fn new(bytes: &'a [u8], from: usize) -> Self {
        Self { bytes, at: from, marks: marks(word_at(bytes, from)) }
    }
}

impl Iterator for Ends<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.marks == 0 {
            self.at += 8;
            if self.at >= self.bytes.len() {
                return None;
            }
            self.marks = marks(word_at(self.bytes, self.at));
        }
        let end = self.at + self.marks.trailing_zeros() as usize / 8;
        self.marks &= self.marks - 1;
        Some(end)
    }
}

/// Eight bytes, the first the lowest; 0 for those behind the end.
fn word_at(bytes: &[u8], at: usize) -> u64 {
    let rest = bytes.get(at..).unwrap_or_default();
    if let Some(word) = rest.first_chunk() {
        return u64::from_le_bytes(*word);
    }
    rest.iter().rev().fold(0, |word, byte| word << 8 | u64::from(*byte))
}

/// The highest bit of each byte that is a comma or a line feed, exactly: no byte carries into the
/// one above it.
fn marks(word: u64) -> u64 {
    const ONES: u64 = u64::MAX / 255;
    const LOW: u64 = ONES * 0x7F;
    let zeros = |word: u64| !(((word & LOW) + LOW) | word | LOW);
    zeros(word ^ (ONES * u64::from(b','))) | zeros(word ^ (ONES * u64::from(b'\n')))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ends_are_commas_and_line_feeds() {
        let text = b"xa-06,2025-Q4,244,,\nxa-07";
        let ends: Vec<usize> = Ends::new(text, 0).collect();
        assert_eq!(ends, [5, 13, 17, 18, 19]);
        assert_eq!(Ends::new(text, 18).collect::<Vec<_>>(), [18, 19]);
        assert_eq!(Ends::new(b"", 0).next(), None);
    }

    proptest! {
        #[test]
        fn every_end_is_found_wherever_it_stands(
            bytes in prop::collection::vec(
                prop_oneof![Just(b','), Just(b'\n'), Just(b'-'), Just(0), Just(0x8C), any::<u8>()],
                0..40),
            from in 0..42usize,
        ) {
            let is_end = |(_, byte): &(usize, &u8)| matches!(byte, b',' | b'\n');
            let all = bytes.iter().enumerate().skip(from).filter(is_end);
            let expected: Vec<usize> = all.map(|(at, _)| at).collect();
            prop_assert_eq!(Ends::new(&bytes, from).collect::<Vec<_>>(), expected);
        }
    }
}
