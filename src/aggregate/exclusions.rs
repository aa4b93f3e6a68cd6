//! Figures that an error or a decision leaves out, each with its reason.

use crate::diagnostic::{Diagnostic, Excludes};
use crate::period::Period;
use crate::plan::{FigureKey, UnitId};
use crate::submission::Exclusion;
use std::collections::BTreeMap;

/// What is left out of every sum. Only errors and decisions leave figures out; what is shown or
/// waived changes nothing here.
#[derive(Clone, Debug, Default)]
pub struct Exclusions {
    /// By the reporter of the row; none for a decision, which holds whoever reports.
    figures: BTreeMap<(FigureKey, Option<UnitId>), String>,
    files: BTreeMap<(Period, UnitId), String>,
}

impl Exclusions {
    /// From all findings and all decisions by hand.
    pub fn new(diagnostics: &[Diagnostic], by_hand: &[Exclusion]) -> Self {
        let mut exclusions = Self::default();
        for decision in by_hand {
            let reason = format!("{} ({})", decision.reason, decision.document);
            exclusions.figures.insert((decision.key, None), reason);
        }
        for diagnostic in diagnostics {
            let reason = || diagnostic.message.clone();
            match diagnostic.excludes {
                Excludes::Nothing => {}
                // A row in a file of somebody else never costs the owner's figure.
                Excludes::Figure(key) => {
                    exclusions.figures.entry((key, diagnostic.unit)).or_insert_with(reason);
                }
                Excludes::FileOf { reporter, period } => {
                    exclusions.files.entry((period, reporter)).or_insert_with(reason);
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
    pub fn reason(&self, key: FigureKey, reporter: UnitId) -> Option<&str> {
        let figure = self.of_figure(key, reporter);
        figure.or_else(|| self.files.get(&(key.period, reporter))).map(String::as_str)
    }

    fn of_figure(&self, key: FigureKey, reporter: UnitId) -> Option<&String> {
        let by_hand = self.figures.get(&(key, None));
        by_hand.or_else(|| self.figures.get(&(key, Some(reporter))))
    }
}
