//! Whole days for a calendar program: what is due when, before any format.

use chrono::NaiveDate;

/// A calendar.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Calendar {
    /// Its name.
    pub name: String,
    /// The day on which it was made.
    pub made_on: NaiveDate,
    /// Its events in order.
    pub events: Vec<Event>,
}

/// Something on one whole day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// Never changes, so that a calendar that is taken in again replaces its own events.
    pub uid: String,
    /// The day.
    pub day: NaiveDate,
    /// What is due.
    pub summary: String,
    /// What it rests on.
    pub description: String,
}
