//! Looking for bytes of a kind, 32 at a time: texts are long and what is looked for is rare.

use wide::u8x32;

const BLOCK: usize = 32;

/// The first byte of which `is` says so. It is asked for 32 bytes at once and gives 255 for each
/// that is meant, 0 for the others.
#[inline]
pub(super) fn first(bytes: &[u8], is: impl Fn(u8x32) -> u8x32) -> Option<usize> {
    let marks = |block: &[u8; BLOCK]| is(u8x32::from(*block)).to_bitmask();
    let (blocks, rest) = bytes.as_chunks::<BLOCK>();
    let marked = blocks.iter().map(marks).enumerate().find(|(_, marks)| *marks != 0);
    let (block, marks) = match marked {
        Some(found) => found,
        None if rest.is_empty() => return None,
        None => {
            let mut last = [0; BLOCK];
            last[..rest.len()].copy_from_slice(rest);
            (blocks.len(), marks(&last) & !(u32::MAX << rest.len()))
        }
    };
    (marks != 0).then(|| block * BLOCK + marks.trailing_zeros() as usize)
}

/// Marks the bytes from one to another.
#[inline]
pub(super) fn between(bytes: u8x32, from: u8, to: u8) -> u8x32 {
    let above = bytes - u8x32::splat(from);
    above.simd_eq(above.min(u8x32::splat(to - from)))
}

/// Marks the bytes that are this one.
#[inline]
pub(super) fn equal(bytes: u8x32, byte: u8) -> u8x32 {
    bytes.simd_eq(u8x32::splat(byte))
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn every_byte_is_judged() {
        for byte in 0..=u8::MAX {
            let found = (b'b'..=b'd').contains(&byte) || byte == 0;
            let is = |bytes| between(bytes, b'b', b'd') | equal(bytes, 0);
            assert_eq!(first(&[byte], is), found.then_some(0), "{byte}");
        }
    }

    proptest! {
        #[test]
        fn the_first_is_found_wherever_it_stands_and_nothing_behind_the_end(
            bytes in prop::collection::vec(prop_oneof![9 => Just(b'a'), 1 => any::<u8>()], 0..100),
        ) {
            let is_digit = |bytes| between(bytes, b'0', b'9') | equal(bytes, 0);
            let alone = |byte: &u8| byte.is_ascii_digit() || *byte == 0;
            prop_assert_eq!(first(&bytes, is_digit), bytes.iter().position(alone));
        }
    }
}
