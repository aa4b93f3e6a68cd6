//! Units and tasks of a closed period that stand differently although nobody sent anything.

use super::files::FileChanges;
use super::{Closed, figures, words};
use crate::diagnostic::Diagnostic;
use crate::plan::{Form, UnitId};
use crate::submission::closing::{Revised, TaskSent};
use std::collections::BTreeSet;

/// At most one finding for all units, and one for all tasks.
pub(super) fn differences(
    closed: &Closed<'_>,
    revised: &Revised,
    changes: &FileChanges<'_>,
) -> Vec<Diagnostic> {
    let lists = [("tình hình gửi báo cáo", "đơn vị", units(closed, revised, changes)), {
        ("tiến độ nhiệm vụ", "nhiệm vụ", tasks(revised, changes))
    }];
    let some = lists.into_iter().filter(|(_, _, list)| !list.is_empty());
    some.map(|(what, noun, list)| {
        figures::problem(revised, changes, format!("{what}: {}", words::some(&list, noun)))
    })
    .collect()
}

/// `xã Cam An đúng hạn → gửi chậm`. An edited register is told by itself.
fn units(closed: &Closed<'_>, revised: &Revised, changes: &FileChanges<'_>) -> Vec<String> {
    if changes.register_edited {
        return Vec::new();
    }
    let (sent, now) = (&revised.closing.sent.units, &revised.present.units);
    let ids: BTreeSet<&String> = sent.keys().chain(now.keys()).collect();
    let mut touched: BTreeSet<UnitId> = changes.units(|_| true);
    touched.extend(closed.late_receipts(revised).map(|receipt| receipt.unit));
    let explained = |id: &str| {
        let unit = closed.plan.index.units.get(id);
        let both = sent.contains_key(id) && now.contains_key(id);
        both && unit.is_some_and(|unit| touched.contains(unit))
    };
    let other = ids.into_iter().filter(|id| sent.get(*id) != now.get(*id) && !explained(id));
    other
        .map(|id| {
            let state = |unit: Option<&crate::submission::closing::UnitSent>| {
                words::state(unit.map_or("", |unit| unit.state))
            };
            let (from, to) = (state(sent.get(id)), state(now.get(id)));
            let name = words::unit(closed.plan, id);
            if from == to {
                format!("{name} (ngày nhận, hạn gửi hoặc biểu)")
            } else {
                format!("{name} {from} → {to}")
            }
        })
        .collect()
}

/// `I.1.1 (80 → 79 đơn vị chủ trì)`.
fn tasks(revised: &Revised, changes: &FileChanges<'_>) -> Vec<String> {
    let (sent, now) = (&revised.closing.sent.tasks, &revised.present.tasks);
    let answers_moved = !changes.units(|form| form == Form::Tasks).is_empty();
    let ids: BTreeSet<&String> = sent.keys().chain(now.keys()).collect();
    let said = |id: &String| match (sent.get(id), now.get(id)) {
        (Some(before), Some(after)) if before.expected != after.expected => {
            Some(format!("{id} ({} → {} đơn vị chủ trì)", before.expected, after.expected))
        }
        (Some(before), Some(after)) if before != after && !answers_moved => {
            Some(format!("{id} ({} → {})", answers(before), answers(after)))
        }
        (Some(_), Some(_)) | (None, None) => None,
        (Some(_), None) => Some(format!("{id} (nay không còn)")),
        (None, Some(_)) => Some(format!("{id} (mới thêm)")),
    };
    ids.into_iter().filter_map(said).collect()
}

fn answers(task: &TaskSent) -> String {
    let late = if task.late { ", quá hạn" } else { "" };
    let TaskSent { reported, done, blocked, .. } = task;
    format!("{reported} đơn vị trả lời, {done} hoàn thành, {blocked} vướng mắc{late}")
}
