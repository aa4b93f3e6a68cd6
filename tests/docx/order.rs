//! Word refuses a file whose properties stand in another order than the schema's
//! (ECMA-376, wml.xsd: CT_PPr, CT_RPr, CT_TblPr, CT_TcPr, CT_SectPr).

use super::{all, part, report};
use roxmltree::Document;

/// An element with its children, in the order of the schema.
const ORDER: [(&str, &[&str]); 8] = [
    (
        "pPr",
        &[
            "pStyle",
            "keepNext",
            "keepLines",
            "pageBreakBefore",
            "framePr",
            "widowControl",
            "numPr",
            "suppressLineNumbers",
            "pBdr",
            "shd",
            "tabs",
            "suppressAutoHyphens",
            "spacing",
            "ind",
            "contextualSpacing",
            "mirrorIndents",
            "jc",
            "textDirection",
            "textAlignment",
            "outlineLvl",
            "rPr",
            "sectPr",
        ],
    ),
    (
        "rPr",
        &[
            "rStyle",
            "rFonts",
            "b",
            "bCs",
            "i",
            "iCs",
            "caps",
            "smallCaps",
            "strike",
            "color",
            "spacing",
            "kern",
            "position",
            "sz",
            "szCs",
            "highlight",
            "u",
            "lang",
        ],
    ),
    (
        "tblPr",
        &[
            "tblStyle",
            "tblpPr",
            "tblOverlap",
            "tblW",
            "jc",
            "tblCellSpacing",
            "tblInd",
            "tblBorders",
            "shd",
            "tblLayout",
            "tblCellMar",
            "tblLook",
        ],
    ),
    ("tcPr", &["tcW", "gridSpan", "vMerge", "tcBorders", "shd", "noWrap", "tcMar", "vAlign"]),
    ("trPr", &["cantSplit", "tblHeader"]),
    (
        "sectPr",
        &[
            "headerReference",
            "footerReference",
            "type",
            "pgSz",
            "pgMar",
            "pgBorders",
            "pgNumType",
            "cols",
            "vAlign",
            "titlePg",
            "docGrid",
        ],
    ),
    ("tbl", &["tblPr", "tblGrid", "tr"]),
    ("style", &["name", "basedOn", "next", "qFormat", "pPr", "rPr"]),
];

/// Where children stand in another order, or are none of the schema's.
fn wrong(xml: &str) -> Vec<String> {
    let xml = Document::parse(xml).expect("XML");
    let mut found = Vec::new();
    for (name, order) in ORDER {
        for node in all(&xml, name) {
            let children = node.children().filter(|child| child.is_element());
            let children: Vec<&str> = children.map(|child| child.tag_name().name()).collect();
            let places: Option<Vec<usize>> =
                children.iter().map(|c| order.iter().position(|known| known == c)).collect();
            let in_order = places.is_some_and(|places| places.windows(2).all(|p| p[0] <= p[1]));
            if !in_order {
                found.push(format!("{name}: {}", children.join(" ")));
            }
        }
    }
    found
}

#[test]
fn properties_stand_in_the_order_of_the_schema() {
    let written = report("2025-Q4", "2025-12-18");
    for name in ["word/document.xml", "word/styles.xml"] {
        assert_eq!(wrong(&part(&written.path, name)), [""; 0], "{name}");
    }
}

#[test]
fn another_order_is_seen() {
    let xml = format!("<w:pPr xmlns:w=\"{}\"><w:jc/><w:spacing/></w:pPr>", super::W);
    assert_eq!(wrong(&xml), ["pPr: jc spacing"]);
}

/// A cell without a paragraph, or a table as its last element, is what Word calls damaged.
#[test]
fn every_cell_ends_with_a_paragraph_and_the_body_with_its_section() {
    let written = report("2025-Q4", "2025-12-18");
    let text = part(&written.path, "word/document.xml");
    let xml = Document::parse(&text).expect("XML");
    let cells = all(&xml, "tc");
    assert!(cells.len() > 1000, "{}", cells.len());
    for cell in cells {
        let last = cell.children().rfind(|child| child.is_element()).expect("child");
        assert_eq!(last.tag_name().name(), "p");
    }
    let body = all(&xml, "body")[0];
    let last = body.children().rfind(|child| child.is_element()).expect("child");
    assert_eq!(last.tag_name().name(), "sectPr");
    // Two tables beside each other would be one.
    let mut children = body.children().filter(|child| child.is_element());
    let mut before = "";
    assert!(children.all(|child| {
        let both = before == "tbl" && child.tag_name().name() == "tbl";
        before = child.tag_name().name();
        !both
    }));
}
