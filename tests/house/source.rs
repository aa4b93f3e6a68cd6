//! The program's sources as text: a plain scan, line by line, good enough for code that rustfmt
//! has set.

use std::path::{Path, PathBuf};

/// One file of `src/`.
pub(crate) struct Source {
    /// Path inside `src/`, with `/`.
    pub(crate) path: String,
    /// The whole text.
    pub(crate) text: String,
    /// True where it is compiled for tests only.
    pub(crate) is_test: bool,
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
        let text = std::fs::read_to_string(path).expect("source");
        Source { path: path_inside, text, is_test: false }
    };
    let mut sources: Vec<Source> = paths.iter().map(read).collect();
    let tests: Vec<String> = sources.iter().flat_map(Source::test_modules).collect();
    for source in &mut sources {
        let name = source.path.trim_end_matches(".rs");
        source.is_test =
            tests.iter().any(|test| name == test || name.starts_with(&format!("{test}/")));
    }
    sources
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

    /// Paths of the modules that the file declares for tests: `render/diagnostics/tests`.
    fn test_modules(&self) -> Vec<String> {
        let folder = self.path.trim_end_matches(".rs");
        let lines: Vec<&str> = self.text.lines().collect();
        let declared = lines.windows(2).filter(|pair| pair[0] == TEST_ONLY);
        let name =
            |pair: &[&str]| Some(pair[1].split_once("mod ")?.1.strip_suffix(';')?.to_owned());
        declared.filter_map(name).map(|name| format!("{folder}/{name}")).collect()
    }

    /// Lines of code: without comments of their own line, and without tests.
    pub(crate) fn code(&self) -> Vec<Line<'_>> {
        let (mut code, mut skipped) = (Vec::new(), false);
        for (n, text) in self.text.lines().enumerate().filter(|_| !self.is_test) {
            if text == TEST_ONLY {
                skipped = true;
            } else if skipped {
                // The item ends with a brace or a semicolon at the margin.
                skipped = !(text == "}" || (text.ends_with(';') && !text.starts_with(' ')));
            } else if !text.trim_start().starts_with("//") {
                code.push(Line { number: n + 1, text });
            }
        }
        code
    }
}

const TEST_ONLY: &str = "#[cfg(test)]";

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

#[test]
fn tests_are_no_code_and_what_stands_around_them_is() {
    let text = "use a;\n#[cfg(test)]\nmod sample;\nfn b() {\n}\n#[cfg(test)]\nmod tests {\n    fn c() {\n    }\n}\n\
                fn d() {}\n";
    let source = Source { path: "x.rs".into(), text: text.into(), is_test: false };
    let lines: Vec<usize> = source.code().iter().map(|line| line.number).collect();
    assert_eq!(lines, [1, 4, 5, 11]);
    assert_eq!(source.test_modules(), ["x/sample"]);
    let tests = all().iter().filter(|s| s.is_test).count();
    assert!(tests > 0, "no file of tests was seen");
}
