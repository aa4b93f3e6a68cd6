//! Forms to be filled in by a unit: what is asked, how it is meant, what was said last time.
//! Their words are those of `intake::form`, by which they are known when they come back. The same
//! questions make the CSV of one unit and the workbook of one or many.

mod book;
mod figures;
mod tasks;

pub use book::book;

use super::Facts;
use super::words;
use crate::document::Cell;
use crate::document::form::Answer;
use crate::intake::form;
use crate::period::Frequency;
use crate::plan::{Form, Plan, Term, UnitId};
use crate::vietnamese::date;

/// A row of a form: what is given, and in which columns what may be filled in.
struct Question {
    cells: Vec<Cell>,
    answers: Vec<(usize, Answer)>,
}

/// The forms that a unit is asked to fill in, the leading one first. Those of a unit that is
/// exempt, or that is not there in the period, are none.
pub fn forms(facts: &Facts<'_>, unit: UnitId) -> Vec<Form> {
    let (plan, term) = (facts.plan, &facts.overview.term);
    if !plan.unit(unit).is_valid_on(term.window.1) {
        return Vec::new();
    }
    let asked = |form: &Form| match form {
        Form::Figures => !figures::expected(plan, term, unit).is_empty(),
        Form::Tasks => !tasks::answers(plan, unit).is_empty(),
        Form::Models => false,
    };
    plan.forms_due(unit, term).into_iter().filter(asked).collect()
}

/// The rows of a form: title and guidance, header, one row for each thing that is asked.
pub fn template(facts: &Facts<'_>, unit: UnitId, form: Form) -> Vec<Vec<String>> {
    let own = facts.plan.unit(unit);
    let mut lines = vec![form::title(form).to_owned()];
    lines.extend(facts.overview.invented.then(|| form::INVENTED.to_owned()));
    lines.push(period_line(&facts.overview.term));
    lines.push(form::unit_line(&own.name, &own.id));
    lines.extend(closing_lines(facts.plan, &facts.overview.term));
    lines.extend(form::guidance(form).iter().map(|line| (*line).to_owned()));
    lines.extend(whole_line(facts, form, &[unit]));
    let mut rows: Vec<Vec<String>> = lines.into_iter().map(|line| vec![line]).collect();
    rows.push(heads(facts, form, &[unit]));
    let texts = |question: Question| question.cells.into_iter().map(|cell| cell.text).collect();
    rows.extend(questions(facts, form, unit).into_iter().map(texts));
    rows
}

/// What a unit is asked.
fn questions(facts: &Facts<'_>, form: Form, unit: UnitId) -> Vec<Question> {
    match form {
        Form::Figures => figures::questions(facts, unit),
        Form::Tasks => tasks::questions(facts.plan, unit),
        Form::Models => Vec::new(),
    }
}

/// The heads of a form for these units.
fn heads(facts: &Facts<'_>, form: Form, units: &[UnitId]) -> Vec<String> {
    match form {
        Form::Figures => figures::heads(facts, units).map(str::to_owned).to_vec(),
        Form::Tasks => tasks::HEADS.map(str::to_owned).to_vec(),
        Form::Models => Vec::new(),
    }
}

/// How to give one figure for all units that rows are about, where that is possible.
fn whole_line(facts: &Facts<'_>, form: Form, units: &[UnitId]) -> Option<String> {
    let possible = form == Form::Figures && figures::or_whole(facts, units) > 0;
    possible.then(|| form::WHOLE.to_owned())
}

fn period_line(term: &Term) -> String {
    format!("{}{}", form::PERIOD, period(term))
}

/// Until when figures count, and by when they are to be sent.
fn closing_lines(plan: &Plan, term: &Term) -> [String; 2] {
    [format!("{}{}", form::CLOSING, date(term.window.1)), due(plan, term)]
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
