//! `bdhvs.units/1`.

use super::{Facts, Head, head, value};
use crate::plan::{Plan, Role, UnitId};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    head: Head,
    units: Vec<Unit>,
}

#[derive(Serialize)]
struct Unit {
    id: String,
    code: Option<String>,
    name: String,
    kind: String,
    role: &'static str,
    groups: Vec<String>,
    reports: bool,
    valid_from: String,
    valid_to: Option<String>,
}

/// The document, over the units given.
pub fn units(facts: &Facts<'_>, shown: &[UnitId]) -> Value {
    let units = shown.iter().map(|id| one(facts.plan, *id)).collect();
    value(Document { head: head("bdhvs.units/1", facts), units })
}

fn one(plan: &Plan, id: UnitId) -> Unit {
    let unit = plan.unit(id);
    Unit {
        id: unit.id.clone(),
        code: unit.code.clone(),
        name: unit.name.clone(),
        kind: plan.kind(id).id.clone(),
        role: role(unit.role),
        groups: plan.groups_of(id).map(|g| plan.group(g).id.clone()).collect(),
        reports: unit.role == Role::Reports,
        valid_from: unit.valid_from.to_string(),
        valid_to: unit.valid_to.map(|day| day.to_string()),
    }
}

fn role(role: Role) -> &'static str {
    match role {
        Role::Reports => "reports",
        Role::Aggregates => "aggregates",
        Role::Supplies => "supplies",
        Role::None => "none",
    }
}
