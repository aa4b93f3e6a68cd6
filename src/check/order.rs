//! Rows in the plan's order, as committed form has them: two versions of a file can then be
//! compared line by line.

use super::Reports;
use crate::diagnostic::{Diagnostic, rules};
use crate::period::Period;
use crate::plan::{About, Answerable, FigureKey, IndicatorId, Plan, TaskId, UnitId};
use crate::source::Span;

/// Files whose rows stand in another order, each at the first row that should stand higher.
pub(super) fn rows(reports: &Reports<'_>) -> Vec<Diagnostic> {
    let (plan, dataset) = (reports.plan, reports.dataset);
    let figures = dataset.figures.iter().filter_map(|figure| {
        Some((figure.row, of_figure(plan, figure.key)?, (figure.reporter, figure.key.period)))
    });
    let answers = dataset
        .answers
        .iter()
        .map(|answer| (answer.row, of_task(plan, answer.task), (answer.unit, answer.period)));
    let figures = first_misplaced(&figures.collect::<Vec<_>>());
    let answers = first_misplaced(&answers.collect::<Vec<_>>());
    figures.into_iter().chain(answers).map(problem).collect()
}

fn problem((before, row, (unit, period)): (Span, Span, (UnitId, Period))) -> Diagnostic {
    let message = "Tệp đọc được nhưng chưa ở dạng chuẩn: các dòng chưa theo thứ tự của kế hoạch";
    Diagnostic::new(&rules::NOT_COMMITTED_FORM, row, message)
        .label(before, "dòng này đứng sau")
        .hint("Chạy bdhvs fmt với tên tệp này để xếp lại; số liệu không đổi")
        .about(Some(unit), Some(period))
}

/// `None` for a row that belongs nowhere in the file: another rule asks for it to go.
fn of_figure(plan: &Plan, key: FigureKey) -> Option<(IndicatorId, UnitId)> {
    match key.about {
        About::Unit(unit) if !plan.indicator(key.indicator).has_parts => {
            Some((key.indicator, unit))
        }
        _ => None,
    }
}

/// A heading stands before its first action.
fn of_task(plan: &Plan, task: Answerable) -> (TaskId, bool) {
    match task {
        Answerable::Task(id) => (id, true),
        Answerable::Heading(heading) => {
            let under = |id: &TaskId| plan.task(*id).heading == Some(heading);
            (plan.task_ids().find(under).unwrap_or(TaskId(u16::MAX)), false)
        }
    }
}

/// Of each file the first row with a smaller key than the row before it, with that row.
fn first_misplaced<K: Ord, W: Copy>(rows: &[(Span, K, W)]) -> Vec<(Span, Span, W)> {
    let mut found: Vec<(Span, Span, W)> = Vec::new();
    for pair in rows.windows(2) {
        let [(before, higher, _), (row, lower, whose)] = pair else { continue };
        let told = found.last().is_some_and(|(_, last, _)| last.file == row.file);
        if before.file == row.file && lower < higher && !told {
            found.push((*before, *row, *whose));
        }
    }
    found
}
