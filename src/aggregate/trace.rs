//! What a printed figure is made of (numbers.md, Trace): its addends with the papers they came
//! under, and what was left out of it.

use super::bounds::Share;
use super::coverage::Coverage;
use super::entry::{Addend, Gap};
use crate::period::Period;
use crate::plan::{About, Denominator, FigureKey, Form, GroupId, Plan, UnitId};
use crate::source::Span;
use crate::submission::{Dataset, Receipt, ReceivedAs, SecondFigure, Submitted};

/// Whose figures a sum is of.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Whose {
    /// All.
    All,
    /// About one unit, or about the whole where one row stands for it.
    About(About),
    /// About the units of a group.
    Group(GroupId),
}

/// A figure taken apart.
#[derive(Clone, Debug)]
pub struct Trace<'a> {
    /// The coverage it belongs to.
    pub coverage: &'a Coverage,
    /// Whose figures were taken.
    pub whose: Whose,
    /// What was added up, in the plan's order.
    pub addends: Vec<TracedAddend<'a>>,
    /// What should have been added and was not.
    pub left_out: Vec<TracedGap<'a>>,
    /// Rows of second sources about the figure, and about its addends of the last period. They
    /// were not added up.
    pub second: Vec<&'a SecondFigure>,
}

/// An addend with what it rests on.
#[derive(Clone, Debug)]
pub struct TracedAddend<'a> {
    /// The figure.
    pub addend: &'a Addend,
    /// What it came under; none where the register does not know its file.
    pub paper: Option<Paper<'a>>,
    /// Where its denominator stands in the plan, where it is not the row's own.
    pub registered: Option<Span>,
}

/// What the register knows of a file.
#[derive(Clone, Copy, Debug)]
pub struct Paper<'a> {
    /// The last receipt of the form: its content counts.
    pub receipt: &'a Receipt,
    /// The receipt that names the document: the same, the signed document that came after a form
    /// without one, else the last that came before it. None while the document is waited for.
    pub document: Option<&'a Receipt>,
}

/// A figure that did not enter the sum, with the cause.
#[derive(Clone, Debug)]
pub struct TracedGap<'a> {
    /// The figure.
    pub gap: &'a Gap,
    /// Why.
    pub why: Why,
    /// The row at fault, the blank row, the decision, or the file without the row.
    pub at: Option<Span>,
}

/// Why a figure did not enter the sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Why {
    /// An error or a decision left it out.
    Excluded,
    /// Its row has an empty cell.
    Blank,
    /// Its reporter's file has no such row.
    NoRow,
    /// Its reporter's file is not there.
    NoFile,
}

impl From<Option<About>> for Whose {
    fn from(about: Option<About>) -> Self {
        about.map_or(Self::All, Self::About)
    }
}

impl Whose {
    /// True for a figure that is taken.
    pub fn takes(self, plan: &Plan, about: About) -> bool {
        match self {
            Self::All => true,
            Self::About(one) => one == about,
            Self::Group(group) => about.unit().is_some_and(|unit| plan.group(group).has(unit)),
        }
    }
}

impl Trace<'_> {
    /// What the addends add up to: the printed figure.
    pub fn sum(&self) -> Share {
        self.addends.iter().map(|traced| traced.addend.share).sum()
    }
}

/// Takes a figure apart, as far as it is of those named.
pub fn trace<'a>(
    plan: &Plan,
    dataset: &'a Dataset,
    coverage: &'a Coverage,
    whose: impl Into<Whose>,
    period: Period,
) -> Trace<'a> {
    let whose = whose.into();
    let wanted = |key: FigureKey| whose.takes(plan, key.about);
    let addends = coverage.addends.iter().filter(|addend| wanted(addend.key));
    let gaps = coverage.gaps().filter(|gap| wanted(gap.key));
    Trace {
        coverage,
        whose,
        addends: addends.map(|addend| traced(plan, dataset, addend)).collect(),
        left_out: gaps.map(|gap| gone(dataset, gap)).collect(),
        second: second(dataset, coverage, period, wanted),
    }
}

fn second<'a>(
    dataset: &'a Dataset,
    coverage: &Coverage,
    period: Period,
    wanted: impl Fn(FigureKey) -> bool,
) -> Vec<&'a SecondFigure> {
    let parts = || coverage.parts.iter().map(|part| part.indicator);
    let own = |s: &&SecondFigure| {
        let id = s.key.indicator;
        let indicator = id == coverage.indicator || parts().any(|part| part == id);
        indicator && s.key.period == period && wanted(s.key)
    };
    dataset.second.iter().filter(own).collect()
}

fn traced<'a>(plan: &Plan, dataset: &'a Dataset, addend: &'a Addend) -> TracedAddend<'a> {
    TracedAddend {
        addend,
        paper: paper(dataset, addend.key, addend.reporter),
        registered: registered(plan, addend.key),
    }
}

/// The last receipt of the reporter's figures. A form that came without a document, over a chat,
/// may be followed by the signed one, or follow it: a file that was sent again does not take the
/// number away. A document that came before a correction does not bear it.
fn paper(dataset: &Dataset, key: FigureKey, reporter: UnitId) -> Option<Paper<'_>> {
    let own = |r: &&Receipt| r.unit == reporter && r.period == key.period;
    let receipts: Vec<&Receipt> = dataset.receipts.iter().filter(own).collect();
    let of_form = |r: &&Receipt| r.received == ReceivedAs::Form(Form::Figures);
    let at = receipts.iter().rposition(of_form)?;
    let names = |r: &&Receipt| !r.document.is_empty();
    let later = receipts[at..].iter().copied();
    let mut signed = later.filter(|r| r.received == ReceivedAs::Document);
    let mut before = receipts[..at].iter().copied().rev().filter(|_| !receipts[at].is_correction());
    let named = Some(receipts[at]).filter(names).or_else(|| signed.find(names));
    let document = named.or_else(|| before.find(names));
    Some(Paper { receipt: receipts[at], document })
}

/// Where the plan registers the denominator, for an indicator that takes it from there.
fn registered(plan: &Plan, key: FigureKey) -> Option<Span> {
    let About::Unit(unit) = key.about else { return None };
    let population = plan.population_in(key.indicator, key.period.year())?;
    let from_plan = plan.indicator(key.indicator).denominator == Denominator::Registered;
    let entries = plan.registered_entries(population, unit).filter(|_| from_plan)?;
    entries.first().map(|entry| entry.span)
}

fn gone<'a>(dataset: &Dataset, gap: &'a Gap) -> TracedGap<'a> {
    let (period, unit) = (gap.key.period, gap.reporter);
    let form = |s: &&Submitted| (s.period, s.form, s.unit) == (period, Form::Figures, unit);
    let file = dataset.submitted.iter().find(form).map(|sent| sent.span);
    let why = match (&gap.reason, gap.at, file) {
        (Some(_), _, _) => Why::Excluded,
        (None, Some(_), _) => Why::Blank,
        (None, None, Some(_)) => Why::NoRow,
        (None, None, None) => Why::NoFile,
    };
    TracedGap { gap, why, at: gap.at.or(file) }
}
