//! Documents and findings in the formats people read: a terminal, a chat window, Markdown.
//! Also the formats of CI systems. One file a format; none reads the clock, the terminal or the
//! environment, so that the same document gives the same bytes everywhere.

mod board;
mod csv;
mod diagnostics;
mod diff;
mod docx;
mod excerpt;
mod fingerprint;
mod github;
mod gitlab;
mod html;
mod ics;
mod junit;
mod markdown;
mod page;
mod pasteable;
mod run;
mod sarif;
mod table;
mod text;
mod wrap;
mod xlsx;

pub use self::board::board;
pub use self::csv::{csv, csv_form};
pub use diagnostics::{DiagnosticOptions, diagnostics};
pub use diff::diff;
pub use docx::docx;
pub use github::{github, job_summary};
pub use gitlab::gitlab;
pub use html::html;
pub use ics::ics;
pub use junit::junit;
pub use markdown::markdown;
pub use page::page;
pub use pasteable::pasteable;
pub use run::{CheckRun, Skipped};
pub use sarif::sarif;
pub use text::{TextOptions, text};
pub use xlsx::{form_workbook, workbook};
