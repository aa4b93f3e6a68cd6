//! `waivers.toml`: which findings of which unit are passed over, by which document, until when.

use super::super::toml::{Keys, Text};
use super::PlanFile;
use super::names::Names;
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::period::Period;
use crate::plan::{Reporting, Waiver, not_waivable};
use crate::text::nearest;

/// Reads the file, where the plan has one; `reporting` says which periods there are.
pub(super) fn read(
    files: &[PlanFile<'_>],
    names: &Names,
    reporting: &[Reporting],
    problems: &mut Vec<Diagnostic>,
) -> Vec<Waiver> {
    let mut waivers = Vec::new();
    for file in files.iter().filter(|file| file.inside == "waivers.toml") {
        let mut keys = Keys::of_file(file.file, &file.table);
        for table in keys.tables("waiver") {
            waivers.extend(waiver(table, names, reporting, problems));
        }
        keys.finish(problems);
    }
    waivers
}

fn waiver(
    mut keys: Keys<'_>,
    names: &Names,
    reporting: &[Reporting],
    problems: &mut Vec<Diagnostic>,
) -> Option<Waiver> {
    let unit = keys.text("unit").map(|text| names.unit(&mut keys, &text));
    let period = period(&mut keys, reporting);
    let rule = keys.text("rule").and_then(|text| rule(&mut keys, &text));
    let (reason, document) = (keys.words("reason"), keys.words("document"));
    let (until, span) = (keys.date("until"), keys.span);
    keys.finish(problems);
    Some(Waiver { unit: unit?, period, rule: rule?, reason, document, until, span })
}

fn period(keys: &mut Keys<'_>, reporting: &[Reporting]) -> Period {
    let period = keys.period("period");
    let span = keys.place("period");
    let known: Vec<Period> = reporting.iter().flat_map(|r| r.periods.iter().copied()).collect();
    // A period that could not be read is reported already.
    if let Some(span) = span.filter(|_| !known.is_empty() && !known.contains(&period)) {
        let names: Vec<String> = known.iter().map(ToString::to_string).collect();
        let message = format!("Kế hoạch không có kỳ báo cáo “{period}”");
        let hint = format!("Các kỳ của kế hoạch: {}", names.join(", "));
        keys.problem(&rules::UNKNOWN_REFERENCE, span, (message, hint));
    }
    period
}

fn rule(keys: &mut Keys<'_>, text: &Text) -> Option<&'static Rule> {
    let word = &text.value;
    let named = |rule: &&&Rule| rule.name == word || rule.code.eq_ignore_ascii_case(word);
    let Some(rule) = rules::ALL.iter().find(named).copied() else {
        let message = format!("Không có quy tắc nào mang tên “{word}”");
        let hint = match nearest(word, rules::ALL.iter().map(|rule| rule.name)) {
            Some(near) => format!("Có phải ý là “{near}”?"),
            None => "Ghi tên hoặc mã quy tắc như trong dòng “Quy tắc” của lỗi".to_owned(),
        };
        keys.problem(&rules::UNKNOWN_REFERENCE, text.span, (message, hint));
        return None;
    };
    if let Some(why) = not_waivable(rule) {
        let message = format!("Không miễn được quy tắc “{word}”");
        let hint = format!("{why}; xoá mục miễn này");
        keys.problem(&rules::INVALID_VALUE, text.span, (message, hint));
    }
    Some(rule)
}
