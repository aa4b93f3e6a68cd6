//! Comparisons: with the period before, between indicators, with the register. They ask, they
//! cost nothing; a rule between figures is an error only where the plan says so.

use super::column::{Column, Entry};
use super::earlier::{Earlier, is_sound};
use super::{Reports, typing};
use crate::diagnostic::{Diagnostic, Rule, rules};
use crate::plan::{About, Comparison, FigureKey, FigureRule, IndicatorId, Measure, Operand};
use crate::source::Span;
use crate::submission::{Figure, Number};
use crate::vietnamese::grouped;

fn question(
    rule: &'static Rule,
    figure: &Figure,
    span: Span,
    (message, hint): (String, &str),
) -> Diagnostic {
    let about = (Some(figure.reporter), Some(figure.key.period));
    Diagnostic::new(rule, span, message).hint(hint).about(about.0, about.1)
}

/// A level that is lower than in the period before: perhaps a flow was typed. Who gave a reason is
/// not asked again.
pub(super) fn falling_level(column: &Column<'_, '_>, entry: &Entry<'_>) -> Option<Diagnostic> {
    let figure = entry.figure;
    let earlier = entry.earlier.filter(|_| entry.sound && !figure.has_note())?;
    if column.indicator.measure != Measure::Level {
        return None;
    }
    let (now, then) = (entry.numerator.count()?, earlier.numerator?);
    // A percent in the place of people explains the fall: one question is enough.
    if now >= then || typing::asks_for_percent(column, entry).is_some() {
        return None;
    }
    let (n, t) = (grouped(now.into()), grouped(then.into()));
    let message = format!("Số luỹ kế giảm từ {t} xuống {n} so với kỳ trước");
    let hint = "Nếu đây là số tăng thêm trong kỳ, ghi lại số luỹ kế; nếu đúng là giảm, ghi lý do \
         vào cột ghi_chu";
    let found = question(&rules::LEVEL_FALLS, figure, figure.numerator().span, (message, hint));
    Some(found.label(earlier.first.numerator().span, "kỳ trước"))
}

/// A part of the people that is larger than all of them.
pub(super) fn subset_above_set(column: &Column<'_, '_>, entry: &Entry<'_>) -> Option<Diagnostic> {
    let figure = entry.figure;
    let set = column.indicator.subset_of.filter(|_| entry.sound)?;
    let whole = column.reports.figure(FigureKey { indicator: set, ..figure.key });
    let whole = whole.filter(|f| is_sound(f))?;
    let (part, all) = (entry.numerator.count()?, whole.numerator().value.count()?);
    if part <= all {
        return None;
    }
    let name = &column.plan.indicator(set).short_name;
    let (part, all) = (grouped(part.into()), grouped(all.into()));
    let message = format!("Số đạt ({part}) lớn hơn số đạt của “{name}” ({all}) mà nó nằm trong");
    let hint = "Đối chiếu hai số; một trong hai có thể ghi nhầm";
    let span = figure.numerator().span;
    let found = question(&rules::SUBSET_ABOVE_SET, figure, span, (message, hint));
    Some(found.label(whole.numerator().span, "số kia"))
}

/// Rules of the plan between two figures about one unit.
pub(super) fn figure_rules(reports: &Reports<'_>) -> Vec<Diagnostic> {
    let all = reports.plan.rules.iter();
    all.flat_map(|rule| {
        let left = indicator(rule.comparison.left);
        let lists = reports.by_key.lists().filter(move |(_, id)| *id == left);
        let figures = lists.flat_map(|(period, id)| reports.by_key.list(period, id));
        figures.filter_map(|(_, figure)| breach(reports, rule, figure)).collect::<Vec<_>>()
    })
    .collect()
}

fn indicator(operand: Operand) -> IndicatorId {
    match operand {
        Operand::Numerator(id) | Operand::Denominator(id) => id,
    }
}

fn cell(figure: &Figure, operand: Operand) -> Number {
    match operand {
        Operand::Numerator(_) => figure.numerator(),
        Operand::Denominator(_) => figure.denominator(),
    }
}

fn breach(reports: &Reports<'_>, rule: &FigureRule, figure: &Figure) -> Option<Diagnostic> {
    let Comparison { left, operator, right } = rule.comparison;
    let left = cell(figure, left);
    let key = FigureKey { indicator: indicator(right), ..figure.key };
    let other = reports.figure(key).map(|other| cell(other, right));
    let numbers = other.and_then(|other| left.value.number().zip(other.value.number()));
    let Some((l, r)) = numbers else {
        return rule.warn_missing.then(|| {
            let message = format!("Không đối chiếu được vì thiếu một số: {}", rule.reason);
            let hint = "Bổ sung số còn thiếu";
            question(&rules::FIGURE_RULE, figure, left.span, (message, hint))
        });
    };
    if operator.holds(l, r) {
        return None;
    }
    let (l, r) = (grouped(l.into()), grouped(r.into()));
    let message = format!("{} (đang ghi {l} và {r})", rule.reason);
    let hint = "Đối chiếu hai số và sửa số ghi nhầm";
    let found = question(&rules::FIGURE_RULE, figure, left.span, (message, hint));
    let found = found.of_severity(rule.severity);
    Some(match other {
        Some(other) => found.label(other.span, "số kia"),
        None => found,
    })
}

/// A denominator more than a tenth away from the registered one, from the one before, or from
/// that of the same population beside it (numbers.md, Data quality).
pub(super) fn denominator_differs(
    column: &Column<'_, '_>,
    entry: &Entry<'_>,
) -> Option<Diagnostic> {
    let figure = entry.figure;
    let own = entry.denominator.count()?;
    if figure.has_note() || !entry.sound {
        return None;
    }
    let other = far_denominator(column.reports, (figure, own), entry.earlier)?;
    let own = grouped(own.into());
    let (whose, people) = (other.whose(), grouped(other.people().into()));
    let message = format!("Tổng số ({own}) lệch hơn 10% so với {whose} ({people})");
    let hint = "Đối chiếu tổng số người; nếu đúng, ghi lý do vào cột ghi_chu";
    let span = figure.denominator().span;
    let found = question(&rules::DENOMINATOR_DIFFERS, figure, span, (message, hint));
    Some(found.label(other.span(), "số kia"))
}

/// A number of people that a denominator is far away from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum OtherDenominator<'a> {
    /// That of the plan's register.
    Registered(u64, Span),
    /// That of the period before.
    Before(u64, &'a Figure),
    /// That of the same population under another indicator, perhaps of another reporter.
    Twin(u64, &'a Figure),
}

impl OtherDenominator<'_> {
    /// How many people.
    pub fn people(self) -> u64 {
        match self {
            Self::Registered(people, _) | Self::Before(people, _) | Self::Twin(people, _) => people,
        }
    }

    /// Where it stands.
    pub fn span(self) -> Span {
        match self {
            Self::Registered(_, span) => span,
            Self::Before(_, figure) | Self::Twin(_, figure) => figure.denominator().span,
        }
    }

    fn whose(self) -> &'static str {
        match self {
            Self::Registered(..) => "số đăng ký trong kế hoạch",
            Self::Before(..) => "kỳ trước",
            Self::Twin(..) => "số của cùng đối tượng do đơn vị khác báo cáo",
        }
    }
}

/// The first number that a figure's denominator differs from by more than a tenth.
pub fn other_denominator<'a>(
    reports: &Reports<'a>,
    figure: &Figure,
) -> Option<OtherDenominator<'a>> {
    let own = figure.denominator().value.count()?;
    far_denominator(reports, (figure, own), Earlier::of(reports, figure))
}

fn far_denominator<'a>(
    reports: &Reports<'a>,
    (figure, own): (&Figure, u64),
    earlier: Option<Earlier<'a>>,
) -> Option<OtherDenominator<'a>> {
    if own == 0 {
        return None;
    }
    let plan = reports.plan;
    let key = figure.key;
    let population = plan.population_in(key.indicator, key.period.year());
    let entry = figure.unit().and_then(|unit| plan.denominators.get(&(population?, unit)));
    // What was registered before a change in who is counted says nothing of those after it.
    let old = |date| plan.break_after(key.indicator, key.about, (date, key.period)).is_some();
    let entry = entry.filter(|entry| !entry.date.is_some_and(old));
    let of = |f: &'a Figure| Some((f.denominator().value.count()?, f));
    let earlier = earlier.and_then(|e| Some((e.denominator?, e.first)));
    let twin =
        plan.indicator(key.indicator).same_denominator_as.filter(|_| key.about != About::Whole);
    let twin = twin.and_then(|indicator| {
        reports.figure(FigureKey { indicator, ..key }).filter(|f| is_sound(f)).and_then(of)
    });
    let others = [
        entry.map(|entry| OtherDenominator::Registered(entry.value, entry.span)),
        earlier.map(|(people, figure)| OtherDenominator::Before(people, figure)),
        twin.map(|(people, figure)| OtherDenominator::Twin(people, figure)),
    ];
    let far = |other: &OtherDenominator<'_>| {
        let other = other.people();
        other > 0 && own.abs_diff(other) * 10 > other
    };
    others.into_iter().flatten().find(far)
}
