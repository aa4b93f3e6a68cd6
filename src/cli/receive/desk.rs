//! The desk where things are put down: figures first, then the register, each atomically. What
//! was written in this run is known to the next file of it.

use crate::cli::session::{Failure, Session};
use crate::intake::Proposal;
use crate::intake::reception::{self, Standing};
use crate::intake::register::{self, Entry};
use crate::period::Period;
use crate::plan::{Plan, UnitId};
use crate::store::Store;
use crate::submission::{Channel, Receipt, ReceivedAs};
use crate::view::{Received, Taken};
use chrono::NaiveDate;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// What is put down of one file.
pub(super) struct ReceiptOf {
    pub(super) received_on: NaiveDate,
    pub(super) channel: Option<Channel>,
    pub(super) document: String,
    pub(super) document_date: Option<NaiveDate>,
}

/// One run that writes.
pub(super) struct Desk<'a> {
    pub(super) session: &'a Session,
    pub(super) plan: &'a Plan,
    /// None on a dry run.
    store: Option<Store>,
    /// Files as this run has left them.
    files: BTreeMap<String, String>,
    /// Receipts of this run.
    receipts: Vec<Receipt>,
    written: Vec<String>,
}

impl<'a> Desk<'a> {
    pub(super) fn new(session: &'a Session, plan: &'a Plan, store: Option<Store>) -> Self {
        let (files, receipts, written) = (BTreeMap::new(), Vec::new(), Vec::new());
        Self { session, plan, store, files, receipts, written }
    }

    /// Report files that this run wrote, inside the folder of reports.
    pub(super) fn written(&self) -> &[String] {
        &self.written
    }

    /// Takes a proposal in, or says that it is there already.
    pub(super) fn take_in(
        &mut self,
        name: String,
        proposal: Box<Proposal>,
        receipt: ReceiptOf,
    ) -> Result<Received, Failure> {
        let inside = path_of(self.plan, &proposal);
        let before = self.content(&inside);
        let sha256 = hash(&proposal.committed);
        let received = ReceivedAs::Form(proposal.form);
        let receipts = self.receipts_of(proposal.unit, proposal.period);
        let file = (proposal.committed.as_str(), sha256.as_str());
        let standing = reception::standing(received, file, before.as_deref(), &receipts);
        let entry = Entry {
            received,
            unit: proposal.unit,
            received_on: receipt.received_on,
            channel: receipt.channel,
            document: receipt.document,
            document_date: receipt.document_date,
            sha256,
            note: String::new(),
        };
        let changes = match (&standing, &before) {
            (Standing::Resubmission { .. }, Some(before)) => {
                reception::changes(before, &proposal.committed)
            }
            _ => Vec::new(),
        };
        let number = self.put_down(&standing, &inside, &proposal, &entry)?;
        let due = self.due_of(proposal.unit, proposal.period);
        let late = due.map(|due| (entry.received_on - due).num_days()).filter(|days| *days > 0);
        Ok(Received::Taken(Box::new(Taken {
            name,
            after_close: self.is_closed(proposal.period),
            inside,
            proposal,
            standing,
            number,
            received_on: entry.received_on,
            days_late: late.unwrap_or(0),
            changes,
            dry_run: self.store.is_none(),
        })))
    }

    /// Figures, then register; gives the number in the register.
    fn put_down(
        &mut self,
        standing: &Standing,
        inside: &str,
        proposal: &Proposal,
        entry: &Entry,
    ) -> Result<Option<String>, Failure> {
        match standing {
            Standing::Known { number } => Ok(Some(number.clone())),
            Standing::Lost { number } => {
                self.write(inside, &proposal.committed)?;
                self.written.push(inside.to_owned());
                Ok(Some(number.clone()))
            }
            Standing::Unregistered => self.register(proposal.period, entry),
            Standing::First | Standing::Resubmission { .. } => {
                self.file_and_register(inside, &proposal.committed, (proposal.period, entry))
            }
        }
    }

    /// Writes a report file, then its row of the register.
    pub(super) fn file_and_register(
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
            row: self.plan.head.span,
            received_on_at: self.plan.head.span,
        });
        Ok(self.store.is_some().then_some(number))
    }

    fn next_register(&self, period: Period, entry: &Entry) -> Result<(String, String), Failure> {
        let inside = register_of(period);
        let before = self.content(&inside).unwrap_or_default();
        register::append(self.plan, &before, entry).map_err(|_| {
            Failure::Usage(format!(
                "Sổ tiếp nhận {inside} chưa ở dạng chuẩn nên chưa ghi thêm được. \
                 Chạy bdhvs validate để xem, sửa rồi làm lại."
            ))
        })
    }

    /// Writes a file of the reports' folder; nothing on a dry run.
    pub(super) fn write(&mut self, inside: &str, text: &str) -> Result<(), Failure> {
        if let Some(store) = &self.store {
            store.write(inside, text)?;
        }
        self.files.insert(inside.to_owned(), text.to_owned());
        Ok(())
    }

    /// Removes a file of the reports' folder; nothing on a dry run.
    pub(super) fn remove(&mut self, inside: &str) -> Result<(), Failure> {
        if let Some(store) = &self.store {
            store.remove(inside)?;
        }
        Ok(())
    }

    /// The text of a file of the reports' folder, as this run has left it.
    pub(super) fn content(&self, inside: &str) -> Option<String> {
        if let Some(text) = self.files.get(inside) {
            return Some(text.clone());
        }
        let located = self.session.tree.reports.iter().find(|f| f.inside == inside)?;
        Some(self.session.tree.sources.file(located.file).text.clone())
    }

    /// The receipts of a unit in a period, those of this run last.
    pub(super) fn receipts_of(&self, unit: UnitId, period: Period) -> Vec<&Receipt> {
        let all = self.session.repository.dataset.receipts.iter().chain(&self.receipts);
        all.filter(|r| r.unit == unit && r.period == period).collect()
    }

    fn due_of(&self, unit: UnitId, period: Period) -> Option<NaiveDate> {
        let extensions = &self.session.repository.dataset.extensions;
        let own = extensions.iter().find(|e| e.unit == unit && e.period == period);
        own.map(|e| e.due).or_else(|| Some(self.plan.term(period)?.due.day))
    }

    fn is_closed(&self, period: Period) -> bool {
        let closing = format!("{period}/khoa-so.toml");
        self.session.tree.reports.iter().any(|f| f.inside == closing)
    }
}

fn path_of(plan: &Plan, proposal: &Proposal) -> String {
    let unit = &plan.unit(proposal.unit).id;
    format!("{}/{}/{unit}.csv", proposal.period, proposal.form.key())
}

/// The register of a period, inside the folder of reports.
pub(super) fn register_of(period: Period) -> String {
    format!("{period}/so-tiep-nhan.csv")
}

/// SHA-256 of a file as it is written, in hexadecimal.
pub(super) fn hash(text: &str) -> String {
    Sha256::digest(text.as_bytes()).iter().map(|byte| format!("{byte:02x}")).collect()
}
