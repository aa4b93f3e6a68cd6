//! Developments over the periods of the plan, with the break where the population changes.

use super::{bounded, targets};
use crate::aggregate::{Coverage, Overview};
use crate::document::board::{Bar, Datum, Panel, Point, Row, Section, Sheet, Trend};
use crate::period::Period;
use crate::plan::{Amount, IndicatorId};
use crate::vietnamese::upper_first;
use crate::view::{Facts, words};

pub(super) fn section(facts: &Facts<'_>, past: &[Overview]) -> Section {
    let periods = periods(facts);
    let with_people = targets::shown(facts).filter(|coverage| coverage.has_denominator);
    let trends: Vec<Trend> =
        with_people.filter_map(|coverage| trend(facts, past, &periods, coverage)).collect();
    let panels = if trends.is_empty() { Vec::new() } else { vec![Panel::Trends(trends)] };
    let lead = vec![
        "Đường đứt đoạn là mức kế hoạch từng năm. Vạch mờ sau mỗi điểm là khoảng khi tính cả các \
         đơn vị chưa có số liệu."
            .to_owned(),
    ];
    Section { id: "dien-bien", title: "Diễn biến qua các kỳ".to_owned(), lead, panels }
}

/// Every period of the plan of this kind, those to come too.
fn periods(facts: &Facts<'_>) -> Vec<Period> {
    let frequency = facts.overview.term.period.frequency();
    facts.plan.periods().into_iter().filter(|period| period.frequency() == frequency).collect()
}

/// One indicator; none where no period has figures.
fn trend(
    facts: &Facts<'_>,
    past: &[Overview],
    periods: &[Period],
    now: &Coverage,
) -> Option<Trend> {
    let id = now.indicator;
    let points: Vec<Point> = periods
        .iter()
        .enumerate()
        .map(|(n, period)| {
            let before = n.checked_sub(1).map(|before| periods[before]);
            let breaks = before.is_some_and(|b| !facts.plan.is_one_series(id, b, *period));
            point(facts, past, id, (*period, breaks))
        })
        .collect();
    let said = points.iter().filter(|point| !point.text.is_empty());
    let said: Vec<String> = said.map(|point| format!("{}: {}", point.label, point.text)).collect();
    (!said.is_empty()).then(|| Trend {
        title: upper_first(words::short_name(facts.plan, now)),
        words: format!("Tỷ lệ qua các kỳ: {}.", said.join("; ")),
        notes: notes(facts, periods, id),
        sheet: sheet(facts, past, id),
        points,
    })
}

fn of(past: &[Overview], period: Period, id: IndicatorId) -> Option<&Coverage> {
    past.iter().find(|overview| overview.term.period == period)?.coverage_of(id)
}

fn point(
    facts: &Facts<'_>,
    past: &[Overview],
    id: IndicatorId,
    (period, breaks): (Period, bool),
) -> Point {
    let then = of(past, period, id);
    let target = facts.plan.target(id, period.year()).map(|target| target.goal.amount);
    let mark = match target {
        Some(Amount::Percent(hundredths)) => u32::try_from(hundredths).ok(),
        _ => None,
    };
    let bar = then.map_or_else(Bar::default, bounded);
    Point {
        label: short(period),
        text: then.map(words::percent_text).unwrap_or_default(),
        bar: Bar { mark, ..bar },
        breaks,
    }
}

/// As under a picture: `IV/2025`, without the word that all of them share.
pub(super) fn short(period: Period) -> String {
    let name = period.in_sentence();
    let noun = format!("{} ", period.noun());
    name.strip_prefix(&noun).unwrap_or(&name).to_owned()
}

/// Where the population changes, in words: nothing is compared across it.
fn notes(facts: &Facts<'_>, periods: &[Period], id: IndicatorId) -> Vec<String> {
    let pairs = periods.windows(2).filter(|p| !facts.plan.is_one_series(id, p[0], p[1]));
    let say = |pair: &[Period]| {
        let population = facts.plan.population_in(id, pair[1].year())?;
        let name = &facts.plan.population(population).name;
        let since = pair[1].in_sentence();
        Some(format!("Từ {since} đối tượng là {name}, khác trước: không so sánh qua vạch chấm."))
    };
    pairs.filter_map(say).collect()
}

fn sheet(facts: &Facts<'_>, past: &[Overview], id: IndicatorId) -> Sheet {
    let row = |overview: &Overview| {
        let then = overview.coverage_of(id)?;
        let people = if then.addends.is_empty() { "–".to_owned() } else { words::people(then) };
        Some(Row {
            title: overview.term.period.title(),
            note: vec![Datum::words(people)],
            cells: vec![
                Datum::words(words::percent_text(then)),
                Datum::words(targets::bounds(then).unwrap_or_default()),
            ],
        })
    };
    let name = &facts.plan.indicator(id).short_name;
    Sheet {
        caption: format!("{name} qua các kỳ"),
        columns: ["Kỳ", "Tỷ lệ", "Trong khoảng"].map(str::to_owned).to_vec(),
        rows: past.iter().filter_map(row).collect(),
        wide: false,
    }
}
