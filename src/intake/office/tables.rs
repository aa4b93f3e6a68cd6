//! Tables of a Word file as grids. A table that goes on behind a page break, with its header
//! again, is one table; paragraphs around it are its title rows and what stands below it.

use super::word::{Block, Line, Words};
use crate::intake::finding::Part;
use crate::intake::grid::{Edit, Grid, Merge, Row};
use crate::intake::table::is_header;

/// A report may be long: its letterhead stands in the first paragraphs, the title of a table in
/// the last ones before it.
const FIRST: usize = 15;
const LAST: usize = 10;

/// What the document is made of, in its order.
enum Piece {
    Text(Row),
    Table(Box<Grid>),
}

/// One grid for each table with the header of a form; where there is none, one for all.
pub(super) fn grids(heads: Vec<String>, blocks: Vec<Block>) -> Vec<Grid> {
    let pieces = joined(pieces(blocks));
    let is_form = |piece: &Piece| match piece {
        Piece::Table(grid) => grid.rows.iter().any(is_header),
        Piece::Text(_) => false,
    };
    let forms: Vec<usize> = (0..pieces.len()).filter(|n| is_form(&pieces[*n])).collect();
    let heads: Vec<Row> = heads.into_iter().map(head).collect();
    if forms.is_empty() {
        let rows = pieces.into_iter().flat_map(rows).collect();
        return vec![Grid { part: Part::Paragraph, rows, ..Grid::default() }];
    }
    let mut grids: Vec<Grid> = Vec::new();
    let (mut titles, mut above) = (heads.clone(), Vec::new());
    for (n, piece) in pieces.into_iter().enumerate() {
        match piece {
            Piece::Table(mut grid) if forms.contains(&n) => {
                // What stands between two forms is the title of the second.
                let first: Vec<Row> = titles.iter().cloned().chain(near(&above)).collect();
                if grids.is_empty() {
                    titles.extend(above.iter().take(FIRST).cloned());
                }
                above.clear();
                grid.rows.splice(0..0, first);
                grids.push(*grid);
            }
            other => above.extend(rows(other)),
        }
    }
    if let Some(last) = grids.last_mut() {
        last.rows.append(&mut above);
    }
    grids
}

/// The rows at the beginning and at the end, each once.
fn near(rows: &[Row]) -> Vec<Row> {
    let last = rows.len().saturating_sub(LAST);
    let kept = rows.iter().enumerate().filter(|(n, _)| *n < FIRST || *n >= last);
    kept.map(|(_, row)| row.clone()).collect()
}

fn head(text: String) -> Row {
    Row { cells: vec![text], ..Row::of(Part::PageHead, 1) }
}

fn rows(piece: Piece) -> Vec<Row> {
    match piece {
        Piece::Text(row) => vec![row],
        Piece::Table(grid) => grid.rows,
    }
}

/// Paragraphs and tables with their numbers; blank paragraphs count and are dropped.
fn pieces(blocks: Vec<Block>) -> Vec<Piece> {
    let (mut paragraphs, mut tables, mut pieces) = (0, 0, Vec::new());
    for block in blocks {
        match block {
            Block::Text(words) => {
                paragraphs += 1;
                if !words.now.is_empty() {
                    let row = Row::of(Part::Paragraph, paragraphs);
                    pieces.push(Piece::Text(Row { cells: vec![words.now], ..row }));
                }
            }
            Block::Table(lines) => {
                tables += 1;
                pieces.push(Piece::Table(Box::new(grid(Part::Table(tables), lines))));
            }
        }
    }
    pieces
}

/// Tables that follow one another with nothing in between and the same header, or of the same
/// width where the second has none, are one.
fn joined(pieces: Vec<Piece>) -> Vec<Piece> {
    let mut all: Vec<Piece> = Vec::new();
    for piece in pieces {
        match (all.last_mut(), piece) {
            (Some(Piece::Table(first)), Piece::Table(next)) if goes_on(first, &next) => {
                append(first, *next);
            }
            (_, piece) => all.push(piece),
        }
    }
    all
}

fn header(grid: &Grid) -> Option<&Row> {
    grid.rows.iter().find(|row| is_header(row))
}

fn goes_on(first: &Grid, next: &Grid) -> bool {
    match (header(first), header(next)) {
        (Some(one), Some(other)) => one.cells == other.cells,
        (Some(one), None) => next.rows.iter().all(|row| row.cells.len() == one.cells.len()),
        _ => false,
    }
}

fn append(first: &mut Grid, next: Grid) {
    let last = first.rows.last().map_or(0, |row| row.row);
    let moved = |row: u32| row + last;
    first.rows.extend(next.rows.into_iter().map(|row| Row {
        part: first.part.clone(),
        line: moved(row.row),
        row: moved(row.row),
        ..row
    }));
    let at = |(row, column)| (moved(row), column);
    first.formulas.extend(next.formulas.into_iter().map(at));
    first.edits.extend(next.edits.into_iter().map(|edit| Edit { at: at(edit.at), ..edit }));
    first.merges.extend(
        next.merges.iter().map(|merge| Merge { first: at(merge.first), last: at(merge.last) }),
    );
    first.joined += 1;
    drop_repeated_header(first);
}

/// The header that stands again at the head of the next page.
fn drop_repeated_header(grid: &mut Grid) {
    let Some(header) = header(grid).cloned() else { return };
    grid.rows.retain(|row| row.row == header.row || row.cells != header.cells);
}

fn grid(part: Part, lines: Vec<Line>) -> Grid {
    let mut grid = Grid { part: part.clone(), ..Grid::default() };
    for (number, line) in (1..).zip(lines) {
        let mut row = Row::of(part.clone(), number);
        let mut column = line.before.min(crate::intake::MAX_COLUMNS);
        for cell in line.cells {
            if column >= crate::intake::MAX_COLUMNS {
                grid.cut_short = Some(crate::intake::dialect::too_many_columns(&row));
                break;
            }
            if cell.goes_on {
                go_on(&mut grid, (number, column));
                row.put(column, String::new());
            } else {
                note(&mut grid, (number, column), &cell.words);
                row.put(column, cell.words.now);
            }
            column = column.saturating_add(cell.span);
        }
        if grid.rows.len() >= crate::intake::MAX_ROWS {
            grid.cut_short = Some(crate::intake::dialect::too_many_rows());
            break;
        }
        grid.rows.push(row);
    }
    grid.fill_merged();
    grid.rows.retain(|row| row.filled().next().is_some());
    drop_repeated_header(&mut grid);
    grid
}

/// A cell that goes on from the row above.
fn go_on(grid: &mut Grid, (row, column): (u32, usize)) {
    let open = |merge: &&mut Merge| merge.last == (row.saturating_sub(1), column);
    match grid.merges.iter_mut().rev().take(200).find(open) {
        Some(merge) => merge.last.0 = row,
        None => {
            grid.merges.push(Merge { first: (row.saturating_sub(1), column), last: (row, column) })
        }
    }
}

fn note(grid: &mut Grid, at: (u32, usize), words: &Words) {
    if words.formula {
        grid.formulas.push(at);
    }
    if words.now != words.before {
        let (before, now) = (words.before.clone(), words.now.clone());
        grid.edits.push(Edit { at, before, now });
    }
}

#[cfg(test)]
mod tests {
    use super::super::word::Cell;
    use super::*;

    fn words(text: &str) -> Words {
        Words { now: text.into(), before: text.into(), formula: false }
    }

    fn line(cells: &[&str]) -> Line {
        let cell = |text: &&str| Cell { words: words(text), span: 1, goes_on: *text == "^" };
        Line { before: 0, cells: cells.iter().map(cell).collect() }
    }

    fn table(lines: &[&[&str]]) -> Block {
        Block::Table(lines.iter().map(|cells| line(cells)).collect())
    }

    const HEAD: &[&str] = &["Chỉ tiêu", "Số đạt"];

    fn texts(grid: &Grid) -> Vec<String> {
        grid.rows.iter().map(|row| format!("{}:{}", row.place().words(), row.text())).collect()
    }

    #[test]
    fn paragraphs_around_a_table_are_its_title_and_its_end() {
        let blocks = vec![
            Block::Text(words("Quý IV/2026")),
            Block::Text(words("")),
            table(&[HEAD, &["a", "1"]]),
            Block::Text(words("Người lập biểu")),
        ];
        let grids = grids(vec!["Đầu trang".into()], blocks);
        assert_eq!(grids.len(), 1);
        assert_eq!(
            texts(&grids[0]),
            [
                "đầu trang giấy:Đầu trang",
                "đoạn 1:Quý IV/2026",
                "bảng 1, dòng 1:Chỉ tiêu Số đạt",
                "bảng 1, dòng 2:a 1",
                "đoạn 3:Người lập biểu"
            ]
        );
    }

    #[test]
    fn a_table_on_two_pages_is_one_and_two_tables_are_two() {
        let one = || table(&[HEAD, &["a", "1"]]);
        let joined =
            grids(Vec::new(), vec![one(), Block::Text(words("")), table(&[HEAD, &["b", "2"]])]);
        assert_eq!(joined.len(), 1);
        assert_eq!(texts(&joined[0])[2], "bảng 1, dòng 4:b 2");
        let bare = grids(Vec::new(), vec![one(), table(&[&["b", "2"]])]);
        assert_eq!((bare.len(), bare[0].rows.len()), (1, 3));
        let apart = grids(Vec::new(), vec![one(), Block::Text(words("Quý III")), one()]);
        assert_eq!(apart.len(), 2);
        assert_eq!(texts(&apart[1])[0], "đoạn 1:Quý III");
    }

    #[test]
    fn merged_cells_stand_in_each_row() {
        let grids = grids(Vec::new(), vec![table(&[HEAD, &["a", "1"], &["^", "2"]])]);
        let text = texts(&grids[0]);
        assert_eq!(text[2], "bảng 1, dòng 3:a 2");
    }
}
