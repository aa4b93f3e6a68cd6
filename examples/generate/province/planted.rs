//! What was planted, with its place: the table of the README, and nothing else.

/// One planted thing.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Planted {
    /// Period it belongs to.
    pub(super) period: String,
    /// Path inside the folder of reports, with `:line`.
    pub(super) place: String,
    /// What it is.
    pub(super) what: String,
    /// The rule that must report an error there; empty where none.
    pub(super) error: String,
}

impl Planted {
    /// A planted thing that is no error.
    pub(super) fn new(period: &str, place: String, what: impl Into<String>) -> Self {
        Self { period: period.into(), place, what: what.into(), error: String::new() }
    }

    /// The same as an error of that rule; `by hand` is a decision, not an error.
    pub(super) fn error(self, rule: &str) -> Self {
        let error = if rule == "by hand" { "" } else { rule };
        Self { error: error.into(), ..self }
    }
}
