//! What all letters of the gathering unit share: one way from a text to an official document.
//!
//! A letter is Markdown with the marks of minijinja: built in (`letters/<name>.md`), or the
//! plan's own `plan/letters/<name>.md` in its place. [`compose`] goes its whole way:
//!
//! 1. `names` (lint): every name a text uses must be one of [`Letter::names`]; `validate` says it at
//!    line and column ([`lint`]).
//! 2. `template`: minijinja, strict, with bounded fuel and depth. What comes from the plan or from
//!    units is escaped, so that it never turns into Markdown. Values are made by [`Values`]:
//!    texts, lists, groups, and tables (blocks, which stand where `{{ bang.… }}` stands alone).
//! 3. `markdown`: CommonMark into blocks. `1.` and `-` of lists stay as they are written.
//! 4. `assemble`: the blocks into the frame of Nghị định 30/2020:
//!    - `# Báo cáo` and the paragraph after it: type and subject; or, without a heading, a first
//!      paragraph `V/v …`: an official letter;
//!    - `Kính gửi: …`, or `Kính gửi:` and a list;
//!    - `## I. …`: headings; everything else is body;
//!    - `# Phụ lục I: …` begins an annex on a page of its own, on its side where a table has many
//!      columns; before the first annex stands the signature.
//!
//! [`frame`] makes heading block, signature and references to the letter from the letterhead.
//! A new letter: its text beside this file, a [`Letter`], its values, one line in [`ALL`].

mod assemble;
pub(super) mod common;
pub(super) mod frame;
mod lint;
mod markdown;
mod template;
mod values;

pub use lint::lint;
pub(super) use values::Values;

use super::Facts;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::plan::Plan;
use crate::source::Span;

/// A letter that `plan/letters/` may replace.
pub(super) struct Letter {
    /// Its file's name, without `.md`.
    pub(super) name: &'static str,
    /// What it is called in `(Kèm theo …)`: `Báo cáo`, `Công văn`.
    pub(super) kind: &'static str,
    /// The text where the plan has none of its own.
    pub(super) built_in: &'static str,
    /// All names its text may use; a list of groups is named by its own name.
    pub(super) names: &'static [&'static str],
}

/// All letters.
pub(super) static ALL: &[&Letter] = &[
    &super::summary::LETTER,
    &super::remind::REQUEST,
    &super::remind::FIRST,
    &super::remind::SECOND,
    &super::remind::ABOVE,
];

/// How one letter is made out.
pub(super) struct Writing<'a> {
    /// `BC-SKHCN`.
    pub(super) symbol: &'a str,
    /// The month it is written in.
    pub(super) day: chrono::NaiveDate,
    /// Under `Nơi nhận:`.
    pub(super) recipients: &'a [String],
    /// Marked DỰ THẢO.
    pub(super) draft: bool,
}

/// A letter with its values, as an official document.
pub(super) fn compose(
    facts: &Facts<'_>,
    letter: &Letter,
    values: Values,
    writing: &Writing<'_>,
) -> Result<Document, Diagnostic> {
    let text = Text::of(facts.plan, letter);
    let (values, slots) = values.into_parts();
    let markdown = template::rendered(&text, values)?;
    let blocks = markdown::with_slots(&markdown, &slots);
    Ok(assemble::letter(facts, letter, blocks, writing))
}

/// The text of a letter with its place.
pub(super) struct Text<'a> {
    text: &'a str,
    /// The first byte of the plan's own text.
    own: Option<Span>,
    /// Where to point when there is none.
    plan: Span,
}

impl<'a> Text<'a> {
    fn of(plan: &'a Plan, letter: &'a Letter) -> Self {
        match plan.letters.get(letter.name) {
            Some(own) => Self { text: &own.text, own: Some(own.span), plan: own.span },
            None => Self { text: letter.built_in, own: None, plan: plan.head.span },
        }
    }

    /// A range of bytes of the text as a place in the repository.
    fn span(&self, range: std::ops::Range<usize>) -> Span {
        match self.own {
            // The engine counts bytes: a range may begin or end inside a character.
            Some(head) => {
                let start = self.text.floor_char_boundary(range.start);
                Span::new(head.file, start, self.text.ceil_char_boundary(range.end))
            }
            None => self.plan,
        }
    }
}
