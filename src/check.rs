//! Checks of what was read. A check is a function from values to findings; it cannot see what
//! others found. Adding one takes a page in `docs/rules/`, a line in `diagnostic::rules`, a
//! function in one of the files below and a line in a table here.

mod closing;
mod column;
mod contents;
mod duplicates;
mod earlier;
mod figures;
mod forms;
mod pairs;
mod plan;
mod privacy;
mod register;
mod series;
mod sources;
mod tasks;
mod typing;
mod unfilled;
mod unused;
mod waivers;

pub use closing::{Closed, PresentFile, closings, inputs_of, other_closings};
pub use unfilled::UNFILLED;
pub use waivers::{Judged, waive};

pub use series::{OtherDenominator, other_denominator};

use crate::diagnostic::Diagnostic;
use crate::period::Period;
use crate::plan::{FigureKey, IndicatorId, Plan, Term};
use crate::source::{FileId, SourceFile, Sources};
use crate::submission::{ByKey, Dataset, Figure, Receipt, Submitted};
use chrono::NaiveDate;
use column::{Column, Entry};
use pairs::Keyed;
use std::collections::BTreeMap;

/// What the checks of reports look at.
pub struct Reports<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What units sent.
    pub dataset: &'a Dataset,
    /// Figures by key, all that stand under one.
    by_key: ByKey<'a>,
    /// Whether the reporter of each figure owns it.
    owned: Vec<bool>,
    /// Report files by whose they are.
    files: Keyed<'a, Submitted>,
    /// Receipts of forms by whose they are.
    receipts: Keyed<'a, Receipt>,
    /// Periods with their windows and deadlines.
    terms: BTreeMap<Period, Term>,
    /// Periods with the one before.
    before: BTreeMap<Period, Period>,
    /// What each period asks for.
    asked: BTreeMap<Period, Vec<IndicatorId>>,
    /// The day on which dates are judged.
    pub as_of: NaiveDate,
}

impl<'a> Reports<'a> {
    /// Sorts what the checks look up.
    pub fn new(plan: &'a Plan, dataset: &'a Dataset, as_of: NaiveDate) -> Self {
        let periods = plan.periods();
        let terms = periods.iter().filter_map(|p| Some((*p, plan.term(*p)?)));
        let before = periods.iter().filter_map(|p| Some((*p, plan.period_before(*p)?)));
        Self {
            plan,
            dataset,
            by_key: ByKey::new(&dataset.figures),
            owned: owned(plan, &dataset.figures),
            files: pairs::files(dataset),
            receipts: pairs::receipts(dataset),
            terms: terms.collect(),
            before: before.collect(),
            asked: periods.iter().map(|p| (*p, plan.asked_in(*p))).collect(),
            as_of,
        }
    }

    /// The one figure under a key that its owner gave; `None` where there is none or several.
    fn figure(&self, key: FigureKey) -> Option<&'a Figure> {
        self.only(self.by_key.all(key))
    }

    /// The one of some figures that its owner gave; `None` where there is none or several.
    fn only(&self, figures: impl Iterator<Item = (usize, &'a Figure)>) -> Option<&'a Figure> {
        let mut owned = figures.filter(|(place, _)| self.owned[*place]);
        let (_, first) = owned.next()?;
        owned.next().is_none().then_some(first)
    }
}

/// For each figure whether its reporter owns it.
fn owned(plan: &Plan, figures: &[Figure]) -> Vec<bool> {
    let owns = |f: &Figure| plan.owns(f.reporter, f.key.indicator, f.key.about);
    figures.iter().map(owns).collect()
}

/// Checks of the plan alone.
const OF_PLAN: [fn(&Plan) -> Vec<Diagnostic>; 11] = [
    plan::empty_groups,
    plan::misread_parts,
    plan::shared_figures,
    plan::overlapping_targets,
    plan::overlapping_unit_targets,
    plan::overlapping_periods,
    plan::vague_dues,
    plan::calendar_gaps,
    unused::readings,
    unused::headings,
    unused::populations,
];

/// Checks of reports against the plan.
const OF_REPORTS: [fn(&Reports<'_>) -> Vec<Diagnostic>; 11] = [
    figures,
    duplicates::figures,
    duplicates::whole_and_units,
    duplicates::answers,
    tasks::not_the_lead,
    series::figure_rules,
    sources::two_sources,
    forms::unexpected,
    register::files_without_receipt,
    register::receipts_without_file,
    register::numbers_and_dates,
];

/// All checks of single figures in one pass over them.
fn figures(reports: &Reports<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (period, id) in reports.by_key.lists() {
        let column = Column::new(reports, id, period);
        for entry in column.entries() {
            figure(&column, &entry, &mut found);
        }
    }
    found
}

/// Checks of one figure, beside others where need be. They are called by name, not from a table,
/// so that what all of them look at is looked at once.
fn figure(column: &Column<'_, '_>, entry: &Entry<'_>, found: &mut Vec<Diagnostic>) {
    // Nearly always there is nothing to take in, and making room for it would cost more than the
    // check.
    let mut say = |problem: Option<Diagnostic>| {
        if let Some(problem) = problem {
            found.push(problem);
        }
    };
    say(figures::unit_not_valid(column, entry));
    say(figures::indicator_not_expected(column, entry));
    say(figures::not_the_owner(column, entry));
    say(figures::nothing_arose_on_level(column, entry));
    say(figures::numerator_above_denominator(column, entry));
    say(figures::zero_denominator(column, entry));
    say(figures::denominator_on_count(column, entry));
    say(series::falling_level(column, entry));
    say(series::subset_above_set(column, entry));
    say(series::denominator_differs(column, entry));
    say(typing::percent_as_count(column, entry));
}

/// All findings about the plan.
pub fn plan(plan: &Plan) -> Vec<Diagnostic> {
    OF_PLAN.iter().flat_map(|check| check(plan)).collect()
}

/// All findings about reports.
pub fn reports(reports: &Reports<'_>) -> Vec<Diagnostic> {
    OF_REPORTS.iter().flat_map(|check| check(reports)).collect()
}

/// Personal data and hidden characters in any file, plan and reports alike; places of the plan
/// that are not filled in. The guard passes over some files, in order, in which there is nothing
/// to find.
pub fn texts_but(sources: &Sources, vetted: &[FileId]) -> Vec<Diagnostic> {
    let mut left = vetted.iter().peekable();
    let doubtful =
        move |(file, _): &(FileId, &SourceFile)| left.next_if(|next| *next == file).is_none();
    let text = |(file, source)| {
        let people = privacy::personal_data_in(file, source);
        people.into_iter().chain(privacy::hidden_characters(file, source))
    };
    let guard = sources.iter().filter(doubtful).flat_map(text);
    guard.chain(unfilled::unfilled_places(sources)).collect()
}

/// The files as they are beside the files as they were received.
pub fn contents(reports: &Reports<'_>, sources: &Sources) -> Vec<Diagnostic> {
    contents::changed_after_receipt(reports, sources)
}

/// Personal data alone, for a text that is no file of the plan.
pub fn personal_data(sources: &Sources) -> Vec<Diagnostic> {
    privacy::personal_data(sources)
}
