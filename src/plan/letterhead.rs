//! What the plan is, how letters look, and what is left open.

use crate::plan::UnitId;
use crate::source::Span;
use chrono::{FixedOffset, NaiveDate};

/// What the plan is, and how it is cited.
#[derive(Clone, Debug)]
pub struct Head {
    /// `Kế hoạch`.
    pub kind: String,
    /// `7817/KH-UBND`.
    pub number: String,
    /// Its date.
    pub date: NaiveDate,
    /// Who issued it, as in a sentence.
    pub issuer: String,
    /// Its title.
    pub subject: String,
    /// What letters call the movement.
    pub program: String,
    /// Head of the screen.
    pub short_title: String,
    /// Where it applies: `tỉnh …`.
    pub place: String,
    /// The whole of it in letters: `toàn tỉnh`.
    pub scope: String,
    /// The whole of it on the screen.
    pub scope_on_screen: String,
    /// Who gathers.
    pub coordinator: UnitId,
    /// Decides what today is.
    pub utc_offset: FixedOffset,
    /// Legal basis, in the plan's words.
    pub basis: Vec<String>,
    /// Recipients, in the plan's words.
    pub recipients: Vec<String>,
    /// Signer: authority, post, name.
    pub signer: [Option<String>; 3],
    /// Whatever is unverified.
    pub notes: Vec<String>,
    /// Where it is declared.
    pub span: Span,
}

impl Head {
    /// On the screen: `Kế hoạch số 7817/KH-UBND`.
    pub fn short_citation(&self) -> String {
        format!("{} số {}", self.kind, self.number)
    }

    /// First citation in a letter: type, number, date, issuer, subject (Nghị định 30/2020).
    pub fn citation(&self) -> String {
        let date = crate::vietnamese::date(self.date);
        let subject = crate::vietnamese::lower_first(&self.subject);
        format!("{} ngày {date} của {} {subject}", self.short_citation(), self.issuer)
    }
}

/// What the plan binds all work to.
#[derive(Clone, Debug)]
pub struct Requirement {
    /// Its id.
    pub id: String,
    /// The plan's words.
    pub text: String,
}

/// A way of reading what the plan leaves open.
#[derive(Clone, Debug)]
pub struct Reading {
    /// Its id.
    pub id: String,
    /// What is open.
    pub question: String,
    /// How it is read.
    pub choice: String,
    /// Why.
    pub basis: String,
    /// The document that settled it; none = open.
    pub settled_by: Option<String>,
    /// Since when.
    pub valid_from: Option<NaiveDate>,
    /// Where it is declared.
    pub span: Span,
}

/// How letters look.
#[derive(Clone, Debug)]
pub struct Letterhead {
    /// Superior agency.
    pub superior: String,
    /// Issuing agency.
    pub issuer: String,
    /// Issuing agency in short.
    pub issuer_short: String,
    /// Place before the date.
    pub place: String,
    /// Symbol of reports.
    pub report_symbol: String,
    /// Symbol of letters.
    pub letter_symbol: String,
    /// Addressee of reports.
    pub report_to: String,
    /// The same in short.
    pub report_to_short: String,
    /// What letters call those who report: `cơ quan, đơn vị, địa phương`.
    pub senders: String,
    /// Last sentence of the report.
    pub closing: String,
    /// Authority of the signer.
    pub signer_authority: Option<String>,
    /// Post of the signer.
    pub signer_post: String,
    /// Name of the signer.
    pub signer_name: Option<String>,
    /// Recipients of the report.
    pub recipients: Vec<String>,
    /// Recipients of letters; none = the first and the last of the report's.
    pub letter_recipients: Vec<String>,
}

/// The plan's own text of a letter, a file of `plan/letters/`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct LetterText {
    /// Markdown with the marks of a template.
    pub text: String,
    /// The first byte of the file.
    pub span: Span,
}
