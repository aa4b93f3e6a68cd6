//! Hard to break: what comes from a file, a machine or a stranger, and what the program promises
//! then. docs/reliability.md says each promise and names the test that holds it.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_macros, reason = "a test that skips says why")]
#![expect(clippy::disallowed_methods, reason = "a test makes the folders it runs on")]

mod accident;
mod personal_data;
#[cfg(unix)]
mod programs;
mod reading;
mod safe;
mod sameness;
mod sinks;
mod world;
mod writing;
