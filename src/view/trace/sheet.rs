//! The same rows as a sheet for an inspection: one a figure, numbers bare.

use super::{Traced, about_id, reason};
use crate::aggregate::{Paper, TracedAddend, TracedGap};
use crate::document::{Cell, Column, Table};
use crate::plan::{FigureKey, UnitId};
use crate::source::Span;
use crate::view::words::INVENTED;

/// Heads of the columns, the paper first.
const COLUMNS: [&str; 14] = [
    "so_van_ban",
    "ngay_van_ban",
    "ngay_nhan",
    "ky_bao_cao",
    "ma_chi_tieu",
    "ma_don_vi",
    "don_vi_bao_cao",
    "tep",
    "dong",
    "commit",
    "tong_so",
    "so_dat",
    "khong_cong_vi",
    "ghi_chu",
];

/// The sheet: addends first, then what was left out with its reason. There is no row of sums, so
/// that a column adds up to the figure.
pub fn sheet(traced: &Traced<'_>) -> Table {
    let addends = traced.trace.addends.iter().map(|one| addend(traced, one));
    let left_out = traced.trace.left_out.iter().map(|one| gap(traced, one));
    let rows = addends.chain(left_out).map(|row| row.into_iter().map(Cell::from).collect());
    Table { columns: COLUMNS.map(Column::left).to_vec(), rows: rows.collect(), indent: 0 }
}

fn addend(traced: &Traced<'_>, one: &TracedAddend<'_>) -> Vec<String> {
    let share = one.addend.share;
    let people = traced.trace.coverage.has_denominator.then(|| share.denominator.to_string());
    let mut row = papers(one.paper.as_ref());
    row.extend(whose(traced, one.addend.key, one.addend.reporter));
    row.extend(place(traced, Some(one.addend.row)));
    row.extend([people.unwrap_or_default(), share.numerator.to_string(), String::new()]);
    row.push(note(traced));
    row
}

fn gap(traced: &Traced<'_>, one: &TracedGap<'_>) -> Vec<String> {
    let mut row = vec![String::new(); 3];
    row.extend(whose(traced, one.gap.key, one.gap.reporter));
    row.extend(place(traced, one.at));
    row.extend([String::new(), String::new(), reason(traced, one), note(traced)]);
    row
}

fn papers(paper: Option<&Paper<'_>>) -> Vec<String> {
    let named = paper.and_then(|paper| paper.document);
    let day = named.and_then(|receipt| receipt.document_date);
    vec![
        named.map(|receipt| receipt.document.clone()).unwrap_or_default(),
        day.map(|day| day.to_string()).unwrap_or_default(),
        paper.map(|paper| paper.receipt.received_on.to_string()).unwrap_or_default(),
    ]
}

fn whose(traced: &Traced<'_>, key: FigureKey, reporter: UnitId) -> Vec<String> {
    let plan = traced.facts.plan;
    vec![
        key.period.to_string(),
        plan.indicator(key.indicator).id.clone(),
        about_id(plan, key.about),
        plan.unit(reporter).id.clone(),
    ]
}

fn place(traced: &Traced<'_>, span: Option<Span>) -> Vec<String> {
    let places = &traced.places;
    let Some(span) = span else { return vec![String::new(); 3] };
    let commit = places.commit(span).unwrap_or_default().to_owned();
    vec![places.path(span).to_owned(), places.line(span).to_string(), commit]
}

fn note(traced: &Traced<'_>) -> String {
    if traced.facts.overview.invented { INVENTED.to_owned() } else { String::new() }
}
