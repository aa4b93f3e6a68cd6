//! Sentences about the targets: one variant of `letters.md` for each state a target can be in.

use super::change::{change, other_population};
use super::drafted::Words;
use super::{TO_WRITE, largest_gaps, targets_of, units_of};
use crate::aggregate::{Coverage, Gap, Verdict};
use crate::period::Period;
use crate::plan::{About, Amount, DueBasis, Target, UnitId};
use crate::vietnamese::{grouped, list, padded, percent, points, upper_first};
use crate::view::letters::Values;
use crate::view::{Facts, words};
use std::collections::BTreeSet;

/// Letters of the items, in Vietnamese order.
const LETTERS: [&str; 12] = ["a", "b", "c", "d", "đ", "e", "g", "h", "i", "k", "l", "m"];

/// One item a target, for the template: its letter, its sentences, and their numbers for a text
/// that says them in its own way.
pub(super) fn items(facts: &Facts<'_>, words: &Words<'_>) -> Vec<Values> {
    let item = |(n, coverage): (usize, &Coverage)| {
        let name = words::full_name(facts.plan, coverage);
        let mut values = Values::default();
        values.text("muc", LETTERS.get(n).copied().unwrap_or("-"));
        let cause = words.cause_of_fall(&facts.plan.indicator(coverage.indicator).name);
        values.text("cau", self::item(facts, coverage, cause.as_deref()));
        values.text("ten", name);
        values.text("ty_le", words::percent_text(coverage));
        values.text("so_dat", grouped(coverage.counted.numerator));
        values.text("tong_so", grouped(coverage.counted.denominator));
        values.text("ke_hoach", goal(coverage));
        values.text("ket_luan", words::verdict_in_letters(coverage));
        values
    };
    targets_of(facts).into_iter().enumerate().map(item).collect()
}

/// A period that asks for tasks only.
pub(super) const NONE_ASKED: &str = "Kỳ báo cáo này không có số liệu chỉ tiêu.";

/// All that is said of one target.
pub(super) fn item(facts: &Facts<'_>, coverage: &Coverage, cause_of_fall: Option<&str>) -> String {
    let sentences = [
        Some(conclusion(facts, coverage)),
        own_goals(facts, coverage),
        change(facts, coverage, cause_of_fall),
        other_population(facts, coverage),
    ];
    sentences.into_iter().flatten().collect::<Vec<_>>().join(" ")
}

/// `Có 03/05 đơn vị đạt mức riêng của từng đơn vị; chưa đạt: …`, where the plan has such.
fn own_goals(facts: &Facts<'_>, coverage: &Coverage) -> Option<String> {
    let (reached, others) = coverage.units_that_reach();
    let all = reached + others.len();
    let others = match others.len() {
        0 => String::new(),
        1..=5 => format!("; chưa đạt: {}", words::names(facts.plan, &others, 5)),
        _ => format!("; {} chưa đạt (Phụ lục I)", units_of(others.len())),
    };
    let counted = !coverage.addends.is_empty() && all > 0;
    counted.then(|| {
        let (reached, all) = (padded(reached as u128), padded(all as u128));
        format!("Có {reached}/{all} đơn vị đạt mức đặt ra cho từng đơn vị{others}.")
    })
}

fn conclusion(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let Some(target) = &coverage.target else { return without_target(facts, coverage) };
    match coverage.verdict {
        Some(Verdict::NoData) | None => no_data(facts, coverage),
        Some(Verdict::NotApplicable) => {
            format!("{}: không có đối tượng thực hiện.", upper_first(&subject(facts, coverage)))
        }
        Some(_) if matches!(target.goal.amount, Amount::Count(_)) => count(facts, coverage),
        Some(Verdict::Met) => met(facts, coverage, target),
        Some(_) if coverage.year_running => running(facts, coverage),
        Some(Verdict::NotMet) => not_met(facts, coverage),
        Some(Verdict::Undetermined) => undetermined(facts, coverage),
    }
}

/// An indicator of which only single units have something to reach.
fn without_target(facts: &Facts<'_>, coverage: &Coverage) -> String {
    match coverage.verdict {
        Some(Verdict::NoData) => no_data(facts, coverage),
        _ if coverage.has_denominator => format!("{}.", result(facts, coverage)),
        _ => counted(facts, coverage, ""),
    }
}

/// Who the target is about, in the plan's words.
fn subject(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let population = coverage.population.map(|id| facts.plan.population(id).name.clone());
    population.unwrap_or_else(|| facts.plan.indicator(coverage.indicator).name.clone())
}

fn attained(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let of_year = coverage.target.as_ref().and_then(|t| t.attained.clone());
    let words = of_year.or_else(|| facts.plan.indicator(coverage.indicator).attained.clone());
    words.unwrap_or_else(|| "đạt yêu cầu".to_owned())
}

/// `Có n/d {đối tượng} {nội dung}, đạt tl%`, over all units or over those that count.
fn result(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let people = words::people(coverage);
    let text = format!("{people} {} {}", subject(facts, coverage), attained(facts, coverage));
    let rate = words::percent_text(coverage);
    // What must not be passed is not attained.
    let makes = if is_maximum(coverage) { "chiếm" } else { "đạt" };
    if coverage.absent() == 0 {
        return format!("Có {text}, {makes} {rate}");
    }
    format!("Tính trên số liệu của {}, có {text}, {makes} {rate}", counted_of(coverage))
}

fn is_maximum(coverage: &Coverage) -> bool {
    coverage.target.as_ref().is_some_and(|target| target.goal.at_most)
}

/// `61/65 đơn vị`; where one unit reports several parts, `4/5 nhóm đối tượng`.
fn counted_of(coverage: &Coverage) -> String {
    let (counted, expected) = (coverage.addends.len(), coverage.expected());
    let (counted, expected) = (padded(counted as u128), padded(expected as u128));
    format!("{counted}/{expected} {}", noun(coverage))
}

/// What the figures of a coverage are counted in.
pub(super) fn noun(coverage: &Coverage) -> &'static str {
    let keys = || coverage.addends.iter().map(|a| a.key).chain(coverage.gaps().map(|g| g.key));
    let periods: BTreeSet<Period> = keys().map(|key| key.period).collect();
    let abouts: BTreeSet<About> = keys().map(|key| key.about).collect();
    match (periods.len(), abouts.len()) {
        // A movement adds up the reports of several periods.
        (2.., _) => "lượt báo cáo",
        (_, abouts) if abouts == keys().count() => "đơn vị",
        _ => "nhóm đối tượng",
    }
}

/// Missing and left out, each in its own words: the latter did report.
pub(super) fn absence(coverage: &Coverage) -> String {
    let noun = noun(coverage);
    let count =
        |n: usize, what: &str| (n > 0).then(|| format!("{} {noun} {what}", padded(n as u128)));
    let parts = [
        count(coverage.missing.len(), "chưa có số liệu"),
        count(coverage.excluded.len(), "có số liệu chưa thống nhất"),
    ];
    list(&parts.into_iter().flatten().collect::<Vec<_>>())
}

fn goal(coverage: &Coverage) -> String {
    words::target_text(coverage)
}

fn met(facts: &Facts<'_>, coverage: &Coverage, target: &Target) -> String {
    let result = result(facts, coverage);
    let goal = goal(coverage);
    if coverage.absent() > 0 {
        let (absence, scope) = (absence(coverage), &facts.plan.head.scope);
        let bound = |share| words::percent_of(share, coverage);
        // Of a maximum the worst case is that all of the missing are in it.
        let worst = match (coverage.bounds, target.goal.at_most) {
            (Some(bounds), false) => format!("đã đạt tối thiểu {}", bound(bounds.low)),
            (Some(bounds), true) => format!("cao nhất là {}", bound(bounds.high)),
            (None, _) => "đã đạt".to_owned(),
        };
        return format!(
            "{result}. Chưa tính {absence}, {scope} {worst}, hoàn thành chỉ tiêu Kế hoạch ({goal})."
        );
    }
    match surplus(coverage, target) {
        _ if target.goal.at_most => format!("{result}, hoàn thành chỉ tiêu Kế hoạch ({goal})."),
        0 => format!("{result}, hoàn thành chỉ tiêu Kế hoạch."),
        hundredths => format!(
            "{result}, vượt {} điểm phần trăm so với chỉ tiêu Kế hoạch ({goal}).",
            points(hundredths)
        ),
    }
}

/// How far coverage lies above the target, in hundredths of a point; 0 where it equals it, for a
/// maximum, and where it would be printed as 0,00.
fn surplus(coverage: &Coverage, target: &Target) -> u128 {
    let Amount::Percent(hundredths) = target.goal.amount else { return 0 };
    let (n, d) = (coverage.counted.numerator * 10_000, coverage.counted.denominator);
    if target.goal.at_most || d == 0 {
        return 0;
    }
    (n.saturating_sub(hundredths * d) * 2 + d) / (2 * d)
}

fn running(facts: &Facts<'_>, coverage: &Coverage) -> String {
    if is_maximum(coverage) {
        let goal = goal(coverage);
        return format!("{} (chỉ tiêu Kế hoạch năm: {goal}).", result(facts, coverage));
    }
    let of_target = words::of_target_text(coverage);
    format!(
        "{}, bằng {of_target} chỉ tiêu Kế hoạch năm ({}).",
        result(facts, coverage),
        goal(coverage)
    )
}

fn not_met(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let result = result(facts, coverage);
    let goal = goal(coverage);
    if is_maximum(coverage) {
        return above_maximum(facts, coverage);
    }
    if coverage.absent() == 0 {
        let year = facts.overview.term.period.year();
        let of_target = words::of_target_text(coverage);
        let shortfall = shortfall(facts, coverage);
        return format!(
            "{result}, bằng {of_target} chỉ tiêu Kế hoạch năm {year} ({goal}){shortfall}."
        );
    }
    let scope = &facts.plan.head.scope;
    match coverage.bounds {
        Some(bounds) => {
            let high = words::percent_of(bounds.high, coverage);
            let noun = noun(coverage);
            format!(
                "{result}. Kể cả khi các {noun} còn lại đều hoàn thành, kết quả {scope} cũng chỉ \
                 đạt {high}, thấp hơn chỉ tiêu Kế hoạch ({goal})."
            )
        }
        None => format!(
            "{result}. Đã có người thuộc đối tượng chưa đạt nên {scope} chưa hoàn thành chỉ tiêu Kế \
             hoạch ({goal}); {}.",
            unknown_rate(facts, coverage)
        ),
    }
}

/// A maximum that was passed, whatever the missing figures say.
fn above_maximum(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let (result, goal) = (result(facts, coverage), goal(coverage));
    let low = coverage.bounds.filter(|_| coverage.absent() > 0);
    let least = low.map_or_else(String::new, |bounds| {
        let low = words::percent_of(bounds.low, coverage);
        format!(" Kết quả {} ít nhất là {low}.", facts.plan.head.scope)
    });
    format!("{result}, chưa hoàn thành chỉ tiêu Kế hoạch ({goal}).{least}")
}

fn shortfall(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let Some(needed) = coverage.people_needed.filter(|n| *n > 0) else { return String::new() };
    let counts = &facts.plan.indicator(coverage.indicator).counts;
    let places = largest_gaps(facts, coverage, 3);
    let places = if places.len() < 2 || coverage.expected() <= 5 {
        String::new()
    } else {
        format!(", tập trung tại {}", list(&places))
    };
    format!("; còn thiếu {} {counts}{places}", padded(needed))
}

fn undetermined(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let result = result(facts, coverage);
    let Some((bounds, missing)) = coverage.bounds.zip(coverage.missing_people) else {
        return format!("{result}; {}.", unknown_rate(facts, coverage));
    };
    let share = percent(missing, bounds.low.denominator, None);
    format!(
        "{result}. Do {}, chiếm {share} số {} thuộc đối tượng, chưa đủ cơ sở đánh giá mức độ \
         hoàn thành chỉ tiêu ({}) trên phạm vi {}; {} sẽ báo cáo bổ sung khi có đủ số liệu.",
        absence(coverage),
        words::noun(facts.plan, coverage),
        goal(coverage),
        facts.plan.head.scope,
        facts.plan.letterhead.issuer_short
    )
}

/// `chưa xác định được tỷ lệ của toàn tỉnh do chưa có số người thuộc đối tượng tại …`.
fn unknown_rate(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let unknown = coverage.gaps().filter(|gap| gap.known.is_none());
    let mut units: Vec<UnitId> = unknown.filter_map(Gap::unit).collect();
    units.sort_unstable();
    units.dedup();
    let why = match units.as_slice() {
        // A flow has no bounds even where its people are known.
        [] => "chưa đủ số liệu".to_owned(),
        units => {
            format!("chưa có số người thuộc đối tượng tại {}", words::names(facts.plan, units, 5))
        }
    };
    format!("chưa xác định được tỷ lệ của {} do {why}", facts.plan.head.scope)
}

/// Nobody gave a figure that counts: those who gave none, and those whose figure was left out.
fn no_data(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let issuer = &facts.plan.letterhead.issuer_short;
    let asked = match &facts.overview.term.due.basis {
        DueBasis::Document(document) => document.clone(),
        DueBasis::Rule { .. } => format!("Công văn số {TO_WRITE}"),
    };
    let parts = [
        owners(facts, &coverage.missing)
            .map(|who| format!("{who} chưa cung cấp số liệu ({issuer} đã đề nghị tại {asked})")),
        owners(facts, &coverage.excluded).map(|who| format!("số liệu của {who} chưa thống nhất")),
    ];
    let parts: Vec<String> = parts.into_iter().flatten().collect();
    format!(
        "{}: đến thời điểm báo cáo, {}; {issuer} sẽ báo cáo bổ sung ngay khi nhận được.",
        // Two targets may be about the same people: without a number the indicator is named.
        words::full_name(facts.plan, coverage),
        list(&parts)
    )
}

/// Who owes these figures, by name where they are few; `None` where there are none.
fn owners(facts: &Facts<'_>, gaps: &[Gap]) -> Option<String> {
    let mut owners: Vec<UnitId> = gaps.iter().map(|gap| gap.reporter).collect();
    owners.sort_unstable();
    owners.dedup();
    let names = || owners.iter().map(|unit| facts.plan.name_in_sentence(*unit));
    match owners.len() {
        0 => None,
        1..=5 => Some(list(&names().collect::<Vec<_>>())),
        many => Some(units_of(many)),
    }
}

/// A target that is a number of heads, sessions, models.
fn count(facts: &Facts<'_>, coverage: &Coverage) -> String {
    let counts = &facts.plan.indicator(coverage.indicator).counts;
    let year = facts.overview.term.period.year();
    let goal = goal(coverage);
    let of_target = words::of_target_text(coverage);
    let verdict = match coverage.verdict {
        Some(Verdict::Met) => ", hoàn thành chỉ tiêu Kế hoạch",
        Some(Verdict::NotMet) if !coverage.year_running => ", chưa hoàn thành chỉ tiêu Kế hoạch",
        Some(Verdict::Undetermined) if !coverage.year_running => {
            ", chưa đủ cơ sở đánh giá mức độ hoàn thành"
        }
        _ => "",
    };
    if is_maximum(coverage) {
        return counted(facts, coverage, &format!("{verdict} ({goal} {counts})"));
    }
    let against = format!(", bằng {of_target} chỉ tiêu Kế hoạch năm {year} ({goal} {counts})");
    counted(facts, coverage, &format!("{against}{verdict}"))
}

/// `Buổi tập huấn: có 48 buổi (tính trên số liệu của 05/07 đơn vị)` and what follows.
fn counted(facts: &Facts<'_>, coverage: &Coverage, rest: &str) -> String {
    let indicator = facts.plan.indicator(coverage.indicator);
    let n = padded(coverage.counted.numerator);
    let basis = if coverage.absent() == 0 {
        String::new()
    } else {
        format!(" (tính trên số liệu của {})", counted_of(coverage))
    };
    format!("{}: có {n} {}{basis}{rest}.", upper_first(&indicator.name), indicator.counts)
}
