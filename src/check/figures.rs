//! Checks of single figures. Each costs its row.

use super::Reports;
use super::column::{Column, Entry};
use crate::diagnostic::{Diagnostic, Excludes, Rule, rules};
use crate::plan::{About, Denominator, FigureKey, Measure};
use crate::source::Span;
use crate::submission::{Figure, Value};
use crate::vietnamese::grouped;

fn problem(
    rule: &'static Rule,
    figure: &Figure,
    span: Span,
    (message, hint): (String, &str),
) -> Diagnostic {
    Diagnostic::new(rule, span, message)
        .hint(hint)
        .about(Some(figure.reporter), Some(figure.key.period))
        .excluding(Excludes::Figure(figure.key))
}

/// Like [`problem`], for a row that is nobody's expected figure: leaving its key out would hit
/// the figure of somebody else.
fn foreign(rule: &'static Rule, figure: &Figure, (message, hint): (String, &str)) -> Diagnostic {
    problem(rule, figure, figure.row(), (message, hint)).excluding(Excludes::Nothing)
}

/// A row about a unit that does not exist at the end of the data window.
pub(super) fn unit_not_valid(column: &Column<'_, '_>, entry: &Entry<'_>) -> Option<Diagnostic> {
    let figure = entry.figure;
    let unit = column.plan.unit(figure.unit()?);
    if unit.is_valid_on(column.last_day?) {
        return None;
    }
    let message = format!("“{}” không còn (hoặc chưa có) trong kỳ này", unit.name);
    let hint = "Ghi theo đơn vị hiện nay; xem bdhvs units";
    Some(problem(&rules::UNIT_NOT_VALID, figure, figure.row(), (message, hint)))
}

/// An indicator that the year does not expect, or one that is the sum of its parts.
pub(super) fn indicator_not_expected(
    column: &Column<'_, '_>,
    entry: &Entry<'_>,
) -> Option<Diagnostic> {
    let (indicator, figure) = (column.indicator, entry.figure);
    if indicator.has_parts {
        let message = format!("“{}” là tổng của các phần, không ghi riêng", indicator.id);
        let hint = "Ghi số của từng phần; phần mềm tự cộng";
        return Some(foreign(&rules::INDICATOR_NOT_EXPECTED, figure, (message, hint)));
    }
    if column.is_expected {
        return not_asked(column, figure);
    }
    let year = column.period.year();
    let message = format!("Chỉ tiêu “{}” không báo cáo trong năm {year}", indicator.id);
    let hint = "Xoá dòng này, hoặc dùng mã chỉ tiêu của năm";
    Some(foreign(&rules::INDICATOR_NOT_EXPECTED, figure, (message, hint)))
}

/// An indicator of the year in a period that does not ask for it, from a unit that reports in it.
fn not_asked(column: &Column<'_, '_>, figure: &Figure) -> Option<Diagnostic> {
    if column.is_asked || !column.plan.has_figures(figure.reporter, column.period) {
        return None;
    }
    let (id, period) = (&column.indicator.id, column.period.in_sentence());
    let message = format!("Chỉ tiêu “{id}” không báo cáo trong kỳ {period}");
    let hint = "Xoá dòng này; số được hỏi ở kỳ khác của kế hoạch";
    Some(foreign(&rules::INDICATOR_NOT_EXPECTED, figure, (message, hint)))
}

/// A figure that another unit owns.
pub(super) fn not_the_owner(column: &Column<'_, '_>, entry: &Entry<'_>) -> Option<Diagnostic> {
    let (plan, indicator, figure) = (column.plan, column.indicator, entry.figure);
    if entry.owned || indicator.has_parts {
        return None;
    }
    let about = match figure.key.about {
        About::Unit(unit) => plan.name_in_sentence(unit),
        About::Whole => plan.head.scope.clone(),
    };
    let reporter = plan.name_in_sentence(figure.reporter);
    let message = format!("Số “{}” của {about} không do {reporter} báo cáo", indicator.short_name);
    let hint = "Xoá dòng này; số do đơn vị được giao báo cáo trong tệp của họ";
    Some(foreign(&rules::NOT_THE_OWNER, figure, (message, hint)))
}

/// KPS says that nothing arose; a level always is something.
pub(super) fn nothing_arose_on_level(
    column: &Column<'_, '_>,
    entry: &Entry<'_>,
) -> Option<Diagnostic> {
    let nothing = [entry.denominator, entry.numerator].contains(&Value::NothingArose);
    if column.indicator.measure != Measure::Level || !nothing {
        return None;
    }
    let cells = [entry.figure.denominator(), entry.figure.numerator()];
    let cell = cells.into_iter().find(|cell| cell.value == Value::NothingArose)?;
    let message = "KPS chỉ dùng cho số phát sinh trong kỳ; đây là số luỹ kế".to_owned();
    let hint = "Ghi lại tổng số đã báo cáo kỳ trước";
    Some(problem(&rules::NOTHING_AROSE_ON_LEVEL, entry.figure, cell.span, (message, hint)))
}

/// More people attained than there are; against the register where the register is the
/// denominator.
pub(super) fn numerator_above_denominator(
    column: &Column<'_, '_>,
    entry: &Entry<'_>,
) -> Option<Diagnostic> {
    let figure = entry.figure;
    let (numerator, denominator) = (entry.numerator.number()?, denominator(column, entry)?);
    if numerator <= denominator {
        return None;
    }
    let (n, d) = (grouped(numerator.into()), grouped(denominator.into()));
    let message = format!("Số đạt ({n}) lớn hơn tổng số ({d})");
    let hint = "Kiểm tra hai ô có ghi đổi chỗ không; số đạt không thể lớn hơn tổng số";
    let span = figure.numerator().span;
    Some(problem(&rules::NUMERATOR_ABOVE_DENOMINATOR, figure, span, (message, hint)))
}

fn denominator(column: &Column<'_, '_>, entry: &Entry<'_>) -> Option<u64> {
    let own = entry.denominator.number();
    match column.indicator.denominator {
        Denominator::None => None,
        Denominator::Reported => own,
        Denominator::Registered => {
            column.plan.registered(column.population, entry.figure.unit()?).or(own)
        }
    }
}

/// A typing habit must not take people out of the denominator: 0 from a unit that is known to
/// have people is an error.
pub(super) fn zero_denominator(column: &Column<'_, '_>, entry: &Entry<'_>) -> Option<Diagnostic> {
    let figure = entry.figure;
    let counts_people = column.indicator.denominator != Denominator::None;
    if entry.denominator != Value::Count(0) || !counts_people {
        return None;
    }
    let (known, place) = known_people(column.reports, figure)?;
    let message = format!("Tổng số ghi 0, nhưng đơn vị này đã có {} người", grouped(known.into()));
    let hint = "Ghi đúng tổng số người; chưa có số liệu thì để trống";
    let span = figure.denominator().span;
    let found = problem(&rules::ZERO_DENOMINATOR, figure, span, (message, hint));
    Some(found.label(place, "số đã có"))
}

/// People above 0 in an earlier figure of the same series, or in the register; and where.
fn known_people(reports: &Reports<'_>, figure: &Figure) -> Option<(u64, Span)> {
    let (plan, key) = (reports.plan, figure.key);
    let series = |p: &crate::period::Period| plan.tells_of_people(key.indicator, *p, key.period);
    let earlier = reports.terms.keys().copied().rev().filter(series);
    let people = earlier.filter_map(|period| {
        let cell = reports.figure(FigureKey { period, ..key })?.denominator();
        Some((cell.value.number()?, cell.span))
    });
    let population = plan.population_in(key.indicator, key.period.year());
    let entry = figure.unit().and_then(|unit| plan.denominators.get(&(population?, unit)));
    let registered = entry.map(|entry| (entry.value, entry.span));
    people.chain(registered).find(|(people, _)| *people > 0)
}

/// A total beside a figure that has none: not used, and perhaps in the wrong column.
pub(super) fn denominator_on_count(
    column: &Column<'_, '_>,
    entry: &Entry<'_>,
) -> Option<Diagnostic> {
    let (indicator, figure) = (column.indicator, entry.figure);
    let filled = entry.denominator.count().is_some();
    if indicator.has_parts || indicator.denominator != Denominator::None || !filled {
        return None;
    }
    let message = format!("“{}” chỉ có một số; ô tổng số không dùng đến", indicator.id);
    let hint = "Ghi số vào cột so_dat và để trống cột tong_so";
    let span = figure.denominator().span;
    let found = problem(&rules::DENOMINATOR_ON_COUNT, figure, span, (message, hint));
    Some(found.excluding(Excludes::Nothing))
}
