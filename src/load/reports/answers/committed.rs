//! Progress of tasks in committed form, the fast way.

use super::super::committed::{Row, Rows, Unusual};
use super::super::departures::Order;
use super::super::{Intake, Origin};
use super::{DIFFICULTY, HEADER, OUTLOOK, PERIOD, PROPOSAL, RESULT, STATE, STATES, TASK, UNIT};
use crate::plan::Plan;
use crate::submission::{Answer, Said};

/// Reads a file of which there is nothing to say; leaves any other as if it had not been read.
pub(super) fn read(intake: &mut Intake<'_>, origin: Origin<'_>) -> Result<(), Unusual> {
    let first = intake.dataset.answers.len();
    let read = rows(intake, origin);
    match read {
        Ok(()) => intake.dataset.rows += intake.dataset.answers.len() - first,
        Err(Unusual) => intake.dataset.answers.truncate(first),
    }
    read
}

fn rows(intake: &mut Intake<'_>, origin: Origin<'_>) -> Result<(), Unusual> {
    let mut rows = Rows::open(origin.source, origin.file, HEADER)?;
    let mut order = Order::new();
    while let Some(row) = rows.next_row()? {
        let answer = answer(intake.plan, &row, origin)?;
        order.see(intake.plan.order_of(answer.task));
        if order.broken {
            return Err(Unusual);
        }
        intake.dataset.answers.push(answer);
    }
    Ok(())
}

fn answer(plan: &Plan, row: &Row<'_, 8>, origin: Origin<'_>) -> Result<Answer, Unusual> {
    let own = row.text(UNIT) == plan.unit(origin.unit).id && row.text(PERIOD) == origin.folder;
    if !own {
        return Err(Unusual);
    }
    let task = *plan.index.tasks.get(row.text(TASK)).ok_or(Unusual)?;
    let state = STATES.iter().find(|(word, _)| *word == row.text(STATE)).ok_or(Unusual)?.1;
    for column in STATE + 1..8 {
        row.words(column)?;
    }
    Ok(Answer {
        period: origin.period,
        unit: origin.unit,
        task,
        state,
        blocked: !row.text(DIFFICULTY).is_empty(),
        said: Said::of([RESULT, DIFFICULTY, PROPOSAL, OUTLOOK].map(|column| row.text(column))),
        row: row.row(),
    })
}
