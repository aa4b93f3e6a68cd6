//! What tests share: pages of rules as data, and plan repositories built for one test.

pub(crate) mod escapes;
pub(crate) mod folder;
pub(crate) mod page;
