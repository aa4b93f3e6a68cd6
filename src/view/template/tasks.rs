//! What a unit is asked about tasks.

use super::Question;
use crate::document::form::Answer;
use crate::plan::{Answerable, HeadingId, Party, Plan, UnitId};

/// The heads of the columns.
pub(super) const HEADS: [&str; 7] =
    ["Mã nhiệm vụ", "Nhiệm vụ", "Trạng thái", "Kết quả", "Khó khăn", "Kiến nghị", "Phương hướng"];

/// What a unit answers for, in the plan's order: actions that it leads, or their headings.
pub(super) fn answers(plan: &Plan, unit: UnitId) -> Vec<Answerable> {
    let by_heading = plan.answers_by_heading(unit);
    let leads = |party: &Party| plan.members(party).contains(&unit);
    let led = plan.task_ids().filter(|id| plan.task(*id).lead.iter().any(leads));
    let mut answers: Vec<Answerable> = Vec::new();
    for id in led {
        let heading = plan.task(id).heading.filter(|_| by_heading);
        let answer = heading.map_or(Answerable::Task(id), Answerable::Heading);
        if !answers.contains(&answer) {
            answers.push(answer);
        }
    }
    answers
}

/// One row an answer.
pub(super) fn questions(plan: &Plan, unit: UnitId) -> Vec<Question> {
    let question = |answer: &Answerable| {
        let (id, text) = match answer {
            Answerable::Task(id) => (&plan.task(*id).id, plan.task(*id).text.clone()),
            Answerable::Heading(id) => {
                (&plan.headings[usize::from(id.0)].id, heading(plan, unit, *id))
            }
        };
        let mut cells = vec![id.clone().into(), text.into()];
        cells.resize(HEADS.len(), Default::default());
        let texts = (3..HEADS.len()).map(|column| (column, Answer::Text));
        Question { cells, answers: std::iter::once((2, Answer::State)).chain(texts).collect() }
    };
    answers(plan, unit).iter().map(question).collect()
}

/// A heading with the actions under it that the unit leads, each on its line: the heading alone
/// may say very little.
fn heading(plan: &Plan, unit: UnitId, id: HeadingId) -> String {
    let heading = &plan.headings[usize::from(id.0)];
    let leads = |party: &Party| plan.members(party).contains(&unit);
    let own = plan.tasks.iter().filter(|t| t.heading == Some(id) && t.lead.iter().any(leads));
    let other = own.map(|task| task.text.as_str()).filter(|text| *text != heading.text);
    std::iter::once(heading.text.as_str()).chain(other).collect::<Vec<_>>().join("\n• ")
}
