//! What spreadsheets make of a form when they save it.

use super::world::Rows;
use bdhvs::vietnamese::grouped;

/// How a form is saved.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Save {
    sign: char,
    utf16: bool,
    mark: bool,
    dots: bool,
    /// Empty columns at the right, empty rows below.
    padded: bool,
    quoted: bool,
}

const PLAIN: Save =
    Save { sign: ';', utf16: false, mark: true, dots: false, padded: false, quoted: false };

/// The ways that are usual.
pub(crate) const ALL: [Save; 7] = [
    PLAIN,
    Save { sign: ',', padded: true, ..PLAIN },
    Save { sign: '\t', utf16: true, padded: true, ..PLAIN },
    Save { dots: true, padded: true, ..PLAIN },
    Save { sign: '\t', utf16: true, dots: true, ..PLAIN },
    Save { quoted: true, mark: false, ..PLAIN },
    Save { sign: ',', quoted: true, dots: true, padded: true, ..PLAIN },
];

impl Save {
    pub(crate) fn bytes(self, rows: &Rows) -> Vec<u8> {
        let width = rows.iter().map(Vec::len).max().unwrap_or(0) + 2;
        let mut text = String::new();
        for row in rows {
            let mut cells: Vec<String> = row.iter().map(|cell| self.cell(cell)).collect();
            if self.padded {
                cells.resize(width, String::new());
            }
            text += &(cells.join(&self.sign.to_string()) + "\r\n");
        }
        if self.padded {
            let empty = self.sign.to_string().repeat(width - 1) + "\r\n";
            text += &empty.repeat(3);
        }
        self.encoded(&text)
    }

    fn cell(self, cell: &str) -> String {
        let number = cell.len() > 3 && cell.bytes().all(|b| b.is_ascii_digit());
        let shown = match cell.parse() {
            Ok(n) if self.dots && number => grouped(n),
            _ => cell.to_owned(),
        };
        // Excel quotes what holds a comma whatever the delimiter is.
        let needed = shown.contains([self.sign, ',', '"', '\n']);
        let quoted = needed || self.quoted && !number && !shown.is_empty();
        if quoted { format!("\"{}\"", shown.replace('"', "\"\"")) } else { shown }
    }

    fn encoded(self, text: &str) -> Vec<u8> {
        let text = if self.mark { format!("\u{feff}{text}") } else { text.to_owned() };
        if self.utf16 {
            text.encode_utf16().flat_map(u16::to_le_bytes).collect()
        } else {
            text.into()
        }
    }
}
