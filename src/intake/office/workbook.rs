//! The sheets of a workbook with their names.

use super::cells::Book;
use super::package::Package;
use super::relations::{self, Relation};
use super::xml::{Piece, Xml};
use super::{broken, sheet, strings, styles};
use crate::intake::finding::{Part, Reason, Refusal};
use crate::intake::grid::Grid;

/// One sheet as the workbook lists it.
struct Listed {
    name: String,
    hidden: bool,
    relation: String,
}

/// All sheets that hold cells, in the order of their tabs.
pub(super) fn grids(package: &mut Package<'_>, path: &str) -> Result<Vec<Grid>, Refusal> {
    if path.ends_with(".bin") {
        return Err(Refusal::new(
            Reason::Format,
            "Đây là tệp Excel nhị phân (.xlsb), không đọc được",
        )
        .hint("Mở bằng Excel, chọn lưu dạng .xlsx rồi gửi lại"));
    }
    let text = package.text(path)?.ok_or_else(|| broken("thiếu phần chính của tệp"))?;
    let relations = relations::of(package, path)?;
    let (listed, from_1904) = listed(&text)?;
    let book = Book {
        strings: of_kind(package, &relations, "sharedStrings", strings::read)?,
        shown: of_kind(package, &relations, "styles", styles::read)?,
        from_1904,
    };
    let (mut grids, mut left) = (Vec::new(), sheet::budget());
    for one in listed {
        let relation = relations.iter().find(|r| r.id == one.relation && r.kind == "worksheet");
        // A sheet of a chart has no cells.
        let Some(relation) = relation else { continue };
        let text = package.text(&relation.target)?.ok_or_else(|| broken("thiếu một trang tính"))?;
        let part = Part::Sheet(one.name.into());
        let grid = sheet::read(&book, &text, part, &mut left)?;
        grids.push(Grid { hidden: one.hidden, ..grid });
    }
    if grids.is_empty() {
        return Err(broken("không có trang tính nào"));
    }
    Ok(grids)
}

/// What a part of that kind holds; nothing where the workbook has none.
fn of_kind<T>(
    package: &mut Package<'_>,
    relations: &[Relation],
    kind: &str,
    read: impl Fn(&str) -> Result<Vec<T>, Refusal>,
) -> Result<Vec<T>, Refusal> {
    let Some(relation) = relations.iter().find(|r| r.kind == kind) else { return Ok(Vec::new()) };
    package.text(&relation.target)?.map_or_else(|| Ok(Vec::new()), |text| read(&text))
}

fn listed(text: &str) -> Result<(Vec<Listed>, bool), Refusal> {
    let (mut xml, mut sheets, mut from_1904) = (Xml::new(text), Vec::new(), false);
    loop {
        match xml.next()? {
            Piece::Open(element) => match element.name() {
                "workbookPr" => from_1904 = element.is("date1904"),
                "sheet" => sheets.push(Listed {
                    name: sheet::clean(&element.get("name").unwrap_or_default()),
                    hidden: element.get("state").is_some_and(|state| state != "visible"),
                    relation: element.get("id").unwrap_or_default(),
                }),
                _ => {}
            },
            Piece::End => return Ok((sheets, from_1904)),
            _ => {}
        }
    }
}
