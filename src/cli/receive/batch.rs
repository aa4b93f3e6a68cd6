//! Several files of one run: in which order they are put down, and which of them nobody can tell
//! apart.

use super::arrival::Arrival;
use super::desk::Desk;
use super::paper::Ready;
use crate::cli::session::Failure;
use crate::intake::{Reason, Refusal};
use crate::period::Period;
use crate::plan::Plan;
use crate::submission::ReceivedAs;
use crate::view::{Instead, Received};
use std::path::Path;

/// A file after reading.
pub(super) enum Read {
    /// Not taken in.
    Refused(Received),
    /// Ready to be put down.
    Ready(Box<Ready>),
}

impl Ready {
    /// True for two versions of one form that came on one day: nothing says which is the last.
    fn rivals(&self, other: &Self) -> bool {
        let what = |ready: &Self| {
            let proposal = &ready.proposal;
            (proposal.unit, proposal.period, proposal.form, ready.receipt.received_on)
        };
        what(self) == what(other) && self.proposal.committed != other.proposal.committed
    }
}

/// Refuses all versions of a form that came on one day and differ.
pub(super) fn without_rivals(plan: &Plan, read: Vec<Read>) -> Vec<Read> {
    let rival_of = |one: &Read| match one {
        Read::Refused(_) => None,
        Read::Ready(one) => read.iter().find_map(|other| match other {
            Read::Ready(other) if one.rivals(other) => Some(other.name.clone()),
            _ => None,
        }),
    };
    let rivals: Vec<Option<String>> = read.iter().map(rival_of).collect();
    let judge = |(read, rival): (Read, Option<String>)| match (read, rival) {
        (Read::Ready(ready), Some(rival)) => Read::Refused(refused(plan, &ready, &rival)),
        (read, _) => read,
    };
    read.into_iter().zip(rivals).map(judge).collect()
}

fn refused(plan: &Plan, ready: &Ready, rival: &str) -> Received {
    let unit = plan.name_in_sentence(ready.proposal.unit);
    let rival = rival.rsplit(['/', '\\']).next().unwrap_or(rival);
    let form = ready.proposal.form.name();
    let message = format!("{unit} có hai tệp biểu {form} khác nhau cùng ngày: tệp này và {rival}");
    let message = crate::vietnamese::upper_first(&message);
    let hint = "Không rõ tệp nào là bản cuối: nhận riêng từng tệp, bản cuối nhận sau";
    let refusal = Refusal::new(Reason::Received, message).hint(hint);
    Received::refused(&ready.name, &ready.proposal, refusal)
}

/// Puts everything down in the order in which it came; the results stand in the order of the
/// files. Where the machine fails, those that were done before and the failure.
pub(super) fn put_down(desk: &mut Desk<'_>, read: Vec<Read>) -> (Vec<Received>, Option<Failure>) {
    let mut results: Vec<(usize, Received)> = Vec::new();
    let mut ready: Vec<(usize, Box<Ready>)> = Vec::new();
    for (n, read) in read.into_iter().enumerate() {
        match read {
            Read::Refused(refused) => results.push((n, refused)),
            Read::Ready(one) => ready.push((n, one)),
        }
    }
    ready.sort_by_key(|(_, one)| one.receipt.received_on);
    let mut failure = None;
    for (n, one) in ready {
        match desk.take_in(*one) {
            Ok(received) => results.push((n, received)),
            Err(failed) => {
                failure = Some(failed);
                break;
            }
        }
    }
    results.sort_by_key(|(n, _)| *n);
    (results.into_iter().map(|(_, received)| received).collect(), failure)
}

/// Whether the unit of a refused file sent a form on that file's day or later. What nobody can
/// place stays as it is.
pub(super) fn note_what_came_instead(
    desk: &Desk<'_>,
    arrival: &Arrival,
    period: Option<Period>,
    result: &mut Received,
) {
    let Received::Refused { name, form: known, rejection, instead } = result else { return };
    let of = rejection.unit.zip(rejection.period.or(period));
    let (Some((unit, period)), Some(day)) = (of, arrival.day(Path::new(name))) else { return };
    let receipts = desk.receipts_of(unit, period).into_iter().rev();
    let mut since = receipts.filter(|receipt| receipt.received_on >= day);
    *instead = since.find_map(|receipt| match receipt.received {
        ReceivedAs::Form(form) if known.is_none_or(|known| known == form) => {
            Some(Instead { form, number: receipt.number.clone(), received_on: receipt.received_on })
        }
        _ => None,
    });
}
