//! Findings about the plan's own letters, before any is written: a file that is no letter, marks
//! that cannot be read, names that do not exist.

use super::{ALL, Letter, Text, template};
use crate::diagnostic::{Diagnostic, rules};
use crate::plan::Plan;
use crate::text::nearest;
use std::ops::Range;

/// What is wrong with `plan/letters/`.
pub fn lint(plan: &Plan) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    for (name, own) in &plan.letters {
        match ALL.iter().find(|letter| letter.name == name) {
            Some(letter) => found.extend(of_text(&Text::of(plan, letter), letter)),
            None => {
                let known = || ALL.iter().map(|letter| letter.name);
                let message = format!("Không có văn bản nào dùng mẫu “{name}.md”");
                let hint = match nearest(name, known()) {
                    Some(near) => format!("Có phải ý là “{near}.md”? Đổi tên tệp cho đúng"),
                    None => format!("Các mẫu: {}", known().collect::<Vec<_>>().join(", ")),
                };
                found.push(Diagnostic::new(&rules::UNKNOWN_LETTER, own.span, message).hint(hint));
            }
        }
    }
    found
}

fn of_text(text: &Text<'_>, letter: &Letter) -> Vec<Diagnostic> {
    let environment = template::environment();
    let read = match environment.template_from_named_str("thư", text.text) {
        Ok(read) => read,
        Err(error) => return vec![template::problem(text, &error)],
    };
    let mut names: Vec<String> = read.undeclared_variables(true).into_iter().collect();
    names.retain(|name| !is_known(name, letter.names));
    names.sort();
    names.iter().flat_map(|name| unknown(text, name, letter)).collect()
}

/// True for a name, the group of a name, and functions of minijinja itself.
fn is_known(name: &str, known: &[&str]) -> bool {
    let of_group =
        |known: &&str| known.strip_prefix(name).is_some_and(|rest| rest.starts_with('.'));
    known.contains(&name) || known.iter().any(of_group) || name == "range" || name == "namespace"
}

/// Each place where a name stands.
fn unknown(text: &Text<'_>, name: &str, letter: &Letter) -> Vec<Diagnostic> {
    let hint = match nearest(name, letter.names.iter().copied()) {
        Some(near) => format!("Có phải ý là “{near}”?"),
        None => "Các tên dùng được ở docs/format.md, phần mẫu văn bản".to_owned(),
    };
    let message = format!("Mẫu văn bản dùng tên không có: “{name}”");
    let say = |range| {
        let place = text.span(range);
        Diagnostic::new(&rules::UNKNOWN_LETTER_NAME, place, message.clone()).hint(hint.clone())
    };
    places(text.text, name).into_iter().map(say).collect()
}

/// Where a name stands between marks, as a word of its own.
fn places(text: &str, name: &str) -> Vec<Range<usize>> {
    let inside = tags(text);
    let part = |c: char| c.is_alphanumeric() || c == '_' || c == '.';
    let whole = |at: &usize| {
        !text[..*at].ends_with(part)
            && !text[at + name.len()..].starts_with(|c| part(c) && c != '.')
    };
    let stands = text.match_indices(name).map(|(at, _)| at).filter(whole);
    let stands = stands.filter(|at| inside.iter().any(|tag| tag.contains(at)));
    stands.map(|at| at..at + name.len()).collect()
}

/// What stands between `{{` and `}}`, `{%` and `%}`.
fn tags(text: &str) -> Vec<Range<usize>> {
    let mut found = Vec::new();
    let mut from = 0;
    while let Some(open) = text[from..].find("{{").into_iter().chain(text[from..].find("{%")).min()
    {
        let start = from + open + 2;
        let close = if text[from + open..].starts_with("{{") { "}}" } else { "%}" };
        let end = text[start..].find(close).map_or(text.len(), |at| start + at);
        found.push(start..end);
        from = end;
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_found_between_marks_only() {
        let text = "ky {{ ky }} {% if ky.a and nam %}{{ xky }}{{ky}} ky";
        let found: Vec<usize> = places(text, "ky").into_iter().map(|range| range.start).collect();
        assert_eq!(found, [6, 18, 44]);
    }

    #[test]
    fn groups_are_known_by_their_names() {
        let known = ["ky", "bang.chi_tieu"];
        assert!(is_known("bang", &known) && is_known("bang.chi_tieu", &known));
        assert!(!is_known("bang.khac", &known) && !is_known("ban", &known));
    }
}
