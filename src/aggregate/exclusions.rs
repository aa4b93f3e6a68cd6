//! Figures that an error or a decision leaves out, each with its reason.

use crate::diagnostic::{Diagnostic, Excludes};
use crate::period::Period;
use crate::plan::{FigureKey, UnitId};
use crate::source::Span;
use crate::submission::Exclusion;
use std::collections::BTreeMap;

/// What is left out of every sum. Only errors and decisions leave figures out; what is shown or
/// waived changes nothing here.
#[derive(Clone, Debug, Default)]
pub struct Exclusions {
    /// By the reporter of the row; none for a decision, which holds whoever reports.
    figures: BTreeMap<(FigureKey, Option<UnitId>), Cause>,
    files: BTreeMap<(Period, UnitId), Cause>,
}

/// Why a figure is left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Cause {
    /// In words.
    pub(super) reason: String,
    /// The row at fault, or the decision.
    pub(super) at: Span,
}

impl Exclusions {
    /// From all findings and all decisions by hand.
    pub fn new(diagnostics: &[Diagnostic], by_hand: &[Exclusion]) -> Self {
        let mut exclusions = Self::default();
        for decision in by_hand {
            let reason = format!("{} ({})", decision.reason, decision.document);
            let cause = Cause { reason, at: decision.span };
            exclusions.figures.insert((decision.key, None), cause);
        }
        // Of several errors about one figure the same one is its reason, however the rows stand.
        let mut diagnostics: Vec<&Diagnostic> = diagnostics.iter().collect();
        diagnostics.sort_by_key(|d| (d.rule.code, d.message.as_str()));
        for diagnostic in diagnostics {
            let cause = || Cause { reason: diagnostic.message.clone(), at: diagnostic.span };
            match diagnostic.excludes {
                Excludes::Nothing => {}
                // A row in a file of somebody else never costs the owner's figure.
                Excludes::Figure(key) => {
                    exclusions.figures.entry((key, diagnostic.unit)).or_insert_with(cause);
                }
                Excludes::FileOf { reporter, period } => {
                    exclusions.files.entry((period, reporter)).or_insert_with(cause);
                }
            }
        }
        exclusions
    }

    /// True where the figure itself is left out, not only with its whole file.
    pub(super) fn names(&self, key: FigureKey, reporter: UnitId) -> bool {
        self.of_figure(key, reporter).is_some()
    }

    /// Why a figure is left out; `None` where it is not.
    pub(super) fn cause(&self, key: FigureKey, reporter: UnitId) -> Option<&Cause> {
        let figure = self.of_figure(key, reporter);
        figure.or_else(|| self.files.get(&(key.period, reporter)))
    }

    fn of_figure(&self, key: FigureKey, reporter: UnitId) -> Option<&Cause> {
        let by_hand = self.figures.get(&(key, None));
        by_hand.or_else(|| self.figures.get(&(key, Some(reporter))))
    }
}
