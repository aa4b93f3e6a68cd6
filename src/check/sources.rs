//! Reported figures beside those of a second source (numbers.md, Data quality). They ask and cost
//! nothing: which of the two is right is for people to find out.

use super::Reports;
use super::earlier::is_sound;
use crate::diagnostic::{Diagnostic, rules};
use crate::submission::{Figure, Number, SecondFigure};
use crate::vietnamese::{date, grouped};

/// A number more than a tenth away from that of a second source. Who gave a reason is not asked.
pub(super) fn two_sources(reports: &Reports<'_>) -> Vec<Diagnostic> {
    let check = |second: &SecondFigure| {
        let figure = reports.figure(second.key).filter(|f| is_sound(f) && !f.has_note())?;
        let key = second.key;
        let explained = second.as_of.is_some_and(|day| {
            reports.plan.break_after(key.indicator, key.about, (day, key.period)).is_some()
        });
        let pairs = [
            ("Tổng số", figure.denominator(), second.denominator),
            ("Số đạt", figure.numerator(), second.numerator),
        ];
        let far = pairs.into_iter().find(|(_, own, other)| is_far(*own, *other))?;
        (!explained).then(|| problem(figure, second, far))
    };
    reports.dataset.second.iter().filter_map(check).collect()
}

fn is_far(own: Number, other: Number) -> bool {
    match (own.value.count(), other.value.count()) {
        (Some(own), Some(other)) => other > 0 && own.abs_diff(other) * 10 > other,
        _ => false,
    }
}

fn problem(
    figure: &Figure,
    second: &SecondFigure,
    (what, own, other): (&str, Number, Number),
) -> Diagnostic {
    let number = |number: Number| grouped(number.value.count().unwrap_or_default().into());
    let of = second.document_date.map_or_else(String::new, |day| format!(" ngày {}", date(day)));
    let message = format!(
        "{what} ({}) lệch hơn 10% so với số của {} ({}, văn bản {}{of})",
        number(own),
        second.source,
        number(other),
        second.document
    );
    Diagnostic::new(&rules::TWO_SOURCES_DIFFER, own.span, message)
        .hint("Đối chiếu với nguồn kia; nếu số báo cáo đúng, ghi lý do vào cột ghi_chu")
        .label(other.span, "số của nguồn kia")
        .about(Some(figure.reporter), Some(figure.key.period))
}
