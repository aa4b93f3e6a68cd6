//! Tables for a terminal: no borders, two spaces between columns. comfy-table sets them; how
//! wide each column may be is worked out here, because its own arrangement breaks numbers.

use super::wrap::{clean, columns, widest_word, wrap};
use crate::document::{Align, Cell, Column, Table, Tone};
use comfy_table::presets::NOTHING;
use comfy_table::{CellAlignment, Color};

/// Spaces between two columns.
const GAP: usize = 2;
/// A column of words is not made narrower than this, even where words must be broken.
const NARROWEST: usize = 8;

/// The lines of a table, at most `width` columns wide unless its numbers need more.
pub(super) fn lines(table: &Table, width: usize, colour: bool) -> Vec<String> {
    let grid = Grid::new(table);
    if grid.columns.is_empty() {
        return Vec::new();
    }
    let gaps = GAP * (grid.columns.len() - 1);
    let widths = grid.widths(width.saturating_sub(table.indent + gaps).max(1));
    let indent = " ".repeat(table.indent);
    let printed = grid.print(&widths, colour);
    printed.lines().map(|line| format!("{indent}{}", line.trim_end_matches(' '))).collect()
}

/// A table with its texts made safe.
struct Grid {
    columns: Vec<Column>,
    head: Option<Vec<Cell>>,
    body: Vec<Vec<Cell>>,
}

impl Grid {
    fn new(table: &Table) -> Self {
        let cells = table.rows.iter().map(Vec::len).max().unwrap_or(0);
        let mut columns = table.columns.clone();
        columns.resize(columns.len().max(cells), Column::default());
        let titled = columns.iter().any(|column| !column.title.is_empty());
        let head = titled.then(|| columns.iter().map(|c| safe(&Cell::from(&*c.title))).collect());
        let body = table.rows.iter().map(|row| row.iter().map(safe).collect()).collect();
        Self { columns, head, body }
    }

    /// The width of each column, so that all fit into `room` where they can.
    fn widths(&self, room: usize) -> Vec<usize> {
        let at = 0..self.columns.len();
        let floors: Vec<usize> = at.clone().map(|n| self.unbroken(n)).collect();
        let mut widths: Vec<usize> = at.map(|n| self.wanted(n, floors[n], room)).collect();
        shrink(&mut widths, &floors, room);
        let broken = self.columns.iter().zip(floors).map(|(column, floor)| match column.align {
            Align::Left => floor.min(NARROWEST),
            Align::Right => floor,
        });
        shrink(&mut widths, &broken.collect::<Vec<_>>(), room);
        widths
    }

    /// The width at which no word of a column, and nothing of a number, is broken.
    fn unbroken(&self, column: usize) -> usize {
        let head = self.head.iter().filter_map(|row| row.get(column));
        let head = head.map(|cell| widest_word(&cell.text)).max().unwrap_or(0);
        let body = self.body.iter().filter_map(|row| row.get(column));
        let need = |cell: &Cell| match self.columns[column].align {
            Align::Left => widest_word(&cell.text),
            Align::Right => widest_line(&cell.text),
        };
        body.map(need).max().unwrap_or(0).max(head)
    }

    /// The width a column would like, with its own limit.
    fn wanted(&self, column: usize, floor: usize, room: usize) -> usize {
        let rows = self.head.iter().chain(&self.body);
        let cells = rows.filter_map(|row| row.get(column));
        let natural = cells.map(|cell| widest_line(&cell.text)).max().unwrap_or(0);
        let limit = self.columns[column].max_width.map_or(usize::MAX, usize::from);
        match self.columns[column].align {
            Align::Left => natural.min(limit).min(room),
            Align::Right => natural.min(limit.max(floor)),
        }
    }

    fn print(&self, widths: &[usize], colour: bool) -> String {
        let mut printed = comfy_table::Table::new();
        printed.load_style(NOTHING).force_no_tty();
        if colour {
            printed.enforce_styling();
            // Padding is left uncoloured, so that trailing spaces can be cut.
            printed.style_text_only();
        }
        for row in self.head.iter().chain(&self.body) {
            printed.add_row(self.row(row, widths, colour));
        }
        let last = self.columns.len() - 1;
        for column in printed.column_iter_mut() {
            let gap = if column.index == last { 0 } else { GAP as u16 };
            column.set_padding((0, gap));
        }
        printed.lines().collect::<Vec<_>>().join("\n")
    }

    fn row(&self, row: &[Cell], widths: &[usize], colour: bool) -> Vec<comfy_table::Cell> {
        let columns = self.columns.iter().zip(widths).enumerate();
        let empty = Cell::default();
        columns
            .map(|(n, (column, width))| {
                let cell = row.get(n).unwrap_or(&empty);
                let text = wrap(&cell.text, *width).join("\n");
                let printed = comfy_table::Cell::new_owned(text).set_alignment(side(column.align));
                match tint(cell.tone).filter(|_| colour && !cell.text.is_empty()) {
                    Some(tint) => printed.fg(tint),
                    None => printed,
                }
            })
            .collect()
    }
}

/// A cell made safe, without empty lines.
fn safe(cell: &Cell) -> Cell {
    let text = clean(&cell.text);
    let lines: Vec<&str> = text.split('\n').filter(|line| !line.trim().is_empty()).collect();
    Cell { text: lines.join("\n"), ..cell.clone() }
}

fn widest_line(text: &str) -> usize {
    text.split('\n').map(columns).max().unwrap_or(0)
}

/// Takes from the widest columns, column by column of the terminal, down to their floors.
fn shrink(widths: &mut [usize], floors: &[usize], room: usize) {
    while widths.iter().sum::<usize>() > room {
        let free = widths.iter_mut().zip(floors).filter(|(width, floor)| **width > **floor);
        match free.max_by_key(|(width, _)| **width) {
            Some((width, _)) => *width -= 1,
            None => return,
        }
    }
}

fn side(align: Align) -> CellAlignment {
    match align {
        Align::Left => CellAlignment::Left,
        Align::Right => CellAlignment::Right,
    }
}

fn tint(tone: Tone) -> Option<Color> {
    match tone {
        Tone::Plain => None,
        Tone::Good => Some(Color::DarkGreen),
        Tone::Caution => Some(Color::DarkYellow),
        Tone::Bad => Some(Color::DarkRed),
        Tone::Quiet => Some(Color::DarkGrey),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn table(columns: Vec<Column>, rows: &[&[&str]]) -> Table {
        let rows = rows.iter().map(|row| row.iter().map(|text| Cell::from(*text)).collect());
        Table { columns, rows: rows.collect(), indent: 0 }
    }

    #[test]
    fn words_stand_left_and_numbers_right() {
        let columns = vec![Column::left("Xã"), Column::right("Tổng số"), Column::left("")];
        let table = table(columns, &[&["Cam Lâm", "22.453", "Đạt"], &["Ba Ngòi", "7", ""]]);
        assert_eq!(
            lines(&table, 80, false),
            ["Xã       Tổng số", "Cam Lâm   22.453  Đạt", "Ba Ngòi        7"]
        );
    }

    #[test]
    fn without_titles_there_is_no_head_and_without_columns_nothing() {
        let body = table(vec![Column::left(""), Column::left("")], &[&["a", "b"]]);
        assert_eq!(lines(&Table { indent: 3, ..body }, 80, false), ["   a  b"]);
        assert_eq!(lines(&Table::default(), 80, false), [""; 0]);
        assert_eq!(lines(&table(vec![Column::left("Xã")], &[]), 80, false), ["Xã"]);
        assert_eq!(lines(&table(vec![Column::left("")], &[]), 80, false), [""; 0]);
    }

    #[test]
    fn a_column_keeps_to_its_own_limit() {
        let columns = vec![Column::left("").at_most(8), Column::right("").at_most(3)];
        let table = table(columns, &[&["một hai ba", "1.189.300"]]);
        assert_eq!(lines(&table, 80, false), ["một hai  1.189.300", "ba"]);
    }

    #[test]
    fn a_wide_table_fits_eighty_columns_and_keeps_its_numbers_whole() {
        let columns = vec![Column::left("Đơn vị"), Column::right("Số"), Column::left("Ghi chú")];
        let note = "số liệu chưa thống nhất ".repeat(8);
        let table = table(columns, &[&["Liên minh Hợp tác xã tỉnh", "1.189.300", &note]]);
        let lines = lines(&table, 80, false);
        assert!(lines.iter().all(|line| columns_of(line) <= 80), "{lines:#?}");
        assert!(lines[1].contains("  1.189.300  "), "{lines:#?}");
        assert_eq!(lines[0], "Đơn vị                            Số  Ghi chú");
    }

    fn columns_of(line: &str) -> usize {
        columns(line)
    }

    #[test]
    fn only_numbers_may_push_a_table_over_the_edge() {
        let columns = vec![Column::right(""), Column::right("")];
        let wide = table(columns, &[&["1.000.000", "2.000.000"]]);
        assert_eq!(lines(&wide, 10, false), ["1.000.000  2.000.000"]);
        let words = table(vec![Column::left(""), Column::right("")], &[&["abcdefghijkl", "99"]]);
        assert_eq!(lines(&words, 12, false), ["abcdefgh  99", "ijkl"]);
    }

    #[test]
    fn colour_adds_nothing_to_the_text() {
        let mut table = table(vec![Column::left("Kết luận"), Column::left("")], &[&["", ""]]);
        table.rows = vec![
            vec![Cell::toned("Chưa đạt", Tone::Bad), Cell::toned("", Tone::Good)],
            vec![Cell::from("—"), Cell::toned("tốt\nhơn", Tone::Good)],
        ];
        let coloured = lines(&table, 80, true).join("\n");
        assert!(coloured.contains('\u{1b}'));
        let stripped = anstream::adapter::strip_str(&coloured).to_string();
        assert_eq!(stripped, lines(&table, 80, false).join("\n"));
        assert_eq!(stripped, "Kết luận\nChưa đạt\n—         tốt\n          hơn");
    }

    #[test]
    fn a_cell_cannot_command_the_terminal() {
        let table = table(vec![Column::left("")], &[&["\u{1b}]0;x\u{7}|<script>\u{202e}\tb"]]);
        assert_eq!(lines(&table, 80, true), ["\\u{1b}]0;x\\u{7}|<script>\\u{202e} b"]);
    }
}
