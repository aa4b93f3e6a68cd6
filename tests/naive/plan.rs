//! The plan as bare TOML, and the few questions that are asked of it.

use crate::days::{self, Span};
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};
use toml::Value;

/// All files by path.
pub(crate) type Files = BTreeMap<String, String>;

pub(crate) struct Plan {
    pub(crate) reporting: Vec<Value>,
    pub(crate) units: Vec<Value>,
    pub(crate) groups: Vec<Value>,
    pub(crate) indicators: Vec<Value>,
    pub(crate) tasks: Vec<Value>,
    pub(crate) headings: Vec<String>,
    pub(crate) off: BTreeSet<NaiveDate>,
    /// Registered people by population and unit.
    pub(crate) registered: BTreeMap<(String, String), i64>,
    /// All periods in order, with the place of their `[[reporting]]` and the day they close: what
    /// is asked for again and again is worked out once.
    spans: Vec<(Span, usize, NaiveDate)>,
    /// Units behind each id of a unit or group.
    parties: BTreeMap<String, Vec<String>>,
}

pub(crate) fn text<'v>(value: &'v Value, key: &str) -> &'v str {
    value.get(key).and_then(Value::as_str).unwrap_or_default()
}

pub(crate) fn texts(value: &Value, key: &str) -> Vec<String> {
    match value.get(key) {
        Some(Value::String(one)) => vec![one.clone()],
        Some(Value::Array(many)) => {
            many.iter().map(|v| v.as_str().expect("text").to_owned()).collect()
        }
        _ => Vec::new(),
    }
}

fn date(value: &Value, key: &str) -> Option<NaiveDate> {
    value.get(key).map(|date| days::day(&date.to_string()))
}

fn days_off(table: &Value) -> Vec<NaiveDate> {
    let from = date(table, "from").expect("from");
    let to = date(table, "to").unwrap_or(from);
    from.iter_days().take_while(|day| *day <= to).collect()
}

impl Plan {
    pub(crate) fn of(files: &Files) -> Self {
        let tables = |path: &str, key: &str| -> Vec<Value> {
            let found = files.iter().filter(|(name, _)| name.starts_with(path));
            let found = found.filter(|(name, _)| name.ends_with(".toml"));
            found
                .flat_map(|(_, text)| {
                    let table: toml::Table = text.parse().expect("TOML");
                    table.get(key).and_then(Value::as_array).cloned().unwrap_or_default()
                })
                .collect()
        };
        let off = tables("plan/calendar.toml", "day_off");
        let mut plan = Self {
            reporting: tables("plan/plan.toml", "reporting"),
            units: tables("plan/units/", "unit"),
            groups: tables("plan/units/", "group"),
            indicators: tables("plan/targets.toml", "indicator"),
            tasks: tables("plan/tasks/", "task"),
            headings: tables("plan/tasks/", "heading")
                .iter()
                .map(|heading| text(heading, "id").to_owned())
                .collect(),
            off: off.iter().flat_map(days_off).collect(),
            registered: registered(files),
            spans: Vec::new(),
            parties: BTreeMap::new(),
        };
        plan.spans = plan.all_spans();
        let ids = plan.units.iter().chain(&plan.groups).map(|party| text(party, "id").to_owned());
        plan.parties = ids.map(|id| (id.clone(), plan.behind(&id))).collect();
        plan
    }

    fn all_spans(&self) -> Vec<(Span, usize, NaiveDate)> {
        let of = |(n, duty): (usize, &Value)| -> Vec<(Span, usize, NaiveDate)> {
            let all = days::periods(duty).into_iter();
            all.map(|span| (span.clone(), n, days::window(duty, &span).1)).collect()
        };
        let mut all: Vec<_> = self.reporting.iter().enumerate().flat_map(of).collect();
        all.sort_by_key(|(span, ..)| days::order(span));
        all
    }

    pub(crate) fn unit(&self, id: &str) -> &Value {
        self.units.iter().find(|unit| text(unit, "id") == id).expect("unit")
    }

    pub(crate) fn knows(&self, id: &str) -> bool {
        self.units.iter().any(|unit| text(unit, "id") == id)
    }

    pub(crate) fn indicator(&self, id: &str) -> Option<&Value> {
        self.indicators.iter().find(|indicator| text(indicator, "id") == id)
    }

    fn behind(&self, party: &str) -> Vec<String> {
        let Some(group) = self.groups.iter().find(|group| text(group, "id") == party) else {
            return vec![party.to_owned()];
        };
        let kinds = texts(group, "kinds");
        let of_kind = |u: &&Value| kinds.contains(&text(u, "kind").to_owned());
        let of_kind = self.units.iter().filter(of_kind);
        let mut all = texts(group, "members");
        all.extend(of_kind.map(|unit| text(unit, "id").to_owned()));
        all
    }

    /// The units behind ids of units and groups, in the plan's order.
    pub(crate) fn members(&self, parties: &[String]) -> Vec<String> {
        let all: BTreeSet<&String> = parties.iter().flat_map(|id| &self.parties[id]).collect();
        let ids = self.units.iter().map(|unit| text(unit, "id").to_owned());
        ids.filter(|id| all.contains(id)).collect()
    }

    pub(crate) fn is_valid(&self, unit: &str, day: NaiveDate) -> bool {
        let unit = self.unit(unit);
        let from = date(unit, "valid_from").expect("valid_from");
        from <= day && date(unit, "valid_to").is_none_or(|to| day <= to)
    }

    /// All periods in order.
    pub(crate) fn periods(&self) -> impl DoubleEndedIterator<Item = &Span> {
        self.spans.iter().map(|(span, ..)| span)
    }

    fn place(&self, span: &Span) -> &(Span, usize, NaiveDate) {
        self.spans.iter().find(|(other, ..)| other.id == span.id).expect("period")
    }

    /// The `[[reporting]]` of a period.
    pub(crate) fn duty(&self, span: &Span) -> &Value {
        &self.reporting[self.place(span).1]
    }

    /// The periods of the same `[[reporting]]`.
    pub(crate) fn beside(&self, span: &Span) -> Vec<&Span> {
        let duty = self.place(span).1;
        let same = self.spans.iter().filter(|(_, other, _)| *other == duty);
        same.map(|(span, ..)| span).collect()
    }

    pub(crate) fn closes(&self, span: &Span) -> NaiveDate {
        self.place(span).2
    }

    pub(crate) fn asks_for(&self, form: &str, span: &Span) -> bool {
        texts(self.duty(span), "forms").contains(&form.to_owned())
    }

    pub(crate) fn binds(&self, unit: &str, span: &Span) -> bool {
        let named = texts(self.duty(span), "units");
        named.is_empty() || self.members(&named).contains(&unit.to_owned())
    }

    pub(crate) fn parts(&self, id: &str) -> Vec<&Value> {
        self.indicators.iter().filter(|part| text(part, "part_of") == id).collect()
    }

    /// True where the period asks anybody for the indicator itself or for a part of it.
    pub(crate) fn is_asked(&self, indicator: &Value, span: &Span) -> bool {
        let parts = self.parts(text(indicator, "id"));
        if !parts.is_empty() {
            return parts.iter().any(|part| self.is_asked(part, span));
        }
        let years = indicator.get("years").and_then(Value::as_array).cloned().unwrap_or_default();
        let in_year = years.is_empty() || years.contains(&Value::from(i64::from(span.year)));
        let kinds = texts(indicator, "frequencies");
        let of_kind = kinds.is_empty() || kinds.contains(&span.kind);
        let owners = self.members(&texts(indicator, "reporters"));
        let bound = owners.iter().any(|unit| self.binds(unit, span));
        in_year && of_kind && bound && self.asks_for("chi-tieu", span)
    }

    /// Who reports about whom, valid or not.
    pub(crate) fn pairs(&self, indicator: &Value) -> Vec<(String, String)> {
        let about = texts(indicator, "about");
        let group: Vec<String> =
            about.into_iter().filter(|id| id != "toan-tinh" && id != "self").collect();
        let mut pairs = Vec::new();
        for reporter in self.members(&texts(indicator, "reporters")) {
            if group.is_empty() {
                pairs.push((reporter.clone(), reporter));
            } else {
                let units = self.members(&group).into_iter();
                pairs.extend(units.map(|unit| (reporter.clone(), unit)));
            }
        }
        pairs
    }

    /// True where the indicator is about that unit, whoever reports it.
    pub(crate) fn is_about(&self, indicator: &Value, unit: &str) -> bool {
        self.pairs(indicator).iter().any(|(_, about)| about == unit)
    }

    pub(crate) fn may_be_whole(&self, indicator: &Value) -> bool {
        texts(indicator, "about").contains(&"toan-tinh".to_owned())
    }

    /// The target of a year: a part has its parent's.
    pub(crate) fn target<'p>(&'p self, indicator: &'p Value, year: i32) -> Option<&'p Value> {
        let parent = self.indicator(text(indicator, "part_of"));
        of_year(parent.unwrap_or(indicator).get("target")?.as_array()?.iter(), year)
    }

    pub(crate) fn population(&self, indicator: &Value, year: i32) -> Option<String> {
        let target = self.target(indicator, year)?;
        target.get("population").and_then(Value::as_str).map(str::to_owned)
    }

    /// `reported`, `registered` or `none`.
    pub(crate) fn denominator(&self, indicator: &Value) -> String {
        let own = text(indicator, "denominator");
        if !own.is_empty() && own != "none" {
            return own.to_owned();
        }
        let parent = self.indicator(text(indicator, "part_of"));
        let has_percent = |indicator: &Value| {
            let tables = ["target", "unit_target"].into_iter().filter_map(|key| indicator.get(key));
            let all = tables.filter_map(Value::as_array).flatten();
            all.into_iter().any(|target| target.get("percent").is_some())
        };
        let people = has_percent(indicator) || parent.is_some_and(has_percent);
        if people { "reported".to_owned() } else { "none".to_owned() }
    }

    pub(crate) fn flows(&self, indicator: &Value) -> bool {
        text(indicator, "measure") == "flow"
    }

    /// The goal that one unit has by itself.
    pub(crate) fn own_goal(&self, indicator: &Value, unit: &str, year: i32) -> Option<&Value> {
        let all = self.indicator(text(indicator, "id"))?.get("unit_target")?.as_array()?;
        let holds = |t: &&Value| self.members(&texts(t, "units")).contains(&unit.to_owned());
        of_year(all.iter().filter(holds), year)
    }
}

fn of_year<'v>(all: impl Iterator<Item = &'v Value> + Clone, year: i32) -> Option<&'v Value> {
    let said = |target: &&Value| target.get("year").and_then(Value::as_integer);
    let exact = all.clone().find(|target| said(target) == Some(i64::from(year)));
    exact.or_else(|| all.clone().find(|target| said(target).is_none()))
}

fn registered(files: &Files) -> BTreeMap<(String, String), i64> {
    let mut all = BTreeMap::new();
    for (path, text) in files {
        let Some(name) = path.strip_prefix("plan/denominators/") else { continue };
        let population = name.trim_end_matches(".csv").to_owned();
        for record in csv::Reader::from_reader(text.as_bytes()).records() {
            let record = record.expect("row");
            let people = record[1].parse().expect("people");
            all.insert((population.clone(), record[0].to_owned()), people);
        }
    }
    all
}
