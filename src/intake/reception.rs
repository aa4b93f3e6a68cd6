//! What a file that came means beside what is already there.

use super::finding::{Reason, Refusal};
use super::register::Entry;
use crate::plan::Form;
use crate::submission::{Receipt, ReceivedAs};
use crate::vietnamese::date;
use chrono::NaiveDate;
use std::collections::{BTreeMap, BTreeSet};

/// How a file stands to what is already there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Standing {
    /// Nothing was there.
    First,
    /// The same content is there and in the register.
    Known {
        /// Its number in the register.
        number: String,
    },
    /// The same content is there, the register does not have it: a writer was stopped in between.
    Unregistered,
    /// The register has this very content, the file is gone.
    Lost {
        /// Its number in the register.
        number: String,
    },
    /// Another content was there.
    Resubmission {
        /// The one that is sent now is number so many.
        times: usize,
    },
}

/// How a file of a unit stands: `before` is what its file holds, `receipts` its rows in the
/// register of the period. A row without a sum says nothing of the content it stands for.
pub fn standing(
    received: ReceivedAs,
    (committed, sha256): (&str, &str),
    before: Option<&str>,
    receipts: &[&Receipt],
) -> Standing {
    let of_form = || receipts.iter().copied().filter(|r| r.received == received);
    let last = of_form().next_back();
    let kept = |r: &&Receipt| r.sha256.is_empty() || r.sha256 == sha256;
    let number = last.filter(kept).map(|r| r.number.clone());
    let times = of_form().count() + 1;
    match (before, number) {
        (Some(before), Some(number)) if before == committed => Standing::Known { number },
        (Some(before), None) if before == committed => Standing::Unregistered,
        (Some(_), _) => Standing::Resubmission { times: times.max(2) },
        (None, Some(number)) => Standing::Lost { number },
        (None, None) if last.is_some() => Standing::Resubmission { times },
        (None, None) => Standing::First,
    }
}

/// A file that came before the last one of its form would take its place: the last one counts.
pub fn overtaken(standing: &Standing, entry: &Entry, receipts: &[&Receipt]) -> Option<Refusal> {
    if matches!(standing, Standing::Known { .. } | Standing::Lost { .. }) {
        return None;
    }
    let mut same = receipts.iter().filter(|r| r.received == entry.received);
    let later = same.rfind(|r| r.received_on > entry.received_on)?;
    let message = format!(
        "Đã có lần gửi nhận ngày {} (số {}), sau ngày nhận tệp này ({})",
        date(later.received_on),
        later.number,
        date(entry.received_on)
    );
    let hint = "Kiểm tra lại ngày nhận; nếu đây đúng là bản cũ thì không nhận nữa";
    Some(Refusal::new(Reason::Received, message).hint(hint))
}

/// On which day a file came: of one that is known, the day in the register.
pub fn received_on(standing: &Standing, entry: &Entry, receipts: &[&Receipt]) -> NaiveDate {
    let known = match standing {
        Standing::Known { number } | Standing::Lost { number } => {
            receipts.iter().find(|r| r.received == entry.received && r.number == *number)
        }
        _ => None,
    };
    known.map_or(entry.received_on, |receipt| receipt.received_on)
}

/// True where content that is known came under a document that the register does not have.
pub fn is_unlisted(standing: &Standing, entry: &Entry, receipts: &[&Receipt]) -> bool {
    matches!(standing, Standing::Known { .. })
        && !entry.document.is_empty()
        && !receipts.iter().any(|r| r.document == entry.document)
}

/// A row that another submission changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Unit and indicator, task or model, as in the file.
    pub key: [String; 2],
    /// The cells that are compared, before; none where the row is new.
    pub before: Option<Vec<String>>,
    /// The same now; none where the row is gone.
    pub now: Option<Vec<String>>,
}

/// The columns of a form in which two submissions are compared: of figures `tong_so` and
/// `so_dat`, of everything else all that was said.
pub fn compared(form: Form) -> std::ops::Range<usize> {
    match form {
        Form::Figures => 3..5,
        Form::Tasks => 3..8,
        Form::Models => 3..5,
    }
}

/// The rows in which two committed files of a form differ, in the order of the new one.
pub fn changes(form: Form, before: &str, now: &str) -> Vec<Changed> {
    let (old, now) = (rows(form, before), rows(form, now));
    let before: BTreeMap<&Key, &Vec<String>> =
        old.iter().map(|(key, cells)| (key, cells)).collect();
    let kept: BTreeSet<&Key> = now.iter().map(|(key, _)| key).collect();
    let gone = old.iter().filter(|(key, _)| !kept.contains(key)).map(|((key, _), cells)| Changed {
        key: key.clone(),
        before: Some(cells.clone()),
        now: None,
    });
    let new = now.iter().filter_map(|(key, cells)| {
        let old = before.get(key).copied();
        let key = key.0.clone();
        let before = old.cloned();
        (old != Some(cells)).then(|| Changed { key, before, now: Some(cells.clone()) })
    });
    new.chain(gone).collect()
}

/// Unit and indicator, task or model, and the number of rows above that have the same.
type Key = ([String; 2], usize);

fn rows(form: Form, text: &str) -> Vec<(Key, Vec<String>)> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let cell = |record: &csv::StringRecord, n| record.get(n).unwrap_or_default().to_owned();
    let mut above: BTreeMap<[String; 2], usize> = BTreeMap::new();
    let mut row = |record: csv::StringRecord| {
        let key = [cell(&record, 0), cell(&record, 2)];
        let count = above.entry(key.clone()).or_default();
        *count += 1;
        ((key, *count), compared(form).map(|n| cell(&record, n)).collect())
    };
    reader.records().flatten().map(&mut row).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";

    #[test]
    fn changed_new_and_dropped_figures_are_told() {
        let before = format!("{HEAD}a,2025-Q4,x,10,5,\na,2025-Q4,y,10,5,\na,2025-Q4,z,1,1,\n");
        let now = format!("{HEAD}a,2025-Q4,x,10,7,\na,2025-Q4,y,10,5,ghi chú\na,2025-Q4,w,,3,\n");
        let changed = changes(Form::Figures, &before, &now);
        let told: Vec<(&str, bool, bool)> = changed
            .iter()
            .map(|c| (c.key[1].as_str(), c.before.is_some(), c.now.is_some()))
            .collect();
        assert_eq!(told, [("x", true, true), ("w", false, true), ("z", true, false)]);
    }

    #[test]
    fn a_row_that_stood_twice_and_stands_once_is_told() {
        let twice = format!("{HEAD}a,2025-Q4,x,10,5,\na,2025-Q4,x,10,6,\n");
        let once = format!("{HEAD}a,2025-Q4,x,10,5,\n");
        let gone = changes(Form::Figures, &twice, &once);
        assert_eq!(gone.len(), 1);
        assert_eq!(
            (gone[0].now.as_ref(), gone[0].before.as_ref().map(|c| &*c[1])),
            (None, Some("6"))
        );
    }

    fn receipt(number: &str, sha256: &str) -> Receipt {
        Receipt {
            period: "2025-Q4".parse().expect("period"),
            number: number.into(),
            received: ReceivedAs::Form(Form::Figures),
            unit: crate::plan::UnitId(0),
            received_on: chrono::NaiveDate::from_ymd_opt(2025, 12, 12).expect("day"),
            channel: None,
            document: String::new(),
            document_date: None,
            sha256: sha256.into(),
            row: crate::source::Span::head(crate::source::FileId(0)),
            received_on_at: crate::source::Span::head(crate::source::FileId(0)),
            note: String::new(),
            after_close: false,
        }
    }

    #[track_caller]
    fn stands(before: Option<&str>, receipts: &[(&str, &str)], expected: Standing) {
        let receipts: Vec<Receipt> = receipts.iter().map(|(n, sha)| receipt(n, sha)).collect();
        let receipts: Vec<&Receipt> = receipts.iter().collect();
        let received = ReceivedAs::Form(Form::Figures);
        assert_eq!(standing(received, ("now", "sum"), before, &receipts), expected);
    }

    #[test]
    fn every_state_of_file_and_register_has_its_name() {
        let known = |number: &str| Standing::Known { number: number.into() };
        let lost = |number: &str| Standing::Lost { number: number.into() };
        stands(None, &[], Standing::First);
        stands(Some("now"), &[], Standing::Unregistered);
        stands(Some("now"), &[("0001", "sum")], known("0001"));
        stands(Some("now"), &[("0001", "")], known("0001"));
        stands(None, &[("0001", "sum")], lost("0001"));
        stands(None, &[("0001", "")], lost("0001"));
        stands(Some("old"), &[("0001", "old sum")], Standing::Resubmission { times: 2 });
        stands(Some("old"), &[], Standing::Resubmission { times: 2 });
        stands(None, &[("0001", "old sum")], Standing::Resubmission { times: 2 });
    }

    #[test]
    fn a_second_submission_that_was_stopped_before_the_register_is_no_known_one() {
        stands(Some("now"), &[("0001", "old sum")], Standing::Unregistered);
        let twice = [("0001", "sum"), ("0002", "old sum")];
        stands(Some("now"), &twice, Standing::Unregistered);
    }
}
