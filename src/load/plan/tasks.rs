//! `tasks/*.toml`: one section of the plan with its headings and actions.

use super::super::toml::{Keys, Text, suggestion};
use super::Lists;
use super::names::Names;
use crate::diagnostic::{Diagnostic, rules};
use crate::period::last_good_day;
use crate::plan::{Coordinator, Heading, Recurrence, Section, Task};

/// Reads one file.
pub(super) fn read(
    mut keys: Keys<'_>,
    names: &Names,
    lists: &mut Lists,
    problems: &mut Vec<Diagnostic>,
) {
    let number = lists.sections.len();
    if let Some(table) = keys.table("section") {
        lists.sections.push(section(table, problems));
    }
    for mut table in keys.tables("heading") {
        let (id, text) = (table.words("id"), table.words("text"));
        lists.headings.push(Heading { id, section: number, text, span: table.span });
        table.finish(problems);
    }
    for table in keys.tables("task") {
        lists.tasks.push(task(table, number, names, problems));
    }
    keys.finish(problems);
}

fn section(mut keys: Keys<'_>, problems: &mut Vec<Diagnostic>) -> Section {
    let section = Section {
        id: keys.words("id"),
        title: keys.words("title"),
        appendix: keys.flag("appendix"),
        letter: keys.maybe_words("letter"),
        results: keys.many_words("results"),
        span: keys.span,
    };
    keys.finish(problems);
    section
}

fn task(mut keys: Keys<'_>, section: usize, names: &Names, problems: &mut Vec<Diagnostic>) -> Task {
    let heading = keys.maybe_text("heading").map(|text| names.heading(&mut keys, &text));
    let due = keys.maybe_words("due");
    let leads = keys.texts("lead");
    let task = Task {
        id: keys.words("id"),
        section,
        heading,
        text: keys.words("text"),
        lead: leads.iter().filter_map(|text| names.party(&mut keys, text)).collect(),
        lead_note: keys.maybe_words("lead_note"),
        coordinators: coordinators(&mut keys, names),
        due_day: due.as_deref().and_then(last_good_day),
        due,
        recurs: recurrence(&mut keys),
        product: keys.maybe_words("product"),
        unverified: keys.maybe_words("unverified"),
        readings: names.readings(&mut keys),
        span: keys.span,
    };
    if leads.is_empty() {
        let message = format!("Nhiệm vụ “{}” chưa có cơ quan chủ trì", task.id);
        let hint = "Ghi lead = [\"mã đơn vị hoặc mã nhóm\"]".to_owned();
        keys.problem(&rules::MISSING_KEY, task.span, (message, hint));
    }
    keys.finish(problems);
    task
}

/// Units and groups by id, others in the plan's words. A word that looks like an id but is none
/// is a slip, not a name.
fn coordinators(keys: &mut Keys<'_>, names: &Names) -> Vec<Coordinator> {
    let texts = keys.texts("coordinators");
    let read = |text: &Text| match names.maybe_party(&text.value) {
        Some(party) => Coordinator::Party(party),
        None => {
            if looks_like_an_id(&text.value) {
                names.party(keys, text);
            }
            Coordinator::Text(text.value.clone())
        }
    };
    texts.iter().map(read).collect()
}

fn looks_like_an_id(text: &str) -> bool {
    text.contains('-') && text.bytes().all(|b| b.is_ascii_lowercase() || b == b'-')
}

/// `continuous`, `weekly`, or `yearly:10-10` (month, day).
fn recurrence(keys: &mut Keys<'_>) -> Option<Recurrence> {
    let text = keys.maybe_text("recurs")?;
    let recurrence = match text.value.as_str() {
        "continuous" => Some(Recurrence::Continuous),
        "weekly" => Some(Recurrence::Weekly),
        word => yearly(word),
    };
    if recurrence.is_none() {
        let known = ["continuous", "weekly", "yearly:10-10"];
        let message = format!("“{}” không dùng được cho “recurs”", text.value);
        let hint = suggestion(&text.value, &known, "Chọn một trong");
        keys.problem(&rules::INVALID_VALUE, text.span, (message, hint));
    }
    recurrence
}

fn yearly(word: &str) -> Option<Recurrence> {
    let (month, day) = word.strip_prefix("yearly:")?.split_once('-')?;
    let (month, day) = (month.parse().ok()?, day.parse().ok()?);
    // A leap year, so that 29 February is a day.
    chrono::NaiveDate::from_ymd_opt(2024, month, day)?;
    Some(Recurrence::Yearly { month, day })
}
