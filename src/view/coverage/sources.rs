//! `coverage --by source`: reported numbers beside those that others have of the same people.

use crate::aggregate::{Comparison, Coverage, Other, Side};
use crate::document::{Block, Cell, Column, Document, Table, Tone};
use crate::plan::{About, Plan};
use crate::vietnamese::{date, grouped, lower_first, percent};
use crate::view::Facts;
use std::collections::BTreeSet;

/// The table of one indicator; a sentence where nobody else has a number.
pub(super) fn table(facts: &Facts<'_>, coverage: &Coverage, page: &mut Document) {
    let all = facts.overview.comparisons(facts.ledger, coverage);
    if all.is_empty() {
        return page.say("Chưa có số của nguồn khác để đối chiếu.");
    }
    let (equal, differing): (Vec<_>, Vec<_>) = all.iter().partition(|c| is_equal(c));
    let columns = vec![
        Column::left("Đơn vị").at_most(30),
        Column::left("Số"),
        Column::right("Báo cáo"),
        Column::right("Nguồn khác"),
        Column::right("Chênh lệch"),
        Column::left("Nguồn"),
    ];
    // A source is named once, under the table: its document is longer than its numbers.
    let mut named: Vec<String> = differing.iter().map(|c| from(facts.plan, c)).collect();
    let mut seen = BTreeSet::new();
    named.retain(|name| seen.insert(name.clone()));
    let rows: Vec<Vec<Cell>> = differing.iter().map(|c| row(facts.plan, c, &named)).collect();
    if !rows.is_empty() {
        page.push(Block::Table(Table { columns, rows, indent: 0 }));
    }
    named.iter().enumerate().for_each(|(n, name)| page.say(format!("({}) {name}.", n + 1)));
    if !equal.is_empty() {
        page.say(format!("{} số khớp với nguồn khác.", grouped(equal.len() as u128)));
    }
}

/// `Có 2 số lệch hơn 10% so với nguồn khác (bdhvs coverage --by source).`
pub(super) fn note(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    let all = facts.overview.comparisons(facts.ledger, coverage);
    let far = all.iter().filter(|c| c.is_far()).count();
    (far > 0).then(|| {
        format!("Có {far} số lệch hơn 10% so với nguồn khác (bdhvs coverage --by source).")
    })
}

fn is_equal(comparison: &Comparison<'_>) -> bool {
    comparison.reported == Some(comparison.other)
}

fn row(plan: &Plan, comparison: &Comparison<'_>, named: &[String]) -> Vec<Cell> {
    let source = named.iter().position(|name| *name == from(plan, comparison));
    let tone = if comparison.is_far() { Tone::Caution } else { Tone::Plain };
    vec![
        whose(plan, comparison).into(),
        side(comparison.side).into(),
        comparison.reported.map(grouped).unwrap_or_default().into(),
        grouped(comparison.other).into(),
        Cell::toned(difference(comparison), tone),
        source.map_or_else(String::new, |n| format!("({})", n + 1)).into(),
    ]
}

pub(super) fn whose(plan: &Plan, comparison: &Comparison<'_>) -> String {
    match comparison.key.about {
        About::Unit(unit) => plan.unit(unit).name.clone(),
        About::Whole => plan.head.scope_on_screen.clone(),
    }
}

/// Which number, as the columns of the forms have it.
pub(in crate::view) fn side(side: Side) -> &'static str {
    match side {
        Side::Denominator => "Tổng số",
        Side::Numerator => "Số đạt",
    }
}

/// `+200 (20,00%)` of the other number; why there is none.
pub(in crate::view) fn difference(comparison: &Comparison<'_>) -> String {
    let Some(own) = comparison.reported else { return "chưa đủ số để so".to_owned() };
    let size = own.abs_diff(comparison.other);
    let sign = match own.cmp(&comparison.other) {
        std::cmp::Ordering::Less => "-",
        std::cmp::Ordering::Equal => return "0".to_owned(),
        std::cmp::Ordering::Greater => "+",
    };
    let part = match comparison.other {
        0 => String::new(),
        other => format!(" ({})", percent(size, other, None)),
    };
    format!("{sign}{}{part}", grouped(size))
}

/// Who has the other number, under which document.
pub(in crate::view) fn from(plan: &Plan, comparison: &Comparison<'_>) -> String {
    let paper = |source: &str, document: &str| match (source, document) {
        ("", document) => document.to_owned(),
        (source, "") => source.to_owned(),
        (source, document) => format!("{source}, {document}"),
    };
    match comparison.from {
        Other::Second(second) => {
            let day = second.document_date;
            let day = day.map_or_else(String::new, |day| format!(" ngày {}", date(day)));
            format!("{}{day}", paper(&second.source, &second.document))
        }
        Other::Registered(entry) => {
            format!("Số đăng ký: {}", paper(&entry.source, &entry.document))
        }
        Other::Twin(id) => format!("Tổng số của “{}”", plan.indicator(id).short_name),
    }
}

/// What both sides of a figure say, in one sentence of a letter.
pub(in crate::view) fn in_letters(facts: &Facts<'_>, comparison: &Comparison<'_>) -> String {
    let plan = facts.plan;
    let unit = match comparison.key.about {
        About::Unit(unit) => plan.name_in_sentence(unit),
        About::Whole => plan.head.scope.clone(),
    };
    let name = &plan.indicator(comparison.key.indicator).name;
    let what = lower_first(side(comparison.side));
    let own = comparison.reported.map_or("chưa đủ số liệu".to_owned(), grouped);
    let rest = match comparison.reported {
        Some(_) => format!(", chênh lệch {}", difference(comparison)),
        None => String::new(),
    };
    format!(
        "{name}, {unit}: {what} báo cáo {own}; {} là {}{rest}.",
        from(plan, comparison),
        grouped(comparison.other)
    )
}
