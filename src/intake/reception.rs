//! What a file that came means beside what is already there.

use crate::submission::{Receipt, ReceivedAs};

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
/// register of the period.
pub fn standing(
    received: ReceivedAs,
    (committed, sha256): (&str, &str),
    before: Option<&str>,
    receipts: &[&Receipt],
) -> Standing {
    let of_form: Vec<&&Receipt> = receipts.iter().filter(|r| r.received == received).collect();
    let last = of_form.last().map(|r| (r.number.clone(), r.sha256.as_str()));
    match (before, last) {
        (Some(before), Some((number, _))) if before == committed => Standing::Known { number },
        (Some(before), None) if before == committed => Standing::Unregistered,
        (Some(_), _) => Standing::Resubmission { times: of_form.len() + 1 },
        (None, Some((number, kept))) if kept == sha256 => Standing::Lost { number },
        (None, _) => Standing::First,
    }
}

/// A figure that another submission changed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Changed {
    /// Unit and indicator, as in the file.
    pub key: [String; 2],
    /// `tong_so` and `so_dat` before; none where the row is new.
    pub before: Option<[String; 2]>,
    /// The same now; none where the row is gone.
    pub now: Option<[String; 2]>,
}

/// The figures in which two committed files of figures differ, in the order of the new one.
pub fn changes(before: &str, now: &str) -> Vec<Changed> {
    let (before, now) = (figures(before), figures(now));
    let gone = before.iter().filter(|(key, _)| !now.iter().any(|(other, _)| other == key));
    let gone = gone.map(|(key, cells)| Changed {
        key: key.clone(),
        before: Some(cells.clone()),
        now: None,
    });
    let new = now.iter().filter_map(|(key, cells)| {
        let old = before.iter().find(|(other, _)| other == key).map(|(_, cells)| cells.clone());
        let same = old.as_ref() == Some(cells);
        (!same).then(|| Changed { key: key.clone(), before: old, now: Some(cells.clone()) })
    });
    new.chain(gone).collect()
}

type Row = ([String; 2], [String; 2]);

fn figures(text: &str) -> Vec<Row> {
    let mut reader = csv::ReaderBuilder::new().flexible(true).from_reader(text.as_bytes());
    let cell = |record: &csv::StringRecord, n| record.get(n).unwrap_or_default().to_owned();
    let records = reader.records().flatten();
    records.map(|r| ([cell(&r, 0), cell(&r, 2)], [cell(&r, 3), cell(&r, 4)])).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const HEAD: &str = "ma_don_vi,ky_bao_cao,ma_chi_tieu,tong_so,so_dat,ghi_chu\n";

    #[test]
    fn changed_new_and_dropped_figures_are_told() {
        let before = format!("{HEAD}a,2025-Q4,x,10,5,\na,2025-Q4,y,10,5,\na,2025-Q4,z,1,1,\n");
        let now = format!("{HEAD}a,2025-Q4,x,10,7,\na,2025-Q4,y,10,5,ghi chú\na,2025-Q4,w,,3,\n");
        let changed = changes(&before, &now);
        let told: Vec<(&str, bool, bool)> = changed
            .iter()
            .map(|c| (c.key[1].as_str(), c.before.is_some(), c.now.is_some()))
            .collect();
        assert_eq!(told, [("x", true, true), ("w", false, true), ("z", true, false)]);
    }
}
