//! What changed, in words: from what to what.

use crate::plan::{Amount, Goal, Plan};
use crate::submission::closing::FigureSent;
use crate::vietnamese::grouped;

/// So many changes are named before "và n … khác".
const MOST: usize = 3;

/// `8.000/10.000 → 8.100/10.000`; in words where there is no number.
pub(super) fn figures(
    (before, after): (Option<&FigureSent>, Option<&FigureSent>),
    has_denominator: bool,
) -> String {
    use FigureSent::{Excluded, Missing};
    // Where only the people moved who are not counted, they are what is to be said.
    let people = match (before, after) {
        (Some(Missing(before)), Some(Missing(after)))
        | (Some(Excluded(before)), Some(Excluded(after))) => Some((*before, *after)),
        _ => None,
    };
    if let Some((then, now)) = people {
        let number = |n: Option<u64>| n.map_or("chưa biết".to_owned(), |n| grouped(n.into()));
        let state = figure(after, has_denominator);
        return format!("{state}, tổng số {} → {}", number(then), number(now));
    }
    format!("{} → {}", figure(before, has_denominator), figure(after, has_denominator))
}

fn figure(sent: Option<&FigureSent>, has_denominator: bool) -> String {
    match sent {
        Some(FigureSent::Counted(numerator, denominator)) if has_denominator => {
            format!("{}/{}", grouped((*numerator).into()), grouped((*denominator).into()))
        }
        Some(FigureSent::Counted(numerator, _)) => grouped((*numerator).into()),
        Some(FigureSent::Missing(_)) => "chưa có số liệu".to_owned(),
        Some(FigureSent::Excluded(_)) => "bị loại do sai".to_owned(),
        None => "không phải có số liệu".to_owned(),
    }
}

/// `80%`, `1.000`, `không quá 12,5%`.
pub(super) fn target(goal: Option<Goal>) -> String {
    let Some(Goal { amount, at_most }) = goal else { return "không có".to_owned() };
    let amount = match amount {
        Amount::Count(count) => grouped(count),
        Amount::Percent(hundredths) => {
            let rest = format!("{:02}", hundredths % 100);
            let text = format!("{},{}", hundredths / 100, rest.trim_end_matches('0'));
            format!("{}%", text.trim_end_matches(','))
        }
    };
    if at_most { format!("không quá {amount}") } else { amount }
}

/// A conclusion.
pub(super) fn verdict(verdict: Option<&str>, year_running: bool) -> &'static str {
    match verdict {
        Some("met") => "Đạt",
        Some("no_data") => "Chưa có số liệu",
        Some("not_applicable") => "Không có đối tượng",
        Some(_) if year_running => "Đang thực hiện",
        Some("not_met") => "Chưa đạt",
        Some("undetermined") => "Chưa đủ cơ sở",
        _ => "không có",
    }
}

/// How a unit stands.
pub(super) fn state(state: &str) -> &'static str {
    match state {
        "on_time" => "đúng hạn",
        "late" => "gửi chậm",
        "missing" => "chưa gửi",
        "pending" => "chưa đến hạn",
        "undated" => "chưa vào sổ tiếp nhận",
        "document_only" => "có văn bản, chưa có số liệu",
        "exempt" => "không phải báo cáo kỳ này",
        _ => "không có trong danh sách",
    }
}

/// The name of an indicator, its id where the plan has it no more.
pub(super) fn indicator(plan: &Plan, id: &str) -> String {
    let known = plan.index.indicators.get(id);
    known.map_or_else(|| format!("“{id}”"), |known| plan.indicator(*known).short_name.clone())
}

/// The name of a unit as in a sentence; `toan-tinh` and unknown ones as they are.
pub(super) fn unit(plan: &Plan, id: &str) -> String {
    match plan.index.units.get(id) {
        Some(unit) => plan.name_in_sentence(*unit),
        None if id == "toan-tinh" => plan.head.scope.clone(),
        None => format!("“{id}”"),
    }
}

/// The first few, and how many more there are.
pub(super) fn some(items: &[String], noun: &str) -> String {
    let shown = items.iter().take(MOST).cloned().collect::<Vec<_>>().join("; ");
    match items.len().saturating_sub(MOST) {
        0 => shown,
        more => format!("{shown} … và {more} {noun} khác"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use FigureSent::{Counted, Excluded, Missing};
    use std::collections::BTreeSet;

    #[test]
    fn a_figure_goes_from_what_it_was_to_what_it_is() {
        let said = |before, after, people| figures((Some(before), after), people);
        let (then, now) = (Counted(8000, 10_000), Counted(8100, 10_000));
        assert_eq!(said(&then, Some(&now), true), "8.000/10.000 → 8.100/10.000");
        assert_eq!(said(&Counted(7, 0), None, false), "7 → không phải có số liệu");
        let gone = said(&Missing(Some(500)), Some(&Excluded(None)), true);
        assert_eq!(gone, "chưa có số liệu → bị loại do sai");
    }

    #[test]
    fn where_only_the_people_moved_they_are_said() {
        let said = |before, after| figures((Some(&before), Some(&after)), true);
        let missing = said(Missing(Some(500)), Missing(None));
        assert_eq!(missing, "chưa có số liệu, tổng số 500 → chưa biết");
        let excluded = said(Excluded(None), Excluded(Some(1200)));
        assert_eq!(excluded, "bị loại do sai, tổng số chưa biết → 1.200");
    }

    #[test]
    fn a_target_is_written_as_in_the_plan() {
        let said = |amount, at_most| target(Some(Goal { amount, at_most }));
        assert_eq!(said(Amount::Percent(10_000), false), "100%");
        assert_eq!(said(Amount::Percent(9905), false), "99,05%");
        assert_eq!(said(Amount::Percent(1250), true), "không quá 12,5%");
        assert_eq!(said(Amount::Count(1000), false), "1.000");
        assert_eq!(target(None), "không có");
    }

    #[test]
    fn a_year_that_runs_is_not_yet_lost() {
        let said = |running| {
            ["met", "not_met", "undetermined", "no_data", "not_applicable"]
                .map(|word| verdict(Some(word), running))
        };
        let (none, nobody) = ("Chưa có số liệu", "Không có đối tượng");
        assert_eq!(said(false), ["Đạt", "Chưa đạt", "Chưa đủ cơ sở", none, nobody]);
        let runs = "Đang thực hiện";
        assert_eq!(said(true), ["Đạt", runs, runs, none, nobody]);
        assert_eq!(verdict(None, true), "không có");
    }

    #[test]
    fn every_state_has_words_of_its_own() {
        let states =
            ["on_time", "late", "missing", "pending", "undated", "document_only", "exempt", "?"];
        let words: BTreeSet<&str> = states.into_iter().map(state).collect();
        assert_eq!(words.len(), states.len(), "{words:?}");
    }

    #[test]
    fn of_many_the_first_three_are_named() {
        let said =
            |items: &[&str]| some(&items.iter().map(|i| (*i).to_owned()).collect::<Vec<_>>(), "xã");
        assert_eq!(said(&["a", "b", "c"]), "a; b; c");
        assert_eq!(said(&["a", "b", "c", "d", "e"]), "a; b; c … và 2 xã khác");
    }
}
