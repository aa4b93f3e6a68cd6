//! A plan repository of any size, for measuring: fictional provinces, communes with seven figures
//! each, one national agency a province that reports seven figures about each of its communes.
//! Files are streamed, nothing is kept. It must load without a single finding.

mod plan_files;
mod report_files;

use crate::disk;
use anyhow::{Result, ensure};
use clap::Args;
use std::path::Path;

/// How large the tree is.
#[derive(Args, Clone, Copy, Debug)]
pub(crate) struct Size {
    /// Fictional provinces.
    #[arg(long, default_value_t = 1)]
    pub(crate) provinces: usize,
    /// Communes of each.
    #[arg(long, default_value_t = 80)]
    pub(crate) units: usize,
    /// Quarters from 2025-Q1.
    #[arg(long, default_value_t = 6)]
    pub(crate) periods: usize,
    /// Write progress of tasks too, not only figures.
    #[arg(long)]
    pub(crate) tasks: bool,
}

/// First year of the tree; its quarters begin with the first.
const FIRST_YEAR: usize = 2025;

impl Size {
    /// `2025-Q1` and so on.
    fn period(&self, n: usize) -> String {
        format!("{}-Q{}", self.year(n), n % 4 + 1)
    }

    fn year(&self, n: usize) -> usize {
        FIRST_YEAR + n / 4
    }
}

/// `tinh-03-xa-017`
fn commune(province: usize, unit: usize) -> String {
    format!("tinh-{:02}-xa-{:03}", province + 1, unit + 1)
}

/// `co-quan-03`
fn agency(province: usize) -> String {
    format!("co-quan-{:02}", province + 1)
}

/// The seven indicators of the agency of a province: `co-quan-03-so-1`.
fn agency_indicator(province: usize, n: usize) -> String {
    format!("{}-so-{}", agency(province), n + 1)
}

/// Figures that an agency gives about each commune.
const AGENCY_FIGURES: usize = 7;

/// Writes plan and reports; gives the number of files.
pub(crate) fn write(out: &Path, size: &Size) -> Result<usize> {
    ensure!(size.provinces > 0 && size.units > 0 && size.periods > 0, "every size is at least 1");
    ensure!(size.provinces * (size.units + 1) < 65_000, "a plan has at most 65.000 units");
    let plan = plan_files::all(size);
    for (path, text) in &plan {
        disk::write(&out.join(path), text)?;
    }
    Ok(plan.len() + report_files::write(&out.join("reports"), size)?)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tree_loads_without_a_finding() {
        let folder = tempfile::tempdir().unwrap();
        let size = Size { provinces: 2, units: 3, periods: 5, tasks: true };
        // 6 plan files, 2 of units; du-lieu; a period: register, 8 + 6 files.
        assert_eq!(write(folder.path(), &size).unwrap(), 5 + 2 + 1 + 5 * (1 + 8 + 8));
        let tree = bdhvs::load::read(folder.path(), &folder.path().join("reports")).unwrap();
        let repository = bdhvs::load::parse(&tree);
        let messages: Vec<_> = repository.diagnostics.iter().map(|d| &d.message).collect();
        assert!(messages.is_empty(), "{messages:?}");
        assert_eq!(repository.dataset.figures.len(), 5 * (2 * 3 * 7 + 2 * 3 * 7));
    }

    #[test]
    fn quarters_run_over_the_year() {
        let size = Size { provinces: 1, units: 1, periods: 6, tasks: false };
        assert_eq!((size.period(0), size.period(5)), ("2025-Q1".into(), "2026-Q2".into()));
    }
}
