//! What all letters of the gathering unit share.
//!
//! [`frame`] makes the parts of an official document (heading block, signature, annex) from the
//! letterhead of the plan.

pub(super) mod frame;
