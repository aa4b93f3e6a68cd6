//! The command line: what is asked for, and how the program says what it can do.

pub mod arguments;
pub mod usage;
