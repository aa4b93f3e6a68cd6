//! bdhvs follows a public plan kept in plain text: it reads the plan and the reports, checks
//! them, adds up coverage against the targets and prints status and letters. The flow is
//! read → parse → check → aggregate → view → render; `tests/house.rs` holds who may use whom.

pub mod aggregate;
pub mod check;
pub mod cli;
pub mod diagnostic;
pub mod document;
pub mod intake;
pub mod load;
pub mod period;
pub mod plan;
pub mod render;
pub mod source;
pub mod store;
pub mod submission;
pub mod text;
pub mod vietnamese;
pub mod view;
