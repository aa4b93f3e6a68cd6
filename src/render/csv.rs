//! Rows for a spreadsheet or a program: a table as CSV, a form as Excel opens it by a double click.

use super::wrap::clean;
use crate::document::Table;
use crate::text::{harmless, no_command};

/// A table as CSV: UTF-8, commas, one line a row.
pub fn csv(table: &Table) -> String {
    let heads = table.columns.iter().map(|column| column.title.clone()).collect::<Vec<_>>();
    let rows = table
        .rows
        .iter()
        .map(|row| row.iter().map(|cell| clean(&harmless(&cell.text))).collect::<Vec<_>>());
    let lines: String =
        std::iter::once(heads).chain(rows).map(|row| line(&row, ",") + "\n").collect();
    no_command(&lines).into_owned()
}

/// Rows as a form to be filled in under a Vietnamese locale: UTF-8 with a byte order mark,
/// semicolons between columns, line ends of Windows. Cells hold what the plan says: masked, and
/// nothing that hides, like everything that goes out.
pub fn csv_form(rows: &[Vec<String>]) -> String {
    let shown = |row: &Vec<String>| row.iter().map(|cell| clean(cell)).collect::<Vec<_>>();
    let lines: String = rows.iter().map(|row| line(&shown(row), ";") + "\r\n").collect();
    format!("\u{feff}{}", no_command(&lines))
}

fn line(cells: &[String], separator: &str) -> String {
    let cells: Vec<String> = cells.iter().map(|text| cell(text, separator)).collect();
    cells.join(separator)
}

/// A cell that no spreadsheet takes for a formula, in quotation marks where it needs them.
fn cell(text: &str, separator: &str) -> String {
    let text = harmless(text);
    let bare = !text.contains(['"', '\n', '\r']) && !text.contains(separator);
    if bare && text.trim() == text { text } else { format!("\"{}\"", text.replace('"', "\"\"")) }
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

    #[test]
    fn a_form_opens_in_excel() {
        let row = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        let hidden = csv_form(&[row(&["a\u{1b}[2J", "gọi 0912345678"])]);
        assert_eq!(hidden, "\u{feff}a\\u{1b}[2J;gọi [đã che số điện thoại di động]\r\n");
        let rows = [row(&["Mã", "Ghi chú"]), row(&["a, b", "x; \"y\""]), row(&["=1", "-2\n"])];
        let text = "\u{feff}Mã;Ghi chú\r\na, b;\"x; \"\"y\"\"\"\r\n'=1;\"'-2\n\"\r\n";
        assert_eq!(csv_form(&rows), text);
    }
}
