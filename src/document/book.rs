//! A workbook that goes out: on each sheet a title, one table, and what is noted under it.

use super::{Run, Table};
use chrono::NaiveDate;

/// A workbook.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Book {
    /// What it is, in its properties.
    pub title: String,
    /// The day it speaks of; the same day gives the same bytes.
    pub made_on: NaiveDate,
    /// Its sheets; at least one.
    pub sheets: Vec<Sheet>,
}

/// A sheet. A second table gets a sheet of its own, so that heads can stay in view and repeat on
/// every page.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sheet {
    /// Its name; characters that a spreadsheet does not take are left out.
    pub name: String,
    /// Lines over the table, set in the middle.
    pub heads: Vec<Run>,
    /// The table; its typed cells become numbers and dates.
    pub table: Table,
    /// How many of its last rows are sums.
    pub totals: usize,
    /// Lines under the table.
    pub notes: Vec<Run>,
}
