//! How the numbers of a workbook are shown: a percentage and a day are numbers too.

use super::xml::{Piece, Xml};
use crate::intake::finding::Refusal;
use std::collections::BTreeMap;

/// How a number is shown.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Shown {
    /// As a number.
    #[default]
    Plain,
    /// As a percentage with so many decimals.
    Percent(usize),
    /// As a day or an hour.
    Date,
    /// With zeros before it, so many digits at least: a code.
    Padded(usize),
}

/// The format of each style of cells, by its number.
pub(super) fn read(text: &str) -> Result<Vec<Shown>, Refusal> {
    let mut xml = Xml::new(text);
    let (mut own, mut shown, mut in_cells) = (BTreeMap::new(), Vec::new(), false);
    loop {
        match xml.next()? {
            Piece::Open(element) => match element.name() {
                "numFmt" => {
                    if let (Some(id), Some(code)) =
                        (element.number::<u32>("numFmtId"), element.get("formatCode"))
                    {
                        own.insert(id, of_code(&code));
                    }
                }
                "cellXfs" => in_cells = true,
                "xf" if in_cells => {
                    let id = element.number("numFmtId").unwrap_or(0);
                    shown.push(own.get(&id).copied().unwrap_or_else(|| built_in(id)));
                }
                _ => {}
            },
            Piece::Close(name) if name == "cellXfs" => in_cells = false,
            Piece::End => return Ok(shown),
            _ => {}
        }
    }
}

/// Formats that every workbook has without naming them.
fn built_in(id: u32) -> Shown {
    match id {
        9 => Shown::Percent(0),
        10 => Shown::Percent(2),
        14..=22 | 27..=36 | 45..=47 | 50..=58 => Shown::Date,
        _ => Shown::Plain,
    }
}

/// The format of a code: its first section, without what stands in quotation marks.
fn of_code(code: &str) -> Shown {
    let signs = signs(code);
    if signs.eq_ignore_ascii_case("general") {
        return Shown::Plain;
    }
    if signs.contains('%') {
        let decimals = signs.split_once('.').map_or("", |(_, decimals)| decimals);
        return Shown::Percent(decimals.chars().take_while(|c| "0#?".contains(*c)).count());
    }
    if signs.chars().any(|c| "ymdhsYMDHS".contains(c)) {
        return Shown::Date;
    }
    if signs.len() > 1 && signs.chars().all(|c| c == '0') {
        return Shown::Padded(signs.len());
    }
    Shown::Plain
}

fn signs(code: &str) -> String {
    let (mut signs, mut chars) = (String::new(), code.chars());
    while let Some(c) = chars.next() {
        match c {
            '"' => drop(chars.by_ref().find(|c| *c == '"')),
            '\\' | '_' | '*' => drop(chars.next()),
            '[' => {
                let inside: String = chars.by_ref().take_while(|c| *c != ']').collect();
                // `[h]` counts hours; `[Red]` and `[$-42A]` are looks.
                let hours = !inside.is_empty() && inside.chars().all(|c| "hmsHMS".contains(c));
                signs.extend(hours.then_some('h'));
            }
            ';' => break,
            c => signs.push(c),
        }
    }
    signs
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn codes_say_how_a_number_is_shown() {
        for (code, expected) in [
            ("General", Shown::Plain),
            ("#,##0", Shown::Plain),
            ("#,##0\\ \"đồng\"", Shown::Plain),
            ("0.00", Shown::Plain),
            ("0%", Shown::Percent(0)),
            ("0.00%;[Red]-0.00%", Shown::Percent(2)),
            ("dd/mm/yyyy", Shown::Date),
            ("[$-42A]d mmmm yyyy", Shown::Date),
            ("[h]:mm", Shown::Date),
            ("[Red]0", Shown::Plain),
            ("00000", Shown::Padded(5)),
        ] {
            assert_eq!(of_code(code), expected, "{code}");
        }
    }

    #[test]
    fn styles_are_numbered_by_the_cells() {
        let text = "<styleSheet><numFmts><numFmt numFmtId='164' formatCode='00000'/></numFmts>\
                    <cellStyleXfs><xf numFmtId='9'/></cellStyleXfs>\
                    <cellXfs><xf numFmtId='0'/><xf numFmtId='164'/><xf numFmtId='10'/>\
                    <xf numFmtId='14'/></cellXfs></styleSheet>";
        let expected = [Shown::Plain, Shown::Padded(5), Shown::Percent(2), Shown::Date];
        assert_eq!(read(text).expect("styles"), expected);
    }
}
