//! A figure of a second source: one row of `doi-chieu.csv`. It stands beside the reported figure
//! and enters no sum.

use super::Number;
use crate::plan::FigureKey;
use crate::source::Span;
use chrono::NaiveDate;

/// A figure that somebody else has of the same people.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SecondFigure {
    /// The figure that it stands beside.
    pub key: FigureKey,
    /// `tong_so`, where the source has it.
    pub denominator: Number,
    /// `so_dat`, where the source has it.
    pub numerator: Number,
    /// The day its data are of, where it is said.
    pub as_of: Option<NaiveDate>,
    /// Who has it.
    pub source: String,
    /// Number of the document.
    pub document: String,
    /// Date of the document.
    pub document_date: Option<NaiveDate>,
    /// The whole row.
    pub row: Span,
}
