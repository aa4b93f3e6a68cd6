//! Figures that a sentence names: `{tin-bai.so_dat}`. The plan's sentences about its sections and
//! the drafter's words use them alike.

use crate::aggregate::Coverage;
use crate::plan::Plan;
use crate::vietnamese::{grouped, padded};
use crate::view::{Facts, words};
use std::ops::Range;

/// Stands where a figure has no data.
const NO_DATA: &str = "[chưa có số liệu]";
/// Names of the counts of reports, before the dot.
const REPORTS: &str = "bao-cao";
/// After it.
const COUNTS: [&str; 5] = ["phai_gui", "da_gui", "dung_han", "gui_cham", "chua_gui"];
/// After the id of an indicator.
const NUMBERS: [&str; 3] = ["so_dat", "tong_so", "ty_le"];

/// A name between braces.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(in crate::view) struct Named<'t> {
    /// Before the dot.
    pub(in crate::view) id: &'t str,
    /// After the dot.
    pub(in crate::view) number: &'t str,
    /// With its braces.
    pub(in crate::view) range: Range<usize>,
}

/// The names of a text, in order; braces that hold no name are words.
pub(in crate::view) fn names(text: &str) -> Vec<Named<'_>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find('{').map(|at| from + at) {
        let Some(close) = text[open..].find('}').map(|at| open + at) else { break };
        let inner = text[open + 1..close].trim();
        let (id, number) = inner.rsplit_once('.').unwrap_or((inner, ""));
        found.push(Named { id, number, range: open..close + 1 });
        from = close + 1;
    }
    found
}

/// True for a name that a figure or a count has, with data or without.
pub(in crate::view) fn is_name(plan: &Plan, name: &Named<'_>) -> bool {
    if name.id == REPORTS {
        return COUNTS.contains(&name.number);
    }
    plan.index.indicators.contains_key(name.id) && NUMBERS.contains(&name.number)
}

/// The figures of a period by their names.
pub(super) struct Figures<'a> {
    facts: Facts<'a>,
}

impl<'a> Figures<'a> {
    pub(super) fn new(facts: Facts<'a>) -> Self {
        Self { facts }
    }

    /// The indicator of that id in the period, where it has figures that count.
    pub(super) fn coverage(&self, id: &str) -> Option<&'a Coverage> {
        let indicator = self.facts.plan.index.indicators.get(id)?;
        let all =
            self.facts.overview.coverage.iter().flat_map(|c| std::iter::once(c).chain(&c.parts));
        all.into_iter().find(|c| c.indicator == *indicator).filter(|c| !c.addends.is_empty())
    }

    /// What a name is printed as; `None` where there is no data, or no such name.
    pub(super) fn value(&self, name: &Named<'_>) -> Option<String> {
        if name.id == REPORTS {
            return self.count(name.number).map(|n| padded(n as u128));
        }
        let coverage = self.coverage(name.id)?;
        match name.number {
            "so_dat" => Some(grouped(coverage.counted.numerator)),
            "tong_so" => Some(grouped(coverage.counted.denominator)),
            "ty_le" => Some(words::percent_text(coverage).trim_end_matches('%').to_owned()),
            _ => None,
        }
    }

    fn count(&self, name: &str) -> Option<usize> {
        let counts = self.facts.overview.reporting.counts;
        Some(match name {
            "phai_gui" => counts.expected,
            "da_gui" => counts.expected - counts.missing - counts.pending,
            "dung_han" => counts.on_time,
            "gui_cham" => counts.late,
            "chua_gui" => counts.missing + counts.pending,
            _ => return None,
        })
    }

    /// The text with its figures; one without data is said to be so, and what is no name stays as
    /// it was written, where the drafter sees it.
    pub(super) fn filled(&self, text: &str) -> String {
        let mut out = String::with_capacity(text.len());
        let mut from = 0;
        for name in names(text) {
            let value = self.value(&name);
            out.push_str(&text[from..name.range.start]);
            let absent = || match is_name(self.facts.plan, &name) {
                true => NO_DATA.to_owned(),
                false => text[name.range.clone()].to_owned(),
            };
            out.push_str(&value.unwrap_or_else(absent));
            from = name.range.end;
        }
        out.push_str(&text[from..]);
        out
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_between_braces() {
        let text = "có {tin-bai.so_dat} tin {x} và { a.b.ty_le }% {";
        let found = names(text);
        let short: Vec<_> = found.iter().map(|n| (n.id, n.number)).collect();
        assert_eq!(short, [("tin-bai", "so_dat"), ("x", ""), ("a.b", "ty_le")]);
        assert_eq!(&text[found[1].range.clone()], "{x}");
    }
}
