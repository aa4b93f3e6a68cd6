//! The one place that reads the disk for a run: the plan's files and the reports'.

use crate::source::{FileId, SourceFile, Sources};
use anyhow::{Context, Result, bail};
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A file larger than this is named, not read (numbers.md, Limits).
const LARGEST_FILE: u64 = 64 * 1024 * 1024;

/// A file with its path inside the plan's or the reports' folder.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Located {
    /// The file.
    pub file: FileId,
    /// Its path inside that folder, with `/`.
    pub inside: String,
    /// True where it is no regular file (a link, a device), so that nothing was read.
    pub irregular: bool,
}

/// All files of a run.
#[derive(Clone, Debug, Default)]
pub struct Tree {
    /// Their texts.
    pub sources: Sources,
    /// Files under `plan/`, by path.
    pub plan: Vec<Located>,
    /// Files under `reports/`, by path.
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
            let Some(inside) = path.strip_prefix("plan/").map(str::to_owned) else { continue };
            let file = tree.sources.add(SourceFile::from_bytes(path, bytes));
            tree.plan.push(Located { file, inside, irregular: false });
        }
        tree
    }

    /// Where a file of reports lies.
    pub fn path_of(&self, file: &Located) -> PathBuf {
        self.reports_root.join(&file.inside)
    }

    /// The same files with one more under the folder of reports, in the place of one that stands
    /// there: what would be read if it were stored.
    pub fn with_report(&self, inside: &str, text: &str) -> Self {
        let mut tree = self.clone();
        let path = format!("reports/{inside}");
        let file = tree.sources.add(SourceFile::from_bytes(path, text.as_bytes().to_vec()));
        tree.reports.retain(|located| located.inside != inside);
        tree.reports.push(Located { file, inside: inside.to_owned(), irregular: false });
        tree
    }
}

/// The nearest folder upwards that holds `plan/plan.toml`.
pub fn find_repository(from: &Path) -> Option<PathBuf> {
    from.ancestors().find(|folder| folder.join("plan/plan.toml").is_file()).map(Path::to_path_buf)
}

/// Where a path really leads, links followed; `None` where nothing is there.
pub fn real_path(path: &Path) -> Option<PathBuf> {
    std::fs::canonicalize(path).ok()
}

/// One text alone, such as the message of a commit, wherever it lies.
pub fn one_text(path: &Path) -> Result<Sources> {
    let bytes = read_incoming(path)?;
    if bytes.len() as u64 > LARGEST_FILE {
        bail!("không đọc tệp {}: tệp lớn hơn {} MB", path.display(), LARGEST_FILE >> 20);
    }
    let mut sources = Sources::default();
    sources.add(SourceFile::from_bytes(path.display().to_string(), bytes));
    Ok(sources)
}

/// Reads the plan of a repository and the reports of a folder. A folder of reports that is not
/// there is an empty one; a file that cannot be read is an error. The repository's own folders
/// may be no links: a repository from a stranger must not choose what is read of this machine.
pub fn read(root: &Path, reports: &Path) -> Result<Tree> {
    let mut tree =
        Tree { root: root.to_path_buf(), reports_root: reports.to_path_buf(), ..Tree::default() };
    let plan_root = root.join("plan");
    no_link(&plan_root)?;
    if reports == root.join("reports") {
        no_link(reports)?;
    }
    tree.plan = read_folder(&mut tree.sources, &plan_root, root)?;
    if reports.exists() {
        tree.reports = read_folder(&mut tree.sources, reports, root)?;
    }
    for required in ["plan.toml", "targets.toml", "calendar.toml"] {
        if !tree.plan.iter().any(|f| f.inside == required) {
            let path = format!("plan/{required}");
            tree.missing.push(tree.sources.add(SourceFile::from_bytes(path, Vec::new())));
        }
    }
    Ok(tree)
}

fn no_link(folder: &Path) -> Result<()> {
    if folder.is_symlink() {
        bail!(
            "không đọc {}: đây là liên kết (symbolic link); thay bằng thư mục thật",
            folder.display()
        );
    }
    Ok(())
}

/// The bytes of one file that somebody sent; a file past the limit is read to one byte past it,
/// so that it is refused for its size. What is no regular file could keep a reader waiting.
pub fn read_incoming(path: &Path) -> Result<Vec<u8>> {
    let why = || format!("không đọc được tệp {}", path.display());
    if path.metadata().with_context(why)?.is_file() {
        return bounded(path).with_context(why);
    }
    bail!("không đọc được {}: đây không phải tệp thường", path.display())
}

/// The bytes of a file, at most one past the limit: it may grow while it is read.
#[expect(clippy::disallowed_methods, reason = "the room that reads")]
fn bounded(path: &Path) -> std::io::Result<Vec<u8>> {
    use std::io::Read;
    let mut bytes = Vec::new();
    std::fs::File::open(path)?.take(LARGEST_FILE + 1).read_to_end(&mut bytes)?;
    Ok(bytes)
}

/// What lies in the folders that somebody names.
#[derive(Debug, Default)]
pub struct Sent {
    /// Files that are taken for submissions, in order.
    pub files: Vec<PathBuf>,
    /// Files that no unit sends: what a system or an office program leaves in a folder, notes in
    /// Markdown, links.
    pub passed_over: Vec<PathBuf>,
}

/// The files that are meant by some paths: a file itself, of a folder all below it. `register`
/// is the register of incoming documents, which often lies among them.
pub fn list_incoming(paths: &[PathBuf], register: Option<&Path>) -> Result<Sent> {
    let mut sent = Sent::default();
    let register = register.and_then(|path| path.canonicalize().ok());
    for path in paths {
        let why = || format!("không đọc được {}", path.display());
        if !path.metadata().with_context(why)?.is_dir() {
            sent.files.push(path.clone());
            continue;
        }
        for entry in WalkDir::new(path).sort_by_file_name().into_iter().filter_entry(is_wanted) {
            let entry = entry.with_context(why)?;
            if entry.file_type().is_dir() {
                continue;
            }
            let is_register = register.is_some() && entry.path().canonicalize().ok() == register;
            let list = if entry.file_type().is_file() && is_sent(&entry) && !is_register {
                &mut sent.files
            } else {
                &mut sent.passed_over
            };
            list.push(entry.into_path());
        }
    }
    Ok(sent)
}

/// A unit sends tables, documents and pictures; whatever it is, somebody has to look at it. Only
/// what a machine left, and notes on the folder itself, are nobody's submission.
fn is_sent(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy().to_lowercase();
    !(name.starts_with("~$")
        || name.ends_with(".md")
        || ["thumbs.db", "desktop.ini"].contains(&name.as_str()))
}

fn read_folder(sources: &mut Sources, folder: &Path, root: &Path) -> Result<Vec<Located>> {
    let mut files = Vec::new();
    let walk = WalkDir::new(folder).sort_by_file_name().into_iter().filter_entry(is_wanted);
    for entry in walk {
        let entry =
            entry.with_context(|| format!("không đọc được thư mục {}", folder.display()))?;
        if entry.file_type().is_dir() {
            continue;
        }
        let irregular = !entry.file_type().is_file();
        let source = read_file(&entry, shown_path(entry.path(), root), irregular)?;
        let inside = slashed(entry.path().strip_prefix(folder).unwrap_or(entry.path()));
        files.push(Located { file: sources.add(source), inside, irregular });
    }
    Ok(files)
}

/// Hidden files are not ours; among them are the left-over temporaries `.bdhvs-*`.
fn is_wanted(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !entry.file_name().as_encoded_bytes().starts_with(b".")
}

fn read_file(entry: &DirEntry, path: String, irregular: bool) -> Result<SourceFile> {
    if irregular {
        return Ok(SourceFile::from_bytes(path, Vec::new()));
    }
    let why = || format!("không đọc được tệp {}", entry.path().display());
    let size = entry.metadata().with_context(why)?.len();
    if size > LARGEST_FILE {
        return Ok(SourceFile::oversized(path, size));
    }
    let bytes = bounded(entry.path()).with_context(why)?;
    Ok(match bytes.len() as u64 {
        size if size > LARGEST_FILE => SourceFile::oversized(path, size),
        _ => SourceFile::from_bytes(path, bytes),
    })
}

/// The path as it is printed: relative to the repository where it lies in it.
fn shown_path(path: &Path, root: &Path) -> String {
    slashed(path.strip_prefix(root).unwrap_or(path))
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    parts.join("/").replace("//", "/")
}
