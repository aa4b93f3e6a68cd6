//! `exemptions.toml` and `du-lieu.toml`: what was decided about single units, and where the
//! data come from.

use super::super::toml::{self, Keys, Text};
use super::super::unread::unreadable;
use super::Intake;
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::period::Period;
use crate::plan::{About, AboutRule, FigureKey, IndicatorId, Plan, UnitId};
use crate::source::{FileId, SourceFile};
use crate::submission::{Exclusion, Exemption, Extension};
use crate::text::nearest;
use std::cell::OnceCell;

/// Reads `du-lieu.toml`.
pub(super) fn origin_of_data(intake: &mut Intake<'_>, file: FileId, source: &SourceFile) {
    intake.problems.extend(unreadable(source, file));
    let mended = OnceCell::new();
    let table = toml::parse(file, &source.text, &mended, &mut intake.problems);
    let mut keys = Keys::of_file(file, &table);
    intake.dataset.invented = keys.flag("invented");
    keys.maybe_words("note");
    keys.finish(&mut intake.problems);
}

/// Reads `exemptions.toml`.
pub(super) fn read(intake: &mut Intake<'_>, file: FileId, source: &SourceFile) {
    let mut problems: Vec<Diagnostic> = unreadable(source, file).into_iter().collect();
    let mended = OnceCell::new();
    let table = toml::parse(file, &source.text, &mended, &mut problems);
    let mut keys = Keys::of_file(file, &table);
    for table in keys.tables("exemption") {
        intake.dataset.exemptions.extend(exemption(table, intake.plan, &mut problems));
    }
    for table in keys.tables("extension") {
        intake.dataset.extensions.extend(extension(table, intake.plan, &mut problems));
    }
    for table in keys.tables("exclusion") {
        intake.dataset.exclusions.extend(exclusion(table, intake.plan, &mut problems));
    }
    keys.finish(&mut problems);
    // What is wrong in the plan's files stops everything; what is wrong here costs one decision.
    let softened = |p: Diagnostic| Diagnostic { rule: rule_of(p.rule), ..p };
    intake.problems.extend(problems.into_iter().map(softened));
}

fn rule_of(rule: &'static Rule) -> &'static Rule {
    if rule.code == rules::UNKNOWN_REFERENCE.code { &rules::BAD_DECISION } else { rule }
}

fn exemption(mut keys: Keys<'_>, plan: &Plan, problems: &mut Vec<Diagnostic>) -> Option<Exemption> {
    let (unit, period) = (unit(&mut keys, plan), period(&mut keys, plan));
    let (document, reason) = (keys.words("document"), keys.words("reason"));
    let span = keys.span;
    keys.finish(problems);
    Some(Exemption { unit: unit?, period: period?, document, reason, span })
}

fn extension(mut keys: Keys<'_>, plan: &Plan, problems: &mut Vec<Diagnostic>) -> Option<Extension> {
    let (unit, period) = (unit(&mut keys, plan), period(&mut keys, plan));
    let due = keys.maybe_date("due");
    if due.is_none() {
        let message = "Gia hạn phải ghi ngày mới (due)".to_owned();
        let hint = "Thêm dòng due = năm-tháng-ngày, ví dụ due = 2025-12-20".to_owned();
        keys.problem(&rules::MISSING_KEY, keys.span, (message, hint));
    }
    let (document, reason) = (keys.words("document"), keys.words("reason"));
    let span = keys.span;
    keys.finish(problems);
    Some(Extension { unit: unit?, period: period?, due: due?, document, reason, span })
}

fn exclusion(mut keys: Keys<'_>, plan: &Plan, problems: &mut Vec<Diagnostic>) -> Option<Exclusion> {
    let period = period(&mut keys, plan);
    let indicator = indicator(&mut keys, plan);
    let about = about(&mut keys, plan, indicator);
    let (document, reason) = (keys.words("document"), keys.words("reason"));
    let span = keys.span;
    keys.finish(problems);
    let key = FigureKey { period: period?, indicator: indicator?, about: about? };
    Some(Exclusion { key, document, reason, span })
}

/// The unit a figure is about, or the whole where the indicator takes one row for all.
fn about(keys: &mut Keys<'_>, plan: &Plan, indicator: Option<IndicatorId>) -> Option<About> {
    let whole = keys.text("unit")?;
    if whole.value != About::WHOLE {
        return unit_of(keys, plan, &whole).map(About::Unit);
    }
    let takes = |id| matches!(plan.indicator(id).about, AboutRule::Each { or_whole: true, .. });
    if indicator.is_some_and(|id| !takes(id)) {
        let message = format!("Chỉ tiêu này không nhận một dòng “{}”", whole.value);
        let hint = "Ghi mã của đơn vị có số liệu bị loại".to_owned();
        keys.problem(&rules::BAD_DECISION, whole.span, (message, hint));
        return None;
    }
    Some(About::Whole)
}

fn unit(keys: &mut Keys<'_>, plan: &Plan) -> Option<UnitId> {
    let text = keys.text("unit")?;
    unit_of(keys, plan, &text)
}

fn unit_of(keys: &mut Keys<'_>, plan: &Plan, text: &Text) -> Option<UnitId> {
    let found = plan.index.units.get(&text.value).copied();
    if found.is_none() {
        unknown(keys, text, "đơn vị", plan.units.iter().map(|u| u.id.as_str()));
    }
    found
}

fn indicator(keys: &mut Keys<'_>, plan: &Plan) -> Option<IndicatorId> {
    let text = keys.text("indicator")?;
    let found = plan.index.indicators.get(&text.value).copied();
    if found.is_none() {
        unknown(keys, &text, "chỉ tiêu", plan.indicators.iter().map(|i| i.id.as_str()));
    }
    found
}

fn period(keys: &mut Keys<'_>, plan: &Plan) -> Option<Period> {
    let period = keys.text("period")?;
    let periods = plan.periods();
    let found = period.value.parse().ok().filter(|p| periods.contains(p));
    if found.is_none() {
        let known: Vec<String> = periods.iter().map(ToString::to_string).collect();
        unknown(keys, &period, "kỳ báo cáo", known.iter().map(String::as_str));
    }
    found
}

/// The decision is lost; the nearest word that the plan has is suggested.
fn unknown<'k>(keys: &mut Keys<'_>, text: &Text, what: &str, known: impl Iterator<Item = &'k str>) {
    let message = format!("Kế hoạch không có {what} “{}”", text.value);
    let hint = match nearest(&text.value, known) {
        Some(near) => format!("Có phải ý là “{near}”?"),
        None => "Đối chiếu lại với văn bản ghi ở document".to_owned(),
    };
    keys.problem(&rules::UNKNOWN_REFERENCE, text.span, (message, hint));
}
