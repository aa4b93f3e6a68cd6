//! `bdhvs.summary/1`: what the letter says and the numbers it says it with. The annexes are the
//! lists: I the units of each indicator, II the tasks, III the units that report.

use super::closing::{Closed, closed};
use super::coverage::{Indicator, in_letter};
use super::deadlines::{self, Counts, Window, counts};
use super::status::{self, Tasks};
use super::tasks::{self, Task};
use super::{Facts, Head, head, value};
use crate::aggregate::Coverage;
use crate::submission::Drafted;
use crate::view::summary::{Sentences, Words};
use serde::Serialize;
use serde_json::Value;

#[derive(Serialize)]
struct Document {
    #[serde(flatten)]
    head: Head,
    draft: bool,
    words: Vec<Passage>,
    title: String,
    window: Window,
    due: String,
    province_due: String,
    reporting: Reporting,
    indicators: Vec<Target>,
    actions: Actions,
    #[serde(flatten)]
    closed: Closed,
}

#[derive(Serialize)]
struct Passage {
    heading: String,
    text: String,
}

#[derive(Serialize)]
struct Reporting {
    text: String,
    counts: Counts,
    units: Vec<deadlines::Unit>,
}

#[derive(Serialize)]
struct Target {
    #[serde(flatten)]
    indicator: Indicator,
    text: Option<String>,
}

#[derive(Serialize)]
struct Actions {
    text: String,
    counts: Tasks,
    tasks: Vec<Task>,
}

/// The document; drafter's words and `draft` as in the letter.
pub fn summary(facts: &Facts<'_>, drafted: Option<&Drafted>, draft: bool) -> Value {
    let words = Words::new(facts, drafted);
    let sentences = Sentences::new(facts);
    let term = &facts.overview.term;
    value(Document {
        head: head("bdhvs.summary/1", facts),
        draft,
        words: words.all().map(|(heading, text)| Passage { heading, text }).collect(),
        title: sentences.title,
        window: deadlines::window(term),
        due: term.due.day.to_string(),
        province_due: term.province_due.to_string(),
        reporting: Reporting {
            text: sentences.reporting,
            counts: counts(facts.overview.reporting.counts),
            units: deadlines::units(facts),
        },
        indicators: facts.overview.coverage.iter().map(|c| target(facts, &words, c)).collect(),
        actions: actions(facts, sentences.tasks),
        closed: closed(facts),
    })
}

fn target(facts: &Facts<'_>, words: &Words<'_>, coverage: &Coverage) -> Target {
    Target {
        indicator: in_letter(facts, coverage),
        text: Sentences::of_target(facts, words, coverage),
    }
}

fn actions(facts: &Facts<'_>, text: String) -> Actions {
    let plan = facts.plan;
    let in_appendix = |task: usize| plan.sections[task].appendix;
    let progress = facts.overview.tasks.iter();
    let progress = progress.filter(|p| in_appendix(plan.task(p.task).section));
    let tasks = progress.map(|p| tasks::one(plan, p)).collect();
    Actions { text, counts: status::tasks(facts), tasks }
}
