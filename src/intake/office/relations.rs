//! Which part belongs to which: `_rels/….rels`.

use super::package::Package;
use super::xml::{Piece, Xml};
use crate::intake::finding::Refusal;

/// One line of a part's relations.
pub(super) struct Relation {
    pub(super) id: String,
    /// The last word of its type: `worksheet`, `sharedStrings`.
    pub(super) kind: String,
    /// The part that is meant, from the root of the package.
    pub(super) target: String,
}

/// The part that the whole package is about.
pub(super) fn main_part(package: &mut Package<'_>) -> Result<Option<String>, Refusal> {
    let relations = of(package, "")?;
    let main = relations.into_iter().find(|relation| relation.kind == "officeDocument");
    Ok(main.map(|relation| relation.target))
}

/// The relations of a part inside the package; those to the outside are never followed.
pub(super) fn of(package: &mut Package<'_>, part: &str) -> Result<Vec<Relation>, Refusal> {
    let (folder, name) = part.rsplit_once('/').unwrap_or(("", part));
    let path = if folder.is_empty() {
        format!("_rels/{name}.rels")
    } else {
        format!("{folder}/_rels/{name}.rels")
    };
    let Some(text) = package.text(&path)? else { return Ok(Vec::new()) };
    let (mut xml, mut relations) = (Xml::new(&text), Vec::new());
    loop {
        match xml.next()? {
            Piece::Open(element) if element.name() == "Relationship" => {
                if element.get("TargetMode").as_deref() == Some("External") {
                    continue;
                }
                let kind = element.get("Type").unwrap_or_default();
                relations.push(Relation {
                    id: element.get("Id").unwrap_or_default(),
                    kind: kind.rsplit('/').next().unwrap_or_default().to_owned(),
                    target: resolved(folder, &element.get("Target").unwrap_or_default()),
                });
            }
            Piece::End => return Ok(relations),
            _ => {}
        }
    }
}

/// A target as it stands beside its part, from the root of the package.
fn resolved(folder: &str, target: &str) -> String {
    let whole = match target.strip_prefix('/') {
        Some(from_root) => from_root.to_owned(),
        None => format!("{folder}/{target}"),
    };
    let mut parts: Vec<&str> = Vec::new();
    for part in whole.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(parts.pop()),
            part => parts.push(part),
        }
    }
    parts.join("/")
}

#[cfg(test)]
mod tests {
    use super::resolved;

    #[test]
    fn targets_are_found_from_the_root() {
        assert_eq!(resolved("xl", "worksheets/sheet1.xml"), "xl/worksheets/sheet1.xml");
        assert_eq!(resolved("xl", "/xl/styles.xml"), "xl/styles.xml");
        assert_eq!(resolved("xl/worksheets", "../media/a.png"), "xl/media/a.png");
        assert_eq!(resolved("", "word/document.xml"), "word/document.xml");
    }
}
