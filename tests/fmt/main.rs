//! `bdhvs fmt`: how a file is stored changes, never what it says; once is enough; and what it
//! would change is what `validate` warns about.
#![expect(clippy::disallowed_methods, reason = "tests make and read their own files")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod agreement;
mod command;
mod desk;
mod lossless;
