//! The same as a workbook that an inspection can be sent: the addends with their papers and their
//! sum, and on a sheet of its own what was left out and why.

use super::{Traced, about_name, channel, figure, name, people_known, reason, registered_files};
use crate::aggregate::{Paper, TracedAddend, TracedGap};
use crate::document::{Book, Cell, Column, Run, Sheet, Table};
use crate::plan::{FigureKey, UnitId};
use crate::source::Span;
use crate::vietnamese::upper_first;
use crate::view::reference;
use crate::view::words::INVENTED;
use crate::view::{Facts, cells};

/// The workbook.
pub fn book(traced: &Traced<'_>) -> Book {
    let facts = &traced.facts;
    let mut sheets = vec![addends(traced)];
    if !traced.trace.left_out.is_empty() {
        sheets.push(left_out(traced));
    }
    let title = format!("Bảng kê số liệu {}", traced.reference.text(facts.plan));
    Book { title, made_on: facts.overview.as_of, sheets }
}

fn heads(traced: &Traced<'_>, title: &str) -> Vec<Run> {
    let facts: &Facts<'_> = &traced.facts;
    let period = facts.overview.term.period.title();
    let mut heads = vec![
        Run::bold(format!("{title}, {period}")),
        Run::bold(name(traced)),
        Run::plain(format!("{}: {}", traced.reference.text(facts.plan), figure(traced))),
    ];
    heads.extend(facts.overview.invented.then(|| Run::bold(INVENTED)));
    heads
}

fn addends(traced: &Traced<'_>) -> Sheet {
    let figures = traced.shown();
    let mut columns = vec![
        Column::right("TT"),
        Column::left("Số văn bản").at_most(22),
        Column::left("Ngày văn bản"),
        Column::left("Ngày nhận"),
        Column::left("Cách gửi"),
        Column::left("Kỳ báo cáo"),
        Column::left("Đơn vị").at_most(30),
        Column::left("Đơn vị báo cáo").at_most(30),
    ];
    columns.extend(figures.iter().map(|cell| Column::right(cell.title())));
    columns.extend([
        Column::left("Tệp").at_most(44),
        Column::right("Dòng"),
        Column::left("Bản ghi"),
    ]);
    let listed = traced.trace.addends.iter().enumerate();
    let mut rows: Vec<Vec<Cell>> =
        listed.map(|(n, one)| addend(traced, (n + 1, one), &figures)).collect();
    let totals = usize::from(!rows.is_empty());
    if totals > 0 {
        rows.push(sum(traced, &figures));
    }
    let notes = registered_files(traced, traced.trace.addends.iter());
    Sheet {
        name: "Bảng kê".to_owned(),
        heads: heads(traced, "BẢNG KÊ SỐ LIỆU"),
        table: Table { columns, rows, indent: 0 },
        totals,
        notes: notes.map(Run::plain).into_iter().collect(),
    }
}

fn addend(
    traced: &Traced<'_>,
    (n, one): (usize, &TracedAddend<'_>),
    figures: &[reference::Cell],
) -> Vec<Cell> {
    let mut row = vec![cells::number(n)];
    row.extend(papers(one.paper.as_ref()));
    row.extend(whose(traced, one.addend.key, one.addend.reporter));
    row.extend(figures.iter().map(|cell| cells::count(cell.of(one.addend.share))));
    row.extend(place(traced, Some(one.addend.row)));
    row
}

fn sum(traced: &Traced<'_>, figures: &[reference::Cell]) -> Vec<Cell> {
    let mut row = vec![Cell::default(), "Cộng".into()];
    row.resize(8, Cell::default());
    let sum = traced.trace.sum();
    row.extend(figures.iter().map(|cell| cells::count(cell.of(sum))));
    row.resize(row.len() + 3, Cell::default());
    row
}

fn papers(paper: Option<&Paper<'_>>) -> [Cell; 4] {
    let Some(paper) = paper else {
        return ["chưa vào sổ".into(), Cell::default(), Cell::default(), Cell::default()];
    };
    let by = paper.receipt.channel.map_or("", channel).trim();
    let (number, day) = match paper.document {
        Some(receipt) => (receipt.document.as_str(), receipt.document_date),
        None => ("chờ văn bản", None),
    };
    let received = cells::day_if(Some(paper.receipt.received_on));
    [number.into(), cells::day_if(day), received, by.into()]
}

fn whose(traced: &Traced<'_>, key: FigureKey, reporter: UnitId) -> [Cell; 3] {
    let plan = traced.facts.plan;
    let part = key.indicator != traced.reference.indicator;
    let unit = upper_first(&about_name(plan, key.about));
    let unit = match part {
        true => format!("{unit} ({})", plan.indicator(key.indicator).short_name),
        false => unit,
    };
    [key.period.title().into(), unit.into(), plan.unit(reporter).name.clone().into()]
}

fn place(traced: &Traced<'_>, span: Option<Span>) -> [Cell; 3] {
    let places = &traced.places;
    let Some(span) = span else { return Default::default() };
    let line = cells::number(places.line(span) as usize);
    [places.path(span).into(), line, places.short_commit(span).unwrap_or_default().into()]
}

fn left_out(traced: &Traced<'_>) -> Sheet {
    let columns = vec![
        Column::right("TT"),
        Column::left("Kỳ báo cáo"),
        Column::left("Đơn vị").at_most(30),
        Column::left("Đơn vị báo cáo").at_most(30),
        Column::left("Lý do").at_most(60),
        Column::left("Tệp").at_most(44),
        Column::right("Dòng"),
        Column::left("Bản ghi"),
    ];
    let row = |(n, one): (usize, &TracedGap<'_>)| {
        let mut row = vec![cells::number(n + 1)];
        row.extend(whose(traced, one.gap.key, one.gap.reporter));
        row.push((reason(traced, one) + &people_known(traced, one)).into());
        row.extend(place(traced, one.at));
        row
    };
    let rows = traced.trace.left_out.iter().enumerate().map(row).collect();
    Sheet {
        name: "Không cộng vào".to_owned(),
        heads: heads(traced, "SỐ KHÔNG CỘNG VÀO"),
        table: Table { columns, rows, indent: 0 },
        ..Sheet::default()
    }
}
