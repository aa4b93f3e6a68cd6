//! XML elements of a Word file.

use crate::render::wrap::clean;

/// An element with attributes and content; without content it closes itself.
pub(super) fn element(name: &str, attributes: &[(&str, &str)], content: &str) -> String {
    let attributes: String =
        attributes.iter().map(|(key, value)| format!(" w:{key}=\"{}\"", escape(value))).collect();
    if content.is_empty() {
        return format!("<w:{name}{attributes}/>");
    }
    format!("<w:{name}{attributes}>{content}</w:{name}>")
}

/// An element with one attribute `w:val`.
pub(super) fn value(name: &str, value: &str) -> String {
    element(name, &[("val", value)], "")
}

/// An element that only has to be there.
pub(super) fn flag(name: &str) -> String {
    element(name, &[], "")
}

/// A text as content: personal data masked, hidden characters written out, what XML 1.0 does not
/// have left out.
pub(super) fn text(text: &str) -> String {
    escape(&clean(text))
}

fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\u{fffe}' | '\u{ffff}' => {}
            c if c.is_control() && c != '\n' => {}
            c => out.push(c),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_xml_does_not_have_is_left_out_or_written_out() {
        assert_eq!(text("a<b>&\"\u{fffe}"), "a&lt;b&gt;&amp;&quot;");
        assert_eq!(text("\u{0}\u{b}"), "\\u{0}\\u{b}");
        assert_eq!(escape("\u{0}\u{1b}x"), "x");
    }

    #[test]
    fn an_element_closes_itself_where_it_is_empty() {
        assert_eq!(element("p", &[], ""), "<w:p/>");
        assert_eq!(value("sz", "28"), "<w:sz w:val=\"28\"/>");
        assert_eq!(element("p", &[("a", "1")], "x"), "<w:p w:a=\"1\">x</w:p>");
    }
}
