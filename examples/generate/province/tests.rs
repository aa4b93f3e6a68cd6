//! What the example promises: exactly the planted errors, and the verdicts of the model screen.

use super::world::World;
use super::{edits, figures, planted::Planted, totals};
use bdhvs::load::{Repository, Tree};
use bdhvs::plan::Answerable;
use bdhvs::submission::{Answer, State};
use std::path::Path;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

#[test]
fn the_end_of_2025_has_the_verdicts_of_the_model_screen() {
    let world = World::read(root()).unwrap();
    let periods = edits::apply(&world, figures::clean(&world).unwrap());
    let verdict = |id: &str| {
        let id = world.plan.index.indicators[id];
        totals::verdict(&world, id, 1, &totals::of(&world, &periods, id, 1))
    };
    assert_eq!(verdict("can-bo"), "met");
    assert_eq!(verdict("hoc-sinh-sinh-vien"), "not_met");
    assert_eq!(verdict("nguoi-dan"), "undetermined");
    assert_eq!(verdict("vneid"), "not_met");
    assert_eq!(verdict("lao-dong"), "no_data");
}

/// The loader's share of the planted errors; the others are found by checks.
#[test]
fn the_committed_tree_loads_with_the_one_cell_that_cannot_be_read() {
    let (tree, repository) = committed();
    let found: Vec<String> = repository
        .diagnostics
        .iter()
        .map(|d| {
            let place = tree.sources.place(d.span);
            format!("{} {}:{}", d.rule.name, tree.sources.file(d.span.file).path, place.line)
        })
        .collect();
    assert_eq!(found, ["not-a-count examples/reports/2025-Q4/chi-tieu/xa-suoi-dau.csv:4"]);
    assert!(repository.dataset.invented);
}

/// Tallied here from the rows, by the rules of `numbers.md`: done, under way, not begun, no
/// answer, with difficulties.
#[test]
fn the_actions_of_the_appendix_stand_as_on_the_model_screen() {
    let (_, repository) = committed();
    let plan = repository.plan.unwrap();
    let of_2025_q4 = |a: &&Answer| a.period.to_string() == "2025-Q4";
    let answers: Vec<&Answer> = repository.dataset.answers.iter().filter(of_2025_q4).collect();
    let mut tally = [0; 5];
    for id in plan.task_ids().filter(|id| plan.sections[plan.task(*id).section].appendix) {
        let task = plan.task(id);
        let leads = plan.units_of(&task.lead, plan.periods()[1].days().1);
        let about = |a: &&&Answer| {
            let heading = task.heading.map(Answerable::Heading);
            leads.contains(&a.unit) && [Some(Answerable::Task(id)), heading].contains(&Some(a.task))
        };
        let found: Vec<&&Answer> = answers.iter().filter(about).collect();
        let all = |state: State| found.iter().all(|a| a.state == state);
        let place = match () {
            () if found.is_empty() => 3,
            () if all(State::Done) && found.len() == leads.len() => 0,
            () if all(State::NotStarted) => 2,
            () => 1,
        };
        tally[place] += 1;
        tally[4] += usize::from(found.iter().any(|a| a.blocked));
    }
    assert_eq!(tally, [9, 40, 0, 4, 2]);
}

fn committed() -> (Tree, Repository) {
    let tree = bdhvs::load::read(root(), &root().join("examples/reports")).unwrap();
    let repository = bdhvs::load::parse(&tree);
    (tree, repository)
}

#[test]
fn errors_are_few_and_by_hand_is_none() {
    let hand = Planted::new("2026-Q1", "x:1".into(), "y").error("by hand");
    assert_eq!(hand.error, "");
    let errors = edits::EDITS.iter().filter(|edit| !matches!(edit.error, "" | "by hand"));
    assert!(errors.count() <= 6);
}

#[test]
fn every_file_is_in_committed_form() {
    for (path, text) in super::files(root()).unwrap() {
        assert!(text.ends_with('\n') && !text.contains(['\r', '\u{feff}']), "{path}");
        assert!(bdhvs::vietnamese::is_nfc(&text), "{path}");
        assert!(bdhvs::text::find_personal_data(&text).is_empty(), "{path}");
        assert!(!path.ends_with(".csv") || !text.contains("\n\n"), "{path}");
    }
}
