//! What to do next, at most three commands in the order in which they should be done.

use super::Facts;
use crate::aggregate::{ReportState, owed};
use crate::plan::UnitId;
use crate::vietnamese::list;

/// So many steps stand on the screen.
const MOST: usize = 3;
/// From this working day after the deadline on, the second reminder is due.
const SECOND_REMINDER: u32 = 3;

/// So many working days before the report is due, who is missing is told above.
const LAST_DAYS: u32 = 1;

/// A command with why it is to be given.
type Step = (String, String);

/// Command and why. Empty where nothing is left to do before signing.
pub(super) fn commands(facts: &Facts<'_>) -> Vec<Step> {
    let overview = facts.overview;
    if overview.empty {
        return vec![first(facts)];
    }
    // What was sent is neither urged nor drafted any more.
    if facts.revised.iter().any(|closed| closed.period == overview.term.period) {
        return errors(facts).into_iter().collect();
    }
    let urged = [remind(facts).or_else(|| wait(facts)), reply(facts)];
    let mut steps: Vec<Step> = urged.into_iter().flatten().collect();
    steps.extend(errors(facts));
    if steps.is_empty() {
        return steps;
    }
    // The slips name the mistakes of reports: the list of them gives way to the draft.
    steps.truncate(MOST - 1);
    steps.push(draft(facts));
    // What has mistakes is mended before it is closed.
    steps.extend(close(facts).filter(|_| steps.len() < MOST));
    steps
}

fn errors(facts: &Facts<'_>) -> Option<Step> {
    let errors = facts.problems.errors;
    (errors > 0).then(|| ("bdhvs validate".to_owned(), format!("xem và sửa {errors} lỗi")))
}

/// The reminder that is due: the second one from the third working day after the deadline on.
fn remind(facts: &Facts<'_>) -> Option<Step> {
    let (overview, due) = (facts.overview, facts.overview.term.due.day);
    let owed = owed(overview, &[]).len();
    if overview.as_of <= due || owed == 0 {
        return None;
    }
    let days = facts.plan.calendar.working_days_between(due, overview.as_of);
    let left = facts.plan.calendar.working_days_between(overview.as_of, overview.term.province_due);
    let missing = overview.reporting.counts.missing;
    let (level, letter) = match days {
        SECOND_REMINDER.. if left <= LAST_DAYS && missing > 0 => {
            return Some(above(facts, missing));
        }
        SECOND_REMINDER.. => (2, "công văn đôn đốc lần 2"),
        _ => (1, "công văn nhắc"),
    };
    // With two digits the line would go on in the next.
    let drafts = if owed < 10 { ", 1 dự thảo" } else { "" };
    Some((format!("bdhvs remind --level {level}"), format!("{letter} ({owed} đơn vị{drafts})")))
}

/// Who is still missing when the report goes out is told above with it.
fn above(facts: &Facts<'_>, missing: usize) -> Step {
    let above = &facts.plan.letterhead.report_to_short;
    ("bdhvs remind --level 3".to_owned(), format!("báo cáo {above} ({missing} đơn vị chưa gửi)"))
}

/// Before the deadline nobody is urged.
fn wait(facts: &Facts<'_>) -> Option<Step> {
    let pending = facts.overview.reporting.in_state(ReportState::Pending).count();
    let why = || format!("{pending} đơn vị chưa đến hạn gửi");
    (pending > 0).then(|| ("bdhvs deadlines".to_owned(), why()))
}

/// The slip to the first of the units that sent something which lacks a form or has a figure left
/// out.
fn reply(facts: &Facts<'_>) -> Option<Step> {
    let overview = facts.overview;
    let lacking = overview.reporting.lacking_forms();
    let period = overview.term.period;
    let excluded = overview.coverage.iter().flat_map(|coverage| &coverage.excluded);
    let excluded = excluded.filter(|gap| gap.key.period == period).map(|gap| gap.reporter);
    let mut units: Vec<UnitId> = lacking.iter().map(|(unit, _)| *unit).chain(excluded).collect();
    units.sort_unstable();
    units.dedup();
    let first = units.first()?;
    let why = match (units.len(), lacking.first()) {
        (1, Some((_, forms))) => {
            let forms: Vec<&str> = forms.iter().map(|form| form.name()).collect();
            format!("phiếu đề nghị bổ sung biểu {}", list(&forms))
        }
        (1, None) => "phiếu đề nghị rà soát số liệu".to_owned(),
        (many, _) => format!("phiếu đề nghị rà soát, gửi lại ({many} đơn vị)"),
    };
    Some((format!("bdhvs reply {}", facts.plan.unit(*first).id), why))
}

/// On the day when the report goes out: what went out is kept.
fn close(facts: &Facts<'_>) -> Option<Step> {
    let term = &facts.overview.term;
    let why = "khoá kỳ theo số, ngày của báo cáo đã ký".to_owned();
    let due = facts.overview.as_of >= term.province_due;
    due.then(|| (format!("bdhvs close {}", term.period), why))
}

fn draft(facts: &Facts<'_>) -> Step {
    let which = match facts.overview.term.period.noun() {
        "kỳ" => "kỳ này",
        noun => noun,
    };
    ("bdhvs summary --draft".to_owned(), format!("dự thảo báo cáo {which} và 3 phụ lục"))
}

/// What to do while nothing has arrived: units need their forms first.
pub(super) fn first(facts: &Facts<'_>) -> Step {
    let plan = facts.plan;
    match plan.largest_group(&facts.overview.term) {
        Some(group) => {
            let command = format!("bdhvs template --group {}", plan.group(group).id);
            (command, "biểu mẫu để gửi các đơn vị".to_owned())
        }
        None => ("bdhvs deadlines".to_owned(), "ai phải gửi gì, trước ngày nào".to_owned()),
    }
}
