//! The failing example of every rule, told to the sender.

use crate::common::folder::minimal_with;
use crate::common::page;
use crate::{cells, slip, speaks_to_the_sender};
use bdhvs::diagnostic::{Rule, rules};
use std::path::Path;

const UNITS: [&str; 4] = ["to-dan-pho-1", "to-dan-pho-2", "cong-an-phuong", "van-phong"];

/// Rules that are no matter of the sender's, or whose example stands in no unit's file.
const OURS: [&str; 19] = [
    "bad-comparison-row",
    "not-committed-form",
    "stray-file",
    "unknown-period-folder",
    "unknown-reporter",
    "bad-register-row",
    "file-without-receipt",
    "duplicate-receipt",
    "date-out-of-range",
    "bad-decision",
    "receipt-without-file",
    "unexpected-form",
    "formula-text",
    "changed-after-receipt",
    "closed-file-changed",
    "closed-figure-differs",
    "closing-edited",
    "plan-changed-after-closing",
    "received-after-closing",
];

fn slips(root: &Path) -> Vec<String> {
    let one = |unit: &str, period: &str| {
        slip(root, &[unit, "--period", period, "--as-of", "2026-06-30", "--format", "md"])
    };
    let units =
        UNITS.iter().flat_map(|unit| ["2025-Q3", "2025-Q4"].map(|period| one(unit, period)));
    units.collect()
}

fn is_about_reports(rule: &&&Rule) -> bool {
    rule.code.starts_with(['R', 'D'])
}

#[test]
fn every_failing_example_is_told_in_the_words_of_the_sender() {
    for rule in rules::ALL.iter().filter(is_about_reports) {
        let folder = minimal_with(&page::read(rule.page).failing.blocks);
        let slips = slips(folder.path());
        slips.iter().for_each(|slip| speaks_to_the_sender(&without_quotations(slip)));
        let told = slips.iter().any(|slip| !cells(slip).is_empty());
        assert!(told || OURS.contains(&rule.name), "{} is told to nobody", rule.name);
    }
}

fn without_quotations(slip: &str) -> String {
    let own = cells(slip).into_iter().map(|row| row[2].clone()).filter(|cell| cell.len() > 3);
    own.fold(slip.to_owned(), |slip, cell| slip.replace(&cell, ""))
}

#[test]
fn the_passing_reports_need_nothing() {
    for slip in slips(minimal_with(&[]).path()) {
        assert!(slip.contains("Báo cáo đã nhận đủ, không cần chỉnh sửa."), "{slip}");
    }
}
