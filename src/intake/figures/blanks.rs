//! Rows that the handed out form itself brought and that came back as they were.

use super::Entry;
use crate::intake::finding::{Change, Log, Remark};
use crate::plan::{About, Denominator, IndicatorId, Plan};
use crate::submission::Value;

/// None is data where nothing was filled in, nor are those of single units where the row for the
/// whole was.
pub(super) fn leave_out(entries: &mut Vec<Entry<'_>>, plan: &Plan, log: &mut Log) {
    let given = |entry: &Entry<'_>| {
        let registered = plan.indicator(entry.indicator).denominator == Denominator::Registered;
        entry.total.value != Value::Blank && !registered
    };
    let blank = |entry: &Entry<'_>| {
        entry.attained.value == Value::Blank && entry.note.written.is_empty() && !given(entry)
    };
    if entries.iter().all(blank) {
        return entries.clear();
    }
    let filled_whole = |entry: &&Entry<'_>| entry.about == About::Whole && !blank(entry);
    let whole: Vec<IndicatorId> =
        entries.iter().filter(filled_whole).map(|e| e.indicator).collect();
    let before = entries.len();
    entries.retain(|e| !(whole.contains(&e.indicator) && e.about != About::Whole && blank(e)));
    let left_out = before - entries.len();
    if left_out > 0 {
        let scope = &plan.head.scope;
        let message =
            format!("Đã có một dòng cho {scope}, bỏ {left_out} dòng để trống của từng đơn vị");
        log.remark(Remark::new(Change::RowLeftOut, message));
    }
}
