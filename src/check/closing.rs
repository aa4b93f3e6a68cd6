//! Closed periods: what they were made of and what was sent, beside what is there and comes out
//! now.

mod figures;
mod files;
mod units;
mod words;

pub use files::{PresentFile, inputs_of, other_closings};

use crate::diagnostic::{Diagnostic, rules};
use crate::plan::Plan;
use crate::source::Sources;
use crate::submission::closing::{self, Closing, ClosingBook, Revised};
use crate::submission::{Dataset, Receipt};
use files::FileChanges;

/// What the checks of closed periods look at.
pub struct Closed<'a> {
    /// The plan.
    pub plan: &'a Plan,
    /// What units sent.
    pub dataset: &'a Dataset,
    /// Texts of all files.
    pub sources: &'a Sources,
    /// All files of plan and reports.
    pub files: &'a [PresentFile],
    /// Closed periods with what comes out now.
    pub revised: &'a [Revised],
}

impl Closed<'_> {
    /// What came for a period after it was closed.
    fn late_receipts(&self, revised: &Revised) -> impl Iterator<Item = &Receipt> {
        let period = revised.period;
        self.dataset.receipts.iter().filter(move |r| r.period == period && r.after_close)
    }
}

/// All findings about closed periods. Where a closing itself was edited nothing can be held
/// against it.
pub fn closings(closed: &Closed<'_>) -> Vec<Diagnostic> {
    let books = closed.dataset.closings.iter().filter(|book| !book.broken);
    let mut found: Vec<Diagnostic> = books.flat_map(edited).collect();
    let whole = |revised: &&Revised| !found.iter().any(|d| d.period == Some(revised.period));
    let later: Vec<Diagnostic> =
        closed.revised.iter().filter(whole).flat_map(|revised| changes(closed, revised)).collect();
    found.extend(later);
    found
}

/// A closing that is not as it was written.
fn edited(book: &ClosingBook) -> Vec<Diagnostic> {
    let last = book.closings.len();
    let out_of_line = |n: usize, closing: &Closing| {
        closing.number as usize != n || (n < last && closing.reopened.is_none())
    };
    let wrong = |(n, closing): &(usize, &Closing)| {
        closing::seal(closing) != closing.seal || out_of_line(n + 1, closing)
    };
    let wrong = book.closings.iter().enumerate().filter(wrong);
    wrong
        .map(|(_, closing)| {
            let message =
                format!("Nội dung khoá kỳ {} đã bị sửa sau khi ghi", book.period.in_sentence());
            Diagnostic::new(&rules::CLOSING_EDITED, closing.span, message)
                .hint("Khôi phục tệp khoa-so.toml như khi khoá kỳ (từ git hoặc bản lưu)")
                .about(None, Some(book.period))
        })
        .collect()
}

fn changes(closed: &Closed<'_>, revised: &Revised) -> Vec<Diagnostic> {
    let changes = FileChanges::new(closed, revised);
    let late = closed.late_receipts(revised).map(|receipt| late(closed, revised, receipt));
    let late: Vec<Diagnostic> = late.collect();
    [
        changes.problems(closed, revised),
        figures::differences(closed, revised, &changes),
        units::differences(closed, revised, &changes),
        late,
    ]
    .concat()
}

/// `gửi sau khi đã tổng hợp`: what came after closing, with the figures it changes.
fn late(closed: &Closed<'_>, revised: &Revised, receipt: &Receipt) -> Diagnostic {
    let name = closed.plan.name_in_sentence(receipt.unit);
    let name = crate::vietnamese::upper_first(&name);
    let (number, day) = (&receipt.number, crate::vietnamese::date(receipt.received_on));
    let changed = files::figures_of(closed, revised, receipt);
    // What had come before was put down late: that is not the unit's doing.
    let when = match receipt.received_on < revised.closing.closed_on {
        true => "vào sổ sau khi khoá kỳ",
        false => "gửi sau khi đã tổng hợp",
    };
    let message = format!(
        "{name} {when} {}: số tiếp nhận {number}, ngày {day}{changed}",
        revised.period.in_sentence()
    );
    Diagnostic::new(&rules::RECEIVED_AFTER_CLOSING, receipt.row, message)
        .hint("Báo cáo sau in số đã báo cáo và số hiện nay cạnh nhau")
        .about(Some(receipt.unit), Some(revised.period))
}
