//! The house, held as data: which module stands on which floor, who may use whom, where each
//! crate and each door to the machine is used, how long files and functions may be, and that no
//! fact of the plan stands in the program.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "a test reads the sources of the program")]

#[path = "house/facts.rs"]
mod facts;
#[path = "house/floors.rs"]
mod floors;
#[path = "house/rooms.rs"]
mod rooms;
#[path = "house/sizes.rs"]
mod sizes;
#[path = "house/source.rs"]
mod source;
