//! `bdhvs.trace/1`.

use super::{Head, head, integer, value};
use crate::aggregate::{Share, TracedAddend, TracedGap, Whose, Why};
use crate::plan::{About, FigureKey, UnitId};
use crate::source::Span;
use crate::submission::SecondFigure;
use crate::view::trace::{Traced, about_id, reason};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    head: Head,
    reference: String,
    indicator: String,
    unit: Option<String>,
    group: Option<String>,
    numerator: u64,
    denominator: Option<u64>,
    addends: Vec<Addend>,
    left_out: Vec<LeftOut>,
    second_sources: Vec<Second>,
}

/// A figure of a second source, not added up.
#[derive(Serialize)]
struct Second {
    unit: String,
    indicator: String,
    numerator: Option<u64>,
    denominator: Option<u64>,
    as_of: Option<String>,
    source: String,
    document: String,
    document_date: Option<String>,
    #[serde(flatten)]
    place: Place,
}

/// Whose a figure is: part and period are those asked for, unless it is a sum over them.
#[derive(Serialize)]
struct Owner {
    unit: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    reporter: Option<String>,
    indicator: String,
    period: String,
}

#[derive(Serialize)]
struct Addend {
    #[serde(flatten)]
    whose: Owner,
    document: Option<String>,
    document_date: Option<String>,
    received_on: Option<String>,
    #[serde(flatten)]
    place: Place,
    numerator: u64,
    denominator: Option<u64>,
    /// Where the denominator stands, for those that the plan registers.
    #[serde(skip_serializing_if = "Option::is_none")]
    denominator_place: Option<Place>,
}

/// A line of a file; `commit` is the file's last one, absent outside a checkout.
#[derive(Serialize)]
struct Place {
    path: Option<String>,
    line: Option<u32>,
    #[serde(skip_serializing_if = "Option::is_none")]
    commit: Option<String>,
}

#[derive(Serialize)]
struct LeftOut {
    #[serde(flatten)]
    whose: Owner,
    #[serde(flatten)]
    place: Place,
    state: &'static str,
    reason: String,
    people: Option<u64>,
}

/// The document.
pub fn trace(traced: &Traced<'_>) -> Value {
    let (plan, reference) = (traced.facts.plan, &traced.reference);
    let sum = traced.trace.sum();
    value(Document {
        head: head("bdhvs.trace/1", &traced.facts),
        reference: reference.text(plan),
        indicator: plan.indicator(reference.indicator).id.clone(),
        unit: match reference.whose {
            Whose::About(about) => Some(about_id(plan, about)),
            Whose::All | Whose::Group(_) => None,
        },
        group: match reference.whose {
            Whose::Group(group) => Some(plan.group(group).id.clone()),
            Whose::All | Whose::About(_) => None,
        },
        numerator: integer(sum.numerator),
        denominator: denominator(traced, sum),
        addends: traced.trace.addends.iter().map(|one| addend(traced, one)).collect(),
        left_out: traced.trace.left_out.iter().map(|one| left_out(traced, one)).collect(),
        second_sources: traced.trace.second.iter().map(|row| second(traced, row)).collect(),
    })
}

fn second(traced: &Traced<'_>, row: &SecondFigure) -> Second {
    let plan = traced.facts.plan;
    Second {
        unit: about_id(plan, row.key.about),
        indicator: plan.indicator(row.key.indicator).id.clone(),
        numerator: row.numerator.value.number(),
        denominator: row.denominator.value.number(),
        as_of: row.as_of.map(|day| day.to_string()),
        source: row.source.clone(),
        document: row.document.clone(),
        document_date: row.document_date.map(|day| day.to_string()),
        place: place(traced, Some(row.row)),
    }
}

fn denominator(traced: &Traced<'_>, share: Share) -> Option<u64> {
    traced.trace.coverage.has_denominator.then(|| integer(share.denominator))
}

fn whose(traced: &Traced<'_>, key: FigureKey, reporter: UnitId) -> Owner {
    let plan = traced.facts.plan;
    let other = key.about != About::Unit(reporter);
    Owner {
        unit: about_id(plan, key.about),
        reporter: other.then(|| plan.unit(reporter).id.clone()),
        indicator: plan.indicator(key.indicator).id.clone(),
        period: key.period.to_string(),
    }
}

fn place(traced: &Traced<'_>, span: Option<Span>) -> Place {
    let places = &traced.places;
    Place {
        path: span.map(|span| places.path(span).to_owned()),
        line: span.map(|span| places.line(span)),
        commit: span.and_then(|span| places.commit(span)).map(str::to_owned),
    }
}

fn addend(traced: &Traced<'_>, one: &TracedAddend<'_>) -> Addend {
    let named = one.paper.and_then(|paper| paper.document);
    Addend {
        whose: whose(traced, one.addend.key, one.addend.reporter),
        document: named.map(|receipt| receipt.document.clone()),
        document_date: named.and_then(|r| r.document_date).map(|day| day.to_string()),
        received_on: one.paper.map(|paper| paper.receipt.received_on.to_string()),
        place: place(traced, Some(one.addend.row)),
        numerator: integer(one.addend.share.numerator),
        denominator: denominator(traced, one.addend.share),
        denominator_place: one.registered.map(|span| place(traced, Some(span))),
    }
}

fn left_out(traced: &Traced<'_>, one: &TracedGap<'_>) -> LeftOut {
    let counts_people = traced.trace.coverage.has_denominator;
    let state = if one.why == Why::Excluded { "excluded" } else { "missing" };
    LeftOut {
        whose: whose(traced, one.gap.key, one.gap.reporter),
        place: place(traced, one.at),
        state,
        reason: reason(traced, one),
        people: one.gap.known.filter(|_| counts_people).map(|known| known.people),
    }
}
