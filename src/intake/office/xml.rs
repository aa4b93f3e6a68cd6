//! XML in small pieces: elements by their local names, text with its references resolved. A
//! document type is refused, so that no entity can grow.

use super::{MAX_DEPTH, broken, too_much};
use crate::intake::finding::{Reason, Refusal};
use quick_xml::events::{BytesRef, BytesStart, Event};
use quick_xml::{Reader, XmlVersion};
use std::borrow::Cow;

/// The beginning of an element.
pub(super) struct Element<'a>(BytesStart<'a>);

/// What comes next.
pub(super) enum Piece<'a> {
    Open(Element<'a>),
    Close(String),
    Text(Cow<'a, str>),
    End,
}

/// A part that is read from its beginning to its end.
pub(super) struct Xml<'a> {
    reader: Reader<&'a [u8]>,
    depth: usize,
}

impl<'a> Xml<'a> {
    pub(super) fn new(text: &'a str) -> Self {
        let mut reader = Reader::from_str(text);
        reader.config_mut().expand_empty_elements = true;
        Self { reader, depth: 0 }
    }

    /// How many elements are open.
    pub(super) fn depth(&self) -> usize {
        self.depth
    }

    pub(super) fn next(&mut self) -> Result<Piece<'a>, Refusal> {
        loop {
            match self.reader.read_event().map_err(|_| unreadable())? {
                Event::Start(element) => {
                    self.depth += 1;
                    if self.depth > MAX_DEPTH {
                        return Err(too_much("các thẻ lồng nhau quá sâu"));
                    }
                    return Ok(Piece::Open(Element(element)));
                }
                Event::End(element) => {
                    self.depth = self.depth.saturating_sub(1);
                    return Ok(Piece::Close(element.local_name().into_inner().to_owned()));
                }
                Event::Text(text) => return Ok(Piece::Text(text.xml10_content())),
                Event::CData(text) => return Ok(Piece::Text(text.xml10_content())),
                Event::GeneralRef(reference) => return resolved(&reference),
                Event::DocType(_) => return Err(entities()),
                Event::Eof if self.depth > 0 => return Err(unreadable()),
                Event::Eof => return Ok(Piece::End),
                _ => {}
            }
        }
    }

    /// Passes over the element that was just opened.
    pub(super) fn skip(&mut self) -> Result<(), Refusal> {
        let inside = self.depth;
        while self.depth >= inside {
            if let Piece::End = self.next()? {
                break;
            }
        }
        Ok(())
    }

    /// The text of the element that was just opened and of all below it.
    pub(super) fn text(&mut self) -> Result<String, Refusal> {
        let (inside, mut all) = (self.depth, String::new());
        while self.depth >= inside {
            match self.next()? {
                Piece::Text(text) => all.push_str(&text),
                Piece::End => break,
                _ => {}
            }
        }
        Ok(all)
    }
}

impl Element<'_> {
    /// Its name without prefix.
    pub(super) fn name(&self) -> &str {
        self.0.local_name().into_inner()
    }

    /// The value of an attribute, whatever its prefix.
    pub(super) fn get(&self, wanted: &str) -> Option<String> {
        let mut attributes = self.0.attributes();
        let attributes = attributes.with_checks(false).flatten();
        let mut found = attributes.filter(|a| a.key.local_name().into_inner() == wanted);
        Some(found.next()?.normalized_value(XmlVersion::Implicit1_0).ok()?.into_owned())
    }

    /// An attribute that is a number.
    pub(super) fn number<T: std::str::FromStr>(&self, wanted: &str) -> Option<T> {
        self.get(wanted)?.trim().parse().ok()
    }

    /// True where the attribute says yes.
    pub(super) fn is(&self, wanted: &str) -> bool {
        self.get(wanted).is_some_and(|value| is_yes(&value))
    }

    /// True where an element stands for yes: `<w:vanish/>`, `<w:vanish w:val="1"/>`.
    pub(super) fn is_on(&self) -> bool {
        self.get("val").is_none_or(|value| is_yes(&value))
    }
}

fn is_yes(value: &str) -> bool {
    matches!(value, "1" | "true" | "on")
}

fn resolved<'a>(reference: &BytesRef<'_>) -> Result<Piece<'a>, Refusal> {
    if let Some(sign) = reference.resolve_char_ref().map_err(|_| unreadable())? {
        return Ok(Piece::Text(Cow::Owned(sign.to_string())));
    }
    let sign = match reference.as_ref() {
        "lt" => "<",
        "gt" => ">",
        "amp" => "&",
        "quot" => "\"",
        "apos" => "'",
        _ => return Err(entities()),
    };
    Ok(Piece::Text(Cow::Borrowed(sign)))
}

fn unreadable() -> Refusal {
    broken("nội dung bên trong không đọc được")
}

fn entities() -> Refusal {
    Refusal::new(Reason::Format, "Tệp Excel hoặc Word có khai báo thực thể XML, không an toàn")
        .hint("Không mở tệp này; hỏi lại nơi gửi và đề nghị gửi tệp khác")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[track_caller]
    fn fails(text: &str) -> Refusal {
        let mut xml = Xml::new(text);
        loop {
            match xml.next() {
                Err(refusal) => return refusal,
                Ok(Piece::End) => panic!("no refusal"),
                Ok(_) => {}
            }
        }
    }

    #[test]
    fn references_are_resolved_and_entities_refused() {
        let mut xml = Xml::new("<a b='1'>x &amp; &#7843;<c/></a>");
        let Ok(Piece::Open(element)) = xml.next() else { panic!("element") };
        assert_eq!((element.name(), element.number::<u32>("b")), ("a", Some(1)));
        assert_eq!(xml.text().expect("text"), "x & ả");
        assert_eq!(fails("<!DOCTYPE a [<!ENTITY b 'c'>]><a>&b;</a>").reason, Reason::Format);
        assert_eq!(fails("<a>&b;</a>").reason, Reason::Format);
    }

    #[test]
    fn what_is_cut_off_or_too_deep_is_refused() {
        assert!(fails("<a><b>").message.contains("hỏng"));
        assert!(fails("<a></b>").message.contains("hỏng"));
        assert_eq!(fails(&"<a>".repeat(MAX_DEPTH + 1)).reason, Reason::Limit);
    }
}
