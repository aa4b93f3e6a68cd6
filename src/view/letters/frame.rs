//! The parts around a letter, from the plan's letterhead.

use crate::document::letter::{Head, Signature};
use crate::vietnamese::upper;
use crate::view::Facts;
use crate::view::words::INVENTED;
use chrono::{Datelike, NaiveDate};

/// The heading block of a document with that symbol, written in the month of `day`. Number and
/// day stay blank: the registry office fills them.
pub(in crate::view) fn head(facts: &Facts<'_>, symbol: &str, day: NaiveDate) -> Head {
    let desk = &facts.plan.letterhead;
    Head {
        superior: upper(&desk.superior),
        issuer: upper(&desk.issuer),
        number: format!("Số:        /{symbol}"),
        about: None,
        place_and_date: format!("{}, ngày     {}", desk.place, month_and_year(day)),
        marks: Vec::new(),
    }
}

/// `tháng 01 năm 2026`.
fn month_and_year(day: NaiveDate) -> String {
    let (month, year) = (day.month(), day.year());
    let zero = if month < 3 { "0" } else { "" };
    format!("tháng {zero}{month} năm {year}")
}

/// What stands over the whole document.
pub(in crate::view) fn marks(facts: &Facts<'_>, draft: bool) -> Vec<String> {
    let marks = [(draft, "DỰ THẢO"), (facts.overview.invented, INVENTED)];
    marks.iter().filter(|(is, _)| *is).map(|(_, mark)| (*mark).to_owned()).collect()
}

/// Signature and recipients.
pub(in crate::view) fn signature(facts: &Facts<'_>, recipients: &[String]) -> Signature {
    let desk = &facts.plan.letterhead;
    Signature {
        recipients: recipients.to_vec(),
        authority: desk.signer_authority.clone(),
        post: desk.signer_post.clone(),
        name: desk.signer_name.clone(),
    }
}

/// `(Kèm theo Báo cáo số      /BC-SKHCN ngày     tháng     năm      của Sở …)`.
pub(in crate::view) fn enclosed(facts: &Facts<'_>, kind: &str, symbol: &str) -> String {
    let issuer = &facts.plan.letterhead.issuer;
    format!("(Kèm theo {kind} số      /{symbol} ngày     tháng     năm      của {issuer})")
}
