//! The files of a run, with where they lie.

use crate::source::{FileId, SourceFile, Sources};
use std::path::{Path, PathBuf};

/// How the paths of a plan's files begin.
const PLAN: &str = "plan/";
/// How the paths of report files begin where they lie in the repository.
const REPORTS: &str = "reports/";

/// A file with its path inside the plan's or the reports' folder.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Located {
    /// The file.
    pub file: FileId,
    /// Where the path inside that folder begins within the file's path.
    inside_at: u32,
    /// True where it is no regular file (a link, a device), so that nothing was read.
    pub irregular: bool,
}

impl Located {
    /// A regular file in the folder that takes so many bytes of its path.
    pub fn new(file: FileId, inside_at: usize) -> Self {
        Self { file, inside_at: u32::try_from(inside_at).unwrap_or(u32::MAX), irregular: false }
    }

    /// Its path inside that folder, with `/`.
    pub fn inside<'s>(&self, sources: &'s Sources) -> &'s str {
        sources.file(self.file).path.get(self.inside_at as usize..).unwrap_or_default()
    }
}

/// All files of a run.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Their texts.
    pub sources: Sources,
    /// Files under `plan/`, in the order of reading: of each folder its files by name, then its
    /// folders.
    pub plan: Vec<Located>,
    /// Files under `reports/`, in the same order.
    pub reports: Vec<Located>,
    /// Files that a plan must have and that are not there; they stand in `sources` as empty.
    pub missing: Vec<FileId>,
    /// The folder of the plan repository.
    pub root: PathBuf,
    /// The folder of reports, spelled as the paths of its files begin.
    pub reports_root: PathBuf,
}

impl Tree {
    /// A plan alone, from the paths of its files in the repository and their bytes.
    pub(super) fn of_plan(root: &Path, files: Vec<(String, Vec<u8>)>) -> Self {
        let mut tree = Self { root: root.to_path_buf(), ..Self::default() };
        for (path, bytes) in files {
            if path.starts_with(PLAN) {
                let file = tree.sources.add(SourceFile::from_bytes(path, bytes));
                tree.plan.push(Located::new(file, PLAN.len()));
            }
        }
        tree
    }

    /// Where a file of reports lies.
    pub fn path_of(&self, file: &Located) -> PathBuf {
        self.reports_root.join(file.inside(&self.sources))
    }

    /// The same files with one more under the folder of reports, in the place of one that stands
    /// there: what would be read if it were stored.
    pub fn with_report(&self, inside: &str, text: &str) -> Self {
        let mut tree = self.clone();
        tree.reports.retain(|located| located.inside(&self.sources) != inside);
        let path = format!("{REPORTS}{inside}");
        let file = tree.sources.add(SourceFile::from_bytes(path, text));
        tree.reports.push(Located::new(file, REPORTS.len()));
        tree
    }
}
