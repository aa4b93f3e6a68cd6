//! `khoa-so.toml` as it is written: one line a figure, a unit, a task, a file, so that a change
//! of it reads well in git.

use super::{
    ACTIONS, Closing, FigureName, FigureSent, IndicatorSent, REPORTING, SealedFile, Snapshot,
    TaskSent, UnitSent,
};
use crate::period::Period;
use crate::plan::{Amount, Goal};
use crate::source::sha256;
use std::fmt::Display;

/// The whole file.
pub fn text(period: Period, closings: &[Closing]) -> String {
    let mut text = format!(
        "# Số liệu đã báo cáo của {}. Tệp do bdhvs ghi khi khoá kỳ; không sửa bằng tay.\n",
        period.in_sentence()
    );
    for closing in closings {
        text.push_str(&format!("\n[[closing]]\nseal = {}\n", quoted(&closing.seal)));
        text.push_str(&body(closing));
    }
    text
}

/// SHA-256 of everything in a closing but the seal itself.
pub fn seal(closing: &Closing) -> String {
    sha256(&body(closing))
}

fn body(closing: &Closing) -> String {
    let Snapshot { indicators, figures, reporting, units, actions, tasks } = &closing.sent;
    let mut text = String::new();
    let mut line = |key: &str, value: String| text.push_str(&format!("{key} = {value}\n"));
    line("number", closing.number.to_string());
    line("document", quoted(&closing.document));
    line("date", closing.date.to_string());
    line("closed_on", closing.closed_on.to_string());
    line("tool", quoted(&closing.tool));
    if let Some(reopened) = &closing.reopened {
        let mut row = Row::default();
        row.put("on", reopened.on).words("reason", &reopened.reason);
        line("reopened", row.text());
    }
    line("indicators", list(indicators.iter().map(indicator)));
    line("figures", list(figures.iter().map(figure)));
    line("reporting", counts(&REPORTING, reporting));
    line("units", list(units.iter().map(unit)));
    line("actions", counts(&ACTIONS, actions));
    line("tasks", list(tasks.iter().map(task)));
    line("files", list(closing.files.iter().map(file)));
    text
}

/// An inline table that is being written.
#[derive(Default)]
struct Row(Vec<String>);

impl Row {
    fn put(&mut self, key: &str, value: impl Display) -> &mut Self {
        self.0.push(format!("{key} = {value}"));
        self
    }

    fn maybe(&mut self, key: &str, value: Option<impl Display>) -> &mut Self {
        if let Some(value) = value {
            self.put(key, value);
        }
        self
    }

    fn words(&mut self, key: &str, text: &str) -> &mut Self {
        self.put(key, quoted(text))
    }

    fn text(&self) -> String {
        format!("{{ {} }}", self.0.join(", "))
    }
}

/// A text as TOML has it, with escapes where it needs them.
fn quoted(text: &str) -> String {
    toml::Value::String(text.to_owned()).to_string()
}

fn list(rows: impl Iterator<Item = String>) -> String {
    let rows: String = rows.map(|row| format!("  {row},\n")).collect();
    format!("[\n{rows}]")
}

fn counts(keys: &[&str], values: &[u64]) -> String {
    let mut row = Row::default();
    for (key, value) in keys.iter().zip(values) {
        row.put(key, value);
    }
    row.text()
}

fn indicator(sent: &IndicatorSent) -> String {
    let mut row = Row::default();
    row.words("id", &sent.id);
    if let Some(Goal { amount, at_most }) = sent.target {
        match amount {
            Amount::Percent(hundredths) => row.words("percent", &percent(hundredths)),
            Amount::Count(count) => row.put("count", count),
        };
        row.maybe("at_most", at_most.then_some(true));
    }
    let bound = |(numerator, denominator): (u64, u64)| format!("[{numerator}, {denominator}]");
    row.put("numerator", sent.numerator).maybe("denominator", sent.denominator);
    row.maybe("low", sent.low.map(bound)).maybe("high", sent.high.map(bound));
    row.maybe("verdict", sent.verdict.map(quoted));
    row.maybe("year_running", sent.year_running.then_some(true));
    row.put("expected", sent.expected).put("counted", sent.counted);
    row.put("excluded", sent.excluded).text()
}

/// As the plan writes it: `85`, `99.5`.
fn percent(hundredths: u128) -> String {
    match hundredths % 100 {
        0 => (hundredths / 100).to_string(),
        rest => format!("{}.{}", hundredths / 100, format!("{rest:02}").trim_end_matches('0')),
    }
}

fn figure((name, sent): (&FigureName, &FigureSent)) -> String {
    let mut row = Row::default();
    row.words("indicator", &name.indicator).words("period", &name.period.to_string());
    row.words("about", &name.about);
    // Most units report on themselves, and a count has no denominator.
    row.maybe("reporter", Some(&name.reporter).filter(|r| **r != name.about).map(|r| quoted(r)));
    match *sent {
        FigureSent::Counted(numerator, denominator) => {
            let denominator = Some(denominator).filter(|d| *d > 0);
            row.put("numerator", numerator).maybe("denominator", denominator)
        }
        FigureSent::Missing(people) => row.words("state", "missing").maybe("people", people),
        FigureSent::Excluded(people) => row.words("state", "excluded").maybe("people", people),
    };
    row.text()
}

fn unit((id, sent): (&String, &UnitSent)) -> String {
    let mut row = Row::default();
    row.words("id", id).words("state", sent.state);
    row.maybe("received_on", sent.received_on).put("days_late", sent.days_late);
    for (form, state) in &sent.forms {
        row.words(form.key(), state);
    }
    row.text()
}

fn task((id, sent): (&String, &TaskSent)) -> String {
    let mut row = Row::default();
    row.words("id", id).words("state", sent.state).put("expected", sent.expected);
    row.put("reported", sent.reported).put("done", sent.done).put("blocked", sent.blocked);
    row.maybe("late", sent.late.then_some(true)).text()
}

fn file(sealed: &SealedFile) -> String {
    let mut row = Row::default();
    row.words("path", &sealed.path).words("sha256", &sealed.sha256);
    row.put("lines", sealed.lines).text()
}
