//! Level 0: the request for reports, with outline and the list of figures.

use super::{Asking, values::NAMES, write};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Cell, Column, Document, Table};
use crate::plan::{Indicator, Measure, Party, Plan, Role, UnitId};
use crate::vietnamese::{date, list, upper_first};
use crate::view::Facts;
use crate::view::letters::{Letter, Values, common};

pub(in crate::view) static LETTER: Letter = Letter {
    name: "cong-van-de-nghi",
    kind: "Công văn",
    built_in: include_str!("../letters/cong-van-de-nghi.md"),
    names: NAMES,
};

/// The letter to all that must report.
pub fn request(facts: &Facts<'_>, asking: &Asking) -> Result<Document, Diagnostic> {
    let mut values = common::values(facts);
    let named = |Addressee { name, .. }: Addressee| {
        let mut values = Values::default();
        values.text("ten", name);
        values
    };
    values.list("noi_gui", addressees(facts).into_iter().map(named).collect());
    values.text("han_gui", due(facts, asking));
    values.blocks("bang.bieu_so_lieu", vec![Block::Table(figures(facts))]);
    write(facts, &LETTER, values, asking.draft)
}

/// The day the officer names, else the one the plan gives.
fn due(facts: &Facts<'_>, asking: &Asking) -> String {
    let due = &facts.overview.term.due;
    match (&due.hour, asking.by) {
        (_, Some(_)) => asking.until(),
        (Some(hour), None) => format!("trước {hour} giờ ngày {}", date(due.day)),
        (None, None) => format!("chậm nhất ngày {}", date(due.day)),
    }
}

/// Whom the request goes to.
pub struct Addressee {
    /// As the letter names it.
    pub name: String,
    /// The id of the group, or of the unit.
    pub id: String,
    /// The units that report.
    pub units: Vec<UnitId>,
}

/// Groups of units that report, and the units in none of them, in the plan's order.
pub fn addressees(facts: &Facts<'_>) -> Vec<Addressee> {
    let plan = facts.plan;
    let owing = plan.reporting_units(&facts.overview.term);
    let mut named: Vec<Addressee> = Vec::new();
    let mut covered: Vec<UnitId> = Vec::new();
    for group in &plan.groups {
        let own: Vec<UnitId> = owing.iter().copied().filter(|u| group.has(*u)).collect();
        let news = own.iter().filter(|unit| !covered.contains(unit)).count();
        if own.len() < 2 || news < own.len() {
            continue;
        }
        let name = group.addressee.as_ref().or(group.in_sentence.as_ref()).unwrap_or(&group.name);
        covered.extend(&own);
        named.push(Addressee { name: upper_first(name), id: group.id.clone(), units: own });
    }
    let single = owing.iter().filter(|unit| !covered.contains(unit));
    named.extend(single.map(|unit| Addressee {
        name: upper_first(&plan.addressee(*unit)),
        id: plan.unit(*unit).id.clone(),
        units: vec![*unit],
    }));
    named.sort_by_key(|addressee| addressee.units.first().copied());
    named
}

/// Every figure of the period: what it is, when a person counts, who reports it.
fn figures(facts: &Facts<'_>) -> Table {
    let plan = facts.plan;
    let year = facts.overview.term.period.year();
    let asked = plan.indicator_ids().filter(|id| plan.is_expected(*id, year));
    let asked = asked.map(|id| plan.indicator(id)).filter(|indicator| !indicator.has_parts);
    let columns = vec![
        Column::right("TT"),
        Column::left("Số liệu"),
        Column::left("Được tính là đạt khi"),
        Column::left("Loại số"),
        Column::left("Đơn vị báo cáo"),
    ];
    let rows = asked.enumerate().map(|(n, indicator)| row(plan, n + 1, indicator)).collect();
    Table { columns, rows, indent: 0 }
}

fn row(plan: &Plan, number: usize, indicator: &Indicator) -> Vec<Cell> {
    let measure = match indicator.measure {
        Measure::Level => "Luỹ kế",
        Measure::Flow => "Trong kỳ",
    };
    let parent = indicator.part_of.map(|id| plan.indicator(id));
    let criterion = indicator.criterion.as_ref().or(parent.and_then(|p| p.criterion.as_ref()));
    let reports = |party: &&Party| match party {
        Party::Unit(unit) => plan.unit(*unit).role == Role::Reports,
        Party::Group(_) => true,
    };
    let reporters: Vec<&str> =
        indicator.reporters.iter().filter(reports).map(|p| plan.party_name(*p)).collect();
    let kind = format!("{measure} ({})", indicator.counts);
    let criterion = criterion.cloned().unwrap_or_default();
    [number.to_string(), indicator.name.clone(), criterion, kind, list(&reporters)]
        .map(Cell::from)
        .to_vec()
}
