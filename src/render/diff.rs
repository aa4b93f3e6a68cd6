//! Two versions of a file as lines that go and lines that come.

use crate::text::visible;
use similar::TextDiff;

/// Lines around a change.
const CONTEXT: usize = 3;
/// A larger file is not shown: nobody would read it, and comparing takes long.
const LARGEST: usize = 1 << 20;

/// What changes in a file; empty where nothing does.
pub fn diff(path: &str, before: &str, after: &str) -> String {
    if before == after {
        return String::new();
    }
    let path = visible(path);
    if before.len().max(after.len()) > LARGEST {
        return format!("--- {path}\n+++ {path}\n(tệp lớn, không in từng dòng)\n");
    }
    let lines = TextDiff::from_lines(before, after);
    let mut text = format!("--- {path}\n+++ {path}\n");
    for hunk in lines.unified_diff().context_radius(CONTEXT).iter_hunks() {
        text.push_str(&format!("{}\n", hunk.header()));
        for change in hunk.iter_changes() {
            let line = change.value();
            let line = line.strip_suffix('\n').unwrap_or(line);
            text.push_str(&format!("{}{}\n", change.tag(), visible(line)));
        }
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_go_and_come_stand_below_each_other() {
        let before = "1\n2\n3\n4\n5\n6\n7\n8\n9\n";
        let after = "1\n2\n3\n4\nx\n6\n7\n8\n9\n";
        let shown = "--- a.csv\n+++ a.csv\n@@ -2,7 +2,7 @@\n 2\n 3\n 4\n-5\n+x\n 6\n 7\n 8\n";
        assert_eq!(diff("a.csv", before, after), shown);
        assert_eq!(diff("a.csv", before, before), "");
    }

    #[test]
    fn what_cannot_be_seen_is_written_out() {
        let shown = diff("a.csv", "\u{feff}a\r\n", "a\n");
        assert!(shown.ends_with("-\\u{feff}a\\u{d}\n+a\n"), "{shown}");
    }

    #[test]
    fn a_large_file_is_only_named() {
        let large = "a\n".repeat(LARGEST);
        assert!(diff("a.csv", &large, "a\n").ends_with("(tệp lớn, không in từng dòng)\n"));
    }
}
