//! Both implementations over one tree.

use crate::moves;
use crate::plan::{Files, Plan, text};
use crate::received::Desk;
use bdhvs::aggregate::{Exclusions, Ledger, overview};
use bdhvs::diagnostic::Counts;
use bdhvs::period::Period;
use bdhvs::view::{Breakdown, Facts, json};
use bdhvs::{check, load};
use chrono::NaiveDate;
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use std::fs;
use std::path::Path;
use tempfile::TempDir;

/// A plan with its reports, and the day it is judged on.
pub(crate) struct Tree {
    pub(crate) files: Files,
    pub(crate) as_of: NaiveDate,
}

/// What the trees of a run showed, so that it cannot go blind.
#[derive(Debug, Default)]
pub(crate) struct Seen {
    words: BTreeMap<String, usize>,
    periods: usize,
}

impl Seen {
    fn see(&mut self, word: &Json) {
        *self.words.entry(word.as_str().unwrap_or("none").to_owned()).or_default() += 1;
    }

    /// Every verdict and state came up.
    pub(crate) fn holds_everything(&self) {
        let verdicts = ["met", "not_met", "undetermined", "no_data", "not_applicable"];
        let reports =
            ["on_time", "late", "missing", "pending", "undated", "document_only", "exempt"];
        let tasks = ["done", "in_progress", "not_started", "in_time", "overdue"];
        let figures = ["counted", "incomplete", "excluded"];
        let moves = ["up", "down", "same", "pace", "if_kept"];
        for word in verdicts.iter().chain(&reports).chain(&tasks).chain(&figures).chain(&moves) {
            assert!(self.words.contains_key(*word), "no tree showed {word}");
        }
    }
}

/// Writes the tree, reads it twice, compares every period; the first difference.
pub(crate) fn difference(tree: &Tree, name: &str, seen: &mut Seen) -> Option<String> {
    let folder = TempDir::new().expect("folder");
    if let Some(kept) = std::env::var_os("BDHVS_KEEP") {
        write(tree, Path::new(&kept));
    }
    write(tree, folder.path());
    let said = said(folder.path(), tree.as_of, name);
    let plan = Plan::of(&tree.files);
    let desk = Desk::new(&plan, &tree.files);
    for span in plan.periods() {
        let own = json!({
            "deadlines": desk.deadlines(span, tree.as_of),
            "indicators": indicators(&desk, span),
            "tasks": plan.tasks.iter().map(|t| desk.task(t, span, tree.as_of)).collect::<Vec<_>>(),
        });
        let theirs = &said[&span.id];
        note(theirs, seen);
        if own != *theirs {
            return Some(format!("{name}, {}: {}", span.id, first_difference("", &own, theirs)));
        }
    }
    None
}

fn write(tree: &Tree, root: &Path) {
    for (path, text) in &tree.files {
        let path = root.join(path);
        fs::create_dir_all(path.parent().expect("folder")).expect("folder");
        fs::write(path, text).expect("file");
    }
}

fn indicators(desk: &Desk<'_>, span: &crate::days::Span) -> Vec<Json> {
    let all = desk.plan.indicators.iter();
    let whole = all.filter(|i| text(i, "part_of").is_empty() && desk.plan.is_asked(i, span));
    whole.map(|indicator| desk.coverage(indicator, span)).collect()
}

/// What the program says, brought to the same keys.
fn said(root: &Path, as_of: NaiveDate, name: &str) -> BTreeMap<String, Json> {
    let tree = load::read(root, &root.join("reports")).expect("read");
    let mut repository = load::parse(&tree);
    let mut findings = std::mem::take(&mut repository.diagnostics);
    let Some(plan) = &repository.plan else { panic!("{name}: no plan: {findings:#?}") };
    findings.extend(check::plan(plan));
    let broken = findings
        .iter()
        .find(|f| f.rule.code.starts_with('P') && f.severity == bdhvs::diagnostic::Severity::Error);
    assert!(broken.is_none(), "{name}: {broken:?}");
    findings.extend(check::reports(&check::Reports::new(plan, &repository.dataset, as_of)));
    let exclusions = Exclusions::new(&findings, &repository.dataset.exclusions);
    let ledger = Ledger::new(plan, &repository.dataset, &exclusions);
    let one = |period: Period| {
        let overview =
            overview(plan, &repository.dataset, &exclusions, period, as_of).expect("period");
        let facts = Facts {
            plan,
            overview: &overview,
            ledger: &ledger,
            problems: Counts::default(),
            doubts: 0,
            revised: &[],
        };
        let coverage = json::coverage(&facts, Some(Breakdown::Unit), None);
        let tasks = json::tasks(&facts, None, None);
        let all = json!({
            "deadlines": deadlines(&json::deadlines(&facts)),
            "indicators": list(&coverage["indicators"], indicator),
            "tasks": list(&tasks["tasks"], task),
        });
        (period.to_string(), all)
    };
    plan.periods().into_iter().map(one).collect()
}

fn list(values: &Json, one: fn(&Json) -> Json) -> Vec<Json> {
    values.as_array().expect("list").iter().map(one).collect()
}

fn keep(value: &Json, keys: &[&str]) -> serde_json::Map<String, Json> {
    keys.iter().map(|key| ((*key).to_owned(), value[*key].clone())).collect()
}

fn deadlines(value: &Json) -> Json {
    let unit = |unit: &Json| {
        Json::Object(keep(unit, &["id", "state", "received_on", "days_late", "due", "forms"]))
    };
    json!({
        "due": value["due"],
        "counts": value["counts"],
        "units": list(&value["units"], unit),
    })
}

fn indicator(value: &Json) -> Json {
    let keys = ["id", "numerator", "denominator", "low", "high", "verdict", "people_needed"];
    let mut kept = keep(value, &keys);
    kept.extend(keep(value, &["of_target"]));
    kept.extend(keep(value, &["units_expected", "units_counted", "year_running"]));
    let sorted = |key: &str, of: fn(&Json) -> &Json| {
        let all = value[key].as_array().expect("list").iter();
        let mut ids: Vec<String> = all.map(|v| of(v).as_str().expect("id").to_owned()).collect();
        ids.sort();
        json!(ids)
    };
    kept.insert("missing".to_owned(), sorted("missing", |gap| gap));
    kept.insert("excluded".to_owned(), sorted("excluded", |gap| &gap["unit"]));
    kept.insert("moves".to_owned(), json!(moves::said(value)));
    let units = value.get("units").map(|units| list(units, unit));
    kept.insert("units".to_owned(), json!(units));
    kept.insert("parts".to_owned(), json!(list(&value["parts"], indicator)));
    Json::Object(kept)
}

fn unit(value: &Json) -> Json {
    let keys = ["unit", "numerator", "denominator", "people_needed", "change", "state"];
    let mut kept = keep(value, &keys);
    kept.insert("own".to_owned(), value["own_target"]["verdict"].clone());
    Json::Object(kept)
}

fn task(value: &Json) -> Json {
    let mut kept = keep(value, &["id", "state", "late", "timing"]);
    kept.extend(keep(&value["units"], &["expected", "reported", "done", "blocked"]));
    Json::Object(kept)
}

fn note(period: &Json, seen: &mut Seen) {
    seen.periods += 1;
    for unit in period["deadlines"]["units"].as_array().expect("units") {
        seen.see(&unit["state"]);
    }
    for indicator in period["indicators"].as_array().expect("indicators") {
        seen.see(&indicator["verdict"]);
        let [headline, change, pace, kept] = &indicator["moves"].as_array().expect("moves")[..]
        else {
            panic!("four moves")
        };
        [headline, change].into_iter().for_each(|moved| seen.see(&moved["direction"]));
        let there = [("pace", pace), ("if_kept", kept)].into_iter().filter(|(_, v)| !v.is_null());
        there.for_each(|(word, _)| seen.see(&json!(word)));
        for unit in indicator["units"].as_array().expect("units") {
            seen.see(&unit["state"]);
        }
    }
    for task in period["tasks"].as_array().expect("tasks") {
        seen.see(&task["state"]);
        seen.see(&task["timing"]);
    }
}

/// The path of the first value that differs, naive beside program.
fn first_difference(path: &str, own: &Json, theirs: &Json) -> String {
    match (own, theirs) {
        (Json::Object(own_map), Json::Object(_)) => {
            let differs = own_map.keys().find(|key| own[*key] != theirs[*key]);
            match differs {
                Some(key) => first_difference(&format!("{path}/{key}"), &own[key], &theirs[key]),
                None => format!("{path}: more keys in {theirs}"),
            }
        }
        (Json::Array(a), Json::Array(b)) if a.len() == b.len() => {
            let at = a.iter().zip(b).position(|(a, b)| a != b).expect("differs");
            let name = a[at]["id"].as_str().or(a[at]["unit"].as_str()).unwrap_or_default();
            first_difference(&format!("{path}/{at} {name}"), &a[at], &b[at])
        }
        _ => format!("{path}\n naive   {own}\n program {theirs}"),
    }
}
