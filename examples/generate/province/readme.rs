//! `README.md` of the examples, for engineers: what was planted and where, and what the totals
//! must be.

use super::figures::Sheets;
use super::planted::Planted;
use super::script::{self, Sending};
use super::world::World;
use super::{sheets, totals};
use crate::text::Lines;
use bdhvs::plan::{Denominator, IndicatorId, Role};

/// Writes the file.
pub(super) fn write(world: &World, periods: &[Sheets], planted: &[Planted]) -> String {
    let mut lines = Lines::beginning(include_str!("readme-head.md").trim_end());
    states(world, &mut lines);
    errors(planted, &mut lines);
    others(planted, &mut lines);
    people(world, periods, &mut lines);
    counts(world, periods, &mut lines);
    flows(world, periods, &mut lines);
    lines.finish()
}

fn table(lines: &mut Lines, title: &str, columns: &[&str]) {
    lines.push(&format!("\n## {title}\n"));
    lines.push(&format!("| {} |", columns.join(" | ")));
    lines.push(&format!("|{}", "---|".repeat(columns.len())));
}

fn record(lines: &mut Lines, cells: &[&str]) {
    lines.push(&format!("| {} |", cells.join(" | ")));
}

/// A state and the units that are in it.
type Column = (&'static str, fn(Sending) -> bool);

const STATES: [Column; 8] = [
    ("on_time", |s| matches!(s, Sending::OnTime | Sending::Extended(_))),
    ("late", |s| matches!(s, Sending::Late(_))),
    ("missing", |s| s == Sending::Missing),
    ("pending", |s| s == Sending::Pending),
    ("document_only", |s| s == Sending::DocumentOnly),
    ("undated", |s| s == Sending::Unregistered),
    ("exempt", |s| s == Sending::Exempt),
    ("extended (on time or pending)", |s| matches!(s, Sending::Extended(_) | Sending::Pending)),
];

fn states(world: &World, lines: &mut Lines) {
    table(lines, "Who sent, and when", &["period", "due", "state", "units", "which"]);
    for t in 0..world.terms.len() {
        let units = world.units(t);
        let reports = units.iter().filter(|u| world.plan.unit(**u).role == Role::Reports);
        let sent: Vec<(&str, Sending)> =
            reports.map(|u| (world.id(*u), script::sending(world, t, *u))).collect();
        let due = world.terms[t].due.day.to_string();
        for (name, is) in STATES {
            let found: Vec<String> =
                sent.iter().filter(|(_, how)| is(*how)).map(|(id, how)| named(id, *how)).collect();
            let which = if name == "on_time" { String::new() } else { found.join(", ") };
            if !found.is_empty() {
                record(lines, &[&world.period(t), &due, name, &found.len().to_string(), &which]);
            }
        }
        let lacking = units.iter().filter(|u| script::lacks_tasks(world, t, **u));
        let lacking: Vec<&str> = lacking.map(|u| world.id(*u)).collect();
        if !lacking.is_empty() {
            let (period, n) = (world.period(t), lacking.len().to_string());
            record(lines, &[&period, &due, "without nhiem-vu", &n, &lacking.join(", ")]);
        }
    }
}

fn named(id: &str, how: Sending) -> String {
    match how {
        Sending::Late(days) => format!("{id} ({days})"),
        _ => id.to_owned(),
    }
}

fn errors(planted: &[Planted], lines: &mut Lines) {
    table(lines, "Planted errors, all of them", &["period", "place", "rule", "what"]);
    let mut errors: Vec<&Planted> = planted.iter().filter(|p| !p.error.is_empty()).collect();
    errors.sort();
    for error in errors {
        record(lines, &[&error.period, &error.place, &error.error, &error.what]);
    }
}

fn others(planted: &[Planted], lines: &mut Lines) {
    table(lines, "Planted things that are no errors", &["period", "place", "what"]);
    let mut others: Vec<&Planted> = planted.iter().filter(|p| p.error.is_empty()).collect();
    others.sort();
    for other in others {
        record(lines, &[&other.period, &other.place, &other.what]);
    }
}

fn indicators(world: &World, t: usize, of_people: bool) -> Vec<IndicatorId> {
    let year = world.terms[t].period.year();
    let shown = |id: &IndicatorId| {
        let indicator = world.plan.indicator(*id);
        (indicator.denominator != Denominator::None) == of_people
            && indicator.part_of.is_none()
            && world.plan.is_expected(*id, year)
    };
    world.plan.indicator_ids().filter(shown).collect()
}

fn people(world: &World, periods: &[Sheets], lines: &mut Lines) {
    let columns = [
        "period",
        "indicator",
        "expected",
        "counted",
        "missing",
        "excluded",
        "N",
        "D",
        "M",
        "verdict",
    ];
    table(lines, "Known totals of people", &columns);
    for t in 0..world.terms.len() {
        for id in indicators(world, t, true) {
            let total = totals::of(world, periods, id, t);
            let numbers = [
                total.expected.to_string(),
                total.counted.to_string(),
                (total.expected - total.counted - total.excluded).to_string(),
                total.excluded.to_string(),
                total.reached.to_string(),
                total.total.to_string(),
                total.missing_people.map_or_else(|| "unknown".to_owned(), |m| m.to_string()),
            ];
            let mut cells = vec![world.period(t), world.indicator(id).to_owned()];
            cells.extend(numbers);
            cells.push(totals::verdict(world, id, t, &total).to_owned());
            record(lines, &cells.iter().map(String::as_str).collect::<Vec<_>>());
        }
    }
}

fn counts(world: &World, periods: &[Sheets], lines: &mut Lines) {
    let columns = ["period", "indicator", "expected", "counted", "excluded", "sum of the period"];
    table(lines, "Known totals of monitored figures, each of its own period", &columns);
    for t in 0..world.terms.len() {
        for id in indicators(world, t, false) {
            let total = totals::of(world, periods, id, t);
            let numbers =
                [total.expected, total.counted, total.excluded].map(|count| count.to_string());
            let [expected, counted, excluded] = &numbers;
            let sum = total.reached.to_string();
            let period = world.period(t);
            record(lines, &[&period, world.indicator(id), expected, counted, excluded, &sum]);
        }
    }
}

fn flows(world: &World, periods: &[Sheets], lines: &mut Lines) {
    table(lines, "KPS on flows", &["period", "rows", "the first of them"]);
    for (t, of_period) in periods.iter().enumerate() {
        let (rows, first) = sheets::nothing_arose(world, t, of_period);
        record(lines, &[&world.period(t), &rows.to_string(), &first]);
    }
}
