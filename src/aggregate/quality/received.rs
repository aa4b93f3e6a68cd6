//! Tests of what was received: how much of what is owed, and how much of it in time.

use super::test::{Outcome, Test, TestRun, Unable, Value};
use crate::aggregate::{Coverage, Overview, Share};

/// Below so many percent of the expected figures a second look is asked for.
const COMPLETE: u128 = 90;
/// Below so many percent of the units on time.
const TIMELY: u128 = 75;

/// Figures that count of those expected, as `coverage` has them: one run an indicator.
pub(super) fn completeness(overview: &Overview) -> Vec<TestRun> {
    overview.coverage.iter().map(|coverage| complete(overview, coverage)).collect()
}

fn complete(overview: &Overview, coverage: &Coverage) -> TestRun {
    let (counted, expected) = (coverage.addends.len(), coverage.expected());
    let unable = match (overview.empty, expected) {
        (true, _) => Some(Unable::NothingArrived),
        (false, 0) => Some(Unable::NobodyReports),
        _ => None,
    };
    let part = part(counted, expected);
    let outcome = Outcome { of: None, value: Value::Part(part), flag: below(part, COMPLETE) };
    let outcomes = if unable.is_none() { vec![outcome] } else { Vec::new() };
    let indicator = Some(coverage.indicator);
    TestRun { test: Test::Completeness, indicator, outcomes, unable }
}

/// Units on time of those that must report. Before the deadline nobody is late yet.
pub(super) fn timeliness(overview: &Overview) -> TestRun {
    let counts = overview.reporting.counts;
    let unable = match counts.expected {
        0 => Some(Unable::NobodyReports),
        _ if overview.as_of <= overview.term.due.day => Some(Unable::NotDue),
        _ => None,
    };
    let part = part(counts.on_time, counts.expected);
    let outcome = Outcome { of: None, value: Value::Part(part), flag: below(part, TIMELY) };
    let outcomes = if unable.is_none() { vec![outcome] } else { Vec::new() };
    TestRun { test: Test::Timeliness, indicator: None, outcomes, unable }
}

fn part(numerator: usize, denominator: usize) -> Share {
    Share { numerator: numerator as u128, denominator: denominator as u128 }
}

fn below(part: Share, percent: u128) -> bool {
    part.numerator * 100 < part.denominator * percent
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exactly_the_mark_is_enough() {
        assert!(!below(part(9, 10), COMPLETE));
        assert!(below(part(89, 100), COMPLETE));
        assert!(!below(part(60, 80), TIMELY));
        assert!(below(part(59, 80), TIMELY));
    }
}
