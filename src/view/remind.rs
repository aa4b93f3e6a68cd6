//! `bdhvs remind`: the request for reports and the three reminders (letters.md), as letters, as
//! lines for a chat, as a sheet for telephone calls. Who owes what comes from `aggregate::owed`.

mod calls;
mod chat;
mod request;
mod values;

pub use calls::call_sheet;
pub use chat::chat;
pub(super) use request::LETTER as REQUEST;
pub use request::{Addressee, addressees, request};

use super::Facts;
use super::letters::{self, Letter, Values, Writing};
use crate::aggregate::{Lacking, Owed};
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::plan::Letterhead;
use crate::vietnamese::{date, list, padded};
use chrono::NaiveDate;

/// How urgent it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Level {
    /// The reminder after the deadline.
    First,
    /// The second one.
    Second,
    /// The report to the authority above.
    Above,
}

/// What the officer decides about a letter.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Asking {
    /// The new last day.
    pub by: Option<NaiveDate>,
    /// Its hour.
    pub hour: Option<u8>,
    /// Letters that went out before, as they are cited.
    pub before: Vec<String>,
    /// Marked DỰ THẢO.
    pub draft: bool,
}

impl Asking {
    /// `trước 16 giờ ngày 19/12/2025`, `chậm nhất ngày …/…/…`.
    fn until(&self) -> String {
        let day = self.by.map_or_else(|| "…/…/…".to_owned(), date);
        match self.hour {
            Some(hour) => format!("trước {hour} giờ ngày {day}"),
            None => format!("chậm nhất ngày {day}"),
        }
    }
}

pub(super) static FIRST: Letter = Letter {
    name: "cong-van-nhac",
    kind: "Công văn",
    built_in: include_str!("letters/cong-van-nhac.md"),
    names: values::NAMES,
};

pub(super) static SECOND: Letter = Letter {
    name: "cong-van-don-doc",
    kind: "Công văn",
    built_in: include_str!("letters/cong-van-don-doc.md"),
    names: values::NAMES,
};

pub(super) static ABOVE: Letter = Letter {
    name: "cong-van-bao-cao",
    kind: "Công văn",
    built_in: include_str!("letters/cong-van-bao-cao.md"),
    names: values::NAMES,
};

/// One letter to all that owe something; to the only one by its name.
pub fn remind(
    facts: &Facts<'_>,
    level: Level,
    owed: &[Owed],
    asking: &Asking,
) -> Result<Document, Diagnostic> {
    let letter = match level {
        Level::First => &FIRST,
        Level::Second => &SECOND,
        Level::Above => &ABOVE,
    };
    write(facts, letter, values::values(facts, level, owed, asking), asking.draft)
}

fn write(
    facts: &Facts<'_>,
    letter: &Letter,
    values: Values,
    draft: bool,
) -> Result<Document, Diagnostic> {
    let symbol = &facts.plan.letterhead.letter_symbol;
    let recipients = &recipients(&facts.plan.letterhead);
    let writing = Writing { symbol, day: facts.overview.as_of, recipients, draft };
    letters::compose(facts, letter, values, &writing)
}

/// The plan's own, else `Như trên` and where it is filed: the first and the last of the report's.
fn recipients(desk: &Letterhead) -> Vec<String> {
    match (desk.letter_recipients.as_slice(), desk.recipients.as_slice()) {
        ([], [first, .., last]) => vec![first.clone(), last.clone()],
        ([], all) => all.to_vec(),
        (own, _) => own.to_vec(),
    }
}

/// What a unit owes, as it stands after `chưa nhận được`.
fn lacking_words(facts: &Facts<'_>, lacking: &[Lacking]) -> String {
    let plan = facts.plan;
    let mut figures = Vec::new();
    let mut parts = Vec::new();
    for one in lacking {
        match one {
            Lacking::Report => parts.push("báo cáo".to_owned()),
            Lacking::Form(form) => parts.push(format!("biểu số liệu {}", form.name())),
            Lacking::Figure(id, left) => {
                let left = left.map(|n| format!(" (còn {} đơn vị)", padded(n as u128)));
                let name = &plan.indicator(*id).short_name;
                figures.push(format!("“{name}”{}", left.unwrap_or_default()));
            }
        }
    }
    if !figures.is_empty() {
        parts.push(format!("số liệu chỉ tiêu {}", list(&figures)));
    }
    list(&parts)
}
