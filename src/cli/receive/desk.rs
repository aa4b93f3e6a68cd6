//! The desk where things are put down: figures first, then the register, each atomically. What
//! was written in this run is known to the next file of it.

use super::paper::{Ready, ReceiptOf, hash, register_of, unfit_words};
use crate::cli::arguments::Options;
use crate::cli::session::{Failure, Session};
use crate::intake::reception::{self, Standing};
use crate::intake::register::{self, Entry};
use crate::intake::{Incoming, Outcome, Proposal, propose};
use crate::period::Period;
use crate::plan::{Plan, Role, UnitId};
use crate::store::Store;
use crate::submission::{Receipt, ReceivedAs};
use crate::view::{Received, Taken};
use chrono::NaiveDate;
use std::collections::BTreeMap;

/// One run that writes.
pub(super) struct Desk<'a> {
    pub(super) session: &'a Session,
    pub(super) plan: &'a Plan,
    /// The folder of reports as the officer knows it.
    folder: String,
    /// None on a dry run.
    store: Option<Store>,
    /// Files as this run has left them; none where it removed one.
    files: BTreeMap<String, Option<String>>,
    /// Receipts of this run.
    receipts: Vec<Receipt>,
    written: Vec<String>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(
        options: &Options,
        session: &'a Session,
        plan: &'a Plan,
        store: Option<Store>,
    ) -> Self {
        let folder = options.reports.as_ref().map(|folder| folder.to_string_lossy());
        let folder = folder.as_deref().unwrap_or("reports").trim_end_matches('/').to_owned();
        let (files, receipts, written) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { session, plan, folder, store, files, receipts, written }
    }

    /// True where this run changed anything on the disk.
    pub(super) fn has_written(&self) -> bool {
        self.store.is_some() && !(self.written.is_empty() && self.receipts.is_empty())
    }

    /// True for a report file that this run wrote, and for a register where it put that unit down.
    pub(super) fn wrote(&self, path: &str, unit: Option<UnitId>) -> bool {
        let ours = |r: &Receipt| Some(r.unit) == unit && path.ends_with(&register_of(r.period));
        self.written.iter().any(|inside| path.ends_with(inside)) || self.receipts.iter().any(ours)
    }

    /// A file of the reports' folder as the officer finds it.
    pub(super) fn shown(&self, inside: &str) -> String {
        format!("{}/{inside}", self.folder)
    }

    /// Takes a file in, or says that it is there already, or that a later one is.
    pub(super) fn take_in(&mut self, ready: Ready) -> Result<Received, Failure> {
        let Ready { name, proposal, receipt } = ready;
        let inside = path_of(self.plan, &proposal);
        let before = self.content(&inside);
        let entry = self.entry(&proposal, receipt);
        let receipts = self.receipts_of(proposal.unit, proposal.period);
        let file = (proposal.committed.as_str(), entry.sha256.as_str());
        let standing = reception::standing(entry.received, file, before.as_deref(), &receipts);
        if let Some(refusal) = reception::overtaken(&standing, &entry, &receipts) {
            return Ok(Received::refused(&name, &proposal, refusal));
        }
        let received_on = reception::received_on(&standing, &entry, &receipts);
        let unlisted = reception::is_unlisted(&standing, &entry, &receipts);
        let changes = match (&standing, &before) {
            (Standing::Resubmission { .. }, Some(before)) => self.changes(&proposal, before),
            _ => Vec::new(),
        };
        let file = (inside.as_str(), proposal.committed.as_str());
        let number = self.put_down(&standing, file, (proposal.period, &entry))?;
        Ok(Received::Taken(Box::new(Taken {
            name,
            after_close: self.is_closed(proposal.period),
            path: self.shown(&inside),
            days_late: self.days_late(&proposal, received_on),
            proposal,
            standing,
            number,
            received_on,
            document: entry.document,
            unlisted,
            changes,
            dry_run: self.store.is_none(),
        })))
    }

    fn entry(&self, proposal: &Proposal, receipt: ReceiptOf) -> Entry {
        Entry {
            received: ReceivedAs::Form(proposal.form),
            unit: proposal.unit,
            received_on: receipt.received_on,
            channel: receipt.channel,
            document: receipt.document,
            document_date: receipt.document_date,
            sha256: hash(&proposal.committed),
            note: self.note(proposal.period, ""),
        }
    }

    /// A note of the register: a period that was closed before is said.
    pub(super) fn note(&self, period: Period, note: &str) -> String {
        let closed = if self.is_closed(period) { "Nhận sau khi khoá kỳ" } else { "" };
        let parts: Vec<&str> = [closed, note].into_iter().filter(|p| !p.is_empty()).collect();
        parts.join("; ")
    }

    /// What a new version changes. A file before it that is not in committed form is read first.
    fn changes(&self, proposal: &Proposal, before: &str) -> Vec<reception::Changed> {
        let incoming = Incoming {
            name: "",
            bytes: before.as_bytes(),
            unit: Some(proposal.unit),
            period: Some(proposal.period),
            letter: None,
        };
        match propose(self.plan, &incoming) {
            Outcome::Taken(old) if old.form == proposal.form => {
                reception::changes(proposal.form, &old.committed, &proposal.committed)
            }
            _ => reception::changes(proposal.form, before, &proposal.committed),
        }
    }

    /// Calendar days after the last good day; none where it came in time. Who gathers is never
    /// late with itself.
    fn days_late(&self, proposal: &Proposal, received_on: NaiveDate) -> i64 {
        let owes = self.plan.unit(proposal.unit).role == Role::Reports;
        let due = self.due_of(proposal.unit, proposal.period).filter(|_| owes);
        due.map_or(0, |due| (received_on - due).num_days().max(0))
    }

    /// Figures, then register; gives the number in the register. What a stopped run left is
    /// completed.
    pub(super) fn put_down(
        &mut self,
        standing: &Standing,
        (inside, text): (&str, &str),
        (period, entry): (Period, &Entry),
    ) -> Result<Option<String>, Failure> {
        match standing {
            Standing::Known { number } => Ok(Some(number.clone())),
            Standing::Lost { number } => {
                self.write(inside, text)?;
                self.written.push(inside.to_owned());
                Ok(self.store.is_some().then(|| number.clone()))
            }
            Standing::Unregistered => {
                self.written.push(inside.to_owned());
                self.register(period, entry)
            }
            Standing::First | Standing::Resubmission { .. } => {
                self.file_and_register(inside, text, (period, entry))
            }
        }
    }

    /// Writes a report file, then its row of the register.
    fn file_and_register(
        &mut self,
        inside: &str,
        text: &str,
        (period, entry): (Period, &Entry),
    ) -> Result<Option<String>, Failure> {
        // The register is looked at first: one that cannot be added to must stop everything.
        self.next_register(period, entry)?;
        self.write(inside, text)?;
        self.written.push(inside.to_owned());
        self.register(period, entry)
    }

    /// Adds a row to a register; gives its number, none on a dry run.
    pub(super) fn register(
        &mut self,
        period: Period,
        entry: &Entry,
    ) -> Result<Option<String>, Failure> {
        let (text, number) = self.next_register(period, entry)?;
        self.write(&register_of(period), &text)?;
        self.receipts.push(Receipt {
            period,
            number: number.clone(),
            received: entry.received,
            unit: entry.unit,
            received_on: entry.received_on,
            channel: entry.channel,
            document: entry.document.clone(),
            document_date: entry.document_date,
            sha256: entry.sha256.clone(),
            note: entry.note.clone(),
            after_close: self.is_closed(period),
            row: self.plan.head.span,
            received_on_at: self.plan.head.span,
        });
        Ok(self.store.is_some().then_some(number))
    }

    fn next_register(&self, period: Period, entry: &Entry) -> Result<(String, String), Failure> {
        let before = self.content(&register_of(period)).unwrap_or_default();
        register::append(self.plan, &before, entry)
            .map_err(|unfit| Failure::Usage(unfit_words(unfit).to_owned()))
    }

    /// Writes a file of the reports' folder; nothing on a dry run.
    pub(super) fn write(&mut self, inside: &str, text: &str) -> Result<(), Failure> {
        if let Some(store) = &self.store {
            store.write(inside, text)?;
        }
        self.files.insert(inside.to_owned(), Some(text.to_owned()));
        Ok(())
    }

    /// Removes a file of the reports' folder; nothing on a dry run.
    pub(super) fn remove(&mut self, inside: &str) -> Result<(), Failure> {
        if let Some(store) = &self.store {
            store.remove(inside)?;
        }
        self.files.insert(inside.to_owned(), None);
        Ok(())
    }

    /// True where nothing is written.
    pub(super) fn is_dry(&self) -> bool {
        self.store.is_none()
    }

    /// The text of a file of the reports' folder, as this run has left it.
    pub(super) fn content(&self, inside: &str) -> Option<String> {
        if let Some(left) = self.files.get(inside) {
            return left.clone();
        }
        let crate::load::Tree { sources, reports, .. } = &self.session.tree;
        let located = reports.iter().find(|f| f.inside(sources) == inside)?;
        Some(sources.file(located.file).text.clone())
    }

    /// The receipts of a unit in a period, those of this run last.
    pub(super) fn receipts_of(&self, unit: UnitId, period: Period) -> Vec<&Receipt> {
        let all = self.session.repository.dataset.receipts.iter().chain(&self.receipts);
        all.filter(|r| r.unit == unit && r.period == period).collect()
    }

    /// True where the register of a period goes on behind a number.
    pub(super) fn later_number(&self, period: Period, number: &str) -> bool {
        let receipts = self.session.repository.dataset.receipts.iter();
        receipts.filter(|r| r.period == period).any(|r| r.number.as_str() > number)
    }

    fn due_of(&self, unit: UnitId, period: Period) -> Option<NaiveDate> {
        let extensions = &self.session.repository.dataset.extensions;
        let own = extensions.iter().find(|e| e.unit == unit && e.period == period);
        own.map(|e| e.due).or_else(|| Some(self.plan.term(period)?.due.day))
    }

    /// True where the figures of a period were sent on.
    pub(super) fn is_closed(&self, period: Period) -> bool {
        self.session.repository.dataset.is_closed(period)
    }
}

fn path_of(plan: &Plan, proposal: &Proposal) -> String {
    let unit = &plan.unit(proposal.unit).id;
    format!("{}/{}/{unit}.csv", proposal.period, proposal.form.key())
}
