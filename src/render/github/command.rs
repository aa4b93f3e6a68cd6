//! One workflow command: `::error file=a.csv,line=3::text`.

/// A command that is being put together.
pub(super) struct Command {
    name: String,
    properties: Vec<String>,
}

impl Command {
    pub(super) fn new(name: &str) -> Self {
        Self { name: name.to_owned(), properties: Vec::new() }
    }

    pub(super) fn property(mut self, key: &str, value: &str) -> Self {
        self.properties.push(format!("{key}={}", escape_property(value)));
        self
    }

    /// The whole command, a line.
    pub(super) fn text(self, text: &str) -> String {
        format!("::{} {}::{}\n", self.name, self.properties.join(","), escape(text))
    }
}

/// A line of the log that no runner takes for a command, the older `##[error]` included.
pub(super) fn no_command(line: &str) -> String {
    line.replace("::", ": :").replace("##[", "## [")
}

/// The percent sign first: it begins every escape.
fn escape(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

fn escape_property(text: &str) -> String {
    escape(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
pub(super) mod reader {
    //! What a runner makes of a line, after `ActionCommand.TryParseV2` of actions/runner.

    /// Name, properties and text of a command.
    pub(in crate::render::github) type Read = (String, Vec<(String, String)>, String);

    pub(in crate::render::github) fn read(line: &str) -> Option<Read> {
        let rest = line.trim_start().strip_prefix("::")?;
        let (head, text) = rest.split_once("::")?;
        let (name, properties) = head.split_once(' ').unwrap_or((head, ""));
        let properties = properties.split(',').filter_map(|property| {
            let (key, value) = property.split_once('=')?;
            let value = value.replace("%3A", ":").replace("%2C", ",");
            Some((key.to_owned(), unescaped(&value)))
        });
        Some((name.to_owned(), properties.collect(), unescaped(text)))
    }

    fn unescaped(text: &str) -> String {
        text.replace("%0D", "\r").replace("%0A", "\n").replace("%25", "%")
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn the_percent_sign_is_escaped_first() {
        let line = Command::new("error").property("file", "a:b,c%3A").text("50%\r\nx: y, z");
        assert_eq!(line, "::error file=a%3Ab%2Cc%253A::50%25%0D%0Ax: y, z\n");
    }

    #[test]
    fn a_line_of_the_log_is_no_command() {
        assert_eq!(no_command("::error::a ##[error]b"), ": :error: :a ## [error]b");
    }

    proptest! {
        #[test]
        fn a_runner_reads_what_was_meant(value in any::<String>(), text in any::<String>()) {
            let line = Command::new("warning").property("file", &value).property("line", "3").text(&text);
            let line = line.strip_suffix('\n').expect("a line");
            prop_assert!(!line.contains(['\n', '\r']));
            let (name, properties, read) = reader::read(line).expect("a command");
            prop_assert_eq!(name, "warning");
            let expected = [("file".to_owned(), value), ("line".to_owned(), "3".to_owned())];
            // `unescaped` takes the escapes of `%` last, as the runner does.
            prop_assert_eq!(properties, expected);
            prop_assert_eq!(read, text);
        }
    }
}
