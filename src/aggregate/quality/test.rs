//! The tests, and what one of them finds.

use crate::aggregate::Share;
use crate::plan::{FigureKey, IndicatorId, UnitId};
use crate::source::Span;

/// A test of numbers.md.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Test {
    /// Figures that count / expected.
    Completeness,
    /// Units on time / expected.
    Timeliness,
    /// A flow / the mean of the earlier periods.
    OverTime,
    /// Change of a share since the last period.
    Jump,
    /// Change of a share between two submissions.
    Resubmission,
    /// A share beside those of the other units.
    AcrossUnits,
    /// Own denominator / the registered one.
    OwnToRegistered,
    /// Own denominator / that of the last figure.
    OwnToLast,
    /// Denominators of the same population from two sources.
    TwoSources,
    /// Exactly the least number that reaches the target.
    AtTarget,
    /// Units that crowd just above the target.
    Bunching,
    /// Last digit 0 or 5.
    LastDigit,
    /// A figure equal to last period's.
    SameAsBefore,
    /// A pair of numbers equal to another unit's.
    SameAsOther,
}

impl Test {
    /// All tests, in the order of numbers.md.
    pub const ALL: [Self; 14] = [
        Self::Completeness,
        Self::Timeliness,
        Self::OverTime,
        Self::Jump,
        Self::Resubmission,
        Self::AcrossUnits,
        Self::OwnToRegistered,
        Self::OwnToLast,
        Self::TwoSources,
        Self::AtTarget,
        Self::Bunching,
        Self::LastDigit,
        Self::SameAsBefore,
        Self::SameAsOther,
    ];
}

/// One test on one indicator, or on all that was received.
#[derive(Clone, Debug)]
pub struct TestRun {
    /// The test.
    pub test: Test,
    /// The indicator; none for what was received.
    pub indicator: Option<IndicatorId>,
    /// What was found, one for each value looked at.
    pub outcomes: Vec<Outcome>,
    /// Why it could not run; none where it did.
    pub unable: Option<Unable>,
}

impl TestRun {
    /// How many values ask for a second look.
    pub fn flags(&self) -> usize {
        self.outcomes.iter().filter(|outcome| outcome.flag).count()
    }
}

/// A value that was looked at.
#[derive(Clone, Debug, PartialEq)]
pub struct Outcome {
    /// The figure; none where the value is of many.
    pub of: Option<Subject>,
    /// The value.
    pub value: Value,
    /// True where it asks for a second look.
    pub flag: bool,
}

/// The figure a value is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Subject {
    /// Its key.
    pub key: FigureKey,
    /// Who reported it.
    pub reporter: UnitId,
    /// Its row.
    pub row: Span,
    /// True where the unit wrote a note beside it.
    pub noted: bool,
    /// True where a dated note of the plan explains what the test would ask.
    pub explained: bool,
}

/// What a test computes. Fractions are exact; only scores and chances are not whole numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Value {
    /// So many of so many.
    Part(Share),
    /// One number over another.
    Ratio(Share),
    /// A share that moved.
    Change {
        /// Before.
        before: Share,
        /// Now.
        now: Share,
    },
    /// Distance from the median of the units.
    Score {
        /// The modified z.
        z: f64,
        /// The unit's share.
        share: Share,
    },
    /// How likely so many are by chance.
    Chance {
        /// How many.
        hits: Share,
        /// The probability of as many or more.
        p: f64,
    },
    /// The figure itself.
    Figure(Share),
    /// A figure equal to this unit's.
    SameAs(Share, FigureKey),
}

/// Why a test could not run.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Unable {
    /// No figure of the indicator counts.
    NoFigures,
    /// Nothing has arrived for the period.
    NothingArrived,
    /// The deadline has not passed.
    NotDue,
    /// No unit must report.
    NobodyReports,
    /// No earlier figure of the same population counts.
    NoEarlier,
    /// The plan registers no denominators for these units.
    NoRegister,
    /// No second source has a figure for the same unit.
    NoSecondSource,
    /// No unit sent its figures again.
    NothingSentAgain,
    /// What was sent first is not at hand: no git, or the register kept no SHA-256 of it.
    NoEarlierSubmission,
    /// The target is all: nothing lies above it.
    TargetIsAll,
    /// All numbers are smaller than this: too small for the test.
    AllBelow(u128),
    /// Fewer than are needed.
    TooFew {
        /// How many there are.
        found: usize,
        /// How many are needed.
        needed: usize,
    },
}
