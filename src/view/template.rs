//! Forms to be filled in by a unit: what is asked, how it is meant, what was said last time.
//! Their words are those of `intake::form`, by which they are known when they come back.

use super::Facts;
use super::words;
use crate::aggregate::Share;
use crate::intake::form;
use crate::period::Frequency;
use crate::plan::{
    About, AboutRule, Answerable, Denominator, FigureKey, Form, HeadingId, IndicatorId, Measure,
    Party, Plan, Term, UnitId,
};
use crate::vietnamese::date;

/// The forms that a unit is asked to fill in, the leading one first. Those of a unit that is
/// exempt, or that is not there in the period, are none.
pub fn forms(facts: &Facts<'_>, unit: UnitId) -> Vec<Form> {
    let (plan, term) = (facts.plan, &facts.overview.term);
    if !plan.unit(unit).is_valid_on(term.window.1) {
        return Vec::new();
    }
    let asked = |form: &Form| match form {
        Form::Figures => !expected(plan, term, unit).is_empty(),
        Form::Tasks => !answers(plan, unit).is_empty(),
        Form::Models => false,
    };
    plan.forms_due(unit, term).into_iter().filter(asked).collect()
}

/// The rows of a form: title and guidance, header, one row for each thing that is asked.
pub fn template(facts: &Facts<'_>, unit: UnitId, form: Form) -> Vec<Vec<String>> {
    let mut rows = titles(facts, unit, form);
    match form {
        Form::Figures => rows.extend(figures(facts, unit)),
        Form::Tasks => rows.extend(tasks(facts.plan, unit)),
        Form::Models => {}
    }
    rows
}

fn titles(facts: &Facts<'_>, unit: UnitId, form: Form) -> Vec<Vec<String>> {
    let (plan, term) = (facts.plan, &facts.overview.term);
    let own = plan.unit(unit);
    let mut lines = vec![form::title(form).to_owned()];
    if facts.overview.invented {
        lines.push(form::INVENTED.to_owned());
    }
    lines.push(format!("{}{}", form::PERIOD, period(term)));
    lines.push(form::unit_line(&own.name, &own.id));
    lines.push(format!("{}{}", form::CLOSING, date(term.window.1)));
    lines.push(due(plan, term));
    lines.extend(form::guidance(form).iter().map(|line| (*line).to_owned()));
    let about_whole = |(id, _): &(IndicatorId, UnitId)| {
        matches!(plan.indicator(*id).about, AboutRule::Each { or_whole: true, .. })
    };
    if form == Form::Figures && expected(plan, term, unit).iter().any(about_whole) {
        lines.push(form::WHOLE.to_owned());
    }
    lines.into_iter().map(|line| vec![line]).collect()
}

/// A fixed date is said by its id: in words it would be read as the date of a letter.
fn period(term: &Term) -> String {
    match term.period.frequency() {
        Frequency::Dates => term.period.to_string(),
        _ => term.period.title(),
    }
}

/// The deadline and what it rests on.
fn due(plan: &Plan, term: &Term) -> String {
    let desk = &plan.letterhead.issuer_short;
    let day = date(term.due.day);
    let until = match &term.due.hour {
        Some(hour) => format!("trước {hour} giờ ngày {day}"),
        None => format!("hết ngày {day}"),
    };
    format!("{}{desk}: {until} ({})", form::DUE, words::due_basis(term))
}

/// The figures a unit owes, in the plan's order: which indicator, about whom.
fn expected(plan: &Plan, term: &Term, unit: UnitId) -> Vec<(IndicatorId, UnitId)> {
    let single = |id: &IndicatorId| !plan.indicator(*id).has_parts;
    let pairs = |id: IndicatorId| {
        let own = plan.expected_in(id, term).into_iter().filter(move |e| e.reporter == unit);
        own.map(move |e| (id, e.about))
    };
    plan.indicator_ids().filter(single).flat_map(pairs).collect()
}

fn figures(facts: &Facts<'_>, unit: UnitId) -> Vec<Vec<String>> {
    let plan = facts.plan;
    let expected = expected(plan, &facts.overview.term, unit);
    let of_people = |(id, _): &(IndicatorId, UnitId)| {
        let indicator = plan.indicator(*id);
        indicator.measure == Measure::Level && indicator.denominator != Denominator::None
    };
    let attained = if expected.iter().all(of_people) {
        "Số đạt luỹ kế (người)"
    } else {
        "Số đạt (xem cột Loại số)"
    };
    let header = [
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
        attained,
        "Ghi chú",
    ];
    let rows = expected.iter().map(|(id, about)| figure(facts, unit, (*id, *about)));
    std::iter::once(header.map(str::to_owned).to_vec()).chain(rows).collect()
}

fn figure(facts: &Facts<'_>, unit: UnitId, (id, about): (IndicatorId, UnitId)) -> Vec<String> {
    let (plan, period) = (facts.plan, facts.overview.term.period);
    let (indicator, about_unit) = (plan.indicator(id), plan.unit(about));
    let key = FigureKey { period, indicator: id, about: About::Unit(about) };
    let (total, attained) = last_time(facts.ledger.before(key, unit), indicator.denominator);
    let registered = match indicator.denominator {
        Denominator::Registered => plan.registered(plan.population_in(id, period.year()), about),
        Denominator::Reported | Denominator::None => None,
    };
    vec![
        about_unit.id.clone(),
        about_unit.name.clone(),
        indicator.id.clone(),
        indicator.name.clone(),
        indicator.criterion.clone().unwrap_or_default(),
        measure(indicator.measure, indicator.denominator),
        indicator.counts.clone(),
        total,
        attained,
        registered.map(|people| people.to_string()).unwrap_or_default(),
        String::new(),
        String::new(),
    ]
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

fn last_time(share: Option<Share>, denominator: Denominator) -> (String, String) {
    let Some(share) = share else { return (String::new(), String::new()) };
    let total = match denominator {
        Denominator::None => String::new(),
        Denominator::Reported | Denominator::Registered => share.denominator.to_string(),
    };
    (total, share.numerator.to_string())
}

/// What a unit answers for, in the plan's order: actions that it leads, or their headings.
fn answers(plan: &Plan, unit: UnitId) -> Vec<Answerable> {
    let by_heading = plan.answers_by_heading(unit);
    let leads = |party: &Party| plan.members(*party).contains(&unit);
    let led = plan.task_ids().filter(|id| plan.task(*id).lead.iter().any(leads));
    let mut answers: Vec<Answerable> = Vec::new();
    for id in led {
        let heading = plan.task(id).heading.filter(|_| by_heading);
        let answer = heading.map_or(Answerable::Task(id), Answerable::Heading);
        if !answers.contains(&answer) {
            answers.push(answer);
        }
    }
    answers
}

fn tasks(plan: &Plan, unit: UnitId) -> Vec<Vec<String>> {
    let header = [
        "Mã nhiệm vụ",
        "Nhiệm vụ",
        "Trạng thái",
        "Kết quả",
        "Khó khăn",
        "Kiến nghị",
        "Phương hướng",
    ];
    let row = |answer: &Answerable| {
        let (id, text) = match answer {
            Answerable::Task(id) => (&plan.task(*id).id, plan.task(*id).text.clone()),
            Answerable::Heading(id) => {
                (&plan.headings[usize::from(id.0)].id, heading(plan, unit, *id))
            }
        };
        let mut cells = vec![id.clone(), text];
        cells.resize(header.len(), String::new());
        cells
    };
    let rows: Vec<Vec<String>> = answers(plan, unit).iter().map(row).collect();
    std::iter::once(header.map(str::to_owned).to_vec()).chain(rows).collect()
}

/// A heading with the actions under it that the unit leads, each on its line: the heading alone
/// may say very little.
fn heading(plan: &Plan, unit: UnitId, id: HeadingId) -> String {
    let heading = &plan.headings[usize::from(id.0)];
    let leads = |party: &Party| plan.members(*party).contains(&unit);
    let own = plan.tasks.iter().filter(|t| t.heading == Some(id) && t.lead.iter().any(leads));
    let other = own.map(|task| task.text.as_str()).filter(|text| *text != heading.text);
    std::iter::once(heading.text.as_str()).chain(other).collect::<Vec<_>>().join("\n• ")
}
