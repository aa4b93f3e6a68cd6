//! The one place that reads the disk for a run: the plan's files and the reports'.

use super::folder::{Buffer, Content, Entry, Folder, Kind};
use crate::source::{FileId, SourceFile, Sources};
use anyhow::{Context, Result, bail};
use std::ffi::OsStr;
use std::path::{Path, PathBuf};
use walkdir::{DirEntry, WalkDir};

/// A file larger than this is named, not read (numbers.md, Limits).
const LARGEST_FILE: u64 = 64 * 1024 * 1024;
/// Plan and reports lie at most three folders deep; what is far deeper is no repository, and each
/// level keeps a folder open.
const DEEPEST_FOLDER: usize = 32;

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
    let mut tree = read_plan(root, reports)?;
    read_reports(&mut tree, &|_| true, |_, _| {})?;
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
    let (all, look) = (|_: &str| true, |_: &mut Sources, _: &[Located]| {});
    tree.plan = read_folder(&mut tree.sources, (&plan_root, root), &all, look)?;
    for required in ["plan.toml", "targets.toml", "calendar.toml"] {
        if !tree.plan.iter().any(|f| f.inside == required) {
            let path = format!("plan/{required}");
            tree.missing.push(tree.sources.add(SourceFile::from_bytes(path, Vec::new())));
        }
    }
    Ok(tree)
}

/// Reads the reports, but those whose path inside their folder is not `wanted`, folders and files.
/// After each folder inside theirs, which is mostly a period, `look` is given the files that came.
pub(super) fn read_reports(
    tree: &mut Tree,
    wanted: &dyn Fn(&str) -> bool,
    look: impl FnMut(&mut Sources, &[Located]),
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
        Content::Bytes(bytes) => Ok(SourceFile::from_bytes(String::new(), bytes.to_vec())),
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

/// A folder of plan or reports, while all that lies in it is read.
struct Reading<'a> {
    sources: &'a mut Sources,
    files: Vec<Located>,
    buffer: Buffer,
    /// Whether what has that path inside the folder is read.
    wanted: &'a dyn Fn(&str) -> bool,
}

fn read_folder(
    sources: &mut Sources,
    (folder, root): (&Path, &Path),
    wanted: &dyn Fn(&str) -> bool,
    mut look: impl FnMut(&mut Sources, &[Located]),
) -> Result<Vec<Located>> {
    let why = || format!("không đọc được thư mục {}", folder.display());
    let buffer = Buffer::new(LARGEST_FILE);
    let mut reading = Reading { sources, files: Vec::new(), buffer, wanted };
    let names = Names { shown: shown_path(folder, root), inside: String::new() };
    let open = Folder::open(folder).with_context(why)?;
    for entry in open.entries().with_context(why)? {
        let seen = reading.files.len();
        reading.entry(&open, &entry, &names, 1)?;
        look(reading.sources, &reading.files[seen..]);
    }
    Ok(reading.files)
}

/// A folder's path as it is printed, and inside the folder that is read.
struct Names {
    shown: String,
    inside: String,
}

impl Names {
    fn join(&self, name: &OsStr) -> Self {
        let name = name.to_string_lossy();
        Self { shown: below(&self.shown, &name), inside: below(&self.inside, &name) }
    }
}

fn below(folder: &str, name: &str) -> String {
    if folder.is_empty() || folder == "/" {
        return format!("{folder}{name}");
    }
    let mut path = String::with_capacity(folder.len() + 1 + name.len());
    path.push_str(folder);
    path.push('/');
    path.push_str(name);
    path
}

impl Reading<'_> {
    fn entry(&mut self, folder: &Folder, entry: &Entry, names: &Names, depth: usize) -> Result<()> {
        if is_hidden(&entry.name) {
            return Ok(());
        }
        let names = names.join(&entry.name);
        if !(self.wanted)(&names.inside) {
            return Ok(());
        }
        match entry.kind {
            Kind::Folder => self.folder(folder, entry, &names, depth),
            Kind::File | Kind::Other => self.file(folder, entry, names),
        }
    }

    /// All files of a folder and below it, by name.
    fn folder(&mut self, above: &Folder, entry: &Entry, names: &Names, depth: usize) -> Result<()> {
        let why = || format!("không đọc được thư mục {}", names.shown);
        if depth == DEEPEST_FOLDER {
            bail!("{}: lồng nhau quá {DEEPEST_FOLDER} cấp", why());
        }
        let folder = above.folder(&entry.name).with_context(why)?;
        let mut entries = folder.entries().with_context(why)?.into_iter();
        entries.try_for_each(|entry| self.entry(&folder, &entry, names, depth + 1))
    }

    fn file(&mut self, folder: &Folder, entry: &Entry, names: Names) -> Result<()> {
        let irregular = entry.kind == Kind::Other;
        let Names { shown, inside } = names;
        let source = if irregular {
            SourceFile::from_bytes(shown, Vec::new())
        } else {
            let content = folder.read(&entry.name, &mut self.buffer);
            match content.with_context(|| format!("không đọc được tệp {shown}"))? {
                Content::Bytes(bytes) => SourceFile::from_bytes(shown, bytes.to_vec()),
                Content::TooLarge(size) => SourceFile::oversized(shown, size),
            }
        };
        self.files.push(Located { file: self.sources.add(source), inside, irregular });
        Ok(())
    }
}

/// Hidden files are not ours; among them are the left-over temporaries `.bdhvs-*`.
fn is_wanted(entry: &DirEntry) -> bool {
    entry.depth() == 0 || !is_hidden(entry.file_name())
}

fn is_hidden(name: &OsStr) -> bool {
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
