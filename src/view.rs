//! Numbers into words: what each command says, as a document or as JSON. Every number comes from
//! one [`Overview`].

mod brief;
mod calendar;
mod cells;
mod closing;
mod codeowners;
mod coverage;
mod dashboard;
mod deadlines;
mod difference;
mod drafted;
mod export;
pub mod json;
mod letter_check;
mod letters;
mod next;
mod own;
mod places;
mod practice;
pub mod printed;
mod quality;
mod receive;
mod reference;
mod references;
pub mod remind;
pub mod reply;
mod rules;
mod schemas;
mod skeleton;
mod status;
mod summary;
mod tasks;
mod template;
mod trace;
mod units;
mod words;

pub use brief::brief;
pub use calendar::calendar;
pub use closing::{Closed, closed, reopened, verified};
pub use codeowners::codeowners;
pub use coverage::{Breakdown, coverage, coverage_book};
pub use dashboard::{Past, dashboard};
pub use deadlines::deadlines;
pub use difference::{Difference, difference_page, differences};
pub use drafted::{drafted_findings, offered as offered_words};
pub use export::{Exported, export, export_sheet};
pub use letter_check::{LetterCheck, StrangeNumber, check_letter, letter_check_page};
pub use letters::lint as letters_lint;
pub use own::own;
pub use places::Places;
pub use practice::{practice, practice_page};
pub use quality::quality;
pub use receive::{
    AFTER_CLOSE, Changed, Instead, Received, Taken, changed, received, received_all,
};
pub use reference::{BadReference, Cell, Reference, about_of};
pub use references::{coverage_references, status_with_references, summary_references};
pub use rules::rules;
pub use schemas::{SCHEMAS, Schema, schemas};
pub use skeleton::{skeleton, skeleton_page};
pub use status::status;
pub use summary::{summary, summary_book};
pub use tasks::tasks;
pub use template::{book as template_book, forms as template_forms, template};
pub use trace::{Traced, book as trace_book, sheet as trace_sheet, trace, whose_name};
pub use units::{UnitInPeriod, one_unit, units};

use crate::aggregate::{Ledger, Overview};
use crate::diagnostic::Counts;
use crate::plan::Plan;
use crate::submission::Revised;

/// What every view is made of.
#[derive(Clone, Copy)]
pub struct Facts<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// One period, added up.
    pub overview: &'a Overview,
    /// Figures of all periods.
    pub ledger: &'a Ledger<'a>,
    /// Closed periods: what was sent, and what comes out now.
    pub revised: &'a [Revised],
    /// Findings in the plan and in what was sent for the period.
    pub problems: Counts,
    /// Figures of the period that a comparison asks about.
    pub doubts: usize,
}

impl Facts<'_> {
    /// Readings that no document has settled.
    pub fn open_readings(&self) -> usize {
        self.plan.readings.iter().filter(|r| r.settled_by.is_none()).count()
    }

    /// Figures of the period that were left out. A flow looks back over the year.
    pub fn excluded_figures(&self) -> usize {
        self.overview.coverage.iter().map(|c| c.excluded.len()).sum()
    }
}
