//! A table as CSV for a spreadsheet or a program: UTF-8, commas, one line a row.

use super::wrap::clean;
use crate::document::Table;
use crate::text::harmless;

/// Heads and rows. A cell that begins like a formula is made harmless.
pub fn csv(table: &Table) -> String {
    let heads = table.columns.iter().map(|column| column.title.as_str()).collect::<Vec<_>>();
    let rows = table.rows.iter().map(|row| row.iter().map(|cell| cell.text.as_str()).collect());
    std::iter::once(heads).chain(rows).map(|row| line(&row)).collect()
}

fn line(cells: &[&str]) -> String {
    format!("{}\n", cells.iter().map(|text| cell(text)).collect::<Vec<_>>().join(","))
}

fn cell(text: &str) -> String {
    let text = clean(&harmless(text));
    let bare = !text.contains([',', '"', '\n', '\r']) && text.trim() == text;
    if bare { text } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Cell, Column};

    #[track_caller]
    fn prints(texts: [&str; 2], expected: &str) {
        let row = texts.map(Cell::from).to_vec();
        let columns = vec![Column::left("a"), Column::right("b")];
        let table = Table { columns, rows: vec![row], indent: 0 };
        assert_eq!(csv(&table), format!("a,b\n{expected}\n"));
    }

    #[test]
    fn cells_are_quoted_where_they_must_be() {
        prints(["45/BC-UBND", "1200"], "45/BC-UBND,1200");
        prints(["a, b", "nói \"có\""], "\"a, b\",\"nói \"\"có\"\"\"");
        prints(["hai\ndòng", " "], "\"hai\ndòng\",\" \"");
    }

    #[test]
    fn no_cell_is_a_formula_or_commands_a_terminal() {
        prints(["=1+1", "+84"], "'=1+1,'+84");
        prints(["-x", "@a"], "'-x,'@a");
        prints(["\t=1", "a\u{1b}[31m"], "' =1,a\\u{1b}[31m");
    }
}
