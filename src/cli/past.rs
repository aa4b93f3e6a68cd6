//! What units sent before they sent again, where git remembers it: the register knows its SHA-256.

use super::session::Desk;
use crate::aggregate::Past;
use crate::plan::{Form, UnitId};
use crate::source::SourceFile;
use crate::submission::{Receipt, ReceivedAs};
use crate::{load, store};

/// The submissions before the last ones of the period.
pub(super) fn of(desk: &Desk<'_>) -> Past {
    let again = sent_again(desk);
    let contents = again.iter().filter_map(|(unit, before)| content(desk, *unit, before));
    let figures = load::past(desk.plan, contents.collect());
    Past { sent_again: again.len(), figures }
}

/// Units that sent their figures more than once, each with the receipt before the last.
fn sent_again<'a>(desk: &Desk<'a>) -> Vec<(UnitId, &'a Receipt)> {
    let period = desk.overview.term.period;
    let receipts = &desk.session.repository.dataset.receipts;
    let of = |unit: UnitId| {
        let own = receipts.iter().filter(|r| r.period == period && r.unit == unit);
        let forms = own.filter(|r| r.received == ReceivedAs::Form(Form::Figures));
        let forms: Vec<&Receipt> = forms.collect();
        let before = forms.len().checked_sub(2)?;
        Some((unit, forms[before]))
    };
    desk.plan.unit_ids().filter_map(of).collect()
}

/// The file as it was received then.
fn content(desk: &Desk<'_>, unit: UnitId, before: &Receipt) -> Option<(String, String)> {
    let id = &desk.plan.unit(unit).id;
    let inside = format!("{}/{}/{id}.csv", before.period, Form::Figures.key());
    let path = desk.session.tree.reports_root.join(&inside);
    let sum = |text: &str| SourceFile::from_bytes(String::new(), text).sha256();
    let is_it = |text: &str| sum(text).eq_ignore_ascii_case(&before.sha256);
    let text = store::earlier(&path, is_it).filter(|_| !before.sha256.is_empty())?;
    Some((inside, text))
}
