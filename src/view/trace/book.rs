//! The same as a workbook that an inspection can be sent: the addends with their papers and their
//! sum, and on a sheet of its own what was left out and why.

use super::{Traced, about_name, channel, figure, name, people_known, reason, registered_files};
use crate::aggregate::{Paper, TracedAddend, TracedGap};
use crate::document::{Book, Cell, Column, Run, Sheet, Table};
use crate::plan::{About, FigureKey, UnitId};
use crate::source::Span;
use crate::vietnamese::upper_first;
use crate::view::words::INVENTED;
use crate::view::{cells, reference};

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
    let facts = &traced.facts;
    let period = crate::vietnamese::upper(&facts.overview.term.period.in_sentence());
    let mut heads = vec![
        Run::bold(format!("{title}, {period}")),
        Run::bold(name(traced)),
        Run::plain(format!("{}: {}", traced.reference.text(facts.plan), figure(traced))),
    ];
    heads.extend(facts.overview.invented.then(|| Run::bold(INVENTED)));
    heads
}

fn addends(traced: &Traced<'_>) -> Sheet {
    let list = &traced.trace.addends;
    let figures = traced.shown();
    let spans = || list.iter().map(|one| one.addend.row);
    let others = list.iter().any(|one| About::Unit(one.addend.reporter) != one.addend.key.about);
    let sheet = Places { traced, folder: folder(traced, spans()), others };
    let mut columns = vec![
        Column::right("TT"),
        Column::left("Số văn bản").at_most(22),
        Column::left("Ngày văn bản"),
        Column::left("Ngày nhận"),
        Column::left("Cách gửi"),
    ];
    columns.extend(sheet.heads());
    columns.extend(figures.iter().map(|cell| Column::right(cell.title())));
    columns.extend(place_heads());
    let before = columns.len() - figures.len() - place_heads().len();
    let mut rows: Vec<Vec<Cell>> =
        list.iter().enumerate().map(|(n, one)| sheet.addend((n + 1, one), &figures)).collect();
    let totals = usize::from(!rows.is_empty());
    if totals > 0 {
        rows.push(sum(traced, &figures, before));
    }
    let notes = [sheet.note(), registered_files(traced, list.iter())];
    Sheet {
        name: "Bảng kê".to_owned(),
        heads: heads(traced, "BẢNG KÊ SỐ LIỆU"),
        table: Table { columns, rows, indent: 0 },
        totals,
        notes: notes.into_iter().flatten().map(Run::plain).collect(),
    }
}

fn left_out(traced: &Traced<'_>) -> Sheet {
    let list = &traced.trace.left_out;
    let others = list.iter().any(|one| About::Unit(one.gap.reporter) != one.gap.key.about);
    let folder = folder(traced, list.iter().filter_map(|one| one.at));
    let sheet = Places { traced, folder, others };
    let mut columns = vec![Column::right("TT")];
    columns.extend(sheet.heads());
    columns.push(Column::left("Lý do").at_most(48));
    columns.extend(place_heads());
    let rows = list.iter().enumerate().map(|(n, one)| sheet.gap((n + 1, one)));
    Sheet {
        name: "Không cộng vào".to_owned(),
        heads: heads(traced, "SỐ KHÔNG CỘNG VÀO"),
        table: Table { columns, rows: rows.collect(), indent: 0 },
        totals: 0,
        notes: sheet.note().map(Run::plain).into_iter().collect(),
    }
}

fn sum(traced: &Traced<'_>, figures: &[reference::Cell], before: usize) -> Vec<Cell> {
    let mut row = vec![Cell::default(), "Cộng".into()];
    row.resize(before, Cell::default());
    let sum = traced.trace.sum();
    row.extend(figures.iter().map(|cell| cells::count(cell.of(sum))));
    row.resize(row.len() + place_heads().len(), Cell::default());
    row
}

fn place_heads() -> [Column; 3] {
    [Column::left("Tệp").at_most(40), Column::right("Dòng"), Column::left("Bản ghi")]
}

/// The folder that holds all of these files; empty where there is none.
fn folder(traced: &Traced<'_>, spans: impl Iterator<Item = Span>) -> String {
    let folders = spans.map(|span| traced.places.in_folder(span).0);
    let shared = folders.reduce(|one, other| {
        let mut end = 0;
        let same = one.split('/').zip(other.split('/')).take_while(|(a, b)| a == b);
        same.for_each(|(part, _)| end += part.len() + 1);
        &one[..end.min(one.len() + 1).saturating_sub(1)]
    });
    shared.unwrap_or_default().to_owned()
}

/// How the rows of a sheet say whose a figure is and where it stands.
struct Places<'a> {
    traced: &'a Traced<'a>,
    /// The folder of all files.
    folder: String,
    /// True where somebody reports about another.
    others: bool,
}

impl Places<'_> {
    fn heads(&self) -> Vec<Column> {
        let reporter = self.others.then(|| Column::left("Đơn vị báo cáo").at_most(30));
        let period = Column::left("Kỳ báo cáo");
        [period, Column::left("Đơn vị").at_most(34)].into_iter().chain(reporter).collect()
    }

    fn note(&self) -> Option<String> {
        let said = format!("Các tệp nằm trong thư mục {}/.", self.folder);
        (!self.folder.is_empty()).then_some(said)
    }

    fn addend(
        &self,
        (n, one): (usize, &TracedAddend<'_>),
        figures: &[reference::Cell],
    ) -> Vec<Cell> {
        let mut row = vec![cells::number(n)];
        row.extend(papers(one.paper.as_ref()));
        row.extend(self.whose(one.addend.key, one.addend.reporter));
        row.extend(figures.iter().map(|cell| cells::count(cell.of(one.addend.share))));
        row.extend(self.place(Some(one.addend.row)));
        row
    }

    fn gap(&self, (n, one): (usize, &TracedGap<'_>)) -> Vec<Cell> {
        let mut row = vec![cells::number(n)];
        row.extend(self.whose(one.gap.key, one.gap.reporter));
        row.push((reason(self.traced, one) + &people_known(self.traced, one)).into());
        row.extend(self.place(one.at));
        row
    }

    fn whose(&self, key: FigureKey, reporter: UnitId) -> Vec<Cell> {
        let plan = self.traced.facts.plan;
        let part = key.indicator != self.traced.reference.indicator;
        let unit = upper_first(&about_name(plan, key.about));
        let unit = match part {
            true => format!("{unit} ({})", plan.indicator(key.indicator).short_name),
            false => unit,
        };
        let reporter = self.others.then(|| plan.unit(reporter).name.clone().into());
        [key.period.title().into(), unit.into()].into_iter().chain(reporter).collect()
    }

    fn place(&self, span: Option<Span>) -> [Cell; 3] {
        let places = &self.traced.places;
        let Some(span) = span else { return Default::default() };
        let path = places.path(span);
        let inside = path.strip_prefix(&self.folder).unwrap_or(path).trim_start_matches('/');
        let line = cells::number(places.line(span) as usize);
        [inside.into(), line, places.short_commit(span).unwrap_or_default().into()]
    }
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
