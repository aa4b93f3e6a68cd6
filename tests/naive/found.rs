//! The figures that a period expects of an indicator, and how each stands.

use crate::days::Span;
use crate::plan::text;
use crate::received::{Desk, Key, Stands};
use toml::Value;

/// One expected figure.
#[derive(Clone, Debug)]
pub(crate) struct Found {
    pub(crate) indicator: String,
    pub(crate) reporter: String,
    pub(crate) about: String,
    pub(crate) stands: Stands,
    /// People of one that does not count.
    pub(crate) people: Option<i64>,
}

impl Desk<'_> {
    /// All that is expected up to a period: of a level in it, of a flow since the year began.
    pub(crate) fn found(&self, indicator: &Value, span: &Span) -> Vec<Found> {
        let parts = self.plan.parts(text(indicator, "id"));
        if !parts.is_empty() {
            return parts.into_iter().flat_map(|part| self.found(part, span)).collect();
        }
        if !self.plan.is_asked(indicator, span) {
            return Vec::new();
        }
        if !self.plan.flows(indicator) {
            return self.found_in(indicator, span);
        }
        let same = |other: &Span| other.year == span.year && other.last <= span.last;
        let duty = self.plan.beside(span).into_iter();
        duty.filter(|span| same(span)).flat_map(|span| self.found_in(indicator, span)).collect()
    }

    fn found_in(&self, indicator: &Value, span: &Span) -> Vec<Found> {
        if !self.plan.is_asked(indicator, span) {
            return Vec::new();
        }
        let closes = self.plan.closes(span);
        let valid = |unit: &String| self.plan.is_valid(unit, closes);
        let bound = |unit: &String| self.plan.binds(unit, span);
        let pairs = self.plan.pairs(indicator).into_iter();
        let mut pairs: Vec<(String, String)> = pairs
            .filter(|(reporter, about)| valid(reporter) && valid(about) && bound(reporter))
            .collect();
        let alone = pairs.first().map(|(reporter, _)| reporter.clone());
        let alone = alone.filter(|reporter| self.is_whole_alone(indicator, span, reporter));
        if let Some(reporter) = alone.filter(|_| self.plan.may_be_whole(indicator)) {
            pairs = vec![(reporter, "toan-tinh".to_owned())];
        }
        pairs.into_iter().map(|pair| self.one(indicator, span, pair)).collect()
    }

    fn one(&self, indicator: &Value, span: &Span, (reporter, about): (String, String)) -> Found {
        let key = Key { indicator, span: span.clone(), reporter, about };
        let stands = self.stands(&key);
        let people = match stands {
            Stands::Counts { .. } => None,
            Stands::Missing(own) => self.people_of(&key, own),
            Stands::Excluded => self.people_of(&key, None),
        };
        let indicator = text(indicator, "id").to_owned();
        Found { indicator, reporter: key.reporter, about: key.about, stands, people }
    }
}
