//! `denominators/<population>.csv`: registered numbers of people by unit.

use super::super::tree::{Located, Tree};
use super::super::unread::unreadable;
use crate::diagnostic::{Diagnostic, rules};
use crate::period::parse_date;
use crate::plan::{About, Plan, PopulationId, Registered};
use crate::source::csv::{Cell, RowEnd, Splitter};
use crate::source::{FileId, Span};
use chrono::NaiveDate;

const HEADER: &str = "ma_don_vi,gia_tri,ngay,nguon,van_ban";

/// Reads all files into the plan; gives the problems.
pub(super) fn read(tree: &Tree, plan: &mut Plan) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for located in &tree.plan {
        let inside = located.inside(&tree.sources);
        let Some(name) = inside.strip_prefix("denominators/") else { continue };
        match population(plan, name) {
            Some(population) => read_file(tree, located.file, population, plan, &mut problems),
            None => problems.push(unknown_population(located, inside)),
        }
    }
    problems
}

fn population(plan: &Plan, name: &str) -> Option<PopulationId> {
    let id = name.strip_suffix(".csv")?;
    let found = plan.populations.iter().position(|p| p.id == id)?;
    u16::try_from(found).ok().map(PopulationId)
}

fn unknown_population(located: &Located, inside: &str) -> Diagnostic {
    let message = format!("Tên tệp “{inside}” không phải là mã đối tượng của kế hoạch");
    Diagnostic::new(&rules::UNKNOWN_REFERENCE, Span::head(located.file), message)
        .hint("Đặt tên tệp theo mã [[population]] trong targets.toml, đuôi .csv")
}

fn read_file(
    tree: &Tree,
    file: FileId,
    population: PopulationId,
    plan: &mut Plan,
    problems: &mut Vec<Diagnostic>,
) {
    let source = tree.sources.file(file);
    if let Some(problem) = unreadable(source, file) {
        return problems.push(problem);
    }
    let text = &source.text;
    let mut splitter = Splitter::new(text, b',');
    let mut cells: Vec<Cell> = Vec::new();
    let mut header = true;
    while let Some(end) = splitter.next_row(&mut cells) {
        let (start, end) = match end {
            RowEnd::Row { start, end } => (start, end),
            RowEnd::BadQuote { at } => (at, at + 1),
        };
        let span = Span::new(file, start, end);
        if std::mem::take(&mut header) {
            if text[start..end].trim() != HEADER {
                let message = format!("Dòng đầu phải là: {HEADER}");
                let problem = Diagnostic::new(&rules::BAD_DENOMINATOR_ROW, span, message);
                problems.push(problem.hint("Sửa dòng đầu; các dòng sau mỗi dòng một đơn vị"));
                return;
            }
            continue;
        }
        match row(plan, text, &cells) {
            Ok((about, entry)) => {
                let entry = Registered { span, ..entry };
                if add(plan, population, about, entry).is_some() {
                    let message = "Đơn vị này đã có số liệu ở dòng trên";
                    let problem = Diagnostic::new(&rules::BAD_DENOMINATOR_ROW, span, message);
                    problems.push(problem.hint("Giữ lại dòng đúng, xoá dòng kia"));
                }
            }
            Err(why) => problems.push(
                Diagnostic::new(&rules::BAD_DENOMINATOR_ROW, span, why)
                    .hint("Mỗi dòng năm cột: mã đơn vị, số người ghi liền, ngày, nguồn, văn bản"),
            ),
        }
    }
}

/// Gives what stood there before.
fn add(
    plan: &mut Plan,
    population: PopulationId,
    about: About,
    entry: Registered,
) -> Option<Registered> {
    match about {
        About::Unit(unit) => plan.denominators.insert((population, unit), entry),
        About::Whole => plan.registered_totals.insert(population, entry),
    }
}

/// The row's unit, or the whole, with its entry; its place is put in later.
fn row(plan: &Plan, text: &str, cells: &[Cell]) -> Result<(About, Registered), String> {
    let [unit, value, date, source, document] = cells else {
        return Err(match cells.len() {
            0 | 1 => "Dòng thiếu cột".to_owned(),
            n => format!("Dòng có {n} cột, phải có 5 cột"),
        });
    };
    let id = unit.text(text);
    let about = match (id.trim(), plan.index.units.get(id.trim())) {
        (About::WHOLE, _) => About::Whole,
        (_, Some(unit)) => About::Unit(*unit),
        (_, None) => return Err(format!("Không có đơn vị nào mang mã “{id}”")),
    };
    let value = value.text(text);
    let digits = (1..=10).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit());
    let number = value.parse().ok().filter(|_| digits);
    let number = number.ok_or_else(|| format!("“{value}” không phải là số nguyên"))?;
    let words = |cell: &Cell| cell.text(text).trim().to_owned();
    let entry = Registered {
        value: number,
        date: day(&words(date))?,
        source: words(source),
        document: words(document),
        span: Span::head(FileId(0)),
    };
    Ok((about, entry))
}

/// Blank where nobody said of which day the number is.
fn day(text: &str) -> Result<Option<NaiveDate>, String> {
    if text.is_empty() {
        return Ok(None);
    }
    let day = parse_date(text);
    day.map(Some).ok_or_else(|| format!("“{text}” không phải là ngày (ghi 2025-12-12)"))
}
