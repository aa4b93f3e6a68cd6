//! On which day, how and under which document something came: never assumed.

use super::desk::Desk;
use super::paper::{ReceiptOf, unfit_words};
use super::unit;
use crate::cli::arguments::{Options, Receive};
use crate::cli::session::Failure;
use crate::intake::incoming::{self, Document, Wanted};
use crate::intake::{Proposal, Reason, Refusal, register};
use crate::load;
use crate::period::{Period, parse_day_name};
use crate::plan::{Plan, UnitId};
use crate::submission::Channel;
use crate::vietnamese::{date, upper_first};
use chrono::NaiveDate;
use std::path::Path;

/// What the officer says of all files of one run.
pub(super) struct Arrival {
    pub(super) unit: Option<UnitId>,
    pub(super) period: Option<Period>,
    pub(super) document: Option<String>,
    pub(super) document_date: Option<NaiveDate>,
    date: Option<NaiveDate>,
    channel: Option<Channel>,
    documents: Vec<Document>,
}

impl Arrival {
    /// From the options; reads the register of incoming documents where one is named.
    pub(super) fn new(plan: &Plan, options: &Options, said: &Receive) -> Result<Self, Failure> {
        let documents = match &said.incoming {
            None => Vec::new(),
            Some(path) => incoming::read(plan, &load::read_incoming(path)?)
                .map_err(|r| Failure::Usage(format!("{}. {}.", r.message, r.hint)))?,
        };
        Ok(Self {
            unit: said.unit.as_deref().map(|name| unit(plan, name)).transpose()?,
            period: options.period,
            document: Some(document_number(said.document.as_deref())?).filter(|n| !n.is_empty()),
            document_date: said.document_date,
            date: said.date,
            channel: said.channel.map(|sent| sent.channel()),
            documents,
        })
    }

    /// Day, channel and document of a file; refused where nobody says the day.
    pub(super) fn receipt(
        &self,
        desk: &Desk<'_>,
        proposal: &Proposal,
        file: &Path,
    ) -> Result<ReceiptOf, Refusal> {
        owes(desk, proposal)?;
        let number = proposal.letter.number.as_deref();
        let entry = self.document_of(proposal, file)?;
        let day = self.date.or(entry.map(|d| d.received_on)).or_else(|| day_of_folder(file));
        let received_on = day.ok_or_else(|| {
            Refusal::new(Reason::Received, "Chưa biết ngày nhận tệp này")
                .hint("Thêm --date NGÀY, hoặc --incoming SỔ, hoặc đặt tệp trong thư mục tên ngày")
        })?;
        if received_on > desk.session.as_of {
            let message = format!("Ngày nhận {} chưa tới", date(received_on));
            return Err(Refusal::new(Reason::Received, message).hint("Ghi lại ngày nhận"));
        }
        let document = number.or(entry.map(|d| d.number.as_str())).unwrap_or_default();
        register::fit(document).map_err(|_| {
            let message = "Số văn bản có dữ liệu cá nhân hoặc quá dài, không vào sổ được";
            Refusal::new(Reason::PersonalData, message).hint("Ghi lại số văn bản bằng --document")
        })?;
        Ok(ReceiptOf {
            received_on,
            channel: self.channel.or(entry.map(|_| Channel::DocumentSystem)),
            document: document.to_owned(),
            document_date: proposal.letter.date.or(entry.and_then(|d| d.date)),
        })
    }

    /// The day of a file that could not be read, where it is said without its content.
    pub(super) fn day(&self, file: &Path) -> Option<NaiveDate> {
        self.date.or_else(|| day_of_folder(file))
    }

    /// The document that brought a file. Where the officer says the day, one that cannot be told
    /// from others is not needed.
    fn document_of(&self, proposal: &Proposal, file: &Path) -> Result<Option<&Document>, Refusal> {
        let file_name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let number = proposal.letter.number.as_deref();
        let wanted = Wanted { file_name: &file_name, unit: proposal.unit, number };
        match incoming::find(&self.documents, wanted) {
            Err(_) if self.date.is_some() => Ok(None),
            found => found,
        }
    }
}

/// The number of a document as the officer types it, fit to be kept.
pub(in crate::cli) fn document_number(said: Option<&str>) -> Result<String, Failure> {
    let number = said.unwrap_or_default().trim();
    match register::fit(number) {
        Ok(()) => Ok(number.to_owned()),
        Err(unfit) => Err(Failure::Usage(unfit_words(unfit).to_owned())),
    }
}

/// A unit that owes no such form in the period sent it by mistake, or is not the sender.
fn owes(desk: &Desk<'_>, proposal: &Proposal) -> Result<(), Refusal> {
    let form = proposal.form;
    let term = desk.plan.term(proposal.period);
    let due = term.map(|term| desk.plan.forms_due(proposal.unit, &term)).unwrap_or_default();
    let offered = form == crate::plan::Form::Models && !due.is_empty();
    if due.contains(&form) || offered {
        return Ok(());
    }
    let name = upper_first(&desk.plan.name_in_sentence(proposal.unit));
    let message = format!("{name} không có biểu {} phải gửi trong kỳ này", form.name());
    Err(Refusal::new(Reason::Duty, message).hint("Kiểm tra lại đơn vị gửi và kỳ báo cáo"))
}

/// So many folders above a file may say its day: `12-12-2025/zalo/phuong/bieu.csv`.
const FOLDERS: usize = 3;

/// The nearest folder above a file that is named by a day: `2025-12-12`, `12-12-2025`.
fn day_of_folder(file: &Path) -> Option<NaiveDate> {
    let whole = std::path::absolute(file).unwrap_or_else(|_| file.to_path_buf());
    let above = whole.ancestors().skip(1).take(FOLDERS);
    above.filter_map(|folder| parse_day_name(folder.file_name()?.to_str()?)).next()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folders_named_by_a_day_give_the_day() {
        let day = |path: &str| day_of_folder(Path::new(path)).map(|day| day.to_string());
        assert_eq!(day("x/2025-12-12/a.csv").as_deref(), Some("2025-12-12"));
        assert_eq!(day("x/12-12-2025/zalo/a.csv").as_deref(), Some("2025-12-12"));
        assert_eq!(day("x/12.12.2025/a.csv").as_deref(), Some("2025-12-12"));
        assert_eq!(day("x/2025-12-12.csv"), None);
        assert_eq!(day("x/45-67-2025/a.csv"), None);
    }
}
