//! Closed periods in JSON: `closing` is the one that is shown, `revised` lists those that come
//! out differently, published beside present.

use super::Facts;
use super::coverage::percent_text as plain_percent;
use crate::plan::{Amount, Goal};
use crate::submission::closing::{IndicatorSent, Revised};
use serde::Serialize;

/// Two keys of `status`, `coverage` and `summary`.
#[derive(Serialize)]
pub(super) struct Closed {
    closing: Option<Closing>,
    revised: Vec<Period>,
}

#[derive(Serialize)]
struct Closing {
    number: u32,
    document: String,
    date: String,
    closed_on: String,
}

#[derive(Serialize)]
struct Period {
    period: String,
    document: String,
    date: String,
    indicators: Vec<Indicator>,
}

#[derive(Serialize)]
struct Indicator {
    id: String,
    published: Option<Figures>,
    present: Option<Figures>,
}

#[derive(Serialize)]
struct Figures {
    numerator: u64,
    denominator: Option<u64>,
    low: Option<Bound>,
    high: Option<Bound>,
    target: Option<Target>,
    verdict: Option<&'static str>,
    units_expected: u64,
    units_counted: u64,
}

#[derive(Serialize)]
struct Bound {
    numerator: u64,
    denominator: Option<u64>,
}

#[derive(Serialize)]
struct Target {
    #[serde(skip_serializing_if = "Option::is_none")]
    percent: Option<String>,
    #[serde(skip_serializing_if = "Option::is_none")]
    count: Option<u64>,
    #[serde(skip_serializing_if = "std::ops::Not::not")]
    at_most: bool,
}

/// Of the period that is shown and those before it.
pub(super) fn closed(facts: &Facts<'_>) -> Closed {
    let shown = facts.overview.term.period;
    let own = facts.revised.iter().find(|revised| revised.period == shown);
    let closing = own.map(|own| Closing {
        number: own.closing.number,
        document: own.closing.document.clone(),
        date: own.closing.date.to_string(),
        closed_on: own.closing.closed_on.to_string(),
    });
    let revised = facts.revised.iter().filter(|revised| revised.period <= shown);
    let revised = revised.map(period).filter(|period| !period.indicators.is_empty());
    Closed { closing, revised: revised.collect() }
}

fn period(revised: &Revised) -> Period {
    let changed = revised.changed_indicators().into_iter();
    let indicators = changed.map(|(id, published, present)| Indicator {
        id: id.to_owned(),
        published: published.map(figures),
        present: present.map(figures),
    });
    Period {
        period: revised.period.to_string(),
        document: revised.closing.document.clone(),
        date: revised.closing.date.to_string(),
        indicators: indicators.collect(),
    }
}

fn figures(sent: &IndicatorSent) -> Figures {
    // A count has no denominator, its lower bound neither.
    let bound = |(numerator, denominator): (u64, u64)| Bound {
        numerator,
        denominator: sent.denominator.map(|_| denominator),
    };
    // Of a count nothing is known but what counts so far.
    let of_count = matches!(sent.target, Some(Goal { amount: Amount::Count(_), .. }));
    let so_far = of_count.then_some(Bound { numerator: sent.numerator, denominator: None });
    Figures {
        numerator: sent.numerator,
        denominator: sent.denominator,
        low: sent.low.map(bound).or(so_far),
        high: sent.high.map(bound),
        target: sent.target.map(target),
        verdict: sent.verdict,
        units_expected: sent.expected,
        units_counted: sent.counted,
    }
}

fn target(Goal { amount, at_most }: Goal) -> Target {
    let (percent, count) = match amount {
        Amount::Percent(hundredths) => (Some(plain_percent(hundredths)), None),
        Amount::Count(count) => (None, Some(super::integer(count))),
    };
    Target { percent, count, at_most }
}
