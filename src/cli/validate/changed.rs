//! What changed since a commit, and which findings that concerns.

use super::super::git_words::git_refusal;
use super::super::session::{Failure, Session};
use crate::diagnostic::Diagnostic;
use crate::load::{Changed, changed_files};
use crate::period::Period;
use crate::plan::{Plan, UnitId};
use std::collections::BTreeSet;
use std::path::Path;

/// Files of plan and reports that differ from a commit.
pub(super) struct Touched {
    /// How many.
    pub(super) files: usize,
    /// How many of them are gone.
    pub(super) gone: usize,
    /// True where a file of the plan is among them: every report is then judged anew.
    pub(super) plan: bool,
    paths: BTreeSet<String>,
    registers: BTreeSet<Period>,
    submissions: BTreeSet<(Period, UnitId)>,
}

impl Touched {
    /// Asks git.
    pub(super) fn since(session: &Session, revision: &str) -> Result<Self, Failure> {
        if revision.is_empty() || revision.starts_with('-') || revision.contains("..") {
            return Err(Failure::Usage(format!(
                "“{revision}” không dùng được cho --changed-from. Ghi một mốc, ví dụ HEAD hoặc \
                 origin/main; không ghi khoảng."
            )));
        }
        let refused = |fault| git_refusal(fault, revision, "Bỏ --changed-from để kiểm tra tất cả.");
        let mut all = Vec::new();
        for (folder, shown) in session.roots() {
            let changed = changed_files(&folder, revision).map_err(refused)?;
            let shown = shown.to_string_lossy();
            all.extend(changed.into_iter().map(|c| Changed { path: below(&shown, &c.path), ..c }));
        }
        let ours: Vec<String> = session.folders().iter().map(|(_, f)| slashed(f)).collect();
        all.retain(|changed| ours.iter().any(|folder| rest(&changed.path, folder).is_some()));
        Ok(Self::of(session, &all))
    }

    fn of(session: &Session, changed: &[Changed]) -> Self {
        let reports = slashed(&session.shown_reports());
        let plan = session.repository.plan.as_ref();
        let parts: Vec<Vec<&str>> = changed
            .iter()
            .filter_map(|changed| Some(rest(&changed.path, &reports)?.split('/').collect()))
            .collect();
        Self {
            files: changed.len(),
            gone: changed.iter().filter(|changed| changed.gone).count(),
            plan: changed.iter().any(|changed| rest(&changed.path, "plan").is_some()),
            paths: changed.iter().map(|changed| changed.path.clone()).collect(),
            registers: parts.iter().filter_map(|parts| register(parts)).collect(),
            submissions: parts.iter().filter_map(|parts| submission(plan?, parts)).collect(),
        }
    }

    /// True for a file that is judged.
    pub(super) fn takes(&self, file: &str) -> bool {
        self.plan || self.paths.contains(file)
    }

    /// True where the finding stands in a changed file or points into one, or where it holds a
    /// file against the register and one of the two changed or is gone.
    pub(super) fn concerns<'f>(
        &self,
        finding: &Diagnostic,
        files: &mut impl Iterator<Item = &'f str>,
    ) -> bool {
        let pair = finding.period.zip(finding.unit);
        let register = finding.rule.code.starts_with('D')
            && (finding.period.is_some_and(|period| self.registers.contains(&period))
                || pair.is_some_and(|pair| self.submissions.contains(&pair)));
        self.plan || register || files.any(|file| self.paths.contains(file))
    }
}

/// What belongs to a period as a whole.
fn register(parts: &[&str]) -> Option<Period> {
    match parts {
        [period, "so-tiep-nhan.csv" | "khoa-so.toml" | "loi-van.md" | "doi-chieu.csv"] => {
            period.parse().ok()
        }
        _ => None,
    }
}

fn submission(plan: &Plan, parts: &[&str]) -> Option<(Period, UnitId)> {
    let [period, _, name] = parts else { return None };
    let unit = plan.index.units.get(name.strip_suffix(".csv")?)?;
    Some((period.parse().ok()?, *unit))
}

fn slashed(path: &Path) -> String {
    path.to_string_lossy().replace('\\', "/")
}

fn below(folder: &str, path: &str) -> String {
    if folder.is_empty() { path.to_owned() } else { format!("{folder}/{path}") }
}

/// The path inside a folder.
fn rest<'p>(path: &'p str, folder: &str) -> Option<&'p str> {
    path.strip_prefix(folder)?.strip_prefix('/')
}
