//! Findings that a document tells to pass over for one unit in one period.

use super::UnitId;
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::period::Period;
use crate::source::Span;
use chrono::NaiveDate;

/// A waiver. It changes what is shown and counted, never a figure.
#[derive(Clone, Debug)]
pub struct Waiver {
    /// Whose findings.
    pub unit: UnitId,
    /// Of which period.
    pub period: Period,
    /// Of which rule.
    pub rule: &'static Rule,
    /// Why.
    pub reason: String,
    /// The document that says so.
    pub document: String,
    /// Its last day.
    pub until: NaiveDate,
    /// Where it is declared.
    pub span: Span,
}

impl Waiver {
    /// True for a finding that it is about.
    pub fn covers(&self, finding: &Diagnostic) -> bool {
        finding.rule.code == self.rule.code
            && finding.unit == Some(self.unit)
            && finding.period == Some(self.period)
    }
}

/// Why a rule cannot be waived; `None` where it can.
pub fn not_waivable(rule: &Rule) -> Option<&'static str> {
    let is = |other: &Rule| rule.code == other.code;
    if is(&rules::PERSONAL_DATA) || is(&rules::HIDDEN_CHARACTER) {
        return Some("Dữ liệu cá nhân và ký tự ẩn phải xoá, không miễn được");
    }
    rule.code
        .starts_with('P')
        .then_some("Lỗi của kế hoạch phải sửa trong kế hoạch, không miễn được")
}
