//! `bdhvs units`: the registry, or one unit with what each period received from it.

mod history;

pub use history::UnitInPeriod;

use super::Facts;
use crate::document::{Block, Cell, Column, Document, Entry, Table};
use crate::plan::{GroupId, Plan, Role, UnitId};
use crate::vietnamese::date;

/// The registry; `group` keeps the units of one group.
pub fn units(plan: &Plan, group: Option<GroupId>) -> Document {
    let mut page = Document::default();
    page.heading(1, "Danh mục đơn vị");
    page.push(Block::Gap);
    let shown = |unit: &UnitId| group.is_none_or(|group| plan.group(group).members.contains(unit));
    let shown: Vec<UnitId> = plan.unit_ids().filter(shown).collect();
    let columns = vec![
        Column::left("Mã"),
        Column::left("Mã số"),
        Column::left("Tên").at_most(30),
        Column::left("Vai trò"),
    ];
    let rows = shown.iter().map(|id| row(plan, *id)).collect();
    page.push(Block::Table(Table { columns, rows, indent: 0 }));
    page.push(Block::Gap);
    let reports = shown.iter().filter(|id| plan.unit(**id).role == Role::Reports).count();
    page.say(format!("{} đơn vị, trong đó {reports} đơn vị phải báo cáo.", shown.len()));
    page
}

fn row(plan: &Plan, id: UnitId) -> Vec<Cell> {
    let unit = plan.unit(id);
    vec![
        unit.id.clone().into(),
        unit.code.clone().unwrap_or_default().into(),
        unit.name.clone().into(),
        role(unit.role).into(),
    ]
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Reports => "Báo cáo",
        Role::Aggregates => "Đơn vị tổng hợp",
        Role::Supplies => "Cung cấp số liệu",
        Role::None => "Được nêu tên",
    }
}

/// One unit: what it is, and what each period received from it.
pub fn one_unit(facts: &Facts<'_>, id: UnitId, history: &[UnitInPeriod<'_>]) -> Document {
    let plan = facts.plan;
    let unit = plan.unit(id);
    let mut page = Document::default();
    page.heading(1, unit.name.clone());
    page.push(Block::Gap);
    let groups: Vec<&str> = plan.groups_of(id).map(|g| plan.group(g).name.as_str()).collect();
    let known = [
        ("Mã", unit.id.clone()),
        ("Mã số", unit.code.clone().unwrap_or_default()),
        ("Vai trò", role(unit.role).to_owned()),
        ("Nhóm", groups.join(", ")),
        ("Căn cứ", unit.duty_basis.clone().unwrap_or_default()),
        ("Từ ngày", date(unit.valid_from)),
        ("Đến ngày", unit.valid_to.map(date).unwrap_or_default()),
        ("Nguồn", unit.source.clone()),
        ("Chưa rõ", unit.unverified.clone().unwrap_or_default()),
    ];
    let known = known.into_iter().filter(|(_, text)| !text.is_empty());
    let entries =
        known.map(|(label, text)| Entry { indent: 0, label: label.to_owned(), width: 10, text });
    page.push(Block::Entries(entries.collect()));
    page.push(Block::Gap);
    history::all(facts, id, history, &mut page);
    page
}
