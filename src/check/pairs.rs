//! Report files and the rows of registers beside each other. Both stand nearly in the same order,
//! so they are put in order and walked together: nothing is searched for.

use crate::period::Period;
use crate::plan::{Form, UnitId};
use crate::submission::{Dataset, Receipt, ReceivedAs, Submitted};

/// What a file of a unit is known by.
type Key = (Period, Form, UnitId);

/// Files or receipts with their keys, in order; under one key as they were read.
#[derive(Debug)]
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
        &self,
        others: &Keyed<'a, O>,
    ) -> impl Iterator<Item = (&'a T, Option<&'a O>)> {
        let mut rest = others.0.as_slice();
        self.0.iter().map(move |(key, one)| {
            let before = rest.iter().take_while(|(other, _)| other < key).count();
            rest = &rest[before..];
            let same = rest.iter().take_while(|(other, _)| other == key);
            (*one, same.last().map(|(_, other)| *other))
        })
    }

    /// Those to which none of the others belongs.
    pub(super) fn without<O>(&self, others: &Keyed<'a, O>) -> impl Iterator<Item = &'a T> {
        self.beside(others).filter(|(_, other)| other.is_none()).map(|(one, _)| one)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::source::{FileId, Span};

    /// A file of a unit in the fourth quarter, told by its number.
    fn file(form: Form, unit: u16, number: u32) -> Submitted {
        let (period, span) = ("2025-Q4".parse().expect("period"), Span::head(FileId(number)));
        Submitted { period, form, unit: UnitId(unit), span }
    }

    #[test]
    fn each_stands_beside_the_last_that_has_its_key() {
        use Form::{Figures, Tasks};
        let key = |file: &Submitted| (file.period, file.form, file.unit);
        let keyed = |files: &'static [Submitted]| Keyed::new(files.iter().map(|f| (key(f), f)));
        let leak = |files: Vec<Submitted>| keyed(files.leak());
        let ones = leak(vec![
            file(Tasks, 2, 0),
            file(Figures, 3, 1),
            file(Figures, 1, 2),
            file(Figures, 3, 3),
        ]);
        let others = leak(vec![
            file(Figures, 3, 10),
            file(Figures, 2, 11),
            file(Tasks, 2, 12),
            file(Figures, 3, 13),
        ]);
        let number = |file: &Submitted| file.span.file.0;
        let told: Vec<_> =
            ones.beside(&others).map(|(one, other)| (number(one), other.map(number))).collect();
        assert_eq!(told, [(2, None), (1, Some(13)), (3, Some(13)), (0, Some(12))]);
        let alone: Vec<u32> = ones.without(&others).map(number).collect();
        assert_eq!(alone, [2]);
    }
}
