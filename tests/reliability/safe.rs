//! What is safe in a sink, held against what really reads it: a Markdown parser, an XML parser, a
//! CSV reader, the rules of GitHub's runner.

use bdhvs::text::is_hidden;
use pulldown_cmark::{Event, Options, Parser, Tag};
use serde_json::Value;
use std::io::{Cursor, Read};

/// Who reads what is printed.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Sink {
    /// A terminal, a chat.
    Text,
    /// Lines that a program reads.
    Lines,
    /// A Markdown renderer.
    Markdown,
    /// A program.
    Json,
    /// GitHub's code scanning.
    Sarif,
    /// A spreadsheet that opens text.
    Csv,
    /// A form as Excel opens it.
    Form,
    /// A spreadsheet.
    Workbook,
    /// A word processor.
    Word,
    /// A browser.
    Page,
    /// A calendar.
    Calendar,
    /// A runner of GitHub Actions.
    Github,
    /// A CI system that reads XML.
    Junit,
}

impl Sink {
    /// All words in it, whatever is around them.
    pub(crate) fn words(self, bytes: &[u8]) -> String {
        match self {
            Self::Workbook | Self::Word => parts(bytes).into_iter().map(|(_, text)| text).collect(),
            _ => String::from_utf8_lossy(bytes).into_owned(),
        }
    }
}

/// Fails where a sink would obey what a file says.
pub(crate) fn holds(sink: Sink, bytes: &[u8], line: &str) {
    if matches!(sink, Sink::Workbook | Sink::Word) {
        return office(bytes, line);
    }
    let text = str::from_utf8(bytes).expect("UTF-8");
    // A form begins with the mark by which Excel knows UTF-8.
    terminal(text.strip_prefix('\u{feff}').unwrap_or(text), line);
    match sink {
        Sink::Markdown => markdown(text, line),
        Sink::Json => drop(serde_json::from_str::<Value>(text).expect(line)),
        Sink::Sarif => sarif(text, line),
        Sink::Csv => csv(text, b',', line),
        Sink::Form => csv(text, b';', line),
        Sink::Github => github(text, line),
        Sink::Junit => junit(text, line),
        Sink::Lines => {
            let ours = |l: &str| l.is_empty() || l.starts_with(['#', '/']);
            assert!(text.lines().all(ours), "{line}: {text}");
        }
        Sink::Page => page(text, line),
        Sink::Calendar => calendar(text, line),
        Sink::Text | Sink::Workbook | Sink::Word => {}
    }
    // A calendar's long lines are folded anywhere: it is a file, not a screen.
    if !matches!(sink, Sink::Github | Sink::Calendar) {
        // `::: path` marks an excerpt from another file and is no command.
        let command = |l: &str| l.trim_start().starts_with("::") && !l.contains(":::");
        assert!(!text.lines().any(command), "{line} commands a runner:\n{text}");
    }
}

/// Nothing that a terminal or a reader's eye would obey: no control character, no bidi mark.
#[track_caller]
pub(crate) fn terminal(text: &str, line: &str) {
    let windows = text.replace("\r\n", "\n");
    let found = windows.chars().find(|c| is_hidden(*c));
    assert_eq!(found, None, "{line} prints {found:?}:\n{text:?}");
}

/// Without colours and bold, which the program sets itself.
pub(crate) fn without_own_colours(text: &str) -> String {
    let mut out = String::new();
    let mut rest = text;
    while let Some((before, after)) = rest.split_once("\u{1b}[") {
        out.push_str(before);
        let end = after.find(|c: char| !c.is_ascii_digit() && c != ';').expect("an end");
        assert_eq!(&after[end..=end], "m", "no colour: {after:?}");
        rest = &after[end + 1..];
    }
    out + rest
}

/// Digits and letters alone, so that no wrapping, grouping or escaping hides a number.
pub(crate) fn digits(text: &str) -> String {
    let text = text.to_lowercase();
    let kept: String = text.chars().filter(|c| c.is_ascii_alphanumeric()).collect();
    kept.trim_start_matches("84").trim_start_matches('0').to_owned()
}

/// No HTML, no link, no picture; no heading that a file made.
fn markdown(text: &str, line: &str) {
    let mut heading = false;
    for event in Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_STRIKETHROUGH) {
        match event {
            Event::Html(html) | Event::InlineHtml(html) => {
                // Our own mark of a page's end, nothing else.
                let ours = ["<br>", "<br/>", "<details>", "</details>"];
                let own = ours.contains(&html.trim()) || html.trim().starts_with("<summary>");
                assert!(own && !html.contains("MOC"), "{line} holds HTML {html:?}:\n{text}");
            }
            Event::Start(Tag::Link { dest_url, .. } | Tag::Image { dest_url, .. }) => {
                panic!("{line} links to {dest_url}:\n{text}");
            }
            Event::Start(Tag::Heading { .. }) => heading = true,
            Event::End(_) => heading = false,
            Event::Text(words) => {
                assert!(!heading || !words.starts_with("Tiêu đề giả"), "{line}:\n{text}");
            }
            _ => {}
        }
    }
}

/// Messages without links; paths that stay in the repository.
fn sarif(text: &str, line: &str) {
    let json: Value = serde_json::from_str(text).expect(line);
    for result in json["runs"][0]["results"].as_array().expect("results") {
        let message = result["message"]["text"].as_str().expect("text");
        assert!(!message.contains("]("), "{line}: {message}");
        let place = &result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"];
        let uri = place.as_str().expect("uri");
        let plain = |c: char| c.is_ascii_alphanumeric() || "-._~/%".contains(c);
        let inside = uri.split('/').all(|part| part != "..");
        assert!(uri.chars().all(plain) && inside, "{line}: {uri}");
    }
}

/// As many cells in every row, and none that a spreadsheet would compute.
fn csv(text: &str, delimiter: u8, line: &str) {
    let text = text.trim_start_matches('\u{feff}');
    let mut reader = csv::ReaderBuilder::new();
    let reader = reader.delimiter(delimiter).has_headers(false).flexible(delimiter == b';');
    for row in reader.from_reader(text.as_bytes()).records() {
        for cell in row.expect(line).iter() {
            let formula = cell.trim_start().starts_with(['=', '+', '-', '@']);
            assert!(!formula, "{line}: {cell}");
        }
    }
}

/// Commands of ours only, one a line.
fn github(text: &str, line: &str) {
    let ours = ["::error ", "::warning ", "::notice "];
    for row in text.lines() {
        let row = row.trim_start();
        let own = ours.iter().any(|command| row.starts_with(command));
        assert!(own || !row.starts_with("::"), "{line} commands {row}");
        // The older form stands anywhere in a line that is no command of the newer one.
        assert!(own || !row.contains("##["), "{line} commands {row}");
    }
}

/// Well-formed, and no element but those of JUnit.
fn junit(text: &str, line: &str) {
    let document = roxmltree::Document::parse(text).expect(line);
    let known = ["testsuites", "testsuite", "testcase", "failure", "skipped", "system-out"];
    for node in document.descendants().filter(|node| node.is_element()) {
        assert!(known.contains(&node.tag_name().name()), "{line}: {}", node.tag_name().name());
    }
}

/// Names and texts of a package's parts.
pub(crate) fn parts(bytes: &[u8]) -> Vec<(String, String)> {
    let mut archive = zip::ZipArchive::new(Cursor::new(bytes)).expect("a package");
    let count = archive.len();
    let part = |n| {
        let mut file = archive.by_index(n).expect("a part");
        let mut text = String::new();
        file.read_to_string(&mut text).expect("XML");
        (file.name().expect("a name").into_owned(), text)
    };
    (0..count).map(part).collect()
}

/// The names of tags with the names of their attributes, in order.
pub(crate) fn tags(html: &str) -> Vec<String> {
    let mut tags = Vec::new();
    let mut rest = html;
    while let Some((_, after)) = rest.split_once('<') {
        let (tag, behind) = one_tag(after);
        tags.push(tag);
        rest = behind;
    }
    tags
}

/// A tag up to its `>`; what stands in quotation marks is a value and left out.
fn one_tag(text: &str) -> (String, &str) {
    let (mut tag, mut quote) = (String::new(), None);
    for (at, c) in text.char_indices() {
        match quote {
            Some(mark) if c == mark => quote = None,
            Some(_) => {}
            None if c == '>' => return (tag, &text[at + 1..]),
            None if matches!(c, '"' | '\'') => quote = Some(c),
            None => tag.push(c),
        }
    }
    (tag, "")
}

/// No script, nothing that runs or is loaded.
fn page(text: &str, line: &str) {
    for tag in tags(text) {
        let lower = tag.to_lowercase();
        for word in ["script", "iframe", "object", "embed", "form", " on", "srcdoc"] {
            let name = lower.starts_with(word) || word.starts_with(' ') && lower.contains(word);
            assert!(!name, "{line}: <{tag}>");
        }
    }
    for scheme in ["=\"javascript:", "='javascript:", "=\"http:", "src=\"http", "url(http"] {
        assert!(!text.to_lowercase().contains(scheme), "{line}: {scheme}");
    }
}

/// Unfolded, every line is a property of a calendar, and no event was added by a text.
fn calendar(text: &str, line: &str) {
    assert!(text.split("\r\n").all(|l| l.len() <= 75 && !l.contains(['\r', '\n'])), "{line}");
    let unfolded = text.replace("\r\n ", "");
    for property in unfolded.split_terminator("\r\n") {
        let name = property.split([':', ';']).next().unwrap_or_default();
        let known = name.chars().all(|c| c.is_ascii_uppercase() || c == '-') && !name.is_empty();
        assert!(known, "{line}: {property}");
    }
    let events = unfolded.matches("\r\nBEGIN:VEVENT").count();
    assert!(events > 0 && events == unfolded.matches("\r\nUID:").count(), "{line}: {unfolded}");
}

/// Every part is XML; words are strings: no formula, no link out, no macro, no field of a text.
fn office(bytes: &[u8], line: &str) {
    for (name, text) in parts(bytes) {
        let document = roxmltree::Document::parse(&text).unwrap_or_else(|e| panic!("{name}: {e}"));
        terminal(&text, line);
        for node in document.descendants().filter(|node| node.is_element()) {
            let tag = node.tag_name().name();
            assert!(!["f", "hyperlink", "ddeLink", "oleLink"].contains(&tag), "{line}: {tag}");
            let field = tag == "instrText" && node.text().is_some_and(|t| t.contains("MOC"));
            assert!(!field, "{line}: a field {:?}", node.text());
            let outside = node.attribute("TargetMode") == Some("External");
            assert!(!outside, "{line}: {name} links out");
        }
    }
}
