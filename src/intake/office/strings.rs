//! Texts that the cells of a workbook share.

use super::xml::{Piece, Xml};
use super::{MAX_STRINGS, too_much};
use crate::intake::finding::Refusal;

/// The shared texts in order. Runs of one text in several fonts are one text.
pub(super) fn read(text: &str) -> Result<Vec<String>, Refusal> {
    let (mut xml, mut strings) = (Xml::new(text), Vec::new());
    loop {
        match xml.next()? {
            Piece::Open(element) if element.name() == "si" => {
                if strings.len() >= MAX_STRINGS {
                    return Err(too_much(&format!("hơn {MAX_STRINGS} đoạn chữ khác nhau")));
                }
                strings.push(item(&mut xml)?);
            }
            Piece::End => return Ok(strings),
            _ => {}
        }
    }
}

/// The text of the item that was just opened: of runs only `t`, without the readings that stand
/// above East Asian letters.
pub(super) fn item(xml: &mut Xml<'_>) -> Result<String, Refusal> {
    let (inside, mut all) = (xml.depth(), String::new());
    while xml.depth() >= inside {
        match xml.next()? {
            Piece::Open(element) if element.name() == "t" => {
                let text = xml.text()?;
                all.push_str(&text);
            }
            Piece::Open(element) if element.name() == "rPh" => xml.skip()?,
            Piece::End => break,
            _ => {}
        }
    }
    Ok(unescaped(&all))
}

/// `_x000A_` is how a workbook writes a character that XML does not hold.
pub(super) fn unescaped(text: &str) -> String {
    if !text.contains("_x") {
        return text.to_owned();
    }
    let (mut all, mut rest) = (String::new(), text);
    while let Some(at) = rest.find("_x") {
        let code = rest.get(at + 2..at + 6).filter(|_| rest.get(at + 6..at + 7) == Some("_"));
        let sign = code.and_then(|code| u32::from_str_radix(code, 16).ok());
        match sign.and_then(char::from_u32) {
            Some(sign) => {
                all.push_str(&rest[..at]);
                all.push(sign);
                rest = &rest[at + 7..];
            }
            None => {
                all.push_str(&rest[..at + 2]);
                rest = &rest[at + 2..];
            }
        }
    }
    all.push_str(rest);
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn runs_are_joined_and_escapes_resolved() {
        let text = "<sst><si><t>Xã </t></si><si><r><rPr><b/></rPr><t>Cam </t></r>\
                    <r><t>Lâm_x000A_1</t></r><rPh><t>x</t></rPh></si><si/></sst>";
        assert_eq!(read(text).expect("strings"), ["Xã ", "Cam Lâm\n1", ""]);
        assert_eq!(unescaped("a_x0_b_x005F_"), "a_x0_b_");
    }
}
