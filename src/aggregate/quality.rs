//! Tests of the data's quality (numbers.md, Data quality; after WHO's Data Quality Review). A
//! flag asks for a second look and accuses nobody: no test touches a sum.

mod between;
mod copies;
mod marks;
mod received;
mod rises;
mod series;
mod statistics;
mod test;
mod time;

pub use rises::{Rise, rises};
pub use test::{Outcome, Test, TestRun, Unable, Value};

use super::Overview;
use super::ledger::Ledger;
use crate::plan::Plan;
use crate::submission::Figure;
use series::Series;

/// The whole battery on one period.
#[derive(Clone, Debug)]
pub struct Quality {
    /// Every test on every indicator it is for, in the order of [`Test::ALL`].
    pub runs: Vec<TestRun>,
}

impl Quality {
    /// How many values were looked at: the more there are, the more flags chance alone raises.
    pub fn compared(&self) -> usize {
        self.runs.iter().map(|run| run.outcomes.len()).sum()
    }

    /// How many ask for a second look.
    pub fn flags(&self) -> usize {
        self.runs.iter().map(TestRun::flags).sum()
    }

    /// Tests that could not run, each once an indicator.
    pub fn not_run(&self) -> impl Iterator<Item = (&TestRun, Unable)> {
        self.runs.iter().filter_map(|run| Some((run, run.unable?)))
    }
}

/// What is known of submissions that were replaced by later ones.
#[derive(Clone, Debug, Default)]
pub struct Past {
    /// Units that sent their figures of the period more than once.
    pub sent_again: usize,
    /// The figures of the submissions before the last ones, as far as they are at hand.
    pub figures: Vec<Figure>,
}

/// Runs all tests on the period that was added up.
pub fn quality(ledger: &Ledger<'_>, overview: &Overview, past: &Past) -> Quality {
    let all = series::of_period(ledger, overview);
    let bench = Bench { plan: ledger.plan, ledger, overview, past, all };
    let mut runs = received::completeness(overview);
    runs.push(received::timeliness(overview));
    for test in Test::ALL {
        runs.extend(bench.all.iter().filter_map(|series| bench.run(test, series)));
    }
    Quality { runs }
}

/// What the tests on figures look at.
struct Bench<'a> {
    plan: &'a Plan,
    ledger: &'a Ledger<'a>,
    overview: &'a Overview,
    past: &'a Past,
    all: Vec<Series<'a>>,
}

impl Bench<'_> {
    /// One test on one indicator; `None` where the test is not for it.
    fn run(&self, test: Test, series: &Series<'_>) -> Option<TestRun> {
        let found = match test {
            // Of what was received, not of figures.
            Test::Completeness | Test::Timeliness => return None,
            Test::OverTime => self.over_time(series)?,
            Test::Jump => self.jumps(series)?,
            Test::Resubmission => self.resubmissions(series)?,
            Test::AcrossUnits => self.across_units(series)?,
            Test::OwnToRegistered => self.own_to_registered(series)?,
            Test::OwnToLast => self.own_to_last(series)?,
            Test::TwoSources => self.two_sources(series)?,
            Test::AtTarget => self.at_target(series)?,
            Test::Bunching => self.bunching(series)?,
            Test::LastDigit => self.last_digits(series),
            Test::SameAsBefore => self.same_as_before(series)?,
            Test::SameAsOther => self.same_as_other(series)?,
        };
        // Where nothing at all was reported, that is the reason, whatever the test lacks.
        let nothing = series.points.is_empty().then_some(Unable::NoFigures);
        let (outcomes, unable) = match found {
            Ok(outcomes) => (outcomes, None),
            Err(reason) => (Vec::new(), Some(nothing.unwrap_or(reason))),
        };
        let indicator = Some(series.indicator);
        Some(TestRun { test, indicator, outcomes, unable })
    }
}

/// What a test gives: values, or why it could not run.
type Found = Result<Vec<Outcome>, Unable>;

/// The outcomes, or the reason where there is none.
fn or_unable(outcomes: impl Iterator<Item = Outcome>, reason: Unable) -> Found {
    let outcomes: Vec<Outcome> = outcomes.collect();
    if outcomes.is_empty() { Err(reason) } else { Ok(outcomes) }
}
