//! The marked figure beside a level (numbers.md, If kept): what coverage would be with the last
//! figures of the units that are missing now. It never decides a verdict.

use super::bounds::Share;
use super::coverage::Coverage;
use crate::period::Period;

/// Coverage as if the missing figures had stayed as they last were.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct IfKept {
    /// The figures that count, and the last ones of those that do not.
    pub share: Share,
    /// How many last figures went in.
    pub figures: usize,
    /// How many missing figures never counted before, and stand outside.
    pub without: usize,
    /// The period of the oldest figure that went in.
    pub oldest: Period,
}

/// Of a level where at least one missing figure counted before; gaps of a flow have no last figure.
pub(super) fn if_kept(coverage: &Coverage) -> Option<IfKept> {
    let last = || coverage.gaps().filter_map(|gap| gap.last);
    let oldest = last().map(|last| last.period).min()?;
    let kept: Share = last().map(|last| last.share).sum();
    let figures = last().count();
    let without = coverage.absent() - figures;
    Some(IfKept { share: coverage.counted + kept, figures, without, oldest })
}
