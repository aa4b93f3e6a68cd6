//! A page of `docs/rules/` as data: it is manual and test at once.

use super::escapes::decode;
use bdhvs::diagnostic::{Cost, Rule, Severity};

/// The sections of a page, in their order.
pub(crate) const SECTIONS: [&str; 5] =
    ["Có gì sai", "Vì sao", "Cách sửa", "Ví dụ sai", "Ví dụ đúng"];

/// What a block does to its file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Change {
    /// The block is the whole file.
    Replace,
    /// `+`: the block follows what the minimal plan has.
    Append,
    /// `-`: the file is not there.
    Remove,
    /// `console bdhvs`: no file; its lines are commands that are run at this point.
    Run,
}

/// A fenced block: a file of an example.
#[derive(Debug)]
pub(crate) struct Block {
    /// Its path in the repository.
    pub(crate) path: String,
    /// What it does to that file.
    pub(crate) change: Change,
    /// Its content.
    pub(crate) bytes: Vec<u8>,
}

/// One example.
#[derive(Debug, Default)]
pub(crate) struct Example {
    /// Its files.
    pub(crate) blocks: Vec<Block>,
    /// `Vị trí`: where the rule is to fire, as counted by hand.
    pub(crate) places: Vec<String>,
    /// `Kèm theo`: rules that cannot but fire along.
    pub(crate) also: Vec<String>,
}

/// A page.
#[derive(Debug, Default)]
pub(crate) struct Page {
    /// The heading.
    pub(crate) title: String,
    /// The line under it.
    pub(crate) code_line: String,
    /// The headings of its sections.
    pub(crate) sections: Vec<String>,
    /// Everything outside blocks, but for the code line and the lines of a failing example.
    pub(crate) prose: String,
    /// `Ví dụ sai`.
    pub(crate) failing: Example,
    /// `Ví dụ đúng`.
    pub(crate) passing: Example,
}

/// The line that a page must have under its heading.
pub(crate) fn code_line(rule: &Rule) -> String {
    let severity = rule.severity.name().to_lowercase();
    format!("Mã quy tắc: {} · {} · {severity} · {}", rule.code, rule.name, cost(rule))
}

/// What a rule costs, in words.
pub(crate) fn cost(rule: &Rule) -> &'static str {
    match rule.cost {
        Cost::Row => "dòng đó chưa được tổng hợp",
        Cost::File => "cả tệp chưa được tổng hợp",
        // A plan with errors adds up nothing: the figures are not wrong, they are not there.
        Cost::Nothing if rule.code.starts_with('P') && rule.severity == Severity::Error => {
            "kế hoạch chưa dùng được"
        }
        Cost::Nothing => "không ảnh hưởng số liệu",
    }
}

/// Reads a page.
pub(crate) fn read(text: &str) -> Page {
    let mut page = Page::default();
    let mut lines = text.lines();
    while let Some(line) = lines.next() {
        match line.strip_prefix("```") {
            Some(info) => {
                let body = lines.by_ref().take_while(|line| *line != "```");
                let body: String = body.flat_map(|line| [line, "\n"]).collect();
                page.example().blocks.push(block(info, &body));
            }
            None => page.line(line),
        }
    }
    page
}

impl Page {
    fn line(&mut self, line: &str) {
        if let Some(title) = line.strip_prefix("# ") {
            self.title = title.to_owned();
        } else if let Some(section) = line.strip_prefix("## ") {
            self.sections.push(section.to_owned());
        } else if line.starts_with("Mã quy tắc: ") {
            return self.code_line = line.to_owned();
        } else if let Some(place) = line.strip_prefix("Vị trí: ") {
            return self.example().places.push(place.to_owned());
        } else if let Some(rules) = line.strip_prefix("Kèm theo: ") {
            return self.example().also.extend(rules.split(", ").map(str::to_owned));
        }
        self.prose.push_str(line);
        self.prose.push('\n');
    }

    /// The example whose section is being read.
    fn example(&mut self) -> &mut Example {
        let passing = self.sections.last().is_some_and(|s| s == "Ví dụ đúng");
        if passing { &mut self.passing } else { &mut self.failing }
    }
}

/// `csv [escaped] path[+|-]`; the first word is for those who colour the page.
fn block(info: &str, body: &str) -> Block {
    let words: Vec<&str> = info.split_whitespace().collect();
    if words == ["console", "bdhvs"] {
        let bytes = body.as_bytes().to_vec();
        return Block { path: String::new(), change: Change::Run, bytes };
    }
    let (path, escaped) = match words.as_slice() {
        [_, "escaped", path] => (*path, true),
        [_, path] => (*path, false),
        _ => panic!("a block without a path: {info}"),
    };
    let (path, change) = match path.as_bytes().last() {
        Some(b'+') => (&path[..path.len() - 1], Change::Append),
        Some(b'-') => (&path[..path.len() - 1], Change::Remove),
        _ => (path, Change::Replace),
    };
    let bytes = if escaped { decode(body) } else { body.as_bytes().to_vec() };
    Block { path: path.to_owned(), change, bytes }
}
