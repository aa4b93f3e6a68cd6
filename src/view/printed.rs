//! The figures of a period as they are printed, and the numbers of a text held against them: what
//! a drafter typed, what stands in an edited letter.

mod numbers;

pub use numbers::{Written, numbers};

use super::Facts;
use super::reference::Reference;
use super::references::{Listed, earlier_references, whole_and_units};
use crate::document::{Block, Document, Part, Run, Table};
use crate::plan::{Amount, Plan};
use crate::text::edits;
use crate::vietnamese::fold;
use numbers::{Known, SCALE};
use std::collections::{BTreeMap, BTreeSet};

/// Titles of columns that count the rows of a table.
const COUNTING: [&str; 2] = ["TT", "STT"];

/// Every number that the figures of a period give.
pub struct Printed {
    all: BTreeSet<Known>,
    /// References of figures; of several with one value the largest whole's.
    named: BTreeMap<Known, Reference>,
    /// Figures of the whole in the periods before.
    earlier: BTreeMap<Known, Reference>,
    /// Paragraphs and rows of the report.
    lines: Vec<Line>,
}

/// A figure near to a number.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Near {
    /// As it is printed.
    pub text: String,
    /// Its reference, where it has one.
    pub reference: Option<Reference>,
}

/// A paragraph, or a row of a table.
struct Line {
    words: BTreeSet<String>,
    numbers: Vec<Known>,
}

impl Line {
    fn of(text: &str, numbers: Vec<Known>) -> Self {
        Self { words: words(text), numbers }
    }

    /// True where at least half of all words stand in both.
    fn is_like(&self, words: &BTreeSet<String>) -> Option<usize> {
        let common = self.words.intersection(words).count();
        let all = self.words.len() + words.len() - common;
        (common > 0 && common * 2 >= all).then(|| common * 1000 / all)
    }
}

impl Printed {
    /// Whatever the report, the status and the tables of coverage print.
    pub fn of(facts: &Facts<'_>, report: &Document) -> Self {
        let lines = lines(report);
        let screens = [
            super::coverage(facts, Some(super::Breakdown::Unit), None),
            super::coverage(facts, Some(super::Breakdown::Group), None),
            super::status(facts),
        ];
        let of_screens = screens.iter().flat_map(self::lines);
        let shown = of_screens.collect::<Vec<_>>();
        let printed = lines.iter().chain(&shown).flat_map(|line| line.numbers.iter().copied());
        let mut all: BTreeSet<Known> = printed.collect();
        let named = named(whole_and_units(facts));
        all.extend(named.keys());
        Self { all, named, earlier: named_earlier(facts), lines }
    }

    /// The goals of the plan too, of whatever year: a letter cites them.
    pub fn with_goals(mut self, plan: &Plan) -> Self {
        let targets = plan.indicators.iter().flat_map(|indicator| &indicator.targets);
        self.all.extend(targets.map(|target| match target.goal.amount {
            Amount::Count(count) => Known::count(count),
            Amount::Percent(hundredths) => {
                Known { percent: true, value: hundredths * (SCALE / 100) }
            }
        }));
        self
    }

    /// True where a figure has that number.
    pub fn holds(&self, number: &Written) -> bool {
        self.all.contains(&number.known)
    }

    /// The figure nearest to a number: of the report's own paragraph or row where one reads like
    /// `around`, else of all; percentages among percentages.
    pub fn nearest(&self, number: &Written, around: &str) -> Option<Near> {
        let found = self.beside(number, around).or_else(|| nearest_of(self.all.iter(), number))?;
        Some(Near { text: found.printed(), reference: self.named.get(&found).copied() })
    }

    /// The figure of a period before that has that number.
    pub fn of_earlier(&self, number: &Written) -> Option<Reference> {
        self.earlier.get(&number.known).copied()
    }

    fn beside(&self, number: &Written, around: &str) -> Option<Known> {
        let words = words(around);
        let like = self.lines.iter().filter_map(|line| Some((line.is_like(&words)?, line)));
        let (_, line) = like.max_by_key(|(likeness, _)| *likeness)?;
        let alike = line.numbers.iter().filter(|known| known.percent == number.known.percent);
        alike.min_by_key(|known| (slips(**known, number.known), apart(**known, number))).copied()
    }
}

/// How many slips of the hand make one number of the other: digits that changed places are the
/// likeliest.
fn slips(known: Known, typed: Known) -> usize {
    let (known, typed) = (known.value.to_string(), typed.value.to_string());
    let sorted = |text: &str| {
        let mut digits: Vec<char> = text.chars().collect();
        digits.sort_unstable();
        digits
    };
    let swapped = sorted(&known) == sorted(&typed);
    2 * edits(&known, &typed) - usize::from(swapped && known != typed)
}

fn apart(known: Known, typed: &Written) -> u128 {
    known.value.abs_diff(typed.known.value)
}

fn nearest_of<'a>(all: impl Iterator<Item = &'a Known>, number: &Written) -> Option<Known> {
    let alike = all.filter(|known| known.percent == number.known.percent);
    alike.min_by_key(|known| apart(**known, number)).copied()
}

/// Each number with its reference, the first that has it; percentages with the reference of their
/// numerator.
fn named(all: Vec<Listed>) -> BTreeMap<Known, Reference> {
    let mut found = BTreeMap::new();
    for Listed { reference, number, rate } in all {
        let rate = numbers(&rate).pop().map(|written| written.known);
        for known in std::iter::once(Known::count(number)).chain(rate) {
            found.entry(known).or_insert(reference);
        }
    }
    found
}

fn named_earlier(facts: &Facts<'_>) -> BTreeMap<Known, Reference> {
    named(earlier_references(facts))
}

/// The words of a text without its numbers.
fn words(text: &str) -> BTreeSet<String> {
    let folded = fold(text);
    let words = folded.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty());
    words.filter(|word| !word.contains(|c: char| c.is_ascii_digit())).map(str::to_owned).collect()
}

fn of_text(text: &str) -> Line {
    Line::of(text, numbers(text).into_iter().map(|number| number.known).collect())
}

/// The paragraphs and rows of a document.
fn lines(document: &Document) -> Vec<Line> {
    let said =
        |runs: &[Run]| of_text(&runs.iter().map(|run| run.text.as_str()).collect::<String>());
    let of_block = |block: &Block| match block {
        Block::Heading { text, .. } => vec![of_text(text)],
        Block::Paragraph(runs) | Block::Centred(runs) => vec![said(runs)],
        Block::Ends { left, right, .. } => vec![of_text(left), of_text(right)],
        Block::Entries(entries) => entries.iter().map(|entry| of_text(&entry.text)).collect(),
        Block::Beside { left, right } => vec![said(left), said(right)],
        Block::Table(table) => rows(table),
        Block::Part(Part::Title(title)) => vec![of_text(&title.subject)],
        Block::Gap | Block::Annex | Block::Part(_) => Vec::new(),
    };
    document.blocks.iter().flat_map(of_block).collect()
}

/// The rows of a table; the numbers of rows are no figures.
fn rows(table: &Table) -> Vec<Line> {
    let counts = |n: usize| table.columns.get(n).is_some_and(|c| is_counting(&c.title));
    let of_row = |row: &Vec<crate::document::Cell>| {
        let cells: Vec<&str> = row.iter().map(|cell| cell.text.as_str()).collect();
        let figures = cells.iter().enumerate().filter(|(n, _)| !counts(*n));
        let found = figures.flat_map(|(_, text)| numbers(text));
        Line::of(&cells.join(" "), found.map(|number| number.known).collect())
    };
    table.rows.iter().map(of_row).collect()
}

/// True for the title of a column that counts the rows.
pub(super) fn is_counting(title: &str) -> bool {
    COUNTING.contains(&title.trim())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn typed(text: &str) -> Written {
        numbers(text).remove(0)
    }

    fn printed(lines: &[&str]) -> Printed {
        let lines: Vec<Line> = lines.iter().map(|text| of_text(text)).collect();
        let all = lines.iter().flat_map(|line| line.numbers.clone()).collect();
        Printed { all, named: BTreeMap::new(), earlier: BTreeMap::new(), lines }
    }

    #[test]
    fn the_nearest_figure_is_named_as_it_is_printed() {
        let known = printed(&["1.234 người, đạt 85,5%"]);
        let near = |text: &str| known.nearest(&typed(text), "").map(|near| near.text);
        assert_eq!(near("1.235 người").as_deref(), Some("1.234"));
        assert_eq!(near("85,6%").as_deref(), Some("85,50%"));
        assert!(known.holds(&typed("1234 người")) && !known.holds(&typed("1235 người")));
        assert!(!known.holds(&typed("1.234%")));
    }

    #[test]
    fn the_nearest_figure_is_sought_in_the_same_sentence_first() {
        let known = printed(&["Cán bộ có 14.948 người", "Xã A có 14.980 học sinh đến lớp"]);
        let near = |around: &str| known.nearest(&typed("14.984"), around).map(|near| near.text);
        assert_eq!(near("").as_deref(), Some("14.980"));
        assert_eq!(near("Cán bộ có 14.984 người").as_deref(), Some("14.948"));
        let known = printed(&["Xác nhận đạt 40,36%, cao nhất 40,60%"]);
        let near = known.nearest(&typed("40,63%"), "Xác nhận đạt 40,63%, cao nhất 40,60%");
        assert_eq!(near.map(|near| near.text).as_deref(), Some("40,36%"));
    }
}
