//! Files of every kind against the small plan of `sample`.

mod dialects;
mod names;
mod refusals;
mod round_trip;
mod taken;

use super::sample::{self, TAN_DINH};
use super::{Incoming, Outcome, Proposal, Reason, Refusal, Rejection, propose};

/// The rows that most tests send, in committed form.
pub(super) const COMMITTED: &str = "\
ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu
xa-tan-dinh,2026-Q4,can-bo,120,118,
xa-tan-dinh,2026-Q4,nguoi-dan,36845,25736,\"Số tính đến 14/12, đã rà soát\"
xa-tan-dinh,2026-Q4,buoi-hoc,,12,
";

fn outcome(name: &str, bytes: &[u8]) -> Outcome {
    propose(&sample::plan(), &Incoming { name, bytes, ..Incoming::default() })
}

#[track_caller]
pub(super) fn taken_named(name: &str, bytes: &[u8]) -> Proposal {
    match outcome(name, bytes) {
        Outcome::Taken(proposal) => *proposal,
        Outcome::Refused(rejection) => panic!("{:#?}", rejection.refusals),
    }
}

/// Taken in from the folder of the period, the sender named by the file.
#[track_caller]
pub(super) fn taken(text: &str) -> Proposal {
    taken_named("2026-Q4/xa-tan-dinh.csv", text.as_bytes())
}

#[track_caller]
pub(super) fn refused_named(name: &str, bytes: &[u8]) -> Rejection {
    match outcome(name, bytes) {
        Outcome::Refused(rejection) => *rejection,
        Outcome::Taken(proposal) => panic!("{}", proposal.committed),
    }
}

/// The only refusal of a file, which has that reason.
#[track_caller]
pub(super) fn refused(text: &str, reason: Reason) -> Refusal {
    let rejection = refused_named("2026-Q4/xa-tan-dinh.csv", text.as_bytes());
    assert_eq!(rejection.refusals.len(), 1, "{:#?}", rejection.refusals);
    let refusal = rejection.refusals.into_iter().next().expect("refusal");
    assert_eq!(refusal.reason, reason, "{refusal:?}");
    assert!(!refusal.message.is_empty() && !refusal.message.ends_with('.'), "{refusal:?}");
    assert!(!refusal.hint.is_empty(), "{refusal:?}");
    refusal
}

/// One row of figures under a plain header.
pub(super) fn one_row(indicator: &str, total: &str, attained: &str) -> String {
    format!("Chỉ tiêu;Tổng số;Số đạt;Ghi chú\n{indicator};{total};{attained};\n")
}

#[test]
fn the_caller_can_say_unit_and_period() {
    let text = one_row("Người dân", "10", "9");
    let file = Incoming {
        name: "bieu.csv",
        bytes: text.as_bytes(),
        unit: Some(TAN_DINH),
        period: Some(sample::period()),
        letter: None,
    };
    let Outcome::Taken(proposal) = propose(&sample::plan(), &file) else { panic!("refused") };
    assert_eq!((proposal.unit, proposal.period), (TAN_DINH, sample::period()));
}
