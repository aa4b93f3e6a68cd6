//! One short function a command.

use super::arguments::{self, Arguments, By, Command, FailOn, Format, Refs};
use super::session::{Desk, Failure};
use super::{open_data, output};
use crate::aggregate::{self, ReportState, reporting};
use crate::document::Document;
use crate::period::Period;
use crate::plan::{GroupId, IndicatorId, Plan, Term, UnitId};
use crate::render::{self, TextOptions};
use crate::submission::Receipt;
use crate::text::nearest;
use crate::view::reply::Wish;
use crate::view::{self, Breakdown, UnitInPeriod, json};
use serde_json::Value;
use std::collections::BTreeMap;

/// What a command gives.
pub(super) struct Out {
    /// To be printed or written.
    pub(super) text: String,
    /// Exit code.
    pub(super) code: u8,
}

/// A command with its options, and how it prints.
struct Asked<'a> {
    desk: &'a Desk<'a>,
    format: Format,
    text: TextOptions,
}

/// Carries a command out.
pub(super) fn run(desk: &Desk<'_>, arguments: &Arguments) -> Result<Out, Failure> {
    let printer = output::Printer::new(&arguments.options);
    let asked = Asked { desk, format: arguments.format, text: printer.text_options() };
    match &arguments.command {
        Command::Status(options) => Ok(asked.status(options.refs)),
        Command::Deadlines(options) => asked.deadlines(options),
        Command::Coverage(options) => asked.coverage(options),
        Command::Tasks(options) => asked.tasks(options),
        Command::Units(options) => asked.units(options),
        Command::Reply(options) => asked.reply(options, arguments.options.period),
        Command::Quality => Ok(asked.quality()),
        Command::Dashboard => Ok(Out { text: open_data::dashboard(desk), code: 0 }),
        // These work without a plan, write, or find their period themselves.
        Command::Validate(_)
        | Command::Explain(_)
        | Command::Schema(_)
        | Command::Completions(_)
        | Command::Man
        | Command::Init(_)
        | Command::Demo(_)
        | Command::Diff(_)
        | Command::Trace(_)
        | Command::Summary(_)
        | Command::Remind(_)
        | Command::CheckLetter(_)
        | Command::Brief
        | Command::Receive(_)
        | Command::Enter(_)
        | Command::Amend(_)
        | Command::Close(_)
        | Command::Verify(_)
        | Command::Reopen(_)
        | Command::Template(_)
        | Command::Export
        | Command::Fmt(_) => Ok(Out { text: String::new(), code: 0 }),
    }
}

impl Asked<'_> {
    /// The document or the value, in the format asked for.
    fn out(&self, document: impl Fn() -> Document, value: impl Fn() -> Value) -> Out {
        let text = match self.format {
            Format::Md => render::markdown(&document()),
            Format::Zalo => render::pasteable(&document()),
            Format::Json => output::json(value()),
            _ => render::text(&document(), self.text),
        };
        Out { text, code: 0 }
    }

    fn status(&self, Refs { refs }: Refs) -> Out {
        let facts = self.desk.facts();
        let page =
            || if refs { view::status_with_references(&facts) } else { view::status(&facts) };
        self.out(page, || json::status(&facts))
    }

    fn deadlines(&self, options: &arguments::Deadlines) -> Result<Out, Failure> {
        let facts = self.desk.facts();
        let state = |fail: &FailOn| match fail {
            FailOn::Late => ReportState::Late,
            FailOn::Missing => ReportState::Missing,
        };
        let reporting = &self.desk.overview.reporting;
        let fails =
            options.fail_on.iter().any(|fail| reporting.in_state(state(fail)).next().is_some());
        let code = u8::from(fails);
        if options.ics {
            return self.calendar().map(|text| Out { text, code });
        }
        let out = self.out(|| view::deadlines(&facts), || json::deadlines(&facts));
        Ok(Out { code, ..out })
    }

    fn calendar(&self) -> Result<String, Failure> {
        match self.format {
            Format::Text => Ok(open_data::calendar(self.desk)),
            _ => Err(Failure::Usage("Lịch chỉ có một dạng: bỏ --format hoặc bỏ --ics.".to_owned())),
        }
    }

    fn coverage(&self, options: &arguments::Coverage) -> Result<Out, Failure> {
        let facts = self.desk.facts();
        let only = options.indicator.as_deref();
        let only = only.map(|id| find_indicator(self.desk.plan, id)).transpose()?;
        let by = breakdown(options.by);
        let page = || {
            let page = view::coverage(&facts, by, only);
            if options.refs.refs { view::coverage_references(page, &facts, by, only) } else { page }
        };
        Ok(self.out(page, || json::coverage(&facts, by, only)))
    }

    fn tasks(&self, options: &arguments::Tasks) -> Result<Out, Failure> {
        let facts = self.desk.facts();
        let unit = options.unit.as_deref().map(|id| find_unit(self.desk.plan, id)).transpose()?;
        let section = options.section.as_deref().map(|id| self.section(id)).transpose()?;
        Ok(self.out(|| view::tasks(&facts, unit, section), || json::tasks(&facts, unit, section)))
    }

    fn units(&self, options: &arguments::Units) -> Result<Out, Failure> {
        let facts = self.desk.facts();
        let plan = self.desk.plan;
        let one = options.unit.as_deref().map(|id| find_unit(plan, id)).transpose()?;
        let group = options.group.as_deref().map(|id| find_group(plan, id)).transpose()?;
        let member = |unit: &UnitId| group.is_none_or(|g| plan.group(g).members.contains(unit));
        let shown: Vec<UnitId> = match one {
            Some(unit) => vec![unit],
            None => plan.unit_ids().filter(member).collect(),
        };
        if self.format == Format::Codeowners {
            return Ok(Out { text: view::codeowners(plan, &shown), code: 0 });
        }
        let document = || match one {
            Some(unit) => view::one_unit(&facts, unit, &self.history(unit)),
            None => view::units(plan, group),
        };
        Ok(self.out(document, || json::units(&facts, &shown)))
    }

    fn reply(&self, wish: &arguments::Reply, period: Option<Period>) -> Result<Out, Failure> {
        let slip = super::reply::slip(self.desk, &wish.subject, period)?;
        let wish = Wish { by: wish.by, hour: wish.hour };
        Ok(match self.format {
            Format::Zalo => self.out(|| slip.chat(&wish), || Value::Null),
            _ => self.out(|| slip.page(&wish), || Value::Null),
        })
    }

    fn quality(&self) -> Out {
        let facts = self.desk.facts();
        let found =
            aggregate::quality(&self.desk.ledger, &self.desk.overview, &super::past::of(self.desk));
        let sources = &self.desk.session.tree.sources;
        let places = view::Places { sources, commits: BTreeMap::new() };
        self.out(
            || view::quality(&facts, &found, &places),
            || json::quality(&facts, &found, &places),
        )
    }

    /// What each period that has begun knows of a unit.
    fn history(&self, unit: UnitId) -> Vec<UnitInPeriod<'_>> {
        let (plan, as_of) = (self.desk.plan, self.desk.session.as_of);
        let dataset = &self.desk.session.repository.dataset;
        let terms = plan.periods().into_iter().filter_map(|period| plan.term(period));
        let begun = terms.filter(|term| term.window.0 <= as_of);
        let one = |term: Term| {
            let reports = reporting(plan, dataset, &term, as_of).units;
            let own = |r: &&Receipt| r.unit == unit && r.period == term.period;
            UnitInPeriod {
                period: term.period,
                empty: dataset.is_empty_in(term.period),
                report: reports.into_iter().find(|report| report.unit == unit),
                receipts: dataset.receipts.iter().filter(own).collect(),
                coverage: aggregate::coverage_in(&self.desk.ledger, &term),
            }
        };
        begun.map(one).collect()
    }

    fn section(&self, id: &str) -> Result<usize, Failure> {
        let sections = &self.desk.plan.sections;
        let known = || sections.iter().map(|s| s.id.as_str()).collect::<Vec<_>>();
        let all = known().join(", ");
        let found = sections.iter().position(|section| section.id == id);
        found.ok_or_else(|| unknown("phần", id, known(), &all))
    }
}

/// How figures are broken down, where that was asked for.
pub(super) fn breakdown(by: Option<By>) -> Option<Breakdown> {
    by.map(|by| match by {
        By::Unit => Breakdown::Unit,
        By::Group => Breakdown::Group,
        By::Period => Breakdown::Period,
        By::Source => Breakdown::Source,
    })
}

/// The indicator of that id; a part is shown with its whole.
pub(super) fn find_indicator(plan: &Plan, id: &str) -> Result<IndicatorId, Failure> {
    let shown = |id: &IndicatorId| plan.indicator(*id).part_of.is_none();
    let found = plan.index.indicators.get(id).copied().filter(shown);
    let known = || plan.indicator_ids().filter(shown).map(|id| plan.indicator(id).id.as_str());
    found.ok_or_else(|| unknown("chỉ tiêu", id, known().collect(), "bdhvs coverage --format json"))
}

/// The unit of that id or official code.
pub(super) fn find_unit(plan: &Plan, id: &str) -> Result<UnitId, Failure> {
    let known = || plan.units.iter().map(|unit| unit.id.as_str()).collect();
    let found = plan.index.units.get(id).copied();
    found.ok_or_else(|| unknown("đơn vị", id, known(), "bdhvs units"))
}

/// The group of that id.
pub(super) fn find_group(plan: &Plan, id: &str) -> Result<GroupId, Failure> {
    let known = || plan.index.groups.keys().map(String::as_str).collect::<Vec<_>>();
    let found = plan.index.groups.get(id).copied();
    found.ok_or_else(|| unknown("nhóm", id, known(), &known().join(", ")))
}

/// Nothing has that id: the nearest that has, or where to find all.
pub(super) fn unknown(what: &str, id: &str, known: Vec<&str>, list: &str) -> Failure {
    let hint = match nearest(id, known) {
        Some(near) => format!("Có phải ý là “{near}”?"),
        None => format!("Xem danh sách: {list}."),
    };
    Failure::Usage(format!("Kế hoạch không có {what} “{id}”. {hint}"))
}
