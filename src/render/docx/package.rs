//! The parts of the zip that a Word file is. Times are fixed: the same document gives the same
//! bytes.

use std::io::{Cursor, Write};
use zip::write::SimpleFileOptions;
use zip::{CompressionMethod, DateTime, ZipWriter};

const TYPES: &str = include_str!("content_types.xml");
const RELATIONS: &str = include_str!("relations.xml");
const DOCUMENT_RELATIONS: &str = include_str!("document_relations.xml");
const STYLES: &str = include_str!("styles.xml");
const SETTINGS: &str = include_str!("settings.xml");
const PAGE_NUMBER: &str = include_str!("page_number.xml");
const FIRST_PAGE: &str = include_str!("first_page.xml");

const BEFORE: &str = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:document \
    xmlns:w=\"http://schemas.openxmlformats.org/wordprocessingml/2006/main\" \
    xmlns:r=\"http://schemas.openxmlformats.org/officeDocument/2006/relationships\"><w:body>";
const AFTER: &str = "</w:body></w:document>";

/// The file whose body holds these elements. A zip in memory cannot fail for want of room on a
/// disk; were one to fail, the file would be empty and nothing would open it.
pub(super) fn zipped(body: &str) -> Vec<u8> {
    write(body).unwrap_or_default()
}

fn write(body: &str) -> zip::result::ZipResult<Vec<u8>> {
    let document = format!("{BEFORE}{body}{AFTER}");
    let parts = [
        ("[Content_Types].xml", TYPES),
        ("_rels/.rels", RELATIONS),
        ("word/document.xml", &document),
        ("word/_rels/document.xml.rels", DOCUMENT_RELATIONS),
        ("word/styles.xml", STYLES),
        ("word/settings.xml", SETTINGS),
        ("word/header1.xml", PAGE_NUMBER),
        ("word/header2.xml", FIRST_PAGE),
    ];
    let options = SimpleFileOptions::default()
        .compression_method(CompressionMethod::Deflated)
        .last_modified_time(DateTime::default());
    let mut zip = ZipWriter::new(Cursor::new(Vec::new()));
    for (name, text) in parts {
        zip.start_file(name, options)?;
        zip.write_all(text.as_bytes())?;
    }
    Ok(zip.finish()?.into_inner())
}
