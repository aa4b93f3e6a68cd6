//! How an indicator moves, as `coverage`, `status` and `summary` give it.

use super::coverage::{Bound, bound, count};
use super::integer;
use crate::aggregate::{Change, Coverage, IfKept, Pace, Share};
use crate::vietnamese::points;
use crate::view::{Facts, words};
use serde::Serialize;
use std::cmp::Ordering;

/// The keys beside an indicator's sums.
#[derive(Serialize)]
pub(super) struct Moves {
    headline: Option<Moved>,
    change: Option<Moved>,
    pace: Option<Paced>,
    if_kept: Option<Kept>,
}

/// A change since the period before.
#[derive(Serialize)]
pub(super) struct Moved {
    since: String,
    before: Bound,
    now: Bound,
    figures_before: usize,
    figures: usize,
    direction: &'static str,
    points_text: Option<String>,
}

#[derive(Serialize)]
struct Paced {
    periods_left: usize,
    needed_per_period: u64,
    gained: Option<Gained>,
}

/// People gained, fewer than 0 where they became less, over so many periods.
#[derive(Serialize)]
struct Gained {
    people: i64,
    periods: usize,
}

/// To look at only: it decides nothing.
#[derive(Serialize)]
struct Kept {
    numerator: u64,
    denominator: Option<u64>,
    percent_text: Option<String>,
    figures: usize,
    without: usize,
    oldest: String,
}

/// How a coverage moves.
pub(super) fn moves(facts: &Facts<'_>, coverage: &Coverage) -> Moves {
    Moves {
        headline: coverage.headline.as_ref().map(moved),
        change: coverage.change.as_ref().map(moved),
        pace: coverage.pace(facts.ledger).map(paced),
        if_kept: coverage.if_kept.map(|kept| self::kept(coverage, kept)),
    }
}

/// A count has no points and no denominators.
pub(super) fn moved(change: &Change) -> Moved {
    let of_rates = change.is_of_rates();
    let sums = |share: Share| if of_rates { bound(share) } else { count(share) };
    Moved {
        since: change.since.to_string(),
        before: sums(change.before),
        now: sums(change.now),
        figures_before: change.figures_before,
        figures: change.figures,
        direction: match change.direction() {
            Ordering::Greater => "up",
            Ordering::Less => "down",
            Ordering::Equal => "same",
        },
        points_text: of_rates.then(|| points(change.hundredths())),
    }
}

fn paced(pace: Pace) -> Paced {
    let gained = pace.gained.map(|gain| Gained {
        people: i64::try_from(gain.people).unwrap_or(i64::MAX),
        periods: gain.periods,
    });
    Paced { periods_left: pace.periods_left, needed_per_period: integer(pace.needed), gained }
}

fn kept(coverage: &Coverage, kept: IfKept) -> Kept {
    let text = words::percent_of(kept.share, coverage);
    Kept {
        numerator: integer(kept.share.numerator),
        denominator: coverage.has_denominator.then(|| integer(kept.share.denominator)),
        percent_text: (!text.is_empty()).then_some(text),
        figures: kept.figures,
        without: kept.without,
        oldest: kept.oldest.to_string(),
    }
}
