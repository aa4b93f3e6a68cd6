//! The rules and files that a run of `validate` was asked to look at.

use super::super::arguments::Validate;
use super::super::explain::rule;
use super::super::session::{Failure, Session};
use super::scope::Scope;
use crate::diagnostic::{Diagnostic, Rule, rules};

/// What is looked at, and how strictly.
pub(super) struct Asked {
    only: Vec<&'static Rule>,
    skip: Vec<&'static Rule>,
    strict: bool,
    /// The files.
    pub(super) scope: Scope,
}

impl Asked {
    /// From the options; to look at nothing is wrong usage.
    pub(super) fn new(session: &Session, options: &Validate) -> Result<Self, Failure> {
        let (only, skip) = (find(&options.only)?, find(&options.skip)?);
        let scope = Scope::new(session, options)?;
        let asked = Self { only, skip, strict: options.strict, scope };
        if rules::ALL.iter().any(|rule| asked.wants(rule)) {
            return Ok(asked);
        }
        Err(Failure::Usage(
            "--only và --skip loại hết mọi quy tắc: không kiểm tra gì cả.".to_owned(),
        ))
    }

    /// True for a rule that is looked at.
    pub(super) fn wants(&self, rule: &Rule) -> bool {
        let among = |rules: &[&Rule]| rules.iter().any(|known| known.code == rule.code);
        (self.only.is_empty() || among(&self.only)) && !among(&self.skip)
    }

    /// The findings that are shown. What is wrong with the plan is why tests did not run: it is
    /// shown whatever was asked for.
    pub(super) fn of(&self, session: &Session, findings: &[Diagnostic]) -> Vec<Diagnostic> {
        let plan = |d: &Diagnostic| session.repository.plan.is_none() && session.breaks_the_plan(d);
        let shown =
            |d: &&Diagnostic| self.wants(d.rule) && (plan(d) || self.scope.covers(session, d));
        findings.iter().filter(shown).cloned().collect()
    }

    /// What was asked for, printed back; empty where everything was.
    pub(super) fn words(&self) -> String {
        let names =
            |rules: &[&Rule]| rules.iter().map(|rule| rule.name).collect::<Vec<_>>().join(", ");
        let mut words = self.scope.words().to_owned();
        if !self.only.is_empty() {
            words.push_str(&format!("Chỉ xét quy tắc: {}.\n", names(&self.only)));
        }
        if !self.skip.is_empty() {
            words.push_str(&format!("Bỏ qua quy tắc: {}.\n", names(&self.skip)));
        }
        if self.strict {
            words.push_str("Mục cần xem lại cũng tính là lỗi.\n");
        }
        words
    }
}

/// Rules by name or code.
fn find(asked: &[String]) -> Result<Vec<&'static Rule>, Failure> {
    asked.iter().map(|word| rule(word)).collect()
}
