//! Checks of the plan alone: what every file says right and together makes no sense.

use crate::diagnostic::{Diagnostic, rules};
use crate::plan::{AboutRule, Denominator, IndicatorId, Plan, UnitId};
use crate::source::Span;
use std::collections::{BTreeMap, BTreeSet};

/// A group without members reaches nobody.
pub(super) fn empty_groups(plan: &Plan) -> Vec<Diagnostic> {
    let empty = plan.groups.iter().filter(|group| group.members.is_empty());
    empty
        .map(|group| {
            let message = format!("Nhóm “{}” không có đơn vị nào", group.id);
            Diagnostic::new(&rules::EMPTY_GROUP, group.span, message)
                .hint("Ghi members = [mã đơn vị] hoặc kinds = [mã loại đơn vị]")
        })
        .collect()
}

/// Parts must add up: no parts of parts, nothing reported beside them, one kind of number.
pub(super) fn misread_parts(plan: &Plan) -> Vec<Diagnostic> {
    plan.indicator_ids().filter_map(|id| misread_part(plan, id)).collect()
}

fn misread_part(plan: &Plan, id: IndicatorId) -> Option<Diagnostic> {
    let indicator = plan.indicator(id);
    let problem = |message: String, hint: &str| {
        Some(Diagnostic::new(&rules::MISREAD_PARTS, indicator.span, message).hint(hint))
    };
    if indicator.has_parts && !indicator.reporters.is_empty() {
        let message =
            format!("“{}” vừa có phần hợp thành vừa có đơn vị báo cáo riêng", indicator.id);
        return problem(message, "Bỏ reporters của chỉ tiêu chung; các phần đã có đơn vị báo cáo");
    }
    if !indicator.has_parts && indicator.reporters.is_empty() {
        let message = format!("Chưa ghi đơn vị nào báo cáo chỉ tiêu “{}”", indicator.id);
        return problem(message, "Ghi reporters = [mã đơn vị hoặc mã nhóm]");
    }
    let parent = plan.indicator(indicator.part_of?);
    if parent.part_of.is_some() || indicator.has_parts {
        let message = format!("“{}” là phần của một phần", indicator.id);
        return problem(message, "Chỉ chia một cấp: các phần trỏ thẳng vào chỉ tiêu chung");
    }
    if parent.measure != indicator.measure || parent.counts != indicator.counts {
        let message = format!("“{}” khác loại số với chỉ tiêu chung “{}”", indicator.id, parent.id);
        return problem(message, "Phần và chỉ tiêu chung phải cùng measure và counts");
    }
    let uneven =
        (parent.denominator == Denominator::None) != (indicator.denominator == Denominator::None);
    if !indicator.targets.is_empty() || uneven {
        let message = format!(
            "“{}” là phần của “{}” nên không có mức phải đạt hay cách ghi tổng số riêng",
            indicator.id, parent.id
        );
        return problem(message, "Ghi target và denominator ở chỉ tiêu chung");
    }
    None
}

/// One figure has one owner, so that nobody is counted twice.
pub(super) fn shared_figures(plan: &Plan) -> Vec<Diagnostic> {
    let several = |id: &IndicatorId| {
        let indicator = plan.indicator(*id);
        let each = matches!(indicator.about, AboutRule::Each { .. });
        let owners: usize = indicator.reporters.iter().map(|p| plan.members(p).len()).sum();
        each && owners > 1
    };
    plan.indicator_ids()
        .filter(several)
        .map(|id| {
            let indicator = plan.indicator(id);
            let message =
                format!("Nhiều đơn vị cùng báo cáo một số của chỉ tiêu “{}”", indicator.id);
            Diagnostic::new(&rules::SHARED_FIGURE, indicator.span, message)
                .hint("Chọn một đơn vị trong reporters, hoặc ghi about = \"self\"")
        })
        .collect()
}

/// Two targets of one indicator for one year.
pub(super) fn overlapping_targets(plan: &Plan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for indicator in &plan.indicators {
        let mut seen = BTreeMap::new();
        for target in &indicator.targets {
            if let Some(first) = seen.insert(target.year, target.span) {
                let year =
                    target.year.map_or("mọi năm".to_owned(), |year| format!("năm {year}"));
                let message = format!("“{}” có hai chỉ tiêu cho {year}", indicator.id);
                let problem = Diagnostic::new(&rules::OVERLAPPING_TARGETS, target.span, message);
                found.push(problem.label(first, "chỉ tiêu thứ nhất").hint("Giữ lại một"));
            }
        }
    }
    found
}

/// Two things that one unit has to reach by itself in one year.
pub(super) fn overlapping_unit_targets(plan: &Plan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for indicator in &plan.indicators {
        let mut seen = BTreeMap::new();
        for target in &indicator.unit_targets {
            let units = target.units.iter().flat_map(|party| plan.members(party));
            let units: BTreeSet<UnitId> = units.copied().collect();
            let twice: Vec<(UnitId, Span)> = units
                .into_iter()
                .filter_map(|unit| Some((unit, seen.insert((target.year, unit), target.span)?)))
                .collect();
            if let Some((unit, first)) = twice.first() {
                let name = plan.name_in_sentence(*unit);
                let message = format!("“{}” có hai mức riêng cho {name}", indicator.id);
                let problem = Diagnostic::new(&rules::OVERLAPPING_TARGETS, target.span, message);
                found.push(problem.label(*first, "mức thứ nhất").hint("Giữ lại một"));
            }
        }
    }
    found
}

/// One period in two duties: nobody could say which deadline holds.
pub(super) fn overlapping_periods(plan: &Plan) -> Vec<Diagnostic> {
    let mut seen = BTreeMap::new();
    let mut found = Vec::new();
    for duty in &plan.reporting {
        let twice = duty.periods.iter().find_map(|p| Some((*p, *seen.get(p)?)));
        seen.extend(duty.periods.iter().map(|period| (*period, duty.span)));
        if let Some((period, first)) = twice {
            let message = format!("Kỳ “{period}” nằm trong hai chế độ báo cáo");
            found.push(
                Diagnostic::new(&rules::OVERLAPPING_PERIODS, duty.span, message)
                    .label(first, "chế độ thứ nhất")
                    .hint("Mỗi kỳ chỉ thuộc một bảng [[reporting]]; gộp đơn vị vào một bảng"),
            );
        }
    }
    found
}

/// A due day in words that name no day: the task will never be late.
pub(super) fn vague_dues(plan: &Plan) -> Vec<Diagnostic> {
    let vague = plan.tasks.iter().filter(|t| t.due_day.is_none() && t.recurs.is_none());
    let vague = vague.filter_map(|task| Some((task, task.due.as_ref()?)));
    vague
        .map(|(task, due)| {
            let message = format!("Thời hạn “{due}” của nhiệm vụ “{}” không có ngày", task.id);
            Diagnostic::new(&rules::VAGUE_DUE, task.span, message).hint(
                "Nhiệm vụ này không bao giờ bị tính là quá hạn; khi có ngày thì ghi như “Quý                  IV/2025” hoặc “15/11/2025”",
            )
        })
        .collect()
}

/// A deadline in a year whose days off are not known may move later.
pub(super) fn calendar_gaps(plan: &Plan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for reporting in &plan.reporting {
        let terms = reporting.periods.iter().filter_map(|period| plan.term(*period));
        let days = terms.flat_map(|term| [term.due.day, term.province_due]);
        if let Some(day) = days.into_iter().find(|day| !plan.calendar.knows(*day)) {
            let day = crate::vietnamese::date(day);
            let message = format!("Chưa có lịch nghỉ của năm có hạn {day}; hạn này còn có thể đổi");
            found
                .push(Diagnostic::new(&rules::CALENDAR_GAP, reporting.span, message).hint(
                    "Khi có thông báo nghỉ lễ, thêm ngày nghỉ và năm vào plan/calendar.toml",
                ));
        }
    }
    found
}
