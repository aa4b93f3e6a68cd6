//! Findings about files: a rule, a place, what is wrong and what to do next.

pub mod rules;

use crate::period::Period;
use crate::plan::{FigureKey, UnitId};
use crate::source::Span;

/// How much a finding weighs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Severity {
    /// Must be mended: `validate` ends 1.
    Error,
    /// Should be looked at.
    Warning,
    /// Good to know.
    Note,
}

/// What a rule costs (numbers.md): which figures are left out of every sum.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cost {
    /// No figure.
    Nothing,
    /// The figure of its row.
    Row,
    /// All figures of its file.
    File,
}

/// A rule: one kind of mistake, with a code that never changes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Rule {
    /// `P…` plan, `R…` reports, `D…` deadlines and register, `Q…` quality.
    pub code: &'static str,
    /// The mistake in kebab-case; reads well after "allow".
    pub name: &'static str,
    /// Its usual severity.
    pub severity: Severity,
    /// What it costs.
    pub cost: Cost,
    /// Its manual, a page of `docs/rules/`.
    pub page: &'static str,
}

impl Rule {
    /// The heading of its page.
    pub fn title(&self) -> &'static str {
        let heading = self.page.lines().find_map(|line| line.strip_prefix("# "));
        heading.map_or(self.name, str::trim)
    }

    /// What is wrong, in a paragraph: the first one of its page that is a sentence.
    pub fn brief(&self) -> &'static str {
        let words = |text: &&str| text.ends_with('.') && text.starts_with(char::is_alphabetic);
        let mut paragraphs = self.page.split("\n\n").map(str::trim);
        paragraphs.find(words).unwrap_or_else(|| self.title())
    }
}

/// Which figures a finding leaves out.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Excludes {
    /// None.
    Nothing,
    /// One figure.
    Figure(FigureKey),
    /// All that the reporter's file of figures should hold.
    FileOf {
        /// Whose file.
        reporter: UnitId,
        /// Of which period.
        period: Period,
    },
}

/// A second place that belongs to a finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// Where.
    pub span: Span,
    /// What stands there.
    pub text: String,
}

/// A finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Its rule.
    pub rule: &'static Rule,
    /// Its severity; the rule's, but for rules between figures, where the plan says.
    pub severity: Severity,
    /// Where it is.
    pub span: Span,
    /// What is wrong, in Vietnamese, one sentence without full stop.
    pub message: String,
    /// What to do next, in Vietnamese; empty where the message says it.
    pub hint: String,
    /// Other places that belong to it.
    pub labels: Vec<Label>,
    /// The unit concerned.
    pub unit: Option<UnitId>,
    /// The period concerned.
    pub period: Option<Period>,
    /// The figures it leaves out.
    pub excludes: Excludes,
}

impl Diagnostic {
    /// A finding of that rule at that place.
    pub fn new(rule: &'static Rule, span: Span, message: impl Into<String>) -> Self {
        Self {
            rule,
            severity: rule.severity,
            span,
            message: message.into(),
            hint: String::new(),
            labels: Vec::new(),
            unit: None,
            period: None,
            excludes: Excludes::Nothing,
        }
    }

    /// With what to do next.
    pub fn hint(self, hint: impl Into<String>) -> Self {
        Self { hint: hint.into(), ..self }
    }

    /// With a second place.
    pub fn label(mut self, span: Span, text: impl Into<String>) -> Self {
        self.labels.push(Label { span, text: text.into() });
        self
    }

    /// With the unit and period it concerns.
    pub fn about(self, unit: Option<UnitId>, period: Option<Period>) -> Self {
        Self { unit, period, ..self }
    }

    /// With the figures it leaves out.
    pub fn excluding(self, excludes: Excludes) -> Self {
        Self { excludes, ..self }
    }

    /// With another severity than its rule's.
    pub fn of_severity(self, severity: Severity) -> Self {
        Self { severity, ..self }
    }
}

impl Severity {
    /// The word on screen.
    pub fn name(self) -> &'static str {
        match self {
            Self::Error => "Lỗi",
            Self::Warning => "Cần xem lại",
            Self::Note => "Ghi chú",
        }
    }

    /// The word in JSON.
    pub fn key(self) -> &'static str {
        match self {
            Self::Error => "error",
            Self::Warning => "warning",
            Self::Note => "note",
        }
    }
}

/// How many findings of each severity.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Errors.
    pub errors: usize,
    /// Warnings.
    pub warnings: usize,
    /// Notes.
    pub notes: usize,
}

/// Counts findings by severity.
pub fn count<'d>(diagnostics: impl IntoIterator<Item = &'d Diagnostic>) -> Counts {
    let mut counts = Counts::default();
    for diagnostic in diagnostics {
        match diagnostic.severity {
            Severity::Error => counts.errors += 1,
            Severity::Warning => counts.warnings += 1,
            Severity::Note => counts.notes += 1,
        }
    }
    counts
}
