//! Text on a screen that may be the log of a CI system: GitHub's runner obeys a line that begins
//! with `::`, and `##[` anywhere in a line, whoever wrote it.

use std::borrow::Cow;

/// The text in which no line commands a runner; texts without such marks stay as they are.
pub fn no_command(text: &str) -> Cow<'_, str> {
    if !text.contains("::") && !text.contains("##[") {
        return Cow::Borrowed(text);
    }
    text.split_inclusive('\n').map(harmless_line).collect::<String>().into()
}

fn harmless_line(line: &str) -> String {
    let line = line.replace("##[", "## [");
    let words = line.trim_start();
    match begins_command(words) {
        true => format!("{}: {}", &line[..line.len() - words.len()], &words[1..]),
        false => line,
    }
}

/// A line of an excerpt that leads to a second file begins with `::: `: no command ends behind it.
fn begins_command(words: &str) -> bool {
    let excerpt = words.strip_prefix("::: ").is_some_and(|rest| !rest.contains("::"));
    words.starts_with("::") && !excerpt
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_runner_is_not_commanded() {
        assert_eq!(no_command("a\n  ::error::x\n::y"), "a\n  : :error::x\n: :y");
        assert_eq!(no_command("x ##[add-mask]y ::z\n"), "x ## [add-mask]y ::z\n");
        assert_eq!(no_command("a: b\n"), "a: b\n");
        assert_eq!(no_command(" ::: plan/b:2:3\n"), " ::: plan/b:2:3\n");
        assert_eq!(no_command("::: a::b\n"), ": :: a::b\n");
    }
}
