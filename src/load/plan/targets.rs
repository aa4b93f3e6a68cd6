//! `targets.toml`: populations, indicators with their targets, rules between figures.

use super::super::toml::{Keys, Text};
use super::names::Names;
use super::reporting::FREQUENCIES;
use super::{Lists, breaks};
use crate::diagnostic::{Diagnostic, Severity, rules};
use crate::period::Frequency;
use crate::plan::{
    About, AboutRule, Amount, Comparison, Denominator, FigureRule, Goal, Indicator, IndicatorId,
    Measure, Operand, Operator, Population, Shown, Target, UnitTarget,
};

const OPERATORS: [(&str, Operator); 5] = [
    ("<=", Operator::AtMost),
    ("<", Operator::Less),
    ("=", Operator::Equal),
    (">=", Operator::AtLeast),
    (">", Operator::More),
];

/// Reads the file.
pub(super) fn read(
    mut keys: Keys<'_>,
    names: &Names,
    lists: &mut Lists,
    problems: &mut Vec<Diagnostic>,
) {
    for table in keys.tables("population") {
        lists.populations.push(population(table, problems));
    }
    let indicators = keys.tables("indicator");
    lists.indicators = indicators.into_iter().map(|t| indicator(t, names, problems)).collect();
    mark_parents(&mut lists.indicators);
    settle_denominators(&mut lists.indicators);
    for table in keys.tables("break") {
        lists.breaks.extend(breaks::read(table, names, problems));
    }
    for table in keys.tables("rule") {
        lists.rules.push(rule(table, names, problems));
    }
    keys.finish(problems);
}

fn population(mut keys: Keys<'_>, problems: &mut Vec<Diagnostic>) -> Population {
    let population = Population {
        id: keys.words("id"),
        name: keys.words("name"),
        noun: keys.maybe_words("noun").unwrap_or_else(|| "người".to_owned()),
        span: keys.span,
    };
    keys.finish(problems);
    population
}

fn indicator(mut keys: Keys<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> Indicator {
    let denominators = [
        ("reported", Denominator::Reported),
        ("registered", Denominator::Registered),
        ("none", Denominator::None),
    ];
    let shown = [("targets", Shown::Targets), ("tasks", Shown::Tasks)];
    let targets = keys.tables("target").into_iter().map(|t| target(t, names, problems)).collect();
    let unit_targets = keys.tables("unit_target").into_iter();
    let unit_targets = unit_targets.map(|t| unit_target(t, names, problems)).collect();
    let indicator = Indicator {
        id: keys.words("id"),
        name: keys.words("name"),
        short_name: keys.words("short_name"),
        aliases: keys.many_words("aliases"),
        measure: keys.word("measure", &[("level", Measure::Level), ("flow", Measure::Flow)]),
        counts: keys.words("counts"),
        reporters: names.parties(&mut keys, "reporters"),
        about: about(&mut keys, names),
        part_of: one_indicator(&mut keys, names, "part_of"),
        has_parts: false,
        years: keys.numbers("years"),
        frequencies: frequencies(&mut keys),
        criterion: keys.maybe_words("criterion"),
        attained: keys.maybe_words("attained"),
        denominator: keys.maybe_word("denominator", &denominators).unwrap_or(UNSETTLED),
        readings: names.readings(&mut keys),
        subset_of: one_indicator(&mut keys, names, "subset_of"),
        same_denominator_as: one_indicator(&mut keys, names, "same_denominator_as"),
        shown: keys.maybe_word("shown_with", &shown).unwrap_or(Shown::Targets),
        targets,
        unit_targets,
        span: keys.span,
    };
    keys.finish(problems);
    indicator
}

/// Where the file does not say, [`settle_denominators`] decides once all indicators are read.
const UNSETTLED: Denominator = Denominator::None;

fn one_indicator(keys: &mut Keys<'_>, names: &Names, key: &'static str) -> Option<IndicatorId> {
    keys.maybe_text(key).map(|text| names.indicator(keys, &text))
}

/// The kinds of periods that ask for it.
fn frequencies(keys: &mut Keys<'_>) -> Vec<Frequency> {
    let texts = keys.texts("frequencies");
    let find = |text: &Text| FREQUENCIES.iter().find(|(word, _)| *word == text.value);
    let mut found = Vec::new();
    for text in texts {
        match find(&text) {
            Some((_, frequency)) => found.push(*frequency),
            None => keys.invalid(&text, "loại kỳ (month, quarter, half-year, year, dates)"),
        }
    }
    found
}

/// Whoever reports for the whole alone writes a row about itself: `toan-tinh` has no sense there.
fn about(keys: &mut Keys<'_>, names: &Names) -> AboutRule {
    let texts = keys.texts("about");
    let or_whole = texts.iter().any(|text| text.value == About::WHOLE);
    let others: Vec<&Text> = texts.iter().filter(|text| text.value != About::WHOLE).collect();
    match (others.as_slice(), texts.first()) {
        ([only], _) if only.value == "self" && !or_whole => AboutRule::Itself,
        ([only], _) if only.value != "self" => {
            AboutRule::Each { group: names.group(keys, only), or_whole }
        }
        (_, Some(first)) => {
            keys.invalid(first, "một nhóm đơn vị, có thể kèm toan-tinh; hoặc self");
            AboutRule::Itself
        }
        (_, None) => AboutRule::Itself,
    }
}

fn target(mut keys: Keys<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> Target {
    let goal = Goal { amount: amount(&mut keys), at_most: keys.flag("at_most") };
    let population = keys.maybe_text("population").map(|text| names.population(&mut keys, &text));
    if population.is_none() && matches!(goal.amount, Amount::Percent(_)) {
        let message = "Chỉ tiêu tỷ lệ phải ghi đối tượng (population)".to_owned();
        let hint =
            "Thêm dòng population = \"mã đối tượng\", đã khai báo ở [[population]]".to_owned();
        keys.problem(&rules::MISSING_KEY, keys.span, (message, hint));
    }
    let target = Target {
        year: keys.maybe_number("year").and_then(|year| i32::try_from(year).ok()),
        goal,
        population,
        text: keys.words("text"),
        short_name: keys.maybe_words("short_name"),
        attained: keys.maybe_words("attained"),
        span: keys.span,
    };
    keys.finish(problems);
    target
}

/// What each of some units must reach by itself.
fn unit_target(mut keys: Keys<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> UnitTarget {
    let units = names.parties(&mut keys, "units");
    if units.is_empty() {
        let message = "Mức riêng phải ghi đơn vị hoặc nhóm đơn vị (units)".to_owned();
        let hint = "Ghi units = [\"mã đơn vị hoặc mã nhóm\"]".to_owned();
        keys.problem(&rules::MISSING_KEY, keys.span, (message, hint));
    }
    let target = UnitTarget {
        units,
        year: keys.maybe_number("year").and_then(|year| i32::try_from(year).ok()),
        goal: Goal { amount: amount(&mut keys), at_most: keys.flag("at_most") },
        text: keys.words("text"),
        span: keys.span,
    };
    keys.finish(problems);
    target
}

/// `percent` or `count`, exactly one of them.
fn amount(keys: &mut Keys<'_>) -> Amount {
    let count = keys.maybe_number("count").map(u128::try_from);
    let percent = percent(keys);
    match (percent, count) {
        (Some(hundredths), None) => Amount::Percent(hundredths),
        (None, Some(Ok(count))) => Amount::Count(count),
        _ => {
            let message = "Chỉ tiêu phải có một trong hai: percent hoặc count".to_owned();
            let hint = "Giữ một dòng: percent = … cho tỷ lệ, count = … cho số lượng".to_owned();
            keys.problem(&rules::INVALID_VALUE, keys.span, (message, hint));
            Amount::Count(0)
        }
    }
}

/// A whole number, or text with up to two decimals, as hundredths of a percent.
fn percent(keys: &mut Keys<'_>) -> Option<u128> {
    let text = keys.percent_text()?;
    let hundredths = hundredths(&text.value).filter(|n| *n <= 10_000);
    if hundredths.is_none() {
        keys.invalid(&text, "tỷ lệ từ 0 đến 100 (ví dụ 85, hoặc \"99.5\")");
    }
    Some(hundredths.unwrap_or(0))
}

fn hundredths(text: &str) -> Option<u128> {
    let (whole, decimals) = text.split_once('.').unwrap_or((text, ""));
    let digits = |part: &str| part.bytes().all(|b| b.is_ascii_digit());
    if whole.is_empty() || whole.len() > 3 || !digits(whole) {
        return None;
    }
    if decimals.len() > 2 || !digits(decimals) || text.ends_with('.') {
        return None;
    }
    format!("{whole}{decimals:0<2}").parse().ok()
}

fn rule(mut keys: Keys<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> FigureRule {
    let severities = [("error", Severity::Error), ("warning", Severity::Warning)];
    let comparison = Comparison {
        left: operand(&mut keys, names, "left"),
        operator: keys.word("operator", &OPERATORS),
        right: operand(&mut keys, names, "right"),
    };
    let rule = FigureRule {
        id: keys.words("id"),
        comparison,
        reason: keys.words("reason"),
        severity: keys.word("severity", &severities),
        warn_missing: keys.maybe_word("missing", &[("skip", false), ("warn", true)]) == Some(true),
        span: keys.span,
    };
    keys.finish(problems);
    rule
}

/// `indicator.so_dat` or `indicator.tong_so`; ids may hold dots themselves.
fn operand(keys: &mut Keys<'_>, names: &Names, key: &'static str) -> Operand {
    let Some(text) = keys.text(key) else { return Operand::Numerator(IndicatorId(0)) };
    let (id, number) = text.value.rsplit_once('.').unwrap_or((&text.value, ""));
    let indicator = names.indicator(keys, &Text { value: id.to_owned(), span: text.span });
    match number {
        "so_dat" => Operand::Numerator(indicator),
        "tong_so" => Operand::Denominator(indicator),
        _ => {
            keys.invalid(&text, "số của một chỉ tiêu (mã chỉ tiêu, rồi .so_dat hoặc .tong_so)");
            Operand::Numerator(indicator)
        }
    }
}

fn mark_parents(indicators: &mut [Indicator]) {
    let parents: Vec<IndicatorId> = indicators.iter().filter_map(|i| i.part_of).collect();
    for parent in parents {
        if let Some(indicator) = indicators.get_mut(usize::from(parent.0)) {
            indicator.has_parts = true;
        }
    }
}

/// Without a word of its own an indicator has a denominator where it or its parent has a
/// percent target.
fn settle_denominators(indicators: &mut [Indicator]) {
    let percent = |i: &Indicator| i.goals().any(|goal| matches!(goal.amount, Amount::Percent(_)));
    let of_people: Vec<bool> = indicators.iter().map(percent).collect();
    for (own, indicator) in of_people.iter().zip(indicators.iter_mut()) {
        let parent = indicator.part_of.and_then(|p| of_people.get(usize::from(p.0)));
        let counts_people = *own || parent.is_some_and(|p| *p);
        if indicator.denominator == UNSETTLED && counts_people {
            indicator.denominator = Denominator::Reported;
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn percentages_have_up_to_two_decimals() {
        assert_eq!(hundredths("85"), Some(8500));
        assert_eq!(hundredths("99.5"), Some(9950));
        assert_eq!(hundredths("0.05"), Some(5));
        for wrong in ["", "85%", "99.555", "99.", ".5", "-1", "99,5", "1e2"] {
            assert_eq!(hundredths(wrong), None, "{wrong}");
        }
    }
}
