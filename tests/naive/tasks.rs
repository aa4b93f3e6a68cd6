//! How tasks stand, after numbers.md and, for duties beside each other, docs/format.md.

use crate::days::Span;
use crate::plan::{text, texts};
use crate::received::Desk;
use crate::sheets::Answer;
use chrono::NaiveDate;
use serde_json::{Value as Json, json};
use toml::Value;

impl Desk<'_> {
    /// The period in which a unit was last asked for its tasks.
    fn last_asked(&self, unit: &str, span: &Span) -> Option<Span> {
        let order = crate::days::order;
        let mut asked = self.plan.periods().rev().filter(|other| {
            order(other) <= order(span)
                && self.plan.asks_for("nhiem-vu", other)
                && self.plan.binds(unit, other)
        });
        let last = asked.next().filter(|other| self.plan.is_valid(unit, self.plan.closes(other)));
        last.cloned()
    }

    /// Units that lead, and their answers: state and difficulty.
    fn answers(&self, task: &Value, span: &Span) -> (Vec<String>, Vec<(String, bool)>) {
        let closes = self.plan.closes(span);
        let mut units = self.plan.members(&texts(task, "lead"));
        units.retain(|unit| {
            let role = text(self.plan.unit(unit), "role");
            let asked = self.last_asked(unit, span);
            ["reports", "aggregates"].contains(&role)
                && self.plan.is_valid(unit, closes)
                && asked.is_some_and(|asked| !self.is_exempt(unit, &asked))
        });
        let answers = units.iter().filter_map(|unit| self.answer(task, unit, span)).collect();
        (units, answers)
    }

    fn answer(&self, task: &Value, unit: &str, span: &Span) -> Option<(String, bool)> {
        self.said(task, unit, &self.last_asked(unit, span)?)
    }

    /// What the unit's file of one period says.
    fn said(&self, task: &Value, unit: &str, span: &Span) -> Option<(String, bool)> {
        let all = self.answers_of(span, unit);
        // Of two answers for one task neither counts.
        let find = |id: &str| -> Option<&Answer> {
            let mut own = all.iter().filter(|answer| answer.0 == id);
            own.next().filter(|_| own.next().is_none())
        };
        let heading = text(task, "heading");
        let by_heading = !heading.is_empty() && self.answers_by_heading(unit);
        let own = find(text(task, "id"));
        let found = own.or_else(|| find(heading).filter(|_| by_heading))?;
        Some((found.1.clone(), found.2))
    }

    fn answers_by_heading(&self, unit: &str) -> bool {
        self.plan.groups.iter().any(|group| {
            let id = text(group, "id").to_owned();
            text(group, "answers_by") == "heading"
                && self.plan.members(&[id]).contains(&unit.to_owned())
        })
    }

    fn state(&self, task: &Value, span: &Span) -> &'static str {
        let (units, answers) = self.answers(task, span);
        let said: Vec<&str> =
            answers.iter().map(|(s, _)| s.as_str()).filter(|state| *state != "KPS").collect();
        let all = |state: &str| !said.is_empty() && said.iter().all(|said| *said == state);
        let state = match answers.len() {
            0 => "no_data",
            n if n == units.len() && all("hoan-thanh") => "done",
            _ if all("chua-trien-khai") => "not_started",
            _ => "in_progress",
        };
        if state == "done" && task.get("recurs").is_some() { "in_progress" } else { state }
    }

    /// In that period's own reports a unit that leads said it was not done.
    fn somebody_was_at_it(&self, task: &Value, span: &Span) -> bool {
        let closes = self.plan.closes(span);
        self.plan.members(&texts(task, "lead")).iter().any(|unit| {
            let role = text(self.plan.unit(unit), "role");
            let said = self.said(task, unit, span);
            ["reports", "aggregates"].contains(&role)
                && self.plan.is_valid(unit, closes)
                && said.is_some_and(|(s, _)| ["chua-trien-khai", "dang-thuc-hien"].contains(&&*s))
        })
    }

    /// What `tasks --format json` says of a task, as far as it is compared.
    pub(crate) fn task(&self, task: &Value, span: &Span, as_of: NaiveDate) -> Json {
        let (units, answers) = self.answers(task, span);
        let state = self.state(task, span);
        let due = task.get("due").and_then(Value::as_str).and_then(last_good_day);
        let due = due.filter(|_| task.get("recurs").is_none());
        let late = due.is_some_and(|due| due < as_of) && state != "done";
        let closes = self.plan.closes(span);
        let was_open = |due: NaiveDate| {
            let mut earlier = self.plan.periods().filter(|other| {
                let closed = self.plan.closes(other);
                let before = crate::days::order(other) < crate::days::order(span);
                self.plan.asks_for("nhiem-vu", other) && closed >= due && closed < closes && before
            });
            earlier.any(|other| self.somebody_was_at_it(task, other))
        };
        let timing = due.map(|due| match state {
            "done" if was_open(due) => "overdue",
            _ if late => "overdue",
            _ => "in_time",
        });
        json!({
            "id": text(task, "id"),
            "state": state,
            "late": late,
            "timing": timing,
            "expected": units.len(),
            "reported": answers.len(),
            "done": answers.iter().filter(|(state, _)| state == "hoan-thanh").count(),
            "blocked": answers.iter().filter(|(_, blocked)| *blocked).count(),
        })
    }
}

/// The due days of the examples, and those that trees are drawn with, by hand.
fn last_good_day(words: &str) -> Option<NaiveDate> {
    let day = match words {
        "Trước ngày 20/11/2025" => "2025-11-19",
        "Quý III/2025" => "2025-09-30",
        "Quý IV/2025" => "2025-12-31",
        "Năm 2025" => "2025-12-31",
        "Tháng 10/2025" => "2025-10-31",
        "Trước ngày 15/11/2025" => "2025-11-14",
        "6 tháng đầu năm 2026" => "2026-06-30",
        "Sau khi có hướng dẫn" => return None,
        other => panic!("{other}"),
    };
    Some(crate::days::day(day))
}
