//! Committed form: rows of CSV with LF, quotation marks only where a cell needs them.

/// A text that grows line by line and knows the number of its last line.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    text: String,
    count: usize,
}

impl Lines {
    /// A text that begins with that line.
    pub(crate) fn beginning(line: &str) -> Self {
        let mut lines = Self::default();
        lines.push(line);
        lines
    }

    /// Adds a line (or several) and gives the number of the last.
    pub(crate) fn push(&mut self, line: &str) -> usize {
        self.text.push_str(line);
        self.text.push('\n');
        self.count += line.matches('\n').count() + 1;
        self.count
    }

    /// Adds a row of cells and gives its line.
    pub(crate) fn row(&mut self, cells: &[&str]) -> usize {
        let cells: Vec<String> = cells.iter().map(|text| cell(text)).collect();
        self.push(&cells.join(","))
    }

    /// The whole text.
    pub(crate) fn finish(self) -> String {
        self.text
    }
}

fn cell(text: &str) -> String {
    if text.contains([',', '"', '\n']) {
        format!("\"{}\"", text.replace('"', "\"\""))
    } else {
        text.to_owned()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_knows_its_line_and_quotes_what_needs_it() {
        let mut lines = Lines::beginning("a,b");
        assert_eq!(lines.row(&["1", "x, y"]), 2);
        assert_eq!(lines.row(&["", "“z” \"w\""]), 3);
        assert_eq!(lines.finish(), "a,b\n1,\"x, y\"\n,\"“z” \"\"w\"\"\"\n");
    }
}
