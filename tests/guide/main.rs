//! Pages that tell somebody what to do are done: the officer's guide, README, CONTRIBUTING.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "tests look at the files that were written")]

mod contributing;
mod desk;
mod guide;
mod readme;
#[path = "../common/typed.rs"]
mod typed;
