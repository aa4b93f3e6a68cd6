//! What is found on the way through one file, bounded.

use super::{Change, Reason, Refusal, Remark, Scan};

/// Everything that was found on the way through a file.
#[derive(Clone, Debug, Default)]
pub(in crate::intake) struct Log {
    pub(in crate::intake) remarks: Vec<Remark>,
    pub(in crate::intake) refusals: Vec<Refusal>,
    pub(in crate::intake) scan: Scan,
    /// What was found past the limits: said as a number.
    untold: (usize, usize),
}

impl Log {
    /// A file of nothing but mistakes must not fill the memory or the screen.
    const MOST: usize = 1000;

    pub(in crate::intake) fn remark(&mut self, remark: Remark) {
        if self.remarks.len() < Self::MOST {
            self.remarks.push(remark);
        } else {
            self.untold.0 += 1;
        }
    }

    pub(in crate::intake) fn refuse(&mut self, refusal: Refusal) {
        if self.refusals.len() < Self::MOST {
            self.refusals.push(refusal);
        } else {
            self.untold.1 += 1;
        }
    }

    /// By kind and place, and what was left unsaid behind it.
    pub(in crate::intake) fn put_in_order(&mut self) {
        self.remarks.sort_by_key(|remark| (remark.change, remark.place.clone()));
        self.refusals.sort_by_key(|refusal| refusal.place.clone());
        let (remarks, refusals) = self.untold;
        if remarks > 0 {
            let message = format!("Còn {remarks} thay đổi khác, không kể hết");
            self.remarks.push(Remark::new(Change::Text, message));
        }
        if refusals > 0 {
            let message = format!("Còn {refusals} chỗ sai khác, không kể hết");
            let hint = "Sửa các chỗ trên trước, rồi gửi lại";
            self.refusals.push(Refusal::new(Reason::Row, message).hint(hint));
        }
    }

    /// The value; a refusal is kept and gives nothing, so that the next cell is still looked at.
    pub(in crate::intake) fn keep<T>(&mut self, result: Result<T, Refusal>) -> Option<T> {
        result.map_err(|refusal| self.refuse(refusal)).ok()
    }
}
