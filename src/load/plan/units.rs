//! `units/*.toml`: kinds, units and groups.

use super::super::toml::Keys;
use super::Lists;
use super::names::Names;
use crate::diagnostic::{Diagnostic, rules};
use crate::plan::{AnswersBy, FormerName, Group, Kind, Members, Plan, Role, Unit, UnitId};

const ROLES: [(&str, Role); 4] = [
    ("reports", Role::Reports),
    ("aggregates", Role::Aggregates),
    ("supplies", Role::Supplies),
    ("none", Role::None),
];

/// Reads one file.
pub(super) fn read(
    mut keys: Keys<'_>,
    names: &Names,
    lists: &mut Lists,
    problems: &mut Vec<Diagnostic>,
) {
    for table in keys.tables("kind") {
        lists.kinds.push(kind(table, problems));
    }
    for table in keys.tables("unit") {
        lists.units.push(unit(table, names, problems));
    }
    for table in keys.tables("group") {
        lists.groups.push(group(table, names, problems));
    }
    keys.finish(problems);
}

fn kind(mut keys: Keys<'_>, problems: &mut Vec<Diagnostic>) -> Kind {
    let kind = Kind {
        id: keys.words("id"),
        name: keys.words("name"),
        category: keys.words("category"),
        lowercase: keys.flag("lowercase"),
        addressee: keys.maybe_words("addressee"),
        office: keys.maybe_words("office"),
        span: keys.span,
    };
    keys.finish(problems);
    kind
}

fn unit(mut keys: Keys<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> Unit {
    let kind = keys.text("kind").map(|text| names.kind(&mut keys, &text));
    let unit = Unit {
        id: id(&mut keys),
        code: keys.maybe_words("code"),
        name: keys.words("name"),
        in_sentence: keys.maybe_words("in_sentence"),
        addressee: keys.maybe_words("addressee"),
        short_name: keys.maybe_words("short_name"),
        aliases: keys.many_words("aliases"),
        former_names: former_names(&mut keys, problems),
        kind: kind.unwrap_or(0),
        role: keys.word("role", &ROLES),
        duty_basis: keys.maybe_words("duty_basis"),
        valid_from: keys.date("valid_from"),
        valid_to: keys.maybe_date("valid_to"),
        merged_from: keys.many_words("merged_from"),
        source: keys.words("source"),
        unverified: keys.maybe_words("unverified"),
        readings: names.readings(&mut keys),
        span: keys.span,
    };
    if unit.valid_to.is_some_and(|last| last < unit.valid_from) {
        let message = format!("“{}” kết thúc trước khi bắt đầu", unit.id);
        let hint =
            "Sửa valid_from hoặc valid_to: ngày kết thúc không trước ngày bắt đầu".to_owned();
        keys.problem(&rules::INVALID_VALUE, keys.span, (message, hint));
    }
    keys.finish(problems);
    unit
}

/// An id is the name of files, so it is kebab-case without diacritics.
fn id(keys: &mut Keys<'_>) -> String {
    let Some(text) = keys.text("id") else { return String::new() };
    let plain = |c: char| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-';
    if !text.value.chars().all(plain) {
        keys.invalid(&text, "mã đơn vị (chữ thường không dấu, số và gạch nối)");
    }
    text.value
}

fn former_names(keys: &mut Keys<'_>, problems: &mut Vec<Diagnostic>) -> Vec<FormerName> {
    let read = |mut table: Keys<'_>| {
        let name = FormerName {
            name: table.words("name"),
            until: table.maybe_date("until"),
            code: table.maybe_words("code"),
        };
        table.finish(problems);
        name
    };
    keys.tables("former_names").into_iter().map(read).collect()
}

fn group(mut keys: Keys<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> Group {
    let answers = [("action", AnswersBy::Action), ("heading", AnswersBy::Heading)];
    let group = Group {
        id: keys.words("id"),
        name: keys.words("name"),
        in_sentence: keys.maybe_words("in_sentence"),
        addressee: keys.maybe_words("addressee"),
        members: members(&mut keys, names),
        kinds: kinds(&mut keys, names),
        answers_by: keys.maybe_word("answers_by", &answers).unwrap_or(AnswersBy::Action),
        readings: names.readings(&mut keys),
        span: keys.span,
    };
    keys.finish(problems);
    group
}

fn members(keys: &mut Keys<'_>, names: &Names) -> Members {
    let named = keys.texts("members");
    named.iter().map(|text| names.unit(keys, text)).collect::<Vec<_>>().into()
}

fn kinds(keys: &mut Keys<'_>, names: &Names) -> Vec<usize> {
    let kinds = keys.texts("kinds");
    kinds.iter().map(|text| names.kind(keys, text)).collect()
}

/// Adds to each group the units of its kinds; all files must have been read.
pub(super) fn fill_groups(plan: &mut Plan) {
    for group in &mut plan.groups {
        let of_kind = |(_, unit): &(usize, &Unit)| group.kinds.contains(&unit.kind);
        let units = plan.units.iter().enumerate().filter(of_kind);
        let units = units.map(|(n, _)| UnitId(n as u16));
        group.members = group.members.iter().copied().chain(units).collect::<Vec<_>>().into();
    }
}
