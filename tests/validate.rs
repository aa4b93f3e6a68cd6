//! `bdhvs validate` on a plan repository of its own: what it looks at, what is waived, and the
//! ready-made hooks that call it.

#![expect(clippy::expect_used, clippy::panic, reason = "helpers of tests fail as tests do")]

#[path = "validate/hooks.rs"]
mod hooks;
#[path = "validate/many.rs"]
mod many;
#[path = "validate/plan_changes.rs"]
mod plan_changes;
#[path = "validate/repository.rs"]
mod repository;
#[path = "validate/scope.rs"]
mod scope;
#[path = "validate/waivers.rs"]
mod waivers;
