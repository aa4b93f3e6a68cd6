//! tmp
use super::Facts;
use crate::document::Document;
/// x
pub fn summary(_f: &Facts<'_>, _draft: bool) -> Document {
    Document::default()
}
