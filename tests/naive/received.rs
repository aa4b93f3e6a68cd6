//! How one expected figure stands: it counts, it is missing, or an error or a decision leaves it
//! out; and how many people a figure that does not count is about.

use crate::days::{self, Span};
use crate::plan::{Files, Plan, text};
use crate::sheets::{self, Answer, Cell, Row};
use std::collections::BTreeMap;
use toml::Value;

/// A figure: indicator, period, who reports, about whom (`toan-tinh` for the whole).
#[derive(Clone, Debug)]
pub(crate) struct Key<'k> {
    pub(crate) indicator: &'k Value,
    pub(crate) span: Span,
    pub(crate) reporter: String,
    pub(crate) about: String,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Stands {
    Counts {
        number: i64,
        people: i64,
    },
    /// With the row's own total, where it is blank and has one.
    Missing(Option<i64>),
    Excluded,
}

pub(crate) struct Desk<'d> {
    pub(crate) plan: &'d Plan,
    pub(crate) files: &'d Files,
    /// Files of figures, read once: by period and unit.
    sheets: BTreeMap<(String, String), Vec<Row>>,
    /// Files of tasks, read once as well.
    answers: BTreeMap<(String, String), Vec<Answer>>,
    by_hand: Vec<Value>,
    /// The tables of `exemptions.toml` under their keys.
    decisions: BTreeMap<&'static str, Vec<Value>>,
}

impl<'d> Desk<'d> {
    pub(crate) fn new(plan: &'d Plan, files: &'d Files) -> Self {
        let ids = || plan.units.iter().map(|unit| text(unit, "id").to_owned());
        let pairs = || plan.periods().flat_map(|span| ids().map(move |id| (span, id)));
        let read = |(span, id): (&Span, String)| {
            Some(((span.id.clone(), id.clone()), sheets::figures(files, span, &id)?))
        };
        let sheets = pairs().filter_map(read).collect();
        let said = |(span, id): (&Span, String)| {
            ((span.id.clone(), id.clone()), sheets::answers(plan, files, span, &id))
        };
        let answers = pairs().map(said).collect();
        let under = |key: &'static str| (key, sheets::decisions(files, key));
        let decisions = ["exemption", "extension"].map(under).into_iter().collect();
        let by_hand = sheets::decisions(files, "exclusion");
        Self { plan, files, sheets, answers, by_hand, decisions }
    }

    pub(crate) fn answers_of(&self, span: &Span, unit: &str) -> &[Answer] {
        &self.answers[&(span.id.clone(), unit.to_owned())]
    }

    pub(crate) fn decided(&self, what: &str, unit: &str, span: &Span) -> Option<&Value> {
        let own = |decision: &&Value| {
            text(decision, "unit") == unit && text(decision, "period") == span.id
        };
        self.decisions[what].iter().find(own)
    }

    fn sheet(&self, span: &Span, unit: &str) -> &[Row] {
        let sheet = self.sheets.get(&(span.id.clone(), unit.to_owned()));
        sheet.map(Vec::as_slice).unwrap_or_default()
    }

    /// The rows of the reporter's file under a key, readable or not.
    fn rows(&self, key: &Key<'_>) -> Vec<Row> {
        let rows = self.sheet(&key.span, &key.reporter);
        let id = text(key.indicator, "id");
        let own = |row: &Row| row.about == key.about && row.indicator == id && row.in_place;
        rows.iter().filter(|row| own(row)).cloned().collect()
    }

    /// A row whose unit is unknown can only be the reporter's own figure, where the indicator is
    /// about the reporter and no other row of the file gives it.
    fn is_claimed(&self, key: &Key<'_>) -> bool {
        let own = key.about == key.reporter && !self.plan.may_be_whole(key.indicator);
        let itself = matches!(text(key.indicator, "about"), "" | "self");
        let rows = self.sheet(&key.span, &key.reporter);
        let id = text(key.indicator, "id");
        let strange = |row: &Row| {
            row.whole
                && row.indicator == id
                && row.about != "toan-tinh"
                && !self.plan.knows(&row.about)
        };
        own && itself && rows.iter().any(strange)
    }

    pub(crate) fn stands(&self, key: &Key<'_>) -> Stands {
        let asked = self.plan.is_asked(key.indicator, &key.span);
        if !asked || !self.plan.binds(&key.reporter, &key.span) {
            return Stands::Missing(None);
        }
        if self.is_excluded_by_hand(key) || sheets::is_lost(self.files, &key.span, &key.reporter) {
            return Stands::Excluded;
        }
        let rows = self.rows(key);
        let [row] = rows.as_slice() else {
            let lost = !rows.is_empty() || self.is_claimed(key);
            return if lost { Stands::Excluded } else { Stands::Missing(None) };
        };
        if self.is_wrong(key, row) { Stands::Excluded } else { self.numbers(key, row) }
    }

    fn numbers(&self, key: &Key<'_>, row: &Row) -> Stands {
        let people = match self.plan.denominator(key.indicator).as_str() {
            "none" => Some(0),
            "registered" => self.registered(key).or(row.total.number()),
            _ => row.total.number(),
        };
        match (row.number.number(), people) {
            (Some(number), Some(people)) => Stands::Counts { number, people },
            _ => match row.total {
                Cell::Count(own) => Stands::Missing(Some(own)),
                _ => Stands::Missing(None),
            },
        }
    }

    fn is_excluded_by_hand(&self, key: &Key<'_>) -> bool {
        self.by_hand.iter().any(|decision| {
            text(decision, "period") == key.span.id
                && text(decision, "indicator") == text(key.indicator, "id")
                && text(decision, "unit") == key.about
        })
    }

    fn registered(&self, key: &Key<'_>) -> Option<i64> {
        let population = self.plan.population(key.indicator, key.span.year)?;
        self.plan.registered.get(&(population, key.about.clone())).copied()
    }

    /// Every error of numbers.md that costs the row.
    fn is_wrong(&self, key: &Key<'_>, row: &Row) -> bool {
        let plan = self.plan;
        let closes = plan.closes(&key.span);
        let gone = key.about != "toan-tinh" && !plan.is_valid(&key.about, closes);
        let kps = row.total == Cell::Kps || row.number == Cell::Kps;
        let kind = plan.denominator(key.indicator);
        let people = match kind.as_str() {
            "none" => None,
            "registered" => self.registered(key).or(row.total.number()),
            _ => row.total.number(),
        };
        let above = row.number.number().zip(people).is_some_and(|(number, all)| number > all);
        let zero = row.total == Cell::Count(0) && kind != "none" && self.has_people(key);
        let both = self.has_whole_and_units(key);
        !row.is_readable() || gone || (kps && !plan.flows(key.indicator)) || above || zero || both
    }

    /// The unit had people before, or in the register.
    fn has_people(&self, key: &Key<'_>) -> bool {
        let before = self.earlier(key).into_iter().filter_map(|earlier| {
            let mut rows = self.rows(&earlier);
            rows.retain(Row::is_readable);
            if rows.len() == 1 { rows[0].total.number() } else { None }
        });
        before.chain(self.registered(key)).any(|people| people > 0)
    }

    /// One row for the whole beside rows for units, in the reporter's file.
    fn has_whole_and_units(&self, key: &Key<'_>) -> bool {
        let rows = self.sheet(&key.span, &key.reporter);
        let id = text(key.indicator, "id");
        let of = |row: &&Row| row.indicator == id && row.is_readable();
        let whole = rows.iter().filter(of).any(|row| row.about == "toan-tinh");
        let units = rows.iter().filter(of).any(|row| self.plan.is_about(key.indicator, &row.about));
        whole && units && self.plan.may_be_whole(key.indicator)
    }

    /// The same figure in the periods before, of the same people, the latest first.
    pub(crate) fn earlier<'k>(&self, key: &Key<'k>) -> Vec<Key<'k>> {
        let plan = self.plan;
        let people = |span: &Span| plan.population(key.indicator, span.year);
        let same = |span: &Span| {
            let kind = !plan.flows(key.indicator) || span.kind == key.span.kind;
            days::order(span) < days::order(&key.span) && people(span) == people(&key.span) && kind
        };
        let spans = plan.periods().rev().filter(|span| same(span));
        spans.map(|span| Key { span: span.clone(), ..key.clone() }).collect()
    }

    /// The people of a figure that does not count.
    pub(crate) fn people_of(&self, key: &Key<'_>, own: Option<i64>) -> Option<i64> {
        let of_register = self.plan.denominator(key.indicator) == "registered";
        if let Some(people) = self.registered(key).filter(|_| of_register) {
            return Some(people);
        }
        let before = || {
            self.earlier(key).into_iter().find_map(|earlier| match self.stands(&earlier) {
                Stands::Counts { people, .. } => Some(people),
                _ => None,
            })
        };
        own.or_else(before).or_else(|| self.registered(key))
    }

    /// True where the reporter gave one row for the whole and none for a unit.
    pub(crate) fn is_whole_alone(&self, indicator: &Value, span: &Span, reporter: &str) -> bool {
        let rows = self.sheet(span, reporter);
        let id = text(indicator, "id");
        let of = |row: &&Row| row.indicator == id && row.in_place;
        let whole = rows.iter().filter(of).any(|row| row.about == "toan-tinh");
        let mut sound = rows.iter().filter(of).filter(|row| row.is_readable());
        whole && !sound.any(|row| self.plan.is_about(indicator, &row.about))
    }
}
