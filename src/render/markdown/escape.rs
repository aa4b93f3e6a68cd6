//! Characters that Markdown or HTML would take for a command.

/// A text on one line, so that it reads as it is written.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    let mut before = None;
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        if commands(c, before, rest.peek().copied()) {
            out.push('\\');
        }
        out.push(c);
        before = Some(c);
    }
    out
}

/// The same for a text that begins a line.
pub(super) fn escape_start(text: &str) -> String {
    start(&escape(text.trim_matches(' ')))
}

/// An escaped line whose first characters must not begin a list or underline a heading.
pub(super) fn start(escaped: &str) -> String {
    let digits = escaped.len() - escaped.trim_start_matches(|c: char| c.is_ascii_digit()).len();
    let mark = escaped[digits..].chars().next();
    let free = escaped[digits..].chars().nth(1).is_none_or(|c| c == ' ');
    match mark {
        Some('.' | ')') if digits > 0 && free => {
            format!("{}\\{}", &escaped[..digits], &escaped[digits..])
        }
        Some('-' | '+' | '=') if digits == 0 && !starts_number(escaped) => format!("\\{escaped}"),
        _ => escaped.to_owned(),
    }
}

/// True for `-5,1` and `+5,1`, which stay as they are.
fn starts_number(text: &str) -> bool {
    text.chars().nth(1).is_some_and(|c| c.is_ascii_digit())
}

/// True where Markdown may take the character for a command between these neighbours. An
/// underscore inside a word (`so_dat`) is none; a hash is one only where a heading may begin or
/// end; a bracket only where a link may close, so that the drafter's `[…]` stays readable.
fn commands(c: char, before: Option<char>, after: Option<char>) -> bool {
    let word = |c: Option<char>| c.is_some_and(char::is_alphanumeric);
    match c {
        '\\' | '`' | '*' | '<' | '>' | '|' | '~' | '$' | '&' => true,
        ']' => matches!(after, Some('(' | '[' | ':')),
        '_' => !(word(before) && word(after)),
        '#' => before.is_none_or(|c| c == ' ' || c == '#'),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_and_document_numbers_come_out_unharmed() {
        for text in ["1234/KH-UBND", "85,00%", "1.189.300", "-5,1", "so_dat", "V/v đôn đốc", "(1)"]
        {
            assert_eq!(escape_start(text), text);
        }
    }

    #[test]
    fn what_would_command_is_escaped() {
        assert_eq!(escape("<b>&lt;*_x_*|`[a](b)"), "\\<b\\>\\&lt;\\*\\_x\\_\\*\\|\\`[a\\](b)");
        assert_eq!(escape("\\u{1b} ~~x~~ $y$"), "\\\\u{1b} \\~\\~x\\~\\~ \\$y\\$");
    }

    #[test]
    fn what_would_begin_a_block_is_escaped() {
        assert_eq!(escape_start("1. Một"), "1\\. Một");
        assert_eq!(escape_start("12) Một"), "12\\) Một");
        assert_eq!(escape_start("- Một"), "\\- Một");
        assert_eq!(escape_start("+ Một"), "\\+ Một");
        assert_eq!(escape_start("---"), "\\---");
        assert_eq!(escape_start("==="), "\\===");
        assert_eq!(escape_start("    # Một"), "\\# Một");
        assert_eq!(escape_start("> Một"), "\\> Một");
        assert_eq!(escape_start(""), "");
    }
}
