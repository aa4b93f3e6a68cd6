//! What units sent: figures, progress of tasks, the register, exemptions.

mod answer;
mod by_key;
pub mod closing;
mod drafted;
mod figure;
mod register;
mod second;

pub use answer::{Answer, Said, State};
pub use by_key::{ByKey, Walk, in_order};
pub use closing::{Closing, ClosingBook, Revised, Snapshot};
pub use drafted::{Drafted, Passage};
pub use figure::{Figure, Number, Value};
pub use register::{CORRECTION, Channel, Exclusion, Exemption, Extension, Receipt, ReceivedAs};
pub use second::SecondFigure;

use crate::period::Period;
use crate::plan::{Form, UnitId};
use crate::source::Span;

/// A report file that is there, readable or not.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Submitted {
    /// Its period.
    pub period: Period,
    /// Which form.
    pub form: Form,
    /// Whose.
    pub unit: UnitId,
    /// The file.
    pub span: Span,
}

/// Everything under `reports/`, as far as it could be read. One bad cell never turns a report
/// that was sent into a missing one.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    /// Files that are there.
    pub submitted: Vec<Submitted>,
    /// Figures.
    pub figures: Vec<Figure>,
    /// Progress of tasks.
    pub answers: Vec<Answer>,
    /// The register.
    pub receipts: Vec<Receipt>,
    /// Figures of a second source.
    pub second: Vec<SecondFigure>,
    /// Who need not report.
    pub exemptions: Vec<Exemption>,
    /// Who may report later.
    pub extensions: Vec<Extension>,
    /// Figures left out by hand.
    pub exclusions: Vec<Exclusion>,
    /// What drafters of reports wrote.
    pub drafted: Vec<Drafted>,
    /// Closed periods, and those that were.
    pub closings: Vec<ClosingBook>,
    /// True where the data are invented: every output says so.
    pub invented: bool,
    /// Rows of data that were read.
    pub rows: usize,
}

impl Dataset {
    /// True where a unit's file of that form is there.
    pub fn has_file(&self, period: Period, form: Form, unit: UnitId) -> bool {
        self.submitted.iter().any(|s| s.period == period && s.form == form && s.unit == unit)
    }

    /// What the drafter of a period's report wrote.
    pub fn drafted_in(&self, period: Period) -> Option<&Drafted> {
        self.drafted.iter().find(|drafted| drafted.period == period)
    }

    /// The closings of a period.
    pub fn closings_of(&self, period: Period) -> Option<&ClosingBook> {
        self.closings.iter().find(|book| book.period == period)
    }

    /// True where the figures of a period were sent on.
    pub fn is_closed(&self, period: Period) -> bool {
        self.closings_of(period).is_some_and(ClosingBook::is_closed)
    }

    /// True where nothing has arrived for a period.
    pub fn is_empty_in(&self, period: Period) -> bool {
        let files = self.submitted.iter().any(|s| s.period == period);
        !files && !self.receipts.iter().any(|r| r.period == period)
    }
}
