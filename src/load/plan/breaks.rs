//! `[[break]]` of `targets.toml`: since when something is counted otherwise.

use super::super::toml::Keys;
use super::names::Names;
use crate::diagnostic::{Diagnostic, rules};
use crate::plan::{Break, Reporting, Since};

/// One break; `None` where it does not say since when.
pub(super) fn read(
    mut keys: Keys<'_>,
    names: &Names,
    problems: &mut Vec<Diagnostic>,
) -> Option<Break> {
    let indicators = keys.texts("indicator");
    let indicators: Vec<_> = indicators.iter().map(|t| names.indicator(&mut keys, t)).collect();
    let populations = keys.texts("population");
    let populations: Vec<_> = populations.iter().map(|t| names.population(&mut keys, t)).collect();
    if indicators.is_empty() && populations.is_empty() {
        let message = "Chưa ghi chỉ tiêu (indicator) hoặc đối tượng (population) có thay đổi";
        let hint = "Ghi indicator = mã chỉ tiêu, hoặc population = mã đối tượng";
        let said = (message.to_owned(), hint.to_owned());
        keys.problem(&rules::MISSING_KEY, keys.span, said);
    }
    let units = names.parties(&mut keys, "unit");
    let since = since(&mut keys);
    let (text, document) = (keys.words("text"), keys.maybe_words("document"));
    let span = keys.span;
    keys.finish(problems);
    Some(Break { indicators, populations, units, since: since?, text, document, span })
}

/// `period` or `date`, exactly one of them.
fn since(keys: &mut Keys<'_>) -> Option<Since> {
    let day = keys.maybe_date("date").map(Since::Day);
    let period = keys.maybe_period("period").map(Since::Period);
    match (day, period) {
        (Some(since), None) | (None, Some(since)) => Some(since),
        _ => {
            let message = "Ghi một trong hai: ngày thay đổi (date) hoặc kỳ đầu tiên (period)";
            let hint = "Ví dụ date = 2026-01-01, hoặc period = \"2026-Q1\"";
            let said = (message.to_owned(), hint.to_owned());
            keys.problem(&rules::MISSING_KEY, keys.span, said);
            None
        }
    }
}

/// A break of a period that the plan does not have would silence nothing.
pub(super) fn unknown_periods(breaks: &[Break], reporting: &[Reporting]) -> Vec<Diagnostic> {
    let known = |b: &&Break| match b.since {
        Since::Period(period) => reporting.iter().any(|r| r.periods.contains(&period)),
        Since::Day(_) => true,
    };
    let problem = |b: &Break| {
        let Since::Period(period) = b.since else { return None };
        let message = format!("Kế hoạch không có kỳ báo cáo “{period}”");
        let hint = "Ghi kỳ đầu tiên tính theo cách mới, hoặc ghi ngày thay đổi (date)";
        Some(Diagnostic::new(&rules::UNKNOWN_REFERENCE, b.span, message).hint(hint))
    };
    let unknown = breaks.iter().filter(|b| !known(b) && !reporting.is_empty());
    unknown.filter_map(problem).collect()
}
