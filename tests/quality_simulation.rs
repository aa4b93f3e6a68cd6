//! How often the data-quality tests ask about data that are in order: many quarters of honest
//! reports on the plan, and what its page `docs/quality.md` says of them. Heavy: it runs where
//! `BDHVS_HEAVY` is set, as `.ci/full` does.

#![expect(clippy::expect_used, reason = "helpers of tests fail as tests do")]

#[path = "../examples/generate/random.rs"]
#[expect(dead_code, reason = "the examples draw in more ways than this")]
mod random;

use bdhvs::aggregate::{Exclusions, Ledger, Past, Test, overview, quality};
use bdhvs::load;
use bdhvs::period::Period;
use bdhvs::plan::{About, FigureKey, Form, IndicatorId, Measure, Plan, Term, UnitId};
use bdhvs::source::{FileId, Span};
use bdhvs::submission::{Channel, Dataset, Figure, Number, Receipt, ReceivedAs, Submitted, Value};
use random::Random;
use std::collections::BTreeMap;
use std::path::Path;

/// Years of reports that are drawn.
const YEARS: usize = 200;
/// The quarters that are looked at: one with targets below 100 %, one with three quarters before.
const QUARTERS: [&str; 2] = ["2025-Q4", "2026-Q2"];
/// Share of the people who attained, in the plan's quarters, in tenths of a percent.
const CURVE: [u64; 4] = [720, 850, 890, 920];

/// One honest world: everybody reports, in time, what was counted.
struct World<'a> {
    plan: &'a Plan,
    seed: String,
}

impl World<'_> {
    fn stream(&self, words: &[&str]) -> Random {
        Random::of(&[&[self.seed.as_str()], words].concat())
    }

    fn reports(&self, terms: &[Term]) -> Dataset {
        let mut dataset = Dataset::default();
        for (t, term) in terms.iter().enumerate() {
            self.send(term, &mut dataset);
            let year = term.period.year();
            for id in self.plan.indicator_ids().filter(|id| self.is_leaf(*id, year)) {
                for pair in self.plan.expected(id, term.window.1) {
                    let key = FigureKey {
                        period: term.period,
                        indicator: id,
                        about: About::Unit(pair.about),
                    };
                    dataset.figures.push(self.figure(key, pair.reporter, t));
                }
            }
        }
        dataset
    }

    fn is_leaf(&self, id: IndicatorId, year: i32) -> bool {
        !self.plan.indicator(id).has_parts && self.plan.is_expected(id, year)
    }

    /// All forms of all units on the last day of the window, which is in time.
    fn send(&self, term: &Term, dataset: &mut Dataset) {
        for unit in self.plan.reporting_units(term) {
            for form in self.plan.forms_due(unit, term) {
                let (period, span) = (term.period, nowhere());
                dataset.submitted.push(Submitted { period, form, unit, span });
                dataset.receipts.push(receipt(term, unit, form));
            }
        }
    }

    fn figure(&self, key: FigureKey, reporter: UnitId, t: usize) -> Figure {
        let indicator = self.plan.indicator(key.indicator);
        let About::Unit(unit) = key.about else { unreachable!("one row for each unit") };
        let unit = self.plan.unit(unit).id.as_str();
        let people = self.plan.population_in(key.indicator, key.period.year());
        let (denominator, numerator) = match people {
            Some(_) => self.share(&indicator.id, unit, t),
            None => (Value::Blank, Value::Count(self.count(key.indicator, unit, t))),
        };
        let number = |value| Number { value, span: nowhere() };
        Figure::new(key, reporter, (number(denominator), number(numerator)), nowhere())
    }

    /// People who grow by less than half a percent a quarter; of them those who attained, each
    /// with the unit's own chance, which lies around the curve.
    fn share(&self, indicator: &str, unit: &str, t: usize) -> (Value, Value) {
        let size = self.stream(&["size", unit]).between(60, 900);
        // Officials are few, residents many; an indicator and its twin count the same people.
        let factor = if indicator.starts_with("can-bo") { 1 } else { 100 };
        let grown = (0..t).map(|q| self.stream(&["growth", unit, &q.to_string()]).below(6));
        let people = size * factor * (1000 + grown.sum::<u64>()) / 1000;
        // Normal enough: the sum of twelve even draws, 4,2 points around the curve.
        let mut own = self.stream(&["place", indicator, unit]);
        let place: u64 = (0..12).map(|_| own.below(43)).sum();
        let chance = (CURVE[t] + place).saturating_sub(252).min(1000) as f64 / 1000.0;
        let mut now = self.stream(&["now", indicator, unit, &t.to_string()]);
        let normal = (0..12).map(|_| now.below(1_000_001) as f64 / 1e6).sum::<f64>() - 6.0;
        let spread = (people as f64 * chance * (1.0 - chance)).sqrt();
        let reached = (people as f64 * chance + spread * normal).round().max(0.0) as u64;
        (Value::Count(people), Value::Count(reached.min(people)))
    }

    /// About the unit's habit; of a level the habit itself, with one more now and then.
    fn count(&self, id: IndicatorId, unit: &str, t: usize) -> u64 {
        let indicator = self.plan.indicator(id);
        let habit = self.stream(&["habit", &indicator.id, unit]).between(2, 40);
        if indicator.measure == Measure::Level {
            return habit + t as u64 / 2;
        }
        let mut now = self.stream(&["flow", &indicator.id, unit, &t.to_string()]);
        (0..4 * habit).filter(|_| now.percent(25)).count() as u64
    }
}

fn nowhere() -> Span {
    Span::head(FileId(0))
}

fn receipt(term: &Term, unit: UnitId, form: Form) -> Receipt {
    Receipt {
        period: term.period,
        number: "0001".to_owned(),
        received: ReceivedAs::Form(form),
        unit,
        received_on: term.window.1,
        received_on_at: nowhere(),
        note: String::new(),
        after_close: false,
        channel: Some(Channel::DocumentSystem),
        document: String::new(),
        document_date: None,
        sha256: String::new(),
        row: nowhere(),
    }
}

/// What one test did in all quarters.
#[derive(Clone, Copy, Default)]
struct Tally {
    values: usize,
    flags: usize,
    /// Quarters with a flag.
    quarters: usize,
}

impl Tally {
    fn add(&mut self, values: usize, flags: usize) {
        self.values += values;
        self.flags += flags;
        self.quarters += usize::from(flags > 0);
    }

    /// Values and flags a quarter, quarters with a flag, as the page has them.
    fn cells(&self) -> String {
        let quarters = (YEARS * QUARTERS.len()) as f64;
        let text = format!(
            "{:.0} | {:.2} | {:.1}%",
            self.values as f64 / quarters,
            self.flags as f64 / quarters,
            self.quarters as f64 / quarters * 100.0
        );
        text.replace('.', ",")
    }
}

/// Adds one quarter to the tallies; the last two are those of the whole battery, without and with
/// the test of flows, which asks about small counts most of the time.
fn quarter(world: &World<'_>, dataset: &Dataset, period: Period, tallies: &mut [Tally]) {
    let exclusions = Exclusions::default();
    let ledger = Ledger::new(world.plan, dataset, &exclusions);
    let due = world.plan.term(period).expect("term").due.day;
    let day = due.succ_opt().expect("day");
    let overview = overview(world.plan, dataset, &exclusions, period, day).expect("overview");
    let found = quality(&ledger, &overview, &Past::default());
    let mut by_test: BTreeMap<Test, (usize, usize)> = BTreeMap::new();
    for run in &found.runs {
        let sums = by_test.entry(run.test).or_default();
        *sums = (sums.0 + run.outcomes.len(), sums.1 + run.flags());
    }
    for (tally, test) in tallies.iter_mut().zip(Test::ALL) {
        let (values, flags) = by_test.get(&test).copied().unwrap_or_default();
        tally.add(values, flags);
    }
    let (values, flags) = by_test.get(&Test::OverTime).copied().unwrap_or_default();
    let [.., without_flows, all] = tallies else { return };
    without_flows.add(found.compared() - values, found.flags() - flags);
    all.add(found.compared(), found.flags());
}

/// The rows of the page's last table: name, then three cells.
fn rows_of_page() -> Vec<String> {
    let page = include_str!("../docs/quality.md");
    let table = page.lines().skip_while(|line| !line.starts_with("| Phép thử | Giá trị"));
    let rows = table.skip(2).take_while(|line| line.starts_with('|'));
    let cells = |line: &str| {
        let (_, cells) = line.trim_matches(['|', ' ']).split_once(" | ").expect("cells");
        cells.to_owned()
    };
    rows.map(cells).collect()
}

#[test]
#[expect(clippy::disallowed_macros, reason = "says why nothing was tested")]
fn honest_reports_are_asked_about_as_often_as_the_page_says() {
    if std::env::var_os("BDHVS_HEAVY").is_none() {
        eprintln!("skipped: the simulation runs where BDHVS_HEAVY is set, as in .ci/full");
        return;
    }
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let tree = load::read(root, &root.join("no-reports")).expect("plan");
    let plan = load::parse(&tree).plan.expect("plan");
    let terms = plan.periods().into_iter().take(CURVE.len()).filter_map(|p| plan.term(p));
    let terms: Vec<Term> = terms.collect();
    let mut tallies = [Tally::default(); Test::ALL.len() + 2];
    for year in 0..YEARS {
        let world = World { plan: &plan, seed: year.to_string() };
        let dataset = world.reports(&terms);
        for period in QUARTERS {
            quarter(&world, &dataset, period.parse().expect("period"), &mut tallies);
        }
    }
    let found: Vec<String> = tallies.iter().map(Tally::cells).collect();
    assert_eq!(found, rows_of_page(), "the last table of docs/quality.md");
}
