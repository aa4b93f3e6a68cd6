//! Files that somebody sent: what is taken in is in committed form and holds no personal data.

use super::repository::sample;
use bdhvs::intake::{Incoming, Outcome, propose_all};
use bdhvs::text::find_personal_data;

/// The bytes of a file, whatever it is.
pub(crate) fn incoming(bytes: &[u8]) {
    let file = Incoming { name: "2026-01-05/to dan pho 1.csv", bytes, ..Incoming::default() };
    propose_all(sample(), &file).iter().for_each(holds);
}

/// What is written holds nobody's data, and reads back as itself.
fn holds(outcome: &Outcome) {
    let Outcome::Taken(proposal) = outcome else { return };
    assert!(find_personal_data(&proposal.committed).is_empty(), "{}", proposal.committed);
    let name = format!("{}.csv", sample().unit(proposal.unit).id);
    let file = Incoming {
        name: &name,
        bytes: proposal.committed.as_bytes(),
        unit: Some(proposal.unit),
        period: Some(proposal.period),
        letter: None,
    };
    for again in propose_all(sample(), &file) {
        let Outcome::Taken(again) = again else {
            panic!("what was written is refused: {:?}\n{again:?}", proposal.committed)
        };
        assert_eq!(again.committed, proposal.committed);
    }
}
