//! Forms as Excel opens them under a Vietnamese locale by a double click: UTF-8 with a byte order
//! mark, semicolons between columns, line ends of Windows.

use crate::text::harmless;

/// Rows as a form to be filled in.
pub fn csv_form(rows: &[Vec<String>]) -> String {
    let line = |row: &Vec<String>| row.iter().map(|c| cell(c)).collect::<Vec<_>>().join(";");
    let lines: String = rows.iter().map(|row| line(row) + "\r\n").collect();
    format!("\u{feff}{lines}")
}

/// A cell that no spreadsheet takes for a formula, in quotation marks where it needs them.
fn cell(text: &str) -> String {
    let text = harmless(text);
    let bare = !text.contains([';', '"', '\n', '\r']) && text.trim() == text;
    if bare { text } else { format!("\"{}\"", text.replace('"', "\"\"")) }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_form_opens_in_excel() {
        let row = |cells: &[&str]| cells.iter().map(|c| (*c).to_owned()).collect::<Vec<_>>();
        let rows = [row(&["Mã", "Ghi chú"]), row(&["a, b", "x; \"y\""]), row(&["=1", "-2\n"])];
        let text = "\u{feff}Mã;Ghi chú\r\na, b;\"x; \"\"y\"\"\"\r\n'=1;\"'-2\n\"\r\n";
        assert_eq!(csv_form(&rows), text);
    }
}
