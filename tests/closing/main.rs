//! Closed periods: what is frozen, that every edit afterwards is found and named, that what comes
//! later goes in beside it, and that opening again loses nothing.
#![expect(clippy::disallowed_methods, reason = "tests look at the disk")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod beside;
mod edits;
mod examples;
mod files;
mod freeze;
mod held;
mod killed;
mod later;
mod named;
mod office;
mod reopened;
