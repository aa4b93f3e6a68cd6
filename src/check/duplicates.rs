//! One figure a key, one answer a task: what stands twice cannot be right twice.

use super::Reports;
use crate::diagnostic::{Diagnostic, Excludes, rules};
use crate::plan::About;
use crate::submission::{Answer, Figure};

/// The same figure twice: nobody can say which row is right, so all are left out. Reported at
/// each later row, with the first as its label.
pub(super) fn figures(reports: &Reports<'_>) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for figures in reports.by_key.shared() {
        let mut rows = figures.filter(|(place, _)| reports.owned[*place]);
        let Some((_, first)) = rows.next() else { continue };
        found.extend(rows.map(|(_, figure)| {
            let message = "Số này đã được ghi ở dòng khác; cả hai dòng chưa được tổng hợp";
            Diagnostic::new(&rules::DUPLICATE_FIGURE, figure.row(), message)
                .label(first.row(), "dòng thứ nhất")
                .hint("Giữ lại dòng đúng, xoá dòng kia")
                .about(Some(figure.reporter), Some(figure.key.period))
                .excluding(Excludes::Figure(figure.key))
        }));
    }
    found
}

/// One row for the whole beside rows for its units: nobody can say which is right. One finding at
/// the row for the whole, and one that leaves out each of the others.
pub(super) fn whole_and_units(reports: &Reports<'_>) -> Vec<Diagnostic> {
    let lists = reports.by_key.lists().map(|(period, id)| reports.by_key.list(period, id));
    let last = lists.flat_map(|list| list.rev().take_while(|(_, f)| f.key.about == About::Whole));
    // A row for the whole that nobody asked for contradicts nothing.
    let whole = last.filter(|(place, _)| reports.owned[*place]).map(|(_, figure)| figure);
    whole.flat_map(|whole| beside_units(reports, whole)).collect()
}

fn beside_units(reports: &Reports<'_>, whole: &Figure) -> Vec<Diagnostic> {
    let units = reports.by_key.about_units(whole.key.period, whole.key.indicator);
    // A row about a unit that the reporter has no figures of is a fault of its own; it says
    // nothing against the row for the whole.
    let owned = |f: &&Figure| reports.plan.owns(f.reporter, f.key.indicator, f.key.about);
    let units: Vec<&Figure> =
        units.filter(|f| f.reporter == whole.reporter).filter(owned).collect();
    let Some(first) = units.first() else { return Vec::new() };
    let scope = &reports.plan.head.scope;
    let message = format!(
        "Vừa có một dòng cho {scope} vừa có {} dòng cho từng đơn vị; tất cả chưa được tổng hợp",
        units.len()
    );
    let report = |figure: &Figure| {
        Diagnostic::new(&rules::WHOLE_AND_UNITS, figure.row(), message.clone())
            .hint("Chỉ giữ một cách: một dòng cho tất cả, hoặc mỗi đơn vị một dòng")
            .about(Some(figure.reporter), Some(figure.key.period))
            .excluding(Excludes::Figure(figure.key))
    };
    let of_whole = report(whole).label(first.row(), "dòng thứ nhất của từng đơn vị");
    std::iter::once(of_whole).chain(units.iter().map(|figure| report(figure))).collect()
}

/// Two answers for one action.
pub(super) fn answers(reports: &Reports<'_>) -> Vec<Diagnostic> {
    // Files are read row by row in the order of the plan, so nearly all stand in order already.
    let order = |answer: &Answer| (reports.plan.order_of(answer.task), answer.task);
    let key = |answer: &Answer| (answer.period, answer.unit, answer.task);
    let mut answers: Vec<&Answer> = reports.dataset.answers.iter().collect();
    answers.sort_by_cached_key(|answer| (answer.period, answer.unit, order(answer)));
    let same = answers.chunk_by(|a, b| key(a) == key(b));
    let again = same.flat_map(|same| same[1..].iter().map(|answer| (same[0], *answer)));
    again
        .map(|(first, answer)| {
            let message = "Nhiệm vụ này đã được trả lời ở dòng khác";
            Diagnostic::new(&rules::DUPLICATE_ANSWER, answer.row, message)
                .label(first.row, "dòng thứ nhất")
                .hint("Giữ lại dòng đúng, xoá dòng kia")
                .about(Some(answer.unit), Some(answer.period))
        })
        .collect()
}
