//! Nothing grows too long to be read: files and functions. Lines are rustfmt's.

use crate::source::{Source, all};

const LONGEST_FILE: usize = 400;
const LONGEST_FUNCTION: usize = 60;

/// A function: where it begins and how many lines it has.
struct Function<'a> {
    line: usize,
    length: usize,
    head: &'a str,
}

/// All functions of a file. rustfmt closes a function in the column in which it began.
fn functions(source: &Source) -> Vec<Function<'_>> {
    let lines: Vec<&str> = source.text.lines().collect();
    let mut functions = Vec::new();
    for (n, head) in lines.iter().enumerate().filter(|(_, line)| is_function(line)) {
        let indent = head.len() - head.trim_start().len();
        let end = format!("{}}}", &head[..indent]);
        let one_line = head.ends_with('}') || head.ends_with(';');
        let body = if one_line { 0 } else { closing(&lines[n..], &end) };
        functions.push(Function { line: n + 1, length: body + 1, head: head.trim() });
    }
    functions
}

/// How many lines further the function ends.
fn closing(lines: &[&str], end: &str) -> usize {
    let last = lines.iter().position(|line| *line == end);
    last.unwrap_or_else(|| panic!("no end of {}", lines[0]))
}

fn is_function(line: &str) -> bool {
    let mut words = line.trim_start().split(' ');
    let modifier =
        |word: &&str| word.starts_with("pub") || ["const", "unsafe", "async"].contains(word);
    let first = words.by_ref().find(|word| !modifier(word));
    first == Some("fn")
}

#[test]
fn files_are_short() {
    assert!(all().len() > 80, "files were not seen");
    for source in all() {
        let lines = source.text.lines().count();
        let path = &source.path;
        assert!(lines <= LONGEST_FILE, "src/{path} has {lines} lines, at most {LONGEST_FILE}");
    }
}

#[test]
fn functions_are_short() {
    let mut seen = 0;
    for source in all() {
        for function in functions(&source) {
            let Function { line, length, head } = function;
            let path = &source.path;
            assert!(length <= LONGEST_FUNCTION, "src/{path}:{line} `{head}` has {length} lines");
            seen += 1;
        }
    }
    assert!(seen > 500, "only {seen} functions were seen");
}

#[test]
fn a_function_is_measured_from_head_to_brace() {
    let text = "impl A {\n    pub(super) const fn f(\n        a: u8,\n    ) -> u8 {\n        a\n    }\n}\n\
                fn g() {}\n";
    let source = Source { path: "a.rs".into(), text: text.into(), is_test: false };
    let found: Vec<_> = functions(&source).iter().map(|f| (f.line, f.length)).collect();
    assert_eq!(found, [(2, 5), (8, 1)]);
}
