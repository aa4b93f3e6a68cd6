//! The report as a Word file: its parts, the order the schema demands, and what Nghị định 30/2020
//! says of pages, sizes, rules and tables. Read as XML, by python-docx and by LibreOffice.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_macros, reason = "a test that cannot run says why")]
#![expect(clippy::disallowed_methods, reason = "a test looks at the files it has written")]

mod layout;
mod order;
mod package;
mod readers;

use assert_cmd::Command;
use roxmltree::{Document, Node};
use std::io::Read;
use std::path::{Path, PathBuf};
use tempfile::TempDir;

/// The namespace of WordprocessingML.
pub(crate) const W: &str = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

/// A Word file on the disk.
pub(crate) struct Written {
    _folder: TempDir,
    pub(crate) path: PathBuf,
}

/// The report of the examples in that quarter.
#[track_caller]
pub(crate) fn report(period: &str, day: &str) -> Written {
    let folder = TempDir::new().expect("folder");
    let path = folder.path().join("bao-cao.docx");
    let mut command = Command::new(env!("CARGO_BIN_EXE_bdhvs"));
    command.current_dir(env!("CARGO_MANIFEST_DIR"));
    command.args(["summary", "--reports", "examples/reports", "--period", period, "--as-of", day]);
    command.arg("--out").arg(&path);
    command.assert().success();
    Written { _folder: folder, path }
}

/// The names of the parts of the file, in order.
pub(crate) fn names(path: &Path) -> Vec<String> {
    let zip = zip::ZipArchive::new(std::fs::File::open(path).expect("file")).expect("zip");
    zip.file_names().map(|name| name.expect("name").into_owned()).collect()
}

/// One part of the file.
pub(crate) fn part(path: &Path, name: &str) -> String {
    let mut zip = zip::ZipArchive::new(std::fs::File::open(path).expect("file")).expect("zip");
    let mut text = String::new();
    zip.by_name(name).expect(name).read_to_string(&mut text).expect("text");
    text
}

/// All elements of that name.
pub(crate) fn all<'a, 'i>(xml: &'a Document<'i>, name: &'static str) -> Vec<Node<'a, 'i>> {
    xml.descendants().filter(|node| node.has_tag_name((W, name))).collect()
}

/// The child of that name.
pub(crate) fn child<'a, 'i>(node: Node<'a, 'i>, name: &'static str) -> Option<Node<'a, 'i>> {
    node.children().find(|node| node.has_tag_name((W, name)))
}

/// An attribute `w:…`.
pub(crate) fn attribute<'a>(node: Node<'a, '_>, name: &'static str) -> &'a str {
    node.attribute((W, name)).unwrap_or_default()
}

/// The words of an element.
pub(crate) fn words(node: Node<'_, '_>) -> String {
    let texts = node.descendants().filter(|node| node.has_tag_name((W, "t")));
    texts.filter_map(|node| node.text()).collect()
}

/// The paragraph that holds exactly these words.
#[track_caller]
pub(crate) fn paragraph<'a, 'i>(xml: &'a Document<'i>, text: &str) -> Node<'a, 'i> {
    let found = all(xml, "p").into_iter().find(|p| words(*p) == text);
    found.unwrap_or_else(|| panic!("no paragraph “{text}”"))
}
