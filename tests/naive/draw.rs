//! Small random trees: plans of every shape that the format allows, reports with every fault that
//! costs a figure.

mod plan;
mod reports;

use crate::compare::Tree;
use crate::days::{Span, day};
use crate::plan::{Files, Plan};
use crate::random::Random;
use chrono::Days;

/// The tree of a seed, the same on every machine.
pub(crate) fn tree(seed: u64) -> Tree {
    let seed = seed.to_string();
    let mut files = Files::new();
    plan::write(&mut Random::of(&["plan", &seed]), &mut files);
    let plan = Plan::of(&files);
    let spans: Vec<Span> = plan.periods().cloned().collect();
    for span in &spans {
        let mut random = Random::of(&["reports", &seed, &span.id]);
        reports::write(&mut random, &plan, span, &mut files);
    }
    let mut random = Random::of(&["decisions", &seed]);
    reports::decide(&mut random, &plan, &spans, &mut files);
    let as_of = day("2025-07-01") + Days::new(random.below(420));
    Tree { files, as_of }
}
