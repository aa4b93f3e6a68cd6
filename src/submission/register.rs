//! The register of what was received, and what was decided about single units.

use crate::period::Period;
use crate::plan::{FigureKey, Form, UnitId};
use crate::source::Span;
use chrono::NaiveDate;

/// What came.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReceivedAs {
    /// A form with its data.
    Form(Form),
    /// `van-ban`: a document, no figures yet.
    Document,
}

/// How it came.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Channel {
    /// `vbdt`: the document system.
    DocumentSystem,
    /// `email`
    Email,
    /// `zalo`
    Zalo,
    /// `giay`: paper.
    Paper,
    /// `dien-thoai`: telephone.
    Telephone,
}

impl Channel {
    /// All channels.
    pub const ALL: [Self; 5] =
        [Self::DocumentSystem, Self::Email, Self::Zalo, Self::Paper, Self::Telephone];

    /// Its word in the register.
    pub fn key(self) -> &'static str {
        match self {
            Self::DocumentSystem => "vbdt",
            Self::Email => "email",
            Self::Zalo => "zalo",
            Self::Paper => "giay",
            Self::Telephone => "dien-thoai",
        }
    }
}

/// One row of the register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Receipt {
    /// Its period.
    pub period: Period,
    /// Its number within the period.
    pub number: String,
    /// What came.
    pub received: ReceivedAs,
    /// From whom.
    pub unit: UnitId,
    /// On which day.
    pub received_on: NaiveDate,
    /// Where that day stands.
    pub received_on_at: Span,
    /// How; none where nobody said.
    pub channel: Option<Channel>,
    /// Number of the document.
    pub document: String,
    /// Date of the document.
    pub document_date: Option<NaiveDate>,
    /// SHA-256 of the committed file as written; empty where not kept.
    pub sha256: String,
    /// What the officer noted: a correction with its reason.
    pub note: String,
    /// True where it came after its period was closed.
    pub after_close: bool,
    /// The whole row.
    pub row: Span,
}

/// Stands in the note of a figure or a receipt that was corrected by hand, before the reason.
pub const CORRECTION: &str = "Đính chính: ";

impl Receipt {
    /// True for what was changed by hand and not by a form: by telephone, or with a reason.
    pub fn is_correction(&self) -> bool {
        self.channel == Some(Channel::Telephone) || self.note.contains(CORRECTION)
    }
}

/// A unit that need not report in a period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exemption {
    /// The unit.
    pub unit: UnitId,
    /// The period.
    pub period: Period,
    /// The document that says so.
    pub document: String,
    /// Why.
    pub reason: String,
    /// Where it is declared.
    pub span: Span,
}

/// A unit that may report later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Extension {
    /// The unit.
    pub unit: UnitId,
    /// The period.
    pub period: Period,
    /// Its own last good day.
    pub due: NaiveDate,
    /// The document that says so.
    pub document: String,
    /// Why.
    pub reason: String,
    /// Where it is declared.
    pub span: Span,
}

/// A figure left out by hand.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Exclusion {
    /// The figure.
    pub key: FigureKey,
    /// The document that says so.
    pub document: String,
    /// Why.
    pub reason: String,
    /// Where it is declared.
    pub span: Span,
}
