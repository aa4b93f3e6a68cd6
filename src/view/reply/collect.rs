//! From findings to a slip: of a unit, or of one file as if it were stored.

use super::case::Case;
use super::sheet::{Sheet, Spot};
use super::{Found, Head, Item, Lacking, News, Slip, blanks, rules};
use crate::aggregate::{FormReport, ReportState, UnitReport, reporting};
use crate::diagnostic::{Cost, Diagnostic};
use crate::intake::{Letter, Proposal};
use crate::period::Period;
use crate::plan::{Form, Term, UnitId};
use crate::submission::{Receipt, ReceivedAs, Submitted};
use crate::vietnamese::date;
use std::collections::BTreeSet;

/// A unit in a period, with what was found.
pub(super) struct Desk<'a> {
    pub(super) found: &'a Found<'a>,
    pub(super) unit: UnitId,
    pub(super) term: &'a Term,
}

/// The slip of a unit for a period, of all forms or of one; `None` where the plan does not have
/// the period.
pub fn of_unit(
    found: &Found<'_>,
    unit: UnitId,
    period: Period,
    only: Option<Form>,
) -> Option<Slip> {
    let term = found.plan.term(period)?;
    let desk = Desk { found, unit, term: &term };
    let report = desk.report();
    let wanted = |form: Form| only.is_none_or(|only| only == form);
    let files: Vec<&Submitted> = desk.files().filter(|file| wanted(file.form)).collect();
    let receipts: Vec<&Receipt> = desk.receipts().filter(|r| is_of(r, only)).collect();
    let head = desk.head(&receipts);
    if files.is_empty() {
        return Some(Slip { head, news: desk.nothing_there(report.as_ref()), items: Vec::new() });
    }
    let sheets: Vec<Sheet<'_>> =
        files.iter().map(|file| Sheet::new(found, (file.span.file, file.form), None)).collect();
    let lost = sheets.iter().any(|sheet| desk.is_lost(sheet));
    let lacking = match (&report, only) {
        (Some(report), None) => desk.lacking(report),
        _ => Vec::new(),
    };
    let items = in_order(sheets.iter().flat_map(|sheet| desk.items(sheet)).collect());
    Some(Slip { head, news: News::Report { lacking, rest_counts: !lost }, items })
}

/// The slip of one file. `found` is what is found once the proposal stands among the reports;
/// places are those of the file that was sent. `stored` is true where it stands there already.
pub fn of_file(found: &Found<'_>, proposal: &Proposal, stored: bool) -> Option<Slip> {
    let term = found.plan.term(proposal.period)?;
    let desk = Desk { found, unit: proposal.unit, term: &term };
    let file = desk.files().find(|file| file.form == proposal.form)?.span.file;
    let sheet = Sheet::new(found, (file, proposal.form), Some(&proposal.rows));
    let of_form: Vec<&Receipt> =
        desk.receipts().filter(|r| is_of(r, Some(proposal.form))).collect();
    let mut head = desk.head(&of_form);
    if !stored {
        head.numbers.clear();
        head.documents.clear();
    }
    if let Some(document) = document_of(&proposal.letter) {
        head.documents = vec![document];
    }
    let items = in_order(desk.items(&sheet));
    let news = News::File { form: proposal.form, rest_counts: !desk.is_lost(&sheet) };
    Some(Slip { head, news, items })
}

/// Mistakes before what is missing, questions last; each said once.
fn in_order(mut items: Vec<Item>) -> Vec<Item> {
    items.sort_by_key(|item| (item.weight, item.form));
    let mut seen = BTreeSet::new();
    items.retain(|item| seen.insert((item.place.clone(), item.why.clone())));
    items
}

fn is_of(receipt: &Receipt, only: Option<Form>) -> bool {
    only.is_none_or(|form| receipt.received == ReceivedAs::Form(form))
}

impl<'a> Desk<'a> {
    pub(super) fn period(&self) -> Period {
        self.term.period
    }

    fn files(&self) -> impl Iterator<Item = &'a Submitted> {
        let (unit, period) = (self.unit, self.period());
        self.found.dataset.submitted.iter().filter(move |s| s.unit == unit && s.period == period)
    }

    fn receipts(&self) -> impl Iterator<Item = &'a Receipt> {
        let (unit, period) = (self.unit, self.period());
        self.found.dataset.receipts.iter().filter(move |r| r.unit == unit && r.period == period)
    }

    fn report(&self) -> Option<UnitReport> {
        let Found { plan, dataset, as_of, .. } = *self.found;
        let units = reporting(plan, dataset, self.term, as_of).units;
        units.into_iter().find(|report| report.unit == self.unit)
    }

    fn head(&self, receipts: &[&Receipt]) -> Head {
        let numbers = once(receipts.iter().map(|receipt| receipt.number.clone()));
        let documents = once(receipts.iter().filter_map(|receipt| {
            let number = Some(receipt.document.clone()).filter(|number| !number.is_empty());
            document_of(&Letter { number, date: receipt.document_date })
        }));
        // A document without its figures keeps no day.
        let forms = receipts.iter().filter(|receipt| receipt.received != ReceivedAs::Document);
        Head {
            office: self.found.plan.office(self.unit),
            period: self.period().in_sentence(),
            numbers,
            documents,
            first_day: forms.map(|receipt| receipt.received_on).min(),
            ..Head::new(self.found)
        }
    }

    fn nothing_there(&self, report: Option<&UnitReport>) -> News {
        let Some(report) = report.filter(|report| report.state != ReportState::Exempt) else {
            return News::NotOwed;
        };
        let forms = report.forms.iter().map(|form| form.form).collect();
        match report.state {
            ReportState::DocumentOnly => News::DocumentOnly { forms },
            _ => News::NotSent { forms, on: self.found.as_of },
        }
    }

    fn lacking(&self, report: &UnitReport) -> Vec<Lacking> {
        if report.state == ReportState::Exempt {
            return Vec::new();
        }
        let lacking = report.forms.iter().filter(|form| !form.state.is_sent());
        let announced = |form: &FormReport| form.state == ReportState::DocumentOnly;
        lacking.map(|form| Lacking { form: form.form, announced: announced(form) }).collect()
    }

    /// True where nothing of a form could be read.
    fn is_lost(&self, sheet: &Sheet<'_>) -> bool {
        self.findings(sheet).any(|finding| finding.rule.cost == Cost::File)
    }

    /// Findings inside the unit's own file: what stands elsewhere is another unit's or ours.
    fn findings(&self, sheet: &Sheet<'_>) -> impl Iterator<Item = &'a Diagnostic> {
        let file = sheet.file;
        self.found.diagnostics.iter().filter(move |finding| finding.span.file == file)
    }

    fn items(&self, sheet: &Sheet<'_>) -> Vec<Item> {
        let mut spoken: BTreeSet<Spot> = BTreeSet::new();
        let mut items = Vec::new();
        for finding in self.findings(sheet) {
            let case = Case { found: self.found, sheet, finding, unit: self.unit, term: self.term };
            let Some(words) = rules::words(&case) else { continue };
            spoken.insert(case.spot());
            items.push(case.item(words));
        }
        if !self.is_lost(sheet) {
            items.extend(blanks::items(self, sheet, &spoken));
        }
        if sheet.form == Form::Figures {
            items.extend(blanks::rise_items(self, sheet));
        }
        items
    }
}

/// Each text once, in the order of the register.
fn once(texts: impl Iterator<Item = String>) -> Vec<String> {
    let mut seen = BTreeSet::new();
    texts.filter(|text| seen.insert(text.clone())).collect()
}

/// `45/BC-UBND ngày 12/12/2025`.
fn document_of(letter: &Letter) -> Option<String> {
    let day = letter.date.map(|day| format!("ngày {}", date(day)));
    match (&letter.number, day) {
        (Some(number), Some(day)) => Some(format!("{number} {day}")),
        (Some(number), None) => Some(number.clone()),
        (None, day) => day,
    }
}
