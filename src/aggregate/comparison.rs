//! Reported numbers beside those that others have of the same people: a second source, the plan's
//! register, a total for the whole. None of them enters a sum.

use super::coverage::Coverage;
use super::ledger::Ledger;
use crate::period::Period;
use crate::plan::{About, Denominator, FigureKey, IndicatorId, Registered};
use crate::submission::SecondFigure;

/// Two numbers of the same people may differ by so many percent without a question.
const PERCENT: u128 = 10;

/// Which number of a figure is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Side {
    /// `tong_so`.
    Denominator,
    /// `so_dat`.
    Numerator,
}

/// Where the other number comes from.
#[derive(Clone, Copy, Debug)]
pub enum Other<'a> {
    /// A row of `doi-chieu.csv`.
    Second(&'a SecondFigure),
    /// The plan's register; of a merged unit the first of its parts.
    Registered(&'a Registered),
    /// Another indicator of the same people, added up.
    Twin(IndicatorId),
}

/// One number beside another.
#[derive(Clone, Copy, Debug)]
pub struct Comparison<'a> {
    /// Indicator, period, and whose people.
    pub key: FigureKey,
    /// Which number.
    pub side: Side,
    /// As it was reported; none where not every figure counts that it is the sum of.
    pub reported: Option<u128>,
    /// The other number.
    pub other: u128,
    /// Whose it is.
    pub from: Other<'a>,
}

impl Comparison<'_> {
    /// True where the two differ by more than a tenth of the other.
    pub fn is_far(&self) -> bool {
        let far = |own: u128| own.abs_diff(self.other) * 100 > self.other * PERCENT;
        self.other > 0 && self.reported.is_some_and(far)
    }
}

/// All comparisons of an indicator in a period and of its parts, second sources first.
pub(super) fn comparisons<'a>(
    ledger: &Ledger<'a>,
    coverage: &Coverage,
    period: Period,
) -> Vec<Comparison<'a>> {
    let mut found = second(ledger, coverage, period);
    found.extend(registered(ledger, coverage, period));
    found.extend(total(ledger, coverage, period));
    found.extend(coverage.parts.iter().flat_map(|part| comparisons(ledger, part, period)));
    found
}

/// The comparison of the whole with another indicator of the same people.
pub(super) fn twin<'a>(
    ledger: &Ledger<'a>,
    all: &[Coverage],
    coverage: &Coverage,
    period: Period,
) -> Option<Comparison<'a>> {
    let id = ledger.plan.indicator(coverage.indicator).same_denominator_as?;
    let other = all.iter().find(|c| c.indicator == id)?;
    let other = reported(other, About::Whole, Side::Denominator, period)?;
    let key = FigureKey { period, indicator: coverage.indicator, about: About::Whole };
    let reported = reported(coverage, About::Whole, Side::Denominator, period);
    Some(Comparison { key, side: Side::Denominator, reported, other, from: Other::Twin(id) })
}

/// What was reported of a unit or of the whole in the period, where every figure of it counts.
fn reported(coverage: &Coverage, about: About, side: Side, period: Period) -> Option<u128> {
    let within =
        |key: FigureKey| key.period == period && (about == About::Whole || key.about == about);
    let whole = coverage.gaps().all(|gap| !within(gap.key));
    let mut addends = coverage.addends.iter().filter(|a| within(a.key)).peekable();
    let number = |share: super::Share| match side {
        Side::Numerator => share.numerator,
        Side::Denominator => share.denominator,
    };
    addends.peek().is_some().then(|| addends.map(|a| number(a.share)).sum()).filter(|_| whole)
}

fn second<'a>(ledger: &Ledger<'a>, coverage: &Coverage, period: Period) -> Vec<Comparison<'a>> {
    let own = |s: &&SecondFigure| s.key.period == period && s.key.indicator == coverage.indicator;
    let rows = ledger.second.iter().filter(own);
    let of_row = |row: &'a SecondFigure| {
        let sides = [(Side::Denominator, row.denominator), (Side::Numerator, row.numerator)];
        sides.into_iter().filter_map(move |(side, number)| {
            let other = number.value.number()?.into();
            let reported = reported(coverage, row.key.about, side, period);
            Some(Comparison { key: row.key, side, reported, other, from: Other::Second(row) })
        })
    };
    rows.flat_map(of_row).collect()
}

/// Denominators as units typed them beside the registered ones.
fn registered<'a>(ledger: &Ledger<'a>, coverage: &Coverage, period: Period) -> Vec<Comparison<'a>> {
    let plan = ledger.plan;
    let people = plan.indicator(coverage.indicator).denominator != Denominator::None;
    if !people || !coverage.parts.is_empty() {
        return Vec::new();
    }
    let Some(population) = coverage.population else { return Vec::new() };
    let own = coverage.addends.iter().filter(|a| a.key.period == period);
    own.filter_map(|addend| {
        let entries = plan.registered_entries(population, addend.key.about.unit()?)?;
        let typed = ledger.figure(addend.key, addend.reporter)?.denominator().value.number();
        Some(Comparison {
            key: addend.key,
            side: Side::Denominator,
            reported: typed.map(u128::from),
            other: entries.iter().map(|entry| u128::from(entry.value)).sum(),
            from: Other::Registered(entries.first()?),
        })
    })
    .collect()
}

/// The registered total of the whole beside the sum of its units.
fn total<'a>(ledger: &Ledger<'a>, coverage: &Coverage, period: Period) -> Option<Comparison<'a>> {
    let part = ledger.plan.indicator(coverage.indicator).part_of.is_some();
    let entry = ledger.plan.registered_totals.get(&coverage.population?)?;
    let people = coverage.has_denominator && !part;
    people.then(|| Comparison {
        key: FigureKey { period, indicator: coverage.indicator, about: About::Whole },
        side: Side::Denominator,
        reported: reported(coverage, About::Whole, Side::Denominator, period),
        other: entry.value.into(),
        from: Other::Registered(entry),
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn more_than_a_tenth_of_the_other_number_is_far() {
        let period = "2025-Q4".parse().expect("period");
        let indicator = IndicatorId(0);
        let key = FigureKey { period, indicator, about: About::Whole };
        let (side, from) = (Side::Denominator, Other::Twin(indicator));
        let far = |reported, other| Comparison { key, side, reported, other, from }.is_far();
        assert_eq!([1100, 1101, 900, 899].map(|n| far(Some(n), 1000)), [false, true, false, true]);
        // Nothing is a tenth of nobody, and what is not known is not far.
        assert_eq!([far(Some(5), 0), far(Some(0), 0), far(None, 1000)], [false; 3]);
    }
}
