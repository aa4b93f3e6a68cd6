//! Who reported when, after numbers.md.

use crate::days::{self, Span};
use crate::plan::{text, texts};
use crate::received::Desk;
use crate::sheets::{self, register};
use chrono::NaiveDate;
use serde_json::{Value as Json, json};

impl Desk<'_> {
    fn owes_figures(&self, unit: &str, span: &Span) -> bool {
        self.plan.indicators.iter().any(|indicator| {
            let single = self.plan.parts(text(indicator, "id")).is_empty();
            let owners = self.plan.members(&texts(indicator, "reporters"));
            single && owners.contains(&unit.to_owned()) && self.plan.is_asked(indicator, span)
        })
    }

    fn leads_something(&self, unit: &str) -> bool {
        let leads = |task: &toml::Value| self.plan.members(&texts(task, "lead"));
        self.plan.tasks.iter().any(|task| leads(task).contains(&unit.to_owned()))
    }

    /// The forms a unit owes, `chi-tieu` first.
    fn forms(&self, unit: &str, span: &Span) -> Vec<&'static str> {
        let mut forms = Vec::new();
        if self.plan.asks_for("chi-tieu", span) && self.owes_figures(unit, span) {
            forms.push("chi-tieu");
        }
        if self.plan.asks_for("nhiem-vu", span) && self.leads_something(unit) {
            forms.push("nhiem-vu");
        }
        forms
    }

    /// Everything that `deadlines --format json` says, as far as it is compared.
    pub(crate) fn deadlines(&self, span: &Span, as_of: NaiveDate) -> Json {
        let closes = self.plan.closes(span);
        let ids = self.plan.units.iter().map(|unit| text(unit, "id").to_owned());
        let expected = ids.filter(|id| {
            text(self.plan.unit(id), "role") == "reports"
                && self.plan.is_valid(id, closes)
                && self.plan.binds(id, span)
        });
        let expected = expected.filter(|id| !self.forms(id, span).is_empty());
        let units: Vec<Json> = expected.map(|id| self.unit(&id, span, as_of)).collect();
        let count = |state: &str| units.iter().filter(|unit| unit["state"] == state).count();
        json!({
            "due": self.due(span).to_string(),
            "counts": {
                "expected": units.len() - count("exempt"),
                "on_time": count("on_time"),
                "late": count("late"),
                "missing": count("missing"),
                "pending": count("pending"),
                "undated": count("undated"),
                "document_only": count("document_only"),
                "exempt": count("exempt"),
            },
            "units": units,
        })
    }

    fn due(&self, span: &Span) -> NaiveDate {
        days::due(self.plan.duty(span), "due", span, &self.plan.off)
    }

    fn unit(&self, id: &str, span: &Span, as_of: NaiveDate) -> Json {
        let extension = self.decided("extension", id, span);
        let due = extension.map_or(self.due(span), |e| days::day(&e["due"].to_string()));
        let forms = self.forms(id, span).into_iter();
        let forms: Vec<(&str, &str, Option<NaiveDate>)> = forms
            .map(|form| {
                let (state, day) = self.form(id, form, span, (due, as_of));
                (form, state, day)
            })
            .collect();
        let (_, state, day) = forms[0];
        let state = if self.is_exempt(id, span) { "exempt" } else { state };
        let late = day.filter(|_| state == "late").map_or(0, |day| (day - due).num_days());
        let said = |(form, state, day): &(&str, &str, Option<NaiveDate>)| {
            let day = day.map(|day| day.to_string());
            ((*form).to_owned(), json!({ "state": state, "received_on": day }))
        };
        let forms: serde_json::Map<String, Json> = forms.iter().map(said).collect();
        json!({
            "id": id,
            "state": state,
            "received_on": day.map(|day| day.to_string()),
            "days_late": late,
            "due": due.to_string(),
            "forms": forms,
        })
    }

    pub(crate) fn is_exempt(&self, unit: &str, span: &Span) -> bool {
        self.decided("exemption", unit, span).is_some()
    }

    fn form(
        &self,
        unit: &str,
        form: &str,
        span: &Span,
        (due, as_of): (NaiveDate, NaiveDate),
    ) -> (&'static str, Option<NaiveDate>) {
        let rows = register(self.files, span);
        let of = |name: &str| {
            let own = rows.iter().filter(|(form, sender, _)| form == name && sender == unit);
            own.map(|(_, _, day)| days::day(day)).min()
        };
        let is_there = |form: &str| self.files.contains_key(&sheets::path(span, form, unit));
        let (there, day) = (is_there(form), of(form));
        let nothing_else = !["chi-tieu", "nhiem-vu", "mo-hinh"].iter().any(|form| is_there(form));
        let document = of("van-ban").is_some() && nothing_else;
        let state = match (there, day) {
            (true, None) => "undated",
            (true, Some(day)) if day <= due => "on_time",
            (true, Some(_)) => "late",
            (false, Some(_)) => "document_only",
            (false, None) if document => "document_only",
            (false, None) if as_of <= due => "pending",
            (false, None) => "missing",
        };
        (state, day)
    }
}
