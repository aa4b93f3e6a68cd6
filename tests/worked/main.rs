//! Examples worked by hand: small plans and reports written as text, the sums in a comment, the
//! program run on them. A snapshot proves sameness, these prove truth.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]
#![expect(clippy::disallowed_methods, reason = "a test writes the folders it runs on")]

mod province;
mod targets;

mod alike;
mod asked;
mod battery;
mod brief;
mod costs;
mod drafted;
mod exits;
mod lateness;
mod letters;
mod moves;
mod needed;
mod others;
mod places;
mod plan_faults;
mod privacy;
mod properties;
mod quality;
mod random;
mod real_plan;
#[path = "../common/references.rs"]
mod references;
mod report_faults;
mod sameness;
mod screen;
mod series;
mod sums;
mod tasks;
mod trace;
mod verdicts;
