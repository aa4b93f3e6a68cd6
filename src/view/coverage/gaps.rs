//! What the units still need: its sum, and the few units that most of it lies in.

use super::lines::{UnitLine, by_unit};
use crate::aggregate::Coverage;
use std::cmp::Reverse;

/// So many percent of the sum of the units' gaps are looked for in as few units as possible.
const MOST_OF_IT: u128 = 80;

/// The gaps of the units, which are not the gap of the whole: a surplus of one does not fill the
/// gap of another.
pub(in crate::view) struct Gaps {
    /// The sum of them.
    pub(in crate::view) sum: u128,
    /// The units with the largest gaps, as few as hold 80 % of the sum, the largest first.
    pub(in crate::view) heaviest: Vec<(UnitLine, u128)>,
}

/// The gaps by unit; `None` where one is not known, and where nothing is needed by unit.
pub(in crate::view) fn gaps(coverage: &Coverage) -> Option<Gaps> {
    let lines = by_unit(coverage);
    let needed: Option<Vec<u128>> = lines.iter().map(|line| line.needed(coverage)).collect();
    let mut all: Vec<(UnitLine, u128)> = lines.into_iter().zip(needed?).collect();
    let sum = all.iter().map(|(_, needed)| needed).sum();
    all.sort_by_key(|(line, needed)| (Reverse(*needed), line.about));
    let mut held = 0;
    let short = |(_, needed): &(UnitLine, u128)| {
        let before = held;
        held += needed;
        before * 100 < sum * MOST_OF_IT
    };
    let heaviest = all.into_iter().take_while(short).collect();
    Some(Gaps { sum, heaviest })
}
