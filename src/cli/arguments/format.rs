//! The forms in which commands print.

/// A form in which a command prints.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Format {
    /// For the screen.
    Text,
    /// For programs.
    Json,
    /// Markdown.
    Md,
    /// One HTML file.
    Html,
    /// A Word file.
    Docx,
    /// Commands of GitHub Actions.
    Github,
    /// The Code Quality report of GitLab.
    Gitlab,
    /// SARIF 2.1.0.
    Sarif,
    /// JUnit XML.
    Junit,
    /// A few lines for a chat.
    Zalo,
    /// Who approves which file, for GitHub and GitLab.
    Codeowners,
    /// A form for a spreadsheet.
    Csv,
    /// A workbook.
    Xlsx,
}

impl Format {
    /// As it is written after `--format`.
    pub fn name(self) -> &'static str {
        match self {
            Self::Text => "text",
            Self::Json => "json",
            Self::Md => "md",
            Self::Html => "html",
            Self::Docx => "docx",
            Self::Github => "github",
            Self::Gitlab => "gitlab",
            Self::Sarif => "sarif",
            Self::Junit => "junit",
            Self::Zalo => "zalo",
            Self::Codeowners => "codeowners",
            Self::Csv => "csv",
            Self::Xlsx => "xlsx",
        }
    }
}

/// The formats of a command, its default first.
pub(super) fn formats(command: &str) -> &'static [Format] {
    match command {
        "units" => &[Format::Text, Format::Json, Format::Md, Format::Codeowners],
        "deadlines" | "tasks" | "quality" | "diff" => &[Format::Text, Format::Json, Format::Md],
        "coverage" => &[Format::Text, Format::Json, Format::Md, Format::Xlsx],
        "trace" => &[Format::Text, Format::Json, Format::Csv, Format::Md, Format::Xlsx],
        "receive" | "enter" | "amend" | "fmt" | "close" | "verify" | "reopen" => &[Format::Text],
        "validate" => &[
            Format::Text,
            Format::Json,
            Format::Github,
            Format::Gitlab,
            Format::Sarif,
            Format::Junit,
        ],
        "explain" => &[Format::Text, Format::Md, Format::Json],
        "reply" => &[Format::Text, Format::Md, Format::Docx, Format::Zalo],
        "remind" => &[Format::Md, Format::Docx, Format::Html, Format::Text, Format::Zalo],
        "brief" => &[Format::Text, Format::Md, Format::Docx, Format::Html],
        "template" => &[Format::Csv, Format::Xlsx],
        "dashboard" => &[Format::Html],
        "export" => &[Format::Text],
        "completions" | "man" | "init" | "demo" => &[Format::Text],
        "summary" => {
            &[Format::Md, Format::Docx, Format::Html, Format::Text, Format::Json, Format::Xlsx]
        }
        _ => &[Format::Text, Format::Json],
    }
}
