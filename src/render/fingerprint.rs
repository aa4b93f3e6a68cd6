//! What a finding is recognised by in the next run, when lines above it have come or gone: its
//! rule, file, unit, period, indicator and the text around it, never the number of its line.

use super::run::{CheckRun, sorted};
use crate::diagnostic::{Diagnostic, Excludes};
use crate::source::{Span, line_end, line_start};
use crate::text::mask;
use sha2::{Digest, Sha256};
use std::collections::BTreeMap;

/// So much of a line is looked at on either side: a hostile line may have 64 MiB.
const REACH: usize = 256;

/// Findings, worst first, each with its fingerprint: 64 hexadecimal digits, no two alike.
pub(super) fn fingerprinted<'a>(run: &CheckRun<'a>) -> Vec<(&'a Diagnostic, String)> {
    let mut seen: BTreeMap<[u8; 32], u64> = BTreeMap::new();
    let print = |problem: &'a Diagnostic| {
        let likeness = likeness(run, problem);
        let before = seen.entry(likeness).or_default();
        let print = Sha256::new().chain_update(likeness).chain_update(before.to_be_bytes());
        *before += 1;
        (problem, hexadecimal(&print.finalize()))
    };
    sorted(run.problems, run.sources).into_iter().map(print).collect()
}

/// A hash that findings share which only their number of appearance tells apart.
fn likeness(run: &CheckRun<'_>, problem: &Diagnostic) -> [u8; 32] {
    let plan = run.plan;
    let indicator = match problem.excludes {
        Excludes::Figure(key) => plan.map(|plan| plan.indicator(key.indicator).id.as_str()),
        Excludes::Nothing | Excludes::FileOf { .. } => None,
    };
    let unit = problem.unit.and_then(|unit| plan.map(|plan| plan.unit(unit).id.as_str()));
    let period = problem.period.map(|period| period.to_string());
    let (line, cell) = surroundings(run, problem.span);
    let parts = [
        problem.rule.code,
        &run.sources.file(problem.span.file).path,
        unit.unwrap_or(""),
        period.as_deref().unwrap_or(""),
        indicator.unwrap_or(""),
        &line,
        &cell,
    ];
    let mut hash = Sha256::new();
    for part in parts {
        // With its length before it, no part can run into the next.
        hash.update((part.len() as u64).to_be_bytes());
        hash.update(part);
    }
    hash.finalize().into()
}

/// The line and the cell of a finding. Masked: a hash of somebody's number can be turned back by
/// trying all numbers. Empty where the finding is about a place without text, such as a whole
/// file.
fn surroundings(run: &CheckRun<'_>, span: Span) -> (String, String) {
    let text = run.sources.file(span.file).text.as_str();
    let (start, end) = (span.start as usize, span.end as usize);
    if start >= end || end > text.len() {
        return Default::default();
    }
    let from = text.floor_char_boundary(start.saturating_sub(REACH));
    let to = text.ceil_char_boundary((start + REACH).min(text.len()));
    let near = &text[from..to];
    let at = start - from;
    let line = &near[line_start(near, at)..line_end(near, at)];
    let cell = &text[text.floor_char_boundary(start)..text.floor_char_boundary(end.min(to))];
    (mask(line.trim()).into_owned(), mask(cell).into_owned())
}

fn hexadecimal(bytes: &[u8]) -> String {
    bytes.iter().map(|byte| format!("{byte:02x}")).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::render::run::tests::Sample;

    fn prints(sample: &Sample) -> Vec<String> {
        fingerprinted(&sample.run()).into_iter().map(|(_, print)| print).collect()
    }

    fn of(text: &str, needles: &[&str]) -> Vec<String> {
        let mut sample = Sample::new(&[("a.csv", text)]);
        for needle in needles {
            sample.find(0, needle);
        }
        prints(&sample)
    }

    #[test]
    fn lines_above_change_nothing() {
        let before = of("h\nx12,1\ny,x3\n", &["x12", "x3"]);
        assert_eq!(of("h\nnew\n\nx12,1\nz\r\ny,x3\n", &["x12", "x3"]), before);
        assert_ne!(of("h\nx13,1\ny,x3\n", &["x13", "x3"])[0], before[0]);
    }

    #[test]
    fn equal_lines_differ_by_their_number() {
        let mut sample = Sample::new(&[("a.csv", "x,1\nx,1\n"), ("b.csv", "x,1\n")]);
        sample.find(0, "x");
        sample.find_last(0, "x");
        sample.find(1, "x");
        let found = prints(&sample);
        assert!(found[0] != found[1] && found[0] != found[2] && found[1] != found[2]);
        assert!(found.iter().all(|print| print.len() == 64));
    }

    #[test]
    fn the_hash_of_a_number_of_a_person_is_not_given_away() {
        let one = of("a,0912345678\n", &["0912345678"]);
        assert_eq!(one, of("a,0987654321\n", &["0987654321"]));
    }

    #[test]
    fn a_long_line_is_looked_at_near_the_finding_only() {
        let line = |far: &str| format!("{far}{}NEEDLE{}{far}", "ạ".repeat(300), "b".repeat(300));
        assert_eq!(of(&line("x"), &["NEEDLE"]), of(&line("yz"), &["NEEDLE"]));
    }

    #[test]
    fn a_finding_about_a_whole_file_outlives_its_text() {
        let head = |text: &str| {
            let mut sample = Sample::new(&[("a.csv", text)]);
            sample.at_head(0);
            prints(&sample)
        };
        assert_eq!(head("a\nb\n"), head("c\n"));
    }
}
