//! `bdhvs diff`: what changed in the plan, in words: an action added or dropped, a lead changed, a
//! target raised, a deadline moved, a reading settled.

mod cards;

use crate::document::{Block, Cell, Column, Document, Table};
use crate::plan::Plan;
use cards::{Card, Subject, cards};
use std::collections::BTreeMap;

/// What happened to a record of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Change {
    Added,
    Removed,
    Changed { field: &'static str, before: String, after: String },
}

/// One change of the plan.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Difference {
    subject: Subject,
    /// As the plan writes it; of a target the indicator's id and the year.
    pub(super) id: String,
    /// What it is, in words.
    pub(super) name: String,
    pub(super) change: Change,
}

impl Difference {
    /// What it is a change of, as JSON says it.
    pub(super) fn subject(&self) -> &'static str {
        self.subject.key()
    }
}

/// All changes from one plan to another, in the order in which they are told.
pub fn differences(before: &Plan, after: &Plan) -> Vec<Difference> {
    let (old, new) = (by_id(before), by_id(after));
    let gone = old.iter().filter(|(key, _)| !new.contains_key(*key));
    let mut found: Vec<Difference> =
        gone.map(|(_, card)| difference(card, Change::Removed)).collect();
    for (key, card) in &new {
        match old.get(key) {
            None => found.push(difference(card, Change::Added)),
            Some(old) => found.extend(changed(old, card)),
        }
    }
    found.sort_by(|a, b| (a.subject, &a.id).cmp(&(b.subject, &b.id)));
    found
}

fn by_id(plan: &Plan) -> BTreeMap<(Subject, String), Card> {
    cards(plan).into_iter().map(|card| ((card.subject, card.id.clone()), card)).collect()
}

fn difference(card: &Card, change: Change) -> Difference {
    Difference { subject: card.subject, id: card.id.clone(), name: card.name.clone(), change }
}

/// Every field that says something else now.
fn changed<'a>(old: &'a Card, new: &'a Card) -> impl Iterator<Item = Difference> + 'a {
    let pairs = old.fields.iter().zip(&new.fields);
    pairs.filter(|(old, new)| old.1 != new.1).map(|((field, before), (_, after))| {
        let change = Change::Changed { field, before: before.clone(), after: after.clone() };
        difference(new, change)
    })
}

/// The page: `since` is the mark that was asked about, as it was typed.
pub fn difference_page(differences: &[Difference], since: &str) -> Document {
    let mut page = Document::default();
    page.heading(1, format!("Thay đổi của kế hoạch từ mốc {since} đến nay"));
    if differences.is_empty() {
        page.say("Không có gì thay đổi trong nội dung kế hoạch.");
        return page;
    }
    for subject in Subject::ALL {
        let own: Vec<&Difference> = differences.iter().filter(|d| d.subject == subject).collect();
        if own.is_empty() {
            continue;
        }
        page.push(Block::Gap);
        page.heading(2, subject.title());
        page.push(Block::Table(table(own)));
    }
    page.push(Block::Gap);
    page.say(format!("{} thay đổi.", differences.len()));
    page
}

fn table(differences: Vec<&Difference>) -> Table {
    let columns = vec![
        Column::left("Việc"),
        Column::left("Mã").at_most(28),
        Column::left("Nội dung").at_most(44),
    ];
    let row = |d: &Difference| [verb(&d.change).to_owned(), d.id.clone(), told(d)];
    let rows = differences.into_iter().map(|d| row(d).map(Cell::from).to_vec()).collect();
    Table { columns, rows, indent: 0 }
}

fn verb(change: &Change) -> &'static str {
    match change {
        Change::Added => "Thêm",
        Change::Removed => "Bỏ",
        Change::Changed { .. } => "Đổi",
    }
}

/// What stands in the last column.
pub(super) fn told(difference: &Difference) -> String {
    match &difference.change {
        Change::Added | Change::Removed => difference.name.clone(),
        Change::Changed { field, before, after } => match (before.as_str(), after.as_str()) {
            ("", after) => format!("{field}: thêm “{after}”"),
            (before, "") => format!("{field}: bỏ “{before}”"),
            (before, after) => format!("{field}: từ “{before}” thành “{after}”"),
        },
    }
}
