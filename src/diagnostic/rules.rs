//! Every rule, one line each. The page behind a rule is its manual, the text of `explain` and
//! the test that it fires where it should.

use super::{Cost, Rule, Severity};

const fn rule(code: &'static str, name: &'static str, page: &'static str) -> Rule {
    Rule { code, name, severity: Severity::Error, cost: Cost::Nothing, page }
}

const fn row(code: &'static str, name: &'static str, page: &'static str) -> Rule {
    Rule { cost: Cost::Row, ..rule(code, name, page) }
}

const fn file(code: &'static str, name: &'static str, page: &'static str) -> Rule {
    Rule { cost: Cost::File, ..rule(code, name, page) }
}

const fn warning(code: &'static str, name: &'static str, page: &'static str) -> Rule {
    Rule { severity: Severity::Warning, ..rule(code, name, page) }
}

const fn note(code: &'static str, name: &'static str, page: &'static str) -> Rule {
    Rule { severity: Severity::Note, ..rule(code, name, page) }
}

/// TOML that cannot be read.
pub static TOML_SYNTAX: Rule =
    rule("P001", "toml-syntax", include_str!("../../docs/rules/toml-syntax.md"));
/// A key or table that the format does not have.
pub static UNKNOWN_KEY: Rule =
    rule("P002", "unknown-key", include_str!("../../docs/rules/unknown-key.md"));
/// A required key is missing.
pub static MISSING_KEY: Rule =
    rule("P003", "missing-key", include_str!("../../docs/rules/missing-key.md"));
/// A value of the wrong type.
pub static WRONG_TYPE: Rule =
    rule("P004", "wrong-type", include_str!("../../docs/rules/wrong-type.md"));
/// A value of the right type that means nothing: no such period, percent above 100.
pub static INVALID_VALUE: Rule =
    rule("P005", "invalid-value", include_str!("../../docs/rules/invalid-value.md"));
/// An id stands twice.
pub static DUPLICATE_ID: Rule =
    rule("P006", "duplicate-id", include_str!("../../docs/rules/duplicate-id.md"));
/// A name that refers to nothing.
pub static UNKNOWN_REFERENCE: Rule =
    rule("P007", "unknown-reference", include_str!("../../docs/rules/unknown-reference.md"));
/// A file that every plan must have is missing.
pub static MISSING_PLAN_FILE: Rule =
    rule("P008", "missing-plan-file", include_str!("../../docs/rules/missing-plan-file.md"));
/// A group without members.
pub static EMPTY_GROUP: Rule =
    rule("P009", "empty-group", include_str!("../../docs/rules/empty-group.md"));
/// Parts that cannot add up to their parent.
pub static MISREAD_PARTS: Rule =
    rule("P010", "misread-parts", include_str!("../../docs/rules/misread-parts.md"));
/// A figure that two units would own.
pub static SHARED_FIGURE: Rule =
    rule("P011", "shared-figure", include_str!("../../docs/rules/shared-figure.md"));
/// A period in two duties to report.
pub static OVERLAPPING_PERIODS: Rule =
    rule("P021", "overlapping-periods", include_str!("../../docs/rules/overlapping-periods.md"));
/// A due day in words that name no day.
pub static VAGUE_DUE: Rule =
    note("P022", "vague-due", include_str!("../../docs/rules/vague-due.md"));
/// Two targets of one indicator for one year.
pub static OVERLAPPING_TARGETS: Rule =
    rule("P012", "overlapping-targets", include_str!("../../docs/rules/overlapping-targets.md"));
/// A deadline in a year whose days off are not known.
pub static CALENDAR_GAP: Rule =
    note("P013", "calendar-gap", include_str!("../../docs/rules/calendar-gap.md"));
/// A row of registered denominators that cannot be read.
pub static BAD_DENOMINATOR_ROW: Rule =
    rule("P014", "bad-denominator-row", include_str!("../../docs/rules/bad-denominator-row.md"));
/// A reading that nothing refers to.
pub static UNUSED_READING: Rule =
    warning("P015", "unused-reading", include_str!("../../docs/rules/unused-reading.md"));
/// A heading with no action under it.
pub static EMPTY_HEADING: Rule =
    warning("P016", "empty-heading", include_str!("../../docs/rules/empty-heading.md"));
/// A population that no target is about.
pub static UNUSED_POPULATION: Rule =
    warning("P017", "unused-population", include_str!("../../docs/rules/unused-population.md"));
/// A waiver that no finding needs.
pub static UNUSED_WAIVER: Rule =
    warning("P018", "unused-waiver", include_str!("../../docs/rules/unused-waiver.md"));
/// A waiver past its last day.
pub static EXPIRED_WAIVER: Rule =
    warning("P019", "expired-waiver", include_str!("../../docs/rules/expired-waiver.md"));
/// A place that `init` left to be filled in.
pub static UNFILLED_PLACE: Rule =
    note("P020", "unfilled-place", include_str!("../../docs/rules/unfilled-place.md"));
/// A file that is not UTF-8.
pub static NOT_UTF8: Rule = file("R101", "not-utf8", include_str!("../../docs/rules/not-utf8.md"));
/// A file past the limits of size.
pub static FILE_TOO_LARGE: Rule =
    file("R102", "file-too-large", include_str!("../../docs/rules/file-too-large.md"));
/// A first line that is not the form's header.
pub static WRONG_HEADER: Rule =
    file("R103", "wrong-header", include_str!("../../docs/rules/wrong-header.md"));
/// A quotation mark that is never closed.
pub static UNCLOSED_QUOTE: Rule =
    row("R104", "unclosed-quote", include_str!("../../docs/rules/unclosed-quote.md"));
/// A row with too few or too many cells.
pub static ROW_SHAPE: Rule =
    row("R105", "row-shape", include_str!("../../docs/rules/row-shape.md"));
/// A file that can be read but is not in committed form.
pub static NOT_COMMITTED_FORM: Rule =
    warning("R106", "not-committed-form", include_str!("../../docs/rules/not-committed-form.md"));
/// A file that no rule of the folder knows.
pub static STRAY_FILE: Rule =
    warning("R107", "stray-file", include_str!("../../docs/rules/stray-file.md"));
/// A folder that is no period of the plan.
pub static UNKNOWN_PERIOD_FOLDER: Rule = file(
    "R108",
    "unknown-period-folder",
    include_str!("../../docs/rules/unknown-period-folder.md"),
);
/// A file named after no unit.
pub static UNKNOWN_REPORTER: Rule =
    file("R109", "unknown-reporter", include_str!("../../docs/rules/unknown-reporter.md"));
/// A row about no unit of the plan.
pub static UNKNOWN_UNIT: Rule =
    row("R110", "unknown-unit", include_str!("../../docs/rules/unknown-unit.md"));
/// A row about a unit that does not exist in the period.
pub static UNIT_NOT_VALID: Rule =
    row("R111", "unit-not-valid", include_str!("../../docs/rules/unit-not-valid.md"));
/// A row for no indicator of the plan.
pub static UNKNOWN_INDICATOR: Rule =
    row("R112", "unknown-indicator", include_str!("../../docs/rules/unknown-indicator.md"));
/// An indicator that the year does not expect, or a parent that is the sum of its parts.
pub static INDICATOR_NOT_EXPECTED: Rule = row(
    "R113",
    "indicator-not-expected",
    include_str!("../../docs/rules/indicator-not-expected.md"),
);
/// A row of another period than its folder.
pub static WRONG_PERIOD: Rule =
    row("R114", "wrong-period", include_str!("../../docs/rules/wrong-period.md"));
/// A figure that another unit owns.
pub static NOT_THE_OWNER: Rule =
    row("R115", "not-the-owner", include_str!("../../docs/rules/not-the-owner.md"));
/// A cell that is no whole number.
pub static NOT_A_COUNT: Rule =
    row("R116", "not-a-count", include_str!("../../docs/rules/not-a-count.md"));
/// A count of more than 10 digits.
pub static COUNT_TOO_LONG: Rule =
    row("R117", "count-too-long", include_str!("../../docs/rules/count-too-long.md"));
/// KPS on a level.
pub static NOTHING_AROSE_ON_LEVEL: Rule = row(
    "R118",
    "nothing-arose-on-level",
    include_str!("../../docs/rules/nothing-arose-on-level.md"),
);
/// More people attained than there are.
pub static NUMERATOR_ABOVE_DENOMINATOR: Rule = row(
    "R119",
    "numerator-above-denominator",
    include_str!("../../docs/rules/numerator-above-denominator.md"),
);
/// Nobody in a population that is known to have people.
pub static ZERO_DENOMINATOR: Rule =
    row("R120", "zero-denominator", include_str!("../../docs/rules/zero-denominator.md"));
/// The same figure twice.
pub static DUPLICATE_FIGURE: Rule =
    row("R121", "duplicate-figure", include_str!("../../docs/rules/duplicate-figure.md"));
/// One row for the whole beside rows for its units.
pub static WHOLE_AND_UNITS: Rule =
    row("R122", "whole-and-units", include_str!("../../docs/rules/whole-and-units.md"));
/// A total beside a figure that has none.
pub static DENOMINATOR_ON_COUNT: Rule = warning(
    "R123",
    "denominator-on-count",
    include_str!("../../docs/rules/denominator-on-count.md"),
);
/// A row for no action of the plan.
pub static UNKNOWN_TASK: Rule =
    row("R124", "unknown-task", include_str!("../../docs/rules/unknown-task.md"));
/// An answer for an action that another unit leads.
pub static NOT_THE_LEAD: Rule =
    row("R125", "not-the-lead", include_str!("../../docs/rules/not-the-lead.md"));
/// A state that the form does not have.
pub static UNKNOWN_STATE: Rule =
    row("R126", "unknown-state", include_str!("../../docs/rules/unknown-state.md"));
/// Two answers for one action.
pub static DUPLICATE_ANSWER: Rule =
    row("R127", "duplicate-answer", include_str!("../../docs/rules/duplicate-answer.md"));
/// A cell of more than 32 KiB.
pub static CELL_TOO_LONG: Rule =
    row("R128", "cell-too-long", include_str!("../../docs/rules/cell-too-long.md"));
/// A file of a form that its unit does not owe.
pub static UNEXPECTED_FORM: Rule =
    warning("R129", "unexpected-form", include_str!("../../docs/rules/unexpected-form.md"));
/// A text that a spreadsheet takes for a formula.
pub static FORMULA_TEXT: Rule =
    warning("R130", "formula-text", include_str!("../../docs/rules/formula-text.md"));
/// A row of a second source that cannot be used.
pub static BAD_COMPARISON_ROW: Rule =
    rule("R131", "bad-comparison-row", include_str!("../../docs/rules/bad-comparison-row.md"));
/// A level that is lower than before.
pub static LEVEL_FALLS: Rule =
    warning("R201", "level-falls", include_str!("../../docs/rules/level-falls.md"));
/// A part of the people that is larger than all of them.
pub static SUBSET_ABOVE_SET: Rule =
    warning("R202", "subset-above-set", include_str!("../../docs/rules/subset-above-set.md"));
/// A rule of the plan between two figures.
pub static FIGURE_RULE: Rule =
    warning("R203", "figure-rule", include_str!("../../docs/rules/figure-rule.md"));
/// A denominator far from the one registered, of before, or of the same population elsewhere.
pub static DENOMINATOR_DIFFERS: Rule =
    warning("R204", "denominator-differs", include_str!("../../docs/rules/denominator-differs.md"));
/// A figure far from that of a second source.
pub static TWO_SOURCES_DIFFER: Rule =
    warning("R205", "two-sources-differ", include_str!("../../docs/rules/two-sources-differ.md"));
/// A share of the people where their number belongs.
pub static PERCENT_AS_COUNT: Rule =
    warning("R210", "percent-as-count", include_str!("../../docs/rules/percent-as-count.md"));
/// A person's number or address.
pub static PERSONAL_DATA: Rule =
    rule("R401", "personal-data", include_str!("../../docs/rules/personal-data.md"));
/// A control or bidi character.
pub static HIDDEN_CHARACTER: Rule =
    rule("R402", "hidden-character", include_str!("../../docs/rules/hidden-character.md"));
/// A row of the register that cannot be read.
pub static BAD_REGISTER_ROW: Rule =
    rule("D301", "bad-register-row", include_str!("../../docs/rules/bad-register-row.md"));
/// A report file that the register does not have.
pub static FILE_WITHOUT_RECEIPT: Rule = warning(
    "D302",
    "file-without-receipt",
    include_str!("../../docs/rules/file-without-receipt.md"),
);
/// A receipt of a form whose file is not there.
pub static RECEIPT_WITHOUT_FILE: Rule =
    rule("D303", "receipt-without-file", include_str!("../../docs/rules/receipt-without-file.md"));
/// A number of the register that stands twice.
pub static DUPLICATE_RECEIPT: Rule =
    rule("D304", "duplicate-receipt", include_str!("../../docs/rules/duplicate-receipt.md"));
/// A date of the register that cannot be right.
pub static DATE_OUT_OF_RANGE: Rule =
    warning("D305", "date-out-of-range", include_str!("../../docs/rules/date-out-of-range.md"));
/// An exemption, extension or exclusion that refers to nothing.
pub static BAD_DECISION: Rule =
    rule("D306", "bad-decision", include_str!("../../docs/rules/bad-decision.md"));
/// A file that differs from what the register says was received.
pub static CHANGED_AFTER_RECEIPT: Rule = warning(
    "D307",
    "changed-after-receipt",
    include_str!("../../docs/rules/changed-after-receipt.md"),
);
/// A file of a closed period that is not as it was.
pub static CLOSED_FILE_CHANGED: Rule =
    rule("D308", "closed-file-changed", include_str!("../../docs/rules/closed-file-changed.md"));
/// A figure of a closed period that comes out differently.
pub static CLOSED_FIGURE_DIFFERS: Rule = rule(
    "D309",
    "closed-figure-differs",
    include_str!("../../docs/rules/closed-figure-differs.md"),
);
/// A closing that was edited.
pub static CLOSING_EDITED: Rule =
    rule("D310", "closing-edited", include_str!("../../docs/rules/closing-edited.md"));
/// The plan went on after a period was closed.
pub static PLAN_CHANGED_AFTER_CLOSING: Rule = note(
    "D311",
    "plan-changed-after-closing",
    include_str!("../../docs/rules/plan-changed-after-closing.md"),
);
/// Something came after a period was closed.
pub static RECEIVED_AFTER_CLOSING: Rule = note(
    "D312",
    "received-after-closing",
    include_str!("../../docs/rules/received-after-closing.md"),
);

/// A file of `plan/letters/` that is no letter.
pub static UNKNOWN_LETTER: Rule =
    warning("L401", "unknown-letter", include_str!("../../docs/rules/unknown-letter.md"));
/// A letter whose marks cannot be read.
pub static BAD_LETTER: Rule =
    rule("L402", "bad-letter", include_str!("../../docs/rules/bad-letter.md"));
/// A letter that uses a name which does not exist.
pub static UNKNOWN_LETTER_NAME: Rule =
    rule("L403", "unknown-letter-name", include_str!("../../docs/rules/unknown-letter-name.md"));
/// A heading of the drafter's words that the report has no place for.
pub static UNKNOWN_PASSAGE: Rule =
    warning("L411", "unknown-passage", include_str!("../../docs/rules/unknown-passage.md"));
/// A name between braces that no figure has.
pub static UNKNOWN_FIGURE_NAME: Rule =
    rule("L412", "unknown-figure-name", include_str!("../../docs/rules/unknown-figure-name.md"));
/// A number typed by the drafter that equals no figure of the period.
pub static NUMBER_WITHOUT_FIGURE: Rule = warning(
    "L413",
    "number-without-figure",
    include_str!("../../docs/rules/number-without-figure.md"),
);
/// All rules, in the order of their codes.
pub static ALL: &[&Rule] = &[
    &TOML_SYNTAX,
    &UNKNOWN_KEY,
    &MISSING_KEY,
    &WRONG_TYPE,
    &INVALID_VALUE,
    &DUPLICATE_ID,
    &UNKNOWN_REFERENCE,
    &MISSING_PLAN_FILE,
    &EMPTY_GROUP,
    &MISREAD_PARTS,
    &SHARED_FIGURE,
    &OVERLAPPING_TARGETS,
    &CALENDAR_GAP,
    &BAD_DENOMINATOR_ROW,
    &UNUSED_READING,
    &EMPTY_HEADING,
    &UNUSED_POPULATION,
    &UNUSED_WAIVER,
    &EXPIRED_WAIVER,
    &UNFILLED_PLACE,
    &OVERLAPPING_PERIODS,
    &VAGUE_DUE,
    &NOT_UTF8,
    &FILE_TOO_LARGE,
    &WRONG_HEADER,
    &UNCLOSED_QUOTE,
    &ROW_SHAPE,
    &NOT_COMMITTED_FORM,
    &STRAY_FILE,
    &UNKNOWN_PERIOD_FOLDER,
    &UNKNOWN_REPORTER,
    &UNKNOWN_UNIT,
    &UNIT_NOT_VALID,
    &UNKNOWN_INDICATOR,
    &INDICATOR_NOT_EXPECTED,
    &WRONG_PERIOD,
    &NOT_THE_OWNER,
    &NOT_A_COUNT,
    &COUNT_TOO_LONG,
    &NOTHING_AROSE_ON_LEVEL,
    &NUMERATOR_ABOVE_DENOMINATOR,
    &ZERO_DENOMINATOR,
    &DUPLICATE_FIGURE,
    &WHOLE_AND_UNITS,
    &DENOMINATOR_ON_COUNT,
    &UNKNOWN_TASK,
    &NOT_THE_LEAD,
    &UNKNOWN_STATE,
    &DUPLICATE_ANSWER,
    &CELL_TOO_LONG,
    &UNEXPECTED_FORM,
    &FORMULA_TEXT,
    &BAD_COMPARISON_ROW,
    &LEVEL_FALLS,
    &SUBSET_ABOVE_SET,
    &FIGURE_RULE,
    &DENOMINATOR_DIFFERS,
    &TWO_SOURCES_DIFFER,
    &PERCENT_AS_COUNT,
    &PERSONAL_DATA,
    &HIDDEN_CHARACTER,
    &BAD_REGISTER_ROW,
    &FILE_WITHOUT_RECEIPT,
    &RECEIPT_WITHOUT_FILE,
    &DUPLICATE_RECEIPT,
    &DATE_OUT_OF_RANGE,
    &BAD_DECISION,
    &CHANGED_AFTER_RECEIPT,
    &CLOSED_FILE_CHANGED,
    &CLOSED_FIGURE_DIFFERS,
    &CLOSING_EDITED,
    &PLAN_CHANGED_AFTER_CLOSING,
    &RECEIVED_AFTER_CLOSING,
    &UNKNOWN_LETTER,
    &BAD_LETTER,
    &UNKNOWN_LETTER_NAME,
    &UNKNOWN_PASSAGE,
    &UNKNOWN_FIGURE_NAME,
    &NUMBER_WITHOUT_FIGURE,
];
