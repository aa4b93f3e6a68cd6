//! Words of `words.md`: the same concept has the same word on every screen.

use super::Facts;
use crate::aggregate::{
    Coverage, Known, KnownFrom, OwnGoal, ReportState, Share, TaskState, Timing, UnitReport, Verdict,
};
use crate::document::Tone;
use crate::plan::{Amount, DueBasis, Goal, IndicatorId, Plan, PopulationId, Term, UnitId};
use crate::vietnamese::{date, grouped, list, padded, percent, upper_first};

/// Stands over data that were made up.
pub(super) const INVENTED: &str = "SỐ LIỆU GIẢ ĐỊNH";

/// Stands beside the state of a unit that sent something after the period was closed.
const AFTER_CLOSE: &str = ", gửi sau khi đã tổng hợp";

/// A unit's state on screen.
pub(super) fn report_state(state: ReportState) -> &'static str {
    match state {
        ReportState::OnTime => "Đúng hạn",
        ReportState::Late => "Gửi chậm",
        ReportState::Missing => "Chưa gửi",
        ReportState::Pending => "Chưa đến hạn",
        ReportState::Undated => "Chưa vào sổ tiếp nhận",
        ReportState::DocumentOnly => "Có văn bản, chưa có số liệu",
        ReportState::Exempt => "Không phải báo cáo kỳ này",
    }
}

/// A unit's state with its days: `Gửi chậm (3 ngày)`.
pub(super) fn report_state_in_full(report: &UnitReport) -> String {
    let state = match (report.state, report.days_late) {
        (ReportState::Late, days) => format!("Gửi chậm ({days} ngày)"),
        (state, _) => report_state(state).to_owned(),
    };
    let extended = format!(", gia hạn đến {}", date(report.due));
    let beside = [(report.extended, extended.as_str()), (report.after_close, AFTER_CLOSE)];
    beside.iter().filter(|(is, _)| *is).fold(state, |state, (_, words)| state + words)
}

/// Earlier periods of the year that count against nobody: `quý I/2026 và quý II/2026`.
pub(super) fn uncounted(facts: &Facts<'_>) -> Option<String> {
    let periods = facts.overview.uncounted.iter();
    let names: Vec<String> = periods.map(|period| period.in_sentence()).collect();
    (!names.is_empty()).then(|| list(&names))
}

/// A unit's state as letters say it: `Gửi chậm 03 ngày, được gia hạn đến ngày 22/9/2025`.
pub(super) fn report_state_in_letters(report: &UnitReport) -> String {
    let state = match report.state {
        ReportState::OnTime => "Gửi đúng thời hạn".to_owned(),
        ReportState::Late => format!("Gửi chậm {} ngày", padded(report.days_late.into())),
        ReportState::Missing => "Chưa gửi báo cáo".to_owned(),
        ReportState::Pending => "Chưa đến thời hạn gửi báo cáo".to_owned(),
        ReportState::Undated => "Đã gửi báo cáo".to_owned(),
        ReportState::DocumentOnly => "Đã gửi báo cáo, chưa gửi đủ biểu số liệu".to_owned(),
        ReportState::Exempt => "Không thuộc đối tượng báo cáo".to_owned(),
    };
    let extended = report.extended && report.state != ReportState::Exempt;
    if extended {
        format!("{state}, được gia hạn đến ngày {}", date(report.due))
    } else {
        state
    }
}

/// The colour of a unit's state.
pub(super) fn report_tone(state: ReportState) -> Tone {
    match state {
        ReportState::OnTime => Tone::Good,
        ReportState::Late | ReportState::Undated | ReportState::DocumentOnly => Tone::Caution,
        ReportState::Missing => Tone::Bad,
        ReportState::Pending | ReportState::Exempt => Tone::Quiet,
    }
}

/// A task's state on screen.
pub(super) fn task_state(state: TaskState) -> &'static str {
    match state {
        TaskState::NoData => "Chưa có báo cáo",
        TaskState::NotStarted => "Chưa triển khai",
        TaskState::InProgress => "Đang thực hiện",
        TaskState::Done => "Hoàn thành",
    }
}

/// A task beside its due day, on screen.
pub(super) fn timing(timing: Timing) -> &'static str {
    match timing {
        Timing::InTime => "trong hạn",
        Timing::Overdue => "quá hạn",
    }
}

/// A task beside its due day, in letters.
pub(super) fn timing_in_letters(timing: Timing) -> &'static str {
    match timing {
        Timing::InTime => "trong thời hạn",
        Timing::Overdue => "quá thời hạn",
    }
}

/// The conclusion on screen. While the target's year runs only what is settled is said.
pub(super) fn verdict(coverage: &Coverage) -> &'static str {
    match coverage.verdict {
        None => "",
        Some(Verdict::Met) => "Đạt",
        Some(Verdict::NoData) => "Chưa có số liệu",
        Some(Verdict::NotApplicable) => "Không có đối tượng",
        Some(_) if coverage.year_running => "Đang thực hiện",
        Some(Verdict::NotMet) => "Chưa đạt",
        Some(Verdict::Undetermined) => "Chưa đủ cơ sở",
    }
}

/// The conclusion as letters say it.
pub(super) fn verdict_in_letters(coverage: &Coverage) -> String {
    match coverage.verdict {
        Some(Verdict::Met) => "Đạt chỉ tiêu".to_owned(),
        Some(Verdict::NoData | Verdict::NotApplicable) | None => verdict(coverage).to_owned(),
        Some(_) if coverage.year_running && is_maximum(coverage) => verdict(coverage).to_owned(),
        Some(_) if coverage.year_running => {
            format!("Bằng {} chỉ tiêu Kế hoạch năm", of_target_text(coverage))
        }
        Some(Verdict::NotMet) => "Chưa đạt chỉ tiêu".to_owned(),
        Some(Verdict::Undetermined) => "Chưa đủ cơ sở đánh giá".to_owned(),
    }
}

fn is_maximum(coverage: &Coverage) -> bool {
    coverage.target.as_ref().is_some_and(|target| target.goal.at_most)
}

/// Where the number of people in figures that do not count is known from, and how old it is:
/// `5 số theo quý III/2025 và 1 số theo tổng số ghi trong kỳ này`. Empty where it is not.
pub(super) fn people_known_from(coverage: &Coverage, number: fn(u128) -> String) -> String {
    let mut sources: Vec<(KnownFrom, u128)> = Vec::new();
    for Known { from, .. } in coverage.gaps().filter_map(|gap| gap.known) {
        match sources.iter_mut().find(|(known, _)| *known == from) {
            Some((_, count)) => *count += 1,
            None => sources.push((from, 1)),
        }
    }
    let say = |(from, n): &(KnownFrom, u128)| {
        let source = match from {
            KnownFrom::Row => "tổng số ghi trong kỳ này".to_owned(),
            KnownFrom::Period(period) => period.in_sentence(),
            KnownFrom::Register => "sổ tổng số của kế hoạch".to_owned(),
        };
        format!("{} số theo {source}", number(*n))
    };
    list(&sources.iter().map(say).collect::<Vec<_>>())
}

/// The colour of a conclusion.
pub(super) fn verdict_tone(coverage: &Coverage) -> Tone {
    match coverage.verdict {
        Some(Verdict::Met) => Tone::Good,
        Some(Verdict::NotMet) if !coverage.year_running => Tone::Bad,
        Some(Verdict::Undetermined | Verdict::NoData) => Tone::Caution,
        _ => Tone::Plain,
    }
}

/// `31.204/33.950`, or the count alone.
pub(super) fn people(coverage: &Coverage) -> String {
    share_of_people(coverage.counted, coverage.has_denominator)
}

/// `31.204/33.950`, or the count alone.
pub(super) fn share_of_people(share: Share, has_denominator: bool) -> String {
    let numerator = grouped(share.numerator);
    if has_denominator { format!("{numerator}/{}", grouped(share.denominator)) } else { numerator }
}

/// What a coverage counts: the noun of its population, else what the indicator counts.
pub(super) fn noun<'a>(plan: &'a Plan, coverage: &Coverage) -> &'a str {
    let population = coverage.population.map(|id| plan.population(id).noun.as_str());
    population.unwrap_or(&plan.indicator(coverage.indicator).counts)
}

/// The printed percentage; empty where there is none.
pub(super) fn percent_text(coverage: &Coverage) -> String {
    if coverage.addends.is_empty() {
        return String::new();
    }
    percent_of(coverage.counted, coverage)
}

/// A share in percent, guarded by the indicator's target; empty without people.
pub(super) fn percent_of(share: Share, coverage: &Coverage) -> String {
    if share.denominator == 0 {
        return String::new();
    }
    let touch = coverage.target.as_ref().and_then(|target| target.touch());
    percent(share.numerator, share.denominator, touch)
}

/// Coverage over target: `82,00%`; empty where there is none.
pub(super) fn of_target_text(coverage: &Coverage) -> String {
    coverage.of_target.map(|s| percent(s.numerator, s.denominator, None)).unwrap_or_default()
}

/// The target: `85%`, `99,5%`, `1.000.000`; empty for a monitored figure.
pub(super) fn target_text(coverage: &Coverage) -> String {
    coverage.target.as_ref().map(|target| goal_text(target.goal)).unwrap_or_default()
}

/// A goal: `85%`, `không quá 5%`, `1.000.000`.
pub(super) fn goal_text(goal: Goal) -> String {
    let amount = match goal.amount {
        Amount::Count(count) => grouped(count),
        Amount::Percent(hundredths) => percent_goal(hundredths),
    };
    if goal.at_most { format!("không quá {amount}") } else { amount }
}

/// How a unit stands to what it has to reach by itself: `Đạt mức 80%`. Empty without a figure.
pub(super) fn own_goal_text(own: OwnGoal, year_running: bool) -> String {
    let goal = goal_text(own.goal);
    match own.verdict {
        Verdict::Met => format!("Đạt mức {goal}"),
        Verdict::NoData | Verdict::NotApplicable => String::new(),
        _ if year_running => format!("Chưa đến mức {goal}"),
        Verdict::NotMet => format!("Chưa đạt mức {goal}"),
        Verdict::Undetermined => format!("Chưa đủ cơ sở (mức {goal})"),
    }
}

/// Hundredths of a percent without needless decimals: `85%`, `99,5%`.
pub(super) fn percent_goal(hundredths: u128) -> String {
    let (whole, rest) = (hundredths / 100, hundredths % 100);
    match rest {
        0 => format!("{whole}%"),
        rest if rest % 10 == 0 => format!("{whole},{}%", rest / 10),
        rest => format!("{whole},{rest:02}%"),
    }
}

/// The name on the screen: the target's own for the year, else the indicator's.
pub(super) fn short_name<'a>(plan: &'a Plan, coverage: &'a Coverage) -> &'a str {
    let of_year = coverage.target.as_ref().and_then(|t| t.short_name.as_deref());
    of_year.unwrap_or(&plan.indicator(coverage.indicator).short_name)
}

/// The name in letters.
pub(super) fn full_name(plan: &Plan, coverage: &Coverage) -> String {
    let own = coverage.target.as_ref().is_some_and(|target| target.short_name.is_some());
    full_name_of(plan, coverage.indicator, coverage.population.filter(|_| own))
}

/// The name in letters of an indicator in a year: where the year's target has a name of its own
/// it is about other people, and they are named.
pub(super) fn full_name_in(plan: &Plan, id: IndicatorId, year: i32) -> String {
    let target = plan.target(id, year).filter(|_| plan.indicator(id).part_of.is_none());
    let own = target.filter(|target| target.short_name.is_some());
    full_name_of(plan, id, own.and_then(|target| target.population))
}

fn full_name_of(plan: &Plan, id: IndicatorId, population: Option<PopulationId>) -> String {
    let name = population.map(|id| plan.population(id).name.as_str());
    upper_first(name.unwrap_or(&plan.indicator(id).name))
}

/// Names as in a sentence, at most so many: `xã A, xã B … và 7 đơn vị khác`.
pub(super) fn names(plan: &Plan, units: &[UnitId], most: usize) -> String {
    let shown: Vec<String> =
        units.iter().take(most).map(|unit| plan.name_in_sentence(*unit)).collect();
    let shown = shown.join(", ");
    match units.len().saturating_sub(most) {
        0 => shown,
        more if most == 0 => format!("{more} đơn vị"),
        more => format!("{shown} … và {more} đơn vị khác"),
    }
}

/// What the units' deadline rests on: the document, or that none has fixed it.
pub(super) fn due_basis(term: &Term) -> String {
    match &term.due.basis {
        DueBasis::Document(document) => document.clone(),
        DueBasis::Rule { .. } => "tạm tính, chưa có văn bản ấn định".to_owned(),
    }
}
