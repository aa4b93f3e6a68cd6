//! Where the cells of a text end that has no quotation marks. memchr goes over long texts as fast,
//! but takes longer to begin than most cells are long (docs/performance.md).

use wide::u8x32;

/// So many bytes are looked at in one step.
const BLOCK: usize = 32;

/// The places of commas and line feeds, in order.
#[derive(Clone, Copy)]
pub(super) struct Ends<'a> {
    bytes: &'a [u8],
    /// Where the block begins that is looked at.
    at: usize,
    /// A bit for each of its bytes that is an end not given out yet, the lowest for the first.
    marks: u32,
}

impl<'a> Ends<'a> {
    /// Those from a place on.
    pub(super) fn new(bytes: &'a [u8], from: usize) -> Self {
        Self { bytes, at: from, marks: marks(bytes, from) }
    }
}

impl Iterator for Ends<'_> {
    type Item = usize;

    #[inline]
    fn next(&mut self) -> Option<usize> {
        while self.marks == 0 {
            self.at += BLOCK;
            if self.at >= self.bytes.len() {
                return None;
            }
            self.marks = marks(self.bytes, self.at);
        }
        let end = self.at + self.marks.trailing_zeros() as usize;
        self.marks &= self.marks - 1;
        Some(end)
    }
}

/// A bit for each byte of the block at a place that is a comma or a line feed; none for those
/// behind the end.
#[inline]
fn marks(bytes: &[u8], at: usize) -> u32 {
    let rest = bytes.get(at..).unwrap_or_default();
    let block = match rest.first_chunk::<BLOCK>() {
        Some(block) => *block,
        None => last_block(rest),
    };
    let block = u8x32::from(block);
    (block.simd_eq(u8x32::splat(b',')) | block.simd_eq(u8x32::splat(b'\n'))).to_bitmask()
}

/// The bytes left, then zeros.
#[cold]
fn last_block(rest: &[u8]) -> [u8; BLOCK] {
    let mut block = [0; BLOCK];
    block[..rest.len()].copy_from_slice(rest);
    block
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
                0..100),
            from in 0..102usize,
        ) {
            let is_end = |(_, byte): &(usize, &u8)| matches!(byte, b',' | b'\n');
            let all = bytes.iter().enumerate().skip(from).filter(is_end);
            let expected: Vec<usize> = all.map(|(at, _)| at).collect();
            prop_assert_eq!(Ends::new(&bytes, from).collect::<Vec<_>>(), expected);
        }
    }
}
