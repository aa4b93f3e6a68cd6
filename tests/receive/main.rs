//! `receive`, `enter`, `amend` from the command line, on the plan of the repository: what is
//! taken in is written whole and loads again, what is refused leaves nothing behind.
#![expect(clippy::disallowed_methods, reason = "tests look at the disk")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

mod examples;
mod first_period;
mod folder;
mod hostile;
mod incoming;
mod interrupted;
mod killed;
mod office;
mod packages;
mod paper_first;
mod personal_data;
mod refused;
mod resubmission;
mod round_trip;
mod typed;
mod undo;
mod words;
mod workbooks;
