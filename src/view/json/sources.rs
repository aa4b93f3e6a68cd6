//! Numbers of others beside the reported ones, and dated notes of the plan, as `coverage` and
//! `summary` give them.

use super::coverage::id_of;
use super::integer;
use crate::aggregate::{Comparison, Coverage, Other, Side};
use crate::plan::{Break, Since};
use crate::view::Facts;
use crate::view::coverage::breaks;
use serde::Serialize;

/// One number beside another. `difference` is reported less other.
#[derive(Serialize)]
pub(super) struct Compared {
    unit: String,
    indicator: String,
    number: &'static str,
    reported: Option<u64>,
    other: u64,
    difference: Option<i64>,
    far: bool,
    kind: &'static str,
    source: Option<String>,
    document: Option<String>,
    document_date: Option<String>,
    as_of: Option<String>,
}

/// A change in what is counted.
#[derive(Serialize)]
pub(super) struct Noted {
    since: String,
    text: String,
    document: Option<String>,
}

/// All comparisons of an indicator.
pub(super) fn compared(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Compared> {
    let all = facts.overview.comparisons(facts.ledger, coverage);
    all.iter().map(|comparison| one(facts, comparison)).collect()
}

fn one(facts: &Facts<'_>, comparison: &Comparison<'_>) -> Compared {
    let (kind, source, document, document_date, as_of) = match comparison.from {
        Other::Second(s) => {
            ("second", Some(&s.source), Some(&s.document), s.document_date, s.as_of)
        }
        Other::Registered(r) => ("registered", Some(&r.source), Some(&r.document), None, r.date),
        Other::Twin(id) => ("indicator", Some(&facts.plan.indicator(id).id), None, None, None),
    };
    let signed = |n: u128| i64::try_from(n).unwrap_or(i64::MAX);
    let filled = |text: Option<&String>| text.filter(|text| !text.is_empty()).cloned();
    Compared {
        unit: id_of(facts.plan, comparison.key.about),
        indicator: facts.plan.indicator(comparison.key.indicator).id.clone(),
        number: match comparison.side {
            Side::Denominator => "tong_so",
            Side::Numerator => "so_dat",
        },
        reported: comparison.reported.map(integer),
        other: integer(comparison.other),
        difference: comparison.reported.map(|own| signed(own) - signed(comparison.other)),
        far: comparison.is_far(),
        kind,
        source: filled(source),
        document: filled(document),
        document_date: document_date.map(|day| day.to_string()),
        as_of: as_of.map(|day| day.to_string()),
    }
}

/// The dated notes on an indicator in the period's year.
pub(super) fn noted(facts: &Facts<'_>, coverage: &Coverage) -> Vec<Noted> {
    let one = |b: &Break| Noted {
        since: match b.since {
            Since::Day(day) => day.to_string(),
            Since::Period(period) => period.to_string(),
        },
        text: b.text.clone(),
        document: b.document.clone(),
    };
    breaks::of(facts, coverage).into_iter().map(one).collect()
}
