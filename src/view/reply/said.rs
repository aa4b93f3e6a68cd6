//! What the rules say whose words depend on the place. No number of another unit is among them.

use super::case::{Case, Words, number};
use crate::check::{OtherDenominator, Reports, other_denominator};
use crate::plan::{Answerable, Denominator};
use crate::text::find_personal_data;
use crate::vietnamese::grouped;

pub(super) fn indicator_not_expected(case: &Case<'_>) -> Option<Words> {
    let indicator = case.figure().map(|figure| case.plan().indicator(figure.key.indicator));
    if indicator.is_some_and(|indicator| indicator.has_parts) {
        return Some(Words::new(
            "Chỉ tiêu này là tổng của các phần, không ghi riêng",
            "Ghi số của từng phần và bỏ dòng tổng này",
        ));
    }
    let year = case.term.period.year();
    Some(Words::new(format!("Chỉ tiêu này không báo cáo trong năm {year}"), "Bỏ dòng này"))
}

pub(super) fn wrong_period(case: &Case<'_>) -> Option<Words> {
    let period = case.term.period.in_sentence();
    Some(Words::new(
        format!("Dòng này ghi kỳ khác, trong khi đây là báo cáo {period}"),
        "Ghi lại đúng kỳ; số liệu của kỳ khác thì bỏ khỏi biểu này",
    ))
}

/// Whose the figure is stays unsaid: the slip names no other unit.
pub(super) fn not_the_owner(case: &Case<'_>) -> Option<Words> {
    Some(match case.figure() {
        Some(_) => Words::new("Số này được giao cho đơn vị khác báo cáo", "Bỏ dòng này"),
        None => Words::new(
            "Dòng này không ghi tên quý đơn vị",
            "Ghi lại đúng tên đơn vị, hoặc bỏ dòng này",
        ),
    })
}

pub(super) fn not_a_count(case: &Case<'_>) -> Option<Words> {
    let text = case.text();
    let why = "Ô này cần một số nguyên (không có phần lẻ, không có chữ)";
    let ask = match text {
        _ if text.contains('%') => "Ghi số người, không ghi tỷ lệ",
        _ if text.contains(['.', ',']) => "Ghi lại số nguyên, viết liền, không dấu chấm, dấu phẩy",
        _ if text.starts_with('-') => "Ghi lại số đúng; số người không thể âm",
        _ => "Ghi số nguyên; chưa có số liệu thì để trống, bằng không thì ghi 0",
    };
    Some(Words::new(why, ask))
}

pub(super) fn nothing_arose(case: &Case<'_>) -> Option<Words> {
    let noun = case.term.period.noun();
    Some(Words::new(
        format!(
            "KPS (không phát sinh) chỉ dùng cho số tính trong {noun}; chỉ tiêu này tính luỹ kế"
        ),
        format!("Ghi tổng số đến nay; không thay đổi thì ghi lại số của {noun} trước"),
    ))
}

pub(super) fn above_total(case: &Case<'_>) -> Option<Words> {
    let figure = case.figure()?;
    let plan = case.plan();
    let indicator = plan.indicator(figure.key.indicator);
    let population = plan.population_in(figure.key.indicator, figure.key.period.year());
    let registered = figure.unit().and_then(|unit| plan.registered(population, unit));
    let why = match registered.filter(|_| indicator.denominator == Denominator::Registered) {
        Some(total) => {
            let total = grouped(total.into());
            format!("Lớn hơn tổng số đã đăng ký ({total})")
        }
        None => format!("Lớn hơn tổng số ({})", number(figure.denominator().value)),
    };
    Some(Words::new(why, "Ghi lại số đạt, không lớn hơn tổng số"))
}

pub(super) fn duplicate_figure(case: &Case<'_>) -> Option<Words> {
    let line = case.other_line();
    Some(Words::new(
        format!("Đã có số của chỉ tiêu này ở {line}; chưa rõ số nào đúng nên chưa tổng hợp số nào"),
        "Giữ dòng đúng, bỏ dòng kia",
    ))
}

/// Said once, at the row for the whole.
pub(super) fn whole_and_units(case: &Case<'_>) -> Option<Words> {
    case.figure().filter(|figure| figure.unit().is_none())?;
    let scope = &case.plan().head.scope;
    Some(Words::new(
        format!(
            "Vừa có dòng cho {scope}, vừa có dòng cho từng đơn vị; chưa rõ lấy số nào nên chưa \
             tổng hợp số nào"
        ),
        format!("Giữ một cách ghi: một dòng cho {scope}, hoặc mỗi đơn vị một dòng"),
    ))
}

pub(super) fn not_the_lead(case: &Case<'_>) -> Option<Words> {
    Some(match case.answer().map(|answer| answer.task) {
        Some(Answerable::Heading(_)) if !case.plan().answers_by_heading(case.unit) => Words::new(
            "Đây là mã của cả mục; biểu của quý đơn vị ghi theo từng nhiệm vụ",
            "Ghi riêng từng nhiệm vụ mà quý đơn vị chủ trì",
        ),
        _ => Words::new(
            format!("Theo {}, quý đơn vị không chủ trì nhiệm vụ này", case.plan().head.kind),
            "Bỏ dòng này; nếu ghi nhầm mã thì ghi lại đúng mã nhiệm vụ",
        ),
    })
}

pub(super) fn unknown_state(case: &Case<'_>) -> Option<Words> {
    let why = match case.text().trim() {
        "" => "Chưa ghi trạng thái của nhiệm vụ",
        _ => "Biểu không có trạng thái này",
    };
    let states = "Chưa triển khai, Đang thực hiện, Hoàn thành";
    Some(Words::new(why, format!("Ghi một trong: {states}; không phát sinh thì ghi KPS")))
}

pub(super) fn duplicate_answer(case: &Case<'_>) -> Option<Words> {
    let line = case.other_line();
    Some(Words::new(
        format!("Nhiệm vụ này đã có ở {line}; cả hai dòng chưa được tổng hợp"),
        "Gộp hai dòng làm một, hoặc bỏ dòng thừa",
    ))
}

/// Explained in the note, a fall is no question any more.
pub(super) fn level_falls(case: &Case<'_>) -> Option<Words> {
    let figure = case.figure().filter(|figure| !figure.has_note())?;
    let earlier = case.own_other()?;
    let (now, before) = (figure.numerator().value, earlier.numerator().value);
    let noun = case.term.period.noun();
    let (n, b) = (number(now), number(before));
    // Fewer than half: most often the increase stands where the level belongs.
    if now.number()? * 2 < before.number()? {
        return Some(Words::new(
            format!("Số đạt {noun} này ({n}) thấp hơn nhiều so với {noun} trước ({b})"),
            format!(
                "Nếu là số tăng thêm trong {noun} thì ghi lại số luỹ kế; nếu đúng là giảm thì cho \
                 biết nguyên nhân"
            ),
        ));
    }
    let counts = case.counts();
    Some(Words::new(format!("Số đạt giảm từ {b} xuống {n} {counts} so với {noun} trước"), CONFIRM))
}

/// What is asked of a number that may be right.
pub(super) const CONFIRM: &str = "Xác nhận số này và cho biết nguyên nhân";
pub(super) const COMPARE: &str = "Đối chiếu lại; nếu số đúng thì cho biết lý do";

pub(super) fn subset_above_set(case: &Case<'_>) -> Option<Words> {
    let figure = case.figure()?;
    let set = case.plan().indicator(figure.key.indicator).subset_of?;
    let name = &case.plan().indicator(set).short_name;
    let other = case.own_number().map(|other| format!(" ({other})"));
    let whose =
        if other.is_some() { "" } else { " cùng địa bàn, do đơn vị khác báo cáo" };
    Some(Words::new(
        format!("Lớn hơn số đạt của “{name}”{}{whose}", other.unwrap_or_default()),
        COMPARE,
    ))
}

pub(super) fn figure_rule(case: &Case<'_>) -> Option<Words> {
    let message = &case.finding.message;
    let rules = case.plan().rules.iter();
    let mut reasons = rules.map(|rule| rule.reason.as_str());
    let reason = reasons.find(|reason| message.contains(reason))?.trim_end_matches('.');
    if let Some(other) = case.own_number() {
        return Some(Words::new(format!("{reason}; số kia đang ghi {other}"), COMPARE));
    }
    // Without a label a number is missing, and that it is blank is said at its own place.
    case.finding.labels.first()?;
    Some(Words::new(format!("{reason} (so với số do đơn vị khác báo cáo)"), COMPARE))
}

pub(super) fn denominator_differs(case: &Case<'_>) -> Option<Words> {
    let figure = case.figure()?;
    let reports = Reports::new(case.plan(), case.found.dataset, case.found.as_of);
    let other = other_denominator(&reports, figure)?;
    let people = grouped(other.people().into());
    let noun = case.term.period.noun();
    let than = match other {
        OtherDenominator::Registered(..) => format!("số đã đăng ký ({people})"),
        OtherDenominator::Before(_, f) if f.reporter == case.unit => {
            format!("số của {noun} trước ({people})")
        }
        OtherDenominator::Twin(_, f) if f.reporter == case.unit => {
            let name = &case.plan().indicator(f.key.indicator).short_name;
            format!("tổng số của “{name}” ({people})")
        }
        _ => "số của cùng đối tượng do đơn vị khác báo cáo".to_owned(),
    };
    Some(Words::new(format!("Tổng số lệch hơn 10% so với {than}"), COMPARE))
}

/// The sender may know who else counts, not what they counted.
pub(super) fn two_sources_differ(case: &Case<'_>) -> Option<Words> {
    let figure = case.figure()?;
    let second = case.found.dataset.second.iter().filter(|second| second.key == figure.key);
    let label = case.finding.labels.first()?.span;
    let source =
        second.into_iter().find(|s| [s.numerator.span, s.denominator.span].contains(&label))?;
    let what =
        if case.finding.span == figure.denominator().span { "Tổng số" } else { "Số đạt" };
    Some(Words::new(format!("{what} lệch hơn 10% so với số liệu của {}", source.source), COMPARE))
}

pub(super) fn personal_data(case: &Case<'_>) -> Option<Words> {
    let hit = find_personal_data(case.text()).into_iter().next();
    let what = hit.map_or("thông tin cá nhân", |hit| hit.pattern.name());
    Some(Words::new(
        format!("Trong ô có {what}; báo cáo không được ghi thông tin cá nhân"),
        "Xoá thông tin cá nhân, chỉ ghi số tổng hợp",
    ))
}
