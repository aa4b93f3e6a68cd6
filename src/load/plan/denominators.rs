//! `denominators/<population>.csv`: registered numbers of people by unit.

use super::super::read::{Located, Tree};
use super::super::unread::unreadable;
use crate::diagnostic::{Diagnostic, rules};
use crate::plan::{Plan, PopulationId, Registered};
use crate::source::csv::{Cell, RowEnd, Splitter};
use crate::source::{FileId, Span};

const HEADER: &str = "ma_don_vi,gia_tri,ngay,nguon,van_ban";

/// Reads all files into the plan; gives the problems.
pub(super) fn read(tree: &Tree, plan: &mut Plan) -> Vec<Diagnostic> {
    let mut problems = Vec::new();
    for located in tree.plan.iter().filter(|f| f.inside.starts_with("denominators/")) {
        match population(plan, located) {
            Some(population) => read_file(tree, located.file, population, plan, &mut problems),
            None => problems.push(unknown_population(located)),
        }
    }
    problems
}

fn population(plan: &Plan, located: &Located) -> Option<PopulationId> {
    let id = located.inside.strip_prefix("denominators/")?.strip_suffix(".csv")?;
    let found = plan.populations.iter().position(|p| p.id == id)?;
    u16::try_from(found).ok().map(PopulationId)
}

fn unknown_population(located: &Located) -> Diagnostic {
    let message = format!("Tên tệp “{}” không phải là mã đối tượng của kế hoạch", located.inside);
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
            Ok((unit, value)) => {
                let entry = Registered { value, span };
                if plan.denominators.insert((population, unit), entry).is_some() {
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

fn row(plan: &Plan, text: &str, cells: &[Cell]) -> Result<(crate::plan::UnitId, u64), String> {
    let [unit, value, ..] = cells else { return Err("Dòng thiếu cột".to_owned()) };
    if cells.len() != 5 {
        return Err(format!("Dòng có {} cột, phải có 5 cột", cells.len()));
    }
    let id = unit.text(text);
    let Some(unit) = plan.index.units.get(id.trim()) else {
        return Err(format!("Không có đơn vị nào mang mã “{id}”"));
    };
    let value = value.text(text);
    let digits = (1..=10).contains(&value.len()) && value.bytes().all(|b| b.is_ascii_digit());
    let number = value.parse().ok().filter(|_| digits);
    number.map(|n| (*unit, n)).ok_or_else(|| format!("“{value}” không phải là số nguyên"))
}
