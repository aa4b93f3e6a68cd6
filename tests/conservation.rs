//! Trace, coverage and JSON of the examples hold every number equal: for each period, each
//! indicator and part, each unit the addends add up to what is printed, and every reference leads
//! to its number.

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]

#[path = "common/references.rs"]
mod references;

use bdhvs::aggregate::{Coverage, Exclusions, Ledger, Overview, Share, overview, trace};
use bdhvs::diagnostic::Counts;
use bdhvs::plan::{About, Plan};
use bdhvs::submission::Dataset;
use bdhvs::view::{Breakdown, Facts, Reference, about_of, json};
use bdhvs::{check, load};
use serde_json::Value;
use std::path::Path;

/// Sums of a line of JSON; of one without numbers, nothing.
fn share(line: &Value) -> Share {
    let number = |key: &str| line[key].as_u64().unwrap_or(0).into();
    Share { numerator: number("numerator"), denominator: number("denominator") }
}

/// Everything that is said of one period.
struct Period<'a> {
    plan: &'a Plan,
    period: bdhvs::period::Period,
    repository: &'a load::Repository,
    coverage: &'a [Coverage],
    json: Value,
}

impl Period<'_> {
    /// Holds one indicator and its parts; gives how many sums were compared.
    fn hold(&self, coverage: &Coverage, printed: &Value) -> usize {
        let dataset = &self.repository.dataset;
        let whole = trace(self.plan, dataset, coverage, None, self.period);
        let id = &self.plan.indicator(coverage.indicator).id;
        assert_eq!(printed["id"].as_str(), Some(id.as_str()));
        assert_eq!(whole.sum(), coverage.counted, "{id}");
        assert_eq!(whole.sum(), share(printed), "{id}");
        assert_eq!(whole.addends.len() + whole.left_out.len(), coverage.expected(), "{id}");
        let units = printed["units"].as_array().map(|units| self.hold_units(coverage, units));
        let parts = printed["parts"].as_array().expect("parts");
        assert_eq!(parts.len(), coverage.parts.len());
        let parts =
            coverage.parts.iter().zip(parts).map(|(part, printed)| self.hold(part, printed));
        1 + units.unwrap_or(0) + parts.sum::<usize>()
    }

    /// The lines of a breakdown: each is the trace of its unit, together they are the whole.
    fn hold_units(&self, coverage: &Coverage, units: &[Value]) -> usize {
        let mut all = Share::default();
        for line in units {
            let about = about_of(self.plan, line["unit"].as_str().expect("unit")).expect("known");
            all = all + self.of_unit(coverage, about, line);
        }
        assert_eq!(all, coverage.counted);
        units.len()
    }

    fn of_unit(&self, coverage: &Coverage, about: About, line: &Value) -> Share {
        let traced = trace(self.plan, &self.repository.dataset, coverage, Some(about), self.period);
        let sum = traced.sum();
        assert_eq!(sum, share(line), "{line}");
        let counted = line["state"] == "counted";
        assert_eq!(traced.left_out.is_empty(), counted, "{line}");
        sum
    }
}

#[test]
fn every_sum_of_the_examples_is_that_of_its_addends() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tree = load::read(root, &root.join("examples/reports")).expect("examples");
    let mut repository = load::parse(&tree);
    let plan = repository.plan.take().expect("plan");
    let as_of = "2026-09-17".parse().expect("day");
    let mut findings = std::mem::take(&mut repository.diagnostics);
    findings.extend(check::texts_but(&tree.sources, &[]));
    findings.extend(check::plan(&plan));
    findings.extend(check::reports(&check::Reports::new(&plan, &repository.dataset, as_of)));
    let exclusions = Exclusions::new(&findings, &repository.dataset.exclusions);
    let ledger = Ledger::new(&plan, &repository.dataset, &exclusions);
    let all: Vec<Overview> = plan
        .periods()
        .into_iter()
        .map(|p| overview(&plan, &repository.dataset, &exclusions, p, as_of).expect("period"))
        .collect();
    let (mut compared, mut referred) = (0, 0);
    for overview in &all {
        let facts = Facts {
            plan: &plan,
            overview,
            ledger: &ledger,
            revised: &[],
            problems: Counts::default(),
            doubts: 0,
        };
        for (text, number) in references::pages(&facts).iter().flat_map(references::listed) {
            assert_eq!(referred_to(&facts, &repository.dataset, &all, &text), number, "{text}");
            referred += 1;
        }
        let json = json::coverage(&facts, Some(Breakdown::Unit), None);
        let (coverage, period) = (&overview.coverage, overview.term.period);
        let held = Period { plan: &plan, period, repository: &repository, coverage, json };
        let printed = held.json["indicators"].as_array().expect("indicators");
        assert_eq!(printed.len(), held.coverage.len());
        compared += held.coverage.iter().zip(printed).map(|(c, p)| held.hold(c, p)).sum::<usize>();
    }
    // Six periods, eleven or more indicators, up to 81 units each.
    assert!(compared > 4000, "only {compared} sums were compared");
    // Each unit twice a figure with people, and the earlier periods again in each.
    assert!(referred > 4000, "only {referred} references were followed");
}

/// The number that the addends of a reference add up to.
fn referred_to(facts: &Facts<'_>, dataset: &Dataset, all: &[Overview], text: &str) -> String {
    let found = Reference::read(facts.plan, text).expect("a reference");
    let then = all.iter().find(|overview| overview.term.period == found.period);
    let coverage = then.and_then(|overview| overview.coverage_of(found.indicator));
    let coverage = coverage.expect("asked for");
    let taken = trace(facts.plan, dataset, coverage, found.whose, found.period);
    found.cell.expect("a column").of(taken.sum()).to_string()
}
