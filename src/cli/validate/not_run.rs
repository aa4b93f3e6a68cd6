//! Which tests a run could not make, and why.

use super::super::session::Session;
use crate::diagnostic::{Rule, rules};
use crate::view::json::NotRun;

/// What is looked at while the plan is read, and in every file alike.
static WITHOUT_PLAN: [&Rule; 11] = [
    &rules::TOML_SYNTAX,
    &rules::UNKNOWN_KEY,
    &rules::MISSING_KEY,
    &rules::WRONG_TYPE,
    &rules::INVALID_VALUE,
    &rules::DUPLICATE_ID,
    &rules::UNKNOWN_REFERENCE,
    &rules::MISSING_PLAN_FILE,
    &rules::PERSONAL_DATA,
    &rules::HIDDEN_CHARACTER,
    &rules::UNFILLED_PLACE,
];

/// Tests that were wanted and could not run: without a plan there is nothing to hold reports
/// against.
pub(super) fn tests(session: &Session, wanted: impl Fn(&Rule) -> bool) -> Vec<NotRun> {
    if session.repository.plan.is_some() {
        return Vec::new();
    }
    let ran = |rule: &Rule| {
        let without = WITHOUT_PLAN.iter().any(|known| known.code == rule.code);
        without || (rule.code.starts_with('P') && plan_was_checked(session))
    };
    let missed = |rule: &Rule| wanted(rule) && !ran(rule);
    let reason = "kế hoạch có lỗi".to_owned();
    let families = families(missed);
    if families.is_empty() {
        return Vec::new();
    }
    vec![NotRun { rule: families.join(", "), reason }]
}

/// The tests that did not run, a line each.
pub(super) fn words(tests: &[NotRun]) -> String {
    let line = |test: &NotRun| format!("Chưa kiểm tra được {}: {}.\n", test.rule, test.reason);
    tests.iter().map(line).collect()
}

/// True where the plan could be read whole and only its own tests found it wrong.
fn plan_was_checked(session: &Session) -> bool {
    let late = |code: &str| WITHOUT_PLAN.iter().all(|rule| rule.code != code);
    session
        .diagnostics
        .iter()
        .any(|d| session.breaks_the_plan(d) && d.rule.code.starts_with('P') && late(d.rule.code))
}

/// Neighbouring rules in one word: `R101–R128`.
fn families(missed: impl Fn(&Rule) -> bool) -> Vec<String> {
    let runs = rules::ALL.split(|rule| !missed(rule)).filter(|run| !run.is_empty());
    let name = |run: &[&Rule]| match run {
        [only] => only.code.to_owned(),
        [first, .., last] => format!("{}–{}", first.code, last.code),
        [] => String::new(),
    };
    runs.map(name).collect()
}
