//! A page of the manual, written in Markdown, as plain text: marks go, words stay.

use super::wrap::wrap;

/// The page in lines of at most `width` columns; examples keep their lines.
pub fn page(markdown: &str, width: usize) -> String {
    let mut lines: Vec<String> = Vec::new();
    let mut in_example = false;
    for line in markdown.lines() {
        match line.strip_prefix("```") {
            Some(info) => {
                in_example = !in_example;
                if in_example && let Some(head) = head(info) {
                    lines.extend([head, String::new()]);
                }
            }
            None if in_example => lines.push(format!("    {line}").trim_end().to_owned()),
            None => lines.extend(wrap(&bare(line.trim_start_matches('#').trim_start()), width)),
        }
    }
    let text = lines.join("\n");
    format!("{}\n", text.trim_end())
}

/// What stands above an example: the file that it shows.
fn head(info: &str) -> Option<String> {
    let path = info.split_whitespace().last().filter(|word| word.contains('/'))?;
    Some(match (path.strip_suffix('+'), path.strip_suffix('-')) {
        (Some(path), _) => format!("  Thêm vào cuối tệp {path}:"),
        (_, Some(path)) => format!("  Không có tệp {path}:"),
        _ => format!("  Tệp {path}:"),
    })
}

/// A line without the marks for bold and for code.
fn bare(line: &str) -> String {
    let parts = line.split('`').enumerate();
    // Between backticks every character is meant.
    parts.map(|(n, part)| if n % 2 == 0 { part.replace("**", "") } else { part.into() }).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_go_and_words_stay() {
        let markdown = "# Số ghi sai\n\n## Cách sửa\n\n1. Ghi **số** vào `so_dat`, không `**`.\n\n\
                        ```csv reports/a.csv+\n# a,`b`\n\n1\n```\n";
        let expected = "Số ghi sai\n\nCách sửa\n\n1. Ghi số vào so_dat, không **.\n\n  \
                        Thêm vào cuối tệp reports/a.csv:\n\n    # a,`b`\n\n    1\n";
        assert_eq!(page(markdown, 80), expected);
    }

    #[test]
    fn long_lines_are_broken_but_not_those_of_examples() {
        let text = page("một hai ba\n```\nmột hai ba\n```\n", 7);
        assert_eq!(text, "một hai\nba\n    một hai ba\n");
    }
}
