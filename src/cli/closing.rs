//! `close`, `verify`, `reopen`: a period is frozen as it was sent, held against what is there,
//! and opened again without losing what was sent.

mod close;
mod reopen;
mod verify;

pub(super) use close::close;
pub(super) use reopen::reopen;
pub(super) use verify::verify;

use super::arguments::Options;
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::period::Period;
use crate::submission::ClosingBook;
use crate::submission::closing::seal;

/// The rules about closed periods.
const RULES: [&Rule; 5] = [
    &rules::CLOSED_FILE_CHANGED,
    &rules::CLOSED_FIGURE_DIFFERS,
    &rules::CLOSING_EDITED,
    &rules::PLAN_CHANGED_AFTER_CLOSING,
    &rules::RECEIVED_AFTER_CLOSING,
];

/// The closings of a period, inside the folder of reports.
fn file_of(period: Period) -> String {
    format!("{period}/khoa-so.toml")
}

/// The same as the officer finds it.
fn shown(options: &Options, period: Period) -> String {
    let folder = options.reports.as_ref().map(|folder| folder.to_string_lossy());
    let folder = folder.as_deref().unwrap_or("reports").trim_end_matches('/');
    format!("{folder}/{}", file_of(period))
}

/// True where every closing is as it was written: what was edited by hand is never sealed anew.
fn is_whole(book: &ClosingBook) -> bool {
    !book.broken && book.closings.iter().all(|closing| seal(closing) == closing.seal)
}

fn is_about_closings(finding: &Diagnostic) -> bool {
    RULES.iter().any(|rule| rule.code == finding.rule.code)
}
