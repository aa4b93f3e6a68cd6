//! `khoa-so.toml`: what was sent of a period, and what it was made of.

use super::super::toml::{self, Keys};
use super::super::unread::unreadable;
use super::Intake;
use crate::diagnostic::{Diagnostic, rules};
use crate::period::Period;
use crate::plan::{Amount, Form, Goal};
use crate::source::{FileId, SourceFile, Sources, Span};
use crate::submission::Dataset;
use crate::submission::closing::{
    ACTIONS, Closing, ClosingBook, FigureName, FigureSent, IndicatorSent, REPORTING, Reopened,
    STATES, SealedFile, Snapshot, TASK_STATES, TaskSent, UnitSent, VERDICTS,
};
use std::cell::OnceCell;

/// The program writes this file: nothing in it is mended by hand.
const MEND: &str = "Tệp này do chương trình ghi: khôi phục từ git hoặc bản lưu, không sửa tay";

/// Reads the closings of a period.
pub(super) fn read(intake: &mut Intake<'_>, (file, source): (FileId, &SourceFile), period: Period) {
    let mut problems: Vec<Diagnostic> = unreadable(source, file).into_iter().collect();
    let mended = OnceCell::new();
    let table = toml::parse(file, &source.text, &mended, &mut problems);
    let mut keys = Keys::of_file(file, &table);
    let tables = keys.tables("closing");
    if tables.is_empty() {
        let message = "Tệp khoá kỳ không ghi lần khoá nào ([[closing]])".to_owned();
        keys.problem(&rules::MISSING_KEY, Span::head(file), (message, MEND.to_owned()));
    }
    let closings: Vec<Closing> =
        tables.into_iter().map(|table| closing(table, &mut problems)).collect();
    keys.finish(&mut problems);
    let broken = !problems.is_empty();
    let book = ClosingBook { period, file: Span::head(file), closings, broken };
    intake.dataset.closings.push(book);
    let of_period = |p: Diagnostic| Diagnostic { period: Some(period), ..p };
    intake.problems.extend(problems.into_iter().map(of_period));
}

/// Marks what came after its period was closed: the rows behind those that the register had then.
pub(super) fn mark_late(dataset: &mut Dataset, sources: &Sources) {
    let Dataset { closings, receipts, .. } = dataset;
    for (period, closing) in closings.iter().filter_map(|b| Some((b.period, b.in_force()?))) {
        let register = format!("reports/{period}/so-tiep-nhan.csv");
        let sealed = closing.files.iter().find(|file| file.path == register);
        let lines = sealed.map_or(0, |file| file.lines);
        for receipt in receipts.iter_mut().filter(|receipt| receipt.period == period) {
            receipt.after_close = sources.place(receipt.row).line as usize > lines;
        }
    }
}

fn closing(mut keys: Keys<'_>, problems: &mut Vec<Diagnostic>) -> Closing {
    let sent = snapshot(&mut keys, problems);
    let files = keys.tables("files").into_iter().map(|table| file(table, problems)).collect();
    let reopened = keys.maybe_table("reopened").map(|table| reopened(table, problems));
    let closing = Closing {
        number: keys.number("number", 9999),
        document: keys.words("document"),
        date: keys.date("date"),
        closed_on: keys.date("closed_on"),
        tool: keys.words("tool"),
        seal: keys.words("seal"),
        sent,
        files,
        reopened,
        span: keys.place("number").unwrap_or(keys.span),
    };
    keys.finish(problems);
    closing
}

fn reopened(mut keys: Keys<'_>, problems: &mut Vec<Diagnostic>) -> Reopened {
    let reopened = Reopened { on: keys.date("on"), reason: keys.words("reason") };
    keys.finish(problems);
    reopened
}

fn file(mut keys: Keys<'_>, problems: &mut Vec<Diagnostic>) -> SealedFile {
    let sealed = SealedFile {
        path: keys.words("path"),
        sha256: keys.words("sha256"),
        lines: usize::try_from(whole(&mut keys, "lines")).unwrap_or(usize::MAX),
        span: keys.span,
    };
    keys.finish(problems);
    sealed
}

fn snapshot(keys: &mut Keys<'_>, problems: &mut Vec<Diagnostic>) -> Snapshot {
    let mut sent = Snapshot::default();
    for table in keys.tables("indicators") {
        sent.indicators.push(indicator(table, problems));
    }
    for table in keys.tables("figures") {
        let (name, figure) = figure(table, problems);
        sent.figures.insert(name, figure);
    }
    for table in keys.tables("units") {
        let (id, unit) = unit(table, problems);
        sent.units.insert(id, unit);
    }
    for table in keys.tables("tasks") {
        let (id, task) = task(table, problems);
        sent.tasks.insert(id, task);
    }
    sent.reporting = counts(keys, "reporting", REPORTING, problems);
    sent.actions = counts(keys, "actions", ACTIONS, problems);
    sent
}

fn counts<const N: usize>(
    keys: &mut Keys<'_>,
    key: &'static str,
    names: [&'static str; N],
    problems: &mut Vec<Diagnostic>,
) -> [u64; N] {
    let Some(mut table) = keys.table(key) else { return [0; N] };
    let counts = names.map(|name| whole(&mut table, name));
    table.finish(problems);
    counts
}

fn indicator(mut keys: Keys<'_>, problems: &mut Vec<Diagnostic>) -> IndicatorSent {
    let target = target(&mut keys);
    let sent = IndicatorSent {
        id: keys.words("id"),
        target,
        numerator: whole(&mut keys, "numerator"),
        denominator: maybe_whole(&mut keys, "denominator"),
        low: bound(&mut keys, "low"),
        high: bound(&mut keys, "high"),
        verdict: keys.maybe_word("verdict", &VERDICTS.map(itself)),
        year_running: keys.flag("year_running"),
        expected: whole(&mut keys, "expected"),
        counted: whole(&mut keys, "counted"),
        excluded: whole(&mut keys, "excluded"),
    };
    keys.finish(problems);
    sent
}

fn itself(word: &'static str) -> (&'static str, &'static str) {
    (word, word)
}

fn target(keys: &mut Keys<'_>) -> Option<Goal> {
    let percent = keys.percent_text();
    let count = maybe_whole(keys, "count").map(|count| Amount::Count(u128::from(count)));
    let at_most = keys.flag("at_most");
    let percent = percent.and_then(|text| {
        let hundredths = hundredths(&text.value);
        if hundredths.is_none() {
            keys.invalid(&text, "tỷ lệ phần trăm, ví dụ \"85\" hoặc \"99.5\"");
        }
        hundredths.map(Amount::Percent)
    });
    percent.or(count).map(|amount| Goal { amount, at_most })
}

/// `99.5` is 9950.
fn hundredths(text: &str) -> Option<u128> {
    let (whole, rest) = text.split_once('.').unwrap_or((text, ""));
    let digits = |text: &str| text.len() <= 10 && text.bytes().all(|b| b.is_ascii_digit());
    if !digits(whole) || !digits(rest) || rest.len() > 2 {
        return None;
    }
    format!("{whole}{rest:0<2}").parse().ok()
}

fn bound(keys: &mut Keys<'_>, key: &'static str) -> Option<(u64, u64)> {
    let numbers = keys.large_numbers(key)?;
    match numbers[..] {
        [numerator, denominator] => Some((numerator, denominator)),
        _ => {
            let message = format!("“{key}” phải gồm hai số [số đạt, tổng số]");
            let span = keys.place(key).unwrap_or(keys.span);
            keys.problem(&rules::INVALID_VALUE, span, (message, MEND.to_owned()));
            None
        }
    }
}

fn figure(mut keys: Keys<'_>, problems: &mut Vec<Diagnostic>) -> (FigureName, FigureSent) {
    let about = keys.words("about");
    let name = FigureName {
        indicator: keys.words("indicator"),
        period: keys.period("period"),
        reporter: keys.maybe_words("reporter").unwrap_or_else(|| about.clone()),
        about,
    };
    let left_out = keys.maybe_word("state", &[("missing", false), ("excluded", true)]);
    let people = maybe_whole(&mut keys, "people");
    let numerator = maybe_whole(&mut keys, "numerator");
    let denominator = maybe_whole(&mut keys, "denominator");
    let sent = match (left_out, numerator) {
        (Some(false), _) => FigureSent::Missing(people),
        (Some(true), _) => FigureSent::Excluded(people),
        (None, Some(numerator)) => FigureSent::Counted(numerator, denominator.unwrap_or(0)),
        (None, None) => {
            let message = "Thiếu số đạt (numerator) hoặc tình trạng (state)".to_owned();
            keys.problem(&rules::MISSING_KEY, keys.span, (message, MEND.to_owned()));
            FigureSent::Missing(people)
        }
    };
    keys.finish(problems);
    (name, sent)
}

fn unit(mut keys: Keys<'_>, problems: &mut Vec<Diagnostic>) -> (String, UnitSent) {
    let states = STATES.map(itself);
    let form = |keys: &mut Keys<'_>, form: Form| {
        keys.maybe_word(form.key(), &states).map(|state| (form, state))
    };
    let id = keys.words("id");
    let unit = UnitSent {
        state: keys.word("state", &states),
        received_on: keys.maybe_date("received_on"),
        days_late: whole(&mut keys, "days_late"),
        forms: Form::ALL.into_iter().filter_map(|one| form(&mut keys, one)).collect(),
    };
    keys.finish(problems);
    (id, unit)
}

fn task(mut keys: Keys<'_>, problems: &mut Vec<Diagnostic>) -> (String, TaskSent) {
    let id = keys.words("id");
    let task = TaskSent {
        state: keys.word("state", &TASK_STATES.map(itself)),
        expected: whole(&mut keys, "expected"),
        reported: whole(&mut keys, "reported"),
        done: whole(&mut keys, "done"),
        blocked: whole(&mut keys, "blocked"),
        late: keys.flag("late"),
    };
    keys.finish(problems);
    (id, task)
}

/// A whole number ≥ 0 that must be there.
fn whole(keys: &mut Keys<'_>, key: &'static str) -> u64 {
    keys.require(key);
    maybe_whole(keys, key).unwrap_or(0)
}

/// A whole number ≥ 0, if the key is there.
fn maybe_whole(keys: &mut Keys<'_>, key: &'static str) -> Option<u64> {
    let number = keys.maybe_number(key)?;
    let whole = u64::try_from(number).ok();
    if whole.is_none() {
        let span = keys.place(key).unwrap_or(keys.span);
        let message = format!("“{key}” không được là số âm");
        keys.problem(&rules::INVALID_VALUE, span, (message, MEND.to_owned()));
    }
    whole
}
