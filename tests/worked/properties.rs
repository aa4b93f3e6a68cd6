//! What must hold of any data: nobody is lost or counted twice, order changes nothing, one more
//! report never says less, and all that is printed comes from one aggregate.

use crate::random::{Added, QUARTERS, World, worlds};
use crate::references::{listed, pages};
use bdhvs::aggregate::{Coverage, Share, Whose, trace};
use bdhvs::render::{self, TextOptions};
use bdhvs::view::{self, Breakdown, Facts, Reference, about_of, json};
use proptest::prelude::{ProptestConfig, Strategy, any, prop_assert, prop_assert_eq, proptest};
use proptest::sample::Index;
use proptest::test_runner::TestCaseError;
use serde_json::Value;
use std::collections::BTreeSet;

type Held = Result<(), TestCaseError>;

/// Sums of a line of JSON; of one without numbers, nothing.
fn share(line: &Value) -> Share {
    let number = |key: &str| line[key].as_u64().unwrap_or(0).into();
    Share { numerator: number("numerator"), denominator: number("denominator") }
}

fn lines<'a>(indicator: &'a Value, key: &str) -> &'a Vec<Value> {
    indicator[key].as_array().expect("lines")
}

fn indicators(facts: &Facts<'_>, by: Breakdown) -> Vec<Value> {
    lines(&json::coverage(facts, Some(by), None), "indicators").clone()
}

/// Runs `hold` on every quarter of a world.
fn everywhere(world: &World, hold: impl Fn(&Added, &Facts<'_>) -> Held) -> Held {
    let added = world.added();
    QUARTERS.iter().try_for_each(|quarter| added.with(quarter, |facts| hold(&added, facts)))
}

/// Units add up to the whole, the group of all communes too, parts to what they are parts of.
fn conserved(_: &Added, facts: &Facts<'_>) -> Held {
    let by_group = indicators(facts, Breakdown::Group);
    for (found, groups) in indicators(facts, Breakdown::Unit).iter().zip(&by_group) {
        let units = lines(found, "units");
        prop_assert_eq!(units.iter().map(share).sum::<Share>(), share(found));
        let communes = units.iter().filter(|u| u["unit"].as_str().expect("id").starts_with("xa-"));
        let group = lines(groups, "groups").iter().map(share).sum::<Share>();
        prop_assert_eq!(communes.map(share).sum::<Share>(), group);
        let parts = lines(found, "parts");
        if !parts.is_empty() {
            prop_assert_eq!(parts.iter().map(share).sum::<Share>(), share(found));
        }
        let count = |key: &str| lines(found, key).len() as u64;
        let counted = found["units_counted"].as_u64().expect("counted");
        let expected = found["units_expected"].as_u64().expect("expected");
        prop_assert_eq!(expected, counted + count("missing") + count("excluded"));
    }
    Ok(())
}

/// The addends of every figure, of all and of each unit, add up to what is printed.
fn traced(added: &Added, facts: &Facts<'_>) -> Held {
    let printed = indicators(facts, Breakdown::Unit);
    let period = facts.overview.term.period;
    for (coverage, found) in facts.overview.coverage.iter().zip(&printed) {
        let taken = |about| trace(&added.plan, &added.dataset, coverage, about, period);
        let whole = taken(None);
        prop_assert_eq!(whole.sum(), share(found));
        prop_assert_eq!(whole.addends.len() + whole.left_out.len(), coverage.expected());
        for line in lines(found, "units") {
            let about = about_of(&added.plan, line["unit"].as_str().expect("id"));
            prop_assert_eq!(taken(about).sum(), share(line));
        }
    }
    for (coverage, found) in
        facts.overview.coverage.iter().zip(&indicators(facts, Breakdown::Group))
    {
        for line in lines(found, "groups") {
            let group = added.plan.index.groups[line["group"].as_str().expect("id")];
            let taken = trace(&added.plan, &added.dataset, coverage, Whose::Group(group), period);
            prop_assert_eq!(taken.sum(), share(line));
            let whole = taken.left_out.is_empty();
            prop_assert_eq!(whole, line["state"] == "counted");
        }
    }
    Ok(())
}

/// Each printed reference is read by `trace`, whose addends add up to the number beside it.
fn referred(added: &Added, facts: &Facts<'_>) -> Held {
    let all: Vec<Vec<(String, String)>> = pages(facts).iter().map(listed).collect();
    for page in &all {
        // A figure has one reference, and no two have the same.
        let names: BTreeSet<&String> = page.iter().map(|(name, _)| name).collect();
        prop_assert_eq!(names.len(), page.len());
    }
    for (text, number) in all.into_iter().flatten() {
        let found = Reference::read(&added.plan, &text).expect("a reference");
        prop_assert_eq!(found.text(&added.plan), text.clone());
        let overview = added.overview(found.period);
        let coverage = overview.coverage_of(found.indicator).expect("asked for");
        let taken = trace(&added.plan, &added.dataset, coverage, found.whose, found.period);
        let sum = found.cell.expect("a column").of(taken.sum());
        prop_assert_eq!(sum.to_string(), number, "{}", text);
    }
    Ok(())
}

/// What an indicator of one document says, without the keys that only some documents have.
fn common(indicator: &Value) -> Value {
    let mut indicator = indicator.clone();
    let own = ["units", "gaps", "groups", "periods", "breaks", "comparisons", "text"];
    let keys = indicator.as_object_mut().expect("an indicator");
    own.iter().for_each(|key| {
        keys.remove(*key);
    });
    indicator
}

/// Status, summary, coverage and its breakdown by period say the same, and so do the texts.
fn one_aggregate(_: &Added, facts: &Facts<'_>) -> Held {
    let coverage = json::coverage(facts, Some(Breakdown::Period), None);
    let (status, summary) = (json::status(facts), json::summary(facts, None, true));
    let of = |document: &Value| -> Vec<Value> {
        lines(document, "indicators").iter().map(common).collect()
    };
    prop_assert_eq!(of(&coverage), of(&status));
    prop_assert_eq!(of(&coverage), of(&summary));
    for found in lines(&coverage, "indicators") {
        let last = lines(found, "periods").last().expect("this period");
        for key in ["numerator", "denominator", "percent_text", "people_needed", "change"] {
            prop_assert_eq!(&last[key], &found[key]);
        }
        prop_assert_eq!(&last["state"], &found["verdict"]);
    }
    texts(facts)
}

/// Of every target with data the printed numbers stand on the screen and in the letter.
fn texts(facts: &Facts<'_>) -> Held {
    let screen = render::text(&view::status(facts), TextOptions::default());
    let page = render::text(&view::coverage(facts, None, None), TextOptions::default());
    let letter = render::markdown(&view::summary(facts, None, true).expect("a report"));
    for coverage in facts.overview.coverage.iter().filter(|c| !c.addends.is_empty()) {
        let people = printed(coverage);
        prop_assert!(screen.contains(&people) || facts.overview.empty, "{people}\n{screen}");
        prop_assert!(page.contains(&people), "{people}\n{page}");
        prop_assert!(letter.contains(&people.replace('/', " | ")) || letter.contains(&people));
    }
    Ok(())
}

/// Numbers of these worlds have no thousands.
fn printed(coverage: &Coverage) -> String {
    let Share { numerator, denominator } = coverage.counted;
    if coverage.has_denominator {
        format!("{numerator}/{denominator}")
    } else {
        numerator.to_string()
    }
}

/// The same world with files and rows in another order.
fn shuffled() -> impl Strategy<Value = (World, World)> {
    (worlds(), any::<Index>()).prop_map(|(world, index)| {
        let mut other = world.clone();
        let files = other.files.len();
        if files > 0 {
            other.files.rotate_left(index.index(files));
            other.files.reverse();
        }
        other.files.iter_mut().for_each(|file| file.rows.reverse());
        (world, other)
    })
}

/// Everything that is said of a quarter.
fn said(facts: &Facts<'_>) -> Vec<Value> {
    let by = [Breakdown::Unit, Breakdown::Group, Breakdown::Period, Breakdown::Source];
    let mut all: Vec<Value> =
        by.into_iter().map(|by| json::coverage(facts, Some(by), None)).collect();
    all.extend([json::status(facts), json::summary(facts, None, true)]);
    all
}

/// As many people as a unit always has.
fn people_of(about: &str, indicator: &str) -> u64 {
    20 + 7 * (about.len() + indicator.len()) as u64
}

/// A world, and the same without one file of its last quarter. Each unit has as many people as
/// before, so that the report says nothing new of them.
fn one_more() -> impl Strategy<Value = (World, World)> {
    (worlds(), any::<Index>()).prop_map(|(mut world, index)| {
        for file in &mut world.files {
            for (about, indicator, (people, reached)) in &mut file.rows {
                let many = people_of(about, indicator);
                *people = (*indicator != "buoi").then_some(many);
                *reached = reached.map(|n| n.min(many));
            }
        }
        world.registered = ["xa-a", "xa-b", "xa-c"].map(|unit| people_of(unit, "nguoi-dan"));
        let mut less = world.clone();
        let last = |n: &usize| world.files[*n].period == QUARTERS[3];
        let of_last: Vec<usize> = (0..world.files.len()).filter(last).collect();
        if !of_last.is_empty() {
            less.files.remove(of_last[index.index(of_last.len())]);
        }
        (world, less)
    })
}

/// `a <= b` of two fractions of JSON.
fn at_most(a: &Value, b: &Value) -> bool {
    let (a, b) = (share(a), share(b));
    a.numerator * b.denominator <= b.numerator * a.denominator
}

/// Bounds with one report more lie within the bounds without it, and nothing settled is unsettled.
fn not_wider(more: &World, less: &World) -> Held {
    let of =
        |world: &World| world.added().with(QUARTERS[3], |facts| indicators(facts, Breakdown::Unit));
    for (more, less) in of(more).iter().zip(&of(less)) {
        if less["low"].is_null() || less["high"].is_null() || more["low"].is_null() {
            continue;
        }
        prop_assert!(at_most(&less["low"], &more["low"]), "{less}\n{more}");
        prop_assert!(at_most(&more["high"], &less["high"]), "{less}\n{more}");
        if less["verdict"] == "met" || less["verdict"] == "not_met" {
            prop_assert_eq!(&more["verdict"], &less["verdict"]);
        }
    }
    Ok(())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 48, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn nobody_is_lost_or_counted_twice(world in worlds()) {
        everywhere(&world, conserved)?;
    }

    #[test]
    fn addends_add_up_to_what_is_printed(world in worlds()) {
        everywhere(&world, traced)?;
    }

    #[test]
    fn every_printed_reference_leads_to_its_number(world in worlds()) {
        everywhere(&world, referred)?;
    }

    #[test]
    fn all_that_is_printed_comes_from_one_aggregate(world in worlds()) {
        everywhere(&world, one_aggregate)?;
    }

    #[test]
    fn the_order_of_files_and_rows_changes_nothing((world, other) in shuffled()) {
        let (world, other) = (world.added(), other.added());
        for quarter in QUARTERS {
            prop_assert_eq!(world.with(quarter, said), other.with(quarter, said));
        }
    }

    #[test]
    fn one_more_report_never_widens_the_bounds((more, less) in one_more()) {
        not_wider(&more, &less)?;
    }
}

#[test]
fn the_worlds_hold_what_can_go_wrong() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::deterministic();
    let mut seen = [0usize; 5];
    for _ in 0..60 {
        let world = worlds().new_tree(&mut runner).expect("a world").current();
        world.added().with(QUARTERS[3], |facts| facts.overview.coverage.clone()).iter().for_each(
            |c| {
                let found = [
                    !c.addends.is_empty(),
                    !c.missing.is_empty(),
                    !c.excluded.is_empty(),
                    c.if_kept.is_some(),
                    c.change.is_some(),
                ];
                seen.iter_mut().zip(found).for_each(|(n, found)| *n += usize::from(found));
            },
        );
    }
    assert!(seen.iter().all(|n| *n > 20), "{seen:?}");
}
