//! The program's sources as text: a plain scan, line by line, good enough for code that rustfmt
//! has set.

use std::path::{Path, PathBuf};

/// One file of `src/`.
pub(crate) struct Source {
    /// Path inside `src/`, with `/`.
    pub(crate) path: String,
    /// The whole text.
    pub(crate) text: String,
}

/// A line of a file, from 1.
pub(crate) struct Line<'a> {
    pub(crate) number: usize,
    pub(crate) text: &'a str,
}

/// All files of `src/`, in the order of their paths.
pub(crate) fn all() -> Vec<Source> {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("src");
    let mut paths = Vec::new();
    collect(&root, &mut paths);
    paths.sort();
    let read = |path: &PathBuf| {
        let inside = path.strip_prefix(&root).expect("inside src");
        let path_inside = inside.to_string_lossy().replace('\\', "/");
        Source { path: path_inside, text: std::fs::read_to_string(path).expect("source") }
    };
    paths.iter().map(read).collect()
}

fn collect(folder: &Path, paths: &mut Vec<PathBuf>) {
    for entry in std::fs::read_dir(folder).expect("folder") {
        let path = entry.expect("entry").path();
        if path.is_dir() {
            collect(&path, paths);
        } else if path.extension().is_some_and(|e| e == "rs") {
            paths.push(path);
        }
    }
}

impl Source {
    /// Modules from the root of the crate: `load/plan/head.rs` is `load`, `plan`, `head`.
    pub(crate) fn modules(&self) -> Vec<&str> {
        self.path.trim_end_matches(".rs").split('/').collect()
    }

    /// The module on a floor that the file belongs to.
    pub(crate) fn room(&self) -> &str {
        self.modules()[0]
    }

    /// Lines of code: without comments of their own line, and up to the tests at the end.
    pub(crate) fn code(&self) -> Vec<Line<'_>> {
        if self.path.ends_with("/tests.rs") {
            return Vec::new();
        }
        let lines = self.text.lines().enumerate();
        let lines = lines.take_while(|(_, line)| !line.starts_with("#[cfg(test)]"));
        lines
            .filter(|(_, line)| !line.trim_start().starts_with("//"))
            .map(|(n, text)| Line { number: n + 1, text })
            .collect()
    }
}

/// The names that stand behind every `before` in a line: `crate::a::b` gives `a` for `crate::`,
/// `crate::{a, b::c}` gives `a` and `b`.
pub(crate) fn names_after<'a>(line: &'a str, before: &str) -> Vec<&'a str> {
    let mut names = Vec::new();
    let open = line.trim_end().ends_with(&format!("{before}{{"));
    assert!(!open, "write one `use` a module, this scan does not follow: {line}");
    for (at, _) in line.match_indices(before) {
        let part_of_a_word = line[..at].ends_with(|c: char| c.is_alphanumeric() || c == '_');
        let rest = &line[at + before.len()..];
        if part_of_a_word {
            continue;
        }
        match rest.strip_prefix('{') {
            None => names.extend(word(rest)),
            Some(list) => {
                let list = list.split_once("};").map_or(list, |(list, _)| list);
                names.extend(list.split(',').filter_map(|item| word(item.trim())));
            }
        }
    }
    names
}

fn word(text: &str) -> Option<&str> {
    let end = text.find(|c: char| !(c.is_ascii_alphanumeric() || c == '_')).unwrap_or(text.len());
    (end > 0).then(|| &text[..end])
}
