//! Report files and the rows of registers beside each other. Both stand nearly in the same order,
//! so they are put in order and walked together: nothing is searched for.

use crate::period::Period;
use crate::plan::{Form, UnitId};
use crate::submission::{Dataset, Receipt, ReceivedAs, Submitted};

/// What a file of a unit is known by.
type Key = (Period, Form, UnitId);

/// Files or receipts with their keys, in order; under one key as they were read.
pub(super) struct Keyed<'a, T>(Vec<(Key, &'a T)>);

/// The report files that are there.
pub(super) fn files(dataset: &Dataset) -> Keyed<'_, Submitted> {
    Keyed::new(dataset.submitted.iter().map(|file| ((file.period, file.form, file.unit), file)))
}

/// The receipts of forms: a document alone has no file.
pub(super) fn receipts(dataset: &Dataset) -> Keyed<'_, Receipt> {
    let key = |receipt: &Receipt| match receipt.received {
        ReceivedAs::Form(form) => Some((receipt.period, form, receipt.unit)),
        ReceivedAs::Document => None,
    };
    Keyed::new(dataset.receipts.iter().filter_map(|receipt| Some((key(receipt)?, receipt))))
}

impl<'a, T> Keyed<'a, T> {
    fn new(all: impl Iterator<Item = (Key, &'a T)>) -> Self {
        let mut all: Vec<(Key, &T)> = all.collect();
        all.sort_by_key(|(key, _)| *key);
        Self(all)
    }

    /// Each with the last of the others that has its key.
    pub(super) fn beside<O>(
        self,
        others: Keyed<'a, O>,
    ) -> impl Iterator<Item = (&'a T, Option<&'a O>)> {
        let mut at = 0;
        self.0.into_iter().map(move |(key, one)| {
            at += others.0[at..].iter().take_while(|(other, _)| *other < key).count();
            let same = others.0[at..].iter().take_while(|(other, _)| *other == key);
            (one, same.last().map(|(_, other)| *other))
        })
    }

    /// Those to which none of the others belongs.
    pub(super) fn without<O>(self, others: Keyed<'a, O>) -> impl Iterator<Item = &'a T> {
        self.beside(others).filter(|(_, other)| other.is_none()).map(|(one, _)| one)
    }
}
