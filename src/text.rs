//! Text from files on its way to a reader: personal data masked, control characters visible,
//! the nearest known word.

mod blocks;
mod command;
mod harmless;
mod nearest;
mod privacy;
mod slug;
mod visible;

pub use command::no_command;
pub use harmless::harmless;
pub use nearest::{edits, nearest};
pub use privacy::{Hit, PATTERNS, Pattern, find_personal_data, mask, masked, number_alone};
pub use slug::slug;
pub use visible::{hidden_characters, is_hidden, is_usual, visible};
