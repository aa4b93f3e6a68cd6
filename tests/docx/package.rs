//! The zip: every part has its content type, every relation its target, and the same report gives
//! the same bytes.

use super::{names, part, report};
use roxmltree::Document;

#[test]
fn every_part_has_a_type_and_every_relation_a_target() {
    let written = report("2025-Q4", "2025-12-18");
    let names = names(&written.path);
    assert_eq!(names[0], "[Content_Types].xml");
    let types = part(&written.path, "[Content_Types].xml");
    let types = Document::parse(&types).expect("types");
    let typed: Vec<&str> =
        types.descendants().filter_map(|node| node.attribute("PartName")).collect();
    for name in names.iter().filter(|name| name.starts_with("word/") && !name.ends_with(".rels")) {
        assert!(typed.contains(&format!("/{name}").as_str()), "{name}");
    }
    for typed in typed {
        assert!(names.contains(&typed[1..].to_owned()), "{typed}");
    }
    for (relations, folder) in [("_rels/.rels", ""), ("word/_rels/document.xml.rels", "word/")] {
        let text = part(&written.path, relations);
        let xml = Document::parse(&text).expect("relations");
        let targets = xml.descendants().filter_map(|node| node.attribute("Target"));
        for target in targets {
            assert!(names.contains(&format!("{folder}{target}")), "{target}");
        }
    }
}

#[test]
fn every_reference_has_its_relation() {
    let written = report("2025-Q4", "2025-12-18");
    let document = part(&written.path, "word/document.xml");
    let relations = part(&written.path, "word/_rels/document.xml.rels");
    let ids: Vec<&str> =
        document.split("r:id=\"").skip(1).filter_map(|s| s.split('"').next()).collect();
    // Two headers a section, four sections.
    assert_eq!(ids.len(), 8);
    assert!(ids.iter().all(|id| relations.contains(&format!("Id=\"{id}\""))), "{ids:?}");
}

#[test]
fn every_style_that_is_used_is_there() {
    let written = report("2025-Q4", "2025-12-18");
    let document = part(&written.path, "word/document.xml");
    let styles = part(&written.path, "word/styles.xml");
    let used = document.split("<w:pStyle w:val=\"").skip(1).filter_map(|s| s.split('"').next());
    let mut used: Vec<&str> = used.collect();
    used.sort_unstable();
    used.dedup();
    assert!(used.len() > 5, "{used:?}");
    for style in used {
        assert!(styles.contains(&format!("w:styleId=\"{style}\"")), "{style}");
    }
}

#[test]
fn the_same_report_gives_the_same_bytes() {
    let [one, two] = [(); 2].map(|()| {
        let written = report("2025-Q3", "2025-09-18");
        std::fs::read(&written.path).expect("bytes")
    });
    assert!(one == two);
    assert_ne!(one, std::fs::read(report("2025-Q4", "2025-12-18").path).expect("bytes"));
}
