//! Text inside XML 1.0.

/// A text as element content or attribute value. Line breaks and tabs are written as references,
/// which an attribute keeps; a character that XML 1.0 does not have is written out.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 16);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\n' => out.push_str("&#10;"),
            '\t' => out.push_str("&#9;"),
            '\r' => out.push_str("&#13;"),
            c if allowed(c) => out.push(c),
            c => out.extend(c.escape_unicode()),
        }
    }
    out
}

/// `Char` of XML 1.0, without the controls of Latin-1 that it discourages.
fn allowed(c: char) -> bool {
    !c.is_control() && !matches!(c, '\u{fffe}' | '\u{ffff}')
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn what_xml_forbids_is_written_out() {
        assert_eq!(escape("a<b>&\"\n"), "a&lt;b&gt;&amp;&quot;&#10;");
        assert_eq!(escape("\u{0}\u{b}\u{85}\u{fffe}"), "\\u{0}\\u{b}\\u{85}\\u{fffe}");
        assert_eq!(escape("]]>"), "]]&gt;");
    }

    proptest! {
        #[test]
        fn every_text_can_be_read_back(text in any::<String>()) {
            let xml = format!("<a b=\"{0}\">{0}</a>", escape(&text));
            let read = roxmltree::Document::parse(&xml).expect("XML");
            let root = read.root_element();
            prop_assert_eq!(root.attribute("b"), Some(root.text().unwrap_or("")));
            if text.chars().all(|c| allowed(c) || "\n\t\r".contains(c)) {
                prop_assert_eq!(root.attribute("b"), Some(text.as_str()));
            }
        }
    }
}
