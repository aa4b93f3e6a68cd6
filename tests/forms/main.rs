//! Forms go out, are filled in by Excel or LibreOffice, and come back without a remark on
//! anything that the form itself brought.
#![expect(clippy::disallowed_methods, reason = "tests make and read their own files")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod command;
mod office;
mod round_trip;
mod save;
mod workbook;
mod world;
