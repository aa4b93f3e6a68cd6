//! What is not there: blank cells and rows of expected figures, tasks without an answer.

use super::collect::Desk;
use super::said::CONFIRM;
use super::sheet::{ATTAINED, SUBJECT, Sheet, Spot, TOTAL, figure_name};
use super::{BLANK, Item, Weight, form_number};
use crate::aggregate::{Rise, rises};
use crate::plan::{About, AboutRule, Denominator, Form, IndicatorId, Measure, Task};
use crate::vietnamese::{grouped, padded};
use std::collections::{BTreeMap, BTreeSet};

/// So many missing rows are said one by one.
const MOST_ROWS: usize = 2;
/// So many names are written out.
const MOST_NAMES: usize = 5;

/// Blank cells and missing rows of a form; `spoken` are places that another item is about.
pub(super) fn items(desk: &Desk<'_>, sheet: &Sheet<'_>, spoken: &BTreeSet<Spot>) -> Vec<Item> {
    match sheet.form {
        Form::Figures => [blank_cells(desk, sheet, spoken), missing_rows(desk, sheet)].concat(),
        Form::Tasks => unanswered(desk, sheet).into_iter().collect(),
        Form::Models => Vec::new(),
    }
}

fn blank_cells(desk: &Desk<'_>, sheet: &Sheet<'_>, spoken: &BTreeSet<Spot>) -> Vec<Item> {
    let expected = expected(desk);
    let one = |row: usize| {
        let (indicator, about) = sheet.figure(desk.found, row)?;
        let known = about == About::Whole || expected.contains(&(indicator, about));
        let needed = if has_total(desk, indicator, about) { TOTAL } else { ATTAINED };
        let blank = |column: &usize| sheet.cell(row, *column).is_empty();
        let columns: Vec<usize> = (needed..=ATTAINED).filter(blank).collect();
        let at = |column: usize| Spot { row: Some(row), column: Some(column) };
        let free = columns.iter().all(|column| !spoken.contains(&at(*column)));
        let first = columns.first().filter(|_| known && free && sheet.is_whole(row))?;
        let (mut place, mut short_place) = sheet.place(desk.found, desk.period(), at(*first));
        if columns.len() > 1 {
            place.push_str(" và cột Số đạt");
            short_place.push_str(" và cột Số đạt");
        }
        Some(Item {
            short_place,
            found: BLANK.to_owned(),
            why: "Để trống nghĩa là chưa có số liệu".to_owned(),
            ask: fill(desk, indicator, &columns),
            ..item(Form::Figures, place)
        })
    };
    sheet.body().filter_map(one).collect()
}

fn item(form: Form, place: String) -> Item {
    Item {
        weight: Weight::Fill,
        form: Some(form),
        short_place: place.clone(),
        place,
        found: "(chưa có dòng)".to_owned(),
        why: String::new(),
        ask: String::new(),
    }
}

/// True where the report gives the number of people, and not the register.
fn has_total(desk: &Desk<'_>, id: IndicatorId, about: About) -> bool {
    let plan = desk.found.plan;
    match plan.indicator(id).denominator {
        Denominator::None => false,
        Denominator::Reported => true,
        Denominator::Registered => {
            let population = plan.population_in(id, desk.period().year());
            let About::Unit(unit) = about else { return true };
            plan.registered(population, unit).is_none()
        }
    }
}

/// What is to be written into blank cells.
fn fill(desk: &Desk<'_>, id: IndicatorId, columns: &[usize]) -> String {
    let indicator = desk.found.plan.indicator(id);
    let counts = &indicator.counts;
    match (columns, indicator.measure, indicator.denominator) {
        ([TOTAL], ..) => "Ghi tổng số người thuộc đối tượng".to_owned(),
        ([TOTAL, _], ..) => {
            "Ghi tổng số và số người đạt; nếu chưa ai đạt thì ghi 0 ở cột Số đạt".to_owned()
        }
        (_, Measure::Flow, _) => {
            let noun = desk.period().noun();
            format!("Ghi số {counts} trong {noun}; không phát sinh thì ghi 0 hoặc KPS")
        }
        (_, _, Denominator::None) => format!("Ghi số {counts} hiện có; nếu chưa có thì ghi 0"),
        _ => "Ghi số người đạt; nếu chưa ai đạt thì ghi 0".to_owned(),
    }
}

/// The figures the unit owes in the period, about whom.
fn expected(desk: &Desk<'_>) -> BTreeSet<(IndicatorId, About)> {
    let plan = desk.found.plan;
    let single = |id: &IndicatorId| !plan.indicator(*id).has_parts;
    let of_one = |id: IndicatorId| {
        let pairs = plan.expected_in(id, desk.term).into_iter();
        pairs.filter(|e| e.reporter == desk.unit).map(move |e| (id, About::Unit(e.about)))
    };
    plan.indicator_ids().filter(single).flat_map(of_one).collect()
}

/// Expected figures without a row. Rows that could not be read are spoken of at their places, and
/// may be those that seem to be missing.
fn missing_rows(desk: &Desk<'_>, sheet: &Sheet<'_>) -> Vec<Item> {
    let there: BTreeSet<(IndicatorId, About)> =
        sheet.body().filter_map(|row| sheet.figure(desk.found, row)).collect();
    let covered = |(id, about): &(IndicatorId, About)| {
        there.contains(&(*id, *about)) || there.contains(&(*id, About::Whole))
    };
    let mut missing: BTreeMap<IndicatorId, Vec<About>> = BTreeMap::new();
    for (id, about) in expected(desk).into_iter().filter(|pair| !covered(pair)) {
        missing.entry(id).or_default().push(about);
    }
    let unread = sheet.body().filter(|row| sheet.figure(desk.found, *row).is_none()).count();
    if missing.values().map(Vec::len).sum::<usize>() <= unread {
        return Vec::new();
    }
    let (own, others): (Vec<_>, Vec<_>) = missing
        .into_iter()
        .partition(|(id, _)| desk.found.plan.indicator(*id).about == AboutRule::Itself);
    let own: Vec<IndicatorId> = own.into_iter().map(|(id, _)| id).collect();
    let own = match own.len() {
        0..=MOST_ROWS => own.iter().map(|id| missing_row(desk, *id)).collect(),
        _ => vec![missing_rows_of(desk, &own)],
    };
    let others = others.iter().map(|(id, abouts)| missing_units(desk, *id, abouts));
    own.into_iter().chain(others).collect()
}

fn of_form(short_place: String) -> Item {
    let place = format!("{}: {short_place}", form_number(Form::Figures));
    Item { short_place, ..item(Form::Figures, place) }
}

fn missing_row(desk: &Desk<'_>, id: IndicatorId) -> Item {
    let about = About::Unit(desk.unit);
    let columns: &[usize] =
        if has_total(desk, id, about) { &[TOTAL, ATTAINED] } else { &[ATTAINED] };
    Item {
        why: "Chưa có số liệu của chỉ tiêu này".to_owned(),
        ask: format!("Bổ sung dòng này. {}", fill(desk, id, columns)),
        ..of_form(figure_name(desk.found, desk.period(), (id, about)))
    }
}

fn missing_rows_of(desk: &Desk<'_>, ids: &[IndicatorId]) -> Item {
    let about = About::Unit(desk.unit);
    let names = ids.iter().map(|id| figure_name(desk.found, desk.period(), (*id, about)));
    Item {
        why: format!("Chưa có số liệu của {} chỉ tiêu này", padded(ids.len() as u128)),
        ask: "Bổ sung các dòng này theo biểu mẫu; bằng không thì ghi 0".to_owned(),
        ..of_form(names.collect::<Vec<_>>().join("; "))
    }
}

fn missing_units(desk: &Desk<'_>, id: IndicatorId, abouts: &[About]) -> Item {
    Item {
        why: lacking_units(desk, abouts),
        ask: "Bổ sung số liệu của các đơn vị này".to_owned(),
        ..of_form(desk.found.plan.indicator(id).short_name.clone())
    }
}

/// `Chưa có số liệu của 02 đơn vị: xã A, xã B`.
fn lacking_units(desk: &Desk<'_>, abouts: &[About]) -> String {
    let plan = desk.found.plan;
    let unit = |about: &About| match about {
        About::Unit(unit) => Some(plan.name_in_sentence(*unit)),
        About::Whole => None,
    };
    let names: Vec<String> = abouts.iter().filter_map(unit).collect();
    let count = padded(names.len() as u128);
    match names.len() {
        n if n <= MOST_NAMES => format!("Chưa có số liệu của {count} đơn vị: {}", names.join(", ")),
        _ => format!("Chưa có số liệu của {count} đơn vị, trong đó có {}", names[..3].join(", ")),
    }
}

/// Tasks that the unit leads and says nothing about.
fn unanswered(desk: &Desk<'_>, sheet: &Sheet<'_>) -> Option<Item> {
    let there: BTreeSet<String> = sheet.body().map(|row| sheet.cell(row, SUBJECT)).collect();
    let missing: Vec<String> = owed(desk)
        .into_iter()
        .filter(|ways| ways.iter().all(|id| !there.contains(*id)))
        .filter_map(|ways| ways.first().map(|id| (*id).to_owned()))
        .collect::<BTreeSet<_>>()
        .into_iter()
        .collect();
    let known = |row: &usize| desk.found.plan.index.tasks.contains_key(&sheet.cell(*row, SUBJECT));
    let unread = sheet.body().filter(|row| !known(row)).count();
    let names = match missing.len() {
        n if n <= unread => return None,
        n if n <= 2 * MOST_NAMES => missing.join(", "),
        n => format!("{} và {} nhiệm vụ khác", missing[..MOST_NAMES].join(", "), n - MOST_NAMES),
    };
    let why = match missing.len() {
        1 => "Chưa có báo cáo về nhiệm vụ này".to_owned(),
        n => format!("Chưa có báo cáo về {} nhiệm vụ này", padded(n as u128)),
    };
    let place = format!("{}: nhiệm vụ {names}", form_number(Form::Tasks));
    Some(Item {
        short_place: format!("nhiệm vụ {names}"),
        why,
        ask: "Bổ sung trạng thái và kết quả; không phát sinh thì ghi KPS".to_owned(),
        ..item(Form::Tasks, place)
    })
}

/// For each task of the unit the ids under which it may be answered, the usual one first.
fn owed<'a>(desk: &Desk<'a>) -> Vec<Vec<&'a str>> {
    let plan = desk.found.plan;
    let heading_first = plan.answers_by_heading(desk.unit);
    let leads = |task: &&Task| task.lead.iter().any(|p| plan.members(p).contains(&desk.unit));
    let ways = |task: &'a Task| {
        let heading = task.heading.filter(|_| heading_first);
        let heading = heading.and_then(|id| plan.headings.get(usize::from(id.0)));
        heading.map(|heading| heading.id.as_str()).into_iter().chain([task.id.as_str()]).collect()
    };
    plan.tasks.iter().filter(leads).map(ways).collect()
}

/// Shares that rose fast without a note: perhaps right, so they are only asked about.
pub(super) fn rise_items(desk: &Desk<'_>, sheet: &Sheet<'_>) -> Vec<Item> {
    let found = desk.found;
    let noun = desk.period().noun();
    let one = |Rise { figure, before }: Rise<'_>| {
        let spot = sheet.spot(figure.numerator().span);
        let (place, short_place) = sheet.place(found, desk.period(), spot);
        let numbers = [before, figure].map(|f| f.numerator().value.number().unwrap_or(0));
        let [b, n] = numbers.map(|n| grouped(n.into()));
        let counts = &found.plan.indicator(figure.key.indicator).counts;
        Item {
            weight: Weight::Confirm,
            short_place,
            found: sheet.content(spot),
            why: format!("Số đạt tăng từ {b} lên {n} {counts} so với {noun} trước"),
            ask: CONFIRM.to_owned(),
            ..item(Form::Figures, place)
        }
    };
    rises(found.plan, found.dataset, desk.unit, desk.period()).into_iter().map(one).collect()
}
