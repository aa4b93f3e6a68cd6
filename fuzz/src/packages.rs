//! Workbooks and Word files. A fuzzer cannot guess checksums: it is given the parts, and the
//! package around them is made here. `package` is given the raw bytes.

use super::incoming::incoming;
use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn packed(parts: &[(&str, &[u8])]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, bytes) in parts {
        writer.start_file(*name, SimpleFileOptions::default()).expect("part");
        writer.write_all(bytes).expect("written");
    }
    writer.finish().expect("package").into_inner()
}

fn relations(of: &[(&str, &str)]) -> String {
    let one = |(n, (kind, target)): (usize, &(&str, &str))| {
        format!("<Relationship Id='r{n}' Type='{TYPE}/{kind}' Target='{target}'/>")
    };
    let all: String = of.iter().enumerate().map(one).collect();
    format!("<Relationships>{all}</Relationships>")
}

/// Parts divided by a zero byte: sheet, shared strings, styles, workbook.
pub(crate) fn workbook(bytes: &[u8]) {
    let mut parts = bytes.split(|b| *b == 0);
    let mut part = || parts.next().unwrap_or_default();
    let (sheet, strings, styles, book) = (part(), part(), part(), part());
    let usual = b"<workbook><sheets><sheet name='A' sheetId='1' r:id='r0'/></sheets></workbook>";
    let book = if book.is_empty() { &usual[..] } else { book };
    let main = relations(&[("officeDocument", "xl/workbook.xml")]);
    let links = [("worksheet", "s.xml"), ("sharedStrings", "t.xml"), ("styles", "y.xml")];
    let links = relations(&links);
    incoming(&packed(&[
        ("_rels/.rels", main.as_bytes()),
        ("xl/workbook.xml", book),
        ("xl/_rels/workbook.xml.rels", links.as_bytes()),
        ("xl/s.xml", sheet),
        ("xl/t.xml", strings),
        ("xl/y.xml", styles),
    ]));
}

/// The document of a Word file.
pub(crate) fn word(bytes: &[u8]) {
    let main = relations(&[("officeDocument", "word/document.xml")]);
    incoming(&packed(&[("_rels/.rels", main.as_bytes()), ("word/document.xml", bytes)]));
}

/// A package as it came.
pub(crate) fn package(bytes: &[u8]) {
    incoming(bytes);
}
