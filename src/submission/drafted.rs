//! What the drafter of the report wrote: `loi-van.md`.

use crate::period::Period;
use crate::source::Span;

/// The words of one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Drafted {
    /// Of which report.
    pub period: Period,
    /// The first byte of the file.
    pub span: Span,
    /// What stands under its headings.
    pub passages: Vec<Passage>,
}

/// What stands under one heading.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// The heading, without its marks.
    pub heading: String,
    /// Its line.
    pub heading_span: Span,
    /// Markdown; comments are blanked out, so that places stay what they are.
    pub text: String,
    /// Where the text stands.
    pub span: Span,
}
