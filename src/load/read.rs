//! The one place that reads the disk for a run: the plan's files and the reports'.

use super::folder::{Buffer, Content, Entry, Folder, Kind};
use super::tree::{Located, Tree};
use crate::source::{FileId, SourceFile, Sources};
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

/// A file larger than this is named, not read (numbers.md, Limits).
pub(super) const LARGEST_FILE: u64 = 64 * 1024 * 1024;
/// Plan and reports lie at most three folders deep; what is far deeper is no repository, and each
/// level keeps a folder open.
const DEEPEST_FOLDER: usize = 32;

/// The nearest folder upwards that holds `plan/plan.toml`.
pub fn find_repository(from: &Path) -> Option<PathBuf> {
    from.ancestors().find(|folder| folder.join("plan/plan.toml").is_file()).map(Path::to_path_buf)
}

/// Where a path really leads, links followed; `None` where nothing is there.
pub fn real_path(path: &Path) -> Option<PathBuf> {
    std::fs::canonicalize(path).ok()
}

/// Reads the plan of a repository and the reports of a folder. A folder of reports that is not
/// there is an empty one; a file that cannot be read is an error. The repository's own folders
/// may be no links: a repository from a stranger must not choose what is read of this machine.
pub fn read(root: &Path, reports: &Path) -> Result<Tree> {
    let mut tree = read_plan(root, reports)?;
    read_reports(&mut tree, &|_| true, &mut |_, _| {})?;
    Ok(tree)
}

/// Reads the plan alone.
pub(super) fn read_plan(root: &Path, reports: &Path) -> Result<Tree> {
    let mut tree =
        Tree { root: root.to_path_buf(), reports_root: reports.to_path_buf(), ..Tree::default() };
    let plan_root = root.join("plan");
    no_link(&plan_root)?;
    if reports == root.join("reports") {
        no_link(reports)?;
    }
    let (all, mut look) = (|_: &str| true, |_: &mut Sources, _: &Located| {});
    tree.plan = read_folder(&mut tree.sources, (&plan_root, root), &all, &mut look)?;
    for required in ["plan.toml", "targets.toml", "calendar.toml"] {
        if !tree.plan.iter().any(|f| f.inside(&tree.sources) == required) {
            let path = format!("plan/{required}");
            tree.missing.push(tree.sources.add(SourceFile::from_bytes(path, "")));
        }
    }
    Ok(tree)
}

/// Reads the reports, but those whose path inside their folder is not `wanted`, folders and files.
/// `look` is given each file as it came, while its text is still at hand.
pub(super) fn read_reports(
    tree: &mut Tree,
    wanted: &dyn Fn(&str) -> bool,
    look: &mut Look<'_>,
) -> Result<()> {
    if tree.reports_root.exists() {
        let folders = (tree.reports_root.as_path(), tree.root.as_path());
        tree.reports.extend(read_folder(&mut tree.sources, folders, wanted, look)?);
    }
    Ok(())
}

/// True where some period of the reports is closed.
pub(super) fn has_closings(reports: &Path) -> bool {
    let folder = Folder::open(reports).and_then(|folder| folder.entries());
    let closed = |entry: &Entry| reports.join(&entry.name).join("khoa-so.toml").is_file();
    folder.is_ok_and(|entries| entries.iter().any(closed))
}

/// Reads the texts of some files again that were let go.
pub fn recall(tree: &mut Tree, files: &[FileId]) -> Result<()> {
    let mut buffer = Buffer::new(LARGEST_FILE);
    for located in tree.reports.iter().filter(|located| files.binary_search(&located.file).is_ok())
    {
        let path = tree.path_of(located);
        let why = || format!("không đọc được tệp {}", path.display());
        let read = one_file(&path, &mut buffer).with_context(why)?;
        if !tree.sources.file_mut(located.file).recall(read) {
            bail!("{}: tệp thay đổi trong lúc đọc; chạy lại lệnh", why());
        }
    }
    Ok(())
}

fn one_file(path: &Path, buffer: &mut Buffer) -> Result<SourceFile> {
    let (folder, name) = (path.parent().context("no folder")?, path.file_name());
    match Folder::open(folder)?.read(name.context("no name")?, buffer)? {
        Content::Bytes(bytes) => Ok(SourceFile::from_bytes(String::new(), bytes)),
        Content::TooLarge(size) => Ok(SourceFile::oversized(String::new(), size)),
    }
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

/// What is done with each file that was read.
pub(super) type Look<'a> = dyn FnMut(&mut Sources, &Located) + 'a;

/// A folder of plan or reports, while all that lies in it is read.
struct Reading<'a, 'l> {
    sources: &'a mut Sources,
    files: Vec<Located>,
    buffer: Buffer,
    /// The path of what is read, as it is printed.
    path: String,
    /// Where the path inside the folder begins within it.
    inside_at: usize,
    /// Whether what has that path inside the folder is read.
    wanted: &'a dyn Fn(&str) -> bool,
    look: &'a mut Look<'l>,
}

fn read_folder(
    sources: &mut Sources,
    (folder, root): (&Path, &Path),
    wanted: &dyn Fn(&str) -> bool,
    look: &mut Look<'_>,
) -> Result<Vec<Located>> {
    let why = || format!("không đọc được thư mục {}", folder.display());
    let mut path = shown_path(folder, root);
    if !(path.is_empty() || path.ends_with('/')) {
        path.push('/');
    }
    let (inside_at, buffer) = (path.len(), Buffer::new(LARGEST_FILE));
    let mut reading = Reading { sources, files: Vec::new(), buffer, path, inside_at, wanted, look };
    let open = Folder::open(folder).with_context(why)?;
    reading.entries(&open, open.entries().with_context(why)?, 1)?;
    Ok(reading.files)
}

impl Reading<'_, '_> {
    /// All that lies in a folder, and below it.
    fn entries(&mut self, folder: &Folder, entries: Vec<Entry>, depth: usize) -> Result<()> {
        let above = self.path.len();
        for entry in entries.iter().filter(|entry| !is_hidden(&entry.name)) {
            self.path.push_str(&entry.name.to_string_lossy());
            if (self.wanted)(&self.path[self.inside_at..]) {
                match entry.kind {
                    Kind::Folder => self.folder(folder, entry, depth)?,
                    Kind::File | Kind::Other => self.file(folder, entry)?,
                }
            }
            self.path.truncate(above);
        }
        Ok(())
    }

    fn folder(&mut self, above: &Folder, entry: &Entry, depth: usize) -> Result<()> {
        let why = || format!("không đọc được thư mục {}", self.path);
        if depth == DEEPEST_FOLDER {
            bail!("{}: lồng nhau quá {DEEPEST_FOLDER} cấp", why());
        }
        let folder = above.folder(&entry.name).with_context(why)?;
        let entries = folder.entries().with_context(why)?;
        self.path.push('/');
        self.entries(&folder, entries, depth + 1)
    }

    fn file(&mut self, folder: &Folder, entry: &Entry) -> Result<()> {
        let irregular = entry.kind == Kind::Other;
        let path = self.path.clone();
        let source = if irregular {
            SourceFile::from_bytes(path, "")
        } else {
            let content = folder.read(&entry.name, &mut self.buffer);
            match content.with_context(|| format!("không đọc được tệp {path}"))? {
                Content::Bytes(bytes) => SourceFile::from_bytes(path, bytes),
                Content::TooLarge(size) => SourceFile::oversized(path, size),
            }
        };
        let mut located = Located::new(self.sources.add(source), self.inside_at);
        located.irregular = irregular;
        (self.look)(self.sources, &located);
        self.files.push(located);
        Ok(())
    }
}

pub(super) fn is_hidden(name: &OsStr) -> bool {
    name.as_encoded_bytes().starts_with(b".")
}

/// The path as it is printed: relative to the repository where it lies in it.
fn shown_path(path: &Path, root: &Path) -> String {
    slashed(path.strip_prefix(root).unwrap_or(path))
}

fn slashed(path: &Path) -> String {
    let parts: Vec<_> = path.components().map(|c| c.as_os_str().to_string_lossy()).collect();
    parts.join("/").replace("//", "/")
}
