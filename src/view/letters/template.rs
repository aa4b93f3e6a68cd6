//! minijinja: a text with its values becomes Markdown. Strict (a name without a value is an
//! error), with bounded fuel and depth; a letter cannot read files or call anything outside.

use super::Text;
use crate::diagnostic::{Diagnostic, rules};
use minijinja::value::ValueKind;
use minijinja::{Environment, Error, ErrorKind, Output, State, UndefinedBehavior, Value};

/// Steps that one letter may take: the longest built-in one takes a few thousand.
const FUEL: u64 = 1_000_000;
/// Blocks inside of blocks.
const DEPTH: usize = 50;

/// The Markdown of a text, or what is wrong with it and where.
pub(super) fn rendered(text: &Text<'_>, values: Value) -> Result<String, Diagnostic> {
    let environment = environment();
    let template = environment.template_from_named_str("thư", text.text);
    let markdown = template.and_then(|template| template.render(values));
    markdown.map_err(|error| problem(text, &error))
}

/// The environment of every letter.
pub(super) fn environment<'a>() -> Environment<'a> {
    let mut environment = Environment::new();
    environment.set_undefined_behavior(UndefinedBehavior::Strict);
    environment.set_fuel(Some(FUEL));
    environment.set_recursion_limit(DEPTH);
    environment.set_debug(true);
    environment.set_formatter(escaped);
    environment
}

/// Prints a value so that Markdown takes it for words, unless it is Markdown itself.
fn escaped(out: &mut Output<'_>, _: &mut State<'_, '_>, value: &Value) -> Result<(), Error> {
    let written = match value.kind() {
        _ if value.is_safe() => write!(out, "{value}"),
        ValueKind::Undefined | ValueKind::None => Ok(()),
        _ => out.write_str(&escape(&value.to_string())),
    };
    written.map_err(|_| Error::new(ErrorKind::WriteFailure, "không ghi được"))
}

/// A backslash before every character that may be a mark (CommonMark 2.4); line breaks become
/// spaces.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '\n' | '\r' => out.push(' '),
            c if c.is_ascii_punctuation() => out.extend(['\\', c]),
            c => out.push(c),
        }
    }
    out
}

/// What is wrong, in Vietnamese, at its place.
pub(super) fn problem(text: &Text<'_>, error: &Error) -> Diagnostic {
    let range = error.range().unwrap_or(0..0);
    let part = text.text.get(range.clone()).unwrap_or_default();
    let place = text.span(range);
    if error.kind() == ErrorKind::UndefinedError {
        let message = format!("Mẫu văn bản dùng tên không có: “{part}”");
        return Diagnostic::new(&rules::UNKNOWN_LETTER_NAME, place, message)
            .hint("Các tên dùng được ở docs/format.md, phần mẫu văn bản");
    }
    let message = match error.kind() {
        ErrorKind::SyntaxError => "Mẫu văn bản viết sai dấu {{ … }} hoặc {% … %}".to_owned(),
        ErrorKind::OutOfFuel => "Mẫu văn bản lặp quá nhiều lần".to_owned(),
        ErrorKind::UnknownFilter | ErrorKind::UnknownTest | ErrorKind::UnknownFunction => {
            format!("Mẫu văn bản gọi một phép không có: “{part}”")
        }
        _ => format!("Mẫu văn bản không lập được ở chỗ “{part}”"),
    };
    Diagnostic::new(&rules::BAD_LETTER, place, message)
        .hint("Sửa lại chỗ này; tên giữa các dấu viết không dấu tiếng Việt, như {{ ngay_chot }}")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn render(source: &str, value: &str) -> Result<String, ErrorKind> {
        let values = Value::from_pairs([("ten", value)]);
        environment().render_str(source, values).map_err(|error| error.kind())
    }

    #[test]
    fn what_units_wrote_is_words() {
        let hostile = "*a* {{ b }} <c> [d](e) 1. # |";
        let out = render("{{ ten }}", hostile).expect("rendered");
        assert_eq!(out, escape(hostile));
        let blocks = super::super::markdown::blocks(&out);
        let words = vec![crate::document::Run::plain(hostile)];
        assert_eq!(blocks, [crate::document::Block::Paragraph(words)]);
    }

    #[test]
    fn a_letter_is_bounded_and_strict() {
        assert_eq!(render("{{ khac }}", ""), Err(ErrorKind::UndefinedError));
        let endless =
            "{% for a in range(9999) %}{% for b in range(9999) %}x{% endfor %}{% endfor %}";
        assert_eq!(render(endless, ""), Err(ErrorKind::OutOfFuel));
        assert_eq!(render("{% include 'x' %}", ""), Err(ErrorKind::SyntaxError));
        let deep = format!("{}{}", "{% if 1 %}".repeat(500), "{% endif %}".repeat(500));
        assert!(render(&deep, "").is_err());
    }
}
