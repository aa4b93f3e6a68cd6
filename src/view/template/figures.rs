//! What a unit is asked in figures.

use super::Question;
use crate::aggregate::Share;
use crate::document::form::Answer;
use crate::document::{Cell, Value};
use crate::intake::form;
use crate::plan::{
    About, AboutRule, Denominator, FigureKey, Indicator, IndicatorId, Measure, Plan, Term, UnitId,
};
use crate::view::Facts;

/// The column of the total.
const TOTAL: usize = 9;
/// The column of those who attained.
const ATTAINED: usize = 10;
/// The column of the note.
const NOTE: usize = 11;

/// The heads of the columns.
pub(super) fn heads(facts: &Facts<'_>, units: &[UnitId]) -> [&'static str; 12] {
    let (plan, term) = (facts.plan, &facts.overview.term);
    let of_people = |(id, _): &(IndicatorId, UnitId)| {
        let indicator = plan.indicator(*id);
        indicator.measure == Measure::Level && indicator.denominator != Denominator::None
    };
    let all = units.iter().all(|unit| expected(plan, term, *unit).iter().all(of_people));
    [
        "Mã đơn vị",
        "Đơn vị",
        "Mã chỉ tiêu",
        "Chỉ tiêu",
        "Được tính là đạt khi",
        "Loại số",
        "Đơn vị tính",
        "Tổng số kỳ trước",
        "Số đạt kỳ trước",
        "Tổng số (người)",
        if all {
            "Số đạt luỹ kế (người)"
        } else {
            "Số đạt (xem cột Loại số)"
        },
        "Ghi chú",
    ]
}

/// The figures a unit owes, in the plan's order: which indicator, about whom.
pub(super) fn expected(plan: &Plan, term: &Term, unit: UnitId) -> Vec<(IndicatorId, UnitId)> {
    let asked = |id: &IndicatorId| !plan.indicator(*id).has_parts;
    let pairs = |id: IndicatorId| {
        let own = plan.expected_in(id, term).into_iter().filter(move |e| e.reporter == unit);
        own.map(move |e| (id, e.about))
    };
    plan.indicator_ids().filter(asked).flat_map(pairs).collect()
}

/// How many indicators of these units may be given as one figure for all.
pub(super) fn or_whole(facts: &Facts<'_>, units: &[UnitId]) -> usize {
    let (plan, term) = (facts.plan, &facts.overview.term);
    let asked = units.iter().flat_map(|unit| expected(plan, term, *unit)).map(|(id, _)| id);
    let whole = |id: &IndicatorId| {
        matches!(plan.indicator(*id).about, AboutRule::Each { or_whole: true, .. })
    };
    asked.filter(whole).collect::<std::collections::BTreeSet<_>>().len()
}

/// One row a figure.
pub(super) fn questions(facts: &Facts<'_>, unit: UnitId) -> Vec<Question> {
    let expected = expected(facts.plan, &facts.overview.term, unit);
    expected.into_iter().map(|asked| question(facts, unit, asked)).collect()
}

fn question(facts: &Facts<'_>, unit: UnitId, (id, about): (IndicatorId, UnitId)) -> Question {
    let (plan, period) = (facts.plan, facts.overview.term.period);
    let (indicator, about_unit) = (plan.indicator(id), plan.unit(about));
    let key = FigureKey { period, indicator: id, about: About::Unit(about) };
    let [total, attained] = last_time(facts.ledger.before(key, unit), indicator.denominator);
    let registered = match indicator.denominator {
        Denominator::Registered => plan.registered(plan.population_in(id, period.year()), about),
        Denominator::Reported | Denominator::None => None,
    };
    let cells = vec![
        about_unit.id.clone().into(),
        about_unit.name.clone().into(),
        indicator.id.clone().into(),
        indicator.name.clone().into(),
        indicator.criterion.clone().unwrap_or_default().into(),
        measure(indicator.measure, indicator.denominator).into(),
        indicator.counts.clone().into(),
        total,
        attained,
        registered.map(|people| bare(people.into())).unwrap_or_default(),
        Cell::default(),
        Cell::default(),
    ];
    Question { cells, answers: answers(indicator, registered) }
}

/// What may be filled in. A registered total is nobody's to change.
fn answers(indicator: &Indicator, registered: Option<u64>) -> Vec<(usize, Answer)> {
    let asked = indicator.denominator != Denominator::None && registered.is_none();
    let nothing_arose = indicator.measure == Measure::Flow;
    let total = asked.then_some((TOTAL, Answer::Total));
    let attained = (ATTAINED, Answer::Attained { total: TOTAL, nothing_arose });
    total.into_iter().chain([attained, (NOTE, Answer::Text)]).collect()
}

/// A number as programs write it.
fn bare(n: u128) -> Cell {
    Cell::valued(n.to_string(), Value::Count(n))
}

/// Whether a row asks for a level or a flow, and that some rows have no total.
fn measure(measure: Measure, denominator: Denominator) -> String {
    let word = match measure {
        Measure::Level => form::LEVEL,
        Measure::Flow => form::FLOW,
    };
    match denominator {
        Denominator::None => format!("{word}, không ghi tổng số"),
        Denominator::Reported | Denominator::Registered => word.to_owned(),
    }
}

fn last_time(share: Option<Share>, denominator: Denominator) -> [Cell; 2] {
    let Some(share) = share else { return Default::default() };
    let total = match denominator {
        Denominator::None => Cell::default(),
        Denominator::Reported | Denominator::Registered => bare(share.denominator),
    };
    [total, bare(share.numerator)]
}
