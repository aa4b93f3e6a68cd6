//! One finding in the sender's own file, with what is known about its place.

use super::sheet::{Sheet, Spot};
use super::{Found, Item, Weight};
use crate::diagnostic::{Diagnostic, Severity};
use crate::plan::{Plan, Term, UnitId};
use crate::source::Span;
use crate::submission::{Answer, Figure};
use crate::vietnamese::grouped;

/// Why, and what is asked for.
pub(super) struct Words {
    pub(super) why: String,
    pub(super) ask: String,
}

impl Words {
    pub(super) fn new(why: impl Into<String>, ask: impl Into<String>) -> Self {
        Self { why: why.into(), ask: ask.into() }
    }
}

/// A finding beside its sheet.
pub(super) struct Case<'a> {
    pub(super) found: &'a Found<'a>,
    pub(super) sheet: &'a Sheet<'a>,
    pub(super) finding: &'a Diagnostic,
    pub(super) unit: UnitId,
    pub(super) term: &'a Term,
}

impl<'a> Case<'a> {
    pub(super) fn plan(&self) -> &'a Plan {
        self.found.plan
    }

    pub(super) fn spot(&self) -> Spot {
        self.sheet.spot(self.finding.span)
    }

    /// The figure in whose row the finding stands.
    pub(super) fn figure(&self) -> Option<&'a Figure> {
        figure_at(self.found, self.finding.span)
    }

    /// The answer in whose row the finding stands.
    pub(super) fn answer(&self) -> Option<&'a Answer> {
        let span = self.finding.span;
        self.found.dataset.answers.iter().find(|answer| holds(answer.row, span))
    }

    /// The figure of the first label, where it is the unit's own. Nobody is told the number of
    /// another unit.
    pub(super) fn own_other(&self) -> Option<&'a Figure> {
        let label = self.finding.labels.first()?;
        figure_at(self.found, label.span).filter(|figure| figure.reporter == self.unit)
    }

    /// The number of the first label, where it is the unit's own.
    pub(super) fn own_number(&self) -> Option<String> {
        let span = self.finding.labels.first()?.span;
        let figure = self.own_other()?;
        let cells = [figure.numerator(), figure.denominator()];
        cells.into_iter().find(|cell| cell.span == span).map(|cell| number(cell.value))
    }

    /// The row of the first label: `dòng 3`; `dòng khác` where it is not in this file.
    pub(super) fn other_line(&self) -> String {
        let labels = self.finding.labels.iter().map(|label| label.span);
        let mut rows = labels.filter(|span| span.file == self.sheet.file);
        let row = rows.find_map(|span| self.sheet.spot(span).row);
        row.map_or_else(|| "dòng khác".to_owned(), |row| self.sheet.line(row))
    }

    /// The text at the finding.
    pub(super) fn text(&self) -> &'a str {
        self.found.sources.text(self.finding.span)
    }

    /// What the figure counts: `người`, `buổi`.
    pub(super) fn counts(&self) -> &'a str {
        self.figure().map_or("", |figure| &self.plan().indicator(figure.key.indicator).counts)
    }

    pub(super) fn item(&self, words: Words) -> Item {
        let spot = self.spot();
        let (place, short_place) = self.sheet.place(self.found, self.term.period, spot);
        let asks = self.finding.rule.code.starts_with("R2");
        let confirm = asks && self.finding.severity != Severity::Error;
        Item {
            weight: if confirm { Weight::Confirm } else { Weight::Mend },
            form: Some(self.sheet.form),
            place,
            short_place,
            found: self.sheet.content(spot),
            why: words.why,
            ask: words.ask,
        }
    }
}

fn holds(row: Span, span: Span) -> bool {
    row.file == span.file && row.start <= span.start && span.start <= row.end
}

/// The figure in whose row a span stands.
pub(super) fn figure_at<'a>(found: &Found<'a>, span: Span) -> Option<&'a Figure> {
    found.dataset.figures.iter().find(|figure| holds(figure.row(), span))
}

/// The number of a cell with dots; empty where it has none.
pub(super) fn number(value: crate::submission::Value) -> String {
    value.number().map(|n| grouped(n.into())).unwrap_or_default()
}
