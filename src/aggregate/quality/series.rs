//! The figures of a period that count, by indicator: what the tests look at.

use super::test::{Outcome, Subject, Value};
use crate::aggregate::coverage::Coverage;
use crate::aggregate::entry::Addend;
use crate::aggregate::ledger::Ledger;
use crate::aggregate::{Overview, Share};
use crate::period::Period;
use crate::plan::IndicatorId;
use crate::submission::Figure;

/// Figures of one indicator that has no parts.
pub(super) struct Series<'a> {
    /// The indicator.
    pub(super) indicator: IndicatorId,
    /// The period.
    pub(super) period: Period,
    /// Those that count in the period.
    pub(super) points: Vec<Point<'a>>,
}

/// One figure that counts.
pub(super) struct Point<'a> {
    /// As it entered the sums.
    pub(super) addend: &'a Addend,
    /// As it was typed.
    pub(super) figure: &'a Figure,
}

impl Point<'_> {
    /// Its numbers.
    pub(super) fn share(&self) -> Share {
        self.addend.share
    }

    /// A value of it.
    pub(super) fn outcome(&self, value: Value, flag: bool) -> Outcome {
        let Addend { key, reporter, row, .. } = *self.addend;
        let noted = self.figure.has_note();
        let of = Some(Subject { key, reporter, row, noted, explained: false });
        Outcome { of, value, flag }
    }

    /// A value that looks across a change which the plan explains asks nothing.
    pub(super) fn explained(&self, value: Value, flag: bool, explained: bool) -> Outcome {
        let outcome = self.outcome(value, flag && !explained);
        let of = outcome.of.map(|of| Subject { explained, ..of });
        Outcome { of, ..outcome }
    }
}

/// All series of a period, parts in place of what they add up to.
pub(super) fn of_period<'a>(ledger: &Ledger<'a>, overview: &'a Overview) -> Vec<Series<'a>> {
    let leaves = overview.coverage.iter().flat_map(leaves);
    leaves.map(|coverage| series(ledger, coverage, overview.term.period)).collect()
}

fn leaves(coverage: &Coverage) -> Vec<&Coverage> {
    if coverage.parts.is_empty() {
        return vec![coverage];
    }
    coverage.parts.iter().flat_map(leaves).collect()
}

fn series<'a>(ledger: &Ledger<'a>, coverage: &'a Coverage, period: Period) -> Series<'a> {
    let point = |addend: &'a Addend| {
        let figure = ledger.figure(addend.key, addend.reporter)?;
        Some(Point { addend, figure })
    };
    let own = coverage.addends.iter().filter(|addend| addend.key.period == period);
    Series { indicator: coverage.indicator, period, points: own.filter_map(point).collect() }
}
