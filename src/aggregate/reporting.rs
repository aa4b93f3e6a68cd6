//! Who reported, when, and what is still owed (numbers.md, Reporting).

use crate::plan::{Form, Plan, Term, UnitId};
use crate::submission::{Dataset, Receipt, ReceivedAs};
use chrono::NaiveDate;

/// How a unit, or one of its forms, stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum ReportState {
    /// First received by the last good day.
    OnTime,
    /// Received later.
    Late,
    /// Not there, and the last good day has passed.
    Missing,
    /// Not there, and the last good day has not passed.
    Pending,
    /// There, without a row in the register.
    Undated,
    /// A document came, no data yet.
    DocumentOnly,
    /// Need not report in this period.
    Exempt,
}

/// One form of a unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FormReport {
    /// Which form.
    pub form: Form,
    /// How it stands.
    pub state: ReportState,
    /// First day it was received.
    pub received_on: Option<NaiveDate>,
}

/// One unit.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnitReport {
    /// The unit.
    pub unit: UnitId,
    /// Its state, after its leading form.
    pub state: ReportState,
    /// First day its leading form was received.
    pub received_on: Option<NaiveDate>,
    /// Calendar days after its last good day; 0 where it is not late.
    pub days_late: u32,
    /// The latest number of a document that the register has of it.
    pub document: Option<String>,
    /// Its own last good day.
    pub due: NaiveDate,
    /// True where that day was extended for it.
    pub extended: bool,
    /// True where something came after the period was closed.
    pub after_close: bool,
    /// The forms it owes, the leading one first.
    pub forms: Vec<FormReport>,
}

/// How many units stand how.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct StateCounts {
    /// All that must report; the sum of the following six.
    pub expected: usize,
    /// Received by the last good day.
    pub on_time: usize,
    /// Received later.
    pub late: usize,
    /// Not there.
    pub missing: usize,
    /// Not there, not yet due.
    pub pending: usize,
    /// There, without a row in the register.
    pub undated: usize,
    /// A document came, no data yet.
    pub document_only: usize,
    /// Need not report; stands outside.
    pub exempt: usize,
}

/// Reporting of one period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Reporting {
    /// Counts of units.
    pub counts: StateCounts,
    /// All units, in the plan's order.
    pub units: Vec<UnitReport>,
}

impl Reporting {
    /// Units in a state.
    pub fn in_state(&self, state: ReportState) -> impl Iterator<Item = &UnitReport> {
        self.units.iter().filter(move |unit| unit.state == state)
    }

    /// True where a unit need not report.
    pub fn is_exempt(&self, unit: UnitId) -> bool {
        self.in_state(ReportState::Exempt).any(|report| report.unit == unit)
    }

    /// Units that sent their leading form and owe another, with the forms they owe.
    pub fn lacking_forms(&self) -> Vec<(UnitId, Vec<Form>)> {
        let sent = |unit: &&UnitReport| unit.state.is_sent();
        let lacking = self.units.iter().filter(sent).map(|unit| {
            let missing = unit.forms.iter().skip(1).filter(|f| f.state == ReportState::Missing);
            (unit.unit, missing.map(|f| f.form).collect::<Vec<_>>())
        });
        lacking.filter(|(_, forms)| !forms.is_empty()).collect()
    }
}

impl ReportState {
    /// The word in JSON, in exports and where a period is closed.
    pub fn key(self) -> &'static str {
        match self {
            Self::OnTime => "on_time",
            Self::Late => "late",
            Self::Missing => "missing",
            Self::Pending => "pending",
            Self::Undated => "undated",
            Self::DocumentOnly => "document_only",
            Self::Exempt => "exempt",
        }
    }

    /// True where the data are there.
    pub fn is_sent(self) -> bool {
        matches!(self, Self::OnTime | Self::Late | Self::Undated)
    }
}

/// How every unit stands on a day.
pub fn reporting(plan: &Plan, dataset: &Dataset, term: &Term, as_of: NaiveDate) -> Reporting {
    let desk = Desk { plan, dataset, term, as_of, arrived: Arrived::new(dataset, term) };
    let units = plan.reporting_units(term).into_iter().filter_map(|unit| desk.unit(unit));
    let units: Vec<UnitReport> = units.collect();
    Reporting { counts: counts(&units), units }
}

fn counts(units: &[UnitReport]) -> StateCounts {
    let of = |state| units.iter().filter(|unit| unit.state == state).count();
    let exempt = of(ReportState::Exempt);
    StateCounts {
        expected: units.len() - exempt,
        on_time: of(ReportState::OnTime),
        late: of(ReportState::Late),
        missing: of(ReportState::Missing),
        pending: of(ReportState::Pending),
        undated: of(ReportState::Undated),
        document_only: of(ReportState::DocumentOnly),
        exempt,
    }
}

struct Desk<'a> {
    plan: &'a Plan,
    dataset: &'a Dataset,
    term: &'a Term,
    as_of: NaiveDate,
    arrived: Arrived<'a>,
}

/// What arrived in the period, by unit: every unit asks for its own.
struct Arrived<'a> {
    files: Vec<(UnitId, Form)>,
    /// Those of one unit in the order of the register.
    receipts: Vec<&'a Receipt>,
}

impl<'a> Arrived<'a> {
    fn new(dataset: &'a Dataset, term: &Term) -> Self {
        let of_period = dataset.submitted.iter().filter(|s| s.period == term.period);
        let mut files: Vec<(UnitId, Form)> = of_period.map(|s| (s.unit, s.form)).collect();
        files.sort_unstable();
        let of_period = dataset.receipts.iter().filter(|r| r.period == term.period);
        let mut receipts: Vec<&Receipt> = of_period.collect();
        receipts.sort_by_key(|receipt| receipt.unit);
        Self { files, receipts }
    }

    fn has_file(&self, unit: UnitId, form: Form) -> bool {
        self.files.binary_search(&(unit, form)).is_ok()
    }

    fn receipts(&self, unit: UnitId) -> impl DoubleEndedIterator<Item = &'a Receipt> + Clone {
        let first = self.receipts.partition_point(|receipt| receipt.unit < unit);
        let after = self.receipts.partition_point(|receipt| receipt.unit <= unit);
        self.receipts[first..after].iter().copied()
    }
}

impl Desk<'_> {
    /// A unit's report; `None` for a unit that owes no form.
    fn unit(&self, unit: UnitId) -> Option<UnitReport> {
        let (due, extended) = self.due(unit);
        let owed = self.plan.forms_due(unit, self.term);
        let forms: Vec<FormReport> =
            owed.into_iter().map(|form| self.form(unit, form, due)).collect();
        let leading = forms.first()?;
        let state = if self.is_exempt(unit) { ReportState::Exempt } else { leading.state };
        let received_on = leading.received_on;
        let late = received_on.filter(|_| state == ReportState::Late);
        Some(UnitReport {
            unit,
            state,
            received_on,
            days_late: late.map_or(0, |day| u32::try_from((day - due).num_days()).unwrap_or(0)),
            document: self.document(unit),
            due,
            extended,
            after_close: self.arrived.receipts(unit).any(|receipt| receipt.after_close),
            forms,
        })
    }

    /// A later receipt without a number, a file after its document, does not wipe it out.
    fn document(&self, unit: UnitId) -> Option<String> {
        let mut numbered = self.arrived.receipts(unit).filter(|r| !r.document.is_empty());
        let last = numbered.next_back().or_else(|| self.arrived.receipts(unit).next_back());
        last.map(|receipt| receipt.document.clone())
    }

    fn due(&self, unit: UnitId) -> (NaiveDate, bool) {
        let own = |unit_of: UnitId, period| unit_of == unit && period == self.term.period;
        let extension = self.dataset.extensions.iter().find(|e| own(e.unit, e.period));
        extension.map_or((self.term.due.day, false), |e| (e.due, true))
    }

    fn is_exempt(&self, unit: UnitId) -> bool {
        let exemptions = &self.dataset.exemptions;
        exemptions.iter().any(|e| e.unit == unit && e.period == self.term.period)
    }

    /// The first day of receipt decides, however often a form was sent again.
    fn form(&self, unit: UnitId, form: Form, due: NaiveDate) -> FormReport {
        let of_form = self.arrived.receipts(unit).filter(|r| r.received == ReceivedAs::Form(form));
        let received_on = of_form.map(|r| r.received_on).min();
        let there = self.arrived.has_file(unit, form);
        let state = match (there, received_on) {
            (true, Some(day)) if day <= due => ReportState::OnTime,
            (true, Some(_)) => ReportState::Late,
            (true, None) => ReportState::Undated,
            (false, _) if self.has_something(unit, form) => ReportState::DocumentOnly,
            (false, _) if self.as_of <= due => ReportState::Pending,
            (false, _) => ReportState::Missing,
        };
        FormReport { form, state, received_on }
    }

    /// True where the register has something for a form whose data are not there: a row of the
    /// form itself, or a document where no other form came with data either.
    fn has_something(&self, unit: UnitId, form: Form) -> bool {
        let mut receipts = self.arrived.receipts(unit);
        let own = receipts.clone().any(|r| r.received == ReceivedAs::Form(form));
        let document = receipts.any(|r| r.received == ReceivedAs::Document);
        let has_data = Form::ALL.into_iter().any(|f| self.arrived.has_file(unit, f));
        own || (document && !has_data)
    }
}
