//! Workbooks and Word files made by the tests, part by part.

use std::io::{Cursor, Write};
use zip::ZipWriter;
use zip::write::SimpleFileOptions;

/// A package of parts.
pub(crate) fn package(parts: &[(&str, &str)]) -> Vec<u8> {
    let mut writer = ZipWriter::new(Cursor::new(Vec::new()));
    let options = SimpleFileOptions::default();
    for (name, text) in parts {
        writer.start_file(*name, options).expect("part");
        writer.write_all(text.as_bytes()).expect("written");
    }
    writer.finish().expect("package").into_inner()
}

const TYPE: &str = "http://schemas.openxmlformats.org/officeDocument/2006/relationships";

fn relations(of: &[(String, String, String)]) -> String {
    let one = |(id, kind, target): &(String, String, String)| {
        format!("<Relationship Id='{id}' Type='{TYPE}/{kind}' Target='{target}'/>")
    };
    format!("<Relationships>{}</Relationships>", of.iter().map(one).collect::<String>())
}

/// A workbook of sheets: name, attributes, content.
pub(crate) fn workbook(sheets: &[(&str, &str, &str)], more: &[(&str, &str)]) -> Vec<u8> {
    let main = [("r1".to_owned(), "officeDocument".to_owned(), "xl/workbook.xml".to_owned())];
    let mut links = vec![("s".to_owned(), "sharedStrings".to_owned(), "strings.xml".to_owned())];
    let mut listed = String::new();
    let mut parts: Vec<(String, String)> = Vec::new();
    for (n, (name, attributes, inside)) in sheets.iter().enumerate() {
        listed.push_str(&format!("<sheet name='{name}' sheetId='{n}' r:id='r{n}' {attributes}/>"));
        links.push((format!("r{n}"), "worksheet".into(), format!("worksheets/s{n}.xml")));
        let text = format!("<worksheet><sheetData>{inside}</sheetData></worksheet>");
        parts.push((format!("xl/worksheets/s{n}.xml"), text));
    }
    let book = format!("<workbook><sheets>{listed}</sheets></workbook>");
    parts.push(("_rels/.rels".into(), relations(&main)));
    parts.push(("xl/workbook.xml".into(), book));
    parts.push(("xl/_rels/workbook.xml.rels".into(), relations(&links)));
    let parts: Vec<(&str, &str)> = parts.iter().map(|(n, t)| (n.as_str(), t.as_str())).collect();
    package(&[&parts[..], more].concat())
}

/// Rows of a sheet: digits are numbers, everything else is text.
pub(crate) fn rows(rows: &[&[&str]]) -> String {
    let cell = |text: &&str| match text.parse::<f64>() {
        Ok(_) => format!("<c><v>{text}</v></c>"),
        Err(_) => format!("<c t='inlineStr'><is><t>{text}</t></is></c>"),
    };
    let row =
        |cells: &&[&str]| format!("<row>{}</row>", cells.iter().map(cell).collect::<String>());
    rows.iter().map(row).collect()
}

/// A Word file with that body.
pub(crate) fn word(body: &str) -> Vec<u8> {
    let main = [("r1".to_owned(), "officeDocument".to_owned(), "word/document.xml".to_owned())];
    let text = format!("<w:document><w:body>{body}</w:body></w:document>");
    package(&[("_rels/.rels", &relations(&main)), ("word/document.xml", &text)])
}
