//! `bdhvs.diff/1`.

use super::value;
use crate::view::difference::{Change, Difference, told};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Document<'a> {
    schema: &'static str,
    since: &'a str,
    changes: Vec<Entry<'a>>,
}

#[derive(Serialize)]
struct Entry<'a> {
    subject: &'static str,
    id: &'a str,
    change: &'static str,
    field: Option<&'static str>,
    before: Option<&'a str>,
    after: Option<&'a str>,
    text: String,
}

/// The changes of a plan since a mark.
pub fn difference(differences: &[Difference], since: &str) -> Value {
    let changes = differences.iter().map(entry).collect();
    value(Document { schema: "bdhvs.diff/1", since, changes })
}

fn entry(difference: &Difference) -> Entry<'_> {
    let (change, field, before, after) = match &difference.change {
        Change::Added => ("added", None, None, None),
        Change::Removed => ("removed", None, None, None),
        Change::Changed { field, before, after } => {
            ("changed", Some(*field), Some(before.as_str()), Some(after.as_str()))
        }
    };
    let (subject, id, text) = (difference.subject(), &difference.id, told(difference));
    Entry { subject, id, change, field, before, after, text }
}
