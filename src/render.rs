//! Documents and findings in the formats people read: a terminal, a chat window, Markdown.
//! One file a format; none reads the clock, the terminal or the environment, so that the same
//! document gives the same bytes everywhere.

mod diagnostics;
mod excerpt;
mod markdown;
mod pasteable;
mod table;
mod text;
mod wrap;

pub use diagnostics::{DiagnosticOptions, diagnostics};
pub use markdown::markdown;
pub use pasteable::pasteable;
pub use text::{TextOptions, text};
