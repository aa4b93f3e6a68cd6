//! Figures, targets and conclusions of a closed period that come out differently although
//! nobody sent anything: the plan, a decision or an earlier period moved them.

use super::files::{FileChanges, change};
use super::{Closed, words};
use crate::diagnostic::{Diagnostic, rules};
use crate::plan::{About, FigureKey, Form, UnitId};
use crate::source::Span;
use crate::submission::closing::{FigureName, IndicatorSent, Revised};
use crate::submission::{Figure, Receipt, ReceivedAs};
use std::collections::BTreeSet;

/// At most so many places that may be the cause.
const MOST_CAUSES: usize = 3;

/// One finding an indicator.
pub(super) fn differences(
    closed: &Closed<'_>,
    revised: &Revised,
    changes: &FileChanges<'_>,
) -> Vec<Diagnostic> {
    let moved = moved(closed, revised, changes);
    let (sent, now) = (&revised.closing.sent.indicators, &revised.present.indicators);
    let mut ids: Vec<&str> = sent.iter().chain(now).map(|i| i.id.as_str()).collect();
    let mut seen = BTreeSet::new();
    ids.retain(|id| seen.insert(*id));
    let found = ids.into_iter().filter_map(|id| {
        let find = |list: &'_ [IndicatorSent]| list.iter().position(|i| i.id == id);
        let pair = (find(sent).map(|n| &sent[n]), find(now).map(|n| &now[n]));
        let moved: Vec<&FigureName> =
            moved.iter().copied().filter(|name| name.indicator == id).collect();
        let figures = figures(closed, revised, &moved);
        let what: Vec<String> = [judged(pair), figures].into_iter().flatten().collect();
        let name = words::indicator(closed.plan, id);
        let what = (!what.is_empty()).then(|| format!("{name}: {}", what.join("; ")))?;
        Some(with_rows(closed, &moved, problem(revised, changes, what)))
    });
    found.collect()
}

/// `tổ dân phố 1 (quý III/2025) 1 → 5`.
fn figures(closed: &Closed<'_>, revised: &Revised, moved: &[&FigureName]) -> Option<String> {
    let said = |name: &&FigureName| {
        let unit = words::unit(closed.plan, &name.about);
        let when = match name.period == revised.period {
            true => String::new(),
            false => format!(" ({})", name.period.in_sentence()),
        };
        Some(format!("{unit}{when} {}", change(revised, name)?))
    };
    let said: Vec<String> = moved.iter().filter_map(said).collect();
    (!said.is_empty()).then(|| words::some(&said, "số"))
}

/// With the rows in which the figures stand now.
fn with_rows(closed: &Closed<'_>, moved: &[&FigureName], problem: Diagnostic) -> Diagnostic {
    let unit = |id: &str| closed.plan.index.units.get(id).copied();
    let row = |name: &&FigureName| {
        let indicator = closed.plan.index.indicators.get(&name.indicator)?;
        let about = unit(&name.about).map_or(About::Whole, About::Unit);
        let key = FigureKey { period: name.period, indicator: *indicator, about };
        let by = unit(&name.reporter)?;
        let mut rows = closed.dataset.figures.iter();
        rows.find(|figure| figure.key == key && figure.reporter == by).map(Figure::row)
    };
    let rows = moved.iter().take(MOST_CAUSES).filter_map(row);
    rows.fold(problem, |problem, row| problem.label(row, "số hiện nay"))
}

/// A finding that something of the period comes out differently.
pub(super) fn problem(revised: &Revised, changes: &FileChanges<'_>, what: String) -> Diagnostic {
    let message =
        format!("Số đã báo cáo của {} nay tính khác: {what}", revised.period.in_sentence());
    let mut problem = Diagnostic::new(&rules::CLOSED_FIGURE_DIFFERS, revised.closing.span, message)
        .hint(
            "Xem lại thay đổi trong kế hoạch, quyết định riêng hoặc kỳ trước; nếu đúng là phải \
                 báo cáo lại thì dùng bdhvs reopen",
        )
        .about(None, Some(revised.period));
    let causes: Vec<Span> = changes.of_plan().take(MOST_CAUSES).collect();
    for cause in causes.into_iter().filter(|cause| cause.file != revised.closing.span.file) {
        problem = problem.label(cause, "đã đổi từ khi khoá kỳ");
    }
    problem
}

/// The figures that moved though their reporter sent nothing since.
fn moved<'r>(
    closed: &Closed<'_>,
    revised: &'r Revised,
    changes: &FileChanges<'_>,
) -> Vec<&'r FigureName> {
    let (sent, now) = (&revised.closing.sent.figures, &revised.present.figures);
    let names: BTreeSet<&FigureName> = sent.keys().chain(now.keys()).collect();
    let touched = changes.units(|form| form == Form::Figures);
    let moved = names.into_iter().filter(|name| sent.get(name) != now.get(name));
    moved
        .filter(|name| {
            let unit = closed.plan.index.units.get(&name.reporter);
            let own = unit.is_some_and(|unit| touched.contains(unit));
            // A new expected figure, or one no longer expected, is never of its reporter's doing.
            let expected = sent.contains_key(name) && now.contains_key(name);
            let explained = (own && name.period == revised.period)
                || unit.is_some_and(|unit| sent_since(closed, revised, *unit));
            !expected || !explained
        })
        .collect()
}

/// True where a unit sent figures of an earlier period after this one was closed.
fn sent_since(closed: &Closed<'_>, revised: &Revised, unit: UnitId) -> bool {
    let later = |r: &&Receipt| {
        r.period < revised.period
            && r.unit == unit
            && r.received == ReceivedAs::Form(Form::Figures)
            && r.received_on >= revised.closing.closed_on
    };
    closed.dataset.receipts.iter().any(|r| later(&r))
}

/// What moved of an indicator but its figures: its being there, its target, its conclusion.
fn judged(pair: (Option<&IndicatorSent>, Option<&IndicatorSent>)) -> Option<String> {
    let (before, after) = match pair {
        (Some(before), Some(after)) => (before, after),
        (Some(_), None) => return Some("nay không còn là chỉ tiêu của kỳ này".to_owned()),
        (None, Some(_)) => return Some("nay thêm vào kỳ này".to_owned()),
        (None, None) => return None,
    };
    let mut said = Vec::new();
    if before.target != after.target {
        let [from, to] = [before, after].map(|i| words::target(i.target));
        said.push(format!("chỉ tiêu Kế hoạch {from} → {to}"));
    }
    let conclusion = |i: &IndicatorSent| (i.verdict, i.year_running);
    // A figure of 0 that came since moves no sum, but it counts.
    let sums = |i: &IndicatorSent| {
        ((i.numerator, i.denominator, i.low, i.high), (i.expected, i.counted, i.excluded))
    };
    // Otherwise the conclusion only follows the figures that were sent since.
    let own = before.target != after.target
        || before.year_running != after.year_running
        || sums(before) == sums(after);
    if conclusion(before) != conclusion(after) && own {
        let [from, to] = [before, after].map(|i| words::verdict(i.verdict, i.year_running));
        said.push(format!("kết luận {from} → {to}"));
    }
    (!said.is_empty()).then(|| said.join(", "))
}
