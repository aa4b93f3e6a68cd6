//! The dashboard, the calendar and the export as other programs read them.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "tests read the files that the program wrote")]

mod board;
mod calendar;
mod queries;
mod tables;
mod tree;
