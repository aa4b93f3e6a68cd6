//! On which day, how and under which document something came: never assumed.

use super::desk::{Desk, ReceiptOf};
use super::unit;
use crate::cli::arguments::{Options, Receive};
use crate::cli::output::{self, Printer};
use crate::cli::session::Failure;
use crate::intake::incoming::{self, Document};
use crate::intake::register::Entry;
use crate::intake::{Proposal, Reason, Refusal};
use crate::load;
use crate::period::{Period, parse_date};
use crate::plan::{Plan, UnitId};
use crate::submission::{Channel, ReceivedAs};
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
            document: said.document.clone(),
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
        let name = file.file_name().map(|name| name.to_string_lossy()).unwrap_or_default();
        let number = proposal.letter.number.as_deref();
        let entry = incoming::find(&self.documents, &name, proposal.unit, number)?;
        let day = self.date.or(entry.map(|d| d.received_on)).or_else(|| day_of_folder(file));
        let received_on = day.ok_or_else(|| {
            Refusal::new(Reason::Received, "Chưa biết ngày nhận tệp này")
                .hint("Thêm --date NGÀY, hoặc --incoming SỔ, hoặc đặt tệp trong thư mục tên ngày")
        })?;
        if received_on > desk.session.as_of {
            let day = crate::vietnamese::date(received_on);
            let message = format!("Ngày nhận {day} chưa tới");
            return Err(Refusal::new(Reason::Received, message).hint("Ghi lại ngày nhận"));
        }
        let from_system = entry.map(|_| Channel::DocumentSystem);
        Ok(ReceiptOf {
            received_on,
            channel: self.channel.or(from_system),
            document: number.or(entry.map(|d| d.number.as_str())).unwrap_or_default().to_owned(),
            document_date: proposal.letter.date.or(entry.and_then(|d| d.date)),
        })
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
    let name = desk.plan.name_in_sentence(proposal.unit);
    let message = format!("{name} không có biểu {} phải gửi trong kỳ này", form.name());
    Err(Refusal::new(Reason::Duty, message).hint("Kiểm tra lại đơn vị gửi và kỳ báo cáo"))
}

/// The nearest folder above a file that is named by a day: `2025-12-12`, `12-12-2025`.
fn day_of_folder(file: &Path) -> Option<NaiveDate> {
    let folders = file.ancestors().skip(1).filter_map(|folder| folder.file_name()?.to_str());
    folders.filter_map(day_of_name).next()
}

fn day_of_name(name: &str) -> Option<NaiveDate> {
    if let Some(day) = parse_date(name) {
        return Some(day);
    }
    let parts: Vec<&str> = name.split(['-', '.', '_']).collect();
    let [day, month, year] = parts[..] else { return None };
    parse_date(&format!("{year:0>4}-{month:0>2}-{day:0>2}"))
}

/// Puts a document down whose figures are not there yet.
pub(super) fn document_only(
    desk: &mut Desk<'_>,
    options: &Options,
    said: &Receive,
    printer: &Printer,
) -> Result<u8, Failure> {
    let missing = |what: &str| Failure::Usage(format!("Với --document-only phải ghi {what}."));
    let name = said.unit.as_deref().ok_or_else(|| missing("--unit ĐƠN VỊ"))?;
    let unit = unit(desk.plan, name)?;
    let received_on = said.date.ok_or_else(|| missing("--date NGÀY"))?;
    let period = options.period.or_else(|| desk.plan.period_on(desk.session.as_of));
    let period = period.ok_or_else(|| missing("--period KỲ"))?;
    let entry = Entry {
        received: ReceivedAs::Document,
        unit,
        received_on,
        channel: said.channel.map(|sent| sent.channel()),
        document: said.document.clone().unwrap_or_default(),
        document_date: said.document_date,
        sha256: String::new(),
        note: String::new(),
    };
    let number = desk.register(period, &entry)?;
    let name = desk.plan.name_in_sentence(unit);
    let done = match number {
        Some(number) => format!("Đã vào sổ số {number}"),
        None => "Chạy thử, chưa ghi gì".to_owned(),
    };
    output::print(&format!(
        "{done}: văn bản của {name}, {}, chưa có số liệu.\n",
        period.in_sentence()
    ));
    printer.remind("Nhập số liệu bằng bdhvs enter, hoặc bdhvs receive khi có tệp.\n");
    Ok(0)
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
