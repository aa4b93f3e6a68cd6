//! A Word file as passages: what is written in it, not which form it holds.

use super::package::Package;
use super::word::{self, Block, Line};
use super::{MAX_TEXT, broken, relations};
use crate::intake::edited::{Passage, Unread};
use crate::intake::finding::{Part, Place, Reason, Refusal};

/// Parts beside the main one in which words may stand.
const BESIDE: [&str; 4] = ["word/header", "word/footer", "word/footnotes.", "word/endnotes."];

/// The passages of a package, which must be a Word file.
pub(in crate::intake) fn passages(bytes: &[u8]) -> Result<Vec<Passage>, Unread> {
    let mut package = Package::open(bytes).map_err(Unread::Broken)?;
    let main = relations::main_part(&mut package).map_err(Unread::Broken)?;
    match main {
        Some(path) if path.starts_with("word/") => {
            read(&mut package, &path).map_err(Unread::Broken)
        }
        _ if package.has("word/") => Err(Unread::Broken(broken("thiếu phần chính của tệp"))),
        _ => Err(Unread::NotWord(not_word())),
    }
}

/// Something else than a Word file.
pub(in crate::intake) fn not_word() -> Refusal {
    Refusal::new(Reason::Format, "Đây không phải tệp Word (.docx)")
        .hint("Ghi tên tệp văn bản lưu dạng .docx")
}

fn read(package: &mut Package<'_>, path: &str) -> Result<Vec<Passage>, Refusal> {
    let text = package.text(path)?.ok_or_else(|| broken("thiếu phần chính của tệp"))?;
    let mut left = MAX_TEXT;
    let mut found = of_blocks(word::read(&text, &mut left)?);
    let beside: Vec<String> = BESIDE.iter().flat_map(|part| package.named(part)).collect();
    for name in beside {
        let Some(text) = package.text(&name)? else { continue };
        let edge = name.starts_with("word/header") || name.starts_with("word/footer");
        let blocks = of_blocks(word::read(&text, &mut left)?).into_iter();
        found.extend(blocks.filter(|p| !edge || !is_page_number(&p.text)).map(|passage| {
            let part = if edge { Part::PageHead } else { Part::Note };
            Passage { place: Place { part, ..passage.place }, ..passage }
        }));
    }
    Ok(found)
}

/// `2`, `Trang 2/14`.
fn is_page_number(text: &str) -> bool {
    let rest = text.replace("Trang", "").replace("trang", "");
    rest.chars().all(|c| c.is_ascii_digit() || c.is_whitespace() || matches!(c, '/' | '-' | '|'))
}

/// Paragraphs and tables by their numbers; blank ones count and are dropped.
fn of_blocks(blocks: Vec<Block>) -> Vec<Passage> {
    let (mut paragraphs, mut tables, mut found) = (0, 0, Vec::new());
    for block in blocks {
        match block {
            Block::Text(words) => {
                paragraphs += 1;
                let part = Part::Paragraph;
                let place = Place { part, line: paragraphs, row: paragraphs, ..Place::default() };
                found.push(Passage { place, around: words.now.clone(), text: words.now });
            }
            Block::Table(lines) => {
                tables += 1;
                found.extend(of_table(tables, &lines));
            }
        }
    }
    found.retain(|passage| !passage.text.is_empty());
    found
}

fn of_table(number: u32, lines: &[Line]) -> Vec<Passage> {
    let heads = lines.first().map(columns).unwrap_or_default();
    let head = |column: u32| {
        let found = heads.iter().find(|(at, _)| *at == column);
        found.map(|(_, text)| text.replace('\n', " ")).unwrap_or_default()
    };
    let mut found = Vec::new();
    for (row, line) in (1..).zip(lines) {
        let cells = columns(line);
        let around: Vec<&str> = cells.iter().map(|(_, text)| *text).collect();
        let around = around.join(" ");
        found.extend(cells.into_iter().map(|(column, text)| Passage {
            place: Place {
                part: Part::Table(number),
                line: row,
                row,
                column: Some(column),
                header: if row == 1 { String::new() } else { head(column) },
            },
            text: text.to_owned(),
            around: around.clone(),
        }));
    }
    found
}

/// The cells of a row with their columns, from 1.
fn columns(line: &Line) -> Vec<(u32, &str)> {
    let mut column = line.before.saturating_add(1);
    let mut cells = Vec::new();
    for cell in &line.cells {
        cells.push((u32::try_from(column).unwrap_or(u32::MAX), cell.words.now.as_str()));
        column = column.saturating_add(cell.span);
    }
    cells
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(body: &str) -> Vec<String> {
        let text = format!("<w:document><w:body>{body}</w:body></w:document>");
        let found = of_blocks(word::read(&text, &mut 1_000_000).expect("blocks"));
        found.iter().map(|p| format!("{}: {} | {}", p.place.words(), p.text, p.around)).collect()
    }

    fn p(text: &str) -> String {
        format!("<w:p><w:r><w:t>{text}</w:t></w:r></w:p>")
    }

    #[test]
    fn paragraphs_and_cells_have_their_places() {
        let cell = |text: &str| format!("<w:tc>{}</w:tc>", p(text));
        let row = |cells: [&str; 2]| format!("<w:tr>{}</w:tr>", cells.map(cell).concat());
        let table = format!("<w:tbl>{}{}</w:tbl>", row(["Đơn vị", "Số đạt"]), row(["Xã A", "12"]));
        let body = format!("{}{}{}{table}", p("một"), p(""), p("ba"));
        assert_eq!(
            texts(&body),
            [
                "đoạn 1: một | một",
                "đoạn 3: ba | ba",
                "bảng 1, dòng 1, cột thứ 1: Đơn vị | Đơn vị Số đạt",
                "bảng 1, dòng 1, cột thứ 2: Số đạt | Đơn vị Số đạt",
                "bảng 1, dòng 2, cột thứ 1 (Đơn vị): Xã A | Xã A 12",
                "bảng 1, dòng 2, cột thứ 2 (Số đạt): 12 | Xã A 12",
            ]
        );
    }

    #[test]
    fn a_page_number_is_no_passage() {
        assert!(["2", "Trang 2/14", "- 3 -"].into_iter().all(is_page_number));
        assert!(!is_page_number("có 12 người"));
    }
}
