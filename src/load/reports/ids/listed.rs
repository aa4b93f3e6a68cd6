//! Ids one behind the other in one text, so that those of neighbours lie beside each other, and
//! comparing short texts in place. Written by hand: an id is compared in each of some 340.000
//! rows, and to reach the standard library's comparison takes longer than most ids are long; to
//! reach the id within its unit takes longer still (docs/performance.md).

/// Ids in the order of the plan.
pub(super) struct Listed {
    text: String,
    /// Where each begins, and where the last one ends.
    bounds: Vec<u32>,
}

impl Listed {
    pub(super) fn new<'a>(ids: impl Iterator<Item = &'a str>) -> Self {
        let (mut text, mut bounds) = (String::new(), vec![0]);
        for id in ids {
            text.push_str(id);
            bounds.push(u32::try_from(text.len()).unwrap_or(u32::MAX));
        }
        Self { text, bounds }
    }

    /// True where the id at a place is the one asked for.
    #[inline]
    pub(super) fn is(&self, at: usize, id: &[u8]) -> bool {
        let Some(&[start, end]) = self.bounds.get(at..).and_then(<[u32]>::first_chunk) else {
            return false;
        };
        let listed = self.text.as_bytes().get(start as usize..end as usize);
        listed.is_some_and(|listed| is_same(listed, id))
    }
}

/// True for two texts of the same bytes. Eight are compared at once, the last eight last.
#[inline]
pub(in super::super) fn is_same(one: &[u8], other: &[u8]) -> bool {
    if one.len() != other.len() {
        return false;
    }
    let (Some(last), Some(other_last)) = (one.last_chunk::<8>(), other.last_chunk::<8>()) else {
        return one.iter().zip(other).all(|(a, b)| a == b);
    };
    let (parts, other_parts) = (one.as_chunks::<8>().0, other.as_chunks::<8>().0);
    parts.iter().zip(other_parts).all(|(a, b)| a == b) && last == other_last
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn each_id_stands_at_its_place_alone() {
        let ids = ["tinh-01", "", "tinh-01-xa-001", "xa-06"];
        let listed = Listed::new(ids.into_iter());
        for (at, id) in ids.into_iter().enumerate() {
            let places: Vec<usize> = (0..6).filter(|at| listed.is(*at, id.as_bytes())).collect();
            assert_eq!(places, [at], "{id}");
        }
        assert!(!listed.is(0, b"tinh-0"));
        assert!(!listed.is(usize::MAX, b"xa-06"));
    }

    proptest! {
        #[test]
        fn a_byte_that_differs_is_seen_wherever_it_stands(
            bytes in prop::collection::vec(any::<u8>(), 1..40),
            at in any::<prop::sample::Index>(),
        ) {
            let mut other = bytes.clone();
            prop_assert!(is_same(&bytes, &other));
            other[at.index(bytes.len())] ^= 1;
            prop_assert!(!is_same(&bytes, &other));
            prop_assert!(!is_same(&bytes, &bytes[1..]));
        }
    }
}
