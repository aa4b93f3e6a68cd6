//! Duties to report, and deadlines that a document fixed.

use super::super::toml::Keys;
use super::names::Names;
use crate::diagnostic::{Diagnostic, rules};
use crate::period::{DayOffRule, DueDay, DueRule, Frequency, Period, WindowRule};
use crate::plan::{FixedDeadline, Form, Reporting};

pub(super) const FREQUENCIES: [(&str, Frequency); 5] = [
    ("month", Frequency::Month),
    ("quarter", Frequency::Quarter),
    ("half-year", Frequency::HalfYear),
    ("year", Frequency::Year),
    ("dates", Frequency::Dates),
];

/// More periods than any plan has; stops a slip like `last = "9025-Q4"`.
const MOST_PERIODS: usize = 1200;

/// All `[[reporting]]`.
pub(super) fn duties(
    keys: &mut Keys<'_>,
    names: &Names,
    problems: &mut Vec<Diagnostic>,
) -> Vec<Reporting> {
    let tables = keys.tables("reporting");
    if tables.is_empty() {
        let message = "Chưa khai báo chế độ báo cáo".to_owned();
        let hint = "Thêm bảng [[reporting]] với kỳ, thời hạn và biểu phải gửi".to_owned();
        keys.problem(&rules::MISSING_KEY, keys.span, (message, hint));
    }
    tables.into_iter().map(|table| duty(table, names, problems)).collect()
}

fn duty(mut keys: Keys<'_>, names: &Names, problems: &mut Vec<Diagnostic>) -> Reporting {
    let frequency = keys.word("frequency", &FREQUENCIES);
    let day_off = [("next-working-day", DayOffRule::NextWorkingDay), ("same", DayOffRule::Same)];
    let reporting = Reporting {
        frequency,
        units: names.parties(&mut keys, "units"),
        periods: periods(&mut keys, frequency),
        due: due(keys.table("due"), problems),
        province_due: due(keys.table("province_due"), problems),
        day_off: keys.word("day_off", &day_off),
        window: keys.maybe_table("window").map(|table| window(table, problems)),
        forms: forms(&mut keys),
        readings: names.readings(&mut keys),
        span: keys.span,
    };
    keys.finish(problems);
    reporting
}

fn periods(keys: &mut Keys<'_>, frequency: Frequency) -> Vec<Period> {
    if frequency == Frequency::Dates {
        let mut periods: Vec<Period> = keys.dates("dates").into_iter().map(Period::on).collect();
        periods.sort_unstable();
        periods.dedup();
        return periods;
    }
    let (first, last) = (keys.period("first"), keys.period("last"));
    let fits = |period: Period| period.frequency() == frequency;
    let all = std::iter::successors(Some(first), |period| period.next());
    let periods: Vec<Period> = all.take_while(|p| *p <= last).take(MOST_PERIODS).collect();
    if !fits(first) || !fits(last) || periods.last() != Some(&last) {
        let message = format!("Không đếm được các kỳ từ “{first}” đến “{last}”");
        let hint = "Hai kỳ phải cùng loại với frequency và kỳ đầu không sau kỳ cuối".to_owned();
        keys.problem(&rules::INVALID_VALUE, keys.span, (message, hint));
    }
    periods
}

fn due(keys: Option<Keys<'_>>, problems: &mut Vec<Diagnostic>) -> DueRule {
    let Some(mut keys) = keys else {
        return DueRule { day: DueDay::After { days: 0 }, strict: false };
    };
    let day = match keys.maybe_number("days_after") {
        Some(days) => DueDay::After { days: days_after(&mut keys, days) },
        None => DueDay::OfMonth {
            month_in_period: keys.number("month_in_period", 24),
            day: keys.number("day", 31),
        },
    };
    let rule = DueRule { day, strict: keys.flag("strict") };
    keys.finish(problems);
    rule
}

/// Half a year at most: a later deadline is a slip.
fn days_after(keys: &mut Keys<'_>, days: i64) -> u32 {
    let fitting = u32::try_from(days).ok().filter(|days| *days <= 183);
    fitting.unwrap_or_else(|| {
        let message = format!("“days_after = {days}” không dùng được");
        let hint = "Ghi số ngày sau ngày cuối của kỳ, từ 0 đến 183".to_owned();
        keys.problem(&rules::INVALID_VALUE, keys.span, (message, hint));
        0
    })
}

fn window(mut keys: Keys<'_>, problems: &mut Vec<Diagnostic>) -> WindowRule {
    let rule = WindowRule {
        from_month: keys.number("from_month", 24),
        from_day: keys.number("from_day", 31),
        to_month: keys.number("to_month", 24),
        to_day: keys.number("to_day", 31),
    };
    keys.finish(problems);
    rule
}

fn forms(keys: &mut Keys<'_>) -> Vec<Form> {
    let texts = keys.texts("forms");
    if texts.is_empty() {
        let message = "Chưa khai báo biểu phải gửi (forms)".to_owned();
        let hint = "Ghi forms = [\"chi-tieu\", \"nhiem-vu\"]".to_owned();
        keys.problem(&rules::MISSING_KEY, keys.span, (message, hint));
    }
    let mut forms = Vec::new();
    for text in texts {
        match Form::ALL.into_iter().find(|form| form.key() == text.value) {
            Some(form) => forms.push(form),
            None => keys.invalid(&text, "biểu báo cáo (chi-tieu, nhiem-vu, mo-hinh)"),
        }
    }
    forms
}

/// All `[[deadline]]`; each must be of a period that the plan has.
pub(super) fn deadlines(
    keys: &mut Keys<'_>,
    reporting: &[Reporting],
    problems: &mut Vec<Diagnostic>,
) -> Vec<FixedDeadline> {
    let read = |mut table: Keys<'_>| {
        let deadline = FixedDeadline {
            period: table.period("period"),
            due: table.date("due"),
            province_due: table.maybe_date("province_due"),
            hour: table.maybe_words("hour"),
            document: table.words("document"),
            span: table.span,
        };
        let known = reporting.iter().any(|r| r.periods.contains(&deadline.period));
        if !known && !reporting.is_empty() {
            let message = format!("Kế hoạch không có kỳ báo cáo “{}”", deadline.period);
            let hint = "Sửa period, hoặc thêm kỳ này vào [[reporting]]".to_owned();
            table.problem(&rules::UNKNOWN_REFERENCE, table.span, (message, hint));
        }
        table.finish(problems);
        deadline
    };
    keys.tables("deadline").into_iter().map(read).collect()
}
