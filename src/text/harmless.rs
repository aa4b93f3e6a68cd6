//! Text that begins like a formula: a spreadsheet must not compute what a file only says.

/// Text that a spreadsheet will not take for a formula: with an apostrophe before it where it
/// begins like one. Doing it twice changes nothing.
pub fn harmless(text: &str) -> String {
    let formula = text.starts_with(['=', '+', '-', '@', '\t', '\r', '＝', '＋', '－', '＠']);
    if formula { format!("'{text}") } else { text.to_owned() }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formulas_become_text_once() {
        for text in ["=1+1", "+84", "-x", "@a", "\t=1"] {
            let once = harmless(text);
            assert_eq!(once, format!("'{text}"));
            assert_eq!(harmless(&once), once);
        }
        assert_eq!(harmless("12"), "12");
    }
}
