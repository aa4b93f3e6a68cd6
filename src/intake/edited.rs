//! A letter that somebody went on writing in Word: its paragraphs and cells as they read with all
//! tracked changes accepted, each with its place.

use super::finding::{Place, Refusal};
use super::format::{self, Format};
use super::office;

/// A paragraph, or a cell of a table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    /// Where it stands.
    pub place: Place,
    /// Its text.
    pub text: String,
    /// The text of its row; of a paragraph its own.
    pub around: String,
}

/// Why nothing was read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Unread {
    /// It is no Word file.
    NotWord(Refusal),
    /// It is one, and damaged or too large.
    Broken(Refusal),
}

/// The passages of a Word file from its beginning to its end.
pub fn passages(bytes: &[u8]) -> Result<Vec<Passage>, Unread> {
    match format::of(bytes) {
        Ok(Format::Package) => office::passages(bytes),
        Ok(Format::Text) => Err(Unread::NotWord(office::not_word())),
        Err(refusal) => Err(Unread::NotWord(refusal)),
    }
}
