//! What a run of `validate` was asked to look at: all, some paths, or what changed since a
//! commit. Every test always sees everything; the scope decides which findings are shown.

use super::super::arguments::Validate;
use super::super::session::{Failure, Session};
use super::changed::Touched;
use crate::diagnostic::Diagnostic;
use crate::load::real_path;
use crate::source::FileId;
use crate::text::nearest;
use crate::vietnamese::grouped;
use std::path::{Path, PathBuf};

/// What is looked at.
pub(super) struct Scope {
    /// Beginnings of the paths of files; empty where all are looked at.
    paths: Vec<PathBuf>,
    changes: Option<Touched>,
    words: String,
}

impl Scope {
    /// From the options. A path that leads nowhere is wrong usage: a slip in CI must not pass.
    pub(super) fn new(session: &Session, options: &Validate) -> Result<Self, Failure> {
        let mut paths = Vec::new();
        for asked in &options.paths {
            paths.extend(beginnings(session, asked)?);
        }
        let revision = options.changed_from.as_deref();
        let changes = revision.map(|r| Touched::since(session, r)).transpose()?;
        let mut scope = Self { paths, changes, words: String::new() };
        scope.words = scope.described(options);
        Ok(scope)
    }

    /// True for a finding that stands in the paths asked for, and that what changed concerns: a
    /// fall of a figure stands in the later file and may come from the earlier one.
    pub(super) fn covers(&self, session: &Session, finding: &Diagnostic) -> bool {
        let path = |file: FileId| session.tree.sources.file(file).path.as_str();
        let spans = std::iter::once(finding.span).chain(finding.labels.iter().map(|l| l.span));
        let mut files = spans.map(|span| path(span.file));
        let changed = |changes: &Touched| changes.concerns(finding, &mut files);
        self.in_paths(path(finding.span.file)) && self.changes.as_ref().is_none_or(changed)
    }

    fn in_paths(&self, file: &str) -> bool {
        self.paths.is_empty() || self.paths.iter().any(|path| Path::new(file).starts_with(path))
    }

    /// True for a file that is looked at.
    pub(super) fn takes(&self, session: &Session, file: FileId) -> bool {
        let path = session.tree.sources.file(file).path.as_str();
        self.in_paths(path) && self.changes.as_ref().is_none_or(|changes| changes.takes(path))
    }

    /// What was asked for, printed back; empty where everything was.
    pub(super) fn words(&self) -> &str {
        &self.words
    }

    fn described(&self, options: &Validate) -> String {
        let mut words = String::new();
        if !options.paths.is_empty() {
            let paths: Vec<String> =
                options.paths.iter().map(|path| path.display().to_string()).collect();
            words.push_str(&format!("Chỉ xét: {}.\n", paths.join(", ")));
        }
        if let Some((changes, revision)) = self.changes.as_ref().zip(options.changed_from.as_ref())
        {
            words.push_str(&since(changes, revision));
        }
        words
    }
}

fn since(changes: &Touched, revision: &str) -> String {
    let number = |n: usize| grouped(n as u128);
    if changes.files == 0 {
        return format!("Không có tệp kế hoạch, báo cáo nào thay đổi so với {revision}.\n");
    }
    let gone = match changes.gone {
        0 => String::new(),
        gone => format!(", trong đó {} tệp đã xoá hoặc đổi tên", number(gone)),
    };
    let plan = match changes.plan {
        true => "Kế hoạch có thay đổi nên xét cả báo cáo không thay đổi.\n",
        false => "",
    };
    format!("Chỉ xét {} tệp thay đổi so với {revision}{gone}.\n{plan}", number(changes.files))
}

/// How the paths of the files begin that a path leads to: as the user stands, else as the
/// repository names it.
fn beginnings(session: &Session, asked: &Path) -> Result<Vec<PathBuf>, Failure> {
    let here = real_path(asked).or_else(|| real_path(&session.tree.root.join(asked)));
    let Some(real) = here else { return Err(unknown(session, asked)) };
    let found: Vec<PathBuf> = session
        .folders()
        .into_iter()
        .filter_map(|(folder, shown)| {
            let folder = real_path(&folder)?;
            // A folder above the reports means all of them.
            let above = folder.starts_with(&real).then(|| shown.clone());
            above.or_else(|| Some(joined(&shown, real.strip_prefix(&folder).ok()?)))
        })
        .collect();
    if found.is_empty() {
        return Err(Failure::Usage(format!(
            "“{}” không nằm trong thư mục plan và thư mục báo cáo nên không có gì để kiểm tra.\n\
             Ghi tệp hoặc thư mục của kế hoạch, của báo cáo. Tệp đơn vị gửi đến thì dùng lệnh \
             receive.",
            asked.display()
        )));
    }
    Ok(found)
}

/// `join` alone would end the path of a file with a slash.
fn joined(folder: &Path, rest: &Path) -> PathBuf {
    if rest.as_os_str().is_empty() { folder.to_owned() } else { folder.join(rest) }
}

fn unknown(session: &Session, asked: &Path) -> Failure {
    let word = asked.display().to_string();
    let known = session.tree.sources.iter().map(|(_, file)| file.path.as_str());
    let hint = match nearest(&word, known) {
        Some(near) => format!("Có phải ý là “{near}”?"),
        None => "Ghi đường dẫn tính từ thư mục đang đứng hoặc từ thư mục kế hoạch.".to_owned(),
    };
    Failure::Usage(format!("Không có tệp hoặc thư mục “{word}”. {hint}"))
}
