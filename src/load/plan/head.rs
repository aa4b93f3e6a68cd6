//! `plan.toml`: what the plan is, its letterhead, readings and duties to report.

use super::super::toml::Keys;
use super::names::Names;
use super::{Lists, reporting};
use crate::diagnostic::Diagnostic;
use crate::plan::{FixedDeadline, Head, Letterhead, Reading, Reporting, Requirement, UnitId};
use chrono::{FixedOffset, Offset};

/// What letters call those who report where the plan does not say.
const SENDERS: &str = "cơ quan, đơn vị, địa phương";

/// What stands in `plan.toml`, besides the readings.
pub(super) struct HeadFile {
    pub(super) head: Head,
    pub(super) requirements: Vec<Requirement>,
    pub(super) letterhead: Letterhead,
    pub(super) reporting: Vec<Reporting>,
    pub(super) deadlines: Vec<FixedDeadline>,
}

/// Reads the file; `None` where one of its two tables is missing.
pub(super) fn read(
    mut keys: Keys<'_>,
    names: &Names,
    lists: &mut Lists,
    problems: &mut Vec<Diagnostic>,
) -> Option<HeadFile> {
    let basis = basis(&mut keys, problems);
    let head = keys.table("plan").map(|table| head(table, names, basis, problems));
    let letterhead = keys.table("letterhead").map(|table| letterhead(table, problems));
    let requirements = requirements(&mut keys, problems);
    lists.readings = readings(&mut keys, problems);
    let reporting = reporting::duties(&mut keys, names, problems);
    let deadlines = reporting::deadlines(&mut keys, &reporting, problems);
    keys.finish(problems);
    Some(HeadFile { head: head?, requirements, letterhead: letterhead?, reporting, deadlines })
}

fn head(
    mut keys: Keys<'_>,
    names: &Names,
    basis: Vec<String>,
    problems: &mut Vec<Diagnostic>,
) -> Head {
    let coordinator = keys.text("coordinator").map(|text| names.unit(&mut keys, &text));
    let head = Head {
        kind: keys.words("kind"),
        number: keys.words("number"),
        date: keys.date("date"),
        issuer: keys.words("issuer"),
        subject: keys.words("subject"),
        program: keys.words("program"),
        short_title: keys.words("short_title"),
        place: keys.words("place"),
        scope: keys.words("scope"),
        scope_on_screen: keys.words("scope_on_screen"),
        coordinator: coordinator.unwrap_or(UnitId(0)),
        utc_offset: utc_offset(&mut keys),
        basis,
        recipients: keys.many_words("recipients"),
        signer: ["signer_authority", "signer_post", "signer_name"].map(|key| keys.maybe_words(key)),
        notes: keys.many_words("notes"),
        span: keys.span,
    };
    keys.finish(problems);
    head
}

fn utc_offset(keys: &mut Keys<'_>) -> FixedOffset {
    let zero = chrono::Utc.fix();
    let Some(text) = keys.text("utc_offset") else { return zero };
    text.value.parse().unwrap_or_else(|_| {
        keys.invalid(&text, "chênh lệch giờ (ví dụ +07:00)");
        zero
    })
}

fn letterhead(mut keys: Keys<'_>, problems: &mut Vec<Diagnostic>) -> Letterhead {
    let letterhead = Letterhead {
        superior: keys.words("superior"),
        issuer: keys.words("issuer"),
        issuer_short: keys.words("issuer_short"),
        place: keys.words("place"),
        report_symbol: keys.words("report_symbol"),
        letter_symbol: keys.words("letter_symbol"),
        report_to: keys.words("report_to"),
        report_to_short: keys.words("report_to_short"),
        senders: keys.maybe_words("senders").unwrap_or_else(|| SENDERS.to_owned()),
        closing: keys.words("closing"),
        signer_authority: keys.maybe_words("signer_authority"),
        signer_post: keys.words("signer_post"),
        signer_name: keys.maybe_words("signer_name"),
        recipients: keys.many_words("recipients"),
        letter_recipients: keys.many_words("letter_recipients"),
    };
    keys.finish(problems);
    letterhead
}

fn basis(keys: &mut Keys<'_>, problems: &mut Vec<Diagnostic>) -> Vec<String> {
    let read = |mut table: Keys<'_>| {
        let text = table.words("text");
        table.maybe_words("citation");
        table.finish(problems);
        text
    };
    keys.tables("basis").into_iter().map(read).collect()
}

fn requirements(keys: &mut Keys<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Requirement> {
    let read = |mut table: Keys<'_>| {
        let requirement = Requirement { id: table.words("id"), text: table.words("text") };
        table.finish(problems);
        requirement
    };
    keys.tables("requirement").into_iter().map(read).collect()
}

fn readings(keys: &mut Keys<'_>, problems: &mut Vec<Diagnostic>) -> Vec<Reading> {
    let read = |mut table: Keys<'_>| {
        let reading = Reading {
            id: table.words("id"),
            question: table.words("question"),
            choice: table.words("choice"),
            basis: table.words("basis"),
            settled_by: table.maybe_words("settled_by"),
            valid_from: table.maybe_date("valid_from"),
            span: table.span,
        };
        table.finish(problems);
        reading
    };
    keys.tables("reading").into_iter().map(read).collect()
}
