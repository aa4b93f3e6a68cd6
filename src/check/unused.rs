//! What the plan declares and nothing uses: a slip in a name, or a part that was forgotten.

use crate::diagnostic::{Diagnostic, rules};
use crate::plan::{HeadingId, Plan, PopulationId};
use std::collections::BTreeSet;

/// A reading that nothing refers to: nobody can see what hangs on it.
pub(super) fn readings(plan: &Plan) -> Vec<Diagnostic> {
    let used: BTreeSet<usize> = plan
        .reporting
        .iter()
        .flat_map(|reporting| &reporting.readings)
        .chain(plan.units.iter().flat_map(|unit| &unit.readings))
        .chain(plan.groups.iter().flat_map(|group| &group.readings))
        .chain(plan.indicators.iter().flat_map(|indicator| &indicator.readings))
        .chain(plan.tasks.iter().flat_map(|task| &task.readings))
        .copied()
        .collect();
    let unused = plan.readings.iter().enumerate().filter(|(n, _)| !used.contains(n));
    unused
        .map(|(_, reading)| {
            let message = format!("Không có gì trong kế hoạch dùng cách hiểu “{}”", reading.id);
            Diagnostic::new(&rules::UNUSED_READING, reading.span, message).hint(
                "Ghi mã này vào reading = […] ở nơi dựa vào cách hiểu đó; không nơi nào thì xoá",
            )
        })
        .collect()
}

/// A heading with no action under it asks nobody for anything.
pub(super) fn headings(plan: &Plan) -> Vec<Diagnostic> {
    let used: BTreeSet<HeadingId> = plan.tasks.iter().filter_map(|task| task.heading).collect();
    let empty = plan.headings.iter().enumerate().filter(|(n, _)| !used.contains(&heading(*n)));
    empty
        .map(|(_, heading)| {
            let message = format!("Đề mục “{}” không có nhiệm vụ nào", heading.id);
            Diagnostic::new(&rules::EMPTY_HEADING, heading.span, message)
                .hint("Ghi heading = mã đề mục ở các nhiệm vụ của nó; không có nhiệm vụ thì xoá")
        })
        .collect()
}

fn heading(place: usize) -> HeadingId {
    HeadingId(u16::try_from(place).unwrap_or(u16::MAX))
}

/// A population that no target is about and nobody registers.
pub(super) fn populations(plan: &Plan) -> Vec<Diagnostic> {
    let targets = plan.indicators.iter().flat_map(|indicator| &indicator.targets);
    let registered = plan.denominators.keys().map(|(population, _)| *population);
    let used: BTreeSet<PopulationId> =
        targets.filter_map(|target| target.population).chain(registered).collect();
    let number = |place: usize| PopulationId(u16::try_from(place).unwrap_or(u16::MAX));
    let unused = plan.populations.iter().enumerate().filter(|(n, _)| !used.contains(&number(*n)));
    unused
        .map(|(_, population)| {
            let message = format!("Không có chỉ tiêu nào tính trên đối tượng “{}”", population.id);
            Diagnostic::new(&rules::UNUSED_POPULATION, population.span, message)
                .hint("Ghi population = mã này ở chỉ tiêu của đối tượng; không dùng thì xoá")
        })
        .collect()
}
