//! Every file of `examples/submissions` against the plan of the repository: what is expected of
//! it stands in `expected.csv`.
#![expect(clippy::disallowed_methods, reason = "a test reads its own examples")]
#![expect(clippy::expect_used, clippy::panic, reason = "a test fails by panicking")]

use bdhvs::intake::{Incoming, Outcome, Proposal, Rejection, propose};
use bdhvs::load;
use bdhvs::plan::Plan;
use std::path::{Path, PathBuf};

fn folder() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("examples/submissions")
}

fn plan() -> Plan {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tree = load::read(root, &root.join("no-reports")).expect("plan files");
    load::parse(&tree).plan.expect("a plan without errors")
}

/// One line of the table of expectations.
struct Expected {
    file: String,
    outcome: String,
    unit: String,
    period: String,
    form: String,
    reason: String,
    same_as: String,
}

fn expected() -> Vec<Expected> {
    let text = std::fs::read_to_string(folder().join("expected.csv")).expect("expected.csv");
    let mut reader = csv::Reader::from_reader(text.as_bytes());
    let rows = reader.records().map(|row| row.expect("row"));
    let row = |row: csv::StringRecord| {
        let cell = |n: usize| row.get(n).expect("cell").to_owned();
        let [file, outcome, unit, period, form, reason, same_as] = [0, 1, 2, 3, 4, 5, 6].map(cell);
        Expected { file, outcome, unit, period, form, reason, same_as }
    };
    rows.map(row).collect()
}

fn outcome(plan: &Plan, name: &str) -> Outcome {
    let bytes = std::fs::read(folder().join(name)).expect(name);
    propose(plan, &Incoming { name, bytes: &bytes, ..Incoming::default() })
}

fn check_taken(plan: &Plan, row: &Expected, proposal: &Proposal) {
    let unit = plan.unit(proposal.unit).id.as_str();
    let found = (unit, proposal.period.to_string(), proposal.form.key());
    assert_eq!(found, (row.unit.as_str(), row.period.clone(), row.form.as_str()), "{}", row.file);
    assert!(proposal.scan.cells > 0, "{}", row.file);
    if !row.same_as.is_empty() {
        let model = std::fs::read_to_string(folder().join(&row.same_as)).expect("model");
        assert_eq!(proposal.committed, model, "{}", row.file);
    }
    let name = format!("{}/{}.csv", row.period, row.unit);
    let bytes = proposal.committed.as_bytes();
    match propose(plan, &Incoming { name: &name, bytes, ..Incoming::default() }) {
        Outcome::Taken(again) => assert_eq!(again.committed, proposal.committed, "{}", row.file),
        Outcome::Refused(rejection) => panic!("{}: {:#?}", row.file, rejection.refusals),
    }
}

fn check_refused(plan: &Plan, row: &Expected, rejection: &Rejection) {
    let unit = rejection.unit.map_or("", |id| plan.unit(id).id.as_str());
    let period = rejection.period.map_or_else(String::new, |period| period.to_string());
    assert!(!rejection.refusals.is_empty());
    for refusal in &rejection.refusals {
        assert_eq!(refusal.reason.key(), row.reason, "{}: {refusal:#?}", row.file);
        assert!(!refusal.message.is_empty() && !refusal.hint.is_empty(), "{refusal:#?}");
    }
    assert_eq!((unit, &period), (row.unit.as_str(), &row.period), "{}", row.file);
}

#[test]
fn every_example_has_its_outcome() {
    let plan = plan();
    for row in expected() {
        match (outcome(&plan, &row.file), row.outcome.as_str()) {
            (Outcome::Taken(proposal), "taken") => check_taken(&plan, &row, &proposal),
            (Outcome::Refused(rejection), "refused") => check_refused(&plan, &row, &rejection),
            (other, _) => panic!("{}: {other:#?}", row.file),
        }
    }
}

#[test]
fn every_example_is_expected_and_described() {
    let known: Vec<String> = expected().into_iter().map(|row| row.file).collect();
    let readme = std::fs::read_to_string(folder().join("README.md")).expect("README.md");
    let mut files = 0;
    for entry in std::fs::read_dir(folder()).expect("examples") {
        let name = entry.expect("entry").file_name().into_string().expect("name");
        if ["expected.csv", "README.md"].contains(&name.as_str()) {
            continue;
        }
        assert!(known.contains(&name), "{name} is not in expected.csv");
        assert!(readme.contains(&format!("`{name}`")), "{name} is not in README.md");
        files += 1;
    }
    assert_eq!(files, known.len());
    assert!(files >= 20);
}

#[test]
fn no_message_shows_personal_data() {
    let plan = plan();
    for row in expected() {
        let shown = match outcome(&plan, &row.file) {
            Outcome::Taken(proposal) => format!("{proposal:?}"),
            Outcome::Refused(rejection) => format!("{rejection:?}"),
        };
        assert!(!shown.contains("0912"), "{}: {shown}", row.file);
    }
}
