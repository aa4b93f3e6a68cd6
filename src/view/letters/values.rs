//! The values a letter's text may use.

use crate::document::Block;
use minijinja::Value;
use std::collections::BTreeMap;

/// Before the number of a slot, where blocks will stand; characters that no text of ours holds.
pub(super) const OPEN: char = '\u{F8F0}';
/// After it.
pub(super) const CLOSE: char = '\u{F8F1}';

/// Names with their values.
#[derive(Default)]
pub(in crate::view) struct Values {
    values: BTreeMap<String, Value>,
    groups: BTreeMap<String, BTreeMap<String, Value>>,
    slots: Vec<Vec<Block>>,
}

impl Values {
    /// Words, printed as they are whatever marks they hold.
    pub(in crate::view) fn text(&mut self, name: &str, text: impl Into<String>) {
        self.put(name, Value::from(text.into()));
    }

    /// Words with marks of Markdown, such as a drafter wrote.
    pub(in crate::view) fn markdown(&mut self, name: &str, text: impl Into<String>) {
        self.put(name, Value::from_safe_string(text.into()));
    }

    /// A number for conditions.
    pub(in crate::view) fn number(&mut self, name: &str, number: usize) {
        self.put(name, Value::from(number as u64));
    }

    /// Blocks, which stand where the name stands in a paragraph of its own.
    pub(in crate::view) fn blocks(&mut self, name: &str, blocks: Vec<Block>) {
        let slot = format!("{OPEN}{}{CLOSE}", self.slots.len());
        self.slots.push(blocks);
        self.put(name, Value::from_safe_string(slot));
    }

    /// A list of groups, for `{% for … %}`. Blocks inside of them are not carried over.
    pub(in crate::view) fn list(&mut self, name: &str, items: Vec<Self>) {
        let items = items.into_iter().map(|item| item.into_parts().0);
        self.put(name, items.collect::<Vec<_>>().into());
    }

    /// `a.b` is the value `b` of the group `a`.
    fn put(&mut self, name: &str, value: Value) {
        match name.split_once('.') {
            Some((group, name)) => {
                self.groups.entry(group.to_owned()).or_default().insert(name.to_owned(), value);
            }
            None => {
                self.values.insert(name.to_owned(), value);
            }
        }
    }

    /// The value for the template, and the blocks of its slots.
    pub(super) fn into_parts(self) -> (Value, Vec<Vec<Block>>) {
        let groups = self.groups.into_iter().map(|(name, group)| (name, Value::from_pairs(group)));
        (Value::from_pairs(self.values.into_iter().chain(groups)), self.slots)
    }
}
